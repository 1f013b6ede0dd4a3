"""From a page to the feeds that it announces, and to those that it may have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import etree

from tui import clean

MAX_BYTES = 2_000_000
MAX_LINKS = 50

_TYPES = re.compile(
    r"\s*(?:application/(?:rss|atom|rdf|feed)\+(?:xml|json)|(?:text|application)/(?:xml|json))\b",
    re.IGNORECASE,
)
_LOOKS = re.compile(r"\b(?:rss|atom|feeds?|rdf|xml)\b", re.IGNORECASE)
_COMMENTS = re.compile(r"comment|kommentar|coment[aá]rio|replies", re.IGNORECASE)
_GUESSES = ("/feed", "/rss.xml", "/feed.xml", "/atom.xml", "/rss", "/index.xml", "/feed.json")


@dataclass(frozen=True, slots=True)
class FeedLink:
    """Name a feed's likely address, with the title that the page gives it."""

    url: str
    title: str = ""


def discover(body: bytes, url: str) -> tuple[FeedLink, ...]:
    """Find the feeds of the page in `body`, which came from `url`, the likeliest first.

    Those that it announces come before links that look like feeds, and guesses last. Nothing
    is asked here: the caller tries them in turn.
    """
    page = clean.decode(body[:MAX_BYTES]).encode("utf-8", "replace")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, huge_tree=True
    )
    try:
        root = etree.fromstring(page, parser)
    except (etree.LxmlError, ValueError):
        root = None
    candidates = [(guess, "") for guess in _GUESSES]
    base = url
    if root is not None:
        candidates = [*_announced(root), *_linked(root), *candidates]
        base = _joined(url, next((e.get("href", "") for e in root.iter("base")), "")) or url
    links: dict[str, FeedLink] = {}
    for target, title in candidates:
        address = clean.address(_joined(base, target))
        if address and address != url:
            links.setdefault(address, FeedLink(address, clean.line(title, 200)))
    return tuple(links.values())[:MAX_LINKS]


def _announced(root: etree._Element) -> list[tuple[str, str]]:
    """The feeds that a page names in its head, those of comments behind the others."""
    return sorted(_alternates(root), key=lambda feed: bool(_COMMENTS.search(" ".join(feed))))


def _alternates(root: etree._Element) -> Iterator[tuple[str, str]]:
    for link in root.iter("link"):
        alternate = "alternate" in link.get("rel", "").lower().split()
        if alternate and _TYPES.match(link.get("type", "")):
            yield link.get("href", ""), link.get("title", "")


def _linked(root: etree._Element) -> Iterator[tuple[str, str]]:
    count = 0
    for link in root.iter("a"):
        target = link.get("href", "")
        if _LOOKS.search(target[:2_000]) and count < MAX_LINKS:
            count += 1
            yield target, (link.text or "")[:200]


def _joined(base: str, target: str) -> str:
    try:
        joined = urljoin(base, target.strip())
        urlsplit(joined)
    except ValueError:
        return ""
    return joined
