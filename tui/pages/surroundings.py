"""Drops menus and readers' comments before anything else is asked of a page's tree.

Menus are a third of the elements of most pages, and trafilatura copies and searches all of them
several times.
"""

from __future__ import annotations

import re
from itertools import takewhile

from lxml import etree

from tui.pages.element_text import outline

LEAST = 300
"""Characters in paragraphs from which on a page has an article that can be told from its menus."""

SHARE = 0.6
"""Share of the text in a page's paragraphs that each of the boxes around its article has."""

MOST = 0.6
"""Share of a page's text in paragraphs from which on the boxes around them hold the article."""

TEASERS = 3
"""Headings of other articles from which on a box is a list of teasers."""

LABEL = 60
"""Characters of what may stand before the first of them."""

_SIZE = etree.XPath("string-length(normalize-space())")
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_KEPT = frozenset({"a", "h1", "h2", "h3", "h4", "head", "p"})


_BESIDE = ("aside", "dialog", "fieldset", "footer", "label", "nav")
_COMMENTS = (
    "[contains(., 'omme') or contains(., 'oment') or contains(., 'reacties')"
    " or contains(., 'yorum')]"
)
_COMMENTING = etree.XPath(
    "//*[self::div or self::section or self::ul or self::ol or self::dl or self::details]"
    f"[@class{_COMMENTS} or @id{_COMMENTS}]"
)
_BY_READERS = re.compile(
    r"(?:^|[\s_-])(?<!no-)(?<!has-)(?<!with-)(?<!show-)"
    r"(?:comments|commentlist|com[m]?entarios|commentaires|kommentare|commenti|reacties|yorumlar"
    r"|comment[-_]?(?:list|section|area|thread|block|wrapper|container|form|template))"
    r"(?![-_]?(?:enabled|open|closed|allowed|off|on)\b)(?=$|[\s_-]|[A-Z])"
    r"|Comments(?:$|[\s_-]|[A-Z])"
)


def keep_boxes(root: etree._Element) -> None:
    """Rename a box around the page's headings that its element calls a thing beside the text."""
    headings = list(root.iter("h1"))
    boxes = [list(heading.iterancestors(*_BESIDE)) for heading in headings]
    if all(boxes):
        for box in boxes[0] if boxes else ():
            box.tag = "div"


def drop_comments(root: etree._Element) -> None:
    """Drop what readers wrote below an article, unless it is all that the page has."""
    size: float | None = None
    for box in _COMMENTING(root):
        if not _BY_READERS.search(f"{box.get('class', '')} {box.get('id', '')}"):
            continue
        size = _SIZE(root) if size is None else size
        if box.find(".//h1") is None and size - _SIZE(box) > LEAST and box.getparent() is not None:
            box.drop_tree()


def drop_menus(root: etree._Element) -> None:
    """Drop what stands beside the boxes around the article and is links for more than half."""
    box = root.find("body")
    least = SHARE * _within(root, "p")
    if least < SHARE * LEAST:
        return
    around: list[etree._Element] = []
    while box is not None:
        around.append(box)
        parts, within = list(box), box
        box = next((part for part in parts if _within(part, "p") >= least), None)
        for part in parts:
            if part is not box and (_is_menu(part) if box is not None else _is_aside(part, within)):
                part.drop_tree()

    if around and least > SHARE * MOST * _SIZE(around[0]):
        _unname(around)


def _unname(around: list[etree._Element]) -> None:
    """Take the names off boxes around the article by which trafilatura would drop them.

    Such are `content-sidebar-wrap` and `elementor-widget`.
    """
    from trafilatura.xpaths import OVERALL_DISCARD_XPATH

    root = outline(around)
    doubles = dict(zip(root.iterdescendants(), around, strict=True))
    for find in OVERALL_DISCARD_XPATH:
        for double in find(root):
            for name in ("class", "id", "style"):
                doubles[double].attrib.pop(name, None)


def _is_aside(part: etree._Element, within: etree._Element) -> bool:
    """Tell teasers in the innermost box from the article itself, which may be a round-up."""
    return _holds_teasers(part) and 2 * _within(part, "p") < _within(within, "p")


def _is_menu(part: etree._Element) -> bool:
    if part.tag in _KEPT or part.find(".//h1") is not None:
        return False
    return bool(2 * _within(part, "a") > _SIZE(part)) or _holds_teasers(part)


def _holds_teasers(part: etree._Element) -> bool:
    """Tell whether a box begins with a heading that leads to another page, as all that follow."""
    headings = list(part.iter(*_HEADINGS))
    leading = [heading for heading in headings if _leads_elsewhere(heading)]
    if len(leading) < TEASERS or len(leading) < len(headings) - 1:
        return False
    above = takewhile(lambda element: element is not leading[0], part.iter())
    return sum(len((element.text or "").strip()) for element in above) < LABEL


def _leads_elsewhere(heading: etree._Element) -> bool:
    links = (*heading.iter("a"), *heading.iterancestors("a"))
    return any(not link.get("href", "#").startswith("#") for link in links)


def _within(element: etree._Element, tag: str) -> float:
    return float(sum(map(_SIZE, element.iter(tag))))
