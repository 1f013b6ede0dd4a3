"""Which verbs accuse somebody of a deed: by a charge, by why they are held, by blame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.lexicon import attacks

if TYPE_CHECKING:
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
    {"connection", "suspicion", "for", "accused", "counts", "count", "charges", "charge"}
)
CHARGE = 8
"""Words in which a crime is named: "for the fatal 1997 shooting"."""
PRONOUNS = frozenset({"it", "this", "that", "them"})


def accuses(tokens: TokenTable, verb: int) -> bool:
    """Whether a verb says that its object did something: by a charge, or by why it is held."""
    text = tokens.lower[verb]
    if text in ARRESTING:
        return _is_for_crime(tokens, verb)
    named = text in _BLAMING | _CHARGING
    return named and (names_crime(tokens, verb) or _only_blames(tokens, verb))


def _is_for_crime(tokens: TokenTable, verb: int) -> bool:
    """Whether an arrest is of who is taken to have done it: "in connection with a stabbing"."""
    rest = tokens.lower[verb + 1 : tokens.bounds(verb)[1]]
    grounds = next((n for n, word in enumerate(rest) if word in _GROUNDS_FOR_ARREST), None)
    return grounds is not None and not _CRIMES.isdisjoint(rest[grounds : grounds + CHARGE])


def _only_blames(tokens: TokenTable, verb: int) -> bool:
    """Whether a verb blames for what the text tells: "He blamed rebels", but for nothing else."""
    rest = tokens.lower[verb + 1 : tokens.bounds(verb)[1]]
    said_of = {"blam": "for", "accu": "of"}.get(tokens.lower[verb][:4])
    return said_of is not None and said_of not in rest


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
