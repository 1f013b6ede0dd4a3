"""Where commas are lost: numbers that are no days or names, since people stand behind them."""

from __future__ import annotations

import functools
import re

from tui.facts.lexicon import people
from tui.facts.numbers.patterns import MONTH

_IN_MONTH = re.compile(
    rf"\b(?:in|since|during|until|by|last|this|of)\s+(?:early |late |mid-?)?(?:{MONTH})\s+$",
    re.IGNORECASE,
)
"""What may stand before a month, and not before one of its days."""
_ARTICLE = re.compile(r"\b(?:the|a|this|that|each|every|same)\s+(?:[a-z]+\s+)?$", re.IGNORECASE)
_NOUNS = re.compile(r"\s+(?:[a-z][\w-]*\s+)?[a-z][\w-]*(?=\W)")


def is_of_month(ahead: str, text: str, end: int) -> bool:
    """Tell whether a number behind a month counts people, and is no day: "in May 3 guards died"."""
    return _IN_MONTH.search(ahead) is not None and _counts_people(text, end)


def is_no_name(text: str, ahead: str, label: re.Match[str], end: int) -> bool:
    """Tell whether a word for a place has its article, and what follows it is counted people.

    A name has no article: "on the highway two rescuers" and "Highway 2".
    """
    if label[0].strip().casefold() == "year" or not _ARTICLE.search(ahead[: label.start()]):
        return False
    return _counts_people(text, end)


def _counts_people(text: str, end: int) -> bool:
    """Whether a noun in the plural for people follows a number, perhaps behind another word."""
    match = _NOUNS.match(text, end)
    return match is not None and not _plurals().isdisjoint(match[0].split())


@functools.cache
def _plurals() -> frozenset[str]:
    """Nouns for people in the plural, as far as an s or the lexicon makes one."""
    nouns = people()
    singles = {*nouns.other, *(noun for group in nouns.groups.values() for noun in group)}
    irregular = {plural for plural, single in nouns.irregular.items() if single in singles}
    return frozenset({f"{noun}s" for noun in singles} | irregular | {"people", "troops"})
