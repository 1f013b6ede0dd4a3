"""From a page to the feeds that it announces, and to those that it may have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree

from tui import clean
from tui.feeds.addresses import addresses_of, resolve

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
_SECTION = re.compile(r"/(?:tags?|category|categories|authors?|topics?|search)/")
"""In addresses of feeds of one section, which a page outside of it names too."""

_RECORDINGS = re.compile(r"podcast|/(?:audio|video)s?\b", re.IGNORECASE)
_FOR_READERS = re.compile(r"\s*feed:", re.IGNORECASE)
_OWN, _MAIN, _OF_SECTION, _LOOSE, _LINKED, _LINKED_ELSEWHERE, _GUESSED, _OF_COMMENTS = range(8)
"""How likely a link is the feed that somebody means by a page: the lower, the likelier."""

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
    found: list[tuple[int, FeedLink]] = []
    if root is not None:
        base = resolve(url, next((e.get("href", "") for e in root.iter("base")), "")) or url
        found = [
            *((rank, _link(base, href, title)) for rank, href, title in _alternates(root, url)),
            *_linked(root, base, url),
        ]
    found += [(_GUESSED, _link(url, guess, "")) for guess in _GUESSES]
    links: dict[str, FeedLink] = {}
    for _, link in sorted(found, key=lambda ranked: ranked[0]):
        if link.url and link.url != url:
            links.setdefault(link.url, link)
    return tuple(links.values())[:MAX_LINKS]


def _link(base: str, target: str, title: str) -> FeedLink:
    """The link to a feed as a page writes it, be it for the readers that open `feed:`."""
    address = resolve(base, target)
    if urlsplit(address).scheme not in ("http", "https"):
        address = next(iter(addresses_of(target)), "") if _FOR_READERS.match(target) else ""
    return FeedLink(clean.address(address), clean.line(title, 200))


def _alternates(root: etree._Element, url: str) -> Iterator[tuple[int, str, str]]:
    """What a page names as its other forms, with their ranks."""
    of_section = _SECTION.search(url)
    path = urlsplit(url).path

    def rank(href: str, title: str) -> int:
        if of_section and urlsplit(resolve(url, href)).path.startswith(path):
            return _OWN
        others = _SECTION.search(href) and not of_section
        recordings = _RECORDINGS.search(f"{href} {title}") and not _RECORDINGS.search(url)
        return _OF_SECTION if others or recordings else _MAIN

    for link in root.iter("link"):
        relations = link.get("rel", "").lower().split()
        if not {"alternate", "feed"} & {*relations} or "stylesheet" in relations:
            continue
        href, title, kind = link.get("href", ""), link.get("title", ""), link.get("type", "")
        if _TYPES.match(kind) or "feed" in relations:
            comments = _COMMENTS.search(f"{href} {title}")
            yield _OF_COMMENTS if comments else rank(href, title), href, title
        elif _LOOSE_TYPES.fullmatch(kind) and (kind.strip() or _LOOKS.search(href[:2_000])):
            yield _LOOSE, href, title


def _linked(root: etree._Element, base: str, url: str) -> Iterator[tuple[int, FeedLink]]:
    """The links of a page that look like feeds: its own before those to other sites."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    count = 0
    for anchor in root.iter("a"):
        target = anchor.get("href", "")
        pictures = (picture.get("alt", "") for picture in anchor.iter("img"))
        title = " ".join((*anchor.itertext(), anchor.get("title", ""), *pictures))[:200].strip()
        if (_LOOKS.search(target[:2_000]) or _SAYS.search(title)) and count < MAX_LINKS:
            count += 1
            link = _link(base, target, title)
            own = (urlsplit(link.url).hostname or "").endswith(host)
            comments = _COMMENTS.search(f"{target[:2_000]} {title}")
            yield _OF_COMMENTS if comments else (_LINKED if own else _LINKED_ELSEWHERE), link
