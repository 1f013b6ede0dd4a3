"""Rules for nouns and tables: 12 deaths, the death of 12, 12 bodies, "Killed: 12"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.counts.argument_search import search_right
from tui.facts.casualties.index.document_index import Argument, DocumentIndex
from tui.facts.casualties.index.person_nouns import is_animal, nature
from tui.facts.lexicon import grammar, speech

if TYPE_CHECKING:
    from tui.facts.casualties.index.participant import Participant
    from tui.facts.casualties.index.triggers import Trigger
    from tui.model import Rule

_UNKNOWN = grammar().unknown
_ANYBODY = grammar().anybody
_EVENTS = grammar().events
_ONE_OF_ROW = grammar().one_of_row
_SHARES = grammar().shares
_SHORTENED = frozenset({"kia", "wia", "mia"})
"""What armies write for killed, wounded and missing in action, before a number or behind it."""
_ROW = re.compile(
    r"(?<![\w-])(?:(?:deaths?|dead|killed|fatalities|injur(?:ed|ies)|wounded|missing|displaced|evacuated)"
    r" \d[\d,]*(?:[;,.] ?(?:and )?| [-–—]|$|(?=\n))){2,}",
    re.IGNORECASE,
)
_SAYING = speech().spoken
_FIGURES = frozenset({"figure", "figures", "report", "reports", "estimate", "estimates"})
_BOARDS = frozenset(
    {
        "rights",
        "governing",
        "advisory",
        "regulatory",
        "industry",
        "monitoring",
        "umbrella",
        "trade",
        "world",
    }
)
"""What stands before a body that is a board."""
_CUSTODY = frozenset({"detention", "custody", "arrest"})
"""Nouns that say of another what it is for: "four detention officers", "arrest warrants"."""
_DEATHS = frozenset({"deaths", "fatalities"})
_TIME = 4
"""Words of a time between a noun and those whose it is."""
_EITHER = frozenset({"casualty", "casualties"})
"""Words that say neither killed nor injured, so that only "no casualties" is a claim."""


def inside_argument(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    """Find a trigger within a participant: "12 wounded soldiers", "12 bodies", "12 of the dead"."""
    participant = index.covering.get(trigger.start)
    if participant is None or participant.head is None:
        return None
    none = participant.form == "zero"
    # "no casualty figures were given" says nothing of how many there were
    if index.tokens.lower[participant.head] in _FIGURES if none else _is_either(index, trigger):
        return None
    if trigger.mode == "body" and _is_board(index, trigger):
        return None
    share = participant.vague in _SHARES and (participant.of_whole or trigger.mode == "body")
    if share or _is_first_half(index, trigger):
        return None
    if trigger.start <= participant.head < trigger.end:
        rule: Rule = "bodies" if trigger.mode == "body" else "number-noun"
        return Argument(participant, trigger, rule, "inside", subset=participant.of_whole)
    return Argument(participant, trigger, "attributive", "inside", subset=participant.of_whole)


def _is_either(index: DocumentIndex, trigger: Trigger) -> bool:
    return index.tokens.lower[trigger.start] in _EITHER


def _is_board(index: DocumentIndex, trigger: Trigger) -> bool:
    """Whether a body is a board and nobody's: "a rights body said", "the governing body"."""
    lower = index.tokens.lower
    speaks = lower[trigger.end : trigger.end + 1]
    return lower[trigger.start - 1] in _BOARDS or not _SAYING.isdisjoint(speaks)


def _is_first_half(index: DocumentIndex, trigger: Trigger) -> bool:
    """Whether a noun only says what kind of thing the next one is: "37 evacuation centres"."""
    next_word = trigger.end
    if trigger.mode != "noun" or next_word >= index.tokens.bounds(trigger.start)[1]:
        return False
    noun = index.tokens.lower[next_word]
    if index.tokens.tags[next_word] not in {"NN", "NNS"}:
        return False
    guards = trigger.kind == "captured" and trigger.end == trigger.start + 1
    return nature(noun) == "things" or (guards and index.tokens.lower[trigger.start] in _CUSTODY)


