"""feedparser: slow, and reads nearly anything."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from time import struct_time
from typing import Any

import feedparser

from tui.errors import FeedError
from tui.feeds.raw import RawEntry, RawFeed

_GUID = re.compile(rb"<guid\b[^>]*>", re.IGNORECASE)


def read_tolerant(document: bytes, url: str) -> RawFeed:
    """Parse what the fast parser could not. Raises FeedError where it is no feed.

    It is given a file-like object: bytes that look like a path would be opened. Ids are kept from
    being resolved as links, so that an entry has the same id whichever parser reads it.
    """
    document = _GUID.sub(b'<guid isPermaLink="false">', document)
    headers = {"content-location": url, "content-type": "application/xml; charset=utf-8"}
    try:
        found = feedparser.parse(
            io.BytesIO(document), response_headers=headers, sanitize_html=False
        )
    except Exception as error:
        raise FeedError("it cannot be read as a feed") from error
    if not found.version and not found.entries:
        raise FeedError("it is no feed")
    return RawFeed(
        title=found.feed.get("title") or "",
        site=found.feed.get("link") or "",
        language=found.feed.get("language") or "",
        entries=[_entry(entry) for entry in found.entries],
    )


def _entry(entry: dict[str, Any]) -> RawEntry:
    # dict.get, because its own warns where one time would stand in for the other
    contents = entry.get("content") or ()
    html = max((content.get("value") or "" for content in contents), key=len, default="")
    return RawEntry(
        id=entry.get("id") or "",
        link=entry.get("link") or "",
        title=entry.get("title") or "",
        author=entry.get("author") or "",
        html=html or entry.get("summary") or "",
        published=_time(dict.get(entry, "published_parsed")),
        updated=_time(dict.get(entry, "updated_parsed")),
    )


def _time(parts: struct_time | None) -> datetime | None:
    try:
        return datetime(*parts[:6], tzinfo=UTC) if parts else None
    except (ValueError, OverflowError):
        return None
