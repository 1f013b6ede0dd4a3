"""A feed's text into XML that a strict parser reads, and that costs no more than it should.

Feeds declare one encoding and use another, write "AT&T" and "&nbsp;", break off in the middle,
or are made to hurt. What is mended here is not lost to the parsers behind.
"""

from __future__ import annotations

import re
from collections import deque
from html.entities import html5
from itertools import islice

from tui import clean
from tui.errors import FeedError
from tui.lost_marks import restore_marks, restore_references

HEAD = 200_000
"""Characters within which a feed begins, after whatever stands before it."""

MAX_ITEMS = 10_000
"""Entries of a feed that are parsed; the newest of them are kept."""

MAX_TAGS = 500_000
"""Tags of a feed that are parsed: each takes 100 bytes and more."""

_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_START = re.compile(r"<((?:[\w-]+:)?(?:rss|feed|rdf|channel))\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(rb"<[\w:-]+\s[^<>]*>")
_UNQUOTED = re.compile(rb"(?<=\s)([\w:-]+)\s*=\s*([^\s\"'<>]+)(?=[\s>])")
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_CONTROLS = bytes({*range(32), 127} - {9, 10, 13})
_PROLOGUE = re.compile(r"<!--.*?(?:-->|$)|<!doctype\s+html\b[^>]*>", re.IGNORECASE | re.DOTALL)
_NO_CHARACTERS = re.compile(rb"\xef\xbf[\xbe\xbf]")
_ODD = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos|#\d{2,6}|#x[0-9a-fA-F]{2,5});)"
    # controls, surrogates and what is no character: a strict parser drops what follows them too
    r"|&#(?:x?[01]|2\d;|3[01];|12|x7|5[5-7]\d{3};|6553[45];|x[dD][89a-fA-F]|x[fF]{3}[eEfF];)"
)
_REFERENCES = re.compile(
    r"<!\[CDATA\[(?:.*?\]\]>|.*)|<!--(?:.*?-->|.*)|&(?:(#x?[0-9a-z]{1,8}|[a-z][a-z0-9]{0,31});)?",
    re.IGNORECASE | re.DOTALL,
)
_PLAIN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_NAMES = rb"(?:[\w-]+:)?(?:title|description|summary|content|encoded|body|creator|author)"
_TEXT = re.compile(
    rb"(<(" + _NAMES + rb")\b[^<>]*(?<!/)>)"
    rb"((?:[^<]|<(?!/?(?:[\w-]+:)?(?:item|entry)\b|\2\b))*?)</\2\s*>",
    re.DOTALL | re.IGNORECASE,
)
_SECTIONS = re.compile(
    rb"<!(?:\[CDATA\[([^\]]*(?:\](?!\]>)[^\]]*)*)(\]\]>|)|--.*?(?:-->|\Z))", re.DOTALL
)
_SECTION = rb"<!\[CDATA\[((?:(?!\]\]>|<!\[CDATA\[).)*)"
_ENDED_TWICE = re.compile(
    _SECTION + rb"(?:<!\[CDATA\[((?:(?!\]\]>|<!\[CDATA\[).)*))?\]\]>(?!<!\[CDATA\[)"
    rb"((?:(?!\]\]>|<!\[CDATA\[|</" + _NAMES + rb"|</(?:item|entry)).)*)\]\]>",
    re.DOTALL | re.IGNORECASE,
)
"""A section whose end stands twice before the element's own, or one that stands in another."""

_UNENDED = ((b"<!--", b"-->"), (b"<![CDATA[", b"]]>"), (b"<?", b"?>"))
_CLOSED_TWICE = re.compile(
    rb"(</((?:[\w-]+:)?(?:link|guid|pubdate|category)|" + _NAMES + rb")\s*>)(?:\s*</\2\s*>)+",
    re.IGNORECASE,
)
_STRAY = re.compile(rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|\]\]>", re.DOTALL)
_LESS_THAN = re.compile(rb"<(?=[\s\d<=.,$+-])")
"""A sign that begins no tag."""

