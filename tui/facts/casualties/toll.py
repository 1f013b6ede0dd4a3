"""The toll of an article's main event, by rules that a sentence each explains.

1. Only claims of events count: no background, hypothesis or denial, and no part of a whole.
2. A stated running total ("the death toll rose to 12") wins over what is smaller.
3. Otherwise the larger of the headline's number and the first one of the lead, where the people
   that one verb names together are added up, attackers left out.
4. A number that is only ever hedged ("over 20") gives way to an exact one a little above, unless
   another source gives it.
5. Otherwise the first number of the text, unless a quantity word of the lead ("scores") means more.
   One injured person who is told of first is an example, and gives way to the number of
   "others" beside them; one who died is news.
6. Where only single people are named, those whom "also" or "another" adds are added up.
7. That nobody was harmed counts where nobody else was, and where a headline without a number
   says that deaths are denied: then what it denies is no toll of its own.
8. Incidents side by side in three towns or more, without a number for them all, have no toll.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.model import Range, Toll

if TYPE_CHECKING:
    from tui.facts.casualties.claims import Claim

_LEAST = {
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 1000,
    "millions": 10**6,
    "tens": 20,
}
_ATTACKERS = re.compile(
    r"\b(?:bombers?|attackers?|assailants?|perpetrators?|hijackers?|gunm[ae]n|shooters?)\b",
    re.IGNORECASE,
)
_TOWN = 2
_SEVERAL = 3
_BESIDE = 120
"""Characters between one person and the others with them, in one sentence or the next."""
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed)?|reject(?:s|ed)?)"
    r"(?: (?:any|all|reports?|claims?|talk|of|that|there|were|was|civilian|troop)){0,5}"
    r" (?:deaths|casualties|fatalities|victims)\b"
)
"""A headline's denial that anybody died, in small letters; who denies a killing denies no death."""
_OTHERS = re.compile(r"\bothers?\b", re.IGNORECASE)
_ADDS = re.compile(r"\b(?:also|too) \w+$|^(?:another|a second|a third)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where title, opening and lead end, in characters, and the headline in lower case."""

    title: int
    opening: int
    lead: int
    headline: str


def choose_toll(claims: list[Claim], layout: Layout, *, sick: bool = False) -> Toll:
    """The killed and the injured of the main event; null where no number is stated.

    Nobody is injured by a disease that an article is about (`sick`).
    """
    events = [c for c in claims if c.casualty.status == "event" and not c.casualty.subset]
    if _round_up(events, layout):
        return Toll(killed=None, injured=None)
    if sick:
        return Toll(killed=_of(events, "killed", layout), injured=None)
    return Toll(killed=_of(events, "killed", layout), injured=_of(events, "injured", layout))


def _of(events: list[Claim], kind: str, layout: Layout) -> Range | None:
    mine = [c for c in events if c.casualty.kind == kind]
    counted = [c for c in mine if c.casualty.low]
    others = [c for c in counted if not _ATTACKERS.search(c.casualty.victims or "")]
    counted = others or counted
    if not counted:
        return Range(0, 0) if any(c.casualty.low == 0 for c in mine) else None
    if kind == "killed" and _denied(mine, layout):
        return Range(0, 0)
    headline = next((_sum(c, counted) for c in counted if c.casualty.span[0] < layout.title), None)
    body = [
        c
        for c in counted
        if layout.title <= c.casualty.span[0] < layout.lead
        and c.casualty.quote.casefold() not in layout.headline
    ]
    lead = _first(body, counted)
    stated = [r for r in (headline, lead) if r is not None]
    best = max(stated, key=lambda found: found.high, default=None)
    totals = [_range(c) for c in counted if c.link.rule == "toll"]
    total = max(totals, key=lambda found: found.high, default=None)
    if total is not None and (best is None or total.high >= best.high):
        return total
    if best is None or (mine[0].casualty.vague and headline is None):
        best = _later(mine, counted, layout)
    if best is None:
        return None
    return _with_singles(_refined(best, counted, layout), counted)


def _denied(mine: list[Claim], layout: Layout) -> bool:
    """Whether the headline denies deaths, and the text has somebody say that there were none."""
    numbered = any(c.casualty.low and c.casualty.span[0] < layout.title for c in mine)
    none = any(c.casualty.low == 0 for c in mine)
    return none and not numbered and _DENIED.search(layout.headline) is not None


def _round_up(events: list[Claim], layout: Layout) -> bool:
    """Whether incidents in several towns stand side by side, without a number for them all."""
    killed = [c for c in events if c.casualty.kind == "killed" and c.casualty.low]
    towns: dict[str, int] = {}
    for claim in killed:
        if claim.casualty.place is not None and claim.narrow >= _TOWN:
            towns[claim.casualty.place] = towns.get(claim.casualty.place, 0) + _range(claim).high
    stated = any(c.casualty.span[0] < layout.title or c.link.rule == "toll" for c in killed)
    largest = max((_range(c).high for c in killed), default=0)
    apart = len(towns) >= _SEVERAL and largest > 1
    return apart and not stated and 2 * largest < sum(towns.values())


def _range(claim: Claim) -> Range:
    return Range(claim.casualty.low or 0, claim.casualty.high or 0)


def _sum(first: Claim, counted: list[Claim]) -> Range:
    """The people whom one trigger names together, as one number."""
    together = [
        c
        for c in counted
        if c.link.trigger.start == first.link.trigger.start
        and not _ATTACKERS.search(c.casualty.victims or "")
    ] or [first]
    return Range(sum(_range(c).low for c in together), sum(_range(c).high for c in together))


def _later(mine: list[Claim], counted: list[Claim], layout: Layout) -> Range | None:
    """The first number, unless a quantity word of the lead tells of another size."""
    vague = next((c.casualty.vague for c in mine if c.casualty.vague), None)
    if vague is not None and mine[0].casualty.vague and mine[0].casualty.span[0] < layout.lead:
        found = _sum(counted[0], counted)
        return found if found.high >= _LEAST.get(vague, 10**12) else None
    return _first(counted, counted)


def _first(claims: list[Claim], counted: list[Claim]) -> Range | None:
    """The number told of first, but that of the others where it is a single person."""
    if not claims:
        return None
    first = _sum(claims[0], counted)
    beside = claims[0].casualty.span[1] + _BESIDE
    near = (c for c in claims[1:] if c.casualty.span[0] < beside)
    others = (_range(c) for c in near if _OTHERS.search(c.casualty.quote))
    example = first.high == 1 and claims[0].casualty.kind == "injured"
    return next((r for r in others if r.high > 1), first) if example else first


def _refined(best: Range, counted: list[Claim], layout: Layout) -> Range:
    """An exact number of the lead that is a little above one which is only ever hedged."""
    same = [c for c in counted if _range(c) == best]
    if not same or any(c.casualty.precision not in {"at_least", "about"} for c in same):
        return best
    sources = {c.casualty.source for c in same} | {None}
    for claim in counted:
        if claim.casualty.source not in sources:
            continue
        exact = claim.casualty.precision == "exact" and claim.casualty.span[0] < layout.opening
        if exact and best.high < _range(claim).high <= best.high * 1.25:
            return _range(claim)
    return best


def _with_singles(best: Range, counted: list[Claim]) -> Range:
    """Single people who "also" came to harm, added where no larger number is known."""
    if best.high != 1 or any((c.casualty.high or 0) > 1 for c in counted):
        return best
    added = [
        c for c in counted[1:] if c.link.party.form == "article" and _ADDS.search(c.casualty.quote)
    ]
    return Range(1 + len(added), 1 + len(added))
