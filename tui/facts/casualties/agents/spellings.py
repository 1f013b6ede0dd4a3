"""What a text calls a group where it tells of its deed: "SDF" there, its long name elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.filler import Filler
from tui.facts.casualties.index.person_nouns import is_single

if TYPE_CHECKING:
    from tui.facts.casualties.agents.agent_index import AgentIndex
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.model import Span

_NEXT = 2
"""Sentences behind a deed that may name who did it."""
_PLAIN = frozenset({"man", "woman", "teen", "teenager", "boy", "girl", "suspect", "youth"})
"""Nouns that say of one who did it no more than that."""
_AGED = re.compile(r", (?:aged )?\d\d,")
_COURT = re.compile(r"\b(?:jur(?:y|ors?)|judge|court|trial|prosecutors?|verdict)\b")
_ANY_GROUP = frozenset(
    {"extremists", "militants", "jihadists", "insurgents", "terrorists", "group"}
)


def as_called(
    index: DocumentIndex,
    mentions: Mentions,
    agent: Filler | None,
    word: int,
    agents: AgentIndex,
) -> Filler | None:
    """Return an agent as the sentence of a word calls it, or the first that tells of the deed.

    Without either the nearest name will do. Parts of a name stay the whole name; only
    another name for the group takes its place.
    """
    if agent is None:
        return None
    tokens = index.tokens
    if agent.text not in mentions.kinds:
        name = _named_next(index, mentions, agent.text, word)
        return Filler(name, "incident") if name is not None else agent
    spots = [(start, end) for start, end, name, _ in mentions.organisations if name == agent.text]
    if not spots:
        return agent
    start, end = _spot(tokens, spots, word, agents.sentences_of(agent.text))
    written = tokens.text[start:end]
    shared = {*written.casefold().split()} & {*agent.text.casefold().split()}
    return agent if shared else Filler(written, agent.certainty)


def _spot(tokens: TokenTable, spots: list[Span], word: int, telling: list[int]) -> Span:
    """Where a name stands in the sentence of a word, first tells of a deed, or is nearest."""
    first, last = tokens.scope(tokens.sentence_of[word])
    own = any(first <= start < last for start, _ in spots)
    told = [s for s in spots if tokens.sentence_of[tokens.word_at(s[0])] in telling]
    if told and not own:
        return told[0]
    return min(spots, key=lambda spot: max(first - spot[0], spot[0] - last, 0))


def _named_next(index: DocumentIndex, mentions: Mentions, agent: str, word: int) -> str | None:
    """The name of one who did it by the sentences behind: "A deputy shot him. Deputy Ann Roe".

    Who is only a man has none but in court, where the next sentence goes on with the accused.
    """
    tokens, noun = index.tokens, agent.casefold().split()[-1]
    number = tokens.sentence_of[word]
    if not is_single(noun) or not agent.endswith(noun) or number + 1 == len(tokens.sentences):
        return None
    (start, _), (_, end) = (
        tokens.scope(number + 1),
        tokens.scope(min(number + _NEXT, len(tokens.sentences) - 1)),
    )
    harmed = {mentions.covering(tokens.starts[p.start]) for p in index.participants}
    near = [a for a in mentions.actors if start <= a[0] < end and a[2] not in harmed]
    if noun in _PLAIN:
        own = tokens.small[slice(*tokens.scope(number))]
        near = [a for a in near if a[0] == start and _AGED.match(tokens.text, a[1])]
        near = near if _COURT.search(own) is not None else []
        names = {name for _, _, name in near if name in mentions.persons}
    else:
        near = [a for a in near if a[2] in mentions.persons]
        told = ((a[2], tokens.small[max(0, a[0] - len(noun) - 1) : a[0]]) for a in near)
        names = {
            name
            for name, ahead in told
            if noun in f"{ahead} {mentions.persons[name] or ''}".casefold().split()
        }
    return names.pop() if len(names) == 1 else None


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
