"""How participants hang together: lists, and parts of a total ("12 people, 3 of them children")."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.facts.casualties.counts.joints import joined
from tui.facts.casualties.counts.named_rows import named_rows
from tui.facts.casualties.counts.wholes import INCLUDING, is_closed, total_of
from tui.facts.casualties.index.asides import CALLED, bracketed_parts, dashed_parts, fits
from tui.facts.casualties.index.document_index import BE, HAVE
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.participant import Participant

_AMONG = grammar().among
_SHARES = grammar().proportions
_WINDOW = 30
"""Participants before a part among which its total is looked for."""
_TITLE = 4
"""Words from "of" to a name at the most."""
_OPENER = 2
"""Words before a participant in which its own opener stands: "including at least"."""


@dataclass(slots=True)
class Relations:
    """Lists and parts: `next_item` leads along a list, `total_of` from a part to its total.

    `clauses` are the parts with a verb of their own: "25 patients, of whom 8 died".
    """

    next_item: dict[int, Participant] = field(default_factory=dict)
    previous_item: dict[int, Participant] = field(default_factory=dict)
    total_of: dict[int, Participant] = field(default_factory=dict)
    clauses: set[int] = field(default_factory=set)
    participant: dict[int, Participant] = field(default_factory=dict)

    def parts(self) -> dict[int, list[Participant]]:
        """Return the parts of each whole, in the order of the text."""
        parts: dict[int, list[Participant]] = {}
        for start in sorted(self.total_of):
            parts.setdefault(self.total_of[start].start, []).append(self.participant[start])
        return parts


def relate(index: DocumentIndex) -> Relations:
    """Find the lists and parts among the participants of a document."""
    relations = Relations()
    relations.participant = {participant.start: participant for participant in index.participants}
    participants = sorted(
        (p for p in index.participants if p.nature != "things"),
        key=lambda participant: participant.start,
    )
    aside = [*bracketed_parts(index, participants), *dashed_parts(index, participants)]
    inside = {part.start for part, _ in aside}
    beside = [p for p in _without_owners(index, participants) if p.start not in inside]
    for first, second in pairwise(beside):
        if index.tokens.sentence_of[first.start] == index.tokens.sentence_of[second.start]:
            _pair(index, relations, first, second)
    for number, participant in enumerate(participants):
        total = total_of(
            index, participants[max(0, number - _WINDOW) : number], participant
        ) or _part_first(index, participants[number + 1 :], participant)
        if total is not None and participant.form != "zero" and fits(participant, total):
            _part(index, relations, participant, total)
    _close_appositions(index, relations, participants)
    for participant, total in aside:
        _part(index, relations, participant, total)
    _go_on(index, relations, participants)
    for whole, following in named_rows(index, participants):
        relations.next_item[whole.start] = following
        relations.previous_item[following.start] = whole
        relations.total_of.pop(following.start, None)
    return relations


def _without_owners(index: DocumentIndex, participants: list[Participant]) -> list[Participant]:
    """Leave out what others only belong to, and names: "12 passengers of the coach and both".

    A name is left out between commas behind who has it: "a guard, Ali Khan, and a cook".
    """
    ends = {participant.end for participant in participants}
    owners = {p.start for p in participants if _owning(index, p) in ends}
    names = {
        second.start for first, second in pairwise(participants) if _is_called(index, first, second)
    }
    return [p for p in participants if p.form != "single" or p.start not in owners | names]


def _owning(index: DocumentIndex, participant: Participant) -> int | None:
    """Where "of" stands before somebody, or before what has their name: "of the frigate Dido"."""
    lower, tags = index.tokens.lower, index.tokens.tags
    word = participant.start - 1
    if participant.form == "single" and participant.start in index.names:
        while word > participant.start - _TITLE and tags[word] in {"DT", "JJ", "NN", "NNP"}:
            word -= 1
    return word if lower[word] == "of" else None


def _is_called(index: DocumentIndex, first: Participant, second: Participant) -> bool:
    """Whether a name between commas is that of the one before it, behind whom a list goes on."""
    tokens = index.tokens
    if second.start not in index.names or first.low != 1:
        return False
    if first.end == second.start - 1 and tokens.lower[first.end] in CALLED:
        return True  # "a baker called Ali Khan and two of his sons"
    if first.form != "article":
        return False
    between = tokens.lower[first.end : second.start]
    closed = tokens.lower[second.end : second.end + 1] == [","]
    listed = (
        tokens.lower[second.end + 1 : second.end + 2] == ["and"] or second.end + 1 in index.by_start
    )
    return between[-1:] == [","] and between.count(",") == 1 and closed and listed


def _close_appositions(
    index: DocumentIndex, relations: Relations, participants: list[Participant]
) -> None:
    for participant in participants:
        for member in _apposed(index, relations, participant):
            relations.total_of[member.start] = participant
            relations.previous_item.pop(member.start, None)


def _go_on(index: DocumentIndex, relations: Relations, participants: list[Participant]) -> None:
    """Note what lists go on with behind a part: another part, or what the whole is listed with."""
    for participant in participants:
        previous = relations.previous_item.get(participant.start)
        if (
            previous is not None
            and previous.start in relations.total_of
            and participant.start not in relations.total_of
            and not participant.further
        ):
            total = relations.total_of[previous.start]
            while total.vague in _SHARES and total.start in relations.total_of:
                total = relations.total_of[total.start]  # "20 people, most of them men"
            if _resumed(index, previous, participant):
                relations.next_item[total.start] = participant
                relations.previous_item[participant.start] = total
            elif total is not participant and fits(participant, total):
                relations.total_of[participant.start] = total


def _apposed(index: DocumentIndex, relations: Relations, whole: Participant) -> list[Participant]:
    """Who the people before a comma are: "two of them, a woman and a boy, later died"."""
    lower = index.tokens.lower
    if (
        whole.form != "number"
        or lower[whole.end : whole.end + 1] != [","]
        or whole.low != whole.high
    ):
        return []
    members: list[Participant] = []
    member = relations.next_item.get(whole.start)
    while member is not None and member.form in {"article", "single", "number"}:
        members.append(member)
        member = relations.next_item.get(member.start)
    closed = bool(members) and lower[members[-1].end : members[-1].end + 1] == [","]
    people = sum(member.high or 0 for member in members)
    return members if closed and people == whole.low and member is None else []


def _resumed(index: DocumentIndex, part: Participant, following: Participant) -> bool:
    """Whether a list goes on behind an insertion with a part of the participant before it."""
    lower = index.tokens.lower
    if lower[following.start - 1] == "besides":
        return True
    opener = part.start - 1
    if part.vague in _SHARES and lower[opener] == ",":  # "11 in A, most of them boys, and 8 in B"
        return is_closed(index, part.start, following.start - 1)
    opened = index.tokens.lower[opener] in INCLUDING and index.tokens.lower[opener - 1] == ","
    return opened and is_closed(index, opener, following.start - 1)


def _pair(
    index: DocumentIndex, relations: Relations, first: Participant, second: Participant
) -> None:
    """Note how two neighbours of a sentence hang together."""
    if _of_these(index, _first_of_row(relations, first), first, second):
        relations.total_of[second.start] = first
        relations.clauses.add(second.start)
    elif joined(index, first, second):
        relations.next_item[first.start] = second
        relations.previous_item[second.start] = first


def _part(
    index: DocumentIndex, relations: Relations, participant: Participant, total: Participant
) -> None:
    """Note a part of a whole, unless it is told of for something else."""
    if _does_else(index, participant):
        return
    relations.total_of[participant.start] = total
    if index.tokens.lower[participant.start - 1] in {"whom", "which"}:
        relations.clauses.add(participant.start)
    _with_list(index, relations, participant)
    relations.next_item.pop(total.start, None) if relations.next_item.get(
        total.start
    ) is participant else None
    if total.start < participant.start:  # "12 sailors and 134 of the 140 passengers" go on
        relations.previous_item.pop(participant.start, None)


def _first_of_row(relations: Relations, participant: Participant) -> Participant:
    """The first of those who are listed up to a participant: "of the 30 guests and 9 crew"."""
    while participant.start in relations.previous_item:
        participant = relations.previous_item[participant.start]
    return participant


def _of_these(
    index: DocumentIndex, opening: Participant, first: Participant, second: Participant
) -> bool:
    """Whether a clause begins with the whole: "of the 30 people on the boat, 12 drowned"."""
    lower = index.tokens.lower
    opens = index.tokens.bounds(first.start)[0]
    window = lower[max(opens, opening.start - 2) : opening.start]
    gap = _gap(index, first, second)
    return (
        opening.start - opens <= _OPENER
        and "of" in window
        and second.form in {"number", "vague"}
        and bool(gap)
        and gap[-1] == ","
        and gap.count(",") == 1
        and fits(second, first)
    )


def _with_list(index: DocumentIndex, relations: Relations, participant: Participant) -> None:
    """Make those before in a list parts as well: "42, seven women and a girl among them"."""
    if index.tokens.lower[participant.end : participant.end + 2] != ["among", "them"]:
        return
    chain = [participant]
    while (previous := relations.previous_item.get(chain[-1].start)) is not None:
        chain.append(previous)
    if len(chain) < 3 or not all(fits(part, chain[-1]) for part in chain):
        return
    for part in chain[:-1]:
        relations.total_of[part.start] = chain[-1]
        relations.previous_item.pop(part.start, None)
    for part in chain[1:]:
        relations.next_item.pop(part.start, None)


def _does_else(index: DocumentIndex, participant: Participant) -> bool:
    """Whether a part is told of for what it did: "four died when one of them lifted a sack"."""
    tokens = index.tokens
    word = participant.end
    if (
        not participant.of_whole
        or word >= tokens.bounds(participant.start)[1]
        or word in index.harm
    ):
        return False
    return tokens.tags[word] == "VBD" and tokens.lower[word] not in BE | HAVE


def _gap(index: DocumentIndex, first: Participant, second: Participant) -> list[str]:
    return index.tokens.lower[first.end : second.start]


def _part_first(
    index: DocumentIndex, later: list[Participant], part: Participant
) -> Participant | None:
    """The participant of which this one before it is a part: "3 children were among 12 killed"."""
    if not later:
        return None
    if index.partitive.get(later[0].start) is part:
        return later[0]
    gap = _gap(index, part, later[0])
    near = (
        len(gap) < 8
        and index.tokens.sentence_of[part.start] == index.tokens.sentence_of[later[0].start]
    )
    if (
        near
        and gap
        and (gap[-1] in _AMONG or gap[-2:] in (["among", "the"], ["of", "the"]) or gap == ["of"])
    ):
        return later[0]
    return None
