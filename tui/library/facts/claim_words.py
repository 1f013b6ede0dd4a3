"""Write the numbers of claims and tolls in words, with all that their sentence leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.facts.claim_days import days_of
from tui.library.facts.fact_identity import all_facts, identity
from tui.model import Casualty, Range

if TYPE_CHECKING:
    from tui.model import Facts, Precision, TollKind

_A_DAY = len("2016-05-04")
"""The length of a date that is a day; a month or a year is shorter."""
_ARTICLES = frozenset({"A", "An", "The", "Its", "His", "Her", "Their"})
_DEFINITE = frozenset({"the", "its", "his", "her", "their", "our", "my", "these", "those"})
_INDEFINITE = frozenset({"a", "an", "any"})
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


def harm_words(claim: Casualty) -> str:
    """Write a claim's number and kind: "at least 12 killed", and "no civilians injured"."""
    if not denies_victims(claim):
        return f"{count_words(claim)} {claim.kind}"
    first, _, rest = (claim.victims or "").partition(" ")
    if first.lower() in _DEFINITE:
        return f"none of {claim.victims} {claim.kind}"
    return f"no {rest if first.lower() in _INDEFINITE else claim.victims} {claim.kind}"


def denies_victims(claim: Casualty) -> bool:
    """Tell whether a claim says that none of its victims were harmed: `harm_words` names them."""
    return claim.victims is not None and claim.low == claim.high == 0


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
    return hedge_words(toll_precision(facts, kind))


def hedge_words(precision: Precision | None) -> str:
    """Write what stands before a number of this precision; "" where nothing does."""
    return _PRECISION.get(precision or "", "")


def claim_line(claim: Casualty) -> str:
    """Write a claim in one line: number and kind, who, by whom, where, when, says who."""
    parts = [harm_words(claim)]
    if claim.victims and not denies_victims(claim):
        parts.append(f"({claim.victims})")
    if claim.by or claim.weapon:
        parts.append(f"by {claim.by or claim.weapon}")
    if claim.by and claim.weapon:
        parts.append(f"({claim.weapon})")
    if claim.place:
        parts.append(f"in {claim.place}")
    if claim.date:
        parts.append(_time_words(claim))
    if claim.source:
        parts.append(f"according to {_within(claim.source)}")
    if claim.status != "event":
        parts.append(f"[{claim.status}]")
    return ("  part: " if claim.subset else "") + " ".join(parts)


def _time_words(claim: Casualty) -> str:
    first, last = days_of(claim)
    if first != last:
        return f"from {first} to {last}"
    return f"{'on' if len(first) == _A_DAY else 'in'} {first}"


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
    return f"the claim {harm_words(fact)}{place}"


def _within(phrase: str) -> str:
    """A phrase as it stands within a sentence: "A board" is "a board", a name stays as it is."""
    first, space, rest = phrase.partition(" ")
    return f"{first.lower()}{space}{rest}" if first in _ARTICLES else phrase
