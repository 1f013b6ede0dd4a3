"""Which sentences around a claim tell of another deed: with other arms, or of other victims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.agents.agent_index import is_anonymous, words
from tui.facts.casualties.agents.own_sides import is_regular
from tui.facts.casualties.agents.situation import is_of_other_arms
from tui.facts.casualties.index.mentions import is_weak
from tui.facts.casualties.index.person_nouns import group as group_of
from tui.facts.lexicon import attacks, weapons

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from tui.facts.casualties.agents.agent_index import AgentIndex
    from tui.facts.casualties.agents.situation import Situation
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.model import Certainty


_FROM_THE_AIR = frozenset({"airstrike", "barrel bomb"})
"""What rebels do not have."""
_PLANTED = frozenset({"bomb", "suicide bombing", "mine", "booby trap"})
"""What no army uses."""
_FIRED = frozenset({"shelling", "rocket", "missile"})
_LAID_LONG_BEFORE = frozenset({"mine"})
"""Arms that lie in wait for whoever comes: no attack of the sentence before."""


def has_other_arms(
    mentions: Mentions,
    agents: AgentIndex,
    situation: Situation,
    name: str,
    certainty: Certainty,
) -> bool:
    """Tell whether a side has no such arms: no rebels have planes, and no army lays bombs.

    "Rebels shelled it. Warplanes hit back, killing nine" is of no rebels.
    """
    flown = situation.cause in _FROM_THE_AIR
    if flown and group_of(name.casefold().split()[-1:]) == "militants":
        return True
    laid = certainty == "incident" and situation.cause in _PLANTED
    return laid and is_regular(mentions, name) and not agents.is_sent(name)


def told_cause(agents: AgentIndex, situation: Situation) -> str | None:
    """Return the cause of harm, but not that of the text's event where an attack is told ahead.

    Gunmen who are told of among floods did what is told next.
    """
    if situation.own_weapon is not None or is_weak(situation.cause):
        return situation.cause
    ahead = agents.near(situation.frame.start, situation.frame.stop - 1)
    return situation.cause if ahead is None else None


def of_other_arms(
    index: DocumentIndex, mentions: Mentions, situation: Situation, sentences: Iterable[int]
) -> frozenset[int]:
    """Find the sentences that name but arms which nobody used with those of the claim's own."""
    own, others = situation.own_weapon, set[int]()
    for number in sentences:
        named = _arms(index, mentions, number)
        if own is not None and named and all(_is_other(own, kind) for kind in named):
            others.add(number)
        ahead = number < situation.sentence(index)
        if ahead and own in _LAID_LONG_BEFORE and own not in named:
            others.add(number)
    return frozenset(others)


def is_of_others(
    index: DocumentIndex, mentions: Mentions, agents: AgentIndex, situation: Situation
) -> bool:
    """Tell whether who did what a text is about did something else than a claim tells of."""
    laid = _was_laid_before(index, mentions, agents, situation)
    return laid or _is_of_later_harm(index, agents, situation)


def _was_laid_before(
    index: DocumentIndex, mentions: Mentions, agents: AgentIndex, situation: Situation
) -> bool:
    """Whether arms did it of which no sentence before tells of the text's attackers: a mine."""
    told = agents.sentences_of(agents.incident or "")
    if situation.own_weapon not in _LAID_LONG_BEFORE or max(told, default=0) > situation.sentence(
        index
    ):
        return False
    return all(situation.own_weapon not in _arms(index, mentions, number) for number in told)


def ahead_of_another(
    index: DocumentIndex, mentions: Mentions, agents: AgentIndex, situation: Situation, back: int
) -> frozenset[int]:
    """Find the sentences before one that tells of arms by which nobody is said to have done it.

    "Troops shelled a base. A bomb went off under a bus. The driver was hurt": by the bomb.
    """
    sentence = situation.sentence(index)
    told = {deed.sentence for deed in agents.deeds}
    for number in range(sentence - 1, back, -1):
        if number in told:
            break
        named = _arms(index, mentions, number)
        ahead = set[str]().union(*(_arms(index, mentions, n) for n in range(back, number)))
        if named and ahead and all(_is_new(a, b) for a in named for b in ahead):
            return frozenset(range(back, number))
    return frozenset()


def _is_new(arms: str, ahead: str) -> bool:
    """Whether arms are none of those ahead of them: who shelled a town lays no bomb there."""
    return _is_other(arms, ahead) or (arms in _PLANTED and ahead in _FIRED)


def _arms(index: DocumentIndex, mentions: Mentions, number: int) -> set[str]:
    """What a sentence names that did harm; what says little is nothing."""
    if not 0 <= number < len(index.tokens.sentences):
        return set()
    start, end = index.tokens.scope(number)
    return {kind for at, kind in mentions.weapons if start <= at < end and not is_weak(kind)}


def _is_other(own: str, kind: str) -> bool:
    """Whether arms are others than a claim's own: a bomb may be a bomber's."""
    kin = {(own, kind), (kind, own)}
    return kin.isdisjoint(weapons().parts | weapons().dropped) and is_of_other_arms(own, kind)


def _is_of_later_harm(index: DocumentIndex, agents: AgentIndex, situation: Situation) -> bool:
    """Whether who did what a text is about is only told of behind a claim, by other harm.

    "Nine died on Monday. Rebel fire killed a nurse on Tuesday" leaves open who killed the nine.
    """
    sentence, argument = situation.sentence(index), situation.argument
    if index.tokens.starts[argument.trigger.start] < index.tokens.title_end:
        return False
    own = words(agents.incident or "")
    deeds = [deed for deed in agents.deeds if own & words(deed.agent)]
    if any(deed.way != "attacked" or deed.sentence <= sentence for deed in deeds):
        return False
    told = {deed.sentence for deed in deeds}
    return tells_other_harm(index, argument, told, any_kind=is_anonymous(agents.incident))


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
    counts = {
        participant.low
        for participant in index.participants
        if index.tokens.sentence_of[participant.start] in sentences
    }
    harmed = argument.trigger.kind in kinds or (any_kind and bool(kinds))
    return harmed and bool(counts) and argument.participant.low not in counts


def only_in(agents: AgentIndex, sentences: set[int]) -> bool:
    """Tell whether only these sentences tell of who did what a text is about."""
    return {*agents.sentences_of(agents.incident or "")} <= sentences


def searches(index: DocumentIndex, agents: AgentIndex, sentence: int) -> set[int]:
    """Find the sentences behind one in which police come and harm nobody: "They raided a flat"."""
    harm = {index.tokens.sentence_of[word] for word in index.harm}
    captors = attacks().captors
    return {
        deed.sentence
        for deed in agents.deeds
        if deed.sentence > sentence
        and deed.way == "attacked"
        and (deed.agent.split()[-1] in captors or deed.agent.casefold() in captors)
    } - harm
