"""Who says so: whom the text names as the source of a claim.

A source is who says, by a verb of saying in the claim's own sentence or behind "according to".
"He added" goes back to who spoke last. Inside a quotation it is who the text says is speaking.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from tui.facts.casualties.filler import Filler
from tui.facts.casualties.person_nouns import nature
from tui.facts.lexicon import grammar, speech

if TYPE_CHECKING:
    from tui.facts.casualties.document_index import DocumentIndex
    from tui.facts.casualties.mentions import Mentions
    from tui.facts.casualties.token_table import TokenTable

_SAYING = speech().spoken
_COUNTING = speech().counting.forms
_SOURCES = grammar().sources
_PERSONAL = frozenset({"he", "she"})
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_NOBODY = grammar().nobody
_NO_TALK = grammar().no_talk
_ACCORDING = re.compile(
    r"\b(?:according to|as (?:reported|announced|confirmed|stated) by|citing|quoting"
    r"|(?:communicated|announced|reported|confirmed|released|issued|published|stated) by)\s+",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)", re.MULTILINE)
_LONGEST = 10
"""Words of the longest source: "the head of the United Nations refugee agency" has nine."""
_BESIDE = 6
"""Words behind a source's noun in which its name may stand: "a spokesman, Major X"."""
_WITHIN = tuple(grammar().source_tags)
_APART = frozenset({";", "while", "whereas", "but", "however"})
_BREAK = 150
"""Words that another clause between counts for: more than a sentence has, as a source seldom
speaks across it."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says something at a word of a sentence."""

    at: int
    sentence: int
    speaker: str


@dataclass(frozen=True, slots=True)
class Attributions:
    """All attributions of a document in order, and its quotations as spans of characters."""

    attributions: tuple[Attribution, ...]
    quoted: tuple[tuple[int, int], ...]


def attributions(index: DocumentIndex, mentions: Mentions) -> Attributions:
    """Find who speaks where in a document."""
    tokens = index.tokens
    speakers = [
        (tokens.word_at(match.end()), _noun_phrase(tokens, mentions, tokens.word_at(match.end())))
        for match in _ACCORDING.finditer(tokens.text)
    ]
    for word, text in enumerate(tokens.lower):
        if tokens.tags[word].startswith("VB") and not _harms(index, word) and _tells(tokens, word):
            speakers.append((word, _speaker(tokens, mentions, word, counting=text in _COUNTING)))
    attributions: list[Attribution] = []
    for word, speaker in sorted(speakers, key=lambda item: item[0]):
        name = _resolved(speaker, attributions, mentions) if speaker in _PRONOUNS else speaker
        if name is not None:
            attributions.append(Attribution(word, tokens.sentence_of[word], name))
    return Attributions(
        tuple(attributions), tuple(match.span() for match in _QUOTED.finditer(tokens.text))
    )


def source(tokens: TokenTable, attributions: Attributions, word: int) -> Filler | None:
    """Find the source of what the text tells at a word."""
    sentence = tokens.sentence_of[word]
    own = _in_sentence(attributions, sentence)
    if own:
        nearest = min(own, key=lambda attribution: _distance(tokens, word, attribution.at))
        apart = _distance(tokens, word, nearest.at) >= _BREAK
        return Filler(nearest.speaker, "sentence" if apart else "stated")
    spot = tokens.starts[word]
    if any(start < spot < end for start, end in attributions.quoted):
        for near in (sentence + 1, sentence - 1, sentence + 2, sentence - 2):
            if near_by := _in_sentence(attributions, near):
                between = sorted((spot, tokens.starts[near_by[0].at]))
                if "\n\n" not in tokens.text[slice(*between)]:
                    return Filler(near_by[0].speaker, "incident")
    return None


def _in_sentence(attributions: Attributions, sentence: int) -> list[Attribution]:
    low = bisect_left(attributions.attributions, sentence, key=attrgetter("sentence"))
    high = bisect_left(attributions.attributions, sentence + 1, key=attrgetter("sentence"))
    return list(attributions.attributions[low:high])


def _distance(tokens: TokenTable, word: int, verb: int) -> int:
    """How far an attribution is, in words; another clause between counts for many."""
    first, last = sorted((word, verb))
    breaks = sum(tokens.lower[between] in _APART for between in range(first, last))
    return last - first + _BREAK * breaks


def _harms(index: DocumentIndex, word: int) -> bool:
    """Whether a verb says that harm was done, as "claimed" does of lives, but not of a report."""
    trigger = index.harm.get(word)
    if trigger is None:
        return False
    return trigger.mode != "claim" or index.tokens.lower[trigger.end : trigger.end + 1] != ["that"]


