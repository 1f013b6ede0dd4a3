"""The facts of an article as they stand after the reader's verdicts.

What was rejected is out, what was corrected or added is as the reader wrote it, and the toll
follows its claim: so a query, an export and the list all see what the reader decided.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from tui.library.added import adopted, with_added, written
from tui.library.identity import Fact, identity, rematch
from tui.model import Casualty, Range, Toll

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.model import Facts, Verdict

_Kind = TypeVar("_Kind", bound=Fact)

Counting = Literal["states", "adds"]
"""A claim states the toll, or what it counts comes on top of it."""


@dataclass(frozen=True, slots=True)
class _Counting:
    toll: Counting | None = None


def settled(facts: Facts, verdicts: Iterable[Verdict]) -> Facts:
    """The facts with each verdict applied to the fact that it is about, and what was added."""
    judged = adopted(facts, rematch(facts, verdicts))
    given = {(verdict.kind, verdict.key): verdict for verdict in judged}
    if not given:
        return facts
    whole = with_added(facts, judged) or facts
    return replace(
        whole,
        people=_applied(whole.people, given),
        places=_applied(whole.places, given),
        organisations=_applied(whole.organisations, given),
        casualties=_applied(whole.casualties, given),
        toll=Toll(
            killed=_toll("killed", whole.toll.killed, whole.casualties, given),
            injured=_toll("injured", whole.toll.injured, whole.casualties, given),
        ),
    )


def _applied(
    facts: tuple[_Kind, ...], given: Mapping[tuple[str, str], Verdict]
) -> tuple[_Kind, ...]:
    changed = (after(fact, given.get(identity(fact))) for fact in facts)
    return tuple(fact for fact in changed if fact is not None)


def after(fact: _Kind, verdict: Verdict | None) -> _Kind | None:
    """The fact after its verdict; null where it was rejected. It stands where it was found."""
    if verdict is None or verdict.decision == "confirmed":
        return fact
    if verdict.decision == "rejected":
        return None
    value: Any = written(verdict)
    if value is None:  # not in the form of a fact: then only the analysis is left
        return fact
    where = ("quote", "span") if isinstance(fact, Casualty) else ("mentions",)
    placed: _Kind = replace(value, **{name: getattr(fact, name) for name in where})
    return placed


def counting(verdict: Verdict) -> Counting | None:
    """How a claim counts in the toll, where the reader said so."""
    import msgspec

    try:
        said = msgspec.json.decode(verdict.value or "", type=_Counting)
    except msgspec.MsgspecError:
        return None
    return said.toll


def _toll(
    kind: str,
    stated: Range | None,
    claims: Iterable[Casualty],
    given: Mapping[tuple[str, str], Verdict],
) -> Range | None:
    """The toll of one kind: the greatest the reader said states it, else what the analysis took.

    What the reader said comes on top is added to it.
    """
    stating, adding = [], []
    for (of, _), verdict in given.items():
        claim = written(verdict) if of == "casualty" and verdict.value else None
        if isinstance(claim, Casualty) and claim.kind == kind and claim.low is not None:
            counted = Range(claim.low, claim.low if claim.high is None else claim.high)
            how = counting(verdict)
            stating += [counted] if how == "states" else []
            adding += [counted] if how == "adds" else []
    said = max(stating, key=_pair, default=None)
    toll = said or _stated(kind, stated, claims, given)
    every = [*([toll] if toll else []), *adding]
    return Range(sum(r.low for r in every), sum(r.high for r in every)) if every else None


def _stated(
    kind: str,
    stated: Range | None,
    claims: Iterable[Casualty],
    given: Mapping[tuple[str, str], Verdict],
) -> Range | None:
    """The toll that follows the claim that states it, unless another states it too."""
    if stated is None:
        return None
    sources = [
        claim for claim in claims if (claim.kind, claim.low, claim.high) == (kind, *_pair(stated))
    ]
    left = [
        claim
        for claim in (after(claim, given.get(identity(claim))) for claim in sources)
        if claim is not None
    ]
    if not sources or any(claim in sources for claim in left):
        return stated
    for claim in left:
        if claim.kind == kind and claim.low is not None:
            return Range(claim.low, claim.low if claim.high is None else claim.high)
    return None


def _pair(count: Range) -> tuple[int, int]:
    return count.low, count.high
