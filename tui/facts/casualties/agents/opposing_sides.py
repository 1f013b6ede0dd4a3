"""Who harmed fighters in a battle: its other side, where a text has but one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.agents.agent_index import only
from tui.facts.casualties.agents.agent_phrases import name_at, phrase
from tui.facts.casualties.agents.own_sides import (
    is_regular,
    names_of_victims,
    told_of,
    with_people,
)
from tui.facts.casualties.agents.verb_subjects import subjects
from tui.facts.casualties.index.filler import Filler
from tui.facts.casualties.index.happenings import fought
from tui.facts.casualties.index.mentions import nearby
from tui.facts.casualties.index.person_nouns import group as group_of
from tui.facts.casualties.index.person_nouns import is_single
from tui.facts.casualties.index.victim_groups import group
from tui.facts.lexicon import attacks, speech

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_OPPOSED = {"militants": "security forces", "security forces": "militants"}
_SAID = tuple([form] for form in speech().spoken)
_LOSING = frozenset({"lost", "loses", "losing"})
_BOTH = 2
_NEXT = 2
"""Sentences up to the claim's in which mere words for a side say who it was."""
_OF_THEM = 2
"""Words behind a number that say whom it counts."""
_WITHIN = frozenset({"prep", "pobj", "appos", "nsubj", "nsubjpass", "dobj"})
"""Steps up a parse from some of those who came to harm to the verb for all."""
_REPELLED = re.compile(
    r"\b(?:fought back|returned fire|repel(?:s|led|ling)?|repuls(?:ed|ing)|retaliat(?:ed|ing)"
    r"|infiltrators?|infiltration)\b",
    re.IGNORECASE,
)
"""Words for a fight that those who were attacked took up."""
_GAINING = frozenset(
    {"seized", "captured", "recaptured", "retook", "retaken", "advanced", "pushed", "pressed"}
    | {"repelled", "repulsed", "cleared", "inflicted", "foiled", "destroyed", "encountered"}
)
"""What a side does that gains ground or keeps it."""
_COMBAT = attacks().verbs.forms | attacks().nouns | attacks().means | attacks().contests | _GAINING
"""Words of sentences in which two sides fight."""


def other_side(
    index: DocumentIndex,
    mentions: Mentions,
    argument: Argument,
    doers: Collection[str],
    scene: range,
    *,
    apart: bool,
) -> Filler | None:
    """Find who harmed the fighters of one side of a battle: the only name of the other, or words.

    Another sentence's name is that of one of the `doers`, who attacked. The sentences of `scene`
    tell of what the claim's goes on from.

    Soldiers who die in a gunbattle with rebels died by the rebels' hand, whoever opened fire.
    """
    loser = _other_loser(index.tokens, mentions, argument)
    if loser is not None:
        return Filler(loser, "sentence")
    enemy = _OPPOSED.get(_own_group(index, mentions, argument) or "")
    if enemy is None:
        return None
    told = _enemy(index, mentions, argument, enemy, doers) if not apart else None
    return told or _in_scene(index, mentions, argument, enemy, scene)


def _own_group(index: DocumentIndex, mentions: Mentions, argument: Argument) -> str | None:
    """The group of the victims, be it of a bare number, or of an army that "lost three men"."""
    tokens, participant = index.tokens, argument.participant
    if "them" in tokens.lower[participant.start : participant.end + _OF_THEM]:
        return group_of([told_of(tokens, participant.start) or ""])
    if tokens.lower[argument.trigger.start] in _LOSING:
        losers = (phrase(tokens, mentions, w) for w in subjects(tokens, argument.trigger.start))
        loser = next((loser for loser in losers if loser is not None), None)
        own = mentions.side_of(loser) or group_of(loser.casefold().split()) if loser else None
        return "security forces" if loser and is_regular(mentions, loser) else own
    return group(tokens, with_people(index, argument), mentions)


def _in_scene(
    index: DocumentIndex, mentions: Mentions, argument: Argument, enemy: str, scene: range
) -> Filler | None:
    """The only side that the nearest sentence names with which the victims' own can have fought."""
    tokens = index.tokens
    first, last = tokens.sentences[scene.start][0], tokens.sentences[scene.stop - 1][1]
    if _COMBAT.isdisjoint(tokens.lower[first:last]):
        return None
    for number in reversed(scene):
        span = range(*tokens.sentences[number])
        sides = [*_sides(index, mentions, argument, enemy, span)]
        names = {side for side in sides if side in mentions.kinds}
        if number < scene.stop - _NEXT and not names:
            continue
        if sides and not names and enemy == "militants":
            names = _names(mentions, enemy, tokens.starts[first], tokens.ends[last - 1])
        if sides:
            own = number == scene.stop - 1
            name = only([*names]) if names else sides[0]
            return Filler(name, "sentence" if own else "incident") if name is not None else None
    return None