_ITEM = re.compile(r"<(?:[\w-]+:)?(?:item|entry)\b", re.IGNORECASE)
_ITEM_END = re.compile(r"</(?:[\w-]+:)?(?:item|entry)\s*>", re.IGNORECASE)
_END = re.compile(r"</(?:[\w-]+:)?(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)


def mend(text: str) -> bytes:
    """Mend the XML of a feed into well-formed UTF-8, as far as it is known how.

    Raises FeedError where there is no feed, or one that must not reach a parser.
    """
    beginning = text[:HEAD]
    start = _START.search(beginning)
    if start and "<!" in beginning[: start.start()]:
        beginning = _PROLOGUE.sub(lambda part: " " * len(part[0]), beginning)
        start = _START.search(beginning)
    page = _PAGE.search(beginning, 0, start.start() if start else HEAD)
    if page or start is None:
        raise FeedError("it is a web page and no feed" if page else "it is no feed")
    if clean.overloaded(text):
        raise FeedError("one of its elements has thousands of attributes")
    head, document = text[: start.start()], text[start.start() :]
    return document_of(_complete(document, start[1]), declared="<!ENTITY" in head)


def document_of(text: str, *, declared: bool) -> bytes:
    """Encode an XML document as UTF-8 whose references every parser knows.

    `declared` says that it declares entities of its own: they expand to nothing.
    """
    text = restore_references(text)
    if "&" in text and _ODD.search(text):
        text = _REFERENCES.sub(lambda match: _reference(match, declared=declared), text)
    encoded = (_DECLARATION + text).encode("utf-8", "replace")
    data = encoded.translate(None, _CONTROLS)
    if len(data) < len(encoded):
        data = (_DECLARATION + restore_marks(text)).encode("utf-8", "replace")
    return data if text.isascii() else _NO_CHARACTERS.sub(b"", data)


def without_sections(document: bytes) -> bytes:
    """Write CDATA sections as other text, which libxml2 reads in a quarter of the time.

    One that does not end, is empty, or stands in a comment, is left to the parser. What its ends
    could make "]]>" of with what is beside them is escaped.
    """
    parts: list[bytes] = []
    end = 0
    for section in _SECTIONS.finditer(document):
        if section[2] and section[1]:
            text = section[1].replace(b"&", b"&#38;").replace(b"<", b"&#60;")
            if text.startswith((b"]", b">")):
                text = b"&#%d;%s" % (text[0], text[1:])
            if text.endswith(b"]"):
                text = text[:-1] + b"&#93;"
            parts += [document[end : section.start()], text]
            end = section.end()
    return b"".join([*parts, document[end:]])


def join_sections(document: bytes) -> bytes:
    """Make one CDATA section of one that ends twice, as where another stands in it.

    An end that ends none is left out: a parser would leave out what stands before it.
    """
    document = _ENDED_TWICE.sub(_joined, document)
    return _STRAY.sub(lambda part: b"" if part[0] == b"]]>" else part[0], document)


def _joined(section: re.Match[bytes]) -> bytes:
    return b"<![CDATA[%s]]>" % b"".join(filter(None, section.groups()))


def escape_unended(document: bytes) -> bytes:
    """Escape the beginning of comments and the like that never end, and would take in the rest."""
    for start, end in _UNENDED:
        ended = document.rfind(end) + 1
        document = document[:ended] + document[ended:].replace(start, b"&lt;" + start[1:])
    return document


def escape_signs(document: bytes) -> bytes:
    """Escape "<" where it is a sign of arithmetic, which a parser leaves out: "toll < 10"."""
    return _LESS_THAN.sub(b"&lt;", document)


def escape_markup(document: bytes) -> bytes:
    """Escape the HTML in a document's texts, where its tags are not those of XML.

    A `<br>` that nobody closes would take in all that follows it, and an element that is closed
    twice would end what it stands in.
    """
    return _TEXT.sub(_escape_inner, _CLOSED_TWICE.sub(rb"\1", document))


def quote_values(document: bytes) -> bytes:
    """Set values of attributes in quotation marks, without which a strict parser stops."""
    return _TAG.sub(lambda tag: _UNQUOTED.sub(rb'\1="\2"', tag[0]), document)


def _escape_inner(match: re.Match[bytes]) -> bytes:
    start, name, inner = match.groups()
    if b"<" not in inner or b"<![CDATA[" in inner:
        return match[0]
    inner = inner.replace(b"<", b"&lt;").replace(b">", b"&gt;")
    return b"%s%s</%s>" % (start, inner, name)


def _reference(match: re.Match[str], *, declared: bool) -> str:
    text, name = match[0], match[1]
    if text[0] == "<" or name in _PLAIN:
        return text
    if name is None:
        return "&amp;"
    if name[0] == "#":
        return text.lower() if _allowed(name[1:].lower()) else ""
    if characters := html5.get(f"{name};"):
        return "".join(f"&#{ord(character)};" for character in characters)
    return "" if declared else f"&amp;{name};"


def _allowed(digits: str) -> bool:
    """Whether XML allows the character with this number."""
    try:
        code = int(digits[1:], 16) if digits[0] == "x" else int(digits)
    except ValueError:
        return False
    return (
        code in (9, 10, 13)
        or 32 <= code < 0xD800
        or 0xE000 <= code < 0xFFFE
        or (0x10000 <= code < 0x110000)
    )


def _complete(document: str, root: str) -> str:
    """The document, or, where it breaks off or is too much, its whole entries up to there."""
    limit = len(document)
    tags = document.count("<")
    if tags > MAX_TAGS:
        limit = next(islice(re.finditer("<", document), MAX_TAGS, None)).start()
    if tags > MAX_ITEMS:
        surplus = next(islice(_ITEM.finditer(document, 0, limit), MAX_ITEMS, None), None)
        limit = surplus.start() if surplus else limit
    if limit == len(document) and _END.search(document, max(0, limit - 20_000)):
        return document
    ends = deque(_ITEM_END.finditer(document, 0, limit), maxlen=1)
    if not ends:
        broken = "it breaks off before its first entry"
        raise FeedError(broken if limit == len(document) else "it is too deep to be read")
    channel = "</channel>" if root.lower() == "rss" else ""
    return f"{document[: ends[0].end()]}{channel}</{root}>"
