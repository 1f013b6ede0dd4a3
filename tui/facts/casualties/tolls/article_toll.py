"""The toll of an article's main event, by rules that a sentence each explains.

1. Only claims of events count: no background, hypothesis or denial, and no part of a whole.
2. A stated running total ("the death toll rose to 12") or sum of what was told wins over what is
   smaller; one that the text calls an earlier one counts only where there is no other.
3. Otherwise the larger of the headline's number and the first one of the lead, where those that
   one verb names, or one sentence in places that a flood struck, are added up, no attackers.
4. A number that is only ever hedged ("over 20") gives way to an exact one a little above, unless
   another source gives it.
5. Otherwise the first number of the text, unless a quantity word of the lead ("scores") means more.
   One injured person who is told of first is an example, and gives way to the number of
   "others" beside them; one who died is news.
6. Where only single people are named, those whom "also" or "another" adds are added up.
7. That nobody was harmed counts where nobody else was, and where a headline without a number says
   that deaths are denied: then what it denies is no toll of its own.
8. What somebody says who is contradicted by the headline counts no injured either, and one hurt
   person of whom a text tells late is not the number of the injured where many died.
9. Where a headline sets rival counts side by side or denies the deaths, or an article opens with
   nothing that happened and tells of the past, there is none.
10. Where counts follow each other, the last of them counts, and research on what was told at the
   time; what another event did with which a text compares its own counts never.
11. Incidents side by side of which the headline picks none (in three towns or more, in items by
   places or days, in a digest) have no toll but a number for them all.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from tui.facts.casualties.tolls.added_victims import (
    further_victims,
    is_under_inquiry,
    later_deaths,
)
from tui.facts.casualties.tolls.list_sums import beside_others, first_told, summed
from tui.facts.casualties.tolls.other_events import is_of_other_event
from tui.facts.casualties.tolls.other_incidents import (
    is_of_some,
    is_old,
    own_incident,
    without_parts,
)
from tui.facts.casualties.tolls.round_ups import is_untold, of_one_event, would_count
from tui.facts.casualties.tolls.stated_totals import is_correction, is_outdated, largest_total
from tui.facts.casualties.tolls.successive_counts import latest
from tui.facts.casualties.tolls.toll_counts import (
    Count,
    across_places,
    all_of_them,
    along_a_path,
    beside_the_worst,
    count_of,
    high,
    range_of,
    refined,
    with_singles,
    without_attackers,
    without_shot,
)
from tui.facts.lexicon import numbers
from tui.model import Casualty, Range, Stated, Toll, TollKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.facts.casualties.claims import Claim
    from tui.facts.casualties.index.text_zones import TextZones

_LEAST = numbers().least
_SEVERAL = 3
"""How many "several" or "many" are at the least, of which a text then gives the number."""
_MANY_DEAD = 20
"""So many that one hurt person of whom a text tells later is not all the injured."""
_RANKED = 6
"""Tolls that are kept in reserve; who rejects more of them has read the article."""
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed)?|reject(?:s|ed)?)"
    r"(?: (?:any|all|reports?|claims?|talk|of|that|there|were|was|civilian|troop)){0,5}"
    r" (?:deaths|casualties|fatalities|victims)\b"
)
"""A headline's denial that anybody died; who denies a killing denies no death."""
_WOUNDED = re.compile(r"\b(?:wound|injur|maim)", re.IGNORECASE)
"""What no disease does to anybody."""
_TOWN = 2
"""How much a place at least narrows down where, to be a place of its own."""
_LET_GO = re.compile(r"\b(?:freed|freeing|releas(?:ed|ing)|rescu(?:ed|ing)|let off)\b")
_ALONE = re.compile(r"(?:an?|the|his|her) (?!.*\band\b)", re.IGNORECASE)
"""How one person is told of, with nobody beside."""


def stated_by(
    claims: Sequence[Claim], merged: Sequence[int], zones: TextZones, *, sick: bool = False
) -> tuple[Stated, ...]:
    """Find what the toll is taken from, and what in its place where a reader rejects that.

    `merged` are the places of the claims in the article's list, where several may be one. Of each
    kind the first is the toll; each that follows is the toll without all claims of those before,
    by the same rules. Nobody is injured by a disease that an article is about (`sick`), unless
    a claim has another cause or tells of wounds.
    """
    hurt = not sick or any(_is_hurt(c.casualty) and _is_early(c, zones) for c in claims)
    kinds: tuple[TollKind, ...] = ("killed", "injured") if hurt else ("killed",)
    own = frozenset(id(claim) for claim in claims if _is_of_event(claim, zones))
    ranked = (_ranked(claims, merged, kind, zones, own) for kind in kinds)
    return tuple(chain.from_iterable(ranked))


