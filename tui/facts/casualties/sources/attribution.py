"""Who says so: whom the text names as the source of a claim.

A source is who says, by a verb of saying in the claim's own sentence or behind "according to".
"He added" goes back to who spoke last. Inside a quotation it is who the text says is speaking.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.facts.casualties.index.person_nouns import nature
from tui.facts.casualties.sources.begun_speakers import speaker_at
from tui.facts.casualties.sources.headline_speakers import headline_speaker
from tui.facts.casualties.sources.missed_speakers import (
    before_place,
    behind,
    opening_people,
    phrase_ahead,
)
from tui.facts.casualties.sources.named_speakers import OFFICIALS, named_speakers
from tui.facts.casualties.sources.names_beside import (
    before_aside,
    body_beside,
    name_beside,
    person_beside,
    phrase_beside,
    quoted_subjects,
    titled,
    word_beside,
)
from tui.facts.casualties.sources.publishers import as_publisher, publisher
from tui.facts.casualties.sources.quotations import quotations
from tui.facts.casualties.sources.speaker_phrases import speaker_of_head
from tui.facts.casualties.sources.speaker_references import PRONOUNS, Attribution, by_antecedents
from tui.facts.casualties.sources.telling_verbs import (
    FINDING,
    SPEAKING,
    counts,
    gives_figure,
    tells,
    verb_begin,
)
from tui.facts.lexicon import grammar, speech

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_ACCORDING = re.compile(
    r"\b(?:according to|as (?:reported|announced|confirmed|stated) by|(?P<cited>citing|quoting)"
    r"|(?:was|were|been) told by|by (?:the )?(?:count|tally|estimate|reckoning) of|sources?:"
    r"|by(?= (?:(?! by )[^.,;\n]){2,40} (?:count|tally|estimate|reckoning)\b)"
    r"|(?:communicated|announced|reported|confirmed|identified|released|issued|published|stated"
    r"|recorded|registered|documented|counted|verified|logged|broadcast|aired) by"
    r"|(?:put|raised|revised|lowered) (?:up |down )?(?:at|to) [\d,]+ by)\s+",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:report|claim|message|rumour|post)s? (?:by|from|on)\s+(?=[^.,;\n]{4,60}?\b(that)\b)"
)
"""A report whose words are told behind "that", be they true or not."""
_LIST = re.compile(
    r"\b(?:list|count|tally|toll|estimate|figure|report|survey)s? (?:by|from)\s+"
    r"(?=[^.,;\n]{4,60}?\b(had|has|have|named|names|lists)\b)"
)
"""A list of somebody's, and the verb behind it: "a list by the union had 15 dead"."""
_STATING = speech().counting.forms | FINDING
_DENYING = frozenset({"denied", "denies", "rejected", "rejects", "dismissed", "dismisses"})
_OPENING = 3
"""Sentences in which an article says who told what it is about."""
_PRIVATE = (
    grammar().kin
    | {"witness", "witnesses", "survivor", "survivors", "resident", "residents", "neighbor"}
    | {"neighbour", "neighbors", "neighbours", "relative", "relatives", "friend", "driver", "law"}
    | {"villager", "villagers", "passenger", "lawyer", "attorney", "teacher", "boy", "girl"}
)
"""Who tells what they saw or suffered, or speaks for an accused."""
_SHORTEST = 5
_BESIDE = 6
"""Steps up a parse from a word to the head of its noun phrase."""
_IN_PHRASE = frozenset(
    {"pobj", "prep", "conj", "compound", "appos", "poss", "relcl", "acl", "dobj"}
)


@dataclass(frozen=True, slots=True)
class Attributions:
    """All attributions of a document in order, and its quotations as spans of characters."""

    attributions: tuple[Attribution, ...]
    quoted: tuple[tuple[int, int], ...]
    opening: tuple[int, ...]
    headline: str | None
    publisher: str | None
    known: frozenset[str]
    people: frozenset[str]
    official: frozenset[str]
    """Who speaks for a body or in a role, and is no relative and no witness."""


