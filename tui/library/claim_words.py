"""Write the numbers of claims and tolls in words, with all that their sentence leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.model import Casualty, Facts, Precision, TollKind

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
    hedge = _PRECISION.get(claim.precision, "")
    if claim.low is None or claim.high is None or claim.low == claim.high:
        return f"{hedge}{bound:,}"
    return f"{hedge}{claim.low:,} to {claim.high:,}"


def toll_precision(facts: Facts, kind: TollKind) -> Precision | None:
    """Return how exact the claims are that state a toll; None where they differ or none does."""
    toll = facts.toll.killed if kind == "killed" else facts.toll.injured
    if toll is None:
        return None
    found = {
        claim.precision
        for claim in facts.casualties
        if claim.kind == kind
        and claim.status == "event"
        and not claim.subset
        and (claim.low, claim.high) == (toll.low, toll.high)
    }
    return found.pop() if len(found) == 1 else None


def toll_hedge(facts: Facts, kind: TollKind) -> str:
    """Write what stands before a toll's number: "at least ", "about ", or "" where it is exact."""
    return _PRECISION.get(toll_precision(facts, kind) or "", "")
