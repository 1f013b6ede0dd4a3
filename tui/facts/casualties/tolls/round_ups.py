"""Texts that tell of several incidents side by side, without a number for them all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.factuality import WOULD_COUNT
from tui.facts.casualties.places.other_times import is_item
from tui.facts.casualties.tolls.toll_counts import range_of
from tui.facts.numbers.patterns import SMALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.facts.casualties.claims import Claim
    from tui.facts.casualties.index.text_zones import TextZones

_TOWN = 2
"""How much a place at least narrows down where, to be a place of its own."""
_SEVERAL = 3
"""Places side by side that make a text one of several incidents; two may be one incident's."""
_DIGEST = re.compile(
    r"\b(?:round-?up|digest|in brief|at a glance|(?:sheriff|police)(?:['’]s)? (?:log|beat|blotter)"
    r"|blotter|chronicle|diary|weekly (?:report|review|summary|bulletin))\b"
)
"""What a headline calls an article of several incidents."""
_SAYS = rf"\b(?:says?|claims?|reports?) (?:\d+|(?:{SMALL})\b)"
_RIVALS = re.compile(rf"{_SAYS}[^.]*[,;] [^.,;]*{_SAYS}|\bdisputed (?:dead|deaths|toll)\b")
"""How a headline gives two counts of the same: "Police say three, lawyers say eleven"."""
_FREED = re.compile(r"\b(?:freed|released|rescued|free|regain(?:ed)? (?:their )?freedom)\b")
"""What a headline says of people who had been abducted."""
_IN = re.compile(r"\W*(?:Also )?(?i:in|at|near) (?:the )?(?P<name>[A-Z][\w-]+)")
_SAME_DAY = re.compile(r"\bthe same (?:day|evening|night)\b", re.IGNORECASE)
"""How a note goes on with what was done elsewhere: "In Hangu on the same day"."""


def is_round_up(events: list[Claim], zones: TextZones) -> bool:
    """Tell whether incidents in several towns stand side by side, without a number for them all."""
    killed = [c for c in events if c.casualty.kind == "killed" and c.casualty.low]
    towns: dict[str, set[int]] = {}  # numbers told twice of a town are of the same people
    for claim in killed:
        if claim.casualty.place is not None and claim.narrow >= _TOWN:
            towns.setdefault(claim.casualty.place, set()).add(range_of(claim).high)
    stated = any(c.casualty.span[0] < zones.title or c.argument.rule == "toll" for c in killed)
    if _DIGEST.search(zones.headline) and len(towns) > 1 and not stated:
        return True
    largest = max((range_of(c).high for c in killed), default=0)
    if not stated and zones.entry and _are_beside(events, zones):
        return True
    items = [c for c in killed if is_item(c.why.sentence)]
    listed = sum(range_of(c).high for c in items)
    beside = max((range_of(c).high for c in killed if c not in items), default=0)
    if len(items) > 1 and not stated and beside < listed:
        return True
    if zones.items > 1 and len(killed) + zones.items > _SEVERAL and not stated:
        return True
    apart = len(towns) >= _SEVERAL and largest > 1 and not _opens_with_largest(killed, zones)
    return apart and not stated and 2 * largest < sum(map(sum, towns.values()))


def _are_beside(events: list[Claim], zones: TextZones) -> bool:
    """Whether a note sets harm beside other harm: "Separately, two", "In Hangu the same day"."""
    harmed = [c for c in events if c.casualty.kind in {"killed", "injured"} and c.casualty.low]
    if len({zones.is_apart(c.casualty.span[0]) for c in harmed}) > 1:
        return True
    return any(
        c.why.sentence != harmed[0].why.sentence
        and _SAME_DAY.search(c.why.sentence)
        and (there := _IN.match(c.why.sentence)) is not None
        and there["name"] not in harmed[0].why.sentence
        for c in harmed[1:]
    )


def is_untold(claims: Sequence[Claim], zones: TextZones) -> bool:
    """Tell whether an article has no toll: counts disagree, or it is of something else."""
    return _is_disputed(zones) or _is_feature(claims, zones) or _is_release(claims, zones)


def _is_disputed(zones: TextZones) -> bool:
    """Whether a headline sets the counts of two sides against each other."""
    return _RIVALS.search(zones.headline) is not None


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
    later = all(c.casualty.span[0] >= zones.opening for c in killed[1:])
    most = max((range_of(c).high for c in killed[1:]), default=0)
    return later and range_of(killed[0]).high > most
