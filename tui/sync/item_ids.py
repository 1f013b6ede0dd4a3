"""Ids of items: 64 bits, which servers write in three ways.

Lists have them as signed decimals, contents as sixteen hexadecimal digits behind a tag. Only that
long form is read alike by every server: Miniflux 2.2.6 takes a bare `10` for sixteen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

PREFIX = "tag:google.com,2005:reader/item/"

_BITS = 1 << 64


def parse(written: str) -> int:
    """Read an id in its long or its decimal form as a signed number. Raises ValueError."""
    if written.startswith(PREFIX):
        return _signed(int(written.removeprefix(PREFIX), 16))
    return _signed(int(written))


def parse_all(written: Collection[str]) -> set[int]:
    """Read many ids: whole lists are decimals, which are read together. Raises ValueError."""
    try:
        numbers = set(map(int, written))
    except ValueError:
        return set(map(parse, written))
    beyond = numbers and (min(numbers) < -_BITS // 2 or max(numbers) >= _BITS // 2)
    return set(map(_signed, numbers)) if beyond else numbers


def long_form(number: int) -> str:
    """Write an id as every server reads it."""
    return f"{PREFIX}{number % _BITS:016x}"


def _signed(number: int) -> int:
    if not -_BITS // 2 <= number < _BITS:
        raise ValueError(f"{number} is no id of 64 bits")
    return number - _BITS if number >= _BITS // 2 else number
