"""Umlauts written as two letters, as who has no such key does: Duesseldorf, Malmoe, Aarhus."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

_TWO_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}
    | {"Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa"}
)
_DECOMPOSED = "\u0308\u030a"
_UMLAUT = re.compile(f"[äöüøåÄÖÜØÅ{_DECOMPOSED}]")
_NO_UMLAUT = re.compile("[ğşıőűõĞŞİŐŰÕ]")
"""Letters of Turkish, Hungarian and Estonian, where nobody writes ue for ü."""

_SPELT_OUT = re.compile("([aou])e|a(?=a)")


def words_with_umlauts(text: str) -> str:
    """Pick the words that have an umlaut, each once; none where the language has none in pairs."""
    words: dict[str, None] = {}
    end = 0
    for umlaut in _UMLAUT.finditer(text):
        start = umlaut.start()
        if start >= end:
            while start and text[start - 1].isalpha():
                start -= 1
            end = umlaut.end()
            while end < len(text) and (text[end].isalpha() or text[end] in _DECOMPOSED):
                end += 1
            words[text[start:end]] = None
    return " ".join(words) if len(words) > len(_NO_UMLAUT.findall(text)) else ""


def two_letters(text: str) -> str:
    """Write the umlauts of a text as two letters."""
    return text if text.isascii() else normalize("NFC", text).translate(_TWO_LETTERS)


def umlaut_expressions(phrases: Iterable[str]) -> list[str]:
    """Write FTS5 expressions that find Düsseldorf where a phrase of words has Duesseldorf.

    The index has one as dusseldorf in its place, the other behind the separator.
    """
    expressions = {}
    for phrase in phrases:
        plain = _SPELT_OUT.sub(r"\1", phrase)
        if " " in phrase and plain != phrase:
            words = (word for word in phrase.split() if _SPELT_OUT.search(word))
            expressions[plain] = " AND ".join(f'"{word}"' for word in words)
    return [f'("{plain}" AND {words})' for plain, words in expressions.items()]
