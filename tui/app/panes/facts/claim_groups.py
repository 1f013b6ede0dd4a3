"""Which claims of an article belong together: a whole and its parts, and counts that disagree.

Which counts disagree is told by `rivals`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.library.facts.claim_parts import whole_of
from tui.library.facts.rivals import rivalries

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
    rival of anything, and the whole only of parts that have no other.
    """

    def order(group: ClaimGroup) -> tuple[bool, bool, int, int]:
        first = group.claims[0]
        claim = claims[first]
        states_toll = any(index in main for index in group.claims)
        return not states_toll, claim.high == 0, HARM.index(claim.kind), first

    def of(status: str) -> tuple[ClaimGroup, ...]:
        return tuple(sorted(_groups(claims, status, rejected), key=order))

    return GroupedClaims(of("event"), {status: of(status) for status in ASIDE})


def _groups(
    claims: Sequence[Casualty], status: str, rejected: Container[int]
) -> Iterable[ClaimGroup]:
    mine = [index for index, claim in enumerate(claims) if claim.status == status]
    totals = [index for index in mine if not claims[index].subset]
    upheld = [index for index in totals if index not in rejected]
    alone = [index for index in totals if index in rejected]
    parts: dict[int, list[int]] = {}
    orphans = []
    for index in mine:
        if claims[index].subset:
            total = whole_of(claims, index, upheld)
            if total is None:
                total = whole_of(claims, index, alone)
            if total is None:
                orphans.append((index,))
            else:
                parts.setdefault(total, []).append(index)
    rejects = [(index,) for index in alone]
    for heads in sorted([*rivalries(claims, upheld), *rejects, *orphans]):
        yield ClaimGroup(
            heads, tuple(sorted(part for head in heads for part in parts.get(head, ())))
        )
