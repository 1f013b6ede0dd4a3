"""Which claims are of the article's own incident, and of the whole of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.tolls.toll_counts import range_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.facts.casualties.claims import Claim
    from tui.facts.casualties.index.text_zones import TextZones
    from tui.facts.casualties.tolls.toll_counts import Count

_COMES = re.compile(
    r"\W*(?:it|this|that|the (?!\w*(?:deaths?|killings?)\b)\w+)"
    r" (?:comes?|came|happened|occurred|took place|follows?|followed|was (?:taken|made|announced))"
    r" (?:(?:just |only |less than |barely |about |almost )*\w+ (?:day|week|month|year)s? )?"
    r"(?:after|in the wake of|in response to|(?<=follows )|(?<=followed ))\b",
    re.IGNORECASE,
)
_OF_HURT = re.compile(r"\bof (?:the|those|them) (?:injured|wounded|hurt)\b", re.IGNORECASE)
_SIMILAR = re.compile(
    r"\ban? (?:similar|previous|earlier) (?:\w+ ){1,4}?(?:had )?(?:killed|injured|left|claimed)\b",
    re.IGNORECASE,
)
"""How a text tells of another incident of the kind."""
_NOBODY = re.compile(
    r"\b(?:none of (?:them|whom)\b|(?:nobody|no[ -]one)\b(?! else\b))", re.IGNORECASE
)
_MOST = 0.75
"""The share of the dead that a part of them has at the most, where it is no other count of all."""


def own_incident(counted: list[Claim], events: Sequence[Claim], zones: TextZones) -> list[Claim]:
    """Find the claims of the text's own incident: none where only another's says of this harm.

    "An hour later a man died in a crash" is no death of the accident that an article is about.
    """
    here = [c for c in counted if c.headed or not zones.is_apart(c.casualty.span[0])]
    told = any(c.casualty.low and c.casualty.span[0] < zones.opening for c in events)
    return here if here or told else counted


def without_parts(events: list[Claim], killed: Count, title: int) -> list[Claim]:
    """Leave out the injured of a part: "killing six and wounding 14" where 19 died in all.

    So are those whom somebody tells of who counts more dead.
    """
    deaths = [c for c in reversed(events) if c.casualty.kind == "killed" and c.casualty.low]
    parts = _sentences_of_others(deaths, killed)
    if any(_OF_HURT.search(c.casualty.quote) for c in deaths):
        return events  # "Three of the injured died later", which makes a whole of the parts
    wholes = [c for c in events if c in killed.claims or range_of(c) == killed.range]
    if all(c.casualty.span[0] < title for c in wholes):
        return events  # what only a headline tells may be of weeks
    rest_of = [range_of(c).high for c in deaths if c not in wholes]
    if 1 in rest_of and sum(number > 1 for number in rest_of) == 1:
        return events  # single people who died later make a whole of the number before them
    for whole in wholes:
        parts.pop(whole.why.sentence, None)
    rest = [c for c in events if not _is_of_part(c, parts)]
    hurt = any(c.casualty.kind == "injured" and c.casualty.low for c in rest)
    if hurt or len(rest) == len(events):
        return rest
    return [c for c in rest if c.casualty.kind != "injured"]


def _sentences_of_others(deaths: Sequence[Claim], killed: Count) -> dict[str, int]:
    """Where sentences tell of far fewer dead of a number, or of more than it, by the sentence."""
    if len({c.casualty.group for c in killed.claims}) == 1:
        deaths = [c for c in deaths if not _are_enemies(c, killed.claims[0])]
    told: dict[str, int] = {}
    for claim in deaths:
        told[claim.why.sentence] = told.get(claim.why.sentence, 0) + range_of(claim).high
    most = _MOST * killed.range.high
    return {
        c.why.sentence: c.casualty.span[0]
        for c in deaths
        if told[c.why.sentence] <= most or range_of(c).low > killed.range.high
    }


def _are_enemies(claim: Claim, other: Claim) -> bool:
    """Whether the dead of two claims fell on the two sides of a fight."""
    return {claim.casualty.group, other.casualty.group} == {"militants", "security forces"}


def _is_of_part(claim: Claim, parts: dict[str, int]) -> bool:
    """Whether people were hurt where a part of the dead died, of whom the sentence told before."""
    at = parts.get(claim.why.sentence)
    if claim.casualty.kind != "injured" or claim.argument.rule == "hospital":
        return False
    return at is not None and at < claim.casualty.span[0]


def is_of_some(claim: Claim, events: Sequence[Claim]) -> bool:
    """Tell whether only some are unhurt where others died: "the crew of 11 were unharmed".

    Where there are dead, all the rest are meant only by "nobody else".
    """
    if claim.casualty.kind != "injured" or claim.casualty.low != 0:
        return False
    nobody = _NOBODY.search(claim.casualty.quote) is not None
    some = claim.argument.rule == "unharmed" or nobody
    return some and any(c.casualty.kind == "killed" and c.casualty.low for c in events)


def is_old(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a rally or a trial is about a killing, or the sentence goes on about such a one.

    So is one after which something "comes a week after 44 people died".
    """
    return (
        claim.aftermath
        or _COMES.match(claim.why.sentence) is not None
        or (not claim.headed and _SIMILAR.search(claim.why.sentence) is not None)
        or any(
            c.aftermath
            and c.why.sentence == claim.why.sentence
            and c.casualty.span[0] < claim.casualty.span[0]
            and c.casualty.kind == claim.casualty.kind
            and range_of(c) == range_of(claim)
            for c in claims
        )
    )
