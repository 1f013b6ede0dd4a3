"""How participants hang together: lists, and parts of a total ("12 people, 3 of them children")."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.facts.casualties.asides import bracketed_parts, fits, past_aside
from tui.facts.casualties.document_index import BE, HAVE
from tui.facts.casualties.wholes import INCLUDING, is_closed, total_of
from tui.facts.lexicon import grammar, speech

if TYPE_CHECKING:
    from tui.facts.casualties.document_index import DocumentIndex
    from tui.facts.casualties.participant import Participant

_AMONG = grammar().among
_THEM = grammar().them
_JOINTS = (
    ("as", "well", "as"), ("along", "with"), ("together", "with"), ("in", "addition", "to"),
    ("and", "also"), ("and",), (",",), ("&",), ("plus",), ("or",), ("besides",), ("alongside",),
)  # fmt: skip
_PHRASE_TAGS = grammar().phrase_tags
SAYING = speech().spoken
_WINDOW = 30
"""Participants before a part among which its total is looked for."""
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
    for first, second in pairwise(_without_owners(index, participants)):
        if index.tokens.sentence_of[first.start] == index.tokens.sentence_of[second.start]:
            _pair(index, relations, first, second)
    for number, participant in enumerate(participants):
        total = total_of(
            index, participants[max(0, number - _WINDOW) : number], participant
        ) or _part_first(index, participants[number + 1 :], participant)
        if total is not None and participant.form != "zero" and fits(participant, total):
            _part(index, relations, participant, total)
    _close_appositions(index, relations, participants)
    for participant, total in bracketed_parts(index, participants):
        _part(index, relations, participant, total)
    _go_on(index, relations, participants)
    return relations


def _without_owners(index: DocumentIndex, participants: list[Participant]) -> list[Participant]:
    """Leave out what others only belong to: "12 passengers of the coach and both drivers"."""
    ends = {participant.end for participant in participants}
    return [
        p
        for p in participants
        if not (
            p.form == "single" and index.tokens.lower[p.start - 1] == "of" and p.start - 1 in ends
        )
    ]


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
    while member is not None and member.form in {"article", "single"}:
        members.append(member)
        member = relations.next_item.get(member.start)
    closed = bool(members) and lower[members[-1].end : members[-1].end + 1] == [","]
    return members if closed and len(members) == whole.low and member is None else []


def _resumed(index: DocumentIndex, part: Participant, following: Participant) -> bool:
    """Whether a list goes on behind an insertion with a part of the participant before it."""
    opener = part.start - 1
    opened = index.tokens.lower[opener] in INCLUDING and index.tokens.lower[opener - 1] == ","
    return opened and is_closed(index, opener, following.start - 1)


def _pair(
    index: DocumentIndex, relations: Relations, first: Participant, second: Participant
) -> None:
    """Note how two neighbours of a sentence hang together."""
    if _of_these(index, first, second):
        relations.total_of[second.start] = first
        relations.clauses.add(second.start)
    elif _joined(index, first, second):
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
    relations.previous_item.pop(participant.start, None)


def _of_these(index: DocumentIndex, first: Participant, second: Participant) -> bool:
    """Whether a clause begins with the whole: "of the 30 people on the boat, 12 drowned"."""
    lower = index.tokens.lower
    opens = index.tokens.bounds(first.start)[0]
    window = lower[max(opens, first.start - 2) : first.start]
    gap = _gap(index, first, second)
    return (
        first.start - opens <= _OPENER
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


def _joined(index: DocumentIndex, first: Participant, second: Participant) -> bool:
    """Whether a list's joint alone, or behind a short phrase, stands between two participants."""
    start = past_aside(index, first.end)
    gap = index.tokens.lower[start : second.start]
    if not gap or len(gap) > 10 or _says_both(index, second, gap):
        return False
    if index.tokens.lower[first.start - 1] == "as" and start == first.end and gap == [","]:
        return False  # "As a result, two died"
    if gap[-1] == "," and second.form in {"article", "single"} and _aside(index, first, second):
        return False
    for joint in _JOINTS:
        if tuple(gap[-len(joint) :]) == joint:
            phrase = range(start, second.start - len(joint))
            if len(phrase) > 1 and joint == ("and",) and gap[-2] == "," and _idle(index, second):
                phrase = phrase[:-1]  # "killed a mother in her kitchen, and a neighbour"
            if _is_short(index, phrase):
                return True
    return False


def _says_both(index: DocumentIndex, second: Participant, gap: list[str]) -> bool:
    """Whether one is who those before are, "two men, both farmers", and no "and both drivers"."""
    both = index.tokens.lower[second.start] == "both"
    return both and (gap[-1] != "and" or second.end - second.start < 2)


def _aside(index: DocumentIndex, first: Participant, second: Participant) -> bool:
    """Whether one behind a comma is who the one before is, or says something."""
    return (first.low == 1 and not _goes_on(index, second)) or _speaks(index, second)


def _is_short(index: DocumentIndex, phrase: range) -> bool:
    """Whether words before a joint part no list: a name, a place, "accused of theft,"."""
    tags, lower = index.tokens.tags, index.tokens.lower
    if all(_is_name(index, word) for word in phrase):
        return True
    if any(word in index.harm for word in phrase):
        return False
    if len(phrase) > 2 and lower[phrase[0]] == "," == lower[phrase[-1]]:
        return tags[phrase[1]] == "VBN"
    if lower[phrase[0]] == "," and any(word in index.names for word in phrase):
        return all(_of_title(index, word) for word in phrase)
    named = tags[phrase[0]] in {"IN", "NNP"}
    return named and all(tags[word] in _PHRASE_TAGS for word in phrase)


def _of_title(index: DocumentIndex, word: int) -> bool:
    """Whether a word can be of a name with its title, behind somebody: ", the Rev. Ann Lee,"."""
    tag = index.tokens.tags[word]
    return tag in {"DT", "IN", ",", "."} or tag.startswith("NN") or word in index.names


def _is_name(index: DocumentIndex, word: int) -> bool:
    """Whether a word is of a name, or an age or a comma behind it."""
    text, tag = index.tokens.lower[word], index.tokens.tags[word]
    return (
        word in index.names or text == "," or (tag == "CD" and index.tokens.lower[word - 1] == ",")
    )


def _goes_on(index: DocumentIndex, participant: Participant) -> bool:
    """Whether a row goes on behind somebody's relative: "a man, his wife Ann and"."""
    position = participant.end
    while position in index.names:
        position += 1
    owned = index.tokens.tags[participant.start] == "PRP$"
    aged = position == participant.end and index.tokens.lower[position : position + 1] == [","]
    behind = past_aside(index, position) + 1 if aged else position  # a name's row is read elsewhere
    return owned and index.tokens.lower[behind : behind + 1] == ["and"]


def _idle(index: DocumentIndex, participant: Participant) -> bool:
    """Whether a participant is one more of a list, and does nothing of its own."""
    tokens, end = index.tokens, participant.end
    does = end < len(tokens) and tokens.tags[end] in {"VBD", "VBZ", "VBP", "MD", "VBN"}
    return not does and not _speaks(index, participant)


def _speaks(index: DocumentIndex, participant: Participant) -> bool:
    """Whether a participant is said to say something: "12, an officer and witnesses said"."""
    tokens = index.tokens
    last = min(tokens.bounds(participant.start)[1], participant.end + 5)
    for word in range(participant.end, last):
        if tokens.lower[word] in SAYING:
            return True
        if not tokens.tags[word].startswith(("NN", "CC", "JJ", "DT", "IN", ",")):
            return False
    return False


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
