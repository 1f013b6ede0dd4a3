"""Write words as other countries, houses or keyboards do."""

from __future__ import annotations

import re
from collections.abc import Iterator

_GERESH = re.compile("(?<=[\u05d0-\u05ea])['’\u05f3](?=[\u05d0-\u05ea])")
_GERSHAYIM = re.compile('(?<=[\u05d0-\u05ea])["”\u05f4](?=[\u05d0-\u05ea])')
_HAMZA_BEFORE_WAW = re.compile("[\u0624\u0626](?=\u0648)")
_INITIALS = re.compile(r"(?<!\w)[^\W\d_](?:\.[^\W\d_](?!\w))+")


def without_gershayim(text: str) -> str:
    """Write acronyms of Hebrew, as ארה״ב, without the sign before their last letter."""
    return _GERSHAYIM.sub("", text)


def other_spellings(phrase: str) -> Iterator[str]:
    """Write a phrase of a query in other ways in which a text may have it.

    A geresh (ג׳נין) parts a word for SQLite, where an apostrophe in its place (ג'נין) does not.
    """
    if _GERESH.search(phrase):
        yield _GERESH.sub("'", phrase)
        yield _GERESH.sub(" ", phrase)
    if _HAMZA_BEFORE_WAW.search(phrase):  # مسئول in Cairo, مسؤول in Beirut
        yield from (_HAMZA_BEFORE_WAW.sub(hamza, phrase) for hamza in "\u0624\u0626")
    if _INITIALS.search(phrase):  # J.D. and J. D.
        yield _INITIALS.sub(lambda initials: initials[0].replace(".", " "), phrase)
