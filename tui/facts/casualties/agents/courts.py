"""Who is before a court, or is named as the one who did it: "identified the gunman as Ann Roe"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.agents.agent_phrases import name_at
from tui.facts.casualties.agents.verb_subjects import subjects
from tui.facts.lexicon import attacks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_SUSPECTS = attacks().suspects
_APPEARING = frozenset({"appear", "appears", "appeared", "appearing", "remanded"})
_COURTS = frozenset({"court", "magistrate", "magistrates", "judge", "tribunal"})
_NAMING = frozenset({"identified", "identifies", "named", "names", "identify"})
_NEAR = 7
"""Words behind a verb within which a court stands."""


def named_accused(tokens: TokenTable, mentions: Mentions, verb: int) -> Iterator[str]:
    """Find the persons who come before a court by a verb, or are named as who did it."""
    text = tokens.lower[verb]
    heads: list[int] = []
    if text in _APPEARING and not _COURTS.isdisjoint(tokens.lower[verb + 1 : verb + _NEAR]):
        heads = subjects(tokens, verb) or _passive(tokens, verb)
    elif text in _NAMING and any(tokens.lower[c] in _SUSPECTS for c in tokens.children[verb]):
        called = [c for c in tokens.children[verb] if tokens.lower[c] == "as"]
        heads = [c for preposition in called for c in tokens.children[preposition]]
    for head in heads:
        name = name_at(mentions, tokens, head)
        if name in mentions.persons:
            yield name


def _passive(tokens: TokenTable, verb: int) -> list[int]:
    return [c for c in tokens.children[verb] if tokens.deps[c] == "nsubjpass"]
