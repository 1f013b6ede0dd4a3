"""From a page to the feeds that it announces, and to those that it may have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from tui import clean
from tui.feeds.addresses import resolve

MAX_BYTES = 2_000_000
MAX_LINKS = 50

_TYPES = re.compile(r"\s*application/(?:rss|atom|rdf|feed)\+(?:xml|json)\b", re.IGNORECASE)
_LOOSE_TYPES = re.compile(r"\s*(?:(?:text|application)/(?:xml|json)\s*(?:;.*)?)?", re.IGNORECASE)
"""Types that feeds are announced with, among other things, or none."""

_LOOKS = re.compile(r"\b(?:rss|atom|feeds?|rdf|xml)\b", re.IGNORECASE)
_SAYS = re.compile(r"\b(?:rss|atom)\b", re.IGNORECASE)
_COMMENTS = re.compile(
    r"comment|kommentar|comentari|comentári|komentar|komentář|komentarz|коммент|комент|reacties"
    r"|yorum|σχόλι|تعليق|댓글|コメント|评论|評論|bình luận|replies",
    re.IGNORECASE,
)
_SECTION = re.compile(r"/(?:tags?|category|categories|authors?|topics?)/")
"""In addresses of feeds of one section, which a page outside of it names too."""

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
        candidates = [*_announced(root, url), *_linked(root), *candidates]
        base = resolve(url, next((e.get("href", "") for e in root.iter("base")), "")) or url
    links: dict[str, FeedLink] = {}
    for target, title in candidates:
        address = clean.address(resolve(base, target))
        if address and address != url:
            links.setdefault(address, FeedLink(address, clean.line(title, 200)))
    return tuple(links.values())[:MAX_LINKS]


def _announced(root: etree._Element, url: str) -> list[tuple[str, str]]:
    """The feeds that a page names in its head: those of comments last, what may be one before."""
    feeds = sorted(_alternates(root, url), key=lambda feed: feed[0])
    return [(href, title) for _, href, title in feeds]


def _alternates(root: etree._Element, url: str) -> Iterator[tuple[int, str, str]]:
    """What a page names as its other forms, with a rank: the lower, the likelier its feed."""

    def rank(href: str) -> int:
        return int(bool(_SECTION.search(href) and not _SECTION.search(url)))

    for link in root.iter("link"):
        relations = link.get("rel", "").lower().split()
        if "alternate" not in relations and "feed" not in relations:
            continue
        href, title, kind = link.get("href", ""), link.get("title", ""), link.get("type", "")
        if _TYPES.match(kind) or "feed" in relations:
            yield 3 if _COMMENTS.search(f"{href} {title}") else rank(href), href, title
        elif _LOOSE_TYPES.fullmatch(kind) and (kind.strip() or _LOOKS.search(href[:2_000])):
            yield 2, href, title


def _linked(root: etree._Element) -> Iterator[tuple[str, str]]:
    count = 0
    for link in root.iter("a"):
        target = link.get("href", "")
        pictures = (picture.get("alt", "") for picture in link.iter("img"))
        title = " ".join((*link.itertext(), link.get("title", ""), *pictures))[:200].strip()
        if (_LOOKS.search(target[:2_000]) or _SAYS.search(title)) and count < MAX_LINKS:
            count += 1
            yield target, title
