"""Apply the reader's verdicts to the facts of an article.

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
    from collections.abc import Iterable, Iterator, Mapping

    from tui.model import Decision, Facts, Place, TollKind, Verdict

_Kind = TypeVar("_Kind", bound=Fact)

TollPart = Literal["states", "adds"]
"""A claim states the toll, or what it counts comes on top of it."""


@dataclass(frozen=True, slots=True)
class _TollPart:
    toll: TollPart | None = None


def apply_verdicts(facts: Facts, verdicts: Iterable[Verdict]) -> Facts:
    """Apply each verdict to the fact that it is about, and add what the reader added."""
    judged = match_added(facts, rematch(facts, verdicts))
    by_fact = {(verdict.kind, verdict.key): verdict for verdict in judged}
    if not by_fact:
        return facts
    complete = add_facts(facts, judged) or facts
    places = _applied(complete.places, by_fact)
    return replace(
        complete,
        people=_applied(complete.people, by_fact),
        places=places,
        organisations=_applied(complete.organisations, by_fact),
        casualties=_located(_applied(complete.casualties, by_fact), places),
        toll=Toll(
            killed=_toll("killed", complete, by_fact),
            injured=_toll("injured", complete, by_fact),
        ),
    )


def _applied(
    facts: tuple[_Kind, ...], by_fact: Mapping[tuple[str, str], Verdict]
) -> tuple[_Kind, ...]:
    changed = (apply_verdict(fact, by_fact.get(identity(fact))) for fact in facts)
    return tuple(fact for fact in changed if fact is not None)


def _located(claims: tuple[Casualty, ...], places: Iterable[Place]) -> tuple[Casualty, ...]:
    """Give each claim the point of its place as the reader left that, where the article has it."""
    points = {place.name: place.where for place in places}
    return tuple(
        replace(claim, where=points.get(claim.place, claim.where)) if claim.place else claim
        for claim in claims
    )


def judged(
    facts: tuple[_Kind, ...], verdicts: Iterable[Verdict]
) -> Iterator[tuple[_Kind, Decision | None]]:
    """Apply verdicts to facts, each with its decision; one that was rejected stays as it was."""
    by_fact = {(verdict.kind, verdict.key): verdict for verdict in verdicts}
    for fact in facts:
        verdict = by_fact.get(identity(fact))
        yield apply_verdict(fact, verdict) or fact, verdict.decision if verdict else None


def apply_verdict(fact: _Kind, verdict: Verdict | None) -> _Kind | None:
    """Apply a verdict to its fact; None where it was rejected. The fact keeps its span."""
    if verdict is None or verdict.decision == "confirmed":
        return fact
    if verdict.decision == "rejected":
        return None
    value: Any = verdict_fact(verdict)
    if value is None:  # not in the form of a fact: then only the analysis is left
        return fact
    position_fields = ("quote", "span") if isinstance(fact, Casualty) else ("mentions",)
    placed: _Kind = replace(value, **{name: getattr(fact, name) for name in position_fields})
    return placed


def toll_part(verdict: Verdict) -> TollPart | None:
    """Decode how a claim counts in the toll, where the reader said so."""
    import msgspec

    try:
        stated = msgspec.json.decode(verdict.value or "", type=_TollPart)
    except msgspec.MsgspecError:
        return None
    return stated.toll


def _toll(kind: TollKind, facts: Facts, by_fact: Mapping[tuple[str, str], Verdict]) -> Range | None:
    """The toll of one kind: the greatest the reader said states it, else what the claims tell.

    What the reader said comes on top is added to it.
    """
    stating, adding = [], []
    for (of, _), verdict in by_fact.items():
        claim = verdict_fact(verdict) if of == "casualty" and verdict.value else None
        if isinstance(claim, Casualty) and claim.kind == kind and claim.low is not None:
            how = toll_part(verdict)
            stating += [_range(claim)] if how == "states" else []
            adding += [_range(claim)] if how == "adds" else []
    stated = max(stating, key=_pair, default=None)
    toll = stated or _claimed_toll(kind, facts, by_fact)
    every = [*([toll] if toll else []), *adding]
    return _sum(every) if every else None


def _claimed_toll(
    kind: TollKind, facts: Facts, by_fact: Mapping[tuple[str, str], Verdict]
) -> Range | None:
    """The toll by the claims that the reader left, in the order in which the analysis takes them.

    What states it and was rejected gives way to what comes next; a part of a sum that was rejected
    is taken from the sum, and what was corrected counts as corrected.
    """
    first: Range | None = getattr(facts.toll, kind)
    for stated in _stated(kind, facts):
        claims = [facts.casualties[at] for at in stated.claims if at < len(facts.casualties)]
        remaining = [apply_verdict(claim, by_fact.get(identity(claim))) for claim in claims]
        if remaining == claims:
            return stated.count
        counted = [_range(claim) for claim in remaining if claim and _counts(claim, kind)]
        if counted:
            return _sum(counted)
        first = None
    return first


def _stated(kind: TollKind, facts: Facts) -> list[Stated]:
    """What the toll is taken from and what comes next, as the analysis said.

    Of facts without that: the claims of the toll's number, then each that counts as it stands.
    """
    stated = [stated for stated in facts.stated if stated.kind == kind]
    toll = getattr(facts.toll, kind)
    if stated or toll is None:
        return stated
    events = [(n, _range(c)) for n, c in enumerate(facts.casualties) if _counts(c, kind)]
    same = [Stated(kind=kind, count=toll, claims=(n,)) for n, count in events if count == toll]
    rest = [Stated(kind=kind, count=count, claims=(n,)) for n, count in events if count != toll]
    return [*same, *rest] if same else []


def _counts(claim: Casualty, kind: TollKind) -> bool:
    """Whether a claim counts people of the main event, not some of others."""
    counts_all = claim.low is not None and not claim.subset
    return counts_all and claim.kind == kind and claim.status == "event"


def _range(claim: Casualty) -> Range:
    low = claim.low or 0
    return Range(low, low if claim.high is None else claim.high)


def _sum(ranges: Iterable[Range]) -> Range:
    ranges = tuple(ranges)
    return Range(sum(r.low for r in ranges), sum(r.high for r in ranges))


def _pair(count: Range) -> tuple[int, int]:
    return count.low, count.high
