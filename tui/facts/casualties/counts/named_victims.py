"""Victims who are told of behind the word for what they are: "the dead were Ann Lee and Jo Roe"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.counts.argument_search import voice
from tui.facts.casualties.counts.rows_of_names import people_of_row
from tui.facts.casualties.index.document_index import Argument, DocumentIndex
from tui.facts.casualties.index.person_nouns import nature
from tui.facts.lexicon import name_words, speech

if TYPE_CHECKING:
    from tui.facts.casualties.index.participant import Participant
    from tui.facts.casualties.index.triggers import Trigger
    from tui.model import Rule

_NAMED = re.compile(
    r"\b(?:was|were|have been|has been) (?:named|identified) as (?:the |one of the |two of the )?"
    r"[\w ]{0,40}?"
    r"(?:killed|dead|who (?:had )?(?:died|drowned|perished|(?:was|were|been) killed))\b",
    re.IGNORECASE,
)
"""Behind names, what says that they are the dead: "were named as the pilots who died"."""
_SAYING = speech().spoken
_JOINTS = frozenset({",", "and", "(", ")"})
"""What stands between two of a row, beside ages."""
_TITLES = name_words().titles
_TITLE = 6
"""Words of the longest title before a name of a row, with the full stops of short ones."""
_ROLE = 10
"""Words of the longest role behind a name: "the deputy head of the bar of Cotija" has nine."""
_DEAD = re.compile(
    r"\b(?:identified|named) (?:the )?(?:\w+ )?(?:of the )?"
    r"(?:dead|deceased|victims?|fatalities|slain)(?: (?:wo)?m[ae]n| people| soldiers| crew)?"
    r" (?P<also>as)\b"
    r"|\b(?:the (?:\w+ )?(?:dead|deceased|victims?|fatalities|slain)|those (?:killed|who died))"
    r"(?: (?:in|of|at|on) [\w' -]{2,40}?)?"
    r"(?:(?: (?:was|were|are|is|have been|has been|had been))?(?: \w+)? (?P<as>identified|named)"
    r"(?: by [^.;,]{2,40}?)? as"
    r"|,(?= (?:an? |two |three |four |five |his |her |their |both )))"
    r"|\bthe (?P<others>missing|injured|wounded)(?: (?:wo)?m[ae]n| people| crew| students)? "
    r"(?:(?:(?:was|were|have been|has been) )?(?:identified|named)(?: by [^.;,]{2,40}?)? as|are"
    r"|were)\b(?! (?:\w+ed|taken|being|in|at|from|the|an?)\b)",
    re.IGNORECASE,
)
"""Words for the dead with who they were behind them: "the victims were named as", "the dead, a"."""


def identified_dead(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Find those whom a text names as its dead, or as victims where it told of deaths."""
    tokens = index.tokens
    killed = [argument.trigger for argument in direct if argument.trigger.kind == "killed"]
    results: list[Argument] = []
    for match in _DEAD.finditer(tokens.text):
        start, end = tokens.word_at(match.start()), tokens.word_end(match.end())
        own = (index.harm[word] for word in range(start, end) if word in index.harm)
        trigger = next(own, killed[0] if killed else None)
        if trigger is None or (trigger.kind == "killed") == bool(match["others"]):
            continue
        span = range(end, tokens.bounds(end - 1)[1])
        if match["as"] or match["also"] or match["others"]:
            subset = " of the " in match[0].casefold()
            rows = _arguments(index, trigger, span, "named")
            results += [replace(argument, subset=subset) for argument in rows]
        else:
            results += _listed(index, trigger, span)
    return results


