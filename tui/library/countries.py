"""Look up countries by name and by code (ISO 3166-1 alpha-2), for `place:` in a query.

countries.tsv is kept by hand: a code, then the names by which English news call the country and
its three-letter code. It is small and its own, because this room does not know the gazetteer.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("countries.tsv")
_WORD = re.compile(r"\w+")


def code_of(name: str) -> str | None:
    """Look up the code of the country that a name or a code means, in capitals; None for none.

    Case, accents and punctuation do not matter: "côte d'ivoire", "U.S." and "sy" are found.
    """
    return _codes().get(fold(name))


def name_of(code: str) -> str:
    """Look up the name by which English news call a country; the code where it is none."""
    return names().get(code.upper(), code)


@cache
def _rows() -> list[list[str]]:
    return [line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines()]


@cache
def names() -> dict[str, str]:
    """Load the name of every country by its code."""
    return {code: name for code, name, *_ in _rows()}


@cache
def _codes() -> dict[str, str]:
    return {fold(name): row[0] for row in _rows() for name in row}


def fold(name: str) -> str:
    """Fold a name for comparison: its words, without case, accents and punctuation."""
    from unicodedata import combining, normalize

    plain = "".join(
        character for character in normalize("NFKD", name.casefold()) if not combining(character)
    )
    return " ".join(_WORD.findall(plain))