def attributions(index: DocumentIndex, mentions: Mentions) -> Attributions:
    """Find who speaks where in a document."""
    tokens = index.tokens
    matches = {tokens.word_at(match.end()): match for match in _ACCORDING.finditer(tokens.text)}
    cited = {word for word, match in matches.items() if match["cited"]}
    speakers = [
        (word, speaker_at(tokens, mentions, word, strict=word in cited)) for word in matches
    ]
    spoken = by_antecedents(tokens, [*speakers, *_speakers(index, mentions)], cited, mentions)
    own = publisher(tokens, mentions)
    named = _named(tokens, mentions, spoken, own)
    body = [n for n, (first, _) in enumerate(tokens.sentences) if _in_body(tokens, first)]
    return Attributions(
        named,
        quotations(tokens.text),
        tuple(body[:_OPENING]),
        headline_speaker(tokens, mentions),
        own,
        frozenset(n for _, _, n in mentions.actors if mentions.persons.get(n, "") is not None),
        frozenset(name for name, role in mentions.persons.items() if role),
        frozenset(each.speaker for each in named if _is_official(each.speaker, mentions)),
    )


def _is_official(speaker: str, mentions: Mentions) -> bool:
    """Whether somebody speaks for a body or in a role, and not of what they saw or suffered."""
    words = mentions.persons.get(speaker, speaker) or ""
    return bool(words) and _PRIVATE.isdisjoint(re.split(r"[\s-]", words.casefold()))


def _named(
    tokens: TokenTable, mentions: Mentions, spoken: list[Attribution], own: str | None
) -> tuple[Attribution, ...]:
    """Who speaks by name, without those who deny it and the town of a dateline."""
    asserted = [
        each
        for each in spoken
        if tokens.lower[each.at] not in _DENYING
        and not _is_dateline(tokens, mentions, each.speaker)
    ]
    names = named_speakers(tokens, asserted, mentions)
    return tuple(
        replace(
            each,
            speaker=as_publisher(name, own),
            later=name != each.speaker and name not in names[:number],
        )
        for number, (each, name) in enumerate(zip(asserted, names, strict=True))
    )


def _speakers(index: DocumentIndex, mentions: Mentions) -> Iterator[tuple[int, str | None]]:
    """Who speaks by a report whose words follow, or by a verb; each with the word that says so."""
    tokens = index.tokens
    for match in (*_REPORT.finditer(tokens.text), *_LIST.finditer(tokens.text)):
        begin = tokens.word_at(match.end())
        if tokens.entities[begin] == "DATE":
            continue
        yield tokens.word_at(match.start(1)), speaker_at(tokens, mentions, begin)
    for word, text in enumerate(tokens.lower):
        if tokens.tags[word].startswith("VB") and (text in _DENYING or tells(index, word)):
            yield word, _speaker(index, mentions, word, counting=text in _STATING)


def _is_dateline(tokens: TokenTable, mentions: Mentions, speaker: str) -> bool:
    """Whether a speaker is only the town that an article is datelined with, in capitals."""
    return speaker.isupper() and speaker in tokens.text[tokens.title_end : mentions.dateline]


def _in_body(tokens: TokenTable, word: int) -> bool:
    first, last = tokens.bounds(word)
    return tokens.starts[first] >= tokens.title_end and last - first >= _SHORTEST


def _speaker(index: DocumentIndex, mentions: Mentions, verb: int, *, counting: bool) -> str | None:
    """The subject of a verb of saying, by the parser or as what stands beside it."""
    tokens = index.tokens
    first = tokens.bounds(verb)[0]
    subjects = _subjects(tokens, verb)
    strong = not counting or gives_figure(tokens, verb) or tokens.lower[verb] in SPEAKING
    begin = verb_begin(tokens, verb)
    name = titled(tokens, mentions, begin, subjects) or name_beside(tokens, mentions, begin, first)
    if name is None and not counting:
        name = phrase_beside(tokens, mentions, begin, subjects)
    name = name or person_beside(tokens, mentions, begin, first)
    name = name or body_beside(tokens, mentions, begin, first)
    if name is not None:
        return name
    beside = word_beside(tokens, begin, first)
    for word in (*_nearest(index, beside, subjects), *subjects, *beside):
        if tokens.lower[word] in PRONOUNS:
            return tokens.lower[word] if not counting or counts(tokens, verb) else None
        if counting and tokens.tags[verb] == "VBG" and word in index.covering:
            continue  # "a girl died on the way, raising the toll to 19"
        phrase = speaker_of_head(tokens, mentions, word, verb, strong=strong)
        if phrase is not None:
            return phrase
    return _missed(index, mentions, verb, subjects, counting=counting)


