"""Who did what a claim tells, by its own clause, by another of its sentence, or by its incident."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.agents.captors import captor, released_by
from tui.facts.casualties.agents.claim_fights import fighter
from tui.facts.casualties.agents.claim_incidents import told_by_incident
from tui.facts.casualties.agents.clause_agents import agent, has_doer, refers_back
from tui.facts.casualties.agents.fuller_names import fuller
from tui.facts.casualties.agents.helped import is_healed, was_helped
from tui.facts.casualties.agents.manners import is_count, is_glued, is_mutual, is_of_beast
from tui.facts.casualties.agents.other_deeds import (
    has_other_arms,
    told_cause,
)
from tui.facts.casualties.agents.own_sides import enemy_of, own_side
from tui.facts.casualties.agents.stretches import stretches
from tui.facts.casualties.agents.verb_subjects import subjects
from tui.facts.casualties.agents.whose_men import whose_men
from tui.facts.casualties.index.filler import Filler
from tui.facts.casualties.index.happenings import fought
from tui.facts.casualties.index.mentions import is_weak
from tui.facts.lexicon import attacks, weapons

if TYPE_CHECKING:
    from tui.facts.casualties.agents.agent_index import AgentIndex
    from tui.facts.casualties.agents.situation import Situation
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.model import Certainty

_DONE = frozenset({"killed", "injured", "abducted"})
"""Kinds of harm that an attacker does, so that who attacked did it."""
_BOMBERS = frozenset({"bomber", "bombers"})
_PRISONERS = ("captur", "prison", "hostage", "seiz")
"""How words begin for prisoners of a fight."""
_BREAKING = frozenset(
    {"broke", "breaks", "broken", "fractured", "sprained", "twisted", "fainted", "collapsed"}
)
"""Verbs of which those who come to harm are the subject: "A constable broke his wrist"."""
_BY_NEGLECT = frozenset(
    {"train crash", "plane crash", "shipwreck", "collapse", "poisoning"}
    | {"carbon monoxide poisoning"}
)
"""Accidents for which somebody may answer before a court."""


def agent_of(
    index: DocumentIndex, mentions: Mentions, agents: AgentIndex, situation: Situation
) -> Filler | None:
    """Find who did it: the claim's own clause says so, another of its sentence, or its incident."""
    argument = situation.argument
    nobody = argument.participant.low == 0 or was_helped(index, argument)
    if nobody or is_of_beast(index.tokens, argument):
        return None
    doer = _stated(index, mentions, agents, situation)
    if doer is None and situation.happened:
        doer = _by_who_tells(index, mentions, agents, situation)
    if doer is not None or (has_doer(index, argument) and not is_healed(index, argument)):
        return doer
    if not situation.happened:
        return _of_past(index, mentions, agents, situation)
    if argument.trigger.kind == "displaced":  # "have camped there since troops burned their homes"
        name = agents.inside(stretches(index, argument.trigger.start))
        name = name or agents.fighters(_of_clashes(index, situation))
        return Filler(name, "sentence") if name is not None else None
    if argument.trigger.kind == "captured":
        doer = captor(index.tokens, mentions, argument, situation.source)
        return doer or _seized(index, mentions, agents, situation)
    if _was_attack(index, agents, situation) and not _is_of_disaster(index, mentions, situation):
        doer = _inferred(index, mentions, agents, situation)
    if doer is None and _done(index, situation):
        doer = fighter(index, mentions, agents, situation)
    return doer or _striker(index, mentions, agents, situation)


def _of_clashes(index: DocumentIndex, situation: Situation) -> range:
    """The sentences whose fight drove people out: those ahead where "the clashes" did."""
    tokens, verb = index.tokens, situation.argument.trigger.start
    back = any(
        tokens.lower[w] in attacks().contests and tokens.lower[w - 1] in {"the", "these"}
        for w in subjects(tokens, verb)
    )
    return situation.frame if back else situation.frame[-1:]


