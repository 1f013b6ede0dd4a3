"""Who holds the ground from which something was fired: "rocket fire from rebel positions"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.agents.agent_phrases import name_at, owned_by, phrase, side
from tui.facts.casualties.agents.phrase_starts import start_of
from tui.facts.casualties.agents.state_adjectives import several

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_HELD_BEFORE = 4
"""Words before ground within which who holds it stands."""
_HOLDS = frozenset({"held", "controlled", "occupied", "run"})
_HOLDING = _HOLDS | {"hold", "holds", "control", "controls", "occupy", "occupies", "seized"}
_NEAR = 5
"""Words behind "is" within which a clause says under whose control ground is."""
_DIRECTIONS = frozenset({"direction", "side"})
_GROUNDS = frozenset(
    {"positions", "territory", "area", "areas", "bases", "village", "town", "part", "district"}
    | {"side", "lines", "trenches", "stronghold"}
)
"""From where somebody fired, so that whose they are says who did."""


def ground_behind(tokens: TokenTable, word: int) -> int | None:
    """Find the ground from which something came, behind "from": "shells from rebel positions"."""
    for child in tokens.children[word]:
        if tokens.lower[child] == "from" and child > word:
            spots = [_spot(tokens, c) for c in tokens.children[child]]
            grounds = (c for c in spots if tokens.lower[c] in _GROUNDS or _held(tokens, c))
            return next(grounds, None)
    return None


def _spot(tokens: TokenTable, ground: int) -> int:
    """The spot in whose direction something came from: "from the direction of the hill"."""
    if tokens.lower[ground] not in _DIRECTIONS:
        return ground
    ofs = (c for c in tokens.children[ground] if tokens.lower[c] == "of")
    return next((c for of in ofs for c in tokens.children[of]), ground)


def _held(tokens: TokenTable, ground: int) -> list[int]:
    """The noun for who holds some ground by a clause behind it: "a hill that the rebels hold"."""
    for verb in tokens.children[ground]:
        if tokens.deps[verb] not in {"relcl", "acl"}:
            continue
        if tokens.lower[verb] in _HOLDING:
            by = [c for c in tokens.children[verb] if tokens.lower[c] == "by"]
            heads = [c for b in by for c in tokens.children[b]]
            return heads or [c for c in tokens.children[verb] if tokens.deps[c] == "nsubj"]
        for word in range(verb, min(tokens.bounds(verb)[1], verb + _NEAR)):
            if tokens.lower[word - 1 : word + 2] == ["under", "the", "control"]:
                ofs = [c for c in tokens.children[word + 1] if tokens.lower[c] == "of"]
                return [c for of in ofs for c in tokens.children[of]]
    return []


def holder(tokens: TokenTable, mentions: Mentions, ground: int) -> str | None:
    """Find who holds some ground: "a rebel-held area", "ETA positions", "positions of the army"."""
    for word in range(max(tokens.bounds(ground)[0], ground - _HELD_BEFORE), ground - 1):
        if tokens.lower[word + 1 : word + 2] == ["-"] and tokens.lower[word + 2] in _HOLDS:
            return name_at(mentions, tokens, word) or several(tokens.lower[word])
    for held in _held(tokens, ground)[:1]:
        who = phrase(tokens, mentions, held)
        return who or several(tokens.slice(start_of(tokens, held), held + 1))
    own = side(tokens, mentions, ground) or owned_by(tokens, mentions, ground)
    return own or mentions.nations.get(tokens.ends[ground - 1])
