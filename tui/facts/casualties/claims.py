"""Links into claims: status and fields are added, and repeated mentions merged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.facts.casualties.people import group
from tui.facts.casualties.status import Setting, near, status
from tui.model import Casualty, Explanation

if TYPE_CHECKING:
    from tui.facts.casualties.scene import Link, Scene
    from tui.facts.names import Names


@dataclass(frozen=True, slots=True)
class Claim:
    """A casualty, why it was claimed, and the link it came from."""

    casualty: Casualty
    why: Explanation
    link: Link


def mentions(scene: Scene, links: list[Link], names: Names, around: Setting) -> list[Claim]:
    """A claim for each link, in the order of the text."""
    return [_claim(scene, link, names, around) for link in links]


def merge(claims: list[Claim]) -> list[Claim]:
    """One claim for each distinct harm, where the text first tells of it."""
    found: dict[object, Claim] = {}
    for claim in claims:
        key = _key(claim)
        found[key] = _merged(found[key], claim) if key in found else claim
    return list(found.values())


def _key(claim: Claim) -> object:
    one = claim.casualty
    return (
        one.kind,
        one.low,
        one.high,
        one.vague,
        one.group if one.low == 1 else None,
        one.victims if one.low == 1 else None,
        one.status == "background",
    )


def _merged(one: Claim, other: Claim) -> Claim:
    """The earlier claim with what only the later one says."""
    first, second = one.casualty, other.casualty
    fields = ("group", "by", "weapon", "place", "date", "source")
    known = {name: getattr(first, name) or getattr(second, name) for name in fields}
    subset = first.subset and second.subset
    precision = first.precision if first.precision != "exact" else second.precision
    return Claim(replace(first, subset=subset, precision=precision, **known), one.why, one.link)


def _claim(scene: Scene, link: Link, names: Names, around: Setting) -> Claim:
    reading, party, trigger = scene.reading, link.party, link.trigger
    first, last = reading.bounds(trigger.start)
    start, end = min(party.start, trigger.start), max(party.end, trigger.end)
    casualty = Casualty(
        kind=trigger.kind,
        low=party.low,
        high=party.high,
        vague=party.vague,
        precision=party.precision,
        status=status(reading, link, around),
        subset=link.subset,
        victims=_victims(scene, link),
        group=group(reading.words[party.start : party.end]),
        quote=reading.slice(start, end),
        span=(reading.starts[start], reading.ends[end - 1]),
        date=when.iso if (when := near(reading, around, link)) is not None else None,
    )
    why = Explanation(
        sentence=reading.slice(first, last),
        number=reading.text[party.core[0] : party.core[1]],
        trigger=reading.slice(trigger.start, trigger.end),
        rule=link.rule,
    )
    return Claim(casualty, why, link)


def _victims(scene: Scene, link: Link) -> str | None:
    party, reading = link.party, scene.reading
    if party.head is None or party.form == "zero":
        return None
    start = party.start
    if party.form in {"number", "vague"}:
        start = reading.before(party.core[1])
        while start < party.head and (reading.words[start] == "of" or reading.tags[start] in {"DT", "PDT"}):
            start += 1
        if reading.words[party.head] in {"them", "whom", "those", "which"}:
            return None
    return " ".join(reading.slice(start, party.end).split()) or None
