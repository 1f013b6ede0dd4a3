"""Who holds the ground from which something was fired: "rocket fire from rebel positions"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.agents.agent_phrases import name_at, owned_by, side
from tui.facts.casualties.agents.state_adjectives import several

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_HELD_BEFORE = 4
"""Words before ground within which who holds it stands."""
_HOLDS = frozenset({"held", "controlled", "occupied", "run"})
_GROUNDS = frozenset(
    {"positions", "territory", "area", "areas", "bases", "village", "town", "part", "district"}
    | {"side", "lines", "trenches", "stronghold"}
)
"""From where somebody fired, so that whose they are says who did."""


def ground_behind(tokens: TokenTable, word: int) -> int | None:
    """Find the ground from which something came, behind "from": "shells from rebel positions"."""
    for child in tokens.children[word]:
        if tokens.lower[child] == "from" and child > word:
            grounds = (c for c in tokens.children[child] if tokens.lower[c] in _GROUNDS)
            return next(grounds, None)
    return None


def holder(tokens: TokenTable, mentions: Mentions, ground: int) -> str | None:
    """Find who holds some ground: "a rebel-held area", "ETA positions", "positions of the army"."""
    for word in range(max(tokens.bounds(ground)[0], ground - _HELD_BEFORE), ground - 1):
        if tokens.lower[word + 1 : word + 2] == ["-"] and tokens.lower[word + 2] in _HOLDS:
            return name_at(mentions, tokens, word) or several(tokens.lower[word])
    own = side(tokens, mentions, ground) or owned_by(tokens, mentions, ground)
    return own or mentions.nations.get(tokens.ends[ground - 1])
