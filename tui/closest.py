"""Text for an output that has not every character: the closest that it has, cell for cell.

Python would write an escape sequence in its place, six characters for one, and push everything
that stands behind it out of its column, or refuse to write at all.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME = "closest"

_LIKE = {
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‘’‚‹›", "'"),
    **dict.fromkeys("–—−‐‑─━•·", "-"),
    **dict.fromkeys("│┃▌▐", "|"),
    **dict.fromkeys("╭╮╰╯┌┐└┘├┤", "+"),
    "†": "+",
    "‡": "~",
    "✓": "v",
    "×": "x",
    "●": "*",
    "★": "*",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ß": "s",
    "ı": "i",
}


def closest(character: str) -> str:
    """ASCII for one character, of as many cells: é is e, ß is s, 東 is ??."""
    import unicodedata

    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return ""
    cells = 2 if unicodedata.east_asian_width(character) in "WF" else 1
    like = _LIKE.get(character) or "".join(
        part for part in unicodedata.normalize("NFKD", character) if " " <= part <= "~"
    )
    return (like or "?" * cells)[:cells].ljust(cells)


def _instead(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(closest, error.object[error.start : error.end])), error.end


def soften(streams: Iterable[TextIO | None]) -> None:
    """Let outputs that have not every character write the closest; those of UTF-8 stay."""
    for stream in streams:
        encoding = (getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "")
        if encoding != "utf8" and stream is not None and hasattr(stream, "reconfigure"):
            codecs.register_error(NAME, _instead)
            stream.reconfigure(errors=NAME)


def data_output(stream: TextIO) -> TextIO:
    """Make an output one for data: always UTF-8, because what is lost in data nobody sees."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="strict")
    return stream
