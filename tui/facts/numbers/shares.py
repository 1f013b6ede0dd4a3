"""Shares of a number that stands beside them: "half of the 40 people aboard" are 20."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.facts.numbers.quantities import Quantity

_BETWEEN = re.compile(r"\s*(?:of )?(?:the|its|their|her|his|all)?\s*", re.IGNORECASE)
_HARMED = re.compile(
    r"\s*(?:confirmed )?(?:bodies|casualties|dead|deaths|fatalities|injured|killed|missing"
    r"|victims?|wounded)\b",
    re.IGNORECASE,
)
"""Behind a number, what says that all of it came to harm: its half is told for something else."""


def halved(text: str, quantities: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Replace "half" and the number of which it is the half by what that is."""
    results: list[Quantity] = []
    for quantity in quantities:
        share = results[-1] if results else None
        if share is not None and share.vague == "half" and _is_whole(text, share, quantity):
            number = (quantity.low or 0) // 2
            exact = quantity.precision == "exact" and quantity.low == 2 * number
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
    return tuple(results)


def _is_whole(text: str, share: Quantity, number: Quantity) -> bool:
    """Whether a number behind "half" is that of the people who are halved."""
    beside = _BETWEEN.fullmatch(text, share.end, number.start) is not None
    several = number.low is not None and number.low == number.high and number.low > 1
    return beside and several and _HARMED.match(text, number.end) is None
