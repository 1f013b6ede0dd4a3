"""The facts of an article as they stand after the reader's verdicts.

What was rejected is out, what was corrected or added is as the reader wrote it, and the toll
follows its claim: so a query, an export and the list all see what the reader decided.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from tui.library.added_facts import add_facts, match_added, verdict_fact
from tui.library.fact_identity import Fact, identity, rematch
from tui.model import Casualty, Range, Stated, Toll

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.model import Facts, TollKind, Verdict

_Kind = TypeVar("_Kind", bound=Fact)

TollPart = Literal["states", "adds"]
"""A claim states the toll, or what it counts comes on top of it."""


@dataclass(frozen=True, slots=True)
class _TollPart:
    toll: TollPart | None = None


def apply_verdicts(facts: Facts, verdicts: Iterable[Verdict]) -> Facts:
    """The facts with each verdict applied to the fact that it is about, and what was added."""
    judged = match_added(facts, rematch(facts, verdicts))
    given = {(verdict.kind, verdict.key): verdict for verdict in judged}
    if not given:
        return facts
    whole = add_facts(facts, judged) or facts
    return replace(
        whole,
        people=_applied(whole.people, given),
        places=_applied(whole.places, given),
        organisations=_applied(whole.organisations, given),
        casualties=_applied(whole.casualties, given),
        toll=Toll(
            killed=_toll("killed", whole, given),
            injured=_toll("injured", whole, given),
        ),
    )


def _applied(
    facts: tuple[_Kind, ...], given: Mapping[tuple[str, str], Verdict]
) -> tuple[_Kind, ...]:
    changed = (apply_verdict(fact, given.get(identity(fact))) for fact in facts)
    return tuple(fact for fact in changed if fact is not None)


def apply_verdict(fact: _Kind, verdict: Verdict | None) -> _Kind | None:
    """The fact after its verdict; null where it was rejected. It stands where it was found."""
    if verdict is None or verdict.decision == "confirmed":
        return fact
    if verdict.decision == "rejected":
        return None
    value: Any = verdict_fact(verdict)
    if value is None:  # not in the form of a fact: then only the analysis is left
        return fact
    where = ("quote", "span") if isinstance(fact, Casualty) else ("mentions",)
    placed: _Kind = replace(value, **{name: getattr(fact, name) for name in where})
    return placed


def toll_part(verdict: Verdict) -> TollPart | None:
    """How a claim counts in the toll, where the reader said so."""
    import msgspec

    try:
        said = msgspec.json.decode(verdict.value or "", type=_TollPart)
    except msgspec.MsgspecError:
        return None
    return said.toll


def _toll(kind: TollKind, facts: Facts, given: Mapping[tuple[str, str], Verdict]) -> Range | None:
    """The toll of one kind: the greatest the reader said states it, else what the claims tell.

    What the reader said comes on top is added to it.
    """
    stating, adding = [], []
    for (of, _), verdict in given.items():
        claim = verdict_fact(verdict) if of == "casualty" and verdict.value else None
        if isinstance(claim, Casualty) and claim.kind == kind and claim.low is not None:
            how = toll_part(verdict)
            stating += [_range(claim)] if how == "states" else []
            adding += [_range(claim)] if how == "adds" else []
    said = max(stating, key=_pair, default=None)
    toll = said or _told(kind, facts, given)
    every = [*([toll] if toll else []), *adding]
    return _sum(every) if every else None


def _told(kind: TollKind, facts: Facts, given: Mapping[tuple[str, str], Verdict]) -> Range | None:
    """The toll by the claims that the reader left, in the order in which the analysis takes them.

    What states it and was rejected gives way to what comes next; a part of a sum that was rejected
    is taken from the sum, and what was corrected counts as corrected.
    """
    first: Range | None = getattr(facts.toll, kind)
    for stated in _stated(kind, facts):
        claims = [facts.casualties[at] for at in stated.claims if at < len(facts.casualties)]
        left = [apply_verdict(claim, given.get(identity(claim))) for claim in claims]
        if left == claims:
            return stated.count
        counted = [_range(claim) for claim in left if claim and _counts(claim, kind)]
        if counted:
            return _sum(counted)
        first = None
    return first


def _stated(kind: TollKind, facts: Facts) -> list[Stated]:
    """What the toll is taken from and what comes next, as the analysis said.

    Of facts without that: the claims of the toll's number, then each that counts as it stands.
    """
    said = [stated for stated in facts.stated if stated.kind == kind]
    toll = getattr(facts.toll, kind)
    if said or toll is None:
        return said
    events = [(n, _range(c)) for n, c in enumerate(facts.casualties) if _counts(c, kind)]
    same = [Stated(kind=kind, count=toll, claims=(n,)) for n, count in events if count == toll]
    rest = [Stated(kind=kind, count=count, claims=(n,)) for n, count in events if count != toll]
    return [*same, *rest] if same else []


def _counts(claim: Casualty, kind: TollKind) -> bool:
    """Whether a claim counts people of the main event, not some of others."""
    whole = claim.low is not None and not claim.subset
    return whole and claim.kind == kind and claim.status == "event"


def _range(claim: Casualty) -> Range:
    low = claim.low or 0
    return Range(low, low if claim.high is None else claim.high)


def _sum(ranges: Iterable[Range]) -> Range:
    ranges = tuple(ranges)
    return Range(sum(r.low for r in ranges), sum(r.high for r in ranges))


def _pair(count: Range) -> tuple[int, int]:
    return count.low, count.high
