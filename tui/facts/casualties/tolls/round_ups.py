"""Texts that tell of several incidents side by side, without a number for them all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.factuality import WOULD_COUNT
from tui.facts.casualties.places.other_times import is_item
from tui.facts.casualties.tolls.stated_totals import is_total
from tui.facts.casualties.tolls.toll_counts import range_of
from tui.facts.lexicon import contexts
from tui.facts.numbers.patterns import SMALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.facts.casualties.claims import Claim
    from tui.facts.casualties.index.text_zones import TextZones

_TOWN = 2
"""How much a place at least narrows down where, to be a place of its own."""
_SEVERAL = 3
"""Places side by side that make a text one of several incidents; two may be one incident's."""
_DIGEST = contexts().digest.words.either(r"\b(?:{})\b")
"""What a headline calls an article of several incidents."""
_LOG = re.compile(
    r"\W*(?:[\w’']+ ){0,2}(?:beat|blotter|briefs|log|public safety|round-?up|scanner)"
    r"(?:[:|]| [-–—|]) [^;,]*[;,] "
)
"""How a headline names several matters of a log: "Police log: Man hurt in fall; two jailed"."""
_SAYS = rf"\b(?:says?|claims?|reports?) (?:\d+|(?:{SMALL})\b)"
_RIVALS = re.compile(rf"{_SAYS}[^.]*[,;] [^.,;]*{_SAYS}|\bdisputed (?:dead|deaths|toll)\b")
"""How a headline gives two counts of the same: "Police say three, lawyers say eleven"."""
_CONTESTED = re.compile(
    r"\b(?:casualties|deaths|fatalities|killings|toll) (?:are |is )?(?:disputed|contested|denied)\b"
    r"|\b(?:denies|deny|denied) (?:\w+ ){0,2}?(?:killings|massacres?)\b"
)
"""How a headline leaves open if so many died: "casualties disputed", "army denies killings"."""
_FREED = re.compile(r"\b(?:freed|released|rescued|free|regain(?:ed)? (?:their )?freedom)\b")
"""What a headline says of people who had been abducted."""
_PICKED = re.compile(r": [^;]*\b(?:dead|die[ds]?|injured|killed|hurt|shot|wounded)\b")
"""What a headline picks behind a label."""
_STATED = frozenset({"stated", "sentence"})
_IN = re.compile(r"\W*(?:Also )?(?i:in|at|near) (?:the )?(?P<name>[A-Z][\w-]+)")
_SAME_DAY = re.compile(r"\bthe same (?:day|evening|night)\b", re.IGNORECASE)
"""How a note goes on with what was done elsewhere: "In Hangu on the same day"."""


def of_one_event(events: list[Claim], zones: TextZones, kind: str) -> list[Claim]:
    """Leave what is of a main event, or counts all incidents that a text sets side by side."""
    if not is_round_up(events, zones):
        return events
    harmed = [c for c in events if c.casualty.kind == kind and c.casualty.low and not c.headed]
    return [c for c in harmed if _counts_all(c, harmed, zones)]


def is_round_up(events: Sequence[Claim], zones: TextZones) -> bool:
    """Tell whether incidents stand side by side of which a headline picks none."""
    if _LOG.match(zones.headline):
        return True
    harmed = [c for c in events if c.casualty.kind in {"killed", "injured"} and c.casualty.low]
    killed = [c for c in harmed if c.casualty.kind == "killed"]
    if any(c.headed for c in killed) or _PICKED.search(zones.headline):
        return False
    told = [c for c in harmed if not c.headed]
    if _are_items(told, zones) or (zones.entry and _are_beside(told, zones)):
        return True
    if _DIGEST.search(zones.headline) and _are_apart(told):
        return True
    whole = any(is_total(c, {c.casualty.source}) for c in killed)
    return not whole and not _is_of_town(zones.headline, killed) and _are_several(killed, zones)


def _are_items(told: Sequence[Claim], zones: TextZones) -> bool:
    """Whether harm is told of in several items, or in one of a note that is a list of them."""
    items = {zones.item(c.casualty.span[0]) for c in told} - {0}
    listed = zones.entry and len(zones.heads) > 1
    return len(items) > 1 or (listed and bool(items))


def _is_of_town(headline: str, killed: Sequence[Claim]) -> bool:
    """Whether a headline names one alone of the towns where people died."""
    towns = {c.casualty.place.casefold() for c in killed if c.casualty.place and c.narrow >= _TOWN}
    return sum(town in headline for town in towns) == 1


def _counts_all(claim: Claim, harmed: Sequence[Claim], zones: TextZones) -> bool:
    """Whether a number is that of all incidents: of no town, in no item, told first or the largest.

    A note only tells such a number as a running total.
    """
    wide = claim.narrow < _TOWN and not claim.argument.participant.of_whole
    running = claim.argument.rule == "toll"
    if not wide or claim.casualty.high == 1:
        return False
    if not running and (zones.entry or zones.item(claim.casualty.span[0])):
        return False
    return claim is harmed[0] or range_of(claim).high >= max(range_of(c).high for c in harmed)


