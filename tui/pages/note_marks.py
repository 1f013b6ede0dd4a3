"""Drops footnote marks and deleted words, and writes exponents as superscript characters."""

from __future__ import annotations

import re

from lxml import etree

from tui.superscripts import MARK, as_raised, is_exponent

_CANDIDATES = etree.XPath(
    "//*[self::sup[not(*/*/*/*/*)] or self::a[@href[contains(., '#')]][not(*/*/*)]"
    " or self::span[@class[contains(., 'note') or contains(., 'fn')]][not(*/*/*)]]"
)
_DELETED = etree.XPath("//del | //s | //strike")

_LINK_MARK = re.compile(rf"{MARK.pattern}|[a-z]{{1,2}}|[ivx]{{1,6}}", re.IGNORECASE)
_NUMBER = re.compile(r"\b\d{1,3}\b")
_NOTE_ANCHOR = re.compile(
    r"#_?(?:fn|ftn|foot-?note|end-?note|sdfootnote|note|cite|ref|anm|nb|edn)", re.IGNORECASE
)
_NOTE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:foot-?note|end-?note|note-?ref|fn)(?:-?(?:ref|mark|number|link))?(?:$|\s)",
    re.IGNORECASE,
)


def drop_note_marks(root: etree._Element) -> None:
    """Remove the marks of notes and what was struck out; set the exponents of units and of ten.

    Raised letters, as in ordinals, stay as they are.
    """
    for element in _DELETED(root):
        _remove(element, "")
    notes = _note_numbers(root)
    for element in _CANDIDATES(root):
        if element.getparent() is None:
            continue
        text = "".join(element.itertext()).strip()
        if element.tag == "a":
            if _LINK_MARK.fullmatch(text) and _leads_to_note(element):
                _remove(element, "")
        elif element.tag == "span":
            if MARK.fullmatch(text) and _NOTE_CLASS.search(element.get("class", "")):
                _remove(element, "")
        elif not len(element) and is_exponent(preceding(element), text, notes):
            _remove(element, as_raised(text))
        elif (_LINK_MARK if element.find(".//a") is not None else MARK).fullmatch(text):
            _remove(element, "")


def _leads_to_note(link: etree._Element) -> bool:
    if link.get("role") == "doc-noteref" or "noteref" in link.get("class", ""):
        return True
    return bool(_NOTE_ANCHOR.search(link.get("href", "")))


def _note_numbers(root: etree._Element) -> set[int]:
    """The numbers of notes that are surely such: they lead to one, begin one, or follow a word."""
    return {
        int(number)
        for sup in root.iter("sup")
        if (text := "".join(sup.itertext()).strip(" []()"))
        and (len(sup) or not is_exponent(preceding(sup), text))
        for number in _NUMBER.findall(text)
    }


def preceding(element: etree._Element) -> str:
    """Return the running text before an element, back to the element before it."""
    sibling = element.getprevious()
    if sibling is None:
        return element.getparent().text or ""
    return sibling.tail or "".join(sibling.itertext())


def _remove(element: etree._Element, text: str) -> None:
    """Put a text in an element's place; words that it parted stay apart."""
    before, tail = preceding(element), element.tail or ""
    if not text and before[-1:].isalnum() and tail[:1].isalnum():
        text = " "
    sibling, parent = element.getprevious(), element.getparent()
    if sibling is not None:
        sibling.tail = (sibling.tail or "") + text + tail
    else:
        parent.text = (parent.text or "") + text + tail
    element.tail = None
    parent.remove(element)
