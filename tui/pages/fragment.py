"""Text that a feed carries, as HTML or plain, into blocks."""

from __future__ import annotations

import re
from html import unescape

from tui import clean
from tui.model import Body
from tui.pages.body_builder import of_paragraphs
from tui.pages.resolve_markup import resolve_markup
from tui.pages.walker import beginning, parse_fragment, walk

MAX_HTML = 2_000_000
"""Characters of a fragment that are read."""

MAX_TAGS = 150_000
"""Tags of it that are read; there is one tree of them, where a page has several."""

_MARKUP = re.compile(r"[<&]")
_UNSEEN = re.compile(
    r"<(script|style|svg|noscript|template)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"<[a-z/!?][^<>]*>", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"\s*(?:<p>[^<]*</p>\s*)+")
_PARAGRAPH = re.compile(r"<p>([^<]*)</p>")
_PARTED = re.compile(r"\n[ \t]*\n\s*")
_LONG_LINE = 300
"""Characters from which on a line is taken for a whole paragraph."""


def fragment(html: str, url: str) -> Body:
    """Set a feed's HTML in blocks, with the links that can be opened; `url` is where it stood.

    What is nested deeper than the parser goes is read without its tags. Paragraphs and nothing
    else, as many feeds send, need no parser, which would take three times as long.
    """
    html = beginning(html, MAX_HTML, MAX_TAGS)
    if not _MARKUP.search(html):
        return plain(html)
    if _PARAGRAPHS.fullmatch(html):
        texts = _PARAGRAPH.findall(html)
        return of_paragraphs([unescape(text) for text in texts] if "&" in html else texts)
    root = None if clean.overloaded(html) else parse_fragment(html)
    if root is not None:
        resolve_markup(root)
    body = Body() if root is None else walk(root, url)
    return body if body.text else plain(unescape(_TAG.sub("\n\n", _UNSEEN.sub("", html))))


def plain(text: str) -> Body:
    """Set plain text in paragraphs: parted by empty lines, or line by line where lines are long."""
    text = clean.text(text[:MAX_HTML])
    paragraphs = _PARTED.split(text)
    if any(len(line) > _LONG_LINE for line in text.split("\n")):
        paragraphs = text.split("\n")
    return of_paragraphs(paragraphs)
