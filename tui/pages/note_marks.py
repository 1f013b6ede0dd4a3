"""Drops footnote marks and deleted words, and writes exponents as superscript characters.

A mark that is glued to a number makes another number of it: "12" with note 1 reads as 121.
"""

from __future__ import annotations

import re

from lxml import etree

_CANDIDATES = etree.XPath(
    "//sup[not(*/*/*)] | //a[contains(@href, '#')][not(*/*/*)]"
    " | //span[contains(@class, 'note') or contains(@class, 'fn')][not(*/*/*)]"
)
_DELETED = etree.XPath("//del | //s | //strike")

_NUMBERS = r"\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*"
_MARK = re.compile(
    rf"(?:\(?{_NUMBERS}\)?|(?:\[[^\[\]]{{1,30}}\]\s*)+|[*†‡§¶#]{{1,4}})[,;\s]*", re.IGNORECASE
)
_LINK_MARK = re.compile(rf"{_MARK.pattern}|[a-z]{{1,2}}|[ivx]{{1,6}}", re.IGNORECASE)
_NOTE_ANCHOR = re.compile(
    r"#_?(?:fn|ftn|foot-?note|end-?note|sdfootnote|note|cite|ref|anm|nb|edn)", re.IGNORECASE
)
_NOTE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:foot-?note|end-?note|note-?ref|fn)(?:-?(?:ref|mark|number|link))?(?:$|\s)",
    re.IGNORECASE,
)
_UNIT = re.compile(r"(?:^|[\s\d(/·])(?:[kcdmµ]?m|mi|ft|yd|in|sec|s|[a-zA-Zσχ])$")
_POWER_OF_TEN = re.compile(r"[×x·*]\s*10$")
_EXPONENT = re.compile(r"[-−–]?\d{1,3}")
_RAISED = str.maketrans("0123456789-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻")


def drop_note_marks(root: etree._Element) -> None:
    """Remove the marks of notes and what was struck out; set the exponents of units and of ten.

    Raised letters, as in ordinals, stay as they are.
    """
    for element in _DELETED(root):
        _remove(element, "")
    for element in _CANDIDATES(root):
        if element.getparent() is None:
            continue
        text = "".join(element.itertext()).strip()
        if element.tag == "a":
            if _LINK_MARK.fullmatch(text) and _leads_to_note(element):
                _remove(element, "")
        elif element.tag == "span":
            if _MARK.fullmatch(text) and _NOTE_CLASS.search(element.get("class", "")):
                _remove(element, "")
        elif _is_exponent(element, text):
            _remove(element, text.translate(_RAISED))
        elif (_LINK_MARK if element.find(".//a") is not None else _MARK).fullmatch(text):
            _remove(element, "")


def _leads_to_note(link: etree._Element) -> bool:
    if link.get("role") == "doc-noteref" or "noteref" in link.get("class", ""):
        return True
    return bool(_NOTE_ANCHOR.search(link.get("href", "")))


def _is_exponent(element: etree._Element, text: str) -> bool:
    if len(element) or not _EXPONENT.fullmatch(text):
        return False
    preceding = _preceding(element)
    return bool(_UNIT.search(preceding) and len(text) < 3) or bool(_POWER_OF_TEN.search(preceding))


def _preceding(element: etree._Element) -> str:
    """The running text before an element, back to the element before it."""
    sibling = element.getprevious()
    if sibling is None:
        return element.getparent().text or ""
    return sibling.tail or "".join(sibling.itertext())


def _remove(element: etree._Element, text: str) -> None:
    """Put a text in an element's place; words that it parted stay apart."""
    preceding, tail = _preceding(element), element.tail or ""
    if not text and preceding[-1:].isalnum() and tail[:1].isalnum():
        text = " "
    sibling, parent = element.getprevious(), element.getparent()
    if sibling is not None:
        sibling.tail = (sibling.tail or "") + text + tail
    else:
        parent.text = (parent.text or "") + text + tail
    element.tail = None
    parent.remove(element)
