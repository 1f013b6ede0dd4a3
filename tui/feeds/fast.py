"""fastfeedparser: sixty times faster than the tolerant parser, right on sound feeds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import fastfeedparser

from tui.feeds.raw import RawEntry, RawFeed

_LANGUAGE = re.compile(
    rb"<(?:dc:)?language>\s*(?:<!\[CDATA\[)?\s*([A-Za-z]{2,3}(?:[-_]\w{2,8})?)"
    rb"|xml:lang=[\"']([A-Za-z]{2,3}(?:[-_]\w{2,8})?)"
)


def read_fast(body: bytes) -> RawFeed:
    """Parse bytes only: a string would be fetched. Raises whatever the parser raises."""
    found = fastfeedparser.parse(
        body, include_tags=False, include_media=False, include_enclosures=False
    )
    head = found["feed"]
    language = _LANGUAGE.search(body, 0, 16_384)
    return RawFeed(
        title=head.get("title") or "",
        site=head.get("link") or "",
        language=head.get("language")
        or ((language[1] or language[2]).decode("ascii", "ignore") if language else ""),
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
    """The link to the article: not that to the entry itself, an enclosure or its replies."""
    for link in entry.get("links") or ():
        if link.get("rel") in (None, "alternate") and link.get("href"):
            return str(link["href"])
    return entry.get("link") or ""


def _time(raw: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(raw) if raw else None
    except ValueError:
        return None