def victims_ahead(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Find those before the last of a row of names: "Ann Lee, 61, and Jo Roe, 59, were killed"."""
    tokens = index.tokens
    results: list[Argument] = []
    for argument in direct:
        verb = max(argument.participant.end, argument.trigger.start - 1)
        several = {"was", "is", "has"}.isdisjoint(tokens.lower[verb : verb + 1])
        if argument.side != "left" or argument.participant.form != "single" or not several:
            continue
        behind = _row_to_verb(index, argument)
        ahead = [*_row_ahead(index, argument.participant.start, goes_on=bool(behind)), *behind]
        results += [
            Argument(member, argument.trigger, "row", "left", argument.subset) for member in ahead
        ]
    for match in _NAMED.finditer(tokens.text):
        end = tokens.word_end(match.end())
        word = tokens.word_at(match.start())
        trigger = next((index.harm[w] for w in range(word, end) if w in index.harm), None)
        participant = index.person_at(word - 1) if word and word - 1 in index.names else None
        if participant is not None and trigger is not None and trigger.kind == "killed":
            row = [participant, *_row_ahead(index, participant.start)]
            results += [Argument(member, trigger, "named", "left") for member in row]
    return results


def _row_to_verb(index: DocumentIndex, argument: Argument) -> list[Participant]:
    """The rest of a row up to the verb: "Ann Lee, 44, and her son Tom were hurt"."""
    last = argument.trigger.start
    _, edge = voice(index, argument.trigger)
    word = argument.participant.end
    word = word if argument.participant.start in index.names else _past_name(index, word)
    members: list[Participant] = []
    while word < edge:
        begin = _past_ages(index, word, last)
        participant = _member(index, begin, last) if begin > word and begin < last else None
        if participant is None:
            break
        members.append(participant)
        word = _past_name(index, participant.end)
    return members if members and _past_ages(index, word, last) >= edge else []


def _row_ahead(index: DocumentIndex, word: int, *, goes_on: bool = False) -> list[Participant]:
    """The named of a row that ends in "and" and the name at a word, or goes on behind it."""
    tokens = index.tokens
    first = tokens.bounds(word)[0]
    members: list[Participant] = []
    while word > first:
        word = _title_start(index, word, first)
        joint = word - 1
        while joint > first and (tokens.lower[joint] in _JOINTS or tokens.tags[joint] == "CD"):
            joint -= 1
        between = tokens.lower[joint + 1 : word]
        if not (members or goes_on or "and" in between) or not between:
            break
        participant = index.person_at(joint) if joint in index.names else None
        if participant is None and joint == first and tokens.tags[joint] == "NN":
            participant = index.single_at(joint)  # a headline: "Woman, 34, and toddler, 2, hurt"
        if participant is None:
            break
        members.append(participant)
        word = participant.start
    return members


def listed_victims(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Find those behind the first of a row: "the deaths of Ann Lee, 39, her son, 6, and Jo Roe"."""
    linked = {argument.participant.start for argument in direct}
    results: list[Argument] = []
    for argument in direct:
        single = argument.side == "right" and argument.participant.form == "single"
        if not single or argument.rule == "named":
            continue
        has_name = argument.participant.start in index.names
        end = argument.participant.end if has_name else _past_name(index, argument.participant.end)
        end = _past_role(index, end)
        labelled = argument.rule == "label"
        row = [p for p in _row(index, end, closed=labelled) if p.start not in linked]
        results += [
            Argument(participant, argument.trigger, "row", "right", argument.subset)
            for participant in row
        ]
    return results


def _row(index: DocumentIndex, word: int, *, closed: bool = False) -> list[Participant]:
    """The named and the somebody's of a row that ends in "and"; who does something is no part.

    A row behind a label is `closed` without an "and": "Killed: Ann Lee, Jo Roe".
    """
    tokens = index.tokens
    last = tokens.bounds(word - 1)[1]
    members: list[Participant] = []
    while word < last:
        begin = _past_ages(index, word, last)
        joint = tokens.lower[word:begin]
        if not joint or begin >= last:
            break
        closed = closed or "and" in joint
        participant = _member(index, begin, last)
        if participant is None:
            break
        members.append(participant)
        word = _past_name(index, participant.end)
    next_word = _past_ages(index, word, last)
    if next_word < last and tokens.tags[next_word] in {"VBD", "VBZ", "VBP", "MD"}:
        members = members[:-1]
    return members if closed else []


def _past_ages(index: DocumentIndex, word: int, last: int) -> int:
    """The word behind the commas, ages and "and" between two of a row."""
    tokens = index.tokens
    while word < last and (
        tokens.lower[word] in _JOINTS
        or (tokens.tags[word] == "CD" and tokens.lower[word - 1] in {",", "("})
    ):
        word += 1
    return word


def _member(index: DocumentIndex, word: int, last: int) -> Participant | None:
    """One of a row: a name, or somebody's relative or the like."""
    tokens = index.tokens
    name = _past_title(index, word, last)
    if name in index.names:
        return index.person_at(name)
    if tokens.tags[word] != "PRP$" and tokens.lower[word] != "the":
        return None
    for head in range(word + 1, min(last, word + 5)):
        owned = tokens.tags[head + 1 : head + 2] == ["POS"]  # "the couple's baby"
        if tokens.tags[head] == "NN" and not owned and _is_person(index, head):
            return index.participant_at(head) or index.single_at(head)
        if not tokens.tags[head].startswith(("JJ", "NN", "CD", "HYPH", "POS")):
            return None
    return None


def _is_person(index: DocumentIndex, head: int) -> bool:
    """Whether a noun is somebody, or known as one of the participants."""
    return index.participant_at(head) is not None or nature(index.tokens.lower[head]) == "people"


def _past_title(index: DocumentIndex, word: int, last: int) -> int:
    """The word behind what a name of a row has before it: "Ann Lee and army chief Jo Roe"."""
    name = next((at for at in range(word, min(last, word + _TITLE)) if at in index.names), word)
    return name if _title_start(index, name, word) == word else word


def _title_start(index: DocumentIndex, name: int, first: int) -> int:
    """Where the title or the calling before a name begins, or the name itself."""
    lower, tags = index.tokens.lower, index.tokens.tags
    word = name - 1 - (lower[name - 1] == ".")
    titled = word >= first and (
        lower[word].rstrip(".") in _TITLES or nature(lower[word]) == "people"
    )
    if not titled or not tags[word].startswith(("NN", "JJ")):
        return name
    while word > max(first, name - _TITLE) and word - 1 not in index.names:
        if not (tags[word - 1].startswith(("NN", "JJ", "CD")) or lower[word - 1] in {".", "-"}):
            break
        word -= 1
    return word


def _past_name(index: DocumentIndex, word: int) -> int:
    """The word behind the name of somebody's relative: "her son Tom", "her partner, Jo Roe"."""
    if index.tokens.lower[word : word + 1] == [","] and word + 1 in index.names:
        word += 1
    while word in index.names:
        word += 1
    return word


def _past_role(index: DocumentIndex, word: int) -> int:
    """The comma behind what a name is, where a row goes on: "Ann Lee, the mayor, and her son"."""
    tokens = index.tokens
    if tokens.lower[word : word + 1] != [","] or tokens.lower[word + 1 : word + 2] != ["the"]:
        return word
    for comma in range(word + 2, min(tokens.bounds(word)[1] - 1, word + _ROLE)):
        if tokens.lower[comma] == ",":
            return comma if tokens.lower[comma + 1] == "and" else word
        if not tokens.tags[comma].startswith(("NN", "JJ", "IN", "DT", "POS", "HYPH")):
            return word
    return word


def _listed(index: DocumentIndex, trigger: Trigger, span: range) -> list[Argument]:
    """Collect an apposition's participants up to its closing comma; none where somebody speaks."""
    tokens = index.tokens
    members: list[Participant] = []
    word = span.start
    while word in span:
        participant = index.by_start.get(word)
        if participant is not None and participant.nature == "people":
            members.append(participant)
            word = participant.end
        elif tokens.lower[word] in {"and", ","} or word in index.names:
            if tokens.lower[word] == "," and word + 1 not in index.by_start:
                break
            word += 1
        else:
            return []
    spoken = not _SAYING.isdisjoint(tokens.lower[word + 1 : word + 4])
    spoken = spoken or not _SAYING.isdisjoint(tokens.lower[word : word + 1])
    return (
        []
        if spoken
        else [Argument(participant, trigger, "named", "right") for participant in members]
    )


def _arguments(index: DocumentIndex, trigger: Trigger, span: range, rule: Rule) -> list[Argument]:
    return [
        Argument(participant, trigger, rule, "right") for participant in people_of_row(index, span)
    ]
