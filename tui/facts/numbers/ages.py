"""Numbers that say how old somebody is, and count nobody."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from tui.facts.lexicon import grammar, numbers, people
from tui.facts.numbers.patterns import SMALL
from tui.facts.numbers.values import value

if TYPE_CHECKING:
    from collections.abc import Iterator

OLDEST = 120
"""Years that nobody reaches."""

_SOMEBODY = "|".join(sorted(numbers().ages.somebody))
_AGE = rf"(?:\d{{1,3}}|(?:{SMALL})\b)"

_NEARLY = r"(?:(?:about|around|nearly|almost|barely|just|only|then|now|aged) )?"
"""What may stand before an age."""

_OF = re.compile(rf"\b(?:(?:{_SOMEBODY}|the age) of|both) {_NEARLY}$", re.IGNORECASE)
"""Before a number: "a girl of seven", "a couple, both 71", "under the age of six"."""

_PERSON_OF = re.compile(r"\b(?:an?|the) (?:[\w-]+ ){0,2}?(?P<who>[a-z]+) of $", re.IGNORECASE)
"""Before an age that is parted from what follows: "a soldier of 24, died", not "a crew of 24"."""

_UNDER = re.compile(
    r"\b(?:both|them|whom|those|all|mostly|children|minors|people|boys|girls)"
    r" (?:were |are )?(?:aged )?(?:under|over|below) $",
    re.IGNORECASE,
)
"""Before the age of some of those who were counted: "32 of them under 18"."""

_ASIDE = re.compile(rf"\b(?:{_SOMEBODY}), {_NEARLY}$", re.IGNORECASE)
"""Before a number, in words too, that is parted from what follows: "his sister, seven, was"."""

_AFTER_NAME = re.compile(
    r"[A-Za-z]\w+\.?\s?,\s+$|[A-Z]\w+ \($"
    r"|\b(?i:an?|another|the|his|her|their) (?:[a-z][\w'’-]* ){1,3}\((?:aged )?$"
)
"""Before a number in digits that is parted from what follows: "Ann Lee, 39, was", "a cook (54)"."""

_SHARED = re.compile(
    r"\bof (?:the|those) (?:deaths|dead|fatalities|killed|injured|wounded|missing),\s+$",
    re.IGNORECASE,
)
"""Before a number that says how many a share is: "most of the deaths, 44, were in"."""

_SEVERAL = re.compile(
    rf"\b(?:aged|ages?)\s+(?:{_AGE}\s*(?:,|and|to|-|or)\s*(?:and\s+)?)+$"
    r"|\b(?:m[ae]n|wom[ae]n|people|persons|patients|boys?|girls?|children|victims|adults|all)"
    r"(?:,? aged)? (?:between|from) $",
    re.IGNORECASE,
)
"""Before a number that is one of several ages, or the first of a range of them."""

_ROW = re.compile(
    r"(?:(?<=\w)(?:,\s+|\s\()|\b(?:m[ae]n|wom[ae]n|boys|girls|youths|(?-i:[A-Z]\w+s)) of )"
    rf"(?P<row>{_AGE}(?:,\s+{_AGE}){{0,8}},?\s+and\s+{_AGE})"
    r"(?=\s*(?:[,;)]|\.(?!\d)))(?!,?\s+respectively)",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"\b(?P<who>(?:his|her|their|the|whose) (?:\w+ )?(?:sons|daughters|children|brothers|sisters"
    r"|boys|girls|twins|grandchildren|grandsons|granddaughters|nephews|nieces|cousins|babies|infants))"
    rf"(?:, (?:aged )?|,? aged | \((?:aged )?)"
    rf"(?P<row>{_AGE}(?:,\s+{_AGE}){{0,8}},?\s+and\s+{_AGE})",
    re.IGNORECASE,
)
_NUMBER = re.compile(_AGE, re.IGNORECASE)


def age_rows(text: str) -> frozenset[int]:
    """Find where the numbers of a row of ages begin: "two boys, 11 and 13, were killed".

    Numbers that stand between commas and have no noun count nobody, but say something of whom the
    words before have named.
    """
    starts: set[int] = set()
    for match in _ROW.finditer(text):
        numbers = list(_NUMBER.finditer(text, *match.span("row")))
        if all((value(number[0]) or OLDEST) < OLDEST for number in numbers):
            starts.update(number.start() for number in numbers)
    return frozenset(starts)


def aged_groups(text: str) -> Iterator[tuple[int, int, int]]:
    """Find relatives whom only their ages count, as start, end and number: "her sons, 5 and 7"."""
    for match in _AGED.finditer(text):
        yield match.start("who"), match.end("who"), len(_NUMBER.findall(match["row"]))


@functools.cache
def _persons() -> frozenset[str]:
    """Nouns for one person, not for several together."""
    nouns = people()
    several = grammar().collective | frozenset(nouns.units) | {"figure"}
    return (
        frozenset({*nouns.other, *(n for group in nouns.groups.values() for n in group)}) - several
    )


def is_age(prefix: str, number: int, behind: str, written: str) -> bool:
    """Tell whether a number is an age, by the text before it and the characters `behind` it."""
    if number >= OLDEST:
        return False
    if _OF.search(prefix) or _SEVERAL.search(prefix) or _UNDER.search(prefix):
        return True
    if _SHARED.search(prefix):
        return False
    parted = behind.startswith((",", ".", ";", ")", " and her ", " and his ", " and the"))
    person = _PERSON_OF.search(prefix)
    if parted and person is not None and person["who"].casefold() in _persons():
        return True
    aside = _ASIDE.search(prefix) or (written[0].isdigit() and _AFTER_NAME.search(prefix))
    return parted and bool(aside)
