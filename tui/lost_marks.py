"""Control characters that stand where software lost a dash, a quotation mark or a break of lines.

Who cuts U+2013 to its last byte makes 0x13 of a dash, and Word writes a hyphen as 0x1E: left out,
"10-12 dead" would be 1012.
"""

from __future__ import annotations

import re

_CUT = {code: chr(0x2000 + code) for code in (*range(0x10, 0x16), 0x18, 0x19, 0x1C, 0x1D)}
"""Dashes and quotation marks by what is left of them."""

_MARKS = _CUT | {0x0B: "\n", 0x0C: "\n"}
_WORD_HYPHEN = 0x1E
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_NUMBER = r"0*(?:[0-8]|1[124-9]|2\d|3[01]|127)(?!\d)|x0*(?:[0-8bcef]|1[0-9a-f]|7f)(?![0-9a-f])"
_REFERENCE = re.compile(rf"&(?:amp;)*#({_NUMBER});?", re.IGNORECASE)
_ESCAPE = re.compile(r"(?<!\\)\\u00(0[1-8bcef]|1[0-9a-f]|7f)", re.IGNORECASE)


def restore_marks(text: str) -> str:
    """Write the marks that control characters are left of; what is none parts two numbers."""
    return _CONTROL.sub(_mark, text)


def restore_references(markup: str) -> str:
    """Do the same with the references to such characters in HTML or XML."""
    if "&" not in markup or not _REFERENCE.search(markup):
        return markup
    return restore_marks(_REFERENCE.sub(_referred, markup))


def restore_escapes(json: str) -> str:
    """Do the same in JSON, with escapes of such characters too."""
    if "\\u00" in json:
        json = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), json)
    return restore_marks(json)


def _mark(control: re.Match[str]) -> str:
    code = ord(control[0])
    text, start, end = control.string, control.start(), control.end()
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if mark := _MARKS.get(code):
        return mark
    if code == _WORD_HYPHEN and before.isalnum() and after.isalnum():
        return "-"
    return " " if before.isdecimal() and after.isdecimal() else ""


def _referred(reference: re.Match[str]) -> str:
    digits = reference[1]
    return chr(int(digits[1:], 16) if digits[0] in "xX" else int(digits))
