"""Texts that tell of several incidents side by side, without a number for them all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.places.other_times import is_item
from tui.facts.casualties.tolls.toll_counts import range_of

if TYPE_CHECKING:
    from tui.facts.casualties.claims import Claim
    from tui.facts.casualties.index.text_zones import TextZones

_TOWN = 2
"""How much a place at least narrows down where, to be a place of its own."""
_SEVERAL = 3
"""Places side by side that make a text one of several incidents; two may be one incident's."""
_BESIDES = re.compile(
    r"\W*in (?:another|a separate|a different|a second) (?:\w+ )?"
    r"(?:attack|clash|encounter|incident)\b",
    re.IGNORECASE,
)
"""How a sentence opens that sets an incident beside the one before it."""


def is_round_up(events: list[Claim], zones: TextZones) -> bool:
    """Tell whether incidents in several towns stand side by side, without a number for them all."""
    killed = [c for c in events if c.casualty.kind == "killed" and c.casualty.low]
    towns: dict[str, set[int]] = {}  # numbers told twice of a town are of the same people
    for claim in killed:
        if claim.casualty.place is not None and claim.narrow >= _TOWN:
            towns.setdefault(claim.casualty.place, set()).add(range_of(claim).high)
    stated = any(c.casualty.span[0] < zones.title or c.argument.rule == "toll" for c in killed)
    largest = max((range_of(c).high for c in killed), default=0)
    if not stated and not zones.title and any(_BESIDES.match(c.why.sentence) for c in killed[1:]):
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


def _opens_with_largest(killed: list[Claim], zones: TextZones) -> bool:
    """Whether an article with a headline begins with the most deaths, beside which others stand."""
    if not killed or not zones.title or killed[0].casualty.span[0] >= zones.opening:
        return False
    later = all(c.casualty.span[0] >= zones.opening for c in killed[1:])
    most = max((range_of(c).high for c in killed[1:]), default=0)
    return later and range_of(killed[0]).high > most
