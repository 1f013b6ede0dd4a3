"""Drops the lines below pictures and videos, which may tell of another day and its dead."""

from __future__ import annotations

import re

from lxml import etree

from tui.pages.element_text import length_within, line_of
from tui.pages.resolve_markup import unwrap

CAPTION = 160
"""Characters of the longest line below a picture that only its letters tell from a paragraph."""

NAMED = 500
"""Characters of the longest caption that its name tells."""

_CAPTIONED = etree.XPath(
    "//p[.//img][em or i or small][not(text()[normalize-space()])]"
    "[not(*[not(self::em or self::i or self::small or self::img or self::br or self::a[img])])]"
)
"""Paragraphs of a picture and small or slanted words, which older pages set below it."""

_MEDIA = " or ".join(
    f"contains(., '{name}')" for name in ("hoto", "foto", "image", "picture", "video", "aption")
)
_NAMED = etree.XPath(
    f"//*[self::p or self::div or self::li or self::span or self::dd][@class[{_MEDIA}]]"
    f"[count(.//p) < 2][string-length(normalize-space()) < {NAMED}][normalize-space()]"
    "[not(.//h1 or .//h2 or .//h3 or .//time or .//ul)]"
)
_CAPTION = re.compile(
    r"(?:^|\s)[\w-]*(?:caption|(?:video|photo|image|img|picture|foto)[-_]*(?:desc\w*|credits?))(?:$|\s)",
    re.IGNORECASE,
)
_PLAYER = re.compile(
    r"(?:^|\s)video(?:$|\s|[-_]*(?:resource|player|container|wrapper|embed|inline|box|asset|module"
    r"|frame|holder|source|credit|info|meta))",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"(?:^|\s)(?:photo|image|picture|foto)s?(?:$|\s)", re.IGNORECASE)


def drop_captions(root: etree._Element) -> None:
    """Remove lines below pictures, as long as the pictures are there; a whole article is none."""
    for paragraph in _CAPTIONED(root):
        if len(line_of(paragraph)) <= CAPTION:
            unwrap(paragraph, "")
    named = [element for element in _NAMED(root) if _is_caption(element)]
    if sum(len(line_of(element)) for element in named) * 2 < length_within(root, "p"):
        for element in named:
            unwrap(element, "")


def _is_caption(element: etree._Element) -> bool:
    """Tell by its name, or by that of the box around a picture and its line."""
    name = element.get("class")
    if _CAPTION.search(name) or _PLAYER.search(name):
        return True
    return bool(_PICTURE.search(name)) and element.find(".//img") is not None
