"""What a page says about itself, in its head and its structured data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tui import clean

if TYPE_CHECKING:
    from lxml import etree

MAX_DATA = 200_000
"""Characters of structured data that are read."""

_PUBLISHED = {
    "article:published_time": 0,
    "og:article:published_time": 0,
    "datepublished": 1,
    "dc.date.issued": 2,
    "dcterms.created": 2,
    "pubdate": 2,
    "parsely-pub-date": 2,
    "sailthru.date": 3,
    "date": 4,
}
_LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})\b")


@dataclass(frozen=True, slots=True)
class About:
    """`title` is the page's heading, `locked` that its text is for subscribers."""

    title: str = ""
    published: datetime | None = None
    language: str = ""
    locked: bool = False


def about(root: etree._Element) -> About:
    """Read the head, the first heading and the JSON-LD of a page."""
    headings = [" ".join("".join(h1.itertext()).split()) for h1 in root.iter("h1")]
    data = list(_objects(root))
    found = {rank: time for rank, raw in _dates(root, data) if (time := _time(raw))}
    language = _LANGUAGE.match(root.get("lang") or root.get("xml:lang") or "")
    return About(
        title=clean.line(headings[0]) if len(headings) == 1 else "",
        published=found[min(found)] if found else None,
        language=language[1].lower() if language else "",
        locked=_locked(root, data),
    )


def _dates(root: etree._Element, data: list[dict[str, Any]]) -> Iterator[tuple[int, str]]:
    """What the page says of its publication, with a rank: the lower, the surer."""
    for thing in data:
        if isinstance(raw := thing.get("datePublished"), str):
            yield 1, raw
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name in _PUBLISHED:
            yield _PUBLISHED[name], meta.get("content", "")
    for element in root.iter("time"):
        if element.get("itemprop") == "datePublished" or "pubdate" in element.attrib:
            yield 3, element.get("datetime", "")


def _locked(root: etree._Element, data: list[dict[str, Any]]) -> bool:
    free = [thing.get("isAccessibleForFree") for thing in data]
    if any(value is False or str(value).lower() == "false" for value in free if value is not None):
        return True
    return any(
        meta.get("property") == "article:content_tier" and meta.get("content") == "locked"
        for meta in root.iter("meta")
    )


def _objects(root: etree._Element) -> Iterator[dict[str, Any]]:
    """The objects of a page's JSON-LD, those in a list or graph too."""
    for script in root.iter("script"):
        if script.get("type") != "application/ld+json" or not script.text:
            continue
        try:
            data = json.loads(script.text[:MAX_DATA], strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in data if isinstance(data, list) else [data]:
            if isinstance(thing, dict):
                yield thing
                graph = thing.get("@graph")
                if isinstance(graph, list):
                    yield from (part for part in graph if isinstance(part, dict))


def _time(raw: str) -> datetime | None:
    """A time of day in its own zone; a mere day is left to trafilatura, which knows more forms."""
    raw = raw.strip()
    if len(raw) < 16 or len(raw) > 40:
        return None
    try:
        time = datetime.fromisoformat(raw)
        time.astimezone(UTC)  # raises where there is no such moment
        return time if time.tzinfo else time.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
