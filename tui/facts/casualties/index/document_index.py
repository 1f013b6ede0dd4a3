"""What the rules work on: a document's words, triggers and participants, looked up by place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from tui.facts.casualties.index.noun_phrases import opens_speaker
from tui.facts.casualties.index.participant import Participant
from tui.facts.casualties.index.participants import find_participants
from tui.facts.casualties.index.person_nouns import is_animal
from tui.facts.casualties.index.triggers import Trigger, find_triggers
from tui.facts.casualties.index.uncounted import past_age, single_participant
from tui.facts.lexicon import grammar, speech

if TYPE_CHECKING:
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.model import Rule

Side = Literal["left", "right", "inside"]

BE = grammar().be
HAVE = grammar().have
MODALS = grammar().modals
SAYING = speech().spoken
REPORTING = grammar().reporting
RELATIVES = grammar().relatives
INCLUDING = grammar().including
_SICK = grammar().sick


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant was harmed as a trigger says; `side` is where it stands, `rule` says why."""

    participant: Participant
    trigger: Trigger
    rule: Rule
    side: Side
    subset: bool = False


@dataclass(slots=True)
class DocumentIndex:
    """A document's words, triggers and participants, with maps from words to them.

    `partitive` leads from "48 people" to the "10" of "10 of 48 people".
    """

    tokens: TokenTable
    triggers: tuple[Trigger, ...]
    names: frozenset[int]
    sick: bool = False
    participants: list[Participant] = field(default_factory=list)
    by_start: dict[int, Participant] = field(default_factory=dict)
    by_end: dict[int, Participant] = field(default_factory=dict)
    covering: dict[int, Participant] = field(default_factory=dict)
    harm: dict[int, Trigger] = field(default_factory=dict)
    partitive: dict[int, Participant] = field(default_factory=dict)

    def add(self, participant: Participant) -> Participant:
        """Take a participant in, or return the one that is already there."""
        present = self.by_start.get(participant.start) or self.by_end.get(participant.end)
        if present is not None:
            return present
        self.participants.append(participant)
        self.by_start[participant.start] = participant
        self.by_end[participant.end] = participant
        for word in range(participant.start, participant.end):
            self.covering.setdefault(word, participant)
        return participant

    def single_at(self, head: int) -> Participant | None:
        """Return the single person that a word names, taken in as a participant."""
        if head in self.covering:
            return None
        participant = single_participant(self.tokens, head, self.names)
        return self.add(participant) if participant is not None else None

    def person_at(self, word: int) -> Participant | None:
        """Find one person whom a word stands for, whatever the word is."""
        participant = self.covering.get(word) or single_participant(
            self.tokens, word, self.names, anyone=True
        )
        return self.add(participant) if participant is not None else None

    def participant_at(self, word: int) -> Participant | None:
        """Return the participant that a word belongs to, or the single person that it names."""
        return self.covering.get(word) or self.single_at(word)


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
        index.add(participant)
    _count_animals(index)
    _add_companions(index)
    _add_theirs(index)
    _add_included(index)
    _add_among(index)
    for outer, inner in zip(index.participants, index.participants[1:], strict=False):
        near = outer.end - 3 <= inner.start <= outer.end + 2 or (
            inner.start <= outer.end + 5 and tokens.tags[inner.start - 1] == "POS"
        )
        bare = outer.head is None or tokens.tags[min(outer.end, len(tokens) - 1)] == "POS"
        parted = ";" in tokens.lower[outer.end : inner.start]
        if bare and near and not parted and "of" in tokens.lower[outer.start : inner.start + 1]:
            counted = outer if outer.head is None else replace(outer, head=None, nature="unknown")
            index.partitive[inner.start] = counted
    return index


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


def _add_theirs(index: DocumentIndex) -> None:
    """Take in the one person who is somebody's, or a vehicle's: "a trader and his son".

    "22 passengers and the driver" are told of together, where the driver does nothing alone.
    """
    tokens = index.tokens
    for word, tag in enumerate(tokens.tags):
        if word in index.covering or tokens.lower[word - 1] not in {"and", ","}:
            continue
        counted = index.by_end.get(word - 1)
        told = counted is not None and counted.nature == "people"
        joined = tokens.lower[word - 1] == "and"
        owned = tag == "PRP$" and (joined or told)
        if not owned and not (joined and told and tokens.lower[word] == "the"):
            continue
        last = tokens.bounds(word)[1]
        begin = past_age(tokens, word + 1, last)
        for head in range(begin, min(last, begin + 4)):
            if not tokens.tags[head].startswith(("JJ", "NN", "HYPH", "CD")):
                break
            ahead = tokens.tags[head + 1] if head + 1 < last else ""
            if head > begin and head in index.names and tokens.tags[head] == "NNP":
                person = single_participant(tokens, head, index.names)
                if person is not None:  # "and his munshi Dinesh Roy", whatever that is
                    index.add(replace(person, start=word))
                break
            if tokens.tags[head] == "NN" and not ahead.startswith(("NN", "HYPH", "POS")):
                if (owned and joined) or not _acts(index, head + 1):
                    index.single_at(head)
                break
    index.participants.sort(key=lambda participant: (participant.start, -participant.end))


def _acts(index: DocumentIndex, word: int) -> bool:
    """Whether one person does something: a verb stands there, and not that of several."""
    if word >= len(index.tokens):
        return False
    verb = index.tokens.tags[word].startswith(("VBD", "VBZ", "MD", "RB", "WP"))
    return verb and index.tokens.lower[word] not in {"were", "both"}


def _is_age(index: DocumentIndex, comma: int) -> bool:
    """Whether an age between commas begins at a word: "a fisherman, 57, and his son"."""
    lower = index.tokens.lower
    return (
        comma > 0
        and lower[comma] == lower[comma + 2] == ","
        and index.tokens.tags[comma + 1] == "CD"
    )


def _owner(index: DocumentIndex, word: int) -> int:
    """The person of the thing at a word: "the owner of the shop and two waiters"; else the word."""
    lower, tags = index.tokens.lower, index.tokens.tags
    of = word - 1 - (tags[word - 1] == "DT")
    person = of - 1
    return person if lower[of] == "of" and tags[person - 1] == "DT" else word


def _add_companions(index: DocumentIndex) -> None:
    """Take in single people before "and" and a participant: "the driver and two guards"."""
    lower = index.tokens.lower
    for participant in list(index.participants):
        joint = participant.start - 1
        first = index.tokens.bounds(participant.start)[0]
        if joint <= first or lower[joint] != "and" or participant.nature != "people":
            continue
        if lower[joint - 1] == "," and not SAYING.isdisjoint(lower[max(first, joint - 12) : joint]):
            continue  # "said Koome, the county's police chief, and 36 survivors"
        joint -= 2 * (_is_age(index, joint - 3))
        word = joint - 1
        while word > first and (lower[word] == "," or word in index.names):
            word -= 1
        if word not in index.harm and index.tokens.tags[word] in {"NN", "NNP"}:
            companion = index.single_at(word) or index.single_at(_owner(index, word))
            earlier = companion.start - 2 if companion is not None else -1
            listed = earlier >= first and lower[earlier + 1] == "," and earlier in index.names
            if listed and index.tokens.tags[earlier + 2] == "PRP$":
                index.single_at(earlier)
        elif word < joint - 1 and joint - 1 in index.names:
            index.single_at(joint - 1)
        elif word < joint - 2 and joint - 2 in index.names and lower[joint - 1] == ",":
            index.single_at(joint - 2)
    index.participants.sort(key=lambda participant: (participant.start, -participant.end))
