"""Drops lists of links around an article before anything else is asked of a page's tree.

They are a third of the elements of most pages, and trafilatura copies and searches all of them
several times.
"""

from __future__ import annotations

from lxml import etree

LEAST = 300
"""Characters in paragraphs from which on a page has an article that can be told from its menus."""

SHARE = 0.6
"""Share of the text in a page's paragraphs that each of the boxes around its article has."""

_SIZE = etree.XPath("string-length(normalize-space())")
_KEPT = frozenset({"a", "h1", "h2", "h3", "h4", "head", "p"})


def drop_menus(root: etree._Element) -> None:
    """Drop what stands beside the boxes around the article and is links for more than half."""
    box = root.find("body")
    least = SHARE * _within(root, "p")
    if least < SHARE * LEAST:
        return
    while box is not None:
        parts = list(box)
        box = next((part for part in parts if _within(part, "p") >= least), None)
        if box is not None:
            for part in parts:
                if part is not box and _is_menu(part):
                    part.drop_tree()


def _is_menu(part: etree._Element) -> bool:
    if part.tag in _KEPT or part.find(".//h1") is not None:
        return False
    return bool(2 * _within(part, "a") > _SIZE(part))


def _within(element: etree._Element, tag: str) -> float:
    return float(sum(map(_SIZE, element.iter(tag))))
