"""What did the harm of a claim whose own sentence does not say: told before it, or the event's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.agents.air_raids import FROM_THE_AIR, ON_THE_GROUND
from tui.facts.casualties.agents.clause_agents import agent
from tui.facts.casualties.agents.other_deeds import tells_other_harm
from tui.facts.casualties.index.filler import Filler
from tui.facts.casualties.index.mentions import is_weak, nearby, weapon
from tui.facts.casualties.index.victim_groups import group
from tui.facts.casualties.places.openings import opening_end
from tui.facts.casualties.places.other_times import is_of_other_time
from tui.facts.casualties.places.turns import TURNS
from tui.facts.lexicon import grammar, weapons

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.model import Span

_PUT_TO_DEATH = frozenset({"executed", "executing", "beheaded", "hanged"})
_AFAR = FROM_THE_AIR | {"bomb", "drone", "mine", "missile", "rocket", "shelling"}
"""What strikes whoever is there, and puts no captives to death."""
_CRASHES = frozenset({"vehicle", "explosion"})
_ALONE = frozenset({"drowning", "heart attack", "stroke", "cancer", "fall", "electrocution"})
"""Of what one dies alone: others of the next sentence did not, unless a text is about it."""
_ELSEWHERE = re.compile(r"(?:In|At|Near|Outside) [A-Z]")
"""How a sentence goes on with another place."""
_OFTEN = 3
"""Mentions from which on a text is about a weapon that its opening does not name."""
_FAR = 3
"""Sentences behind which fighters who fell did so in another fight."""
_FIGHTERS = grammar().combatants
_HARM = frozenset({"killed", "injured"})


def weapon_of_incident(
    index: DocumentIndex,
    mentions: Mentions,
    argument: Argument,
    cause: str | None,
    own: Filler | None,
) -> Filler | None:
    """Find the weapon of the sentences before, or the text's own; else the claim's.

    A cause that says little, as an explosion does, is only what may be behind it: no shooting is.
    """
    tokens, barred = index.tokens, _barred(index, argument)
    if own is not None and is_weak(own.text):
        behind = weapons().behind.get(own.text, frozenset())
        return Filler(cause, "incident") if cause in behind - barred else own
    scopes = nearby(tokens, tokens.sentence_of[argument.trigger.start])[1:]
    near = told_before(index, mentions, argument, scopes) if own is None else None
    if near is not None and near.text in (_ALONE - {cause}) | (barred & _AFAR):
        near = None
    name = near.text if near is not None else None
    kin = not {(name, cause), (cause, name)}.isdisjoint(weapons().parts | weapons().dropped)
    if cause in FROM_THE_AIR:
        kin = kin and not any(ON_THE_GROUND.search(tokens.small, *scope) for scope in scopes)
    whole = kin or _is_no_more_than(name, cause)
    if cause is not None and cause not in barred and (near is None or whole):
        reached = kin or _reaches(index, mentions, argument, cause)
        if reached:
            return Filler(cause, "incident")
    return near or own or _told_behind(index, mentions, argument)


def _is_no_more_than(near: str | None, cause: str | None) -> bool:
    """Whether what the sentences before name may be the text's cause at work: a blast, a fire."""
    attack = cause not in weapons().accidental | weapons().far_reaching | _CRASHES
    if is_weak(near):
        return not attack or cause in weapons().behind.get(near or "", frozenset())
    return near in weapons().far_reaching and (near == "fire" or not attack)


def _told_behind(index: DocumentIndex, mentions: Mentions, argument: Argument) -> Filler | None:
    """Find the weapon of the sentence behind the headline or the opening, which says more of it."""
    tokens = index.tokens
    number = tokens.sentence_of[argument.trigger.start]
    opening = tokens.starts[argument.trigger.start] < opening_end(index, mentions)
    if not opening or number + 1 == len(tokens.sentences):
        return None
    behind = number + 1
    if argument.trigger.kind not in _HARM or TURNS.match(tokens.text, tokens.scope(behind)[0]):
        return None
    if _ELSEWHERE.match(tokens.text, tokens.scope(behind)[0]):
        return None
    bodies = argument.rule == "bodies"  # who is found may have died by another hand
    if bodies or tells_other_harm(index, argument, {behind}, any_kind=True):
        return None
    start, end = tokens.scope(behind)
    kinds = {kind for at, kind in mentions.weapons if start <= at < end} - _barred(index, argument)
    return Filler(kinds.pop(), "incident") if len(kinds) == 1 else None


def told_before(
    index: DocumentIndex, mentions: Mentions, argument: Argument, scopes: Iterable[Span]
) -> Filler | None:
    """Find the weapon of the nearest of some sentences before a claim that names one."""
    past = is_of_other_time(index.tokens, argument.trigger.start)
    if argument.trigger.kind not in _HARM or argument.participant.high == 0 or past:
        return None
    spot, doer = index.tokens.starts[argument.trigger.start], agent(index, argument, mentions)
    told = (s for s in scopes if doer is None or doer.casefold() in index.tokens.small[slice(*s)])
    near = (weapon(mentions, spot, scope) for scope in told)
    name = next((name for name in near if name is not None), None)
    return Filler(name, "incident") if name is not None else None


def _barred(index: DocumentIndex, argument: Argument) -> frozenset[str]:
    """The causes that a claim's kind of harm does not have unless it is said."""
    if index.tokens.lower[argument.trigger.start] in _PUT_TO_DEATH:
        return _AFAR
    outcome = "unharmed" if argument.participant.high == 0 else argument.trigger.kind
    return weapons().unlikely.get(outcome, frozenset())


def _reaches(index: DocumentIndex, mentions: Mentions, argument: Argument, cause: str) -> bool:
    """Whether what a text is about did what a claim tells of far from where it is named.

    A disaster did. An attack's weapon is that of all if the headline or the opening names it, or
    the text again and again; it is not where the text has turned to something else since, nor of
    fighters who fell long after it was told of.
    """
    tokens = index.tokens
    if cause in weapons().accidental | weapons().far_reaching | _CRASHES:
        return True
    sentence = tokens.sentence_of[argument.trigger.start]
    spots = [start for start, kind in mentions.weapons if kind == cause]
    told = [tokens.sentence_of[tokens.word_at(start)] for start in spots]
    if spots[0] >= opening_end(index, mentions) and len(spots) < _OFTEN:
        return False
    last = max((number for number in told if number <= sentence), default=sentence)
    if any(TURNS.match(tokens.text, tokens.scope(n)[0]) for n in range(last + 1, sentence + 1)):
        return False
    fighters = group(tokens, argument, mentions) in _FIGHTERS
    return not fighters or sentence - last < _FAR
