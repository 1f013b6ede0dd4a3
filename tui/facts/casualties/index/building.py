"""Makes the index of a document: its triggers, and all who may be meant by them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.index.companions import add_companions, add_theirs
from tui.facts.casualties.index.document_index import BE, INCLUDING, DocumentIndex
from tui.facts.casualties.index.noun_phrases import opens_speaker
from tui.facts.casualties.index.participants import find_participants
from tui.facts.casualties.index.person_nouns import is_animal
from tui.facts.casualties.index.triggers import find_triggers
from tui.facts.lexicon import grammar
from tui.facts.numbers import OLDEST

if TYPE_CHECKING:
    from tui.facts.casualties.index.participant import Participant
    from tui.facts.casualties.index.token_table import TokenTable

_SICK = grammar().sick
_BEHIND_AGE = frozenset({"and", "of", "was", "were", "who", "whose", "died", "is", "are", "from"})


def build_index(tokens: TokenTable, names: frozenset[int], *, sick: bool = False) -> DocumentIndex:
    """Find the index of a document. `names` are the words inside names of people.

    `sick` says that it is about a disease, so that patients are no injured.
    """
    triggers = find_triggers(tokens)
    index = DocumentIndex(tokens, triggers, names, sick)
    for trigger in triggers:
        for word in range(trigger.start, trigger.end):
            index.harm[word] = trigger
    for participant in find_participants(tokens, triggers):
        if not _is_age_of_name(tokens, participant, names):
            index.add(participant)
    _count_animals(index)
    add_companions(index)
    add_theirs(index)
    _add_included(index)
    _add_among(index)
    for outer, inner in zip(index.participants, index.participants[1:], strict=False):
        near = outer.end - 3 <= inner.start <= outer.end + 2 or (
            inner.start <= outer.end + 5 and tokens.tags[inner.start - 1] == "POS"
        )
        bare = outer.head is None or tokens.tags[min(outer.end, len(tokens) - 1)] == "POS"
        owned = outer.head == outer.end - 1 == inner.start - 1  # "300 of Aleppos 500 residents"
        bare = bare or (owned and tokens.tags[inner.start - 1].startswith("NNP"))
        parted = ";" in tokens.lower[outer.end : inner.start]
        if bare and near and not parted and "of" in tokens.lower[outer.start : inner.start + 1]:
            counted = outer if outer.head is None else replace(outer, head=None, nature="unknown")
            index.partitive[inner.start] = counted
    return index


def _is_age_of_name(tokens: TokenTable, participant: Participant, names: frozenset[int]) -> bool:
    """Whether digits behind a name are its age, where commas are lost: "Ann Roe 33 and her son"."""
    bare = participant.head is None and participant.form == "number"
    young = (participant.high or 0) <= OLDEST and tokens.lower[participant.start].isdigit()
    behind = tokens.lower[participant.end : participant.end + 1]
    named = bare and young and participant.start - 1 in names
    return named and not _BEHIND_AGE.isdisjoint(behind)


def _add_among(index: DocumentIndex) -> None:
    """Take in the one person who "was among" others: "the bride was among 90 wounded"."""
    tokens = index.tokens
    for word, text in enumerate(tokens.lower):
        if text != "among" or word < 2 or tokens.lower[word - 1] not in BE:
            continue
        if tokens.tags[word - 2] in {"NN", "NNP"} and word - 2 not in index.harm:
            index.single_at(word - 2)
    index.participants.sort(key=lambda participant: (participant.start, -participant.end))


def _add_included(index: DocumentIndex) -> None:
    """Take in the one person behind "including": "15 suspects, including the driver"."""
    tokens = index.tokens
    for word, text in enumerate(tokens.lower):
        among = text == "them" and tokens.lower[word - 1] == "among"
        if text not in INCLUDING and not among:
            continue
        last = tokens.bounds(word)[1]
        for head in range(word + 1, min(last, word + 6)):
            tag = tokens.tags[head]
            if head in index.covering or not tag.startswith(("DT", "PRP$", "JJ", "NN", "VBN")):
                break
            ahead = head + 1 < last and tokens.tags[head + 1].startswith(("NN", "HYPH", "POS"))
            ahead = ahead and not opens_speaker(tokens, head + 1, last)
            if head > word + 1 and not ahead and tag in {"NN", "NNP"}:
                index.single_at(head)
                break
    index.participants.sort(key=lambda participant: (participant.start, -participant.end))


def _count_animals(index: DocumentIndex) -> None:
    """Take bare numbers for animals or things that the one beside them counts.

    "40 cows, another 6"; "31 of 44 drones".
    """
    animals = things = False
    sentence = 0
    for number, participant in enumerate(index.participants):
        current = index.tokens.sentence_of[participant.start]
        animals = animals and current == sentence
        if participant.head is not None:
            animals = is_animal(index.tokens.lower[participant.head])
            things = participant.nature == "things" and participant.form == "number"
        elif (
            _is_one_more(index, participant, things=things and current == sentence)
            or (animals and current == sentence and _may_be_animals(index, participant))
            or _is_of_things(index, number)
        ):
            counted = replace(participant, nature="things")
            index.participants[number] = counted
            index.by_start[participant.start] = index.by_end[participant.end] = counted
            for word in range(participant.start, participant.end):
                index.covering[word] = counted
        sentence = current


def _may_be_animals(index: DocumentIndex, participant: Participant) -> bool:
    """Whether a bare number can be of animals, whose "deaths" nobody counts."""
    harm = index.harm.get(participant.end)
    deaths = harm is not None and harm.mode == "noun" and harm.form == "noun"
    return participant.form in {"number", "vague"} and not deaths


def _is_of_things(index: DocumentIndex, number: int) -> bool:
    """Whether a bare number is a part of counted things: "31 of 44 drones"; cases are people."""
    if number + 1 == len(index.participants):
        return False
    part, whole = index.participants[number : number + 2]
    gap = index.tokens.lower[part.start : whole.start]
    sick = whole.head is not None and index.tokens.lower[whole.head] in _SICK
    near = whole.start <= part.end + 2 and "of" in gap
    return near and whole.nature == "things" and not sick


def _is_one_more(index: DocumentIndex, participant: Participant, *, things: bool) -> bool:
    """Whether "a third" is one more of the things before: "two bills died and a third was hurt"."""
    alone = participant.form == "article" and participant.end - participant.start > 1
    return things and alone and index.tokens.lower[participant.start] != "another"
