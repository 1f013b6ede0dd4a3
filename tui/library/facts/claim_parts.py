"""Which whole a part of the victims belongs to, so that screens and reports set it under that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.facts.place_names import town_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import Casualty


def whole_of(claims: Sequence[Casualty], part: int, wholes: Sequence[int]) -> int | None:
    """Find the nearest whole before a part that can hold it, or else the nearest after it.

    Claims are meant by their places in the article; `wholes` are those that may be one. A whole
    has more people than its part, and did not happen in another town.
    """
    fitting = [index for index in wholes if _holds(claims[index], claims[part])]
    earlier = [index for index in fitting if index < part]
    return earlier[-1] if earlier else fitting[0] if fitting else None


def parts_behind_wholes(claims: Sequence[Casualty]) -> tuple[Casualty, ...]:
    """Sort claims so that each part stands behind its whole, and all else as the article has it."""
    wholes = [index for index, claim in enumerate(claims) if not claim.subset]
    places: dict[int, int | None] = {
        index: whole_of(claims, index, wholes) if claim.subset else index
        for index, claim in enumerate(claims)
    }

    def order(index: int) -> tuple[int, int]:
        place = places[index]
        return (index if place is None else place, index if index != place else -1)

    return tuple(claims[index] for index in sorted(places, key=order))


def _holds(whole: Casualty, part: Casualty) -> bool:
    if whole.kind != part.kind or whole.status != part.status:
        return False
    towns = {town_of(claim.place) for claim in (part, whole) if claim.place}
    if len(towns) > 1 and _is_spot(whole):
        return False
    return whole.high is None or part.low is None or whole.high > part.low


def _is_spot(claim: Casualty) -> bool:
    """Whether it happened in a place that has no other places in it."""
    return claim.where is not None and claim.where.precision in ("point", "town")
