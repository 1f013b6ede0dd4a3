"""Read TOML that a user wrote: whatever is wrong with it is one message, with its line."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from tui import clean
from tui.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LARGEST = 1_000_000
"""Bytes of a file of ours; the longest that anybody writes has a hundredth of it."""

_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)\s*[=.]""")


def read_text(file: Path) -> str:
    """Read a file as text, without the mark that some editors put before it. Raises OSError.

    Raises SettingsError where it is too large, and UnicodeDecodeError.
    """
    with file.open("rb") as opened:
        raw = opened.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise SettingsError(f"it has more than {LARGEST:,} bytes")
    return raw.decode("utf-8-sig")


def parse(text: str) -> dict[str, Any]:
    """Parse TOML. Raises SettingsError with what is wrong and where, also for absurd input."""
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise SettingsError("its brackets are nested too deeply") from error
    except ValueError as error:  # numbers too long for Python are no TOMLDecodeError
        reason = str(error)
        if "integer string conversion" in reason:
            reason = "a number in it has too many digits"
        raise SettingsError(clean.line(reason)) from error


def lines(text: str) -> Mapping[str, int]:
    """Find the lines on which keys stand, by `key` or `table.key`, and tables by their names."""
    numbers: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = ".".join(_unquoted(part.strip()) for part in header[1].split("."))
            numbers.setdefault(table, number)
        elif key := _KEY.match(line):
            name = _unquoted(key[1])
            numbers.setdefault(f"{table}.{name}" if table else name, number)
    return numbers


def _unquoted(key: str) -> str:
    if key[:1] == '"':
        return re.sub(r"\\(.)", r"\1", key[1:-1])
    return key[1:-1] if key[:1] == "'" else key
