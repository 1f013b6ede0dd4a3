"""Who did what a claim tells by its incident: the sentences of its frame, or the whole text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.agents.agent_index import LEAD, is_anonymous
from tui.facts.casualties.agents.clause_agents import refers_back
from tui.facts.casualties.agents.other_deeds import (
    ahead_of_another,
    is_of_others,
    of_other_arms,
    only_in,
    searches,
)
from tui.facts.casualties.agents.own_sides import own_side
from tui.facts.casualties.index.happenings import of_told_attack
from tui.facts.casualties.index.victim_groups import group
from tui.facts.lexicon import attacks

if TYPE_CHECKING:
    from tui.facts.casualties.agents.agent_index import AgentIndex
    from tui.facts.casualties.agents.situation import Situation
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions

_OF_EVENT = frozenset({"toll", "among-the-dead", "of-the-dead"})
"""Rules of claims that speak of the dead whom the text has told of: "put the dead at 17"."""
_ATTACKERS = frozenset(
    {"attackers", "assailants", "raiders", "perpetrators", "insurgents", "extremists", "terrorists"}
)
"""Words for those of whom a text has told who they are."""


def told_by_incident(
    index: DocumentIndex, mentions: Mentions, agents: AgentIndex, situation: Situation
) -> str | None:
    """Find who attacked in the sentences before that tell of it, or by the whole text."""
    sentence = situation.sentence(index)
    back = sentence - situation.frame.start
    others = of_other_arms(index, mentions, situation, range(sentence - back, sentence + 2))
    ahead = ahead_of_another(index, mentions, agents, situation, sentence - back)
    around = _nearest(index, mentions, agents, situation, others | ahead)
    searched = searches(index, agents, sentence)
    if not agents.is_of_whole(sentence):
        around = around or agents.said_to_have(sentence + 1)
    if around is None and situation.opens:
        around = agents.near(sentence + 1, sentence + 1, others | searched)
    turned = situation.apart or (situation.elsewhere and situation.other_day)
    if around is not None and not turned:
        whole = around.casefold() in _ATTACKERS and agents.is_of_whole(sentence)
        return agents.incident if whole and not situation.elsewhere else around
    if ahead or only_in(agents, searched):
        return None
    return _of_text(index, mentions, agents, situation)


def _nearest(
    index: DocumentIndex,
    mentions: Mentions,
    agents: AgentIndex,
    situation: Situation,
    others: frozenset[int],
) -> str | None:
    """Who attacked by all sentences of a frame, or by the nearest that tells of another side."""
    sentence, argument = situation.sentence(index), situation.argument
    around = agents.near(situation.frame.start, sentence - 1, others)
    if around is not None:
        return around
    near = (agents.near(n, n, others) for n in range(sentence - 1, situation.frame.start - 1, -1))
    return next((n for n in near if n and not own_side(index, mentions, argument, n)), None)


def _of_text(
    index: DocumentIndex, mentions: Mentions, agents: AgentIndex, situation: Situation
) -> str | None:
    """Who did what the text is about, where a claim is of that."""
    told = situation.elsewhere and of_told_attack(index, situation.argument.trigger.start)
    frame = situation.frame
    told = told or (situation.anew and agents.near(frame.start, frame.stop - 1) is None)
    if situation.argument.rule == "bodies" or told:
        return None  # who is found somewhere may have died by another hand
    same_event = situation.argument.rule in _OF_EVENT and not (situation.another or situation.apart)
    back = refers_back(index.tokens, situation.argument) or _in_the_attack(index, situation)
    same = same_event or back or not _is_aside(index, agents, situation)
    fighters = not same_event and group(index.tokens, situation.argument, mentions) == "militants"
    nameless = is_anonymous(agents.incident) and not _harmed(index, agents)
    others_did = is_of_others(index, mentions, agents, situation)
    whole = agents.is_of_whole(situation.sentence(index)) or (back and agents.opened_with)
    barred = fighters or nameless or others_did or not whole
    return agents.incident if same and not barred else None


def _in_the_attack(index: DocumentIndex, situation: Situation) -> bool:
    """Whether an early sentence says that harm was done "in the attack" of the opening."""
    sentence, trigger = situation.sentence(index), situation.argument.trigger
    words = index.tokens.lower[trigger.end : index.tokens.bounds(trigger.start)[1]]
    behind = zip(words, words[1:], words[2:], strict=False)
    told = any(a == "in" and b == "the" and c in attacks().nouns for a, b, c in behind)
    return told and sentence < LEAD // 2 + 1 and not situation.anew


def _is_aside(index: DocumentIndex, agents: AgentIndex, situation: Situation) -> bool:
    """Whether a claim is of another day, place or deed than what the text is about."""
    sentence = situation.sentence(index)
    late = sentence >= max(LEAD, len(index.tokens.sentences) // 2) and agents.turned(sentence)
    other_day = situation.other_day and not situation.opens
    other = situation.another or other_day or (situation.elsewhere and late)
    return other or late or situation.other_weapon or agents.is_past_turn(sentence)


def _harmed(index: DocumentIndex, agents: AgentIndex) -> bool:
    """Whether a sentence tells of harm that who attacked did: other gunmen may come up later."""
    sentences = {deed.sentence for deed in agents.deeds if deed.agent == agents.incident}
    return any(index.tokens.sentence_of[word] in sentences for word in index.harm)