def _is_of_event(claim: Claim, zones: TextZones) -> bool:
    """Whether a claim is of a whole of what an article is about, whatever else it counts."""
    whole = claim.casualty.status == "event" and not claim.casualty.subset
    apart = would_count(claim) or is_under_inquiry(claim)
    return whole and not apart and not is_of_other_event(claim, zones)


def _is_early(claim: Claim, zones: TextZones) -> bool:
    """Whether a claim stands in what an article is about, its headline and its lead."""
    return claim.headed or claim.casualty.span[0] < zones.lead


def _is_hurt(casualty: Casualty) -> bool:
    if casualty.kind != "injured":
        return False
    return casualty.weapon not in (None, "disease") or _WOUNDED.search(casualty.quote) is not None


def toll_of(stated: Sequence[Stated]) -> Toll:
    """Find the killed and the injured of the main event; None where no number is stated."""
    first = {option.kind: option.count for option in reversed(stated)}
    return Toll(killed=first.get("killed"), injured=first.get("injured"))


def _ranked(
    claims: Sequence[Claim],
    merged: Sequence[int],
    kind: TollKind,
    zones: TextZones,
    own: frozenset[int],
) -> Iterator[Stated]:
    """What a kind is taken from, round by round, of claims whose `id` is one of the `own`."""
    rest = list(zip(claims, merged, strict=True))
    for _ in range(_RANKED):
        count = _chosen([claim for claim, _ in rest], kind, zones, own)
        if count is None:
            return
        places = {at for claim, at in rest if claim in count.claims}
        yield Stated(kind=kind, count=count.range, claims=tuple(sorted(places)))
        rest = [(claim, at) for claim, at in rest if at not in places]


def _chosen(
    claims: Sequence[Claim], kind: str, zones: TextZones, own: frozenset[int]
) -> Count | None:
    events = [c for c in claims if id(c) in own and not is_old(c, claims)]
    events = [] if is_untold(claims, zones, kind) else of_one_event(events, zones, kind)
    if kind == "injured":
        events = [c for c in without_shot(events) if not _rejected(c, events, zones)]
        events = [c for c in events if not is_of_some(c, events)]
        return None if _aside(events, zones) else _of(_of_event(events, zones), kind, zones)
    return _of(events, kind, zones)


def _rejected(claim: Claim, events: list[Claim], zones: TextZones) -> bool:
    """Whether one says so who told of the deaths that a headline denies, in the same breath."""
    if claim.casualty.kind != "injured" or _DENIED.search(zones.headline) is None:
        return False
    killed = (c for c in events if c.casualty.kind == "killed" and c.casualty.low)
    return any(c.why.sentence == claim.why.sentence for c in killed)


def _aside(events: list[Claim], zones: TextZones) -> bool:
    """Whether only single people were hurt where many died, and the text tells of them later."""
    mine = [c for c in events if c.casualty.kind == "injured" and c.casualty.low]
    if not mine or mine[0].casualty.high != 1 or mine[0].casualty.span[0] < zones.lead:
        return False
    killed = _of(events, "killed", zones)
    return killed is not None and high(killed) >= _MANY_DEAD


def _of_event(events: list[Claim], zones: TextZones) -> list[Claim]:
    """The claims without the injured of another town, told of behind the lead's deaths.

    Where people were hurt is another town's harm; where they lie with wounds is its hospital.
    """
    killed = _of(events, "killed", zones)
    if killed is None or not killed.range.low:
        return events
    deaths = [c for c in events if c in killed.claims or range_of(c) == killed.range]
    towns = {c.casualty.place for c in deaths if c.casualty.place and c.narrow >= _TOWN}
    sentences = {c.why.sentence for c in deaths}
    first = killed.claims[0]
    risen = first.argument.rule == "toll" and any(  # since the text told of fewer
        c.casualty.kind == "killed" and c.casualty.span < first.casualty.span for c in events
    )
    late = risen or first.casualty.span[0] >= zones.opening
    rest = events if late else without_parts(events, killed, zones.title)
    return [c for c in rest if not (towns and _is_elsewhere(c, towns, zones, sentences))]


