"""fastfeedparser: sixty times faster than the tolerant parser, right on sound feeds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import fastfeedparser

from tui.feeds.raw import RawEntry, RawFeed

_LANGUAGE = re.compile(
    rb"<(?:dc:)?language>\s*(?:<!\[CDATA\[)?\s*([A-Za-z-]{2,12})|xml:lang=[\"']([A-Za-z-]{2,12})"
)
_RELATIVE = re.compile(
    rb"""(?:href|src)=(?:"|'|&quot;|&\#34;|&\#39;)
    (?!https?:|//|mailto:|tel:|data:|\#|&\#35;)""",
    re.VERBOSE,
)
_NESTED_TITLE = re.compile(rb"<(?:\w+:)?title[^>]*xhtml")


_DATE = re.compile(
    rb"<(?:\w+:)?(?:pubdate|date|published|updated|issued|modified|created)\b", re.IGNORECASE
)


def too_hard(document: bytes) -> bool:
    """Whether a feed uses what the fast parser reads wrongly, without saying so.

    It leaves relative addresses as they are under `xml:base`, and titles in XHTML empty, and
    takes ids for dates where there are none.
    """
    if not _DATE.search(document):
        return True
    if b"xml:base" in document and _RELATIVE.search(document):
        return True
    return b"xhtml" in document and bool(_NESTED_TITLE.search(document))


def read_fast(document: bytes) -> RawFeed:
    """Parse bytes only: a string would be fetched. Raises whatever the parser raises."""
    found = fastfeedparser.parse(
        document, include_tags=False, include_media=False, include_enclosures=False
    )
    head = found["feed"]
    language = _LANGUAGE.search(document, 0, 16_384)
    return RawFeed(
        title=head.get("title") or "",
        site=head.get("link") or "",
        language=(language[1] or language[2]).decode() if language else "",
        entries=[_entry(entry) for entry in found["entries"]],
    )


def _entry(entry: Mapping[str, Any]) -> RawEntry:
    content = entry.get("content")
    return RawEntry(
        id=entry.get("id") or "",
        link=_link(entry),
        title=entry.get("title") or "",
        author=entry.get("author") or "",
        html=(content[0].get("value") if content else "") or entry.get("description") or "",
        published=_time(entry.get("published")),
        updated=_time(entry.get("updated")),
    )


def _link(entry: Mapping[str, Any]) -> str:
    """The link to the article: not the one to the entry itself, to an enclosure or to replies."""
    for link in entry.get("links") or ():
        if link.get("rel") in (None, "alternate") and link.get("href"):
            return str(link["href"])
    return entry.get("link") or ""


def _time(raw: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(raw) if raw else None
    except ValueError:
        return None
