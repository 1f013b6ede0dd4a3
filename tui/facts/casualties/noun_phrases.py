"""Noun phrases: how far one reaches, and which word is its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.person_nouns import nature, singular
from tui.facts.lexicon import words

if TYPE_CHECKING:
    from tui.facts.casualties.token_table import Reading
    from tui.facts.casualties.triggers import Trigger

_STOP_TAGS = words("stop_tags")
_INSIDE = words("inside")
FURTHER = words("further")
_AUXILIARIES = words("be") | words("have") | words("modals")
_GOES_ON = frozenset({"JJ", "NN", "NNS"})
_LONGEST = 9


def noun_phrase(
    reading: Reading, begin: int, limit: int, harm: dict[int, Trigger], numbers: set[int]
) -> tuple[int, int | None]:
    """Where the noun phrase that begins at a word ends, and its head if it has one."""
    head: int | None = None
    end = begin
    for word in range(begin, min(limit, begin + _LONGEST)):
        text = reading.words[word]
        if text in FURTHER:
            end = word + 1
            if text == "others" and not _people_at(reading, word + 1, limit):
                return end, word
            continue
        if word in numbers or _over(reading, word, limit, harm):
            break
        if head is not None and _names(reading, head, word):
            break
        if text not in _INSIDE:
            end = word + 1
            if _is_noun(reading, word) and (word not in harm or harm[word].form == "noun"):
                head = word
    return (end if head is None else head + 1), head


def _people_at(reading: Reading, word: int, limit: int) -> bool:
    return word < limit and nature(reading.words[word]) == "people"


def _is_noun(reading: Reading, word: int) -> bool:
    after = reading.tags[word + 1] if word + 1 < len(reading) else ""
    if reading.tags[word] == "JJ" and reading.entities[word] == "NORP" and after in _GOES_ON:
        return False
    known = nature(reading.words[word]) != "unknown"
    return known or reading.tags[word].startswith("NN") or reading.entities[word] == "NORP"


def _over(reading: Reading, word: int, limit: int, harm: dict[int, Trigger]) -> bool:
    """Whether a word can be no part of a noun phrase that has begun before it."""
    tag = reading.tags[word]
    if word not in harm and _hyphenated(reading, word, limit):
        return False
    if word in harm:
        return not _attributive(reading, word, harm, limit)
    if tag == "VBD" and word + 1 < limit and reading.tags[word + 1] in {"NN", "NNS"}:
        return reading.words[word] in _AUXILIARIES or not _people_at(reading, word + 1, limit)
    if tag in _STOP_TAGS:
        return reading.words[word] not in _INSIDE and not _person_here(reading, word)
    return tag.startswith(("VB", "RB")) and not _modifies(reading, word, limit)


def _hyphenated(reading: Reading, word: int, limit: int) -> bool:
    """Whether a word is half of a compound before a noun: "off" in "four off-duty soldiers"."""
    return (
        word + 3 < limit
        and reading.tags[word] in {"IN", "RP", "VB", "RB"}
        and (reading.tags[word + 1] == "HYPH")
    )


def _person_here(reading: Reading, word: int) -> bool:
    """Whether a word that the model takes for no noun is a noun for people in the lexicon."""
    return nature(reading.words[word]) == "people" and reading.tags[word] not in {
        "IN",
        "CC",
        "DT",
        "PRP",
        "PRP$",
    }


def _attributive(reading: Reading, word: int, harm: dict[int, Trigger], limit: int) -> bool:
    """Whether a trigger stands before the noun it describes: "two wounded soldiers"."""
    trigger = harm[word]
    if trigger.mode == "body" or (
        trigger.mode == "noun" and nature(reading.words[word]) == "people"
    ):
        return True
    after = trigger.end
    if trigger.form != "past":
        return False
    while after < limit and after < trigger.end + 2 and reading.tags[after] == "JJ":
        after += 1
    if after >= limit or reading.tags[after] not in {"NN", "NNS"}:
        return False
    return nature(reading.words[after]) != "unknown"


def _modifies(reading: Reading, word: int, limit: int) -> bool:
    """Whether a verb's form or an adverb stands inside a noun phrase: "12 masked men"."""
    return (
        word + 1 < limit
        and reading.tags[word + 1] in {"NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "VBG", "HYPH"}
        and (reading.tags[word] in {"VBN", "VBG", "RB", "RBS", "RBR"})
    )


def _names(reading: Reading, head: int, word: int) -> bool:
    """Whether the phrase is over after its head: a name or a day follows, or a second phrase."""
    text, after = reading.words[head], reading.words[word]
    if nature(text) != "people" or word != head + 1 or nature(after) == "people":
        return False
    plural = singular(text) != text and not text.endswith("s'")
    return plural or reading.tags[word] in {"NNP", "NNPS", "JJ"}
