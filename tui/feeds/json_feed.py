"""JSON Feed 1.0 and 1.1, each field read only if it is what the format says it is."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from typing import Any

from tui.dates import date_of
from tui.errors import FeedError
from tui.feeds.elements import plain_as_html
from tui.feeds.html_tags import escape_strange
from tui.feeds.mend_xml import MAX_ITEMS
from tui.feeds.raw_feed import RawEntry, RawFeed
from tui.lost_marks import restore_escapes

_TAGS = re.compile(r"<[^<>]*>")
_LAST_COMMA = re.compile(r",(?=\s*[\]}])")

MAX_PARTS = 500_000
"""Objects and lists in a feed: each takes a hundred times the bytes that it is written in."""


def read_json(text: str) -> RawFeed:
    """Read the feed in a JSON text. Raises FeedError where it is none, or not JSON."""
    if text.count("{") + text.count("[") > MAX_PARTS:
        raise FeedError("it has too many parts to be read")
    try:
        feed = _loaded(restore_escapes(text))
    except (ValueError, RecursionError) as error:
        raise FeedError("it is no feed, or its JSON is broken") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if isinstance(items, dict):
        items = list(items.values())
    elif items is None and isinstance(feed, dict) and "items" in feed:
        items = []
    if not isinstance(items, list):
        raise FeedError("it is JSON, but no feed")
    return RawFeed(
        title=_text(feed, "title"),
        site=_text(feed, "home_page_url"),
        language=_text(feed, "language"),
        authors=_authors(feed),
        entries=[_entry(item) for item in items[:MAX_ITEMS] if isinstance(item, dict)],
    )


def _loaded(text: str) -> Any:
    """What a text holds, which may have a comma behind the last of a list."""
    try:
        return json.loads(text, strict=False)
    except ValueError:
        return json.loads(_LAST_COMMA.sub("", text), strict=False)


def _entry(item: Mapping[str, Any]) -> RawEntry:
    marked = _first(item, "content_html", "content")
    plain = _first(item, "content_text", "summary", "description")
    if 2 * len(_TAGS.sub("", marked).strip()) >= len(plain.strip()):
        plain = ""  # which is the same without its marks
    return RawEntry(
        id=_as_text(item.get("id")),
        link=_text(item, "url") or _text(item, "external_url") or _attachment(item),
        title=html.escape(_text(item, "title"), quote=False),
        authors=_authors(item),
        html=plain_as_html(plain) or escape_strange(marked),
        language=_text(item, "language"),
        published=date_of(_as_text(item.get("date_published"))),
        updated=date_of(_as_text(item.get("date_modified"))),
    )


def _attachment(item: Mapping[str, Any]) -> str:
    """The recording that is all there is of many an episode, if its id is no address."""
    if _as_text(item.get("id")).startswith(("http://", "https://")):
        return ""
    files = _as_list(item.get("attachments"))
    addresses = (_text(file, "url").strip() for file in files if isinstance(file, dict))
    return next(filter(None, addresses), "")


def _text(values: Mapping[str, Any], key: str) -> str:
    value = values.get(key)
    return value if isinstance(value, str) else ""


def _first(values: Mapping[str, Any], *keys: str) -> str:
    """The first of these texts that is more than blanks."""
    return next((text for key in keys if (text := _text(values, key)).strip()), "")


def _as_text(value: object) -> str:
    """An id or a date, which is a number in many feeds: of seconds since 1970, if a date."""
    return str(value) if isinstance(value, str | int | float) else ""


def _authors(values: Mapping[str, Any]) -> list[str]:
    """The names of all authors; one often stands in no list, or is its name alone."""
    people = [*_as_list(values.get("authors")), *_as_list(values.get("author"))]
    names = (_text(person, "name") if isinstance(person, dict) else person for person in people)
    return [html.escape(name, quote=False) for name in names if isinstance(name, str) and name]


def _as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
