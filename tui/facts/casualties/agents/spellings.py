"""What a text calls a group where it tells of its deed: "SDF" there, its long name elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.index.filler import Filler

if TYPE_CHECKING:
    from tui.facts.casualties.agents.agent_index import AgentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_ANY_GROUP = frozenset(
    {"extremists", "militants", "jihadists", "insurgents", "terrorists", "group"}
)


def as_called(
    tokens: TokenTable,
    mentions: Mentions,
    agent: Filler | None,
    word: int,
    agents: AgentIndex,
) -> Filler | None:
    """Return an agent as the sentence of a word calls it, or the first that tells of the deed.

    Without either the nearest name will do. Parts of a name stay the whole name; only
    another name for the group takes its place.
    """
    if agent is None or agent.text not in mentions.kinds:
        return agent
    spots = [(start, end) for start, end, name, _ in mentions.organisations if name == agent.text]
    if not spots:
        return agent
    first, last = tokens.scope(tokens.sentence_of[word])
    own = any(first <= start < last for start, _ in spots)
    telling = [
        s
        for s in spots
        if tokens.sentence_of[tokens.word_at(s[0])] in agents.sentences_of(agent.text)
    ]
    if telling and not own:
        spots = telling[:1]
    start, end = min(spots, key=lambda spot: max(first - spot[0], spot[0] - last, 0))
    written = tokens.text[start:end]
    shared = {*written.casefold().split()} & {*agent.text.casefold().split()}
    return agent if shared else Filler(written, agent.certainty)


def only_group(tokens: TokenTable, mentions: Mentions, word: int, agent: str) -> str | None:
    """Find the only armed group named before a word, for which "the extremists" stand there."""
    words = agent.casefold().partition("'s ")[0]
    here = tokens.small[slice(*tokens.scope(tokens.sentence_of[word]))]
    if words not in _ANY_GROUP or f"the {words}" not in here:
        return None
    spot = tokens.starts[word]
    named = {
        name
        for start, _, name, kind in mentions.organisations
        if kind == "armed group" and start < spot
    }
    return named.pop() if len(named) == 1 else None
