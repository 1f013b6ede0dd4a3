"""Names the container of an article where trafilatura would know none.

It then takes paragraphs from the whole page and leaves all headings behind. The container is the
smallest box that holds the page's heading and some of its paragraphs.
"""

from __future__ import annotations

from lxml import etree

from tui.pages.element_text import length_within

PARAGRAPHS = 3
"""Paragraphs that the box of an article has; what has fewer may be its head alone."""

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
    least = SHARE * length_within(root, "p")
    if not _SUBHEADED(root) or _is_known(root, least):
        return
    for box in heading.iterancestors(*_BOXES):
        if sum(1 for _ in box.iter("p")) >= PARAGRAPHS:
            if length_within(box, "p") >= least:
                box.set("itemprop", "articleBody")
            return


def _is_known(root: etree._Element, least: float) -> bool:
    """Tell whether trafilatura sees where the article is."""
    from trafilatura.xpaths import BODY_XPATH

    return any(length_within(box, "p") >= least for find in BODY_XPATH for box in find(root)[:1])
