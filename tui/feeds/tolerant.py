"""feedparser: slow, and reads nearly anything."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from time import struct_time
from typing import Any

import feedparser

from tui.errors import FeedError
from tui.feeds.raw import RawEntry, RawFeed


def read_tolerant(body: bytes, url: str, content_type: str) -> RawFeed:
    """Parse what the fast parser could not. Raises FeedError where it is no feed.

    It is given a file-like object: bytes that look like a path would be opened.
    """
    headers = {"content-location": url}
    if content_type:
        headers["content-type"] = content_type
    try:
        found = feedparser.parse(io.BytesIO(body), response_headers=headers, sanitize_html=False)
    except Exception as error:
        raise FeedError("it cannot be read as a feed") from error
    if not found.version and not found.entries:
        raise FeedError("it is no feed")
    return RawFeed(
        title=found.feed.get("title", ""),
        site=found.feed.get("link", ""),
        language=found.feed.get("language", ""),
        entries=[_entry(entry) for entry in found.entries],
    )


def _entry(entry: Mapping[str, Any]) -> RawEntry:
    contents = entry.get("content") or ()
    html = max((content.get("value") or "" for content in contents), key=len, default="")
    return RawEntry(
        id=entry.get("id") or "",
        link=entry.get("link") or "",
        title=entry.get("title") or "",
        author=entry.get("author") or "",
        html=html or entry.get("summary") or "",
        published=_time(entry.get("published_parsed")),
        updated=_time(entry.get("updated_parsed")),
    )


def _time(parts: struct_time | None) -> datetime | None:
    try:
        return datetime(*parts[:6], tzinfo=UTC) if parts else None
    except (ValueError, OverflowError):
        return None
