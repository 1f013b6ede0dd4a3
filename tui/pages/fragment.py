"""Text that a feed carries, as HTML or plain, into blocks."""

from __future__ import annotations

import re
from html import unescape

from tui import clean
from tui.model import Body, in_paragraphs
from tui.pages.body_builder import of_paragraphs
from tui.pages.captions import drop_captions
from tui.pages.depth import flatten
from tui.pages.promotion import advertises, without_surroundings
from tui.pages.resolve_markup import resolve_markup
from tui.pages.walker import beginning, parse_fragment, walk

MAX_HTML = 2_000_000
"""Characters of a fragment that are read."""

MAX_TAGS = 150_000
"""Tags of it that are read; there is one tree of them, where a page has several."""

_UNSEEN = re.compile(
    r"<(script|style|svg|noscript|template)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"<[a-z/!?][^<>]*>", re.IGNORECASE)
_BETWEEN = re.compile(r"</p>\s+<p>")
_PARTED = re.compile(r"\n[ \t]*\n\s*")
_LONG_LINE = 300
"""Characters from which on a line is taken for a whole paragraph."""


def fragment(html: str, url: str) -> Body:
    """Set a feed's HTML in blocks, with the links that can be opened; `url` is where it stood."""
    body = to_keep(html, url)
    return body if body.blocks else in_paragraphs(body.text)


def to_keep(html: str, url: str) -> Body:
    """Set a feed's HTML as `fragment` does, without blocks where it is of paragraphs alone.

    A library keeps none of them, and to make them takes longer than all the rest. What is nested
    deeper than the parser goes is read without its tags. Paragraphs and nothing else, as many feeds
    send, need no parser, which would take three times as long.
    """
    html = beginning(html, MAX_HTML, MAX_TAGS)
    if not ("<" in html or "&" in html):
        return _plain(html)
    if (texts := _paragraphs(html)) is not None:
        texts = [unescape(text) for text in texts] if "&" in html else texts
        return of_paragraphs([text for text in texts if not advertises(text)] or texts)
    root = None if clean.overloaded(html) else parse_fragment(html)
    if root is not None:
        flatten(root)
        drop_captions(root)
        resolve_markup(root)
    body = Body() if root is None else without_surroundings(walk(root, url), url)
    return body if body.text else _plain(unescape(_TAG.sub("\n\n", _UNSEEN.sub("", html))))


def _paragraphs(html: str) -> list[str] | None:
    """The texts of HTML that has paragraphs and nothing else; null for any other."""
    html = html.strip()
    if not (html.startswith("<p>") and html.endswith("</p>")):
        return None
    texts = html[3:-4].split("</p><p>")
    tags = html.count("<")
    if tags != 2 * len(texts):
        texts = _BETWEEN.sub("</p><p>", html)[3:-4].split("</p><p>")
    return texts if tags == 2 * len(texts) else None


def plain(text: str) -> Body:
    """Set plain text in paragraphs: parted by empty lines, or line by line where lines are long."""
    return in_paragraphs(_plain(text).text)


def _plain(text: str) -> Body:
    text = clean.text(text[:MAX_HTML])
    paragraphs = _PARTED.split(text)
    if any(len(line) > _LONG_LINE for line in text.split("\n")):
        paragraphs = text.split("\n")
    return of_paragraphs(paragraphs)
