"""Resolves markup that a browser draws as text, or does not draw, before a tree is read.

Without it readings of Japanese words stand inside of sentences, a cell that spans rows moves the
counts of a table into other columns, and the day that `<time>` holds is lost.
"""

from __future__ import annotations

import re
from copy import deepcopy
from unicodedata import normalize

from lxml import etree

from tui.pages.note_marks import drop_note_marks

MAX_SPAN = 60
"""Rows that one cell is repeated in; tables of a situation report have fewer in a province."""

MAX_REPEATED = 500
"""Cells of a page that are repeated."""

TERM, DESCRIPTION = 40, 120
"""Characters of a term and its description that are one line, as "Killed: 12"."""

UNSEEN = 60
"""Characters of the longest hint for screen readers; longer ones may be the text itself."""

_FRACTIONS = {normalize("NFKC", sign): sign for sign in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
_SLASHES = frozenset({"⁄", "/", "∕"})

_HINTS = re.compile(
    r"\b(?:visually-?hidden|sr-only|screen-reader-text|a11y-hidden|mw-editsection)\b", re.ASCII
)
_LABEL = re.compile(r"\D*")
_RENAMED = {"center": "div", "menu": "ul", "dir": "ul", "details": "div", "summary": "p"}
"""Elements that trafilatura does not know, and drops."""

_HINTING = etree.XPath(
    "//*[self::span or self::small or self::div]"
    "[@class[contains(., 'hidden') or contains(., 'sr-only') or contains(., 'reader-text')"
    " or contains(., 'editsection')]]"
)
_SPANNING = etree.XPath("//tr/*[self::td or self::th][@rowspan]")
_RAISED_SPANS = etree.XPath(
    "//span[@style[contains(., 'super')] or @class[contains(., 'superscript')]]"
    "[string-length(.) < 12]"
)
_STRUCK = etree.XPath("//*[@style[contains(., 'line-through')]][not(*/*/*)]")
_HIDDEN = etree.XPath("//*[@hidden][ancestor::p or ancestor::li or ancestor::td]")
_RAISED = etree.XPath("//sup[following-sibling::*[1][self::sub]]")


def resolve_markup(root: etree._Element) -> None:
    """Change a tree in place, so that its text is what a reader of the page sees."""
    etree.strip_elements(root, "rt", "rp", "rtc", with_tail=False)
    for span in _RAISED_SPANS(root):
        span.tag = "sup"
    for struck in _STRUCK(root):
        struck.tag = "del"
    for sup in _RAISED(root):
        _set_fraction(sup)
    drop_note_marks(root)
    _drop_unseen(root)
    for quotation in list(root.iter("q")):
        quotation.text = f"“{quotation.text or ''}"
        unwrap(quotation, None, "”")
    for value in list(root.iter("time", "data", "output")):
        if _stands_in_sentence(value):
            unwrap(value, None)
    for element in root.iter(*_RENAMED):
        element.tag = _RENAMED[element.tag]
    for terms in list(root.iter("dl")):
        _join_terms(terms)
    _repeat_cells(root)


def _drop_unseen(root: etree._Element) -> None:
    """Remove hints for screen readers, and what a script has yet to show within a line."""
    for element in _HINTING(root):
        if _HINTS.search(element.get("class", "")) and len(_text(element)) <= UNSEEN:
            unwrap(element, "")
    for element in _HIDDEN(root):
        unwrap(element, "")


def _text(element: etree._Element) -> str:
    return "".join(element.itertext()).strip()


def unwrap(element: etree._Element, text: str | None, end: str = "") -> None:
    """Put an element's content in its place; with `text` that instead of the content."""
    parent = element.getparent()
    if parent is None:
        return
    tail = end + (element.tail or "")
    children = [] if text is not None else list(element)
    content = (element.text or "") if text is None else text
    if children:
        children[-1].tail = (children[-1].tail or "") + tail
    else:
        content += tail
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + content
    else:
        parent.text = (parent.text or "") + content
    place = parent.index(element)
    element.tail = None
    parent[place : place + 1] = children


def _set_fraction(sup: etree._Element) -> None:
    """Set a fraction of raised and lowered digits as a sign, apart from a whole number before."""
    sub = sup.getnext()
    upper, lower = _text(sup), _text(sub)
    if (sup.tail or "").strip() not in _SLASHES or not (upper.isdecimal() and lower.isdecimal()):
        return
    fraction = _FRACTIONS.get(f"{upper}⁄{lower}", f" {upper}/{lower}")
    sup.tail = ""
    unwrap(sub, "")
    unwrap(sup, fraction)


def _stands_in_sentence(element: etree._Element) -> bool:
    """Tell a day or value that a sentence names from the line of a date."""
    block = next(element.iterancestors("p", "li", "td"), None)
    return block is not None and len(_text(block)) > 2 * len(_text(element))


def _join_terms(terms: etree._Element) -> None:
    """Set short terms and their descriptions as items, one line each."""
    if any(child.tag not in ("dt", "dd") or not _is_line(child) for child in terms):
        return
    items: list[etree._Element] = []
    for child in list(terms):
        if child.tag == "dt":
            items.append(child)
            continue
        if not items:
            return
        item = items[-1]
        mark = ": " if item.tag == "dt" else "; "
        if len(item):
            item[-1].tail = (item[-1].tail or "").rstrip(" :\n") + mark
        else:
            item.text = (item.text or "").strip(" :\n") + mark
        child.text = (child.text or "").lstrip()
        child.tag, child.tail, item.tag = "span", None, "li"
        item.append(child)
    terms.tag = "ul"
    for item in items:
        item.tag = "li"


def _is_line(element: etree._Element) -> bool:
    limit = TERM if element.tag == "dt" else DESCRIPTION
    return len(_text(element)) <= limit and not any(
        child.tag in ("p", "div", "ul", "ol", "table", "dl") for child in element
    )


def _repeat_cells(root: etree._Element) -> None:
    """Repeat a label that spans rows in each of them, so that columns stay under their heads.

    A number is not repeated, lest what it counts be counted in each row.
    """
    left = MAX_REPEATED
    for cell in _SPANNING(root):
        span = cell.get("rowspan", "")
        rows = min(int(span), MAX_SPAN) if span.isascii() and span.isdecimal() else 1
        column = cell.getparent().index(cell)
        row = cell.getparent().getnext()
        if len(_text(cell)) > DESCRIPTION:
            continue  # a layout, or prose beside its list
        for _ in range(rows - 1):
            if row is None or row.tag != "tr" or not left:
                break
            copy = deepcopy(cell) if _LABEL.fullmatch(_text(cell)) else cell.makeelement("td")
            copy.attrib.pop("rowspan", None)
            copy.tail = None
            row.insert(column, copy)
            left -= 1
            row = row.getnext()
