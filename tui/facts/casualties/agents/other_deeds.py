"""Which sentences around a claim tell of another deed: with other arms, or of other victims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.agents.agent_index import words
from tui.facts.casualties.agents.situation import is_of_other_arms
from tui.facts.casualties.index.mentions import is_weak
from tui.facts.lexicon import weapons

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from tui.facts.casualties.agents.agent_index import AgentIndex
    from tui.facts.casualties.agents.situation import Situation
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions


def of_other_arms(
    index: DocumentIndex, mentions: Mentions, situation: Situation, sentences: Iterable[int]
) -> frozenset[int]:
    """Find the sentences that name but arms which nobody used with those of the claim's own."""
    if situation.own_weapon is None:
        return frozenset()
    others: set[int] = set()
    for number in sentences:
        if not 0 <= number < len(index.tokens.sentences):
            continue
        start, end = index.tokens.scope(number)
        named = {kind for at, kind in mentions.weapons if start <= at < end and not is_weak(kind)}
        if named and all(_is_other(situation.own_weapon, kind) for kind in named):
            others.add(number)
    return frozenset(others)


def _is_other(own: str, kind: str) -> bool:
    """Whether arms are others than a claim's own: a bomb may be a bomber's."""
    kin = {(own, kind), (kind, own)}
    return kin.isdisjoint(weapons().parts | weapons().dropped) and is_of_other_arms(own, kind)


def is_of_later_harm(index: DocumentIndex, agents: AgentIndex, situation: Situation) -> bool:
    """Tell whether who did what a text is about is only told of behind a claim, by other harm.

    "Nine died on Monday. Rebel fire killed a nurse on Tuesday" leaves open who killed the nine.
    """
    sentence, argument = situation.sentence(index), situation.argument
    if index.tokens.starts[argument.trigger.start] < index.tokens.title_end:
        return False
    own = words(agents.incident or "")
    deeds = [deed for deed in agents.deeds if own & words(deed.agent)]
    if any(deed.way != "attacked" or deed.sentence <= sentence for deed in deeds):
        return False
    return tells_other_harm(index, argument, {deed.sentence for deed in deeds})


def tells_other_harm(
    index: DocumentIndex, argument: Argument, sentences: Collection[int], *, any_kind: bool = False
) -> bool:
    """Tell whether some sentences are of such harm as a claim's to others, by their number.

    With `any_kind` they are of others whatever was done to them.
    """
    kinds = {
        trigger.kind
        for word, trigger in index.harm.items()
        if index.tokens.sentence_of[word] in sentences
    }
    same = any(
        participant.low == argument.participant.low
        for participant in index.participants
        if index.tokens.sentence_of[participant.start] in sentences
    )
    return (argument.trigger.kind in kinds or (any_kind and bool(kinds))) and not same
