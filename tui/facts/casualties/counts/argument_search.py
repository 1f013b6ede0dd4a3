"""Where the victims of a trigger stand: before it, after it, or where the parser says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tui.facts.casualties.index.document_index import BE, HAVE, MODALS, RELATIVES, REPORTING
from tui.facts.casualties.index.person_nouns import nature
from tui.facts.lexicon import grammar, speech

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.participant import Participant
    from tui.facts.casualties.index.triggers import Trigger

Voice = Literal["passive", "perfect", "bare"]

_FILLERS = grammar().fillers
_OPENERS = grammar().openers
_SAYING = speech().spoken
_CLIMBED = grammar().climbed
_REFLEXIVE = grammar().reflexive
_LISTED_AS = frozenset({"given", "listed", "recorded", "registered", "reported"})
_SUBJECTS = grammar().subjects
_NOT = grammar().negations
_ONE = frozenset({"her", "him", "me"})
WHERE = frozenset({"off", "near", "outside", "inside", "around"})
"""What opens a place behind a verb, though the tagger may take it for the verb's own particle."""
_DETERMINERS = frozenset({"a", "an", "the", "its", "her", "his", "their"})
_ENTIRE = frozenset({"entire", "whole", "full", "large", "small", "second"})
_TOGETHER = frozenset({"crew", "family", "group", "party", "patrol", "team", "band", "squad"})
"""Nouns before "of" and the number of those who are in them."""
_DESCRIBED = 20
"""Words of an aside with a participle between a subject and its verb."""
_SPEAKER = 8
"""Words of who tells of something up to the verb for it."""
_ASIDE = 8
"""Words of an insertion between an auxiliary and its verb."""


def negated(index: DocumentIndex, trigger: Trigger, edge: int) -> bool:
    """Tell whether "not" or "never" stands in a verb's chain of auxiliaries."""
    return not _NOT.isdisjoint(index.tokens.lower[edge : trigger.start])


def voice(index: DocumentIndex, trigger: Trigger) -> tuple[Voice, int]:
    """Tell whether a verb is passive, and the first word of its chain of auxiliaries."""
    lower, tags = index.tokens.lower, index.tokens.tags
    first = index.tokens.bounds(trigger.start)[0]
    word = _before_aside(index, trigger.start - 1, first)
    passive = perfect = reported = False
    edge = trigger.start
    while word >= first:
        text = lower[word]
        if text in BE:
            passive = passive or not (perfect and (reported or text == "'s"))
            edge = word
        elif text in HAVE:
            perfect = True
            edge = word
        elif text in MODALS or (text in _LISTED_AS and lower[word + 1] == "as"):
            edge = word
        elif text == "as" and lower[word - 1] in _LISTED_AS:
            pass  # "were listed as dead"
        elif text in REPORTING and edge < trigger.start and word - 1 >= first:
            reported = True  # "is believed to have killed" is active
        elif not (tags[word] in {"RB", "RBR"} or text in {"not", "n't", "been"}):
            break
        word -= 1
    return ("passive" if passive else "perfect" if perfect else "bare"), edge


def _before_aside(index: DocumentIndex, word: int, first: int) -> int:
    """The auxiliary before what is put in between it and its verb: "were, he said, hurt"."""
    lower = index.tokens.lower
    if lower[word] != ",":
        return word
    for comma in range(word - 1, max(first, word - _ASIDE), -1):
        if comma in index.harm:
            break
        if lower[comma] == ",":
            return comma - 1 if lower[comma - 1] in BE | HAVE else word
    return word


def _past_contrast(index: DocumentIndex, participant: Participant) -> Participant:
    """Those who are meant, and not who are not: "three gunmen, not two, had been killed"."""
    lower, start = index.tokens.lower, participant.start
    if lower[start - 2 : start] != [",", "not"]:
        return participant
    return index.by_end.get(start - 2, participant)


def search_left(index: DocumentIndex, edge: int) -> Participant | None:
    """Find the participant that ends before a word, past adverbs, brackets, relative pronouns."""
    lower, tags = index.tokens.lower, index.tokens.tags
    first = index.tokens.bounds(min(edge, len(lower) - 1))[0]
    word = edge - 1
    while word >= first:
        described = _described(index, word, first)
        if described is not None:
            return described
        if word + 1 in index.by_end:
            participant = index.by_end[word + 1]
            inside = participant.start > first and tags[participant.start - 1] == "IN"
            if inside and (participant.nature == "things" or participant.unit):
                word = participant.start - 2
                edge = word + 1
                continue
            return _past_contrast(index, participant)
        text = lower[word]
        if text == ")":
            while word > first and lower[word] != "(":
                word -= 1
        elif (text in RELATIVES and word < edge and tags[word] in {"WP", "WDT", "IN", "WP$"}) or (
            text in {",", '"', "”", "“", "''", "``", "'", "’"} and word < edge
        ):
            pass
        elif not (tags[word] in {"RB", "RBR"} or text in _FILLERS or text in _REFLEXIVE):
            return index.single_at(word) if word not in index.harm else None
        word -= 1
    return None


def _described(index: DocumentIndex, word: int, first: int) -> Participant | None:
    """Whom an aside tells of: "three men, wanted for the murder of an inspector, were killed"."""
    lower, tags = index.tokens.lower, index.tokens.tags
    if lower[word] != ",":
        return None
    opened = (at for at in range(word - 2, max(first, word - _DESCRIBED), -1) if lower[at] == ",")
    comma = next(opened, None)
    if comma is None or tags[comma + 1] not in {"VBN", "VBD"} or comma + 1 in index.harm:
        return None
    return index.by_end.get(comma) or index.single_at(comma - 1)


