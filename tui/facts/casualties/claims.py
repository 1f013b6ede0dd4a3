"""Links into claims: status and fields are added, and repeated mentions merged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.facts.casualties.actors import doer, source
from tui.facts.casualties.fields import group, main_weapon, nearby, place, surroundings, weapon
from tui.facts.casualties.people import group as group_of
from tui.facts.casualties.people import nature
from tui.facts.casualties.status import Setting, status, when
from tui.facts.lexicon import words
from tui.model import Casualty, Explanation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.facts.casualties.fields import Surroundings
    from tui.facts.casualties.reading import Reading
    from tui.facts.casualties.scene import Link, Scene
    from tui.facts.names import Names


_ANYONE = words("anyone")


@dataclass(frozen=True, slots=True)
class Claim:
    """A casualty, why it was claimed, and the link it came from."""

    casualty: Casualty
    why: Explanation
    link: Link


def mentions(scene: Scene, links: list[Link], names: Names, around: Setting) -> list[Claim]:
    """A claim for each link, in the order of the text."""
    named = surroundings(names, scene.reading.text, scene.reading.title_end)
    behind = _backdrop(scene.reading, named, around)
    return [_claim(scene, link, named, around, behind) for link in links]


def merge(claims: list[Claim]) -> list[Claim]:
    """One claim for each distinct harm, where the text first tells of it."""
    found: list[Claim] = []
    for claim in claims:
        for position, known in enumerate(found):
            if _same(known, claim):
                found[position] = _merged(known, claim)
                break
        else:
            found.append(claim)
    return found


def _same(known: Claim, claim: Claim) -> bool:
    """Whether two claims tell of the same harm to the same people."""
    one, other = known.casualty, claim.casualty
    if (one.kind, one.low, one.high, one.vague) != (other.kind, other.low, other.high, other.vague):
        return False
    if (one.status == "background") != (other.status == "background"):
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
    """The earlier claim with what only the later one says."""
    first, second = one.casualty, other.casualty
    fields = ("victims", "group", "by", "weapon", "place", "date", "source")
    known = {name: getattr(first, name) or getattr(second, name) for name in fields}
    subset = first.subset and second.subset
    precision = first.precision if first.precision != "exact" else second.precision
    return Claim(replace(first, subset=subset, precision=precision, **known), one.why, one.link)


def _claim(
    scene: Scene, link: Link, named: Surroundings, around: Setting, behind: _Backdrop
) -> Claim:
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
        victims=_victims(scene, link),
        group=group(reading, link, named),
        quote=reading.slice(start, end),
        span=(reading.starts[start], reading.ends[end - 1]),
        **_fields(scene, link, named, around, behind if worth == "event" else None),
    )
    why = Explanation(
        sentence=reading.slice(first, last),
        number=reading.text[party.core[0] : party.core[1]],
        trigger=reading.slice(trigger.start, trigger.end),
        rule=link.rule,
    )
    return Claim(casualty, why, link)


@dataclass(frozen=True, slots=True)
class _Backdrop:
    """What the article says of its event as a whole, for the claims that leave it unsaid."""

    weapon: str | None
    place: str | None
    date: str | None


def _backdrop(reading: Reading, named: Surroundings, around: Setting) -> _Backdrop:
    lead = (0, reading.ends[around.lead - 1]) if around.lead else (0, 0)
    begin = max(named.dateline, min(reading.title_end + 2, lead[1]))
    return _Backdrop(
        main_weapon(named),
        place(reading, begin, named, lead),
        when(around, begin, (begin, lead[1])),
    )


def _fields(
    scene: Scene, link: Link, named: Surroundings, around: Setting, behind: _Backdrop | None
) -> dict[str, str | None]:
    """Who did it, with what, where, when, who says so: what the sentence and those by it say."""
    reading, trigger = scene.reading, link.trigger
    sentence = reading.sentence_of[trigger.start]
    spot = reading.starts[trigger.start]
    found: dict[str, str | None] = {"by": doer(scene, link, named)}
    scopes = nearby(reading, sentence) if behind is not None else [reading.scope(sentence)]
    found["weapon"] = _first(weapon(named, spot, scope) for scope in scopes)
    found["place"] = _first(place(reading, spot, named, scope) for scope in scopes)
    begin = named.dateline
    found["date"] = _first(when(around, spot, (max(a, begin), b)) for a, b in scopes)
    found["source"] = _first(source(reading, named, scope) for scope in scopes[:2])
    if behind is not None:
        found["weapon"] = found["weapon"] or behind.weapon
        found["place"] = found["place"] or behind.place
        if trigger.start < around.lead:
            found["date"] = found["date"] or behind.date
    if trigger.kind in {"captured", "abducted"}:
        found["weapon"] = None  # what killed others took nobody prisoner
    return found


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value is not None), None)


def _victims(scene: Scene, link: Link) -> str | None:
    party, reading = link.party, scene.reading
    if party.head is None or party.form == "zero":
        return None
    start = party.start
    if party.form in {"number", "vague"}:
        start = reading.before(party.core[1])
        while start < party.head and (
            reading.words[start] == "of" or reading.tags[start] in {"DT", "PDT"}
        ):
            start += 1
        if reading.words[party.head] in {"them", "whom", "those", "which"}:
            return None
    end = _complement(reading, party.end)
    if party.end <= link.trigger.start:
        end = min(end, link.trigger.start)
    return " ".join(reading.slice(start, end).split()) or None


def _complement(reading: Reading, end: int) -> int:
    """Where a phrase like "of the Islamic State" or "from Mali" behind a party ends."""
    last = reading.bounds(end - 1)[1]
    if end >= last or reading.words[end] not in {"of", "from"}:
        return end
    word = end + 1
    while word < min(last, end + 8) and reading.tags[word].startswith(
        ("DT", "PRP$", "NN", "JJ", "HYPH")
    ):
        if reading.entities[word] in {"DATE", "TIME"}:
            break
        word += 1
    return word if reading.tags[word - 1].startswith("NN") else end
