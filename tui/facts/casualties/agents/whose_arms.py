"""Whose the arms were that a text tells of: whose planes, or from whose ground they fired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.agents.agent_phrases import phrase
from tui.facts.casualties.agents.clause_agents import behind_by
from tui.facts.casualties.agents.grounds import ground_behind, holder
from tui.facts.casualties.agents.state_adjectives import state
from tui.facts.lexicon import attacks

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_ATTACKS = attacks().nouns | attacks().means
_ARMS = attacks().munitions
_SHOTS = frozenset({"shots", "bullets", "bullet", "projectile", "projectiles", "salvo"})
_BELONGS = frozenset({"belonged", "belongs", "belong"})
_BEING = frozenset({"was", "were", "are", "is"})
_DEFINITE = frozenset({"the", "these", "those"})
_FIRED = _ARMS | _ATTACKS | _SHOTS
"""What comes from somewhere when somebody fires."""


def whose_arms(tokens: TokenTable, mentions: Mentions, verb: int) -> str | None:
    """Find whose the arms were that a verb tells of, if it says so."""
    own = _of_machines(tokens, mentions, verb) if tokens.lower[verb] in _BEING else None
    own = own or (_belonging(tokens, mentions, verb) if tokens.lower[verb] in _BELONGS else None)
    return own or _origin(tokens, mentions, verb)


def _of_machines(tokens: TokenTable, mentions: Mentions, verb: int) -> str | None:
    """Whose the machines were that attacked: "the planes were Russian", "from the coalition"."""
    heads = [c for c in tokens.children[verb] if tokens.deps[c] == "nsubj"]
    definite = any(tokens.lower[d] in _DEFINITE for c in heads for d in tokens.children[c])
    if not definite or all(tokens.lower[c] not in attacks().machines for c in heads):
        return None
    for child in tokens.children[verb]:
        if tokens.deps[child] in {"acomp", "attr"} and state(tokens.lower[child]) is not None:
            return state(tokens.lower[child])
    froms = (c for c in tokens.children[verb] if tokens.lower[c] == "from")
    owners = (c for preposition in froms for c in tokens.children[preposition])
    return next((phrase(tokens, mentions, c) for c in owners), None)


def _belonging(tokens: TokenTable, mentions: Mentions, verb: int) -> str | None:
    """Whose a machine was that the text has told of: "it belonged to the army"."""
    owned = [c for c in tokens.children[verb] if tokens.deps[c] == "nsubj"]
    machine = any(tokens.lower[c] in attacks().machines for c in owned)
    number = tokens.sentence_of[verb]
    before = tokens.lower[slice(*tokens.sentences[number - 1])] if number else []
    pointed = any(tokens.lower[c] in {"it", "they"} for c in owned)
    if not machine and not (pointed and not attacks().machines.isdisjoint(before)):
        return None
    tos = (c for c in tokens.children[verb] if tokens.lower[c] == "to")
    return next((phrase(tokens, mentions, c) for to in tos for c in tokens.children[to]), None)


def _origin(tokens: TokenTable, mentions: Mentions, verb: int) -> str | None:
    """From whose ground something was fired: "the shells came from positions held by rebels"."""
    near = [*tokens.children[verb], tokens.heads[verb]]
    near += tokens.children[tokens.heads[verb]] if tokens.deps[verb] == "conj" else []
    ground = ground_behind(tokens, verb)
    if ground is None or all(tokens.lower[word] not in _FIRED for word in near):
        return None
    return holder(tokens, mentions, ground) or behind_by(tokens, mentions, ground)
