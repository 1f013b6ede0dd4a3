"""Every string from outside is made safe here, once, where it enters.

Terminals act on control bytes and Textual passes them through, so what could move the
cursor, write the clipboard, reverse the reading order or hide inside a word is taken out
before a string is stored or shown.
"""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from urllib.parse import quote, urlsplit, urlunsplit

# C0 but tab and newline, DEL, what Windows-1252 has no letter for in C1; soft hyphen; grapheme
# joiner; Arabic letter mark; blank Hangul and Khmer fillers; Mongolian selectors; everything of
# zero width from U+200B on, with marks, embeddings, overrides and isolates; variation selectors;
# BOM; interlinear anchors; noncharacters; lone surrogates; tag characters.
_UNSAFE_CHARACTERS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff"
)
_ARABIC = "\u0620-\u065f\u066e-\u06d3\u06d5\u06ea-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff"
_INDIC = "\u0900-\u0d7f\u0d80-\u0dff"
_VIRAMA = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca"
_SHAPING = (
    f"(?<=[{_ARABIC}])\u200c(?=[{_ARABIC}])"  # Persian parts a word's stem from its ending by it
    f"|(?<=[{_VIRAMA}])[\u200c\u200d](?![\u200c\u200d])"  # how two Indic letters join
    f"|(?<=[{_INDIC}])\u200d(?=[{_VIRAMA}])"
)
"""Joiners that are part of how a word is spelled; anywhere else they only make two words differ."""

_UNSAFE = re.compile(f"(?!{_SHAPING})[{_UNSAFE_CHARACTERS}]")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")
_WINDOWS = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
"""C1 as every browser reads it: controls that nobody means, and letters of Windows-1252."""

