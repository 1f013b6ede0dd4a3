"""Which claims of an article belong together: a whole and its parts, and counts that disagree.

Two claims are rivals where two named sources count the same harm differently: both are wholes of
one kind that are told as events of the same place, day or victims, nothing in them contradicts,
neither is above ten times the other, and neither is a running total.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.model import Casualty

ASIDE = ("background", "denied", "hypothetical")
"""What is told and did not happen here and now, in the order in which it is shown."""

TIMES_AT_MOST = 10

_WORDS = re.compile(r"\w+")
_RUNNING = re.compile(
    r"\b(?:bring\w*|brought|rises?|rose|risen|rising|climb\w*|toll to|since|so far|this year"
    r"|totals?|overall)\b",
    re.IGNORECASE,
)
_EMPTY = frozenset({"a", "an", "and", "at", "in", "of", "on", "the", "its", "their"})
_ANYBODY = _EMPTY | {"people", "persons", "dead", "deaths", "bodies", "victims", "casualties"}


class ClaimGroup(NamedTuple):
    """Claims by their index: rivals, or one that nobody contradicts; and the parts of them."""

    claims: tuple[int, ...]
    parts: tuple[int, ...] = ()


class GroupedClaims(NamedTuple):
    """The claims that are told as events, and those beside them by their status."""

    events: tuple[ClaimGroup, ...]
    asides: dict[str, tuple[ClaimGroup, ...]]


def grouped(claims: Sequence[Casualty]) -> GroupedClaims:
    """Every claim once, in the order of the article within its group's place."""
    asides = {status: tuple(_groups(claims, status)) for status in ASIDE}
    return GroupedClaims(tuple(_groups(claims, "event")), asides)


def rivals(one: Casualty, other: Casualty) -> bool:
    """Whether two claims count the same harm, by sources that do not agree."""
    return _comparable(one, other) and (one.low, one.high) != (other.low, other.high)


def _groups(claims: Sequence[Casualty], status: str) -> Iterable[ClaimGroup]:
    mine = [index for index, claim in enumerate(claims) if claim.status == status]
    wholes = [index for index in mine if not claims[index].subset]
    parts: dict[int, list[int]] = {}
    orphans = []
    for index in mine:
        if claims[index].subset:
            whole = _whole_of(claims, index, wholes)
            if whole is None:
                orphans.append((index,))
            else:
                parts.setdefault(whole, []).append(index)
    for heads in sorted([*_rivalries(claims, wholes), *orphans]):
        yield ClaimGroup(
            heads, tuple(sorted(part for head in heads for part in parts.get(head, ())))
        )


def _whole_of(claims: Sequence[Casualty], part: int, wholes: Sequence[int]) -> int | None:
    """The nearest whole before a part that can hold it, or else the nearest after it."""
    fitting = [index for index in wholes if _holds(claims[index], claims[part])]
    before = [index for index in fitting if index < part]
    return before[-1] if before else fitting[0] if fitting else None


def _holds(whole: Casualty, part: Casualty) -> bool:
    if whole.kind != part.kind:
        return False
    return whole.high is None or part.low is None or whole.high >= part.low


def _rivalries(claims: Sequence[Casualty], wholes: Sequence[int]) -> list[tuple[int, ...]]:
    """The wholes, those together whose every pair can be compared and that do not all agree."""
    groups: list[list[int]] = []
    for index in wholes:
        for group in groups:
            if all(_comparable(claims[index], claims[other]) for other in group):
                group.append(index)
                break
        else:
            groups.append([index])
    result: list[tuple[int, ...]] = []
    for group in groups:
        pairs = combinations(group, 2)
        if any(rivals(claims[one], claims[other]) for one, other in pairs):
            result.append(tuple(group))
        else:
            result += [(index,) for index in group]
    return result


def _comparable(one: Casualty, other: Casualty) -> bool:
    """Whether two sources speak of the same harm, as far as the claims tell."""
    if one.kind != other.kind or {one.status, other.status} != {"event"}:
        return False
    if one.subset or other.subset or _RUNNING.search(f"{one.quote} | {other.quote}"):
        return False
    if not _other_source(one.source, other.source) or not _near(one, other):
        return False
    same = [
        _same(one.place, other.place, within=True),
        _same(one.date, other.date),
        _same_victims(one, other),
    ]
    return False not in (*same, _same(one.weapon, other.weapon)) and True in same


def _other_source(one: str | None, other: str | None) -> bool:
    """Whether both are named and neither is only a shorter name of the other."""
    here, there = _content(one, _EMPTY), _content(other, _EMPTY)
    return bool(here and there) and not (here <= there or there <= here)


def _near(one: Casualty, other: Casualty) -> bool:
    """Whether both are numbers that could be of one event; nobody may be set against any."""
    if one.low is None or other.low is None:
        return False
    low, high = sorted((one.low, other.low))
    return low == 0 or high <= low * TIMES_AT_MOST


def _same(one: str | None, other: str | None, *, within: bool = False) -> bool | None:
    """Whether both say the same; null where one says nothing."""
    if not one or not other:
        return None
    here, there = _content(one, _EMPTY), _content(other, _EMPTY)
    return here == there or (within and (here <= there or there <= here))


def _same_victims(one: Casualty, other: Casualty) -> bool | None:
    if one.group != other.group:
        return None if _anybody(one, other) or _anybody(other, one) else False
    here, there = _content(one.victims, _ANYBODY), _content(other.victims, _ANYBODY)
    if not here or not there:
        return None
    return bool(here & there)


def _anybody(one: Casualty, other: Casualty) -> bool:
    """Whether one speaks of people in general and the other of civilians."""
    unsaid = one.group is None and not _content(one.victims, _ANYBODY)
    return unsaid and other.group == "civilians"


def _content(text: str | None, without: frozenset[str]) -> set[str]:
    return set(_WORDS.findall((text or "").casefold())) - without
