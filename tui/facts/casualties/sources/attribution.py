"""Who says so: whom the text names as the source of a claim.

A source is who says, by a verb of saying in the claim's own sentence or behind "according to".
"He added" goes back to who spoke last. Inside a quotation it is who the text says is speaking.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.facts.casualties.sources.begun_speakers import speaker_at
from tui.facts.casualties.sources.headline_speakers import headline_speaker
from tui.facts.casualties.sources.missed_speakers import before_place, behind, opening_people
from tui.facts.casualties.sources.named_speakers import named_speakers
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
from tui.facts.lexicon import grammar, speech

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_SAYING = speech().spoken
_COUNTING = speech().counting.forms
_SOURCES = grammar().sources
_NO_TALK = grammar().no_talk
_ACCORDING = re.compile(
    r"\b(?:according to|as (?:reported|announced|confirmed|stated) by|(?P<cited>citing|quoting)"
    r"|by (?:the )?(?:count|tally|estimate|reckoning) of|sources?:"
    r"|(?:communicated|announced|reported|confirmed|identified|released|issued|published|stated)"
    r" by)\s+",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:report|claim|message|rumour|post)s? (?:by|from|on)\s+(?=[^.,;\n]{4,60}?\b(that)\b)"
)
"""A report whose words are told behind "that", be they true or not."""
_LIST = re.compile(
    r"\b(?:list|count|tally|toll|estimate|figure|survey)s? (?:by|from)\s+"
    r"(?=[^.,;\n]{4,60}?\b(had|has|have|named|names|lists)\b)"
)
"""A list of somebody's, and the verb behind it: "a list by the union had 15 dead"."""
_THINKING = frozenset({"believe", "believes", "believed", "fear", "fears", "feared"})
_SPEAKING = frozenset({"speak", "speaks", "spoke", "spoken", "speaking"})
_FINDING = frozenset({"found", "finds"})
"""What a survey or who counts does with what is then told behind "that"."""
_GIVING = frozenset(
    {"give", "gives", "gave", "given", "giving", "raise", "raises", "raised", "raising"}
    | {"publish", "publishes", "published", "release", "releases", "released"}
    | {"revise", "revises", "revised", "revising", "lower", "lowers", "lowered", "lowering"}
)
_FIGURES = frozenset(
    {"toll", "count", "figure", "figures", "number", "tally", "total", "estimate", "losses"}
    | {"list", "lists", "names"}
)
"""What somebody gives or raises who counts: "gave a lower toll of 16"."""
_NAMING = frozenset({"identify", "identifies", "identified", "name", "names", "named"})
_VICTIMS = frozenset({"dead", "deceased", "victims", "victim", "woman", "man", "wounded"})
"""Of whom somebody says who they were: "the coroner identified the dead as"."""
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
_IN_PHRASE = frozenset({"pobj", "prep", "conj", "compound", "appos", "poss"})


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
        replace(each, speaker=as_publisher(name, own))
        for each, name in zip(asserted, names, strict=True)
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
        speaks = _tells(tokens, word) or text in _DENYING
        if tokens.tags[word].startswith("VB") and not _harms(index, word) and speaks:
            yield word, _speaker(index, mentions, word, counting=text in _COUNTING | _FINDING)


def _is_dateline(tokens: TokenTable, mentions: Mentions, speaker: str) -> bool:
    """Whether a speaker is only the town that an article is datelined with, in capitals."""
    return speaker.isupper() and speaker in tokens.text[tokens.title_end : mentions.dateline]


def _in_body(tokens: TokenTable, word: int) -> bool:
    first, last = tokens.bounds(word)
    return tokens.starts[first] >= tokens.title_end and last - first >= _SHORTEST


def _harms(index: DocumentIndex, word: int) -> bool:
    """Whether a verb says that harm was done, as "claimed" does of lives, but not of a report."""
    trigger = index.harm.get(word)
    if trigger is None:
        return False
    if trigger.mode == "toll":
        return False  # "the agency put the dead at 200"
    if index.tokens.lower[trigger.end : trigger.end + 1] in (["that"], ["to"]):
        return False
    said = any(index.tokens.deps[c] == "ccomp" for c in index.tokens.children[word])
    return trigger.mode != "claim" or not said  # "claimed nine soldiers had been killed"