def _of_past(
    index: DocumentIndex, mentions: Mentions, agents: AgentIndex, situation: Situation
) -> Filler | None:
    """Who did what is told as past: its own sentence says so, or whose "the strikes" are by now."""
    argument, sentence = situation.argument, situation.sentence(index)
    name = agents.accused(sentence)
    if argument.trigger.kind == "captured":
        name = name or released_by(index.tokens, mentions, argument.trigger.start)
    if name is None and situation.background and argument.trigger.kind in _DONE:
        name = agents.inside(stretches(index, argument.trigger.start))
        if name is None and refers_back(index.tokens, argument):
            name = agents.near(sentence - 1, sentence - 1)
            name = name or (agents.incident if agents.opened_with else None)
    own = name is not None and own_side(index, mentions, argument, name)
    barred = own or _is_vehicle(mentions, situation, name or "")
    barred = barred or _is_of_disaster(index, mentions, situation)
    return Filler(name, "sentence") if name and not barred else None


def _by_who_tells(
    index: DocumentIndex, mentions: Mentions, agents: AgentIndex, situation: Situation
) -> Filler | None:
    """Who did it as the side of who tells it did: "his troops killed", "15 of the enemy died"."""
    enemy = enemy_of(index.tokens, mentions, situation.argument, situation.source)
    if enemy is not None and _done(index, situation):
        return Filler(enemy, "sentence")
    return whose_men(index, mentions, agents, situation)


def _striker(
    index: DocumentIndex, mentions: Mentions, agents: AgentIndex, situation: Situation
) -> Filler | None:
    """Who flew a strike that no words but "a strike near X killed" tell of, where but one does."""
    argument = situation.argument
    bare = any(
        index.tokens.lower[subject] in {"strike", "strikes"}
        for subject in subjects(index.tokens, argument.trigger.start)
    )
    name = agents.striker(index.tokens) if bare and _done(index, situation) else None
    if name is None or own_side(index, mentions, argument, name):
        return None
    return Filler(name, "incident")


def _stated(
    index: DocumentIndex, mentions: Mentions, agents: AgentIndex, situation: Situation
) -> Filler | None:
    """Who did it by the claim's own clause."""
    argument = situation.argument
    own = agent(index, argument, mentions)
    own = agents.resolved(own, argument.trigger.start) if own is not None else None
    if own is None or is_healed(index, argument) or _is_vehicle(mentions, situation, own):
        return None
    if own_side(index, mentions, argument, own, inferred=False):
        return None
    return fuller(index, mentions, agents, situation, Filler(own, "stated"))


def _seized(
    index: DocumentIndex, mentions: Mentions, agents: AgentIndex, situation: Situation
) -> Filler | None:
    """Who took prisoners by the attack of the sentence before, or arrested people in their raid."""
    argument, sentence = situation.argument, situation.sentence(index)
    name = agents.near(sentence - 1, sentence)
    if name is None or situation.apart or own_side(index, mentions, argument, name):
        return None
    last = name.casefold().split()[-1]
    police = last in attacks().captors or mentions.side_of(name) == "security forces"
    words = index.tokens.lower[argument.trigger.start : argument.trigger.end + 1]
    prisoners = any(word.startswith(_PRISONERS) for word in words)
    return Filler(name, "incident") if police or prisoners else None


def _stands_apart(
    index: DocumentIndex, agents: AgentIndex, situation: Situation, name: str
) -> bool:
    """Whether harm is a count of its own, or who did it did only what another clause tells."""
    if is_count(index, situation.argument) and not refers_back(index.tokens, situation.argument):
        return True
    return agents.sentences_of(name) == [situation.sentence(index)]


