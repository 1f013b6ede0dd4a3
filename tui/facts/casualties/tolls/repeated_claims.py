"""Claims that a text makes more than once: which tell the same harm, and what each adds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.agents.agent_index import is_anonymous
from tui.facts.casualties.claims import Claim
from tui.facts.casualties.index.mentions import is_weak
from tui.facts.casualties.index.person_nouns import group as group_of
from tui.facts.casualties.index.person_nouns import nature, singular
from tui.facts.iso_dates import is_day
from tui.facts.lexicon import grammar, name_words, weapons

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument
    from tui.model import Casualty

_ANYONE = grammar().anyone
_KIN = name_words().kin
_PLAIN = frozenset({"people", "others", "person", "persons", "the", "of", "a", "an"})
_FIELDS = ("victims", "group", "by", "weapon", "place", "date", "source")
_STATED = frozenset({"stated", "sentence"})
_NEXT_SENTENCES = 400
"""Characters within which a text names somebody of whom it told: two or three sentences."""
_TOWN = 2
"""How much a place at least narrows down where, if two of them are to be two events."""


def merge(claims: list[Claim]) -> tuple[list[Claim], list[int]]:
    """Merge claims of the same harm into the first; also say which one each became."""
    merged: list[Claim] = []
    places: list[int] = []
    for claim in claims:
        position = next(
            (n for n, earlier in enumerate(merged) if _same(earlier, claim)), len(merged)
        )
        if position == len(merged):
            position = _identified(merged, claim)
        if position == len(merged):
            merged.append(claim)
        else:
            merged[position] = _merged(merged[position], claim)
        places.append(position)
    return [_called_by_name(claim) for claim in merged], places


def _identified(merged: list[Claim], claim: Claim) -> int:
    """Which claim of somebody is of the one named next: "A man was killed. Ann Roe, 24, died".

    Only the last told of is, a few sentences before, or the one whom a headline is about.
    """
    casualty, own = claim.casualty, claim.argument.participant
    if casualty.low != 1 or casualty.high != 1 or not is_name(casualty.victims) or own.further:
        return len(merged)
    same = [n for n, c in enumerate(merged) if _is_one(c) and c.casualty.kind == casualty.kind]
    if not same or claim.headed:
        return len(merged)
    last = merged[same[-1]]
    apart = casualty.span[0] - last.casualty.mentions[-1][1]
    near = apart <= _NEXT_SENTENCES or (last.headed and len(same) == 1)
    if _elsewhere(last, claim):
        return len(merged)
    beside = _beside(last.argument, claim.argument) and claim.argument.rule != "named"
    return same[-1] if near and not beside and _may_be(last.casualty, casualty) else len(merged)


def _elsewhere(earlier: Claim, claim: Claim) -> bool:
    """Whether two claims are told to be of two towns or days."""
    first, second = earlier.casualty, claim.casualty
    towns = min(earlier.narrow, claim.narrow) >= _TOWN and first.place != second.place
    dated = all(c.certainty.get("date") in _STATED for c in (first, second))
    own = dated and earlier.argument.rule != "bodies"  # whose day is that of their naming
    return towns or (own and first.date != second.date)


def _is_one(claim: Claim) -> bool:
    return claim.casualty.low == 1 and claim.casualty.high == 1 and not claim.argument.subset


def _may_be(someone: Casualty, person: Casualty) -> bool:
    """Whether somebody without a name may be a person: a child is no soldier, the status alike."""
    victims = (someone.victims or "people").casefold().split()
    groups = {someone.group, person.group} - {None, "other", "civilians"}
    told = someone.status == person.status or "background" not in {someone.status, person.status}
    unnamed = not is_name(someone.victims) and victims[0] not in {"his", "her", "their", "another"}
    return told and len(groups) < 2 and unnamed and "corpse" not in someone.quote


def _called_by_name(claim: Claim) -> Claim:
    """A claim of one person whose name another sentence gives, with that name."""
    casualty = claim.casualty
    if claim.name is None or casualty.low != 1 or is_name(casualty.victims):
        return claim
    return replace(claim, casualty=replace(casualty, victims=claim.name))


def is_name(victims: str | None) -> bool:
    """Tell whether words for a victim end in a name: "a nurse, Ama Boateng"."""
    last = victims.split()[-1] if victims else ""
    return last[:1].isupper() and nature(last) != "people"


def _same(earlier: Claim, claim: Claim) -> bool:
    """Whether two claims tell of the same harm to the same people."""
    first, second = earlier.casualty, claim.casualty
    if first.low == 1 == second.low and _beside(earlier.argument, claim.argument):
        return False
    if (first.kind, first.low, first.high, first.vague) != (
        second.kind,
        second.low,
        second.high,
        second.vague,
    ):
        return False
    if (first.status == "background") != (second.status == "background"):
        return False
    if _apart(earlier, claim) or (first.low == 1 and _only_feared(first, second)):
        return False
    if first.low != 1 or first.high != 1:
        return (
            first.vague is None
            or first.group == second.group
            or None in {first.group, second.group}
        )
    return _announced(earlier, claim) or _same_person(first.victims, second.victims)


def _only_feared(first: Casualty, second: Casualty) -> bool:
    """Whether one of two came to harm and the other only may: "she died", "he could die"."""
    return (first.status == "hypothetical") != (second.status == "hypothetical")


def _beside(one: Argument, other: Argument) -> bool:
    """Whether one verb names both: "Ann Roe and Jo Roe were hurt"."""
    return one.trigger.start == other.trigger.start and one.participant != other.participant


def _apart(earlier: Claim, claim: Claim) -> bool:
    """Whether two claims are of two towns, and of people who cannot be the same."""
    first, second = earlier.casualty, claim.casualty
    rivals = None not in {first.source, second.source} and first.source != second.source
    others = first.high == 0 and (rivals or _other_people(first.victims, second.victims))
    if others or (not earlier.headed and _is_other_kin(first.victims, second.victims)):
        return True
    if first.place == second.place:
        return False
    if first.high == 0 and None not in {first.place, second.place} and not earlier.headed:
        return True  # "no one was hurt" there is not that here
    if min(earlier.narrow, claim.narrow) < _TOWN:
        return False
    if not earlier.headed and _other_people(first.victims, second.victims):
        return True
    return first.group != second.group and None not in {first.group, second.group}


def _announced(earlier: Claim, claim: Claim) -> bool:
    """Whether a headline told of this one person, whom it calls otherwise: "Medic shot dead"."""
    first, second = earlier.casualty, claim.casualty
    anew = earlier.headed and not claim.headed and len(first.mentions) == 1
    return anew and first.group is not None and first.group == second.group


def _other_people(victims: str | None, others: str | None) -> bool:
    """Whether both say who the victims are, and share no word: "the injured", "two militants"."""
    one, other = (set((text or "").casefold().split()) - _PLAIN for text in (victims, others))
    return bool(one and other) and one.isdisjoint(other)


def _is_other_kin(victims: str | None, kin: str | None) -> bool:
    """Whether somebody's kin are told of, behind others who are called otherwise than people."""
    later = (kin or "the").casefold().split()
    related = not _KIN.isdisjoint(map(singular, later)) and later[0] != "the"
    return related and _other_people(victims, kin)


