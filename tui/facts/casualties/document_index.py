"""What the rules work on: the words of a document, its triggers and its parties, found by place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from tui.facts.casualties.participant import Party
from tui.facts.casualties.participants import find_parties
from tui.facts.casualties.person_nouns import is_animal
from tui.facts.casualties.triggers import Trigger, find_triggers
from tui.facts.casualties.uncounted import single
from tui.facts.lexicon import words

if TYPE_CHECKING:
    from tui.facts.casualties.token_table import Reading

Side = Literal["left", "right", "inside"]

BE = words("be")
HAVE = words("have")
MODALS = words("modals")
SAYING = words("saying")
REPORTING = words("reporting")
RELATIVES = words("relatives")
INCLUDING = words("including")


@dataclass(frozen=True, slots=True)
class Link:
    """A party was harmed as a trigger says; `side` is where it stands, `rule` says why."""

    party: Party
    trigger: Trigger
    rule: str
    side: Side
    subset: bool = False


@dataclass(slots=True)
class Scene:
    """A document's words, triggers and parties, with maps from words to them.

    `partitive` leads from "48 people" to the "10" of "10 of 48 people".
    """

    reading: Reading
    triggers: tuple[Trigger, ...]
    names: frozenset[int]
    sick: bool = False
    parties: list[Party] = field(default_factory=list)
    by_start: dict[int, Party] = field(default_factory=dict)
    by_end: dict[int, Party] = field(default_factory=dict)
    covering: dict[int, Party] = field(default_factory=dict)
    harm: dict[int, Trigger] = field(default_factory=dict)
    partitive: dict[int, Party] = field(default_factory=dict)

    def add(self, party: Party) -> Party:
        """Take a party in, or return the one that is already there."""
        known = self.by_start.get(party.start) or self.by_end.get(party.end)
        if known is not None:
            return known
        self.parties.append(party)
        self.by_start[party.start] = party
        self.by_end[party.end] = party
        for word in range(party.start, party.end):
            self.covering.setdefault(word, party)
        return party

    def one(self, head: int) -> Party | None:
        """The single person that a word names, taken in as a party."""
        if head in self.covering:
            return None
        party = single(self.reading, head, self.names)
        return self.add(party) if party is not None else None

    def person(self, word: int) -> Party | None:
        """One person whom a word stands for, whatever the word is."""
        party = self.covering.get(word) or single(self.reading, word, self.names, anyone=True)
        return self.add(party) if party is not None else None

    def of(self, word: int) -> Party | None:
        """The party that a word belongs to, or the single person that it names."""
        return self.covering.get(word) or self.one(word)


def build(reading: Reading, names: frozenset[int], *, sick: bool = False) -> Scene:
    """The scene of a document. `names` are the words inside names of people.

    `sick` says that it is about a disease, so that patients are no injured.
    """
    triggers = find_triggers(reading)
    scene = Scene(reading, triggers, names, sick)
    for trigger in triggers:
        for word in range(trigger.start, trigger.end):
            scene.harm[word] = trigger
    for party in find_parties(reading, triggers):
        scene.add(party)
    _count_animals(scene)
    _add_companions(scene)
    _add_theirs(scene)
    _add_included(scene)
    _add_among(scene)
    for outer, inner in zip(scene.parties, scene.parties[1:], strict=False):
        near = outer.end - 3 <= inner.start <= outer.end + 2 or (
            inner.start <= outer.end + 5 and reading.tags[inner.start - 1] == "POS"
        )
        bare = outer.head is None or reading.tags[min(outer.end, len(reading) - 1)] == "POS"
        if bare and near and "of" in reading.words[outer.start : inner.start + 1]:
            known = outer if outer.head is None else replace(outer, head=None, nature="unknown")
            scene.partitive[inner.start] = known
    return scene


def _add_among(scene: Scene) -> None:
    """Take in the one person who "was among" others: "the bride was among 90 wounded"."""
    reading = scene.reading
    for word, text in enumerate(reading.words):
        if text != "among" or word < 2 or reading.words[word - 1] not in BE:
            continue
        if reading.tags[word - 2] in {"NN", "NNP"} and word - 2 not in scene.harm:
            scene.one(word - 2)
    scene.parties.sort(key=lambda party: (party.start, -party.end))


def _add_included(scene: Scene) -> None:
    """Take in the one person behind "including": "15 suspects, including the driver"."""
    reading = scene.reading
    for word, text in enumerate(reading.words):
        among = text == "them" and reading.words[word - 1] == "among"
        if text not in INCLUDING and not among:
            continue
        last = reading.bounds(word)[1]
        for head in range(word + 1, min(last, word + 6)):
            tag = reading.tags[head]
            if head in scene.covering or not tag.startswith(("DT", "PRP$", "JJ", "NN", "VBN")):
                break
            ahead = head + 1 < last and reading.tags[head + 1].startswith(("NN", "HYPH", "POS"))
            if head > word + 1 and not ahead and tag in {"NN", "NNP"}:
                scene.one(head)
                break
    scene.parties.sort(key=lambda party: (party.start, -party.end))


def _count_animals(scene: Scene) -> None:
    """Take bare numbers for animals where the one before counts them: "40 cows, another 6"."""
    animals = False
    sentence = -1
    for number, party in enumerate(scene.parties):
        here = scene.reading.sentence_of[party.start]
        if party.head is not None:
            animals = is_animal(scene.reading.words[party.head])
        elif animals and here == sentence and party.form in {"number", "vague"}:
            known = replace(party, nature="things")
            scene.parties[number] = known
            scene.by_start[party.start] = scene.by_end[party.end] = known
            for word in range(party.start, party.end):
                scene.covering[word] = known
        sentence = here


def _add_theirs(scene: Scene) -> None:
    """Take in the one person who is somebody's: "a trader and his son"."""
    reading = scene.reading
    for word, tag in enumerate(reading.tags):
        if tag != "PRP$" or word in scene.covering or reading.words[word - 1] != "and":
            continue
        last = reading.bounds(word)[1]
        for head in range(word + 1, min(last, word + 5)):
            if not reading.tags[head].startswith(("JJ", "NN", "HYPH", "CD")):
                break
            ahead = reading.tags[head + 1] if head + 1 < last else ""
            if reading.tags[head] == "NN" and not ahead.startswith(("NN", "HYPH", "POS")):
                scene.one(head)
                break
    scene.parties.sort(key=lambda party: (party.start, -party.end))


def _add_companions(scene: Scene) -> None:
    """Take in the single people who stand before "and" and a party: "the driver and two guards"."""
    words = scene.reading.words
    for party in list(scene.parties):
        joint = party.start - 1
        first = scene.reading.bounds(party.start)[0]
        if joint <= first or words[joint] != "and" or party.nature != "people":
            continue
        if words[joint - 1] == "," and not SAYING.isdisjoint(words[max(first, joint - 12) : joint]):
            continue  # "said Koome, the county's police chief, and 36 survivors"
        word = joint - 1
        while word > first and (words[word] == "," or word in scene.names):
            word -= 1
        if word not in scene.harm and scene.reading.tags[word] in {"NN", "NNP"}:
            found = scene.one(word)
            earlier = found.start - 2 if found is not None else -1
            listed = earlier >= first and words[earlier + 1] == "," and earlier in scene.names
            if listed and scene.reading.tags[earlier + 2] == "PRP$":
                scene.one(earlier)
        elif word < joint - 1 and joint - 1 in scene.names:
            scene.one(joint - 1)
    scene.parties.sort(key=lambda party: (party.start, -party.end))