def noun_argument(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    """Find the number before a noun, the victims behind it, or the one whose it is."""
    tokens = index.tokens
    if _is_first_half(index, trigger):
        return None
    word = trigger.start - 1
    first = tokens.bounds(trigger.start)[0]
    while word >= first and word > trigger.start - 5:
        if word + 1 in index.by_end:
            participant = index.by_end[word + 1]
            if participant.form != "single":
                return _counted(index, trigger, participant)
            break
        if not tokens.tags[word].startswith(("JJ", "NN", "VBN", "VBG", "HYPH", "POS", "RB")):
            break
        word -= 1
    if tokens.lower[trigger.start] in _EITHER:
        return None
    end = _past_time(index, trigger.end)
    if end < len(tokens) and tokens.lower[end] in (
        {"of", "to", "among"} if trigger.kind == "injured" else {"of", "among"}
    ):
        victims = search_right(index, end + 1)
        if victims is not None and _victims(index, trigger, victims):
            return Argument(victims, trigger, "noun-of", "right")
    return _whose(index, trigger)


def _past_time(index: DocumentIndex, word: int) -> int:
    """The word behind the day or month of a noun: "the kidnapping in March of six nuns"."""
    tokens = index.tokens
    begin = word + (tokens.tags[word : word + 1] == ["IN"])
    end = begin
    while end < min(len(tokens), begin + _TIME) and tokens.entities[end] in {"DATE", "TIME"}:
        end += 1
    return end if tokens.lower[end : end + 1] == ["of"] else word


def _counted(index: DocumentIndex, trigger: Trigger, participant: Participant) -> Argument | None:
    """A number before a noun, unless the noun says no kind of harm: "none of the injuries"."""
    lower = index.tokens.lower
    nobody = participant.form == "zero"
    partitive = nobody and lower[participant.start : participant.start + 2] == ["none", "of"]
    charge = participant.vague == "multiple" and index.tokens.tags[trigger.start] == "NN"
    if charge or partitive or (lower[trigger.start] in _EITHER and not nobody):
        return None
    return Argument(_of_cause(index, trigger, participant), trigger, "number-noun", "left")


def _of_cause(index: DocumentIndex, trigger: Trigger, participant: Participant) -> Participant:
    """The number of deaths that a noun says the kind of: "nine community deaths"."""
    lower, counted = index.tokens.lower, participant.form == "number"
    kind = participant.nature == "things" and participant.end == trigger.start and counted
    if not kind or lower[trigger.start] not in _DEATHS or is_animal(lower[participant.end - 1]):
        return participant
    return replace(participant, head=None, nature="unknown")


def _victims(index: DocumentIndex, trigger: Trigger, participant: Participant) -> bool:
    """Whether a noun's complement was harmed: not "the patient" in general, nor a known fate."""
    tokens = index.tokens
    if tokens.lower[trigger.start] in {"fate", "whereabouts"}:
        first, last = tokens.bounds(trigger.start)
        return not _UNKNOWN.isdisjoint(tokens.lower[first:last])
    return not (
        participant.form == "single"
        and participant.head is not None
        and tokens.lower[participant.head] in _ANYBODY
    )


def _whose(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    """One death that is somebody's or has its place in a row: "his death", "the first death"."""
    tokens = index.tokens
    owner = trigger.start - 1
    if owner < tokens.bounds(trigger.start)[0] or tokens.lower[trigger.start] not in _EVENTS:
        return None
    if trigger.end < len(tokens) and tokens.tags[trigger.end] in {"NN", "NNS"}:
        return None
    if tokens.lower[owner] in {"his", "her"}:
        participant = index.single_at(owner)
    elif tokens.tags[owner] == "POS":
        participant = index.single_at(owner - 1)
    elif (
        tokens.lower[trigger.start] in {"death", "fatality"} and tokens.lower[owner] in _ONE_OF_ROW
    ):
        participant = index.person_at(owner)
    else:
        return None
    return Argument(participant, trigger, "noun-of", "left") if participant is not None else None


def is_label(index: DocumentIndex, trigger: Trigger) -> bool:
    """Tell whether a word of harm begins a line or a clause and its number stands behind a colon.

    The number before it is another line's: "Killed: 2" and then "Injured: 9".
    """
    tokens, end = index.tokens, trigger.end
    shortened = tokens.lower[trigger.start] in _SHORTENED
    colon = tokens.lower[end : end + 1] in ([":"], ["="])
    bare = (shortened or _in_row(index, trigger)) and not colon
    if (end if bare else end + 1) not in index.by_start:
        return False
    if shortened or _in_row(index, trigger):
        return True
    start = tokens.starts[trigger.start]
    line = tokens.text.rfind("\n", 0, start) + 1
    prefix = tokens.text[line:start].rstrip()
    return colon and (not prefix or prefix[-1] in ".;,|•-–*")


def _in_row(index: DocumentIndex, trigger: Trigger) -> bool:
    """Whether words and their numbers stand in a row: "deaths 14; injured 52; missing 3"."""
    first, last = index.tokens.scope(index.tokens.sentence_of[trigger.start])
    start = index.tokens.starts[trigger.start]
    return any(
        row.start() <= start < row.end() for row in _ROW.finditer(index.tokens.text, first, last)
    )


def label_argument(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    """Find a table's row: "Killed: 12", "Injured - 30"."""
    end = trigger.end
    if index.tokens.lower[trigger.start] in _EITHER:
        return None
    if end >= len(index.tokens):
        return None
    marked = index.tokens.lower[end] in {":", "-", "–", "—", "="}
    shortened = index.tokens.lower[trigger.start] in _SHORTENED
    if not marked and not shortened and not _in_row(index, trigger):
        return None
    participant = index.by_start.get(end + marked)
    return Argument(participant, trigger, "label", "right") if participant is not None else None
