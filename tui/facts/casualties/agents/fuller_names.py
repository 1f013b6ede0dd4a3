"""By which name a text knows who did it: who sent gunmen, of which group they are, the fullest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.agents.agent_index import is_anonymous
from tui.facts.casualties.agents.own_sides import is_regular, own_side
from tui.facts.casualties.agents.spellings import only_group
from tui.facts.casualties.index.filler import Filler
from tui.facts.casualties.index.mentions import nearby

if TYPE_CHECKING:
    from tui.facts.casualties.agents.agent_index import AgentIndex
    from tui.facts.casualties.agents.situation import Situation
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions

_BOMBERS = frozenset({"bomber", "bombers"})


def fuller(
    index: DocumentIndex,
    mentions: Mentions,
    agents: AgentIndex,
    situation: Situation,
    doer: Filler,
) -> Filler:
    """An agent by the fullest name; gunmen are whose they are by who claims it or is blamed."""
    sender = agents.sender(doer.text) if not situation.another else None
    if situation.another and is_anonymous(doer.text) and not _is_known(index, situation, doer.text):
        sender = agents.said_to_have(situation.sentence(index) + 1)
    own = sender is not None and own_side(
        index, mentions, situation.argument, sender, inferred=False
    )
    if sender is not None and not own:
        return Filler(sender, "incident")
    told = None if situation.another else _told_of(index, agents, situation, doer.text)
    if told is None and not (situation.another or situation.apart or situation.elsewhere):
        told = _headlined(agents, doer.text)
    group = only_group(index.tokens, mentions, situation.argument.trigger.start, doer.text)
    named = group if told is None or is_anonymous(told) else told
    for name in (named, told):
        if name is not None and not is_regular(mentions, name):
            return Filler(name, "incident")
    words = index.tokens.lower[slice(*index.tokens.bounds(situation.argument.trigger.start))]
    itself = doer.text.casefold() in words  # "terrorists" are not "terrorist groups" then
    return Filler(agents.fullest(doer.text, groups=not itself), doer.certainty)


def _told_of(
    index: DocumentIndex, agents: AgentIndex, situation: Situation, agent: str
) -> str | None:
    """Who "the attackers" are by the sentences before, which tell whose attack it was."""
    sentence = situation.sentence(index)
    if not is_anonymous(agent) or not _is_known(index, situation, agent):
        return None
    name = agents.near(sentence - len(nearby(index.tokens, sentence)), sentence - 1)
    if name is None and agents.is_of_whole(sentence) and not situation.elsewhere:
        name = agents.incident
    return name


def _headlined(agents: AgentIndex, agent: str) -> str | None:
    """Who "armed men" are by the headline, "Rustlers kill nine"; a bomber is one alone."""
    bomber = not _BOMBERS.isdisjoint(agent.casefold().split())
    return agents.headlined if is_anonymous(agent) and not bomber else None


def _is_known(index: DocumentIndex, situation: Situation, agent: str) -> bool:
    """Whether a sentence speaks of those who did it as told of before: "the attackers"."""
    scope = index.tokens.scope(situation.sentence(index))
    return (
        agent.casefold() == "enemy"
        or f"the {agent.casefold()}" in index.tokens.small[slice(*scope)]
    )