def _inferred(
    index: DocumentIndex, mentions: Mentions, agents: AgentIndex, situation: Situation
) -> Filler | None:
    """Who did it by another clause of the sentence, or by the incident."""
    if is_glued(index.tokens, situation.argument):
        return None
    inferred: tuple[tuple[str | None, Certainty], ...] = (
        (agents.inside(stretches(index, situation.argument.trigger.start)), "sentence"),
        (told_by_incident(index, mentions, agents, situation), "incident"),
    )
    for name, certainty in inferred:
        if name is None:
            continue
        if own_side(index, mentions, situation.argument, name):
            return None  # the sentence tells of the victims' own side, so that another did it
        if certainty == "incident" and _stands_apart(index, agents, situation, name):
            return None
        mutual = certainty == "incident" and is_mutual(index, situation.argument)
        if mutual or has_other_arms(mentions, agents, situation, name, certainty):
            continue
        charged = agents.is_charged(name) and not situation.other_weapon
        crashed = _is_vehicle(mentions, situation, name)
        crashed = crashed or _only_collided(index, mentions, agents, situation, name)
        if charged or not crashed:
            return fuller(index, mentions, agents, situation, Filler(name, certainty))
    return None


def _only_collided(
    index: DocumentIndex, mentions: Mentions, agents: AgentIndex, situation: Situation, name: str
) -> bool:
    """Whether all that a person did to others was to drive into them: "Todd struck a Buick"."""
    if situation.cause != "vehicle" or name not in mentions.persons:
        return False
    deeds = {index.tokens.lower[deed.word] for deed in agents.deeds if deed.agent == name}
    return deeds <= {"struck", "strikes", "striking", "hit"}


def _is_vehicle(mentions: Mentions, situation: Situation, name: str) -> bool:
    """Whether a name is of what crashed: "a Buick struck", "the Fokker F27"."""
    machine = name.casefold().split(" ")[-1] in attacks().machines  # "a Buddha Air plane"
    crash = situation.cause in {"vehicle", *weapons().accidental}
    return crash and (machine or mentions.kinds.get(name, "") is None)


def _done(index: DocumentIndex, situation: Situation) -> bool:
    """Whether a claim is of what others did, in an attack or a battle: no bomber blown up."""
    argument, participant = situation.argument, situation.argument.participant
    dead = index.tokens.lower[participant.start : participant.end]
    return situation.happened and argument.trigger.kind in _DONE and _BOMBERS.isdisjoint(dead)


def _was_attack(index: DocumentIndex, agents: AgentIndex, situation: Situation) -> bool:
    """Whether a claim is of harm that an attacker does, so that who attacked did it."""
    argument = situation.argument
    if not _done(index, situation) or fought(index, argument.trigger.start):
        return False
    verb = argument.trigger.start
    alone = argument.trigger.end == verb + 1  # "lost 20 men", not "lost their lives"
    lost = alone and index.tokens.lower[verb].startswith("los") and argument.side == "right"
    hurt = argument.side == "left" and index.tokens.lower[verb] in _BREAKING
    return not lost and not hurt and not _was_accident(agents, situation)


def _was_accident(agents: AgentIndex, situation: Situation) -> bool:
    """Whether the cause is none that people do to others; who fled an attack may drown."""
    flight = is_weak(situation.cause) and agents.incident is not None
    charged = situation.cause in _BY_NEGLECT and agents.is_charged(agents.incident or "")
    accident = told_cause(agents, situation) in weapons().accidental
    return accident and not (flight or charged)


def _is_of_disaster(index: DocumentIndex, mentions: Mentions, situation: Situation) -> bool:
    """Whether a claim's own subject is a disaster: "a week after the quake that killed 200"."""
    tokens, verb = index.tokens, situation.argument.trigger.start
    own = [w for w in subjects(tokens, verb) if w < verb]
    own += [tokens.heads[verb]] if tokens.deps[verb] == "relcl" else []
    spots = {tokens.starts[word] for word in own}
    accidental = weapons().accidental
    return any(at in spots and kind in accidental for at, kind in mentions.weapons)
