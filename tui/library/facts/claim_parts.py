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
    has more people than its part. Of those of other towns the largest that was told before holds
    it where no other does: a count of a district often bears the name of its town.
    """
    larger = [index for index in wholes if _is_larger(claims[index], claims[part])]
    fitting = [index for index in larger if not _elsewhere(claims[index], claims[part])]
    earlier = [index for index in fitting if index < part][-1:]
    later = [index for index in fitting if index > part]
    same = [index for index in later if _town(claims[index]) == _town(claims[part])]
    before = [index for index in larger if index < part]
    largest = sorted(before, key=lambda index: -(claims[index].high or 0))
    return next(iter([*earlier, *same, *largest, *later]), None)


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


def _is_larger(whole: Casualty, part: Casualty) -> bool:
    if whole.kind != part.kind or whole.status != part.status:
        return False
    return whole.high is None or part.low is None or whole.high > part.low


def _elsewhere(whole: Casualty, part: Casualty) -> bool:
    towns = {_town(whole), _town(part)} - {""}
    return len(towns) > 1 and _is_spot(whole)


def _town(claim: Casualty) -> str:
    return town_of(claim.place or "")


def _is_spot(claim: Casualty) -> bool:
    """Whether it happened in a place that has no other places in it."""
    return claim.where is not None and claim.where.precision in ("point", "town")