def search_right(index: DocumentIndex, start: int) -> Participant | None:
    """Find the participant that begins straight after a word, past adverbs and determiners."""
    lower, tags = index.tokens.lower, index.tokens.tags
    if start >= len(lower):
        return None
    last = index.tokens.bounds(start - 1)[1] if start else index.tokens.bounds(start)[1]
    word = start
    if lower[word] == "not":
        return None  # "speaks of one person detained, not two"
    if lower[word] in _REFLEXIVE and lower[word + 1 : word + 2] == ["and"]:
        word = start = start + 2
    while word < last and word < start + 4:
        members = _past_group(lower, word)
        if members in index.by_start:
            return index.by_start[members]
        if word in index.by_start:
            return index.by_start[word]
        if not (
            tags[word] in {"RB", "RBR"}
            or lower[word] in _OPENERS
            or lower[word] in {'"', "“", "(", "``"}
        ):
            break
        word += 1
    return _one_ahead(index, start, last)


def _past_group(lower: list[str], word: int) -> int:
    """Where those begin who make up a group: "a family of six", "the entire crew of 29 men"."""
    if lower[word] not in _DETERMINERS:
        return -1
    noun = word + 1 + (not _ENTIRE.isdisjoint(lower[word + 1 : word + 2]))
    together = not _TOGETHER.isdisjoint(lower[noun : noun + 1])
    return noun + 2 if together and lower[noun + 1 : noun + 2] == ["of"] else -1


def _one_ahead(index: DocumentIndex, start: int, last: int) -> Participant | None:
    """A single person named straight after a word: "the pilot", "its leader Abu Omar"."""
    tags = index.tokens.tags
    start += index.tokens.lower[start] == "of"
    if start < last and tags[start] == "PRP" and index.tokens.lower[start] in _ONE:
        return index.single_at(start)
    if tags[start : start + 1] == ["PRP$"] and index.tokens.lower[start + 1 : start + 2] == [
        "throat"
    ]:
        return index.person_at(start) if index.tokens.lower[start] != "their" else None
    for word in range(start, min(last, start + 8)):
        if (
            word in index.harm
            or tags[word] in {"IN", "CC", ",", ".", "VBD", "VBZ", "TO", ":"}
            or word in index.covering
            or (index.tokens.lower[word] in WHERE and word == start)
        ):
            return None
        if word + 1 < last and index.tokens.lower[word + 1] in _SAYING:
            return None
        ahead = word + 1 < last and (tags[word + 1] in {"NN", "NNS"} or (tags[word + 1] == "NNPS"))
        if word in index.names or (nature(index.tokens.lower[word]) == "people" and not ahead):
            return index.single_at(word)
    return None


def _own_subject(index: DocumentIndex, verb: int) -> int | None:
    """The subject of a verb itself; of several that the parser sees, people or else the last."""
    tokens = index.tokens
    subjects = [c for c in tokens.children[verb] if tokens.deps[c] in _SUBJECTS]
    people = [c for c in subjects if c in index.covering and index.covering[c].nature == "people"]
    either = people or subjects
    if not either:
        return None
    members = _past_group(tokens.lower, either[-1] - 1)  # "a family of four from Nis died"
    counted = members in index.by_start and index.by_start[members].form == "number"
    return members if counted else either[-1]  # of "the family of Ana Lee" nobody knows how many


def subject(index: DocumentIndex, word: int) -> int | None:
    """Find what the parser takes for the subject of a verb, through coordination and clauses."""
    tokens = index.tokens
    if tokens.deps[word] in {"aux", "auxpass", "neg"}:
        word = tokens.heads[word]
    for _ in range(4):
        child = _own_subject(index, word)
        if child is not None:
            relative = tokens.lower[child] in RELATIVES and tokens.deps[word] == "relcl"
            return tokens.heads[word] if relative else child
        dep = tokens.deps[word]
        if dep in {"acl", "relcl"}:
            return tokens.heads[word]
        if dep not in _CLIMBED or tokens.heads[word] == word:
            return None
        if dep == "advcl" and tokens.tags[word] != "VBN":
            return None
        word = tokens.heads[word]
    return None


def objects(index: DocumentIndex, word: int) -> list[int]:
    """Find the words that the parser takes for the objects of a verb."""
    return [
        child
        for child in index.tokens.children[word]
        if index.tokens.deps[child] in {"dobj", "obj"}
    ]


def _is_told(index: DocumentIndex, word: int) -> bool:
    """Whether who stands behind a verb only tells of it: "712 people killed the UN said"."""
    tokens = index.tokens
    for at in range(word, min(tokens.bounds(word)[1], word + _SPEAKER)):
        if tokens.tags[at].startswith("VB"):
            return tokens.lower[at] in _SAYING
        if not tokens.tags[at].startswith(("NN", "DT", "JJ", "HYPH", "POS", "IN")):
            return False
    return False


def takes_object(index: DocumentIndex, word: int) -> bool:
    """Tell whether a noun phrase follows straight after a verb, so that it is active.

    Who only tells of it does not: "712 people killed the United Nations said".
    """
    tokens = index.tokens
    if word >= len(tokens) or word >= tokens.bounds(word - 1)[1]:
        return False
    if tokens.entities[word] in {"DATE", "TIME"} or _is_told(index, word):
        return False
    return tokens.tags[word] in {"DT", "PRP$", "PRP", "JJ", "NN", "NNS", "NNP", "NNPS", "CD"}
