"""Which claims are parts of a total because they add up to it, told one after another.

"At least 19 died ... Twelve of the dead were in one town ... Four died in another, and three in a
third": nothing but the sum says that the four are among the 19.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.facts.casualties.claims import Claim
    from tui.model import Casualty

_LEAST = 2
"""Parts that a total has at least; one alone of the same number is the total told again."""


def with_parts(claims: Sequence[Claim]) -> list[Claim]:
    """Mark as subsets the claims that follow a total and add up to it."""
    marked = list(claims)
    for number, claim in enumerate(marked):
        for part in _parts(claim.casualty, marked, number + 1):
            casualty = replace(marked[part].casualty, subset=True)
            marked[part] = replace(marked[part], casualty=casualty)
    return marked


def _parts(total: Casualty, claims: Sequence[Claim], start: int) -> list[int]:
    """The claims of its kind right behind a total, if so many of them are as many people as it."""
    if total.subset or not total.low or not _is_counted(total):
        return []
    left, parts = total.low, list[int]()
    for number in range(start, len(claims)):
        part = claims[number].casualty
        if part.kind != total.kind:
            continue
        if not _is_counted(part) or not part.low or not _is_of_one_day(part, total):
            break
        left -= part.low
        parts.append(number)
        if left <= 0:
            return parts if left == 0 and len(parts) >= _LEAST else []
    return []


def _is_counted(claim: Casualty) -> bool:
    """Whether a claim tells of one number of people whom an event harmed."""
    return claim.status == "event" and claim.low is not None and claim.low == claim.high


def _is_of_one_day(part: Casualty, total: Casualty) -> bool:
    return None in (part.date, total.date) or part.date == total.date
