"""The noun phrase of a speaker that begins at a word: "according to", "a report by"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.index.person_nouns import nature
from tui.facts.casualties.sources.speaker_phrases import (
    TALLIES,
    owner_of_tally,
    person_near,
    reach,
    with_owner,
)
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_SOURCES = grammar().sources
_LONGEST = 10
"""Words of the longest source: "the head of the United Nations refugee agency" has nine."""
_ROLE = 4
"""Words between a body's name and that of who speaks for it: "deputy station chief"."""
_LINKS = frozenset({"the", "of", "for", "and"})
"""Small words within a name."""
_SOMEWHERE = ("-based", "-led", "-run")
"""How words end that say where a source is, and are no name of it."""
_DAYS = frozenset({"DATE", "TIME"})
_NO_ONES = frozenset({"its", "our", "my"})
"""Owners of what is cited, which do not say whose it is."""
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night", "weekend"})


def speaker_at(
    tokens: TokenTable, mentions: Mentions, begin: int, *, strict: bool = False
) -> str | None:
    """Find the source whose name or noun phrase begins at a word.

    Of what is cited (`strict`), which may be a thing, only people and their bodies are sources.
    """
    if begin >= len(tokens) or tokens.lower[begin] in _NO_ONES or _is_time(tokens, begin):
        return None
    last = tokens.bounds(begin)[1]
    word = begin
    while word < last and tokens.tags[word] in {"DT", "PRP$", "CD"}:
        word += 1
    stop, name = _up_to_name(tokens, mentions, word, last)
    if name is not None:
        return _chief_of(tokens, mentions, stop, last) or name
    if stop == word:
        return _title_case(tokens, word, last)
    by = stop + tokens.tags[stop].startswith("VBN") if stop < last else stop
    if tokens.lower[stop - 1] in TALLIES and tokens.lower[by : by + 1] in (["by"], ["from"]):
        return speaker_at(tokens, mentions, by + 1, strict=strict)
    named = owner_of_tally(tokens, begin, stop - 1) or person_near(
        tokens, mentions, stop, reach(tokens, stop), stop - 1
    )
    if named is None and tokens.lower[stop : stop + 1] == [","] and stop + 1 < last:
        named = mentions.opened.get(tokens.starts[stop + 1])
    if named is not None or not _can_tell(tokens.lower[word:stop], strict=strict):
        return named
    return " ".join(tokens.slice(begin, with_owner(tokens, mentions, stop - 1)).split())


def _is_time(tokens: TokenTable, begin: int) -> bool:
    """Whether a noun phrase is when something was done: "had been released by the afternoon"."""
    nouns = tokens.lower[begin : begin + 2]
    return tokens.entities[begin] in _DAYS or not _PARTS_OF_DAY.isdisjoint(nouns)


def _title_case(tokens: TokenTable, word: int, last: int) -> str | None:
    """A name of several words that reads as a clause: "according to Save the Children"."""
    stop = end = word
    while stop < min(last, word + _LONGEST):
        written = tokens.slice(stop, stop + 1)
        if written[0].isupper():
            end = stop + 1
        elif written not in _LINKS:
            break
        stop += 1
    return " ".join(tokens.slice(word, end).split()) if end - word > 1 else None


def _up_to_name(
    tokens: TokenTable, mentions: Mentions, word: int, last: int
) -> tuple[int, str | None]:
    """Where the nouns from a word end, and the name there; where it is based is no name of it."""
    stop = word
    while stop < min(last, word + _LONGEST):
        based = tokens.lower[stop - 1] == "-" and f"-{tokens.lower[stop]}" in _SOMEWHERE
        based = based or tokens.tags[stop : stop + 2] == ["VBN", "NN"]  # "a leaked memo"
        if not based and not tokens.tags[stop].startswith(("NN", "JJ", "HYPH", "POS")):
            break
        name = mentions.covering(tokens.starts[stop])
        owner = tokens.text.startswith(_SOMEWHERE, tokens.ends[stop])
        if name is not None and not owner and not name.endswith(_SOMEWHERE):
            return stop, name
        stop += 1
    return stop, _letters_at(tokens, mentions, stop) if word < stop < last else None


def _letters_at(tokens: TokenTable, mentions: Mentions, word: int) -> str | None:
    """The name in capitals that closes a phrase, which parsers misread: "the watchdog AIHRC"."""
    name = mentions.opened.get(tokens.starts[word])
    closes = tokens.lower[word + 1 : word + 2] in ([","], ["."])
    return name if name is not None and name.isupper() and closes else None


def _can_tell(words: list[str], *, strict: bool) -> bool:
    """Whether a noun phrase can be a source: not of things alone; `strict`, of people or bodies."""
    kinds = {nature(word) for word in words}
    spoken = "people" in kinds if strict else kinds != {"things"}
    return spoken or not _SOURCES.isdisjoint(words)


def _chief_of(tokens: TokenTable, mentions: Mentions, word: int, last: int) -> str | None:
    """Who speaks for the body whose name stands at a word: "the X station chief Ann Lee"."""
    end = mentions.end_of(tokens.starts[word])
    role = tokens.word_end(end) if end is not None else last
    for head in range(role, min(last, role + _ROLE)):
        name = mentions.opened.get(tokens.starts[head])
        if name in mentions.persons:
            return name if head > role else None
        if not tokens.tags[head].startswith("NN"):
            return None
    return None
