"""Apply the reader's verdicts to the facts of an article.

What was rejected is out, what was corrected or added is as the reader wrote it, and the toll
follows its claim: so a query, an export and the list all see what the reader decided.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

from tui.library.facts.added_facts import add_facts, match_added, set_by_reader, verdict_fact
from tui.library.facts.fact_identity import Fact, identity, rematch
from tui.library.facts.toll_basis import TOLL_KINDS, claim_range, counts, range_sum, toll_options
from tui.model import FACT_LISTS, Casualty, Stated, Toll

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tui.model import Annotation, Decision, Facts, Place, Range, TollKind, Verdict

_Kind = TypeVar("_Kind", bound=Fact)

TollPart = Literal["states", "adds"]
"""A claim states the toll, or what it counts comes on top of it."""


@dataclass(frozen=True, slots=True)
class _TollValue:
    toll: TollPart | None = None


def apply_verdicts(facts: Facts, verdicts: Iterable[Verdict]) -> Facts:
    """Apply each verdict to the fact that it is about, and add what the reader added."""
    matched = match_added(facts, rematch(facts, verdicts))
    by_fact = {(verdict.kind, verdict.key): verdict for verdict in matched}
    if not by_fact:
        return facts
    complete = add_facts(facts, matched) or facts
    places = _applied(complete.places, by_fact)
    stated = tuple(filter(None, (_toll(kind, complete, by_fact) for kind in TOLL_KINDS)))
    numbers = {toll.kind: toll.count for toll in stated}
    return replace(
        complete,
        people=_applied(complete.people, by_fact),
        places=places,
        organisations=_applied(complete.organisations, by_fact),
        casualties=_located(_applied(complete.casualties, by_fact), places),
        toll=Toll(killed=numbers.get("killed"), injured=numbers.get("injured")),
        stated=_renumbered(stated, complete.casualties, by_fact),
    )


class Judgement(NamedTuple):
    """What the reader decided on a fact and wrote to it; None where nothing was."""

    verdict: Decision | None
    note: str | None
    grade: str | None


class Reviewed(NamedTuple):
    """Facts as the verdicts leave them, and by list the judgement of each that is left."""

    facts: Facts
    judgements: Mapping[str, tuple[Judgement, ...]]


def review(
    facts: Facts, verdicts: Iterable[Verdict], annotations: Iterable[Annotation], text: str
) -> Reviewed:
    """Apply verdicts to the facts of a text, with the judgement of each."""
    matched = match_added(facts, rematch(facts, verdicts), text)
    complete = add_facts(facts, matched, text) or facts
    notes = {(note.kind, note.key): note for note in rematch(complete, annotations)}
    judgements = {
        name: tuple(_judgements(getattr(complete, name), matched, notes))
        for name in FACT_LISTS.values()
    }
    return Reviewed(apply_verdicts(complete, matched), judgements)


def _judgements(
    facts: tuple[Any, ...],
    verdicts: Iterable[Verdict],
    notes: Mapping[tuple[str, str], Annotation],
) -> Iterator[Judgement]:
    for fact, (_, decision) in zip(facts, judged(facts, verdicts), strict=True):
        if decision != "rejected":
            written = notes.get(identity(fact))
            note, grade = (written.note, written.grade) if written else ("", "")
            yield Judgement(decision, note or None, grade or None)


def _applied(
    facts: tuple[_Kind, ...], by_fact: Mapping[tuple[str, str], Verdict]
) -> tuple[_Kind, ...]:
    changed = (apply_verdict(fact, by_fact.get(identity(fact))) for fact in facts)
    return tuple(fact for fact in changed if fact is not None)


def _located(claims: tuple[Casualty, ...], places: Iterable[Place]) -> tuple[Casualty, ...]:
    """Give each claim the point of its place as the reader left that, where the article has it."""
    points = {place.name: place.where for place in places}
    located = ((claim, points.get(claim.place or "", claim.where)) for claim in claims)
    return tuple(
        claim if point == claim.where else replace(claim, where=point) for claim, point in located
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
    return set_by_reader(placed, fact)


def toll_part(verdict: Verdict) -> TollPart | None:
    """Decode how a claim counts in the toll, where the reader said so."""
    import msgspec

    try:
        stated = msgspec.json.decode(verdict.value or "", type=_TollValue)
    except msgspec.MsgspecError:
        return None
    return stated.toll


def _toll(
    kind: TollKind, facts: Facts, by_fact: Mapping[tuple[str, str], Verdict]
) -> Stated | None:
    """The toll of one kind: the greatest the reader said states it, else what the claims tell.

    What the reader said comes on top is added to it. Claims are counted as `facts` has them.
    """
    places = {identity(c): n for n, c in reversed([*enumerate(facts.casualties)])}
    stating, adding = [], []
    for (of, key), verdict in by_fact.items():
        claim = verdict_fact(verdict) if of == "casualty" and verdict.value else None
        if isinstance(claim, Casualty) and claim.kind == kind and claim.low is not None:
            how = toll_part(verdict)
            place = places.get((of, key))
            claims = () if place is None else (place,)
            part = Stated(kind=kind, count=claim_range(claim), claims=claims)
            stating += [part] if how == "states" else []
            adding += [part] if how == "adds" else []
    stated = max(stating, key=lambda part: (part.count.low, part.count.high), default=None)
    toll = stated or _claimed_toll(kind, facts, by_fact) or _only_one(kind, facts, by_fact)
    return _added_up(kind, [*([toll] if toll else []), *adding])


def _only_one(
    kind: TollKind, facts: Facts, by_fact: Mapping[tuple[str, str], Verdict]
) -> Stated | None:
    """The claim that a reader added, where the text tells of nobody else harmed in that way."""
    events = [
        (at, claim)
        for at, claim in enumerate(facts.casualties)
        if claim.kind == kind and claim.status == "event" and claim.high and not claim.subset
    ]
    if len(events) != 1:
        return None
    (at, claim), *_ = events
    verdict = by_fact.get(identity(claim))
    if verdict is None or verdict.decision != "added" or toll_part(verdict) is not None:
        return None
    return Stated(kind=kind, count=claim_range(claim), claims=(at,))


def _added_up(kind: TollKind, parts: list[Stated]) -> Stated | None:
    if not parts:
        return None
    claims = {place for part in parts for place in part.claims}
    count = range_sum(part.count for part in parts)
    return Stated(kind=kind, count=count, claims=tuple(sorted(claims)))


def _claimed_toll(
    kind: TollKind, facts: Facts, by_fact: Mapping[tuple[str, str], Verdict]
) -> Stated | None:
    """The toll by the claims that the reader left, in the order in which the analysis takes them.

    What states it and was rejected gives way to what comes next; a part of a sum that was rejected
    is taken from the sum, and what was corrected counts as corrected.
    """
    toll: Range | None = getattr(facts.toll, kind)
    first = Stated(kind=kind, count=toll, claims=()) if toll else None
    for stated in toll_options(kind, facts):
        remaining = {
            at: apply_verdict(facts.casualties[at], by_fact.get(identity(facts.casualties[at])))
            for at in stated.claims
            if at < len(facts.casualties)
        }
        if all(claim == facts.casualties[at] for at, claim in remaining.items()):
            return stated
        counted = {at: claim for at, claim in remaining.items() if claim and counts(claim, kind)}
        if counted:
            count = range_sum(map(claim_range, counted.values()))
            return Stated(kind=kind, count=count, claims=tuple(counted))
        first = None
    return first


def _renumbered(
    stated: tuple[Stated, ...],
    claims: tuple[Casualty, ...],
    by_fact: Mapping[tuple[str, str], Verdict],
) -> tuple[Stated, ...]:
    """Count the claims of tolls by their places among those that the reader left."""
    remaining = [
        at for at, claim in enumerate(claims) if apply_verdict(claim, by_fact.get(identity(claim)))
    ]
    place = {at: n for n, at in enumerate(remaining)}
    return tuple(
        replace(toll, claims=tuple(place[at] for at in toll.claims if at in place))
        for toll in stated
    )
