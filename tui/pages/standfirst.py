"""Finds the standfirst that stands between a page's heading and its text, outside of both."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from tui import clean
from tui.model import Block, Body
from tui.pages.bylines import BY
from tui.pages.element_text import length_within, letters_of
from tui.pages.promotion import advertises
from tui.pages.walker import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST = 40
LONGEST = 700
"""Characters of a standfirst; a shorter line is a label, a longer one a paragraph of the text."""

STEPS = 4
"""Elements after the heading, and after each box around it, among which a standfirst stands."""

_CLASSES = re.compile(
    r"standfirst|(?:^|[\s_-])(?:lead|lede|dek|deck|intro|chapo|chapeau|vorspann|anleser|entradilla"
    r"|bajada|copete|sottotitolo|occhiello|ingress|summary|highlights|key-?points|excerpt|teaser|subtitle|sub-?head\w*"
    r"|sub-?title|sub-?headline|headline-sub|descp|description)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SIZE = etree.XPath("string-length(normalize-space())")
_OTHERS = re.compile(
    r"byline|author|date|time|meta|share|social|caption|crumb|tags|nav", re.IGNORECASE
)
_PICTURES = re.compile(
    r"(?:lead|lede|teaser|intro)[-_]?(?:asset|image|img|media|photo|picture|video)|gallery|credit",
    re.IGNORECASE,
)
_BLOCKS = frozenset({"p", "h2", "h3", "h4", "div", "strong", "span", "section", "ul"})
_BOXES = frozenset({"header", "hgroup", "div", "section"})


def standfirst(root: etree._Element, title: str) -> str:
    """Find the standfirst below the page's heading, or "" where there is none."""
    headings = list(root.iter("h1"))
    if len(headings) != 1:
        return ""
    for place, element in enumerate(_below(headings[0])):
        if not SHORTEST <= _SIZE(element) <= LONGEST:
            continue
        text = clean.line(_text(element), LONGEST + LONGEST)
        if not (_is_standfirst(element, text) or (not place and _is_deck(element, text))):
            continue
        if letters_of(text) != letters_of(title):
            return text
    return ""


def _text(element: etree._Element) -> str:
    """The text of an element as one line, a blank between its blocks, without its author's."""
    body = walk(element, "")
    lines = [body.text[block.start : block.end] for block in body.blocks]
    return " ".join(line for place, line in enumerate(lines) if not (place and BY.match(line)))


def _below(heading: etree._Element) -> Iterator[etree._Element]:
    """The elements after the heading, and after the boxes that hold little else."""
    box = heading
    for _ in range(3):
        for place, sibling in enumerate(box.itersiblings()):
            if place >= STEPS or sibling.tag in ("article", "main"):
                break
            if sibling.tag in _BLOCKS:
                yield from _inner(sibling)
                if _SIZE(sibling) > LONGEST:
                    yield from (e for e in sibling[:STEPS] if _is_standfirst_class(e))
        parent = box.getparent()
        if parent is None or parent.tag not in _BOXES:
            return
        box = parent


def _inner(element: etree._Element) -> Iterator[etree._Element]:
    """An element, or the only one in the box that it is."""
    while len(element) == 1 and not (element.text or "").strip() and element[0].tag in _BLOCKS:
        if _is_standfirst_class(element):
            break
        element = element[0]
    yield element


def _is_standfirst_class(element: etree._Element) -> bool:
    return bool(_CLASSES.search(_names(element)))


def _names(element: etree._Element) -> str:
    """What a page calls an element."""
    return " ".join(element.get(name, "") for name in ("class", "id", "data-gu-name"))


def _is_deck(element: etree._Element, text: str) -> bool:
    """Tell whether a lower heading right below the page's says more of the same."""
    return (
        element.tag in ("h2", "h3", "h4")
        and SHORTEST <= len(text) <= LONGEST
        and len(text.split()) > 6
        and not _OTHERS.search(_names(element))
        and not _linked(element, text)
    )


def _is_standfirst(element: etree._Element, text: str) -> bool:
    """Tell a sentence by itself from labels, bylines, dates and the text's own container."""
    if not SHORTEST <= len(text) <= LONGEST or advertises(text):
        return False
    names = _names(element)
    if element.get("itemprop") == "description" or _CLASSES.search(names):
        if _PICTURES.search(names) or element.find(".//figure") is not None:
            return False
        return not _linked(element, text)
    in_head = any(parent.tag in ("header", "hgroup") for parent in element.iterancestors())
    return (
        in_head
        and element.tag in ("p", "h2", "h3")
        and len(text.split()) > 6
        and not _OTHERS.search(names)
        and element.find(".//time") is None
        and not _linked(element, text)
    )


def _linked(element: etree._Element, text: str) -> bool:
    return 3 * length_within(element, "a") > len(text)


def with_standfirst(body: Body, text: str) -> Body:
    """Put a standfirst before an article's text, unless it stands there already."""
    if not text or not body.text or letters_of(text) in letters_of(body.text):
        return body
    shift = len(text) + 2
    return Body(
        f"{text}\n\n{body.text}",
        (
            Block("paragraph", 0, len(text)),
            *(replace(b, start=b.start + shift, end=b.end + shift) for b in body.blocks),
        ),
        tuple(replace(link, start=link.start + shift, end=link.end + shift) for link in body.links),
    )