_C1 = re.compile("[\x80-\x9f]")
_CONTROLS = bytes((*range(32), 127))
_LONG = 150
_BLANKS = re.compile(r"\s+")
_COMBINING = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff\ufe20-\ufe2f"
_SUSPECT = re.compile(f"[{_UNSAFE_CHARACTERS}{_COMBINING}]")
_STACKED = re.compile(f"([{_COMBINING}]{{4}})[{_COMBINING}]+")
_CHARSET = re.compile(
    rb"(?:charset|<\?xml[^>]{0,99}encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_LETTERS = re.compile(rb"[^<>]*[\x80-\xff][^<>]*")
_LIKELY = [
    *("cp1252", "cp1251", "koi8_u", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
    *("cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "tis_620"),
]
"""Encodings that news is still written in without saying so."""

_SAMPLE = 100_000
_FEW = 8
"""Bytes beyond ASCII, with the words around them, from which on they are looked at."""

_TEXT_CODEC = re.compile(
    r"(?:x-)?(?:windows|cp|iso|latin|koi8|gb|big5|euc|shift|sjis|mac|tis|johab|hz|ks|ibm"
    r"|cs(?:ibm|mac|pc|koi)|utf-?(?:16|32))[\w.:-]*|\d{3}|[lpu]\d",
    re.IGNORECASE,
)
_WIDER = {
    "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "shift_jis": "cp932",
    "euc_kr": "cp949",
}  # fmt: skip
"""What every browser takes an encoding for: the one of Windows with the same letters and more."""

_LABELS = {"windows-31j": "cp932", "iso-8859-8-i": "iso8859-8", "x-mac-cyrillic": "mac_cyrillic"}
"""Names of encodings that Python does not know."""

_HALVES = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
"""A character that Java and MySQL write as two, since UTF-16 has two for it."""

_CUT = re.compile(rb"\.\.|<|&|\xe2\x80\xa6|$")
"""What stands behind a character that was cut off in the middle."""
_WIDE_TAG = re.compile(r"<[a-z][^<>]{8000,}", re.IGNORECASE)
_PLAIN_ADDRESS = re.compile(r"https?://\w[\w.-]*/[\w./~=+-]*", re.ASCII)  # most of them
_NO_HOST = re.compile(r"[\s\"'<>\\^`{|}]")
_ADDRESS_SAFE = "%/:=&?~#+!$,;@()*[]"
_LOGIN_SAFE = "%:~+!$,;()*=&"
_LOGIN = re.compile(r"(?:(?<=//)|(?<!\S))[^/?#\s]*@(?=[\w\[])")
"""A name and password before a host, also where no scheme stands before them."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)

MAX_ATTRIBUTES = 2_000
"""Attributes of one element that a parser is given; honest ones have twenty."""

MAX_LINE = 2_000
"""Characters of a title, a name or another one-line field that are kept."""

MAX_TAG = 80
"""Characters of a tag that are kept."""

MAX_ADDRESS = 4_000
"""Characters of an address that are accepted; a longer one is no link."""


def decode(body: bytes, content_type: str = "") -> str:
    """Bytes of a feed, a page or a file as text, in the encoding that they are in.

    Bytes that can be read as UTF-8 are UTF-8, whatever they are declared to be; only then is
    the server believed, then the document, and last it is Windows-1252.
    """
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body.decode(name, "replace").lstrip("\ufeff")
    names = _codecs(body, content_type)
    if b"\x1b" in body[:100_000] and (escaped := [n for n in names if n.startswith("iso2022")]):
        return body.decode(escaped[0], "replace")
    try:
        return body.decode()
    except UnicodeDecodeError:
        body = _HALVES.sub(_whole_character, body)
        as_utf_8 = body.decode("utf-8", "replace")
    wrong = as_utf_8.count("\ufffd")
    if len(body) - len(as_utf_8) >= max(wrong, 1):  # each right one beyond ASCII saves bytes
        return body.decode("utf-8", "dateline.windows") if wrong else as_utf_8
    return body.decode(next(iter(names), "") or _likely_codec(body), "replace")


def _whole_character(halves: re.Match[bytes]) -> bytes:
    pair = halves[0].decode("utf-8", "surrogatepass").encode("utf-16-le", "surrogatepass")
    return pair.decode("utf-16-le").encode()


def _windows_byte(error: UnicodeError) -> tuple[str, int]:
    """A byte of Windows-1252 among UTF-8: a quotation mark or letter that was pasted in."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    body, start = error.object, error.start
    alone = body[start - 1 : start] < b"\x80"
    if not alone or (body[start] >= 0xC2 and _CUT.match(body, error.end)):
        return "\ufffd", error.end
    return body[start : start + 1].decode("cp1252", "replace"), start + 1


codecs.register_error("dateline.windows", _windows_byte)


def _likely_codec(body: bytes) -> str:
    """The encoding of bytes that nobody named one for: the likeliest by their letters."""
    import logging

    from charset_normalizer import from_bytes

    logging.getLogger("charset_normalizer").setLevel(logging.ERROR)
    letters = b" ".join(_LETTERS.findall(body[:_SAMPLE]))
    if len(letters) < _FEW:
        return "cp1252"
    likely = [match.encoding for match in from_bytes(letters, cp_isolation=_LIKELY)]
    if likely[:1] == ["cp1250"] and "cp1252" in likely:
        return "cp1252"  # both fit, and far more is written in the west of Europe's
    return likely[0] if likely else "cp1252"


def _codecs(body: bytes, content_type: str) -> list[str]:
    """The encodings that the server and the document name, those of them that are of text."""
    labels = [
        *_CHARSET.findall(content_type.encode("ascii", "ignore")),
        *_CHARSET.findall(body[:4_000]),
    ]
    names = []
    for label in labels:
        name = label.decode("ascii", "ignore")
        if _TEXT_CODEC.fullmatch(name):
            lower = name.lower()
            plain = lower.removeprefix("x-").replace("windows-", "cp")
            for spelling in (name, _LABELS.get(lower, plain)):
                with suppress(LookupError):
                    standard = codecs.lookup(spelling).name
                    names.append(_WIDER.get(standard, standard))
                    break
    return names


def overloaded(markup: str) -> bool:
    """Tell whether one element of HTML or XML has thousands of attributes.

    Parsers take a time for them that grows with their square, so this must not reach one.
    """
    if markup.count("=") <= MAX_ATTRIBUTES:
        return False  # as in most texts, and half as long to see
    wide = _WIDE_TAG.finditer(markup)
    return any(tag[0].count("=") > MAX_ATTRIBUTES for tag in wide)


def text(raw: str) -> str:
    r"""Text of many lines without anything a terminal would act on; line ends become "\n"."""
    if is_plain(raw) or not _SUSPECT.search(raw):
        return raw  # most texts are clean, and one look costs a fifth of three
    return _STACKED.sub(r"\1", _UNSAFE.sub("", _BREAKS.sub("\n", _windows(raw))))


def is_plain(raw: str) -> bool:
    """Tell whether a text is of ASCII without any control character, line ends included.

    In a long one, to take out what is not there costs a third of asking for each character.
    """
    if len(raw) < _LONG:
        return raw.isascii() and raw.isprintable()
    return raw.isascii() and len(raw.encode().translate(None, _CONTROLS)) == len(raw)


def masked(raw: str) -> str:
    """Text of the same length, each unsafe character a space, so that offsets stay the source's."""
    raw = _windows(raw)
    return _UNSAFE.sub(" ", _BREAKS.sub(lambda ends: " " * (len(ends[0]) - 1) + "\n", raw))


def _windows(raw: str) -> str:
    """Text with what it has of C1 as Windows-1252: a dash lost makes one number of two."""
    return raw.translate(_WINDOWS) if _C1.search(raw) else raw


def escaped(raw: str) -> str:
    r"""JSON with what a terminal would act on written as \uXXXX: the same value, and harmless.

    In JSON such characters stand in texts only, or are the ends of its lines.
    """
    if not _SUSPECT.search(raw):
        return raw
    return _UNSAFE.sub(_as_escapes, raw)


def _as_escapes(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def line(raw: str, limit: int = MAX_LINE) -> str:
    """Clean a line: like `text`, with blanks folded to one space, cut after `limit` characters.

    It is cut before it is searched too, so that a title of megabytes costs nothing.
    """
    folded = text(raw[: 4 * limit]).strip()
    if "  " in folded or not is_plain(folded):
        folded = _BLANKS.sub(" ", folded)
    return folded if len(folded) <= limit else folded[: limit - 1].rstrip() + "…"


def address(raw: str) -> str:
    """Clean an address: one word of safe characters, or "" if it is not http or https.

    A browser, an exported file and a terminal's own link handling all get this string, so that it
    is without the name and password that may stand in it.
    """
    return split_login(raw)[0]


def split_login(raw: str) -> tuple[str, str]:
    """Split an address, as `address` gives it, from the name and password in it, or "".

    These stay as they are written in an address ("name:password", with escapes).
    """
    if len(raw) <= MAX_ADDRESS and _PLAIN_ADDRESS.fullmatch(raw):
        return raw, ""
    candidate = text(raw[: MAX_ADDRESS + 1]).strip()
    if len(candidate) > MAX_ADDRESS:
        return "", ""
    try:
        parts = urlsplit(candidate)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        return "", ""
    login, _, host = parts.netloc.rpartition("@")
    if not usable or _NO_HOST.search(host):
        return "", ""
    rest = (quote(part, safe=_ADDRESS_SAFE) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, host, *rest)), quote(login, safe=_LOGIN_SAFE)


def with_login(url: str, login: str) -> str:
    """Put a name and password into an address again, for who fetches it and nobody else."""
    return url.replace("://", f"://{login}@", 1) if login else url


def without_login(raw: str) -> str:
    """Remove the name and password from what was typed as an address, or quotes one."""
    return _LOGIN.sub("", raw)
