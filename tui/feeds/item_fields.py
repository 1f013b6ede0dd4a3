"""Which element of an item or channel is its title, its text, its authors, its date.

Several may say so; the surest that says anything counts, whatever order they stand in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.dates import date_of
from tui.feeds.elements import Fields, fields_of, first_text, html_of, text_of
from tui.feeds.plain_line import is_mail

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from lxml import etree

_TITLES = ("title", "atom:title", "dc:title", "media:title", "itunes:title")
PUBLISHED = (
    *("pubdate", "published", "issued", "atom:published", "atom:issued", "dcterms:issued"),
    *("created", "atom:created", "dcterms:created", "dc:date", "date", "dcterms:date"),
    *("publishdate", "pub_date", "datepublished", "dc:issued", "dcterms:available"),
    "prism:publicationdate",
)
UPDATED = ("updated", "modified", "atom:updated", "atom:modified", "dcterms:modified")
_CONTENTS = (
    *("content:encoded", "encoded", "content", "atom:content", "xhtml:body", "body", "fullitem"),
    *(
        "yandex:full-text",
        "turbo:content",
        "rambler:fulltext",
        "mailru:full-text",
        "full-text",
        "fulltext",
        "story",
        "text",
    ),
    *("description", "summary", "atom:summary", "xhtml:div", "dc:description", "tagline"),
)
_SUBSTITUTES = (
    *(
        "excerpt:encoded",
        "itunes:summary",
        "media:description",
        "googleplay:description",
        "abstract",
    ),
    *("dcterms:abstract", "itunes:subtitle", "prism:teaser", "media:text"),
)
"""Elements that are an entry's text where it has no other."""

_HOLDERS = frozenset({*_SUBSTITUTES, "media:group", "media:content"})

AUTHORS = (
    "author",
    "atom:author",
    "dc:creator",
    "dc:author",
    "itunes:author",
    "googleplay:author",
    "creator",
    "dc:contributor",
)
FEED_AUTHORS = (*AUTHORS, "itunes:owner", "managingeditor", "webmaster")
_PARTS_OF_PERSON = frozenset({"name", "email", "uri", "url"})
LANGUAGES = ("language", "dc:language")
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TAGS = re.compile(r"<[^>]*>")
_IN_NUMBERS = re.compile(r"(?<!\d)\d{1,2}[ ./-]\d{1,2}[ ./-]\d")
"""A date in numbers alone, that does not begin with the year."""


def title_of(fields: Fields) -> str:
    """Return the title as HTML: the plain one, or else one of a module."""
    for name in _TITLES:
        for element in fields.get(name, ()):
            if (title := html_of(element, name)) and not title.isspace():
                return title
    for media in media_of(fields, ("media:group",)):
        if title := first_text(media, ("media:title",)):
            return title
    return ""


def media_of(
    fields: Fields, holders: tuple[str, ...] = ("media:group", "media:content")
) -> Iterator[Fields]:
    """Walk what is said of an item's recordings and pictures, and of each in a group of them."""
    for _, holder in elements_of(fields, holders):
        media = fields_of(holder, "")
        yield media
        yield from media_of(media, ("media:content",))


def body_of(fields: Fields) -> tuple[str, etree._Element | None]:
    """Choose the element that says most: the content, or a summary where that has more text."""
    candidates = elements_of(fields, _CONTENTS)
    if len(candidates) == 1 and fields.keys().isdisjoint(_HOLDERS):
        return candidates[0]
    best: tuple[str, etree._Element | None] = ("", None)
    size = -1
    for pair in candidates:
        if (length := _visible(pair[1])) > size:
            best, size = pair, length
    if size > 0:
        return best
    others = elements_of(fields, _SUBSTITUTES)
    for media in media_of(fields):
        others += elements_of(media, _SUBSTITUTES)
    return next((pair for pair in others if _visible(pair[1])), best)


def elements_of(fields: Fields, names: tuple[str, ...]) -> list[tuple[str, etree._Element]]:
    """List the elements by these names, in the order of the names."""
    return [(name, element) for name in names if name in fields for element in fields[name]]


def _visible(element: etree._Element) -> int:
    """How much text an element has beside its tags, in characters."""
    if len(element):
        return len(text_of(element))
    text = element.text or ""
    return len(_TAGS.sub("", text).strip()) if "<" in text else len(text.strip())


def names_of(fields: Fields, roles: tuple[str, ...]) -> list[str]:
    """List everybody by the first of these names that names anybody."""
    for role in roles:
        if role not in fields:
            continue
        names = [_person(element) for element in fields[role]]
        if any(not is_mail(name) for name in names if name.strip()):
            return names
    return []


def _person(element: etree._Element) -> str:
    if not len(element):
        return element.text or ""
    parts = {str(child.tag).rpartition("}")[2].lower(): text_of(child) for child in element}
    if parts.keys() & _PARTS_OF_PERSON:
        return parts.get("name") or (element.text or "").strip()
    return text_of(element)


def language_of(item: etree._Element, fields: Fields, body: etree._Element | None) -> str:
    """Return the language that an item, its text or its title is said to be in."""
    if language := first_text(fields, LANGUAGES):
        return language
    for element in (body, item):
        if element is not None and (language := element.get(LANG) or ""):
            return language
    for element in fields.get("title", ()):
        return element.get(LANG) or ""
    return ""


def date_in(
    fields: Fields, names: tuple[str, ...], month_first: Callable[[str], bool | None]
) -> datetime | None:
    """Read the first of these elements that holds a date; 05/02 is May with `month_first`."""
    for _, element in elements_of(fields, names):
        text = text_of(element)
        first = month_first(text) if _IN_NUMBERS.search(text) else None
        if (moment := date_of(text, month_first=first)) is not None:
            return moment
    return None
