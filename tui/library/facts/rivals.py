"""Which counts of an article disagree.

Two claims are rivals where two named sources count the same harm differently: both are wholes of
one kind that are told as events of the same place, day or victims, nothing in them contradicts,
neither is above ten times the other, and neither is a running total. What a toll "has risen" from
is one of its stages, and rivals no other: a live report keeps them all.

A chronicle makes a thousand claims, so each is read for its words once, and is compared with those
alone that share a word with it.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.model import Casualty, ClaimKind

TIMES_AT_MOST = 10
"""How many times another a rival count may be: beyond that both hardly speak of one event."""

Content = frozenset[str]
Key = tuple[str, str]

_ANY: Key = ("", "")
"""The key of what may be the same as anything."""

_WORDS = re.compile(r"\w+")
_RUNNING = re.compile(
    r"\b(?:bring\w*|brought|rises?|rose|risen|rising|climb\w*|toll to|since|so far|this year"
    r"|totals?|overall)\b",
    re.IGNORECASE,
)
_RISEN = re.compile(
    r"\b(?:toll|dead|deaths|number)\b.*\b(?:rises?|rose|risen|climbs?|climbed|jumps?|jumped) to\b",
    re.IGNORECASE | re.DOTALL,
)
"""How a toll is told that had been lower."""
_EMPTY = frozenset({"a", "an", "and", "at", "in", "of", "on", "the", "its", "their"})
_ANYBODY = _EMPTY | {"people", "persons", "dead", "deaths", "bodies", "victims", "casualties"}


class Side(NamedTuple):
    """What of a claim is compared: its words without those that say nothing; None is no text."""

    claim: Casualty
    source: Content
    place: Content | None
    date: Content | None
    weapon: Content | None
    victims: Content

    @property
    def matches_any(self) -> bool:
        """Whether its place or day has no word of its own, so that any other may be the same."""
        return _NOTHING in (self.place, self.date)

    def keys(self) -> Iterator[Key]:
        """Yield what it is found by: its place, and its day and victims."""
        yield from (("place", word) for word in self.place or ())
        for what, words in (("date", self.date or ()), ("victims", self.victims)):
            for word in words:
                yield what, word
                if self.place is None:
                    yield f"{what}, no place", word

    def rival_keys(self) -> Iterator[Key]:
        """Yield the keys of which a rival has one: its place where both name one."""
        yield _ANY
        yield from (("place", word) for word in self.place or ())
        suffix = "" if self.place is None else ", no place"
        yield from ((f"date{suffix}", word) for word in self.date or ())
        yield from ((f"victims{suffix}", word) for word in self.victims)


_NOTHING: Content = frozenset()


def rivals(claim: Casualty, rival: Casualty) -> bool:
    """Tell whether two claims count the same harm, by sources that do not agree."""
    sides = _side(claim), _side(rival)
    if sides[0] is None or sides[1] is None:
        return False
    return _comparable(sides[0], sides[1]) and _differ(claim, rival)


def rivalries(claims: Sequence[Casualty], totals: Sequence[int]) -> list[tuple[int, ...]]:
    """Put wholes together whose every pair can be compared and that do not all agree."""
    groups: list[list[tuple[int, Side]]] = []
    result: list[tuple[int, ...]] = []
    by_key: dict[tuple[ClaimKind, Key], list[int]] = {}
    risen = _risen(claims, totals)
    for index in totals:
        side = None if _is_stage(claims[index], risen) else _side(claims[index])
        if side is None:
            result.append((index,))
            continue
        near = range(len(groups)) if side.matches_any else _sharing(side, by_key)
        for place in near:
            if all(_comparable(side, member) for _, member in groups[place]):
                groups[place].append((index, side))
                break
        else:
            for key in (*side.keys(), *((_ANY,) if side.matches_any else ())):
                by_key.setdefault((side.claim.kind, key), []).append(len(groups))
            groups.append([(index, side)])
    for group in groups:
        pairs = combinations(group, 2)
        indices = tuple(index for index, _ in group)
        disagree = any(_differ(one.claim, two.claim) for (_, one), (_, two) in pairs)
        result += [indices] if disagree else [(index,) for index in indices]
    return result


def _risen(claims: Sequence[Casualty], totals: Sequence[int]) -> dict[tuple[str, str | None], int]:
    """The number to which a toll of each kind and cause has risen, by the text's own words."""
    tops: dict[tuple[str, str | None], int] = {}
    for claim in (claims[index] for index in totals):
        if claim.status == "event" and claim.high and _RISEN.search(claim.quote):
            key = claim.kind, claim.weapon
            tops[key] = max(tops.get(key, 0), claim.high)
    return tops


def _is_stage(claim: Casualty, risen: dict[tuple[str, str | None], int]) -> bool:
    """Whether a count is one that a toll had before it rose."""
    return 0 < (claim.high or 0) < risen.get((claim.kind, claim.weapon), 0)


def _sharing(side: Side, by_key: dict[tuple[ClaimKind, Key], list[int]]) -> list[int]:
    """The groups whose first claim may be its rival, in their order."""
    kind = side.claim.kind
    return sorted({at for key in side.rival_keys() for at in by_key.get((kind, key), ())})


def _differ(claim: Casualty, rival: Casualty) -> bool:
    return (claim.low, claim.high) != (rival.low, rival.high)


def _side(claim: Casualty) -> Side | None:
    """What of a claim is compared; None where it can have no rival."""
    source = _content(claim.source, _EMPTY)
    whole_event = claim.status == "event" and not claim.subset and claim.low is not None
    if not source or not whole_event or _RUNNING.search(claim.quote):
        return None
    place, date, weapon = (
        _content(text, _EMPTY) if text else None for text in (claim.place, claim.date, claim.weapon)
    )
    return Side(claim, source, place, date, weapon, _content(claim.victims, _ANYBODY))


def _comparable(side: Side, rival: Side) -> bool:
    """Whether two sources speak of the same harm, as far as the claims tell."""
    if side.claim.kind != rival.claim.kind or not _near(side.claim, rival.claim):
        return False
    if side.source <= rival.source or rival.source <= side.source:
        return False  # one is only a shorter name of the other
    if _same(side.weapon, rival.weapon) is False:
        return False
    date = _same(side.date, rival.date)
    if date is False:
        return False
    place = _same(side.place, rival.place, within=True)
    if place is False:
        return False
    victims = _same_victims(side, rival)
    return victims is not False and True in (date, place, victims)


def _near(claim: Casualty, rival: Casualty) -> bool:
    """Whether both are numbers that could be of one event; nobody may be set against any."""
    if claim.low is None or rival.low is None:
        return False
    low, high = sorted((claim.low, rival.low))
    return low == 0 or high <= low * TIMES_AT_MOST


def _same(content: Content | None, rival: Content | None, *, within: bool = False) -> bool | None:
    """Whether both say the same; None where one says nothing."""
    if content is None or rival is None:
        return None
    return content == rival or (within and (content <= rival or rival <= content))


def _same_victims(side: Side, rival: Side) -> bool | None:
    if side.claim.group != rival.claim.group:
        return None if _anybody(side, rival) or _anybody(rival, side) else False
    if not side.victims or not rival.victims:
        return None
    return bool(side.victims & rival.victims)


def _anybody(side: Side, rival: Side) -> bool:
    """Whether one speaks of people in general and the other of civilians."""
    return side.claim.group is None and not side.victims and rival.claim.group == "civilians"


def _content(text: str | None, without: frozenset[str]) -> Content:
    return frozenset(_WORDS.findall((text or "").casefold())) - without
