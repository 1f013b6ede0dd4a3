"""Victims who do not stand beside their trigger: behind a place, or before an insertion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.index.document_index import RELATIVES
from tui.facts.numbers import FRACTIONS

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.participant import Participant

_TOLD_BY_LIST = frozenset({"victims", "injured", "wounded", "deceased", "casualties", "dead"})
"""Words for people of whom a list between commas says who they are."""
_FAR = 7
"""Words of a phrase of place or time between a verb and its object."""
_INSERTED = 14
"""Words of the longest insertion between a subject and its verb; a clause has more."""
_WHOM = 10
"""Words from "whom" to the verb of which it is the object, at the most."""
_CLAUSE = 6
"""Words of a relative clause up to its verb."""
_THOUGHT = frozenset({"believed", "said", "thought", "known", "reported", "suspected", "stated"})
"""Participles of what people are taken for."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def search_far_right(index: DocumentIndex, start: int) -> Participant | None:
    """Find the participant behind a place or a time: "killed in Aleppo 12 people"."""
    lower, tags = index.tokens.lower, index.tokens.tags
    last = index.tokens.bounds(start - 1)[1]
    if start >= last or not (tags[start] in {"IN", "TO"} or lower[start] == "on"):
        return None
    for word in range(start, min(last, start + _FAR)):
        if word in index.by_start and word > start + 1:
            participant = index.by_start[word]
            return (
                participant
                if participant.nature == "people" and tags[word - 1] not in {"IN", "CC", ",", "TO"}
                else None
            )
        if word in index.harm or tags[word] in {
            ",",
            ".",
            "CC",
            "VBD",
            "VBZ",
            "VBP",
            "MD",
            "WDT",
            "WP",
        }:
            return None
    return None


def search_far_left(index: DocumentIndex, edge: int) -> Participant | None:
    """Find the counted participant before a clause or phrase that the parser lost its way in."""
    lower, tags = index.tokens.lower, index.tokens.tags
    first = index.tokens.bounds(edge - 1)[0] if edge else 0
    if edge and lower[edge - 1] == ",":
        return _before_apposition(index, edge - 1, first)
    for word in range(edge - 1, max(first, edge - 16) - 1, -1):
        participant = index.by_end.get(word + 1)
        if (
            participant is not None
            and participant.nature == "people"
            and participant.form in {"number", "vague"}
        ):
            return participant
        if lower[word] == "," and tags[word - 1] == tags[word + 1] == "NNP":
            continue
        if (
            word in index.harm
            or lower[word] in {",", ";", ":"}
            or tags[word] in {"VBD", "VBZ", "VBP", "MD", "CC"}
        ):
            return None
    return None


def before_who(index: DocumentIndex, edge: int) -> Participant | None:
    """Find who is told of in two insertions: "the manager, Ali Khan, a resident of Doda, who died".

    `edge` is the first word of the verb behind "who".
    """
    lower, tags = index.tokens.lower, index.tokens.tags
    first = index.tokens.bounds(edge)[0]
    if lower[max(first, edge - 2) : edge] != [",", "who"]:
        return None
    for word in range(edge - 3, max(first, edge - 2 - _INSERTED), -1):
        if word in index.harm or tags[word] in _FINITE:
            return None
        if lower[word] == ",":
            named = word - 1 in index.names and lower[word + 1] in {"a", "an", "the"}
            return index.person_at(word - 1) if named else None
    return None


def past_share(index: DocumentIndex, participant: Participant | None) -> Participant | None:
    """The number beside which a share says how many of all those are: "400, half the village,"."""
    if participant is None or participant.vague not in FRACTIONS:
        return participant
    comma = index.tokens.lower[participant.start - 1] == ","
    counted = index.by_end.get(participant.start - comma)
    same = counted is not None and counted.form == "number" and counted.nature == "people"
    return counted if same else participant


def whom_before(index: DocumentIndex, verb: int) -> Participant | None:
    """Find those of whom a clause behind them says who harmed them: "six men whom it had seized".

    The clause has one verb of harm, of which "whom" is the object.
    """
    tokens = index.tokens
    first = tokens.bounds(verb)[0]
    for word in range(verb - 1, max(first, verb - _WHOM), -1):
        if word in index.harm or tokens.lower[word] in {",", ";", ":", "and", "but"}:
            return None
        if tokens.lower[word] == "whom":
            people = index.by_end.get(word)
            return people if people is not None and people.nature == "people" else None
    return None


def tells_victims(index: DocumentIndex, participant: Participant) -> bool:
    """Tell whether a participant between commas is who "the victims" before it were."""
    lower, start = index.tokens.lower, participant.start
    return lower[start - 1] == "," and lower[start - 2] in _TOLD_BY_LIST


def _before_apposition(index: DocumentIndex, comma: int, first: int) -> Participant | None:
    """The participant before an insertion: "30 people, most of them nurses, were hurt".

    Behind the first a relative clause may stand: "another, named as Roe, who sells tea, was".
    """
    lower, tags = index.tokens.lower, index.tokens.tags
    word, least = comma - 1, max(first, comma - _INSERTED)
    while word >= least:
        if lower[word] == ",":
            inside = index.by_start.get(word + 1)
            both = inside is not None and lower[word + 1] == "both"
            counts = inside is not None and inside.form in {"number", "article"}
            told = counts and inside is not None and tells_victims(index, inside)
            if both or told or lower[word + 1] not in RELATIVES or word in index.by_end:
                return inside if both or told else index.by_end.get(word)
            least = max(first, word - _INSERTED)
        elif lower[word] in _THOUGHT and lower[word + 1] == "to":
            pass  # "all believed to be foreigners"
        elif word in index.harm or tags[word] in _FINITE:
            opener = range(word - 1, max(first, word - _CLAUSE), -1)
            who = next((at for at in opener if lower[at] in RELATIVES), None)
            if word in index.harm or who is None or lower[who - 1] != ",":
                return None
            word = who
        word -= 1
    return None
