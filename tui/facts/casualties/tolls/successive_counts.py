"""Counts that follow each other: an early one gives way to the final one, a rumour to research."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.tolls.list_sums import summed
from tui.facts.casualties.tolls.toll_counts import Count, high, range_of

if TYPE_CHECKING:
    from tui.facts.casualties.claims import Claim

_DAYS = (
    r"(?:the )?(?:end|evening|morning|night|close|nightfall|noon|midnight|next|following|early|mid"
    r"|late|\d+|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june"
    r"|july|august|september|october|november|december)\b"
)
_EARLY = re.compile(
    r"\b(?:initial|initially|at first|early|preliminary|provisional|contempora\w+|originally"
    r"|acknowledged|admitted|conceded|communiqu\w+|newspapers?|press|chronicl\w+|pamphlets?"
    r"|broadsheets?|first (?:\w+ )?(?:reports?|counts?|estimates?|figures?|letters?|days?|week"
    r"|night|hours|bulletins?|telegrams?|messages?|announcements?|news|spoke|gave|put|reported|announced|said|counted)"
    rf"|(?:same|following|next|that) (?:day|evening|morning|night)|by {_DAYS}"
    rf"|within (?:\w+ )?(?:hours|days|weeks)|(?:as of|on) {_DAYS})\b",
    re.IGNORECASE,
)
"""What says of a count that it was made soon after, or before all was known."""
_AGO = "".join(rf"(?<!{unit} )(?<!{unit}s )" for unit in ("hour", "day", "week", "month", "year"))
"""What does not stand before a "later" that says how far off another event was."""
_LATER = re.compile(
    rf"\b(?:{_AGO}later|final|finally|eventual|eventually|ultimately|in the end|subsequent"
    r"|subsequently|revised|total|definitive|had (?:risen|reached|climbed)|by the time"
    r"|when (?:the|it|search\w*|rescue\w*|last)|official (?:count|figure|report|toll|total))\b",
    re.IGNORECASE,
)
"""What says of a count that it was made when more was known."""
_REVIEWED = re.compile(
    r"\baccording to the (?:\w+ )?(?:records|register|report|returns)\b|"
    r"\b(?:modern|recent|historians?|research\w*|scholars?|scholarly|revised|commission|tribunal"
    r"|inquiry|later (?:writers|estimates|studies|research|figures|accounts|work)|archiv\w+"
    r"|true|actual|parish (?:lists|registers|books)|registers|generally accepted)\b",
    re.IGNORECASE,
)
"""Who looks into what others counted, long after."""
_RECOUNTED = re.compile(
    rf"\b{_AGO}(?:later|eventually|subsequently|ultimately|finally) (?:confirmed|counted"
    r"|established|estimated|found|gave|listed|put|raised|recorded|reported)\b"
    r"|\b(?:was|were|is) (?:finally|eventually|later|ultimately|now) \w+ (?:as|at|to)\b"
    r"|\b(?:commission|coroner|inquest|inquiry|investigation|tribunal) (?:arrived at|came to"
    r"|concluded|counted|established|found|gave|listed|put)\b"
    r"|\bfinal (?:\w+ )?(?:count|figure|report|tally|toll|total)\b",
    re.IGNORECASE,
)
"""What says that somebody counted again, and found more."""
_COUNTING = re.compile(
    r"\b(?:announced|confirmed|counted|gave|given|listed|put|recorded|registered|reported|stated"
    r"|said|stood)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:]|, (?:but|and|while|whereas|though|although|which)\b|\bbut\b")
_DATED = re.compile(
    r"\b(?:on|by) (?:the )?\d+(?:st|nd|rd|th)? (?:of )?[A-Z][a-z]+|\b[A-Z][a-z]+ \d+\b"
)
_NEAR = 420
"""Characters from a count to the next one, a sentence or two behind it."""
_TAIL = 50
"""Characters behind a count in which its clause may say when it was made."""


def latest(best: Count, counted: list[Claim]) -> Count:
    """Find the last of the counts that a text sets one after the other, each for the one before.

    A headline's number is the one that the article stands by.
    """
    for claim in sorted(counted, key=lambda c: c.casualty.span):
        if not any(c.headed for c in (*best.claims, claim)) and _follows(best, claim):
            count = summed(claim, counted)
            best = count if claim.argument.rule not in {"toll", "count"} else _alone(claim)
    return best


def _alone(claim: Claim) -> Count:
    return Count(range_of(claim), (claim,))


def _follows(best: Count, claim: Claim) -> bool:
    """Whether a count takes the place of the one that is known."""
    last = max(best.claims, key=lambda c: c.casualty.span)
    apart = claim.casualty.span[0] - last.casualty.span[1]
    groups = {last.casualty.group, claim.casualty.group} - {None}
    if apart <= 0 or claim.argument.participant.further or len(groups) > 1:
        return False
    early, later = _clause(last), _clause(claim)
    soon = _EARLY.search(early) is not None
    if soon and _REVIEWED.search(later):
        return range_of(claim) != best.range
    if range_of(claim).high <= high(best) or apart > _NEAR or _is_elsewhere(last, claim):
        return False
    running = last.argument.rule == "toll" and claim.why.sentence == last.why.sentence
    days = _DATED.search(early) and _DATED.search(later)
    dated = (days and claim.why.sentence == last.why.sentence) or _is_later(last, claim)
    reported = dated and _COUNTING.search(early) and _COUNTING.search(later)
    again = _RECOUNTED.search(later) or (soon and _LATER.search(later))
    return running or bool(reported) or bool(again)


def _is_later(first: Claim, claim: Claim) -> bool:
    day, known = claim.casualty.date, first.casualty.date
    return day is not None and known is not None and day > known


def _is_elsewhere(first: Claim, claim: Claim) -> bool:
    """Whether a clause tells of another place than the count before it."""
    places = (first.casualty.place, claim.casualty.place)
    told = claim.casualty.certainty.get("place") == "stated"
    return told and None not in places and places[0] != places[1]


def _clause(claim: Claim) -> str:
    """The clause of a count, with what stands right behind it."""
    sentence, quote = claim.why.sentence, claim.casualty.quote
    at = max(0, sentence.find(quote))
    begin = max((m.end() for m in _CLAUSE.finditer(sentence, 0, at)), default=0)
    tail = sentence[at + len(quote) : at + len(quote) + _TAIL]
    return sentence[begin : at + len(quote)] + _CLAUSE.split(tail, maxsplit=1)[0]
