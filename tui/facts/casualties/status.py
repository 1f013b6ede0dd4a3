"""What a claim is worth: something that happened, a denial, a possibility, or the background."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from tui.facts.lexicon import table

if TYPE_CHECKING:
    from tui.facts.casualties.reading import Reading
    from tui.facts.casualties.scene import Link
    from tui.model import Status


@functools.cache
def _compiled(name: str, key: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in table("context")[name][key])


_YEAR = re.compile(
    r"\b(?:in|of|during|since|between|from|until|by|on)\s+(?:\w+\.?\s+)?(?:\d\d?,?\s+)?((?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def status(reading: Reading, link: Link, year: int | None) -> Status:
    """The status of a claim, by the words before its trigger and those of its sentence."""
    first, last = reading.bounds(link.trigger.start)
    sentence = reading.slice(first, last)
    start = reading.starts[first]
    before = reading.text[start : reading.starts[link.trigger.start]]
    early = before
    if link.side == "right" or link.party.start > link.trigger.start:
        early = before
    elif link.party.start >= first:
        early = before
    if link.party.low != 0 and any(p.search(early) for p in _compiled("denied", "before")):
        return "denied"
    spots = [early]
    if link.party.start >= first and link.party.start < link.trigger.start:
        spots.append(reading.text[start : reading.starts[link.party.start]])
    if any(p.search(spot) for spot in spots for p in _compiled("hypothetical", "before")):
        return "hypothetical"
    if any(p.search(sentence) for p in _compiled("background", "sentence")):
        return "background"
    years = [int(found) for found in _YEAR.findall(sentence)]
    if year is not None and years and max(years) < year:
        return "background"
    return "event"
