"""Harm to people whom a pronoun stands for: "abducted two herders and killed them"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.counts.argument_search import voice
from tui.facts.casualties.counts.their_bodies import found_bodies, people_before
from tui.facts.casualties.index.asides import fits
from tui.facts.casualties.index.document_index import SAYING, Argument, DocumentIndex
from tui.facts.casualties.index.person_nouns import nature
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.participant import Participant
    from tui.facts.casualties.index.triggers import Trigger

_IDENTIFIED = re.compile(
    r"\W*(?:have|has|had|were|was) (?:now |so far |since |already |only )*(?:been )?identified\b"
)
_KNOWN = 6
"""Words behind some of the dead in which it says that they are identified."""
_OPENER = 2
"""Words of a sentence before the number with which it goes on."""
_OF_THOSE = (["of", "those"], ["of", "these"])
_FALLS_TOO = grammar().falls_too
_KINDS = frozenset({"killed", "injured", "captured", "abducted"})
_ALL = (
    ("they",),
    ("all", "of", "them"),
    ("both", "of", "them"),
    ("all",),
    ("both",),
    ("they", "all"),
)
_WHOM = (
    (",", "all", "of", "whom"),
    (",", "both", "of", "whom"),
    (";", "all"),
    (";", "all", "of", "them"),
)
"""How a sentence goes on about all of those whom it has just counted."""
_OBJECTS = (
    ("them", "all"),
    ("all", "of", "them"),
    ("both", "of", "them"),
    ("them", "both"),
    ("them",),
    ("their", "throats"),
    ("their", "throat"),
)


def pronoun_arguments(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Find the counted people whom "them" behind a verb, or "all of them" before it, means."""
    linked = {argument.trigger.start for argument in direct}
    results: list[Argument] = []
    for trigger in index.triggers:
        if trigger.mode == "body":
            results += found_bodies(index, trigger, direct)
        if trigger.kind not in _KINDS or trigger.start in linked or trigger.mode == "body":
            continue
        participant = _object(index, trigger) or _subject(index, trigger)
        if participant is not None:
            results.append(Argument(participant, trigger, "they", "left"))
    return results


def parts_of_dead(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Find what the sentence after a number says of its part: "Nine of them were recruits"."""
    tokens = index.tokens
    linked = {argument.participant.start for argument in direct}
    results: list[Argument] = []
    for participant in index.participants:
        first, last = tokens.bounds(participant.start)
        opens = participant.start - first <= _OPENER or _is_told(index, participant.start - 1)
        opens = opens and participant.end < last - 1
        known = _is_identified(index, participant)
        told = known or _says_who(index, participant)
        if not (opens and participant.start not in linked and told):
            continue
        sentence = tokens.sentence_of[first] - 1
        for argument in _worst_last(index, participant, direct):
            earlier = argument.participant
            if argument.trigger.kind == "displaced":
                continue  # "killed nine, who had fled Homs. Five were children"
            if known and argument.trigger.kind != "killed":
                break  # whom the police want to find
            if tokens.sentence_of[argument.trigger.start] == sentence and earlier.form == "number":
                if fits(participant, earlier):
                    trigger = argument.trigger
                    results.append(
                        Argument(participant, trigger, "of-the-dead", "right", subset=True)
                    )
                break
    return results


def _worst_last(
    index: DocumentIndex, participant: Participant, direct: list[Argument]
) -> list[Argument]:
    """Whose part a number may be, the nearest first; "of those" were of the dead, if any died."""
    nearest = direct[::-1]
    end = participant.end
    if index.tokens.lower[end : end + 2] not in _OF_THOSE:
        return nearest
    return sorted(nearest, key=lambda argument: argument.trigger.kind != "killed")


def _is_told(index: DocumentIndex, word: int) -> bool:
    """Whether what somebody says begins behind a word: "the army said (that) at least 16 of"."""
    lower = index.tokens.lower
    return not SAYING.isdisjoint(lower[max(0, word - (lower[word] == "that")) : word + 1])


def _says_who(index: DocumentIndex, participant: Participant) -> bool:
    """Whether a number is followed by who they were: "Five of them were", "Five were boys"."""
    tokens, end = index.tokens, participant.end
    end += 2 * (tokens.lower[end : end + 2] in _OF_THOSE)
    came = tokens.lower[end : end + 2] in (["came", "from"], ["hailed", "from"], ["were", "from"])
    bare = participant.head is None and participant.form == "number"
    if came and (bare or tokens.lower[end - 2 : end] in (["of", "them"], *_OF_THOSE)):
        return True
    if end + 1 >= len(tokens) or tokens.lower[end] not in {"were", "was", "are", "is"}:
        return False
    if tokens.lower[end - 2 : end] in (["of", "them"], *_OF_THOSE):
        return tokens.tags[end + 1].startswith(("NN", "JJ", "DT", "CD"))
    if tokens.lower[end + 1 : end + 3] == ["among", "them"]:
        return participant.nature == "people" and participant.low != 0
    alone = bare and end == participant.end
    return alone and tokens.lower[end] == "were" and nature(tokens.lower[end + 1]) == "people"


def _is_identified(index: DocumentIndex, participant: Participant) -> bool:
    """Whether it is known who some of the dead were: "Sixteen of them have been identified"."""
    tokens, end = index.tokens, participant.end
    theirs = tokens.lower[end - 2 : end] == ["of", "them"]
    alone = participant.head is None and participant.form == "number"
    behind = tokens.small_slice(end, min(len(tokens), end + _KNOWN))
    return (theirs or alone) and _IDENTIFIED.match(behind) is not None


def _object(index: DocumentIndex, trigger: Trigger) -> Participant | None:
    lower = index.tokens.lower
    how, _ = voice(index, trigger)
    if trigger.mode != "act" or how == "passive":
        return None
    for pronoun in _OBJECTS:
        if tuple(lower[trigger.end : trigger.end + len(pronoun)]) == pronoun:
            return people_before(index, trigger.start)
    return None


def _subject(index: DocumentIndex, trigger: Trigger) -> Participant | None:
    """The people of the sentence before that "All of them" at the head of this one means."""
    tokens = index.tokens
    how, edge = voice(index, trigger)
    first = tokens.bounds(trigger.start)[0]
    if tokens.lower[edge - 2 : edge] == ["were", "found"]:
        edge -= 2  # "They were found beheaded"
    falls = trigger.mode == "fall" or tokens.lower[trigger.start] in _FALLS_TOO
    if not falls and how == "bare" and edge == trigger.start:
        return None
    for words in _WHOM:
        if tuple(tokens.lower[edge - len(words) : edge]) == words:
            return people_before(index, edge - len(words))
    if tuple(tokens.lower[first:edge]) not in _ALL:
        return None
    return people_before(index, first) if first else None
