"""Shares of a number that stands beside them: half, or a third, "of the 40 people aboard"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.facts.numbers.quantities import Quantity

_BETWEEN = re.compile(r"\s*(?:of )?(?:the|its|their|her|his|all)?\s*", re.IGNORECASE)
_HARMED = re.compile(
    r"\s*(?:confirmed )?(?:bodies|casualties|dead|deaths|fatalities|injured|killed|missing"
    r"|victims?|wounded)\b",
    re.IGNORECASE,
)
"""Behind a number, what says that all of it came to harm: its share is told for something else."""


FRACTIONS = {
    "half": (1, 2),
    "third": (1, 3),
    "two thirds": (2, 3),
    "quarter": (1, 4),
    "three quarters": (3, 4),
    "fifth": (1, 5),
    "two fifths": (2, 5),
    "three fifths": (3, 5),
    "four fifths": (4, 5),
    "tenth": (1, 10),
}
"""The share that each word tells of, as parts of how many."""


_AS_MANY = re.compile(
    r"(?<!twice )(?<!times )(?<!in )\b(?:as many|an equal number(?: of)?|the same number of)\b"
    r"(?! as\b)(?! [\w-]+ (?:[\w-]+ )?as\b)(?! (?:times|days|weeks|months|years|hours|minutes)\b)",
    re.IGNORECASE,
)
"""Words for the number that stands before them."""
_ALL_BUT = re.compile(r"\ball (?:but|except(?: for)?) $", re.IGNORECASE)
_WORDS = 16
"""Characters of "all except for" before a number."""
_NEAR = 120
"""Characters back to the number that "as many" stands for."""


def shared(text: str, quantities: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Replace a share and the number of which it is the share by what that is."""
    results: list[Quantity] = []
    for quantity in _all_but(text, quantities):
        share = results[-1] if results else None
        fraction = FRACTIONS.get(share.vague or "") if share is not None else None
        if share is not None and fraction and _is_whole(text, share, quantity):
            number, rest = divmod((quantity.low or 0) * fraction[0], fraction[1])
            if rest and fraction != FRACTIONS["half"]:
                continue  # "a third of the 70,000 inhabitants" is no count
            exact = quantity.precision == "exact" and not rest
            results[-1] = replace(
                quantity,
                start=share.start,
                core=(share.core[0], quantity.core[1]),
                low=number,
                high=number,
                precision="exact" if exact else "about",
            )
        else:
            results.append(quantity)
    return tuple(sorted([*results, *_as_many(text, results)], key=lambda found: found.core))


def _all_but(text: str, quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """The quantities, with the others in place of the few left out: "all but two of the 30"."""
    left: Quantity | None = None
    for quantity in quantities:
        if (
            left is not None
            and _is_whole(text, left, quantity)
            and (quantity.low or 0) > (left.low or 0)
        ):
            number = (quantity.low or 0) - (left.low or 0)
            yield replace(
                quantity,
                start=left.start,
                core=(left.core[0], quantity.core[1]),
                low=number,
                high=number,
            )
            left = None
            continue
        if left is not None:
            yield replace(left, low=None, high=None, vague="most", precision="vague")
            left = None
        excepted = _ALL_BUT.search(text, max(0, quantity.start - _WORDS), quantity.start)
        if excepted is not None and quantity.low is not None and quantity.low == quantity.high:
            left = replace(quantity, start=excepted.start())
        else:
            yield quantity
    if left is not None:
        yield replace(left, low=None, high=None, vague="most", precision="vague")


def _as_many(text: str, known: Sequence[Quantity]) -> Iterator[Quantity]:
    """The numbers that are told as that before: "three policemen dead and as many injured"."""
    for match in _AS_MANY.finditer(text):
        ahead = [q for q in known if q.end <= match.start() and q.start > match.start() - _NEAR]
        before = ahead[-1] if ahead else None
        if before is None or before.low is None or "." in text[before.end : match.start()]:
            continue
        yield replace(before, start=match.start(), end=match.end(), core=match.span())


def _is_whole(text: str, share: Quantity, number: Quantity) -> bool:
    """Whether a number behind a share is that of the people who are shared out."""
    beside = _BETWEEN.fullmatch(text, share.end, number.start) is not None
    several = number.low is not None and number.low == number.high and number.low > 1
    return beside and several and _HARMED.match(text, number.end) is None
