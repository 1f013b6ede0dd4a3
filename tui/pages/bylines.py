"""Names of a page's authors: from its data, its head or a line below its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Any

from lxml import etree

from tui import clean
from tui.pages.element_text import line_of

LONGEST_NAME = 6
"""Words of an author's name, be it a person's or a desk's."""

_AUTHOR_METAS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author")
_BYLINES = etree.XPath(
    "//*[self::a or self::address or self::span or self::p or self::div or self::strong]"
    "[contains(@rel, 'author') or contains(@itemprop, 'author')"
    " or contains(@class, 'author') or contains(@class, 'byline')]"
    "[not(ancestor-or-self::*[contains(@class, 'comment') or contains(@id, 'comment')])]"
)
BY = re.compile(
    r"^(?:(?:written|posted|published|report(?:ed|ing)?|geschrieben|veröffentlicht|publié"
    r"|écrit|publicado|escrito|scritto|(?:view |see )?(?:all|more) (?:posts|articles|stories)) )?"
    r"(?:by|von|durch|par|por|di|de|door|autore?|author|автор|od)\b\s*:?\s*",
    re.IGNORECASE,
)
"""What stands before the names of authors."""

_NO_NAME = re.compile(
    r"[\d@/*():]|^.?$|\bwww\."
    r"|^(?:super ?user|(?:site ?|wp-?)?admin(?:istrator)?|webmaster|root|user|guest|anonymous|gast"
    r"|photos?|fotos?|images?|pictures?|video|graphics?|authors?)$"
    r"|\b(?:twitter|facebook|instagram|linkedin|folgen|suivre|seguir)\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:gmbh|ag & co|inc|ltd|llc|d\.o\.o|s\.?r\.?l|b\.v|corp|sp\. z o\.? ?o"
    r"|s\.r\.o|kft|zrt|ооо)\b",
    re.IGNORECASE,
)
_AND = re.compile(
    r"\s*[;,|]\s*(?:(?:and|und|et|y|e|en)\s+)?|\s+(?:and|und|et|y|e|en)\s+", re.IGNORECASE
)
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|journalist|writer|analyst|bureau chief)s?\b", re.IGNORECASE
)
"""What stands behind the name of a person, parted by a comma."""

_SENTENCE = re.compile(r"\b(?:is|was|are|has|covers|writes|reports|works|lives)\b")


def author_of(
    root: etree._Element, metas: Mapping[str, str], articles: Sequence[Mapping[str, Any]]
) -> str:
    """Read the names of all authors; a sentence about one is no name, nor is an address."""
    for thing in articles:
        if names := _names(", ".join(_persons(thing.get("author")))):
            return names
    for name in _AUTHOR_METAS:
        if names := _names(metas.get(name, "")):
            return names
    for element in _BYLINES(root):
        raw = line_of(next(element.iter("a"), element))
        if raw and len(raw.split()) > 3 * LONGEST_NAME:
            continue
        if _SENTENCE.search(raw):
            return ""
        if names := _names(raw):
            return names
    return ""


def _persons(raw: object) -> Iterator[str]:
    for person in raw if isinstance(raw, list) else [raw]:
        yield _text(person.get("name") if isinstance(person, dict) else person)


def _names(raw: str) -> str:
    raw = BY.sub("", clean.line(unescape(raw), 300))
    names = [name.strip(" -–") for name in _AND.split(raw)]
    names = [
        name
        for place, name in enumerate(names)
        if not (_NO_NAME.search(name) or (place and _ROLE.search(name)))
    ]
    if (
        _SENTENCE.search(raw)
        or _COMPANY.search(raw)
        or any(len(name.split()) > LONGEST_NAME for name in names)
    ):
        return ""
    return ", ".join(dict.fromkeys(names))


def _text(raw: object) -> str:
    return raw.strip() if isinstance(raw, str) else ""
