"""Numbers that say how old somebody is, and count nobody."""

from __future__ import annotations

import re

from tui.facts.numbers.patterns import SMALL
from tui.facts.numbers.values import value

OLDEST = 120

_SOMEBODY = (
    r"boy|girl|child|man|woman|youth|baby|toddler|infant|lad|teenager|pensioner"
    r"|son|daughter|brother|sister|father|mother|grand(?:son|daughter|father|mother|child)"
    r"|nephew|niece|cousin|husband|wife|widow|uncle|aunt|twin"
)
_ONE = rf"(?:\d{{1,3}}|(?:{SMALL})\b)"

_OF = re.compile(rf"\b(?:(?:{_SOMEBODY}) of|both) $", re.IGNORECASE)
"""Before a number: "a girl of seven", "a couple, both 71"."""

_ASIDE = re.compile(rf"\b(?:{_SOMEBODY}), $", re.IGNORECASE)
"""Before a number, in words too, that is parted from what follows: "his sister, seven, was"."""

_NAMED = re.compile(r"[A-Za-z]\w+\s?,\s+$|[A-Z]\w+ \($")
"""Before a number in digits that is parted from what follows: "Ann Lee, 39, was"."""

_SEVERAL = re.compile(
    rf"\b(?:aged|ages?)\s+(?:{_ONE}\s*(?:,|and|to|-|or)\s*(?:and\s+)?)+$"
    r"|\b(?:m[ae]n|wom[ae]n|people|persons|patients|boys?|girls?|children|victims|adults)"
    r"(?:,? aged)? (?:between|from) $",
    re.IGNORECASE,
)
"""Before a number that is one of several ages, or the first of a range of them."""

_ROW = re.compile(
    rf"(?<=\w)(?:,\s+|\s\()(?P<row>{_ONE}(?:,\s+{_ONE}){{0,8}},?\s+and\s+{_ONE})"
    r"(?=\s*(?:[,;)]|\.(?!\d)))(?!,?\s+respectively)",
    re.IGNORECASE,
)
_NUMBER = re.compile(_ONE, re.IGNORECASE)


def age_rows(text: str) -> frozenset[int]:
    """Where the numbers of a row of ages begin: "two boys, 11 and 13, were killed".

    Numbers that stand between commas and have no noun count nobody, but say something of whom the
    words before have named.
    """
    found: set[int] = set()
    for match in _ROW.finditer(text):
        numbers = list(_NUMBER.finditer(text, *match.span("row")))
        if all((value(number[0]) or OLDEST) < OLDEST for number in numbers):
            found.update(number.start() for number in numbers)
    return frozenset(found)


def is_age(before: str, number: int, after: str, written: str) -> bool:
    """Whether a number is an age, by the text `before` it and the character `after` it."""
    if number >= OLDEST:
        return False
    if _OF.search(before) or _SEVERAL.search(before):
        return True
    parted = after in {",", ".", ";", ")"}
    aside = _ASIDE.search(before) or (written[0].isdigit() and _NAMED.search(before))
    return parted and bool(aside)
