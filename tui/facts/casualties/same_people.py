"""Fields that claims have from others of the same people: of a headline's, and of a total's part.

A headline says little beside its number, and "three of the dead were women" only who they were.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.facts.casualties.claims import Claim
    from tui.model import Casualty, Certainty

_INFERRED = frozenset({None, "incident", "headline"})
"""How sure a field is that another claim's own words outdo."""
_OF_HEADLINE = ("by", "source")
_HARM = frozenset({"killed", "injured", "abducted"})
_DONE = frozenset({"killed", "injured"})
_LATE = 0.7
"""The share of a text behind which it mostly tells of what happened before or elsewhere."""
_SHORT = 600
"""Characters within which a text has hardly turned to anything else."""


def share_fields(claims: Sequence[Claim], opening: int, end: int) -> list[Claim]:
    """Fill who did it and who says so by the claim of the same people that says it.

    `opening` is the character up to which a text tells what its headline is about, `end` its last.
    """
    completed = [_of_body(claim, claims, opening) if claim.headed else claim for claim in claims]
    completed = [_of_total(claim, completed) for claim in completed]
    return [
        _without_guess(claim, completed, max(_SHORT, round(end * _LATE))) for claim in completed
    ]


def _without_guess(claim: Claim, claims: Sequence[Claim], late: int) -> Claim:
    """A claim without an inferred agent that no other claim bears out.

    What a text tells at its end, behind `late`, is mostly of other deeds.
    """
    casualty = claim.casualty
    by, certainty = casualty.by, casualty.certainty
    inferred = certainty.get("by") == "incident" and casualty.kind in _DONE
    if not inferred or casualty.span[0] < late:
        return claim
    tellers = [
        each.casualty
        for each in claims
        if each.casualty.by == by and each.casualty.certainty.get("by") not in _INFERRED
    ]
    own = certainty.keys() & {"place", "date"} if not tellers else frozenset()
    apart = any(certainty[name] not in _INFERRED for name in own)
    if any(_is_at_one(casualty, teller) for teller in tellers) or not (tellers or apart):
        return claim
    sure = {name: how for name, how in certainty.items() if name != "by"}
    return replace(claim, casualty=replace(casualty, by=None, certainty=sure))


def _of_body(claim: Claim, claims: Sequence[Claim], opening: int) -> Claim:
    """A headline's claim with what the opening says of the same number of people."""
    own = claim.casualty
    alike = (
        each.casualty
        for each in claims
        if not each.headed and each.casualty.span[0] < opening and _is_same(own, each.casualty)
    )
    body = next(alike, None)
    if body is None:
        return claim
    names = [name for name in _OF_HEADLINE if _says_more(name, own, body)]
    return _with(claim, body, names)


def _is_same(headline: Casualty, body: Casualty) -> bool:
    """Whether two claims count alike; a part of a total is not what a headline is about."""
    if (headline.kind, headline.status, headline.vague) != (body.kind, body.status, body.vague):
        return False
    return (headline.low, headline.high) == (body.low, body.high) and not body.subset


def _says_more(name: str, headline: Casualty, body: Casualty) -> bool:
    inferred = headline.certainty.get(name) in _INFERRED
    stated = body.certainty.get(name) not in _INFERRED
    told = name == "source" and body.source is not None and body.certainty[name] != "headline"
    return inferred and (stated or told or (name == "by" and headline.by is None))


def _of_total(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """A part's claim with who harmed all whom it is a part of."""
    part = claim.casualty
    if not part.subset or part.by is not None or part.kind not in _HARM or not part.low:
        return claim
    totals = [
        each.casualty
        for each in claims
        if each.casualty.span[0] < part.span[0]
        and each.casualty.kind == part.kind
        and not each.casualty.subset
        and (each.casualty.low or 0) > part.low
    ]
    total = max(totals, key=lambda casualty: casualty.span, default=None)
    if total is None or total.by is None or not _is_at_one(part, total):
        return claim
    return _with(claim, total, ["by"])


def _is_at_one(part: Casualty, total: Casualty) -> bool:
    """Whether nothing that two claims say of where and when parts them."""
    places = None in {part.place, total.place} or part.place == total.place
    return places and (None in {part.date, total.date} or part.date == total.date)


def _with(claim: Claim, source: Casualty, names: Sequence[str]) -> Claim:
    """A claim with some of another's fields, which its own clause does not state."""
    values = {name: getattr(source, name) for name in names if getattr(source, name)}
    if not values:
        return claim
    inferred: dict[str, Certainty] = dict.fromkeys(values, "incident")
    certainty = {**claim.casualty.certainty, **inferred}
    return replace(claim, casualty=replace(claim.casualty, certainty=certainty, **values))