def _are_apart(told: Sequence[Claim]) -> bool:
    """Whether harm is told of two towns or two days."""
    towns = {c.casualty.place for c in told if c.narrow >= _TOWN}
    days = {c.casualty.date for c in told if c.casualty.certainty.get("date") in _STATED}
    return len(towns) > 1 or len(days) > 1


def _are_several(killed: list[Claim], zones: TextZones) -> bool:
    """Whether people died in several towns, and no town's dead are most of them."""
    towns: dict[str, set[int]] = {}  # numbers told twice of a town are of the same people
    for claim in killed:
        if claim.casualty.place is not None and claim.narrow >= _TOWN:
            towns.setdefault(claim.casualty.place, set()).add(range_of(claim).high)
    items = [c for c in killed if is_item(c.why.sentence)]
    listed = sum(range_of(c).high for c in items)
    beside = max((range_of(c).high for c in killed if c not in items), default=0)
    if len(items) > 1 and beside < listed:
        return True
    largest = max((range_of(c).high for c in killed), default=0)
    apart = len(towns) >= _SEVERAL and largest > 1 and not _opens_with_largest(killed, zones)
    return apart and 2 * largest < sum(map(sum, towns.values()))


def _are_beside(harmed: Sequence[Claim], zones: TextZones) -> bool:
    """Whether a note sets harm beside other harm: "Separately, two", "In Hangu the same day"."""
    if len({zones.is_apart(c.casualty.span[0]) for c in harmed}) > 1:
        return True
    return any(
        c.why.sentence != harmed[0].why.sentence
        and _SAME_DAY.search(c.why.sentence)
        and (there := _IN.match(c.why.sentence)) is not None
        and there["name"] not in harmed[0].why.sentence
        for c in harmed[1:]
    )


def is_untold(claims: Sequence[Claim], zones: TextZones, kind: str) -> bool:
    """Tell whether an article has no toll: counts disagree, or it is of something else."""
    contested = kind == "killed" and _is_contested(claims, zones)
    if contested or _is_disputed(zones):
        return True
    return _is_feature(claims, zones) or _is_release(claims, zones)


def _is_disputed(zones: TextZones) -> bool:
    """Whether a headline sets the counts of two sides against each other."""
    return _RIVALS.search(zones.headline) is not None


def _is_contested(claims: Sequence[Claim], zones: TextZones) -> bool:
    """Whether a headline only says of deaths that they are denied or disputed."""
    headed = [c for c in claims if c.headed and c.casualty.kind == "killed"]
    told = {range_of(c) for c in claims if c.casualty.status == "event"}
    denied = [c for c in headed if c.casualty.status == "denied" and range_of(c) not in told]
    only = denied == headed and any(range_of(c).high > 1 for c in denied)
    return only or _CONTESTED.search(zones.headline) is not None


def _is_feature(claims: Sequence[Claim], zones: TextZones) -> bool:
    """Whether an article opens with nothing that happened, and tells mostly of the past."""
    counted = [c for c in claims if c.casualty.low and c.casualty.kind in {"killed", "injured"}]
    events = [c for c in counted if c.casualty.status == "event"]
    past = sum(c.casualty.status == "background" for c in counted)
    later = all(not c.headed and c.casualty.span[0] >= zones.opening for c in events)
    return zones.title > 0 and past > len(events) > 0 and later


def _is_release(claims: Sequence[Claim], zones: TextZones) -> bool:
    """Whether an article is of people who were freed, and who were harmed when taken."""
    early = [c.casualty for c in claims if c.headed or c.casualty.span[0] < zones.opening]
    taken = any(each.kind == "abducted" for each in early)
    harmed = any(each.low and each.kind in {"killed", "injured"} for each in early)
    return taken and not harmed and _FREED.search(zones.headline) is not None


def would_count(claim: Claim) -> bool:
    """Tell whether nobody counts so as yet: "two died later, which would raise the toll to 20"."""
    return claim.argument.rule == "toll" and WOULD_COUNT.search(claim.why.sentence) is not None


def _opens_with_largest(killed: list[Claim], zones: TextZones) -> bool:
    """Whether an article with a headline begins with the most deaths, beside which others stand."""
    if not killed or not zones.title or killed[0].casualty.span[0] >= zones.opening:
        return False
    others = [c for c in killed[1:] if c.casualty.place != killed[0].casualty.place]
    later = all(c.casualty.span[0] >= zones.opening for c in others)
    most = max((range_of(c).high for c in killed[1:]), default=0)
    return later and range_of(killed[0]).high > most
