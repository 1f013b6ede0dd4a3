"""How much of a document is read for facts, and whether that is all of it."""

from __future__ import annotations

import re
from functools import lru_cache

MAX_CHARACTERS = 200_000
"""Characters of a document that are analysed; a page of this length is no article."""

MAX_WORDS = 30_000
"""Words and marks of a document that are analysed; a page of single letters has many more."""

_WORDS = re.compile(r"\w+|[^\w\s]")


@lru_cache(maxsize=4)
def unread(text: str) -> str:
    """Say that a text is longer than what is read of it, or "".

    The model's own words are counted when it reads; these are as many, but for one in a hundred.
    """
    if len(text) <= MAX_WORDS:  # no word is shorter than a letter
        return ""
    count = sum(1 for _ in _WORDS.finditer(text))
    if count <= MAX_WORDS and len(text) <= MAX_CHARACTERS:
        return ""
    read = min(MAX_WORDS, count * MAX_CHARACTERS // len(text))
    return (
        f"Facts were looked for in the first {read:,} words and marks, of some {count:,}: "
        "what comes after them was not read."
    )
