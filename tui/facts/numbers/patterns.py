"""The patterns by which quantities are read, built from the lexicon of numbers."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.facts.lexicon import numbers
from tui.facts.word_starts import first_letters, letters_ahead

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.model import Precision

_UNIT = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen"
)
_TEN = "twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety"
SMALL = rf"(?:(?:{_TEN})(?:[- ](?:{_UNIT}))?|{_UNIT})"
"""A number below a hundred in words."""

_BIG = "hundred|thousand|million|billion|lakh|crore"
_SPELLED = (
    rf"(?:(?:half an?|(?:a )?quarter(?: of)? an?|three[- ]quarters of an?|{SMALL}|an?)"
    rf"[- ](?:dozen|{_BIG})(?:[- ](?:{_BIG}))*"
    rf"(?:(?:,? and |[- ]){SMALL}(?:[- ](?:{_BIG}))*)*"
    rf"|{SMALL} and a half (?:{_BIG})|a (?:couple|pair) of (?:dozen|{_BIG})\b(?!s)"
    rf"|{SMALL}|half[- ]dozen|(?<=than )(?:hundred|dozen)|a (?:couple|pair)(?= of\b)"
    r"|a score(?= of [a-z]))"
)
_LABELS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december", "jan", "jan.", "feb", "feb.", "mar", "mar.", "apr"),
    *("apr.", "jun", "jul", "aug", "aug.", "sep", "sept", "sept.", "oct", "oct.", "nov", "nov."),
    *("dec", "dec.", "flight", "day", "aged", "age", "no.", "number", "room", "page", "unit"),
)
_UNLABELLED = "".join(rf"(?<!{re.escape(word)} )" for word in _LABELS)
_GROUPED = rf"{_UNLABELLED}\d{{1,3}}(?: \d{{3}})+(?![\d.,]?\d)"
"""Digits in groups of three, as "1 300" stands in reports of the UN; after a month or a label the
first of them is a number by itself: "on May 5 300 people left"."""

_DIGITS = (
    rf"(?:\d{{1,3}}(?:,\d{{2,3}})+(?:\.\d+)?|\d{{1,3}}(?:[\u00a0\u202f]\d{{3}})+|{_GROUPED}"
    r"|\d+(?:\.\d+)?)"
)
_SCALE = rf"(?:[\s-]?(?:{_BIG}|mn|bn|dozen)\b|[mk](?![\w'’]))"
_NUMBER = rf"(?:{_DIGITS}{_SCALE}?|{_SPELLED}\b(?!['’]s))"


@dataclass(frozen=True, slots=True)
class Patterns:
    """Compiled patterns, of which `number` and `vague` are for a text in small letters.

    `hedge_before` and `hedge_after` find what `hedges` says the worth of.

    `last_words` are those that can stand right before a number as the end of a hedge.
    """

    number: re.Pattern[str]
    second: re.Pattern[str]
    between: re.Pattern[str]
    hedge_before: re.Pattern[str]
    hedge_after: re.Pattern[str]
    hedges: dict[str, Precision]
    last_words: frozenset[str]
    vague: re.Pattern[str]
    lemmas: dict[str, str]
    unit: re.Pattern[str]
    label: re.Pattern[str]


MONTH = (
    "jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?|july?|"
    "aug(?:ust|\\.)?|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?"
)


def _any(entries: Iterable[str]) -> str:
    """An alternative of words, the longest first, with any space between their parts."""
    ordered = sorted(entries, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


@functools.cache
def patterns() -> Patterns:
    """Return the patterns, compiled once a process."""
    hedges_before: dict[str, Precision] = {w: p for p, ws in numbers().hedges.items() for w in ws}
    hedges_after: dict[str, Precision] = {w: p for p, ws in numbers().after.items() for w in ws}
    units = "|".join(numbers().units.after)
    labels = "|".join(numbers().units.labels)
    flags = re.IGNORECASE
    return Patterns(
        number=re.compile(
            rf"{letters_ahead({*first_letters(_SPELLED), '0'})}"
            rf"(?:(?<![\w.,/:$€£¥₹#@&=+'’-])|(?<=[a-z]{{3}}\.))(?:{_NUMBER})(?!\w)"
        ),
        second=re.compile(
            rf"\s?(?P<link>-|–|—|to|or|and)\s?(?:(?:about|nearly|over|more than|as many as)\s)?"
            rf"(?P<second>{_NUMBER})(?![\w%])",
            flags,
        ),
        between=re.compile(r"\b(?:between|from|ranging from|range of)\s+$", flags),
        hedge_before=re.compile(rf"(?<![\w-])(?:(?:{_any(hedges_before)})\s+|[~≈>]\s?)+$", flags),
        hedge_after=re.compile(rf"\s?(?:{_any(hedges_after)})(?!\w)", flags),
        hedges=hedges_before | hedges_after | {"~": "about", "≈": "about", ">": "at_least"},
        last_words=frozenset(hedge.split()[-1] for hedge in hedges_before) | {"~", "≈", ">"},
        vague=re.compile(rf"(?<![\w-])(?:{_any(numbers().vague)})(?![\w-])"),
        lemmas=numbers().vague,
        unit=re.compile(rf"[\s-]?(?:%|(?:{units})(?![\w-])|-[a-z\s]|(?<![\s-])['’]|/\d|°)", flags),
        label=re.compile(rf"(?<![\w-])(?:{labels})[\s-]+$", flags),
    )
