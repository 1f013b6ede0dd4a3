"""Names the container of an article where trafilatura would know none.

It then takes paragraphs from the whole page and leaves all headings behind. The container is the
smallest box that holds the page's heading and some of its paragraphs.
"""

from __future__ import annotations

from lxml import etree

from tui.pages.element_text import length_within, outline

PARAGRAPHS = 3
"""Paragraphs that the box of an article has; what has fewer may be its head alone."""

LEAST = 200
"""Characters of them; where a page sets its text in other elements they tell nothing."""

SHARE = 0.6
"""Share of the text in a page's paragraphs that the box of an article has."""

_KNOWN = ("article", "main")
_BOXES = frozenset({"div", "section"})
_SUBHEADED = etree.XPath("boolean((//h1)[1]/following::*[self::h2 or self::h3][1])")


def name_container(root: etree._Element) -> None:
    """Mark the box around a page's heading and text, in place."""
    heading = next(root.iter("h1"), None)
    if heading is None or next(heading.iterancestors(*_KNOWN), None) is not None:
        return
    boxes = heading.iterancestors(*_BOXES)
    box = next((b for b in boxes if sum(1 for _ in b.iter("p")) >= PARAGRAPHS), None)
    least = SHARE * length_within(root, "p")
    if box is None or least < LEAST or length_within(box, "p") < least or not _SUBHEADED(root):
        return
    if not _is_known(root, box, least):
        box.set("itemprop", "articleBody")


def _is_known(root: etree._Element, box: etree._Element, least: float) -> bool:
    """Tell whether trafilatura sees where the article is.

    It asks for names of every box. Those with most of the text lie in each other, so that first
    a tree of nothing else is asked.
    """
    from trafilatura.xpaths import BODY_XPATH

    boxes = _outline(box, least)
    return any(
        length_within(found, "p") >= least
        for find in BODY_XPATH
        if find(boxes)
        for found in find(root)[:1]
    )


def _outline(box: etree._Element, least: float) -> etree._Element:
    """The boxes that hold most of a page's text, one in the other, without anything else."""
    chain = [*reversed(list(box.iterancestors())), box]
    inner: etree._Element | None = box
    while inner is not None:
        inner = next((part for part in inner if length_within(part, "p") >= least), None)
        chain += () if inner is None else (inner,)
    return outline(chain)
