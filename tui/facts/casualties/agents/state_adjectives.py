"""Nouns for the adjectives that say whose an attack was: states, and sides in the plural."""

from __future__ import annotations

from tui.facts.lexicon import attacks, grammar

_STATES = attacks().states
_ACTORS = grammar().actors
SINGLE = frozenset({"attacker", "force", "group", "gang", "militia", "unit", "brigade", "faction"})
"""Words for one side, which stay as they are."""


def as_noun(side_words: str) -> str:
    """The nouns for adjectives that say whose an attack was: "Russian and rebel shelling"."""
    parts = side_words.split()
    ends = [n for n, _ in enumerate(parts) if n + 1 == len(parts) or parts[n + 1] == "and"]
    if any(
        _noun(parts[n]) == parts[n] and _ACTORS.isdisjoint({parts[n], f"{parts[n]}s"}) for n in ends
    ):
        return side_words
    return " ".join(_noun(part) if n in ends else part for n, part in enumerate(parts))


def _noun(word: str) -> str:
    """The noun for one adjective; a word that is none stays."""
    return _STATES.get(word.casefold(), word)


def state(adjective: str) -> str | None:
    """Return the state whose armies an adjective names: "Ukrainian"."""
    return _STATES.get(adjective.casefold())


def several(agent: str) -> str:
    """Return a side in the plural, where one word of an attack names it: "rebel shelling"."""
    plural = f"{agent}s"
    common = agent[1:].islower() and plural.casefold() in _ACTORS
    return plural if common and agent not in SINGLE else agent
