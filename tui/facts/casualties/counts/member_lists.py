"""What an argument passes on: to the whole of its participant, to its list, and to their parts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.facts.casualties.counts.relations import Relations, relate
from tui.facts.casualties.counts.rule_dispatch import PROPORTIONS
from tui.facts.casualties.counts.verb_rules import nobody
from tui.facts.casualties.index.document_index import Argument, DocumentIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.casualties.index.participant import Participant

_BLOWS = frozenset({"beat", "stabbed", "shot", "stab", "shoot", "burned", "knifed"})
_STATES = frozenset({"holed", "wanted", "identified", "named", "based", "armed", "clad", "trapped"})
"""Participles behind people that the tagger may take for their verb."""
_LONGEST = 12
"""Items of the longest list that passes harm on; behind it stands another sentence's."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists and parts of a document; `own` leads from a participant to its own argument."""

    index: DocumentIndex
    relations: Relations
    parts: dict[int, list[Participant]]
    own: dict[int, Argument]

    def with_members(self, argument: Argument) -> list[Argument]:
        """Return an argument with those that it passes on."""
        top = self._top(argument)
        results: list[Argument] = []
        for participant in self._group(argument, top):
            direct = participant is argument.participant or participant is top
            rule = argument.rule if direct else "coordination"
            within = argument.subset and top is argument.participant
            subset = within or participant.start in self.relations.total_of
            someone = nobody(participant) if argument.rule == "unharmed" else participant
            results.append(Argument(someone, argument.trigger, rule, argument.side, subset))
            results += self._parts(argument, participant)
        return results

    def _group(self, argument: Argument, top: Participant) -> list[Participant]:
        """A participant and those that are listed with it on its side of the trigger."""
        ahead, behind = self.relations.previous_item, self.relations.next_item
        group = [top]
        if argument.side == "left" and argument.rule != "number-noun":
            group += self._row(ahead, top, fatal=argument.trigger.kind == "killed")
            group += [p for p in self._row(behind, top) if p.end <= argument.trigger.start]
        if argument.side == "right" and argument.rule not in {"toll", "count"}:
            group += self._row(behind, top)
        return group

    def _parts(self, argument: Argument, whole: Participant) -> Iterator[Argument]:
        """The parts of a participant, and theirs, that have no argument of their own."""
        for part in self.parts.get(whole.start, ()):
            other = part.start in self.own and self.own[part.start] is not argument
            if part.vague in PROPORTIONS or other or self._is_let_go(part):
                continue
            someone = nobody(part) if argument.rule == "unharmed" else part
            breakdown = Argument(someone, argument.trigger, "breakdown", argument.side, subset=True)
            yield breakdown
            for inner in self.parts.get(part.start, ()):
                if inner.start not in self.own and inner.vague not in PROPORTIONS:
                    yield replace(breakdown, participant=inner)

    def _is_let_go(self, part: Participant) -> bool:
        """Whether a part has a verb that sets it free: "one of them was released"."""
        behind = self.index.tokens.lower[part.end : part.end + 3]
        return behind[:1] in (["was"], ["were"]) and not {"released", "freed"}.isdisjoint(behind)

    def _top(self, argument: Argument) -> Participant:
        """The whole that an argument means when it lands on the part beside the trigger."""
        participant = argument.participant
        total = self.relations.total_of.get(participant.start)
        while total is not None and total.vague in PROPORTIONS:  # "20 people, most of them men"
            total = self.relations.total_of.get(total.start)
        if argument.side != "left" or total is None or total.end > participant.start:
            return participant
        if argument.rule == "number-noun" or participant.start in self.relations.clauses:
            return participant
        tokens = self.index.tokens
        if participant.head is not None and tokens.lower[participant.head] in {"them", "whom"}:
            return participant
        between = range(total.end, participant.start)
        listed = tokens.lower[total.end : participant.start][-3:-1] == ["among", "whom"]
        finite = not listed and any(
            tokens.tags[w] in {"VBD", "VBZ", "VBP"} and tokens.lower[w] not in _STATES
            for w in between
        )
        return participant if finite or any(word in self.index.harm for word in between) else total

    def _is_blow(self, participant: Participant) -> bool:
        """Whether a blow is told of that killed: "stabbed a boy and his aunt to death"."""
        lower, trigger = self.index.tokens.lower, self.own[participant.start].trigger
        return trigger.kind == "injured" and trigger.weak and lower[trigger.start] in _BLOWS

    def _is_aside(self, participant: Participant) -> bool:
        """Whether a relative clause alone tells of another harm: "bodies of 3, who were taken"."""
        lower, trigger = self.index.tokens.lower, self.own[participant.start].trigger
        between = lower[participant.end : trigger.start]
        return between[:2] == [",", "who"] and trigger.kind in {"abducted", "missing", "captured"}

    def _row(
        self, step: dict[int, Participant], start: Participant, *, fatal: bool = False
    ) -> list[Participant]:
        """The participants of a list on one side, up to one that has a trigger of its own."""
        total_of = self.relations.total_of
        items: list[Participant] = []
        participant = step.get(start.start)
        while (
            participant is not None
            and (
                participant.start not in self.own
                or self._is_aside(participant)
                or (fatal and self._is_blow(participant))
            )
            and len(items) < _LONGEST
        ):
            total = total_of.get(participant.start)
            behind = total is not None and total.start > participant.start  # "31 of the 38 others"
            if total is not None and not behind and start.start not in total_of:
                break
            items.append(self.index.partitive.get(participant.start, participant))
            participant = step.get(participant.start)
        return items


def lists_of(index: DocumentIndex, direct: list[Argument]) -> Lists:
    """Find the lists and parts of a document whose `direct` arguments are known."""
    relations = relate(index)
    own = {argument.participant.start: argument for argument in reversed(direct)}
    return Lists(index, relations, relations.parts(), own)
