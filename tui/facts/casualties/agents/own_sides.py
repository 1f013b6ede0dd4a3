"""Whether those who did something may be the side of whom it was done to, which nobody attacks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.agents.state_adjectives import state
from tui.facts.casualties.agents.verb_subjects import TELLING
from tui.facts.casualties.index.person_nouns import group as group_of
from tui.facts.casualties.index.person_nouns import nature
from tui.facts.casualties.index.victim_groups import group
from tui.facts.lexicon import attacks, grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_AHEAD = 6
"""Words before a number within which whose losses it counts stands."""
_OWNED = 3
"""Words behind a number that say whose people it counts: "seven of his men"."""
_THEIR_OWN = frozenset({"his", "its", "their"})
_MEN = frozenset({"men", "fighters", "comrades"})
_COMBATANTS = grammar().combatants
_REGULAR = attacks().captors | {"military", "navy", "junta", "regime", "government"}
"""Words for a side whose own people soldiers are, where nothing else is said."""
_ARMED_FORCES = attacks().captors | {"military", "navy"}
_OUR = frozenset({"our", "my"})
_LITTLE = frozenset({"of", "the", "and", "a", "an", "in"})
"""Words that an agent and the victims may share by chance."""
_ONE = frozenset({"man", "woman"})
_COUNTED = frozenset({"number", "vague"})
_AND = frozenset({"and", ","})
_PRONOUNS = grammar().personal | {"it", "they", "who"}


def with_people(index: DocumentIndex, argument: Argument) -> Argument:
    """A claim of a bare number as one of the people ahead whom it counts more of.

    "Nine recruits died and 20 were hurt" is of recruits in both.
    """
    tokens, participant = index.tokens, argument.participant
    bare = participant.head is None and participant.form in _COUNTED
    if not bare or participant.further or tokens.lower[participant.start - 1] not in _AND:
        return argument
    first = tokens.bounds(participant.start)[0]
    ahead = [
        other
        for other in index.participants
        if first <= other.start < participant.start
        and other.head is not None
        and other.form in _COUNTED
    ]
    return replace(argument, participant=ahead[-1]) if ahead else argument


def is_regular(mentions: Mentions, agent: str) -> bool:
    """Tell whether an agent is police or an army, by its name or the words for it."""
    words = agent.casefold().split()
    forces = mentions.side_of(agent) or group_of(words)
    return forces == "security forces" or (forces is None and not _ARMED_FORCES.isdisjoint(words))


_TELLING = frozenset({"them", "losses"})
"""Words by which those around them tell whose side the victims are of."""


def own_side(
    index: DocumentIndex,
    mentions: Mentions,
    argument: Argument,
    agent: str,
    *,
    inferred: bool = True,
) -> bool:
    """Tell whether an agent may be the victims themselves: the same words, or the same group.

    Two armed groups do fight each other; only where a clause says so is one taken to have.
    """
    argument = with_people(index, argument)
    tokens, victims = index.tokens, _victims(index.tokens, argument)
    if _are_others(mentions, tokens, argument, agent):
        return False
    agent_words = agent.casefold().split()
    told = set(agent_words).difference(_LITTLE)
    told = told - _ONE or told  # "a tall man" stabbed "a man of 34"
    called = any(word[0].isupper() for word in agent.split()) and not inferred
    if told <= set(victims) if called else not told.isdisjoint(victims):
        return True  # of a clause's own agent, "Omani soldiers", others may be soldiers too
    if inferred and (_ours(tokens, argument, agent) or _lost(tokens, argument, agent)):
        return True
    own = group_of(victims) if _TELLING & {*victims} else group(tokens, argument, mentions)
    if own in _COMBATANTS and agent in {state(word) for word in victims}:
        return True  # "Israeli soldiers" are Israel's
    agents_own = _group_of_agent(mentions, agent, inferred=inferred)
    return own in _COMBATANTS and own == agents_own and not called


def _group_of_agent(mentions: Mentions, agent: str, *, inferred: bool) -> str | None:
    """Which armed group an agent is of: an army's own, whatever else its words say."""
    words = agent.casefold().split()
    named = mentions.side_of(agent) if inferred else None
    if named == "militants":
        return named
    return "security forces" if inferred and words[-1] in _REGULAR else group_of(words) or named


