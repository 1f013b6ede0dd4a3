"""What the rules work on: a document's words, triggers and participants, looked up by place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from tui.facts.casualties.index.participant import Participant
from tui.facts.casualties.index.single_people import single_participant
from tui.facts.casualties.index.triggers import Trigger
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


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant was harmed as a trigger says; `side` is where it stands, `rule` says why."""

    participant: Participant
    trigger: Trigger
    rule: Rule
    side: Side
    subset: bool = False

    def __hash__(self) -> int:
        """Arguments that are alike have the same words; what is said of them is not looked at."""
        return hash((self.participant.start, self.trigger.start, self.rule))


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
