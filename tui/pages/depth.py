"""Flattens what lies too deep in a tree: time for it grows with the square of its depth.

Pages that never close their `<font>` or `<div>` lie each paragraph in the one before it.
"""

from __future__ import annotations

from functools import cache

from lxml import etree

from tui.pages.walker import walk

DEEPEST = 120
"""Elements from the root down to one that keeps what is in it; honest pages have 15 to 60."""


@cache
def _at(depth: int) -> etree.XPath:
    """What finds the elements so deep in a tree that hold others of more than text."""
    return etree.XPath("/*" * depth + "[*/*]")


def flatten(root: etree._Element) -> None:
    """Make plain paragraphs of all that lies deeper in a tree, in place."""
    for element in _at(DEEPEST)(root):
        body = walk(element, "")
        for child in list(element):
            element.remove(child)
        element.text = None
        for block in body.blocks:
            etree.SubElement(element, "p").text = body.text[block.start : block.end]
