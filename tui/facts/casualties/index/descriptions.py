"""What a sentence says of somebody or something in it, and not of its event: "a bus built in 1987".

A clause that hangs on a noun describes that noun. Its years and its "every year" are none of the
harm's, unless the noun is what happened: "killed in a war that began in 2011".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.index.happenings import HAPPENED
from tui.facts.casualties.index.person_nouns import singular
from tui.facts.lexicon import attacks, grammar, weapons

if TYPE_CHECKING:
    from tui.facts.casualties.index.token_table import TokenTable

_HANGS = frozenset({"relcl", "acl"})
_HAPPENINGS = (
    attacks().nouns
    | attacks().means
    | attacks().violence
    | attacks().contests
    | attacks().fighting.forms
    | weapons().far_reaching
    | grammar().reports
    | {
        *("accident", "campaign", "collapse", "crackdown", "crash", "crisis", "derailment"),
        *("disaster", "drought", "earthquake", "epidemic", "eruption", "fire", "insurgency"),
        *("outbreak", "pandemic", "quake", "rebellion", "revolt", "siege", "stampede", "tragedy"),
        *("tsunami", "unrest", "uprising", "wave", "series", "spate", "string", "period"),
        *("year", "month", "week", "day", "night", "time", "season", "decade"),
        *("count", "figure", "number", "tally", "toll", "total", "case", "rate", "average"),
    }
)
"""Nouns of which a clause tells when harm was done, or how it was counted."""
_ATTACKING = attacks().verbs.forms
_CLIMBS = 20


def descriptions(tokens: TokenTable, trigger: int) -> frozenset[int]:
    """Find the words of a trigger's sentence in clauses that describe somebody or something."""
    first, last = tokens.bounds(trigger)
    above = {trigger, *_path(tokens, trigger)}
    clauses = {
        word
        for word in range(first, last)
        if _hangs(tokens, word) and word not in above and _describes(tokens, word)
    }
    if not clauses:
        return frozenset()
    return frozenset(
        word for word in range(first, last) if clauses.intersection((word, *_path(tokens, word)))
    )


def _hangs(tokens: TokenTable, word: int) -> bool:
    """Whether a clause hangs on a noun, or an adjective behind it: "two men due to testify"."""
    behind = tokens.deps[word] == "amod" and word > tokens.heads[word]
    return behind or tokens.deps[word] in _HANGS


def lasts(tokens: TokenTable, trigger: int) -> bool:
    """Tell whether harm is told of up to now, so that any year may be its first: "has killed"."""
    helpers = {tokens.lower[child] for child in tokens.children[trigger]}
    return not helpers.isdisjoint({"has", "have"})


def _describes(tokens: TokenTable, word: int) -> bool:
    """Whether a clause tells nothing that happened: no "boat that sank", no "war that began".

    Nor is one of "the 30 injured", of "those who died", or of a time, "in the city, when".
    """
    noun = tokens.heads[word]
    among = tokens.lower[max(0, noun - 1) : noun + 1] == ["among", "those"]
    timed = any(tokens.lower[child] == "when" for child in tokens.children[word])
    if among or timed or tokens.tags[noun] == "CD" or singular(tokens.lower[noun]) in _HAPPENINGS:
        return False
    happened = HAPPENED.match(tokens.small, tokens.starts[word]) is not None
    return not happened and tokens.lower[word] not in _ATTACKING


def _path(tokens: TokenTable, word: int) -> list[int]:
    """The words above one in the parse."""
    path: list[int] = []
    while tokens.heads[word] != word and len(path) < _CLIMBS:
        word = tokens.heads[word]
        path.append(word)
    return path
