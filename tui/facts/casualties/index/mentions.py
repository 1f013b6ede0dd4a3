"""What else a text names: places, bodies and people where they stand, and the weapon or cause."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from tui.facts.casualties.index.datelines import dateline_end
from tui.facts.casualties.index.misread_names import is_misread
from tui.facts.casualties.index.named_weapons import weapons_in
from tui.facts.lexicon import weapons

if TYPE_CHECKING:
    from collections.abc import Collection

    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.names import Names
    from tui.model import Organisation, Place

_REBEL_ARMY = re.compile(
    r"(?:liberation|independence|resistance|revolutionary|(?<!korean )people['’]s) army$",
    re.IGNORECASE,
)
"""Names of armies that fight a state's."""
_KIND_GROUPS = {"armed group": "militants", "force": "security forces"}


_BACK = 2
"""Sentences of a paragraph before a claim that may say with what it was done."""
_SPREADING = frozenset({"fire", "vehicle"})
"""What comes before or after an explosion that did the harm."""
_MAIN = 0.6
"""The share of all mentions that makes a weapon the one that an article is about."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """The names and weapons of a document by the characters where they stand.

    `opened` and `closed` lead from where a name of an organisation or person starts or ends to it,
    `nations` from where a country's ends, `persons` from a person's name to the role, `kinds` from
    an organisation's name to its kind.
    """

    places: tuple[tuple[int, int, str, str], ...]
    organisations: tuple[tuple[int, int, str, str | None], ...]
    weapons: tuple[tuple[int, str], ...]
    actors: tuple[tuple[int, int, str], ...]
    opened: dict[int, str]
    closed: dict[int, str]
    persons: dict[str, str | None]
    countries: dict[str, str | None]
    gazetted: dict[str, Place]
    nations: dict[int, str]
    kinds: dict[str, str | None]
    dateline: int

    def covering(self, character: int) -> str | None:
        """Return the organisation or person in whose name a character stands."""
        name = self._around(character)
        return name[2] if name is not None else None

    def side_of(self, organisation: str) -> str | None:
        """Return the group of people that the fighters of an organisation are."""
        if _REBEL_ARMY.search(organisation):
            return "militants"
        return _KIND_GROUPS.get(self.kinds.get(organisation) or "")

    def end_of(self, character: int) -> int | None:
        """Return where the name ends in which a character stands."""
        name = self._around(character)
        return name[1] if name is not None else None

    def place_end(self, character: int) -> int | None:
        """Return where the name of a place ends that starts at a character."""
        position = bisect_left(self.places, (character,))
        at = self.places[position] if position < len(self.places) else None
        return at[1] if at is not None and at[0] == character else None

    def behind_place(self, character: int, text: str) -> bool:
        """Tell whether a name says where the place before it lies: "in Baraboo, Wisconsin"."""
        position = bisect_left(self.places, (character,)) - 1
        return position >= 0 and text[self.places[position][1] : character] == ", "

    def _around(self, character: int) -> tuple[int, int, str] | None:
        """The name in which a character stands, from its start to its end."""
        position = bisect_right(self.actors, character, key=itemgetter(0)) - 1
        near = self.actors[position] if position >= 0 else None
        return near if near is not None and character < near[1] else None


def _organisations(names: Names, text: str) -> list[tuple[int, int, str, str | None]]:
    """The mentions of all groups in the order of the text, without those that are misread."""
    mentions = (
        (*span, _as_written(group, text), group.kind)
        for group in names.organisations
        for span in group.mentions
        if not is_misread(text, *span)
    )
    return sorted(mentions, key=itemgetter(0, 1))


def index_mentions(names: Names, text: str, body: int) -> Mentions:
    """Index the mentions of all names in the order of the text, whose body begins at `body`."""
    organisations = _organisations(names, text)
    people = sorted((*span, person.name) for person in names.people for span in person.mentions)
    actors = [*people, *((start, end, name) for start, end, name, _ in organisations)]
    spans = [(*span, place) for place in names.places for span in place.mentions]
    return Mentions(
        places=tuple(sorted((a, z, place.name, place.kind or "") for a, z, place in spans)),
        organisations=tuple(organisations),
        weapons=weapons_in(
            text,
            (
                *(span[:2] for span in spans),
                *(a[:2] for a in people),
                *(span[:2] for span in organisations if span[3] in _KIND_GROUPS),
            ),
        ),
        actors=tuple(sorted(actors)),
        opened={start: name for start, _, name in actors},
        closed={end: name for _, end, name in actors},
        persons={person.name: person.role for person in names.people},
        nations={end: place.name for _, end, place in spans if place.kind == "country"},
        kinds={name: kind for _, _, name, kind in organisations},
        countries={place.name: place.country for place in names.places},
        gazetted={place.name: place for place in names.places},
        dateline=dateline_end(text, body),
    )


def _as_written(group: Organisation, text: str) -> str:
    """An organisation as a text has it, where it has only "AFP" or "Daesh".

    Of an armed group's short names that is the one most used, of others the longest.
    """
    if group.name.casefold() in text.casefold():
        return group.name
    if group.kind == "armed group":
        spellings = Counter(text[slice(*span)] for span in group.mentions)
        name, _ = max(spellings.items(), key=lambda item: (item[1], len(item[0])))
        return name.removesuffix(" group")
    longest = max(group.aliases, key=len, default=group.name)
    shared = not {*longest.casefold().split()}.isdisjoint(group.name.casefold().split())
    return group.name if shared else longest


def weapon(
    mentions: Mentions,
    spot: int,
    scope: tuple[int, int],
    others: Collection[range] = (),
) -> str | None:
    """Find the weapon or cause that a stretch of text names nearest to a character.

    What stands in the words for `others`' harm is theirs, where the stretch names another.
    """
    start, end = scope
    low, high = bisect_left(mentions.weapons, (start,)), bisect_left(mentions.weapons, (end,))
    candidates = [
        (
            abs(first - spot)
            + (200 if kind in weapons().weak else -100 if kind == weapons().deadliest else 0),
            kind,
        )
        for first, kind in mentions.weapons[low:high]
    ]
    free = [
        candidate
        for candidate, (first, _) in zip(candidates, mentions.weapons[low:high], strict=True)
        if not any(first in stretch for stretch in others)
    ]
    candidates = free or candidates
    kinds = {kind for _, kind in candidates}
    parts = {part for part, kind in weapons().dropped if kind in kinds}
    candidates = [candidate for candidate in candidates if candidate[1] not in parts]
    return min(candidates)[1] if candidates else None


def is_weak(weapon: str | None) -> bool:
    """Tell whether a cause only says how people died, where another may say of what."""
    return weapon in weapons().weak


def main_weapon(mentions: Mentions, title: int, opened: int) -> str | None:
    """Find the weapon or cause that the opening alone names, or the whole text by far the most."""
    opening = {kind for start, kind in mentions.weapons if start < opened}
    early = set(opening)
    titled = {kind for start, kind in mentions.weapons if start < title}
    if weapons().deadliest in early:
        return weapons().deadliest
    for kinds in (titled, early):
        strong = kinds.difference(weapons().weak)
        strong |= {kind for part, kind in weapons().dropped if part in strong and kind in early}
        strong -= {part for part, kind in (*weapons().parts, *weapons().dropped) if kind in strong}
        told = kinds - _ways_of(strong)
        if kinds is titled and len(told) > 1 and not told.isdisjoint(weapons().weak):
            early -= titled  # "Blast kills six as elder is shot": the headline tells of two
            continue
        if strong and strong <= _SPREADING and "explosion" in kinds:
            return "explosion"  # "A tanker overturned and exploded", and fire spread from it
        if len(strong) == 1:
            return next(iter(strong))
    counts = Counter(kind for _, kind in mentions.weapons)
    if opening == {"explosion"} and weapons().behind["explosion"].isdisjoint(counts):
        return "explosion"
    for weak in weapons().weak if len(counts) > 1 else ():
        counts.pop(weak, None)
    for kind, count in counts.most_common(1):
        if count >= _MAIN * counts.total() and (count > 1 or kind in early):
            return kind
    return None


def _ways_of(causes: set[str]) -> set[str]:
    """The weak causes that only say how people died of others: "Three drown as boat capsizes"."""
    return {weak for weak, behind in weapons().behind.items() if not behind.isdisjoint(causes)}


def nearby(tokens: TokenTable, sentence: int) -> list[tuple[int, int]]:
    """Find a sentence and those before it in the paragraph, the nearest first."""
    scopes = [tokens.scope(sentence)]
    for earlier in range(sentence - 1, max(-1, sentence - 1 - _BACK), -1):
        scope = tokens.scope(earlier)
        if "\n\n" in tokens.text[scope[1] : scopes[0][0]]:
            break
        scopes.append(scope)
    return scopes
