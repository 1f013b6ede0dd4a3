"""Write the numbers of claims and tolls in words, with all that their sentence leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.fact_identity import all_facts, identity
from tui.model import Casualty, Range

if TYPE_CHECKING:
    from tui.model import Facts, Precision, TollKind

_A_DAY = 10
"""The length of a date that is a day; a month or a year is shorter."""
_ARTICLES = frozenset({"A", "An", "The", "Its", "His", "Her", "Their"})
_PRECISION = {"at_least": "at least ", "at_most": "up to ", "about": "about "}


def count_words(claim: Casualty) -> str:
    """Write a claim's number: "at least 12", "12 to 15", "dozens"."""
    if claim.vague:
        return claim.vague
    bound = claim.high if claim.low is None else claim.low
    if bound is None:
        return "unknown"
    if claim.low == claim.high == 0:
        return "no one"
    low, high = (bound if end is None else end for end in (claim.low, claim.high))
    return _PRECISION.get(claim.precision, "") + range_words(Range(low, high))


def range_words(count: Range) -> str:
    """Write a count of people: "12", or "1,204 to 1,300"."""
    return f"{count.low:,}" if count.low == count.high else f"{count.low:,} to {count.high:,}"


def toll_precision(facts: Facts, kind: TollKind) -> Precision | None:
    """Return how exact the claims are that state a toll; None where they differ or none does."""
    toll = facts.toll.killed if kind == "killed" else facts.toll.injured
    if toll is None:
        return None
    hedges = {
        claim.precision
        for claim in facts.casualties
        if claim.kind == kind
        and claim.status == "event"
        and not claim.subset
        and (claim.low, claim.high) == (toll.low, toll.high)
    }
    return hedges.pop() if len(hedges) == 1 else None


def toll_hedge(facts: Facts, kind: TollKind) -> str:
    """Write what stands before a toll's number: "at least ", "about ", or "" where it is exact."""
    return _PRECISION.get(toll_precision(facts, kind) or "", "")


def claim_line(claim: Casualty) -> str:
    """Write a claim in one line: number and kind, who, by whom, where, when, says who."""
    parts = [f"{count_words(claim)} {claim.kind}"]
    if claim.victims:
        parts.append(f"({claim.victims})")
    if claim.weapon:
        parts.append(f"by {claim.weapon}")
    if claim.by:
        parts.append(f"from {claim.by}")
    if claim.place:
        parts.append(f"in {claim.place}")
    if claim.date:
        parts.append(f"{'on' if len(claim.date) == _A_DAY else 'in'} {claim.date}")
    if claim.source:
        parts.append(f"according to {_within(claim.source)}")
    if claim.status != "event":
        parts.append(f"[{claim.status}]")
    return ("  part: " if claim.subset else "") + " ".join(parts)


def subject(facts: Facts | None, kind: str, key: str) -> str:
    """Name a fact in a message: the claim 7 killed, Tal Sadir; one that is not there by its kind.

    Kind and key are those of its `identity`.
    """
    name = "claim" if kind == "casualty" else kind
    candidates = all_facts(facts) if facts else ()
    fact = next((fact for fact in candidates if identity(fact) == (kind, key)), None)
    if fact is None:
        return f"an {name}" if name[0] in "aeiou" else f"a {name}"
    if not isinstance(fact, Casualty):
        return f"the {name} {fact.name}"
    place = f", {fact.place}" if fact.place else ""
    return f"the claim {count_words(fact)} {fact.kind}{place}"


def _within(phrase: str) -> str:
    """A phrase as it stands within a sentence: "A board" is "a board", a name stays as it is."""
    first, space, rest = phrase.partition(" ")
    return f"{first.lower()}{space}{rest}" if first in _ARTICLES else phrase
