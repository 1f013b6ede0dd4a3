"""Who did what a claim tells, by its own clause, by another of its sentence, or by its incident."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.facts.casualties.agents import agent, own_side, refers_back
from tui.facts.casualties.filler import Filler
from tui.facts.casualties.happenings import fought
from tui.facts.casualties.incident_agents import LEAD
from tui.facts.casualties.mentions import nearby
from tui.facts.casualties.opposing_sides import other_side
from tui.facts.lexicon import weapons

if TYPE_CHECKING:
    from tui.facts.casualties.document_index import Argument, DocumentIndex
    from tui.facts.casualties.incident_agents import AgentIndex
    from tui.facts.casualties.mentions import Mentions
    from tui.model import Certainty

_DONE = frozenset({"killed", "injured", "abducted"})
"""Kinds of harm that an attacker does, so that who attacked did it."""
_SAVED = ("evacuat", "rescu", "reloc", "shelter")
"""How verbs begin by which somebody brings people to safety."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """How a claim stands to what its text is about, which says whose deed it can be."""

    argument: Argument
    happened: bool
    cause: str | None
    """The claim's weapon or cause."""
    elsewhere: bool
    """Whether it states a place that is not the event's: who did that is not told."""
    apart: bool
    """Whether its sentence turns to something else."""
    another: bool
    """Whether it is of another event."""
    other_day: bool
    other_weapon: bool
    """Whether its own sentence names another weapon than the event's: another deed."""
    opens: bool
    """Whether it stands in the first sentence, which the next goes on from."""


def agent_of(
    index: DocumentIndex, mentions: Mentions, agents: AgentIndex, situation: Situation
) -> Filler | None:
    """Find who did it: the claim's own clause says so, another of its sentence, or its incident."""
    argument, sentence = situation.argument, _sentence(index, situation)
    if argument.participant.low == 0 or _brought_away(index, argument):
        return None
    own = agent(index, argument, mentions)
    own = agents.resolved(own, argument.trigger.start) if own is not None else None
    if own is not None and not own_side(index, mentions, argument, own, inferred=False):
        return _sent(index, mentions, agents, situation, Filler(own, "stated"))
    if not _was_attack(index, situation):
        return other_side(index, mentions, argument, agents.doers) if _done(situation) else None
    inferred: tuple[tuple[str | None, Certainty], ...] = (
        (agents.in_sentence(sentence), "sentence"),
        (_of_incident(index, agents, situation), "incident"),
    )
    for name, certainty in inferred:
        if name is not None and not own_side(index, mentions, argument, name):
            return _sent(index, mentions, agents, situation, Filler(name, certainty))
    return other_side(index, mentions, argument, agents.doers)


def _sentence(index: DocumentIndex, situation: Situation) -> int:
    return index.tokens.sentence_of[situation.argument.trigger.start]


def _brought_away(index: DocumentIndex, argument: Argument) -> bool:
    """Whether a claim is of people whom somebody brought to safety, and did not harm."""
    verb = index.tokens.lower[argument.trigger.start]
    return argument.trigger.kind == "displaced" and verb.startswith(_SAVED)


def _sent(
    index: DocumentIndex,
    mentions: Mentions,
    agents: AgentIndex,
    situation: Situation,
    doer: Filler,
) -> Filler:
    """An agent by the fullest name; gunmen are whose they are by who claims it or is blamed."""
    sender = None if situation.another else agents.sender(doer.text)
    own = sender is not None and own_side(
        index, mentions, situation.argument, sender, inferred=False
    )
    if sender is not None and not own:
        return Filler(sender, "incident")
    return Filler(agents.fullest(doer.text), doer.certainty)


def _of_incident(index: DocumentIndex, agents: AgentIndex, situation: Situation) -> str | None:
    """Who attacked in the sentences before of a paragraph, or by the whole text."""
    sentence = _sentence(index, situation)
    back = len(nearby(index.tokens, sentence)) - 1
    around = agents.near(sentence - back, sentence - 1)
    around = around or agents.said_to_have(sentence + 1)
    if around is None and situation.opens:
        around = agents.near(sentence + 1, sentence + 1)
    turned = situation.apart or (situation.elsewhere and situation.other_day)
    if around is not None and not turned:
        return around
    late = sentence >= max(LEAD, len(index.tokens.sentences) // 2)
    other = situation.elsewhere or situation.another or situation.other_day
    aside = other or late or situation.other_weapon
    same = refers_back(index.tokens, situation.argument) or not aside
    return agents.incident if same else None


def _done(situation: Situation) -> bool:
    """Whether a claim is of a deed that was done, be it in an attack or in a battle."""
    argument = situation.argument
    return situation.happened and argument.trigger.kind in _DONE and argument.rule != "bodies"


def _was_attack(index: DocumentIndex, situation: Situation) -> bool:
    """Whether a claim is of harm that an attacker does, so that who attacked did it."""
    argument = situation.argument
    if not _done(situation) or fought(index, argument.trigger.start):
        return False
    lost = index.tokens.lower[argument.trigger.start].startswith("los")
    return not lost and situation.cause not in weapons().accidental
