"""Noun phrases: how far one reaches, and which word is its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.people import nature, singular
from tui.facts.lexicon import words

if TYPE_CHECKING:
    from tui.facts.casualties.reading import Reading
    from tui.facts.casualties.triggers import Trigger

_STOP_TAGS = words("stop_tags")
_INSIDE = words("inside")
FURTHER = words("further")
_LONGEST = 9


def noun_phrase(
    reading: Reading, begin: int, limit: int, harm: dict[int, Trigger], numbers: set[int]
) -> tuple[int, int | None]:
    """Where the noun phrase that begins at a word ends, and its head, or null where there is none."""
    head: int | None = None
    end = begin
    for word in range(begin, min(limit, begin + _LONGEST)):
        text, tag = reading.words[word], reading.tags[word]
        if text in FURTHER:
            end = word + 1
            if text == "others" and not (
                word + 1 < limit and nature(reading.words[word + 1]) == "people"
            ):
                return end, word
            continue
        if word in numbers or (
            tag in _STOP_TAGS and text not in _INSIDE and not _person_here(reading, word)
        ):
            break
        if word in harm and not _attributive(reading, word, harm, limit):
            break
        if (
            tag.startswith(("VB", "RB"))
            and word not in harm
            and not _modifies(reading, word, limit)
        ):
            break
        if head is not None and _names(reading, head, word):
            break
        if text in _INSIDE:
            continue
        end = word + 1
        if tag.startswith("NN") or nature(text) != "unknown" or reading.entities[word] == "NORP":
            head = word
    if head is not None:
        end = head + 1
    return end, head


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
    """Whether a trigger stands before the noun it describes: "two wounded soldiers", "four dead bodies"."""
    trigger = harm[word]
    if trigger.mode == "body" or (
        trigger.mode == "noun" and nature(reading.words[word]) == "people"
    ):
        return True
    after = trigger.end
    if trigger.form != "past" or after >= limit:
        return False
    return reading.tags[after] in {"NN", "NNS"} and nature(reading.words[after]) != "unknown"


def _modifies(reading: Reading, word: int, limit: int) -> bool:
    """Whether a verb's form or an adverb stands inside a noun phrase: "12 masked men", "two badly hurt boys"."""
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
