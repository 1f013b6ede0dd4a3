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
    from collections.abc import Container, Iterable, Sequence

    from tui.model import Casualty, ClaimKind

ASIDE = ("background", "denied", "hypothetical")
"""What is told and did not happen here and now, in the order in which it is shown."""

HARM: tuple[ClaimKind, ...] = (
    "killed",
    "injured",
    "missing",
    "displaced",
    "captured",
    "abducted",
)
"""The kinds of harm in the order in which they are shown."""

TIMES_AT_MOST = 10
"""How many times another a rival count may be: beyond that both hardly speak of one event."""

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


def grouped(
    claims: Sequence[Casualty],
    *,
    rejected: Container[int] = (),
    main: Container[int] = (),
) -> GroupedClaims:
    """Group every claim once, by the harm that it tells of.

    Claims that the toll stands on (`main`) come first, then killed, injured, missing and so on, and
    last those of nobody; within that the article's order holds. What the reader `rejected` is no
    rival of anything.
    """

    def order(group: ClaimGroup) -> tuple[bool, bool, int, int]:
        first = group.claims[0]
        claim = claims[first]
        states_toll = any(index in main for index in group.claims)
        return not states_toll, claim.high == 0, HARM.index(claim.kind), first

    def of(status: str) -> tuple[ClaimGroup, ...]:
        return tuple(sorted(_groups(claims, status, rejected), key=order))

    return GroupedClaims(of("event"), {status: of(status) for status in ASIDE})


def rivals(claim: Casualty, rival: Casualty) -> bool:
    """Whether two claims count the same harm, by sources that do not agree."""
    return _comparable(claim, rival) and (claim.low, claim.high) != (rival.low, rival.high)


def _groups(
    claims: Sequence[Casualty], status: str, rejected: Container[int]
) -> Iterable[ClaimGroup]:
    mine = [index for index, claim in enumerate(claims) if claim.status == status]
    totals = [index for index in mine if not claims[index].subset]
    upheld = [index for index in totals if index not in rejected]
    parts: dict[int, list[int]] = {}
    orphans = []
    for index in mine:
        if claims[index].subset:
            total = _total_of(claims, index, upheld)
            if total is None:
                orphans.append((index,))
            else:
                parts.setdefault(total, []).append(index)
    alone = [(index,) for index in totals if index in rejected]
    for heads in sorted([*_rivalries(claims, upheld), *alone, *orphans]):
        yield ClaimGroup(
            heads, tuple(sorted(part for head in heads for part in parts.get(head, ())))
        )


def _total_of(claims: Sequence[Casualty], part: int, totals: Sequence[int]) -> int | None:
    """Find the nearest whole before a part that can hold it, or else the nearest after it."""
    fitting = [index for index in totals if _holds(claims[index], claims[part])]
    earlier = [index for index in fitting if index < part]
    return earlier[-1] if earlier else fitting[0] if fitting else None


def _holds(total: Casualty, part: Casualty) -> bool:
    if total.kind != part.kind:
        return False
    return total.high is None or part.low is None or total.high > part.low


def _rivalries(claims: Sequence[Casualty], totals: Sequence[int]) -> list[tuple[int, ...]]:
    """Put wholes together whose every pair can be compared and that do not all agree."""
    groups: list[list[int]] = []
    for index in totals:
        for group in groups:
            if all(_comparable(claims[index], claims[member]) for member in group):
                group.append(index)
                break
        else:
            groups.append([index])
    result: list[tuple[int, ...]] = []
    for group in groups:
        pairs = combinations(group, 2)
        if any(rivals(claims[first], claims[member]) for first, member in pairs):
            result.append(tuple(group))
        else:
            result += [(index,) for index in group]
    return result


def _comparable(claim: Casualty, rival: Casualty) -> bool:
    """Whether two sources speak of the same harm, as far as the claims tell."""
    if claim.kind != rival.kind or {claim.status, rival.status} != {"event"}:
        return False
    if claim.subset or rival.subset or _RUNNING.search(f"{claim.quote} | {rival.quote}"):
        return False
    if not _rival_source(claim.source, rival.source) or not _near(claim, rival):
        return False
    same = [
        _same(claim.place, rival.place, within=True),
        _same(claim.date, rival.date),
        _same_victims(claim, rival),
    ]
    return False not in (*same, _same(claim.weapon, rival.weapon)) and True in same


def _rival_source(source: str | None, rival: str | None) -> bool:
    """Whether both are named and neither is only a shorter name of the other."""
    names, rival_names = _content(source, _EMPTY), _content(rival, _EMPTY)
    return bool(names and rival_names) and not (names <= rival_names or rival_names <= names)


def _near(claim: Casualty, rival: Casualty) -> bool:
    """Whether both are numbers that could be of one event; nobody may be set against any."""
    if claim.low is None or rival.low is None:
        return False
    low, high = sorted((claim.low, rival.low))
    return low == 0 or high <= low * TIMES_AT_MOST


def _same(text: str | None, rival: str | None, *, within: bool = False) -> bool | None:
    """Whether both say the same; None where one says nothing."""
    if not text or not rival:
        return None
    content, rival_content = _content(text, _EMPTY), _content(rival, _EMPTY)
    return content == rival_content or (
        within and (content <= rival_content or rival_content <= content)
    )


def _same_victims(claim: Casualty, rival: Casualty) -> bool | None:
    if claim.group != rival.group:
        return None if _anybody(claim, rival) or _anybody(rival, claim) else False
    victims, rival_victims = _content(claim.victims, _ANYBODY), _content(rival.victims, _ANYBODY)
    if not victims or not rival_victims:
        return None
    return bool(victims & rival_victims)


def _anybody(claim: Casualty, rival: Casualty) -> bool:
    """Whether one speaks of people in general and the other of civilians."""
    unsaid = claim.group is None and not _content(claim.victims, _ANYBODY)
    return unsaid and rival.group == "civilians"


def _content(text: str | None, without: frozenset[str]) -> set[str]:
    return set(_WORDS.findall((text or "").casefold())) - without
