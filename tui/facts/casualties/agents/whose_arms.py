"""Whose the arms were that a text tells of: whose planes, or from whose ground they fired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.agents.agent_phrases import name_at, phrase, side
from tui.facts.casualties.agents.clause_agents import behind_by
from tui.facts.casualties.agents.state_adjectives import several, state
from tui.facts.lexicon import attacks

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_ATTACKS = attacks().nouns | attacks().means
_ARMS = attacks().munitions
_SHOTS = frozenset({"shots", "bullets", "bullet"})
_BEING = frozenset({"was", "were", "are", "is"})
_DEFINITE = frozenset({"the", "these", "those"})
_HELD_BEFORE = 4
"""Words before ground within which who holds it stands."""
_HOLDS = frozenset({"held", "controlled", "occupied", "run"})
_GROUNDS = frozenset(
    {
        "positions",
        "territory",
        "area",
        "areas",
        "bases",
        "village",
        "town",
        "part",
        "district",
        "side",
    }
)
"""From where somebody fired, so that whose they are says who did."""
_FIRED = _ARMS | _ATTACKS | _SHOTS
"""What comes from somewhere when somebody fires."""


def whose_arms(tokens: TokenTable, mentions: Mentions, verb: int) -> str | None:
    """Find whose the arms were that a verb tells of, if it says so."""
    own = _of_machines(tokens, mentions, verb) if tokens.lower[verb] in _BEING else None
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


def _origin(tokens: TokenTable, mentions: Mentions, verb: int) -> str | None:
    """From whose ground something was fired: "the shells came from positions held by rebels"."""
    near = [*tokens.children[verb], tokens.heads[verb]]
    shots = [word for word in near if tokens.lower[word] in _FIRED]
    for child in tokens.children[verb] if shots else ():
        if tokens.lower[child] == "from":
            for ground in tokens.children[child]:
                if tokens.lower[ground] in _GROUNDS:
                    holder = _holder(tokens, mentions, ground)
                    own = holder or behind_by(tokens, mentions, ground)
                    own = own or side(tokens, mentions, ground)
                    return own or mentions.nations.get(tokens.ends[ground - 1])
    return None


def _holder(tokens: TokenTable, mentions: Mentions, ground: int) -> str | None:
    """Who holds some ground by the word before it: "a rebel-held area"."""
    for word in range(max(tokens.bounds(ground)[0], ground - _HELD_BEFORE), ground - 1):
        if tokens.lower[word + 1 : word + 2] == ["-"] and tokens.lower[word + 2] in _HOLDS:
            return name_at(mentions, tokens, word) or several(tokens.lower[word])
    return None
