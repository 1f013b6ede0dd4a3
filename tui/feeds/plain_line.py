"""Titles and names of feeds as one line of plain text, whatever markup they come in."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from tui import clean
from tui.feeds.html_tags import BLOCK, INLINE
from tui.superscripts import MARK, as_raised, is_exponent

_ROUNDS = 3
"""How often a title may be escaped: by XML, by a careless publisher, and by a bridge."""

_UNSEEN = re.compile(
    r"<(script|style|noscript|template)\b.*?(?:</\1\s*>|$)|<!--.*?-->|<!--[^>]*(?:>|$)|<!\[CDATA\[|\]\]>"
    r"|<(r[pt])\b[^<>]*>[^<]*(?:</\2\s*>)?",  # how a word above it is read
    re.IGNORECASE | re.DOTALL,
)
MAX_STRUCK = 500
"""Characters of struck-out words in a title; behind a tag that nobody closes more are not tried."""

_RAISED = re.compile(
    r"<sup\b[^<>]*>\s*(?:<a\b[^<>]*>)?([^<>]{1,30})(?:</a\s*>)?\s*</sup\s*>", re.IGNORECASE
)
_REST = r"""(?:(?:[^<>"']|"[^"<]*"|'[^'<]*')*+>|[^<>]*>)"""
"""The rest of a tag, whose values may hold the sign that ends it."""

_INLINE = re.compile(rf"</?(?:{'|'.join(sorted(INLINE))})\b{_REST}", re.IGNORECASE)
_BLOCK = re.compile(rf"</?(?:{'|'.join(sorted(BLOCK))})\b{_REST}", re.IGNORECASE)
_ALTERNATIVE = re.compile(
    r"""<img\b[^<>]*?\balt\s*=\s*(?:"([^"<>]+)"|'([^'<>]+)')""", re.IGNORECASE
)
_MAIL = r"(?<![\w@.+-])(?:mailto:)?[^\s@<>()\[\],;:]{1,100}@[^\s@<>()\[\],;]{1,100}"
_MAIL_AND_NAME = re.compile(rf"{_MAIL}\s*\(([^()@]{{1,200}})\)")
_MAILBOX = re.compile(rf"[<(\[]?\s*{_MAIL}\s*[>)\]]?")


_BY = re.compile(
    r"^by:?\s+(?=\S)|^(?:(?:null|undefined|none|n/a)\b ?)+$|^(?:\[object object\]|https?://\S+)$"
    r"|\s*\(\s*\)$",
    re.IGNORECASE,
)
"""What stands before a name, behind it, or for none."""


def plain_line(raw: str) -> str:
    """Strip a title or name to one line; inline tags leave no blank, and blocks leave one."""
    raw = raw[: 8 * clean.MAX_LINE]
    if not ("<" in raw or "&" in raw):
        return clean.line(raw)
    text = raw
    for _ in range(_ROUNDS):
        previous = text
        if "<" in text:
            text = _RAISED.sub(_as_seen, _without_struck(text))
            text = _BLOCK.sub(" ", _INLINE.sub("", _UNSEEN.sub("", text)))
        if "&" in text:
            text = html.unescape(text)
        if text == previous:
            break
    line = clean.line(text)
    if not line and (image := _ALTERNATIVE.search(html.unescape(raw))):
        line = clean.line(html.unescape(image[1] or image[2]))
    return line


def _without_struck(text: str) -> str:
    pattern = rf"<(del|s|strike)\b[^<>]*>.{{0,{MAX_STRUCK}}}?</\1\s*>"
    return re.sub(pattern, "", text, flags=re.IGNORECASE | re.DOTALL)


def _as_seen(raised: re.Match[str]) -> str:
    """What a reader takes raised text for: an exponent, a part of a word, or nothing."""
    text, start, end = raised.string, raised.start(), raised.end()
    preceding = text[max(0, start - 20) : start]
    if "<a" not in raised[0].lower() and is_exponent(preceding, raised[1]):
        return as_raised(raised[1])
    if not MARK.fullmatch(raised[1].strip()):
        return raised[0]
    return " " if preceding[-1:].isalnum() and text[end : end + 1].isalnum() else ""


def author_line(names: Iterable[str]) -> str:
    """List all authors, each once, without the mail addresses that RSS wants beside them."""
    lines = (_BY.sub("", _without_mail(plain_line(name))) for name in names)
    return clean.line(", ".join(dict.fromkeys(filter(None, lines))))


def is_mail(name: str) -> bool:
    """Tell whether a name is no more than a mail address; @ann and @ann@coast.example are names."""
    return bool(_MAILBOX.fullmatch(name.strip()))


def _without_mail(name: str) -> str:
    if "@" not in name:
        return name
    name = _MAILBOX.sub("", _MAIL_AND_NAME.sub(r"\1", name))
    return " ".join(name.replace("()", "").split()).strip(" ,;-\"'")
