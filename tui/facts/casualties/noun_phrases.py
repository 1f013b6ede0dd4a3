"""Noun phrases: how far one reaches, and which word is its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.person_nouns import nature, singular
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.token_table import TokenTable
    from tui.facts.casualties.triggers import Trigger

_STOP_TAGS = grammar().stop_tags
_INSIDE = grammar().inside
FURTHER = grammar().further
_AUXILIARIES = grammar().be | grammar().have | grammar().modals
_GOES_ON = frozenset({"JJ", "NN", "NNS"})
_LONGEST = 9
"""Words of the longest noun phrase; a run of more is a heading or a table."""


def noun_phrase(
    tokens: TokenTable, begin: int, limit: int, harm: dict[int, Trigger], numbers: set[int]
) -> tuple[int, int | None]:
    """Find where the noun phrase that begins at a word ends, and its head if it has one."""
    head: int | None = None
    end = begin
    for word in range(begin, min(limit, begin + _LONGEST)):
        text = tokens.lower[word]
        if text in FURTHER:
            end = word + 1
            if text == "others" and not _people_at(tokens, word + 1, limit):
                return end, word
            continue
        if word in numbers or _over(tokens, word, limit, harm):
            break
        if head is not None and _names(tokens, head, word):
            break
        if text not in _INSIDE:
            end = word + 1
            if _is_noun(tokens, word) and (word not in harm or harm[word].form == "noun"):
                head = word
    return (end if head is None else head + 1), head


def _people_at(tokens: TokenTable, word: int, limit: int) -> bool:
    return word < limit and nature(tokens.lower[word]) == "people"


def _is_noun(tokens: TokenTable, word: int) -> bool:
    next_tag = tokens.tags[word + 1] if word + 1 < len(tokens) else ""
    if tokens.tags[word] == "JJ" and tokens.entities[word] == "NORP" and next_tag in _GOES_ON:
        return False
    in_lexicon = nature(tokens.lower[word]) != "unknown"
    return in_lexicon or tokens.tags[word].startswith("NN") or tokens.entities[word] == "NORP"


def _over(tokens: TokenTable, word: int, limit: int, harm: dict[int, Trigger]) -> bool:
    """Whether a word can be no part of a noun phrase that has begun before it."""
    tag = tokens.tags[word]
    if word not in harm and _hyphenated(tokens, word, limit):
        return False
    if word in harm:
        return not _attributive(tokens, word, harm, limit)
    if tag == "VBD" and word + 1 < limit and tokens.tags[word + 1] in {"NN", "NNS"}:
        return tokens.lower[word] in _AUXILIARIES or not _people_at(tokens, word + 1, limit)
    if tag in _STOP_TAGS:
        return tokens.lower[word] not in _INSIDE and not _person_here(tokens, word)
    return tag.startswith(("VB", "RB")) and not _modifies(tokens, word, limit)


def _hyphenated(tokens: TokenTable, word: int, limit: int) -> bool:
    """Whether a word is half of a compound before a noun: "off" in "four off-duty soldiers"."""
    return (
        word + 3 < limit
        and tokens.tags[word] in {"IN", "RP", "VB", "RB"}
        and (tokens.tags[word + 1] == "HYPH")
    )


def _person_here(tokens: TokenTable, word: int) -> bool:
    """Whether a word that the model takes for no noun is a noun for people in the lexicon."""
    return nature(tokens.lower[word]) == "people" and tokens.tags[word] not in {
        "IN",
        "CC",
        "DT",
        "PRP",
        "PRP$",
    }


def _attributive(tokens: TokenTable, word: int, harm: dict[int, Trigger], limit: int) -> bool:
    """Whether a trigger stands before the noun it describes: "two wounded soldiers"."""
    trigger = harm[word]
    if trigger.mode == "body" or (
        trigger.mode == "noun" and nature(tokens.lower[word]) == "people"
    ):
        return True
    position = trigger.end
    if trigger.form != "past":
        return False
    while position < limit and position < trigger.end + 2 and tokens.tags[position] == "JJ":
        position += 1
    if position >= limit or tokens.tags[position] not in {"NN", "NNS"}:
        return False
    return nature(tokens.lower[position]) != "unknown"


def _modifies(tokens: TokenTable, word: int, limit: int) -> bool:
    """Whether a verb's form or an adverb stands inside a noun phrase: "12 masked men"."""
    return (
        word + 1 < limit
        and tokens.tags[word + 1] in {"NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "VBG", "HYPH"}
        and (tokens.tags[word] in {"VBN", "VBG", "RB", "RBS", "RBR"})
    )


def _names(tokens: TokenTable, head: int, word: int) -> bool:
    """Whether the phrase is over after its head: a name or a day follows, or a second phrase."""
    text, next_text = tokens.lower[head], tokens.lower[word]
    if nature(text) != "people" or word != head + 1 or nature(next_text) == "people":
        return False
    plural = singular(text) != text and not text.endswith("s'")
    return plural or tokens.tags[word] in {"NNP", "NNPS", "JJ"}
