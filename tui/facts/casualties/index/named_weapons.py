"""Where a text names weapons and causes, whatever did harm with them."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from tui.facts.casualties.index.idle_arms import is_idle
from tui.facts.casualties.index.person_nouns import nature
from tui.facts.lexicon import attacks, weapons
from tui.facts.small_letters import lowered
from tui.facts.word_starts import WordStarts

if TYPE_CHECKING:
    from collections.abc import Iterable

_PITS = re.compile(r"\b(?:coal|miners?|colliery|mineworkers?)\b")
"""Words of a text whose mines are dug: a blast in one is no land mine's."""
_FIREWORKS = re.compile(r"\bfire(?:works?|crackers?)\b|\bpyrotechnics?\b")
"""Words of a text whose rockets are let off for show: a store of them blows up."""
_GLUED = 2
"""Characters at most from the end of a weapon to "fire" that is shot with it."""
_WORD = 30
"""Characters in which the word before another stands."""
_GENERIC = "generic"
_SHOOTERS = "shooters"
_SENTENCE = re.compile(r"[.;]\s|\n")
"""Where a sentence of running text ends, near enough."""
_ABOUT = 250
"""Characters in which a text says what a bare "strike" was."""


@functools.cache
def _weapons() -> tuple[WordStarts, tuple[str, ...]]:
    """The patterns of all weapons, and the weapon of each; the last are generic or of people."""
    states = "|".join(attacks().states)
    generic = [pattern.replace("<state>", states) for pattern in weapons().generic]
    entries = (*weapons().weapons.values(), generic, weapons().shooters)
    kinds = [
        kind
        for kind, of_kind in zip((*weapons().weapons, _GENERIC, _SHOOTERS), entries, strict=True)
        for _ in of_kind
    ]
    return WordStarts([entry for of_kind in entries for entry in of_kind]), tuple(kinds)


def weapons_in(text: str, names: Iterable[tuple[int, int]]) -> tuple[tuple[int, str], ...]:
    """Find where a text names weapons or causes, and which.

    They are no part of one of the `names`: "Storm Lake, Iowa", "the Assam Rifles".
    """
    inside = {start for start, end in names for start in range(start, end)}
    patterns, kinds = _weapons()
    small = lowered(text)
    blasts = {"mine"} if _PITS.search(small) else set()
    blasts |= {"rocket"} if _FIREWORKS.search(small) else set()
    spots: list[tuple[int, str]] = []
    last = -_GLUED
    for number, match in patterns.first_matches(small):
        kind = kinds[number]
        shot = kind == "fire" and match.start() - last < _GLUED  # "machine-gun fire"
        last = match.end()
        idle = is_idle(small, *match.span())
        if shot or idle or (kind == "storm" and _storms(text, match)):
            continue
        spots.append((match.start(), "explosion" if kind in blasts else kind))
    return tuple(
        (at, _specific(text, spots, at) if kind == _GENERIC else kind)
        for at, kind in _with_shooters(text, spots)
        if at not in inside
    )


def _with_shooters(text: str, spots: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The weapons of a text, with gunfire where a sentence names but gunmen."""
    armed = [spot for spot in spots if spot[1] != _SHOOTERS]
    if len(armed) == len(spots):
        return spots
    ends = [match.end() for match in _SENTENCE.finditer(text)]
    told = {bisect_right(ends, at) for at, _ in armed}
    return [
        (at, "gunfire" if kind == _SHOOTERS else kind)
        for at, kind in spots
        if kind != _SHOOTERS or bisect_right(ends, at) not in told
    ]


def _specific(text: str, spots: list[tuple[int, str]], at: int) -> str:
    """What a bare "strike" was: the weapon of its kind that its paragraph names nearest to it.

    The first paragraph's is that of the text, which its title is of.
    """
    start = text.rfind("\n\n", 0, at)
    end = text.find("\n\n", at) if start >= 0 else -1
    inside = range(max(start, 0), end if end >= 0 else len(text))
    near = [(abs(n - at), kind) for n, kind in spots if kind in weapons().struck and n in inside]
    distance, kind = min(near, default=(_ABOUT, ""))
    return kind if distance < _ABOUT else weapons().struck[0]


def _storms(text: str, match: re.Match[str]) -> bool:
    """Whether people storm something: the word is no weather."""
    ahead = text[max(0, match.start() - _WORD) : match.start()].split()
    verb = bool(ahead) and (ahead[-1] == "to" or nature(ahead[-1]) == "people")
    return match[0] in {"storm", "storms"} and verb
