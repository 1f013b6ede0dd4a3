"""Who harmed those of a claim in a fight: of its own sentence, of those before, of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.agents.manners import is_mutual
from tui.facts.casualties.agents.opposing_sides import other_side
from tui.facts.casualties.agents.other_deeds import told_cause
from tui.facts.casualties.agents.own_sides import with_people
from tui.facts.casualties.index.filler import Filler
from tui.facts.casualties.index.happenings import fought
from tui.facts.casualties.index.mentions import nearby
from tui.facts.casualties.index.victim_groups import group
from tui.facts.lexicon import grammar, weapons

if TYPE_CHECKING:
    from tui.facts.casualties.agents.agent_index import AgentIndex
    from tui.facts.casualties.agents.fights import Fight
    from tui.facts.casualties.agents.situation import Situation
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions

_FIGHTERS = grammar().combatants
_OPENING = 3
"""Sentences in which a text says that it is about a fight, the title among them."""
_MISHAPS = weapons().accidental | {"vehicle"}
"""What no enemy does, be it in a war."""
_HIDDEN = frozenset({"mine", "booby trap"})
_WHOSE = 3
"""Words behind victims that say whose they are: "five members of the army"."""
_OWN_FIRE = re.compile(
    r"\b(?:friendly fire|(?:his|its|their) own (?:side|troops|lines|comrades|artillery|guns))\b"
)
"""How a sentence says that no enemy did it: "a shell from their own side"."""


def fighter(
    index: DocumentIndex, mentions: Mentions, agents: AgentIndex, situation: Situation
) -> Filler | None:
    """Who harmed some in a fight: the other side, or all who fought."""
    argument, sentence = situation.argument, situation.sentence(index)
    fight = agents.fight(sentence, _goes_on_from(index, agents, situation))
    own_hands = _OWN_FIRE.search(index.tokens.text, *index.tokens.scope(sentence)) is not None
    found = index.tokens.lower[argument.trigger.start] == "found"
    if own_hands or found or argument.rule in {"bodies", "count"}:
        return None
    if fight is None or not _is_of_fight(index, mentions, agents, situation, fight):
        mutual = is_mutual(index, argument)
        return None if mutual else _opponent(index, mentions, agents, situation)
    people = with_people(index, argument)
    doer = fight.against(_words(index, mentions, people), group(index.tokens, people, mentions))
    if doer is None and fight.sentence != sentence:
        return _opponent(index, mentions, agents, situation)
    if doer is None:
        return None
    return Filler(doer, "sentence" if fight.sentence == sentence else "incident")


def _is_feud(fight: Fight) -> bool:
    """Whether those who fought are named, and no armed sides: two tribes, no "rival gangs"."""
    named = fight.mutual and " and " in fight.both
    return named and _FIGHTERS.isdisjoint(fight.groups.values())


def _words(index: DocumentIndex, mentions: Mentions, argument: Argument) -> set[str]:
    """The words and names by which a text calls the victims, with whose they are."""
    participant = argument.participant
    owner = index.tokens.lower[participant.end : participant.end + 1] == ["of"]
    last = participant.end + _WHOSE * owner
    span = range(participant.start, min(last, len(index.tokens)))
    names = (mentions.covering(index.tokens.starts[word]) for word in span)
    return {*(index.tokens.lower[word] for word in span), *(name for name in names if name)}


def _opponent(
    index: DocumentIndex, mentions: Mentions, agents: AgentIndex, situation: Situation
) -> Filler | None:
    """The side against which the victims' own stood, in a battle or in the claim's incident.

    The sentences ahead do not say who laid a mine: it was there long before.
    """
    if told_cause(agents, situation) in _MISHAPS:
        return None
    scene = situation.frame if situation.own_weapon not in _HIDDEN else situation.frame[-1:]
    apart = _is_apart(index, situation)
    return other_side(index, mentions, situation.argument, agents.doers, scene, apart=apart)


def _goes_on_from(index: DocumentIndex, agents: AgentIndex, situation: Situation) -> int:
    """The first of the sentences before that tell of what a claim goes on from, or its own."""
    sentence = situation.sentence(index)
    if situation.apart or situation.placed:
        return sentence
    back = len(nearby(index.tokens, sentence)) - 1
    return max(sentence - back, *(turn for turn in (0, *agents.turns) if turn <= sentence))


def _is_apart(index: DocumentIndex, situation: Situation) -> bool:
    """Whether a claim of the text, and not of its headline, is of another town than the event."""
    start = index.tokens.starts[situation.argument.trigger.start]
    return situation.elsewhere and start >= index.tokens.title_end


def _is_of_fight(
    index: DocumentIndex,
    mentions: Mentions,
    agents: AgentIndex,
    situation: Situation,
    fight: Fight,
) -> bool:
    """Whether a claim is of a fight: its sentence tells of it, or it is what the text is about."""
    if fight.sentence == situation.sentence(index):
        return True
    if situation.anew and fight.sentence < situation.frame.start:
        return False
    if fought(index, situation.argument.trigger.start) and not situation.apart:
        return True
    first = _goes_on_from(index, agents, situation)
    if first <= fight.sentence < situation.sentence(index) and not situation.other_weapon:
        own = group(index.tokens, situation.argument, mentions)
        own = own or next(iter(_FIGHTERS)) if _is_feud(fight) else own  # of tribes all are fighters
        return own in _FIGHTERS and situation.argument.trigger.kind != "abducted"
    aside = situation.another or situation.apart or situation.other_weapon
    harm = situation.argument.trigger.kind != "abducted"
    accidental = situation.cause in weapons().accidental
    return harm and not aside and not accidental and fight.sentence < _OPENING