def _names(mentions: Mentions, side: str, start: int, end: int) -> set[str]:
    """The names for one side in a stretch of text, for which "the militants" stands there."""
    named = (name for at, _, name, _ in mentions.organisations if start <= at < end)
    return {name for name in named if mentions.side_of(name) == side}


def _enemy(
    index: DocumentIndex,
    mentions: Mentions,
    argument: Argument,
    enemy: str,
    doers: Collection[str],
) -> Filler | None:
    """The other side of the battle that a sentence tells of, where a text has but one."""
    tokens, word = index.tokens, argument.trigger.start
    scope = tokens.scope(tokens.sentence_of[word])
    battle = fought(index, word) or _REPELLED.search(tokens.text, *scope) is not None
    if not battle:
        return None
    inside = list(_sides(index, mentions, argument, enemy, range(*tokens.bounds(word))))
    whole = _sides(index, mentions, argument, enemy, range(len(tokens)))
    names = list(dict.fromkeys(name for name in whole if name in mentions.kinds))
    if inside and (enemy == "security forces" or not names):
        return Filler(inside[0], "sentence")  # "troops": whose they are is seldom a name's
    if len(names) == 1 and names[0] in inside:
        return Filler(names[0], "sentence")
    if len(names) == 1 and names[0] in doers:
        return Filler(names[0], "incident")
    opening = nearby(tokens, tokens.sentence_of[word])[-1][0]
    before = range(tokens.word_at(opening), tokens.bounds(word)[0])
    unharmed = (word for word in before if word not in index.covering)
    around = set(_sides(index, mentions, argument, enemy, unharmed)) if not names else set()
    return Filler(around.pop(), "incident") if len(around) == 1 else None


def _other_loser(tokens: TokenTable, mentions: Mentions, argument: Argument) -> str | None:
    """Who a sentence says to have had losses beside whom a claim is of: "A lost 40 and B nine"."""
    first, last = tokens.bounds(argument.trigger.start)
    losing = [w for w in range(first, last) if tokens.lower[w] in _LOSING]
    if argument.trigger.start not in losing or len(losing) != _BOTH:
        return None
    verb = next(w for w in losing if w != argument.trigger.start)
    losers = (phrase(tokens, mentions, subject) for subject in subjects(tokens, verb))
    return next((loser for loser in losers if loser is not None), None)


def _sides(
    index: DocumentIndex,
    mentions: Mentions,
    argument: Argument,
    enemy: str,
    span: Iterable[int],
) -> Iterator[str]:
    """The names and words for one side in a stretch, without those of the victims themselves."""
    tokens, participant = index.tokens, argument.participant
    own = names_of_victims(tokens, mentions, argument)
    for word in span:
        if participant.start <= word < participant.end or not tokens.tags[word].startswith("NN"):
            continue
        if _is_joined(index, argument, word) or _was_harmed(index, argument, word):
            continue
        name = name_at(mentions, tokens, word)
        if name is not None:
            if name not in own and mentions.side_of(name) == enemy and not _is_of_one(tokens, word):
                yield name
        elif (
            group_of([tokens.lower[word]]) == enemy
            and not _tells(index, word)
            and not is_single(tokens.lower[word])
        ):
            words = phrase(tokens, mentions, word)
            if words is not None:
                yield words


def _is_joined(index: DocumentIndex, argument: Argument, word: int) -> bool:
    """Whether a noun is of one who came to harm with the victims: "and a soldier"."""
    tokens, head = index.tokens, argument.participant.head
    if head is None or word not in index.covering or not is_single(tokens.lower[word]):
        return False
    return head in tokens.children[word] or word in tokens.children[head]


def _was_harmed(index: DocumentIndex, argument: Argument, word: int) -> bool:
    """Whether a noun is of others in the sentence who came to harm: "two conscripts also died"."""
    others = index.covering.get(word)
    if others is None or others.form != "number" or others.head is None:
        return False
    above = index.tokens.heads[others.head]
    while index.tokens.deps[above] in _WITHIN:  # "sixteen people, including four policemen"
        above = index.tokens.heads[above]
    verb = index.harm.get(above)
    return verb is not None and verb.start != argument.trigger.start


def _is_of_one(tokens: TokenTable, word: int) -> bool:
    """Whether a name only says what one person is: "District Police Officer", no "Taliban raid"."""
    head = tokens.heads[word]
    return tokens.deps[word] == "compound" and (
        is_single(tokens.lower[head]) or tokens.entities[head] == "PERSON"
    )


def _tells(index: DocumentIndex, word: int) -> bool:
    """Whether a noun only says what kind the next is, or whose word it is: "police said"."""
    tokens = index.tokens
    return tokens.deps[word] == "compound" or tokens.lower[word + 1 : word + 2] in _SAID