def _is_elsewhere(claim: Claim, towns: set[str], zones: TextZones, sentences: set[str]) -> bool:
    """Whether a claim behind the lead is of people who were hurt in none of some towns."""
    casualty = claim.casualty
    if casualty.kind != "injured" or claim.argument.trigger.mode != "act":
        return False
    if casualty.span[0] < zones.lead or claim.why.sentence in sentences:
        return False
    return casualty.place is not None and claim.narrow >= _TOWN and casualty.place not in towns


def _of(events: list[Claim], kind: str, zones: TextZones) -> Count | None:
    mine = [c for c in events if c.casualty.kind == kind]
    counted = [c for c in mine if c.casualty.low]
    others = without_attackers(counted, entry=zones.entry)
    counted = [c for c in others if not is_outdated(c)] or others or counted
    own = own_incident(counted, events, zones)
    if counted and not own:
        return None
    counted = own
    if not counted or (kind == "killed" and _denied(mine, zones)):
        none = tuple(c for c in mine if c.casualty.low == 0 and not _is_of_few(c, events, zones))
        return Count(Range(0, 0), none) if none else None
    headline = next((summed(c, counted) for c in counted if c.casualty.span[0] < zones.title), None)
    led = first_told(_of_lead(counted, zones), counted, zones.opening)
    stated = [c for c in (headline, led) if c is not None]
    best = max(stated, key=high, default=None)
    if corrected := [c for c in counted if is_correction(c)]:
        return count_of(corrected[-1])
    total = largest_total(counted, {c.casualty.source for count in stated for c in count.claims})
    known = total if total is not None and (best is None or high(total) >= high(best)) else best
    later = latest(known, counted) if known is not None else None
    if later is not None and (known is total or later is not best):
        return later
    if best is None or (mine[0].casualty.vague and headline is None):
        best = _later(mine, counted, zones)
    if best is None:
        return None
    best = with_singles(all_of_them(refined(best, counted, zones.opening), counted), counted)
    best = beside_the_worst(best, counted)
    return _completed(_with_later(best, counted, events), counted, zones)


def _is_of_few(claim: Claim, events: list[Claim], zones: TextZones) -> bool:
    """Whether an entry of a log says only of captives, or of one beside the dead, that they live.

    "Freed unharmed" tells of no attack in which nobody was hurt.
    """
    if claim.argument.rule != "unharmed" or not zones.entry:
        return False
    beside = any(c.casualty.kind == "killed" and c.casualty.low for c in events)
    one = claim.argument.participant.head is not None and _ALONE.match(claim.casualty.quote)
    return _LET_GO.search(claim.why.sentence) is not None or (beside and one is not None)


def _of_lead(counted: list[Claim], zones: TextZones) -> list[Claim]:
    """The claims of the lead that do not only say again what the headline says."""
    return [
        c
        for c in counted
        if zones.title <= c.casualty.span[0] < zones.lead
        and c.casualty.quote.casefold() not in zones.headline
    ]


def _completed(best: Count, counted: list[Claim], zones: TextZones) -> Count:
    """A number with those whom the text adds to it: who died later, who came to harm too."""
    added = (
        further_victims(best.claims, counted, untitled=not zones.title) if best.range.low else ()
    )
    more = [c for c in added if c not in best.claims]
    best = count_of(*best.claims, *more) if more else beside_others(best, counted)
    if zones.storm:
        return along_a_path(best, counted, zones.countries)
    return across_places(best, counted, zones.countries)


def _with_later(best: Count, counted: list[Claim], events: list[Claim]) -> Count:
    """Those who died after so many were told of, unless the text gives their number as well."""
    if best.claims[0].casualty.kind != "killed" or not best.range.low:
        return best
    added = later_deaths(best.claims, counted, events)
    return count_of(*best.claims, *added) if added else best


def _denied(mine: list[Claim], zones: TextZones) -> bool:
    """Whether the headline denies deaths, and the text has somebody say that there were none."""
    numbered = any(c.casualty.low and c.casualty.span[0] < zones.title for c in mine)
    none = any(c.casualty.low == 0 for c in mine)
    return none and not numbered and _DENIED.search(zones.headline) is not None


def _later(mine: list[Claim], counted: list[Claim], zones: TextZones) -> Count | None:
    """The first number, unless a quantity word of the lead tells of another size."""
    vague = next((c.casualty.vague for c in mine if c.casualty.vague), None)
    if vague is not None and mine[0].casualty.vague and mine[0].casualty.span[0] < zones.lead:
        total = summed(counted[0], counted)
        least = _SEVERAL if mine[0].casualty.kind == "killed" else 10**12
        return total if high(total) >= _LEAST.get(vague, least) else None
    return first_told(counted, counted, zones.opening)