def _tells(tokens: TokenTable, word: int) -> bool:
    """Whether a verb says something, or counts what is then known."""
    text = tokens.lower[word]
    if text not in _SAYING and text not in _COUNTING:
        return False
    return _NO_TALK.isdisjoint(tokens.lower[word + 1 : word + 3])


def _resolved(pronoun: str, attributions: list[Attribution], mentions: Mentions) -> str | None:
    """Whom "he" or "it" means: who spoke last, a person for "he" and "she"."""
    for attribution in reversed(attributions[-4:]):
        if pronoun not in _PERSONAL or attribution.speaker in mentions.persons:
            return attribution.speaker
    return None


def _speaker(tokens: TokenTable, mentions: Mentions, verb: int, *, counting: bool) -> str | None:
    """The subject of a verb of saying, by the parser or as what stands beside it."""
    first, last = tokens.bounds(verb)
    subjects = [c for c in tokens.children[verb] if tokens.deps[c] == "nsubj"]
    event_places = [*subjects, *([verb - 1] if verb > first else [])]
    for word in event_places:
        if tokens.lower[word] in _PRONOUNS:
            return None if counting else tokens.lower[word]
        phrase = _phrase_of(tokens, mentions, word, verb)
        if phrase is not None:
            return phrase
    ahead = verb + 1
    behind_quote = verb > first and tokens.lower[verb - 1] in {",", '"', "”", "''", "“"}
    if not counting and behind_quote and ahead < last:
        return _noun_phrase(tokens, mentions, ahead)
    return None


def _phrase_of(tokens: TokenTable, mentions: Mentions, head: int, verb: int) -> str | None:
    """The source whose noun phrase has a head: a name in it or beside it, else its words."""
    first = tokens.bounds(head)[0]
    start = head
    while start > first and start > head - 8 and _within(tokens, start - 1):
        start -= 1
        if tokens.tags[start] in {"DT", "PRP$"}:
            break
    while start < head and tokens.tags[start] in {"CC", "CD"}:
        start += 1
    stop = min(verb, head + _LONGEST) if verb > head else head + _BESIDE
    if (person := _person(tokens, mentions, start, stop, head)) is not None:
        return person
    if (name := _name_at(tokens, mentions, head)) is not None:
        return name
    text, written = tokens.lower[head], tokens.slice(head, head + 1)
    if written in mentions.countries and tokens.deps[head] == "nsubj":
        return written
    is_source = text in _SOURCES or (
        nature(text) == "people" and tokens.deps[head] == "nsubj" and text not in _NOBODY
    )
    return " ".join(tokens.slice(start, head + 1).split()) if is_source else None


def _within(tokens: TokenTable, word: int) -> bool:
    """Whether a word belongs to the noun phrase of the source behind it."""
    text, tag = tokens.lower[word], tokens.tags[word]
    if tag == "CC":
        ahead = tokens.lower[word - 1] if word else ""
        return ahead in _SOURCES or nature(ahead) == "people"
    if tag == "NNS":
        return text in _SOURCES or tokens.tags[word + 1] in {"CC", "POS"}
    return tag.startswith(_WITHIN)


def _person(tokens: TokenTable, mentions: Mentions, start: int, stop: int, head: int) -> str | None:
    """The person named nearest to a head within a range of words."""
    best: tuple[int, str] | None = None
    for word in range(start, min(stop, len(tokens))):
        name = mentions.opened.get(tokens.starts[word])
        if name is None or name not in mentions.persons:
            continue
        if word > head + 1 and tokens.lower[head + 1] not in {",", "("}:
            continue
        candidate = (abs(word - head), name)
        best = candidate if best is None else min(best, candidate)
    return best[1] if best is not None else None


def _name_at(tokens: TokenTable, mentions: Mentions, word: int) -> str | None:
    """The organisation or person whose name ends or starts at a word."""
    return mentions.closed.get(tokens.ends[word]) or mentions.opened.get(tokens.starts[word])


def _noun_phrase(tokens: TokenTable, mentions: Mentions, begin: int) -> str | None:
    """The source whose name or noun phrase begins at a word."""
    if begin >= len(tokens):
        return None
    last = tokens.bounds(begin)[1]
    word = begin
    while word < last and tokens.tags[word] in {"DT", "PRP$"}:
        word += 1
    stop = word
    while stop < min(last, word + _LONGEST) and tokens.tags[stop].startswith(
        ("NN", "JJ", "HYPH", "POS")
    ):
        name = mentions.opened.get(tokens.starts[stop])
        if name is not None:
            return name
        stop += 1
    if stop == word:
        return None
    beside = _person(tokens, mentions, stop, stop + _BESIDE, stop - 1)
    if beside is not None:
        return beside
    is_source = any(w in _SOURCES or nature(w) == "people" for w in tokens.lower[word:stop])
    return " ".join(tokens.slice(begin, stop).split()) if is_source else None