def _missed(
    index: DocumentIndex, mentions: Mentions, verb: int, subjects: list[int], *, counting: bool
) -> str | None:
    """Who speaks where no subject of a verb can: ahead of an aside or a place, or behind it."""
    tokens = index.tokens
    first = tokens.bounds(verb)[0]
    ahead = before_aside(tokens, mentions, verb, first)
    placed = (mentions.behind_place(tokens.starts[word], tokens.text) for word in subjects)
    if ahead is None and all(placed):
        ahead = before_place(tokens, mentions, verb, first)
    if ahead is None and not counting and not subjects:
        ahead = opening_people(tokens, verb, first)
    if ahead is None and not counting and verb_begin(tokens, verb) - 1 not in index.covering:
        ahead = phrase_ahead(tokens, verb_begin(tokens, verb), first)
    if ahead is not None or counting:
        return ahead
    return behind(tokens, mentions, verb, subject=bool(subjects))


def _nearest(index: DocumentIndex, beside: list[int], subjects: list[int]) -> list[int]:
    """The words for those who speak, beside a verb, that belong to none of its own subjects."""
    tokens, speakers = index.tokens, [word for word in subjects if _may_speak(index, word)]
    return [
        word
        for word in beside
        if tokens.lower[word] in OFFICIALS
        and tokens.deps[word] != "dobj"  # "Ann Lee, who heads the network, said"
        and not _within_any(tokens, word, speakers)
    ]


def _subjects(tokens: TokenTable, verb: int) -> list[int]:
    """The subjects of a verb, or of the one that it goes on from: "denied it and said".

    Of two the nearer comes first: "Troops killed nine, the ministry said" can pass for both.
    """
    own = _behind_comma(tokens, verb) or _own_subjects(tokens, verb)
    subjects = quoted_subjects(tokens, verb) or sorted(own, key=lambda c: (c > verb, -c))
    joined = tokens.deps[verb] == "conj" and tokens.lower[verb - 1] in {"and", "but"}
    if subjects or not (joined or tokens.tags[verb] == "VBG"):
        return subjects
    return [c for c in tokens.children[tokens.heads[verb]] if tokens.deps[c] == "nsubj"]


def _own_subjects(tokens: TokenTable, verb: int) -> list[int]:
    """The subjects that a parse gives a verb, with the noun that "which" stands for."""
    subjects = [c for c in tokens.children[verb] if tokens.deps[c] == "nsubj"]
    if tokens.deps[verb] == "relcl" and [tokens.lower[c] for c in subjects] == ["which"]:
        return [tokens.heads[verb]]
    return subjects


def _behind_comma(tokens: TokenTable, verb: int) -> list[int]:
    """Who speaks behind a list that parsers take for the subject: "..., said a nurse"."""
    if tokens.lower[verb - 1 : verb + 1] != [",", "said"]:
        return []
    behind = (c for c in tokens.children[verb] if tokens.deps[c] in {"dobj", "nsubj"} and c > verb)
    return [c for c in behind if nature(tokens.lower[c]) == "people"]


def _may_speak(index: DocumentIndex, subject: int) -> bool:
    """Whether a subject can speak: who came to harm seldom does, but "a doctor at a clinic" may."""
    of_body = index.tokens.lower[subject + 1 : subject + 2]
    return subject not in index.covering or of_body in (["at"], ["of"], ["from"])


def _within_any(tokens: TokenTable, word: int, heads: list[int]) -> bool:
    """Whether a word belongs to the noun phrase of one of some heads, or is one."""
    for _ in range(_BESIDE):
        if word in heads:
            return True
        behind = tokens.deps[word] == "amod" and word > tokens.heads[word]  # "a source loyal to"
        if not behind and tokens.deps[word] not in _IN_PHRASE:
            return False
        word = tokens.heads[word]
    return False
