"""Links into claims: status and fields are added, and repeated mentions merged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.facts.casualties.agents import doer
from tui.facts.casualties.attributes import Told, told
from tui.facts.casualties.factuality import Setting, status
from tui.facts.casualties.mentions import group, surroundings
from tui.facts.casualties.person_nouns import group as group_of
from tui.facts.casualties.person_nouns import nature
from tui.facts.casualties.victims import victims
from tui.facts.lexicon import words
from tui.model import Casualty, Explanation

if TYPE_CHECKING:
    from tui.facts.casualties.document_index import Link, Scene
    from tui.facts.casualties.mentions import Surroundings
    from tui.facts.names import Names


_ANYONE = words("anyone")
_TOWN = 2
"""How much a place at least narrows down where, if two of them are to be two events."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A casualty, why it was claimed and its link; how narrow its place is, if a title says it."""

    casualty: Casualty
    why: Explanation
    link: Link
    narrow: int = 0
    headed: bool = False


def mentions(scene: Scene, links: list[Link], names: Names, around: Setting) -> list[Claim]:
    """A claim for each link, in the order of the text."""
    named = surroundings(names, scene.reading.text, scene.reading.title_end)
    said = told(scene, links, named, around)
    return [_claim(scene, link, named, around, said) for link in links]


def merge(claims: list[Claim]) -> tuple[list[Claim], list[int]]:
    """One claim for each distinct harm, where the text first tells of it; which one each became."""
    found: list[Claim] = []
    places: list[int] = []
    for claim in claims:
        position = next((n for n, known in enumerate(found) if _same(known, claim)), len(found))
        if position == len(found):
            found.append(claim)
        else:
            found[position] = _merged(found[position], claim)
        places.append(position)
    return found, places


def _same(known: Claim, claim: Claim) -> bool:
    """Whether two claims tell of the same harm to the same people."""
    one, other = known.casualty, claim.casualty
    if (one.kind, one.low, one.high, one.vague) != (other.kind, other.low, other.high, other.vague):
        return False
    if (one.status == "background") != (other.status == "background"):
        return False
    apart = one.place != other.place and min(known.narrow, claim.narrow) >= _TOWN
    if apart and one.group != other.group and None not in {one.group, other.group}:
        return False
    if one.low != 1 or one.high != 1:
        return one.vague is None or one.group == other.group or None in {one.group, other.group}
    return _same_person(one.victims, other.victims)


def _same_person(one: str | None, other: str | None) -> bool:
    """Whether two descriptions can mean one person: a pronoun any, a name its parts, and so on."""
    if one is None or other is None:
        return True
    first, second = one.casefold().split(), other.casefold().split()
    if _ANYONE & {first[-1], second[-1]}:
        return True
    if second[0] in {"a", "an", "another"} and first[0] in {"a", "an", "another"}:
        return first[1:] == second[1:] and second[0] != "another"
    return not set(first[1:] or first).isdisjoint(second[1:] or second) or (
        second[0] in {"the", "his", "her"}
        and nature(second[-1]) == "people"
        and first[0] not in {"the", "his", "her"}
        and group_of(second) in {None, "other"}
    )


def _merged(one: Claim, other: Claim) -> Claim:
    """The earlier claim with what only the later one says; a narrower place says more."""
    first, second = one.casualty, other.casualty
    fields = ("victims", "group", "by", "weapon", "place", "date", "source")
    known = {name: getattr(first, name) or getattr(second, name) for name in fields}
    headed = one.headed and not other.headed and other.narrow >= one.narrow
    if second.place is not None and (other.narrow > one.narrow or headed):
        known["place"] = second.place
    subset = first.subset and second.subset
    precision = first.precision if first.precision != "exact" else second.precision
    narrow = max(one.narrow, other.narrow)
    merged = replace(first, subset=subset, precision=precision, **known)
    return Claim(merged, one.why, one.link, narrow, one.headed and not headed)


def _claim(scene: Scene, link: Link, named: Surroundings, around: Setting, said: Told) -> Claim:
    reading, party, trigger = scene.reading, link.party, link.trigger
    first, last = reading.bounds(trigger.start)
    start, end = min(party.start, trigger.start), max(party.end, trigger.end)
    worth = status(reading, link, around)
    casualty = Casualty(
        kind=trigger.kind,
        low=party.low,
        high=party.high,
        vague=party.vague,
        precision=party.precision,
        status=worth,
        subset=link.subset,
        victims=victims(scene, link, named),
        group=group(reading, link, named),
        quote=reading.slice(start, end),
        span=(reading.starts[start], reading.ends[end - 1]),
        by=doer(scene, link, named),
        weapon=said.weapon(link, worth),
        place=said.place(link, worth),
        date=said.date(link, worth),
        source=said.source(link),
    )
    why = Explanation(
        sentence=reading.slice(first, last),
        number=reading.text[party.core[0] : party.core[1]],
        trigger=reading.slice(trigger.start, trigger.end),
        rule=link.rule,
    )
    return Claim(
        casualty, why, link, said.narrow(casualty.place), casualty.span[0] < reading.title_end
    )