def _tells(tokens: TokenTable, word: int) -> bool:
    """Whether a verb says something, or counts what is then known."""
    text = tokens.lower[word]
    finds = text in _FINDING and tokens.lower[word + 1 : word + 2] == ["that"]
    if finds or (text not in _SAYING and text not in _COUNTING):
        return finds
    thought = any(tokens.deps[c] == "ccomp" for c in tokens.children[word])
    behind = tokens.lower[word + 1 : word + 2]
    sums = text == "adding" and behind == ["to"]  # "adding to 300,000 who fled before"
    if sums or (text in _THINKING and (not thought or behind == ["for"])):
        return False  # "fear for their lives", "is believed to have died"
    if text in _SPEAKING:
        return "of" in tokens.lower[word + 1 : word + _BESIDE]
    if text in _GIVING and "what" not in tokens.lower[max(0, word - _BESIDE) : word]:
        return not _FIGURES.isdisjoint(tokens.lower[word + 1 : word + _BESIDE])
    if text in _NAMING:
        return not _VICTIMS.isdisjoint(tokens.lower[word + 1 : word + _BESIDE])
    return _NO_TALK.isdisjoint(tokens.lower[word + 1 : word + 3])


def _speaker(index: DocumentIndex, mentions: Mentions, verb: int, *, counting: bool) -> str | None:
    """The subject of a verb of saying, by the parser or as what stands beside it."""
    tokens = index.tokens
    first = tokens.bounds(verb)[0]
    subjects = _subjects(tokens, verb)
    figure = counting and not _FIGURES.isdisjoint(tokens.lower[verb + 1 : verb + _BESIDE])
    name = titled(tokens, mentions, verb, subjects) or name_beside(tokens, mentions, verb, first)
    if name is None and not counting:
        name = phrase_beside(tokens, mentions, verb, subjects)
    name = name or person_beside(tokens, mentions, verb, first)
    name = name or body_beside(tokens, mentions, verb, first)
    if name is not None:
        return name
    beside = word_beside(tokens, verb, first)
    for word in (*_nearest(index, beside, subjects), *subjects, *beside):
        if tokens.lower[word] in PRONOUNS:
            return None if counting else tokens.lower[word]
        phrase = speaker_of_head(tokens, mentions, word, verb, strong=not counting or figure)
        if phrase is not None:
            return phrase
    ahead = before_aside(tokens, mentions, verb, first)
    placed = (mentions.behind_place(tokens.starts[word], tokens.text) for word in subjects)
    if ahead is None and all(placed):
        ahead = before_place(tokens, mentions, verb, first)
    if ahead is None and not counting and not subjects:
        ahead = opening_people(tokens, verb, first)
    if ahead is not None or counting:
        return ahead
    return behind(tokens, mentions, verb, subject=bool(subjects))


def _nearest(index: DocumentIndex, beside: list[int], subjects: list[int]) -> list[int]:
    """The words for those who speak, beside a verb, that belong to none of its own subjects."""
    tokens, speakers = index.tokens, [word for word in subjects if _may_speak(index, word)]
    return [
        word
        for word in beside
        if tokens.lower[word] in _SOURCES
        and tokens.deps[word] != "dobj"  # "Ann Lee, who heads the network, said"
        and not _within_any(tokens, word, speakers)
    ]


def _subjects(tokens: TokenTable, verb: int) -> list[int]:
    """The subjects of a verb, or of the one that it goes on from: "denied it and said".

    Of two the nearer comes first: "Troops killed nine, the ministry said" can pass for both.
    """
    own = [c for c in tokens.children[verb] if tokens.deps[c] == "nsubj"]
    subjects = quoted_subjects(tokens, verb) or sorted(own, key=lambda c: (c > verb, -c))
    joined = tokens.deps[verb] == "conj" and tokens.lower[verb - 1] == "and"
    if subjects or not (joined or tokens.tags[verb] == "VBG"):
        return subjects
    return [c for c in tokens.children[tokens.heads[verb]] if tokens.deps[c] == "nsubj"]


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
