"""Makes paragraphs of elements that a page names itself, which a parser knows nothing of."""

from __future__ import annotations

from lxml import etree

from tui.pages.element_text import line_of

SENTENCE = 60
"""Characters from which on a text by itself is a paragraph, and no label of a button."""

_CUSTOM = etree.XPath("//*[contains(name(), '-')]")
_SHADOWS = etree.XPath("//template[@shadowrootmode]")
_BLOCKS = etree.XPath(
    "boolean(.//*[self::p or self::div or self::section or self::article or self::table"
    " or self::ul or self::ol or self::h1 or self::h2 or self::h3 or self::h4 or self::blockquote"
    " or contains(name(), '-')])"
)


def resolve_custom_elements(root: etree._Element) -> None:
    """Make a paragraph of each that holds one and stands in no other, as its style would draw it.

    What is drawn in an element's shadow is a part of the page as well.
    """
    for shadow in _SHADOWS(root):
        shadow.tag = "div"
    for element in reversed(_CUSTOM(root)):
        if len(line_of(element)) >= SENTENCE and not _BLOCKS(element) and _stands_alone(element):
            element.tag = "p"


def _stands_alone(element: etree._Element) -> bool:
    """Tell whether there is no text of its parent beside an element."""
    parent = element.getparent()
    if parent is None or parent.tag in ("p", "li", "td"):
        return False
    beside = (parent.text, *(child.tail for child in parent))
    return not any(text and text.strip() for text in beside)
