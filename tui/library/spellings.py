"""Signs within words of Hebrew, which are written in more than one way."""

from __future__ import annotations

import re
from collections.abc import Iterator

_GERESH = re.compile("(?<=[\u05d0-\u05ea])['’\u05f3](?=[\u05d0-\u05ea])")
_GERSHAYIM = re.compile('(?<=[\u05d0-\u05ea])["”\u05f4](?=[\u05d0-\u05ea])')


def without_gershayim(text: str) -> str:
    """Write acronyms, as ארה״ב, without the sign before their last letter."""
    return _GERSHAYIM.sub("", text)


def with_either_geresh(phrase: str) -> Iterator[str]:
    """Write a phrase with each sign that may stand in its words in a text.

    A geresh (ג׳נין) parts a word for SQLite, where an apostrophe in its place (ג'נין) does not.
    """
    if _GERESH.search(phrase):
        yield _GERESH.sub("'", phrase)
        yield _GERESH.sub(" ", phrase)