def _same_person(earlier: str | None, later: str | None) -> bool:
    """Whether two descriptions can mean one person: a pronoun any, a name its parts, and so on."""
    if earlier is None or later is None:
        return True
    first, second = (text.casefold().replace(",", " ").split() for text in (earlier, later))
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


def _merged(earlier: Claim, later: Claim) -> Claim:
    """The earlier claim with what only the later one says; a narrower place says more."""
    first, second = earlier.casualty, later.casualty
    headed = earlier.headed and not later.headed and later.narrow >= min(earlier.narrow, _TOWN)
    in_title = earlier.headed and first.span == first.mentions[0]
    best = later if in_title and not later.headed else earlier  # a headline is the last resort
    later_name = second.victims if is_name(second.victims) else later.name
    dated = second if first.date is None or _says_more("date", earlier, later) else first
    merged = replace(
        first,
        quote=best.casualty.quote,
        span=best.casualty.span,
        subset=first.subset and second.subset,
        precision=first.precision if first.precision != "exact" else second.precision,
        mentions=tuple(sorted({*first.mentions, *second.mentions})),
        date_end=dated.date_end,
        date_precision=dated.date_precision,
    )
    return Claim(
        _with_fields(merged, earlier, later, headed=headed),
        best.why,
        earlier.argument,
        max(earlier.narrow, later.narrow),
        earlier.headed and not headed,
        name=earlier.name or later_name,
        street=earlier.street or later.street,
    )


def _with_fields(merged: Casualty, earlier: Claim, later: Claim, *, headed: bool) -> Casualty:
    """A merged casualty with each field by whichever of its claims says more."""
    first, second = earlier.casualty, later.casualty
    values = {name: getattr(first, name) or getattr(second, name) for name in _FIELDS}
    fields = ("source", "by", "date", "weapon")
    chosen = {name for name in fields if _says_more(name, earlier, later)}
    if second.place is not None and (later.narrow > earlier.narrow or headed):
        chosen.add("place")
    if _is_plainer(first.victims, second.victims):
        chosen |= {"victims", "group"}
    values |= {name: getattr(second, name) for name in chosen}
    plain = [v for v in (first.victims, second.victims) if v in {None, "people"}]
    if first.high == 0 and plain:
        values["victims"] = plain[0]  # "no one" takes in "no civilians"
    fresh = {name: second.certainty[name] for name in chosen & second.certainty.keys()}
    return replace(merged, certainty=second.certainty | first.certainty | fresh, **values)


def _says_more(name: str, earlier: Claim, later: Claim) -> bool:
    """Whether a later claim states a field that the earlier infers, or whose headline shortens."""
    first, second = earlier.casualty, later.casualty
    if name == "by" and _tells_who(first, second):
        return True
    if second.certainty.get(name) not in _STATED:
        named = name == "source" and second.certainty.get(name) == "incident"
        return named and earlier.headed and not later.headed
    inferred = first.certainty.get(name) not in _STATED
    if name == "date":
        return inferred and earlier.headed and is_day(second.date)
    if name == "weapon":
        part = (first.weapon, second.weapon) in weapons().parts
        return inferred or part or is_weak(first.weapon)
    if name == "source" and inferred:
        return True
    fuller = name == "by" and " " in (first.by or "") and (first.by or "").istitle()
    return earlier.headed and not later.headed and not fuller


def _tells_who(first: Casualty, second: Casualty) -> bool:
    """Whether a later claim says which "gunmen" or "terrorist groups" those were who did it."""
    if second.by is None:
        return False
    stated = second.certainty.get("by") in _STATED
    which = stated and (first.by or "A").islower() and not second.by.islower()
    return which or (is_anonymous(first.by) and not is_anonymous(second.by))


def _is_plainer(victims: str | None, others: str | None) -> bool:
    """Whether words for victims say only that they are people, where others say more."""
    first, second = (set((text or "").casefold().split()) for text in (victims, others))
    return bool(first) and first <= _PLAIN and bool(second - _PLAIN)
