"""Reads and measures the text of elements in a page's tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

_NO_LETTERS = re.compile(r"[\W_]+")


def line_of(element: etree._Element) -> str:
    """Return all the text in an element as one line."""
    return " ".join("".join(element.itertext()).split())


def length_within(element: etree._Element, tag: str) -> int:
    """Count the characters of an element that stand in elements of a tag, as in links."""
    return sum(len("".join(inner.itertext())) for inner in element.iter(tag))


def letters_of(text: str) -> str:
    """Reduce a text to its letters and digits, by which lines that differ in signs are the same."""
    return _NO_LETTERS.sub("", text).casefold()


def outline(chain: Iterable[etree._Element]) -> etree._Element:
    """Build a tree of nothing but elements that lie in each other, with their names."""
    from lxml import etree

    root = last = etree.Element("html")
    for element in chain:
        last = etree.SubElement(last, element.tag)
        for name in ("class", "id", "itemprop", "role", "style"):
            if name in element.attrib:
                last.set(name, element.get(name, ""))
    return root
