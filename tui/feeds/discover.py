"""From a page to the feeds that it announces, and to those that it may have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import etree

from tui import clean

MAX_BYTES = 2_000_000
MAX_FOUND = 50

_TYPES = re.compile(
    r"^\s*(?:application/(?:rss|atom|rdf|feed)\+(?:xml|json)|text/xml|application/xml)\b", re.I
)
_LOOKS = re.compile(r"(?:rss|atom|feed|\.rdf|\.xml)(?:$|[/?.])", re.IGNORECASE)
_GUESSES = ("/feed", "/rss.xml", "/feed.xml", "/atom.xml", "/rss", "/index.xml", "/feed.json")


@dataclass(frozen=True, slots=True)
class Found:
    """A feed's likely address, with the title that the page gives it."""

    url: str
    title: str = ""


def discover(body: bytes, url: str) -> tuple[Found, ...]:
    """The feeds of a page, those that it announces first, then links that look like one, then guesses."""
    found: dict[str, Found] = {}

    def note(base: str, target: str, title: str = "") -> None:
        try:
            address = clean.address(urljoin(base, target.strip()))
        except ValueError:
            return
        if address and len(found) < MAX_FOUND:
            found.setdefault(address, Found(address, clean.line(title, 200)))

    root = _tree(body)
    if root is not None:
        base = url
        for element in root.iter("base"):
            base = urljoin(url, element.get("href", ""))
            break
        for link in root.iter("link"):
            if "alternate" in link.get("rel", "").lower().split() and _TYPES.match(
                link.get("type", "")
            ):
                note(base, link.get("href", ""), link.get("title", ""))
        for link in root.iter("a"):
            if _LOOKS.search(urlsplit_path(link.get("href", ""))):
                note(base, link.get("href", ""), "".join(link.itertext())[:200])
    for guess in _GUESSES:
        note(url, guess)
    return tuple(found.values())


def urlsplit_path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def _tree(body: bytes) -> etree._Element | None:
    parser = etree.HTMLParser(no_network=True, remove_comments=True)
    try:
        root: etree._Element | None = etree.fromstring(body[:MAX_BYTES], parser)
    except (etree.LxmlError, ValueError):
        return None
    return root
