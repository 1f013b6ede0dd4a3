"""Which verbs accuse somebody of a deed: by a charge, by why they are held, by blame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.agents.agent_phrases import acts, phrase
from tui.facts.lexicon import attacks

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_ATTACKS = attacks().nouns | attacks().means
_ARMS = attacks().munitions
_VERBS = attacks().verbs.forms
_LIGHT = attacks().light.forms
_BLAMING = attacks().blaming.forms
_CHARGING = attacks().charging.forms
_CRIMES = attacks().crimes
ARRESTING = frozenset(
    {"arrested", "detained", "booked", "apprehended", "executed", "arrests", "held"}
)
_GROUNDS_FOR_ARREST = frozenset(
    {"connection", "suspicion", "for", "over", "accused", "counts", "count", "charges", "charge"}
)
_IN = 4
"""Words from "in" to a crime for which somebody is held."""
CHARGE = 8
"""Words in which a crime is named: "for the fatal 1997 shooting"."""
SEEKING = frozenset({"looking", "searching", "hunting", "seeking", "sought", "wanted"})
"""Verbs of the police for those whom they take to have done it."""
_HELPFUL = frozenset({"witness", "witnesses", "motorists", "neighbours", "neighbors"})
_TRIED = frozenset({"go", "goes", "went", "gone", "stand", "stands", "stood", "standing"})
_TRIAL = 4
"""Words from such a verb up to "trial"."""
_SENTENCING = frozenset({"sentenced", "jailed"})
_FOR_WHAT = frozenset({"for", "of", "over"})
PRONOUNS = frozenset({"it", "this", "that", "them"})


def accuses(tokens: TokenTable, verb: int) -> bool:
    """Whether a verb says that its object did something: by a charge, or by why it is held."""
    text = tokens.lower[verb]
    if text in ARRESTING:
        return is_for_crime(tokens, verb)
    named = text in _BLAMING or text in _CHARGING
    return named and (
        names_crime(tokens, verb) or _only_blames(tokens, verb) or _only_sentences(tokens, verb)
    )


def is_for_crime(tokens: TokenTable, verb: int) -> bool:
    """Tell whether an arrest is of who is taken to have done it: "over a stabbing"."""
    sought = tokens.lower[verb + 1 : verb + 2] == ["for"]  # "looking for a man over a stabbing"
    rest = tokens.lower[verb + 1 + sought : tokens.bounds(verb)[1]]
    inside = rest.index("in") if "in" in rest else len(rest)
    if not _CRIMES.isdisjoint(rest[inside : inside + _IN]) and "the" in rest[inside : inside + 2]:
        return True  # "held in the fatal beating of a veteran"
    grounds = next((n for n, word in enumerate(rest) if word in _GROUNDS_FOR_ARREST), None)
    return grounds is not None and not _CRIMES.isdisjoint(rest[grounds : grounds + CHARGE])


def _only_blames(tokens: TokenTable, verb: int) -> bool:
    """Whether a verb blames for what the text tells: "He blamed rebels", but for nothing else."""
    said_of = {"blam": "for", "accu": "of", "susp": "of"}.get(tokens.lower[verb][:4])
    objects = [c for c in tokens.children[verb] if tokens.deps[c] in {"dobj", "nsubjpass"}]
    below = [c for holder in (verb, *objects) for c in tokens.children[holder] if c > verb]
    return said_of is not None and all(tokens.lower[c] != said_of for c in below)


def _only_sentences(tokens: TokenTable, verb: int) -> bool:
    """Whether a verb punishes for what the text tells: "was sentenced to ten years in prison"."""
    rest = tokens.lower[verb + 1 : tokens.bounds(verb)[1]]
    return tokens.lower[verb] in _SENTENCING and _FOR_WHAT.isdisjoint(rest)


def on_trial(tokens: TokenTable, verb: int) -> bool:
    """Tell whether a verb says that its subject is tried: "has gone on trial", "stands trial"."""
    if tokens.lower[verb] not in _TRIED:
        return False
    return "trial" in tokens.lower[verb + 1 : verb + _TRIAL]


def _of_what(tokens: TokenTable, verb: int) -> list[str]:
    """The words of what a verb accuses of: "accused men of Operation Dawn of arriving late"."""
    if not tokens.lower[verb].startswith("accus"):
        return []
    ofs = [c for c in tokens.children[verb] if tokens.lower[c] == "of" and c > verb]
    return tokens.lower[ofs[-1] : tokens.bounds(verb)[1]] if ofs else []


def names_crime(tokens: TokenTable, verb: int) -> bool:
    """Tell whether the rest of a sentence names a crime of violence: "charged with murder"."""
    rest = frozenset(_of_what(tokens, verb) or tokens.lower[verb + 1 : tokens.bounds(verb)[1]])
    laying = not rest.isdisjoint(_LIGHT) and not rest.isdisjoint(
        _ARMS | PRONOUNS
    )  # "of laying the mine"
    return laying or not rest.isdisjoint(_CRIMES | _VERBS | _ATTACKS)


def sought(tokens: TokenTable, mentions: Mentions, verb: int, objects: list[int]) -> str | None:
    """Find whom the police look for over a crime: "are looking for a man in connection with"."""
    fors = [c for c in tokens.children[verb] if tokens.lower[c] == "for"]
    sought = objects or [c for preposition in fors[:1] for c in tokens.children[preposition]]
    return next(
        (phrase(tokens, mentions, c) for c in sought if _may_be_sought(tokens.lower[c])), None
    )


def _may_be_sought(noun: str) -> bool:
    """Whether the police look for somebody who did it, and not for who saw it."""
    return acts(noun) and noun not in _HELPFUL