def _victims(tokens: TokenTable, argument: Argument) -> list[str]:
    """The words for the victims, with whose they are, and for whom "them" stands."""
    participant = argument.participant
    whose = tokens.lower[participant.end : participant.end + 1] == ["of"]
    victims = tokens.lower[participant.start : participant.end + 4 * whose]
    first = max(tokens.bounds(participant.start)[0], participant.start - _AHEAD)
    ahead = tokens.lower[first : participant.start]
    if "losses" in ahead:  # "put the army's losses at four"
        soldiers = [] if _REGULAR.isdisjoint(ahead) else ["soldiers"]
        victims = [*victims, *ahead[: ahead.index("losses") + 1], *soldiers]
    return [*victims, told_of(tokens, participant.start) or ""] if "them" in victims else victims


def enemy_of(
    tokens: TokenTable, mentions: Mentions, argument: Argument, source: str | None
) -> str | None:
    """Find whose enemies the victims are by who tells it: "The SDF said 15 of the enemy died"."""
    tells = source is not None and mentions.side_of(source) is not None
    return source if tells and "enemy" in _victims(tokens, argument) else None


def told_of(tokens: TokenTable, word: int) -> str | None:
    """Find the noun for whom "them" stands: the last people told of ahead in the sentence."""
    first = tokens.bounds(word)[0]
    several = (w for w in range(word - 1, first, -1) if tokens.tags[w] in {"NNS", "NNPS"})
    return next((tokens.lower[w] for w in several if nature(tokens.lower[w]) == "people"), None)


def _are_others(mentions: Mentions, tokens: TokenTable, argument: Argument, agent: str) -> bool:
    """Whether a name says of which group the victims are, and the agent's is another's."""
    names = names_of_victims(tokens, mentions, argument)
    sides = {name for name in names if mentions.side_of(name) is not None}
    return mentions.side_of(agent) is not None and bool(sides) and agent not in sides


def names_of_victims(tokens: TokenTable, mentions: Mentions, argument: Argument) -> set[str]:
    """Find the names by which a text says whose the victims are: "soldiers of the 4th Brigade"."""
    participant = argument.participant
    whose = tokens.lower[participant.end : participant.end + 1] in (["of"], ["from"])
    span = range(participant.start, min(participant.end + _OWNED * whose, len(tokens)))
    names = (mentions.covering(tokens.starts[word]) for word in span)
    return {name for name in names if name is not None}


def _ours(tokens: TokenTable, argument: Argument, agent: str) -> bool:
    """Whether who speaks counts the victims among their own: "three of our brothers".

    "Two of his men" are of the side of an officer, be it the attacker's or not; only where the
    clause says whose word that is can another have done it.
    """
    participant = argument.participant
    owned = _OWNED * (tokens.lower[participant.end : participant.end + 1] == ["of"])
    words = tokens.lower[participant.start : participant.end + owned]
    beside = tokens.lower[participant.start - 1] == "and"  # "a mayor and two of his guards"
    own = not beside and not _THEIR_OWN.isdisjoint(words)
    armed_men = any(word in _MEN or group_of([word]) in _COMBATANTS for word in words)
    if own and armed_men:
        return _may_be_speaker(tokens, argument, agent)
    return not _OUR.isdisjoint(words)


def _may_be_speaker(tokens: TokenTable, argument: Argument, agent: str) -> bool:
    """Whether an agent may be who tells of a claim: "the SDF said four of its fighters"."""
    first, last = tokens.bounds(argument.trigger.start)
    verbs = (w for w in range(first, last) if tokens.lower[w] in TELLING)
    speakers = [c for verb in verbs for c in tokens.children[verb] if tokens.deps[c] == "nsubj"]
    if len(speakers) != 1 or speakers[0] > argument.trigger.start:
        return True
    said = {tokens.lower[w] for w in (speakers[0], *tokens.children[speakers[0]])}
    return not said.isdisjoint(agent.casefold().split()) or not said.isdisjoint(_PRONOUNS)


def _lost(tokens: TokenTable, argument: Argument, agent: str) -> bool:
    """Whether a sentence says that the victims are an agent's losses: "Russia lost 980 men"."""
    words = agent.casefold().split()
    first, last = tokens.bounds(argument.trigger.start)
    for verb in range(first, last):
        ahead = tokens.lower[max(first, verb - len(words)) : verb]
        if tokens.lower[verb] in {"lost", "loses", "losing"} and ahead == words:
            return True
    return False
