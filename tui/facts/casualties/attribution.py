"""Who says so: whom the text names as the source of a claim.

A source is who says, by a verb of saying in the claim's own sentence or behind "according to".
"He added" goes back to who spoke last. Inside a quotation it is who the text says is speaking.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from tui.facts.casualties.filler import Filler
from tui.facts.casualties.speaker_phrases import headline_speaker, speaker_at, speaker_of_head
from tui.facts.casualties.speaker_references import PRONOUNS, Attribution, by_antecedents
from tui.facts.lexicon import grammar, speech

if TYPE_CHECKING:
    from tui.facts.casualties.document_index import Argument, DocumentIndex
    from tui.facts.casualties.mentions import Mentions
    from tui.facts.casualties.token_table import TokenTable

_SAYING = speech().spoken
_COUNTING = speech().counting.forms
_SOURCES = grammar().sources
_NO_TALK = grammar().no_talk
_ANAPHORS = grammar().anaphors
_ACCORDING = re.compile(
    r"\b(?:according to|as (?:reported|announced|confirmed|stated) by|(?P<cited>citing|quoting)"
    r"|sources?:"
    r"|(?:communicated|announced|reported|confirmed|released|issued|published|stated) by)\s+",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:report|claim|message|rumour|post)s? (?:by|from|on)\s+(?=[^.;\n]{4,60}?\b(that)\b)"
)
"""A report whose words are told behind "that", be they true or not."""
_QUOTED = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)", re.MULTILINE)
_CONTRASTS = frozenset({"whereas", "but", "however"})
_APART = frozenset({";", "while", "whereas", "but", "however"})
_OFFICES = frozenset({"mayor", "head", "director", "chairman", "president", "officer", "inspector"})
_OF_WHOM = re.compile(r"\b(?:of|for|at|with)\b")  # before the body that a role is held in
_BYSTANDERS = frozenset({"survivor", "survivors", "witness", "witnesses", "residents", "relatives"})
"""Who tells what they saw; the counts of an opening are not from them."""
_DENYING = frozenset({"denied", "denies", "rejected", "rejects", "dismissed", "dismisses"})
_DISPUTES = re.compile(
    r"\b(?:den(?:y|ies|ied)|contradict(?:s|ed|ing)|reject(?:s|ed|ing)?)\b", re.IGNORECASE
)
_OPENING = 3
"""Sentences in which an article says who told what it is about."""
_SHORTEST = 5
_BESIDE = 6
"""Steps up a parse from a word to the head of its noun phrase."""
_NEXT = 2
"""Sentences behind an office within which its holder is named."""
_BREAK = 150
"""Words that another clause between counts for: more than a sentence has, as a source seldom
speaks across it."""


@dataclass(frozen=True, slots=True)
class Attributions:
    """All attributions of a document in order, and its quotations as spans of characters."""

    attributions: tuple[Attribution, ...]
    quoted: tuple[tuple[int, int], ...]
    opening: tuple[int, ...]
    headline: str | None
    known: frozenset[str]


def attributions(index: DocumentIndex, mentions: Mentions) -> Attributions:
    """Find who speaks where in a document."""
    tokens = index.tokens
    matches = {tokens.word_at(match.end()): match for match in _ACCORDING.finditer(tokens.text)}
    cited = {word for word, match in matches.items() if match["cited"]}
    speakers = [(word, speaker_at(tokens, mentions, word)) for word in matches]
    for match in _REPORT.finditer(tokens.text):
        speaker = speaker_at(tokens, mentions, tokens.word_at(match.end()))
        speakers.append((tokens.word_at(match.start(1)), speaker))
    for word, text in enumerate(tokens.lower):
        speaks = _tells(tokens, word) or text in _DENYING
        if tokens.tags[word].startswith("VB") and not _harms(index, word) and speaks:
            speakers.append((word, _speaker(index, mentions, word, counting=text in _COUNTING)))
    spoken = by_antecedents(tokens, speakers, cited, mentions)
    attributions = [each for each in spoken if tokens.lower[each.at] not in _DENYING]
    named = [replace(each, speaker=_by_name(each, attributions, mentions)) for each in attributions]
    body = [n for n, (first, _) in enumerate(tokens.sentences) if _in_body(tokens, first)]
    return Attributions(
        tuple(named),
        tuple(match.span() for match in _QUOTED.finditer(tokens.text)),
        tuple(body[:_OPENING]),
        headline_speaker(tokens, mentions),
        frozenset(n for _, _, n in mentions.actors if mentions.persons.get(n, "") is not None),
    )


def _in_body(tokens: TokenTable, word: int) -> bool:
    first, last = tokens.bounds(word)
    return tokens.starts[first] >= tokens.title_end and last - first >= _SHORTEST


def _by_name(attribution: Attribution, attributions: list[Attribution], mentions: Mentions) -> str:
    """The name of an office that spoke, where who holds it speaks next: "a regional official"."""
    office = attribution.speaker.casefold().split()
    if office[0] not in {"a", "an", "the"} or office[-1] not in _SOURCES | _OFFICES:
        return attribution.speaker
    for each in attributions:
        role = _OF_WHOM.split(mentions.persons.get(each.speaker) or "")[0]
        near = 0 < each.sentence - attribution.sentence <= _NEXT
        if near and office[-1] in role.casefold().replace(",", " ").split():
            return each.speaker
    return attribution.speaker


def source(index: DocumentIndex, attributions: Attributions, argument: Argument) -> Filler | None:
    """Find the source of what the text tells of somebody's harm."""
    tokens, word = index.tokens, argument.trigger.start
    sentence = tokens.sentence_of[word]
    own = [a for a in _in_sentence(attributions, sentence) if not _contrasts(tokens, word, a.at)]
    if own:
        told = [
            a for a in own if tokens.lower[a.at] not in _COUNTING or tokens.lower[a.at] in _SAYING
        ]
        reports = [a for a in own if tokens.lower[a.at] == "that" and a.at < word]
        nearest = min(
            reports or told or own, key=lambda attribution: _distance(tokens, word, attribution.at)
        )
        apart = _distance(tokens, word, nearest.at) >= _BREAK
        origin = next((a for a in own if a.cited and _joined(tokens, nearest, a)), nearest)
        return Filler(origin.speaker, "sentence" if apart else "stated")
    spot = tokens.starts[word]
    if any(start < spot < end for start, end in attributions.quoted):
        for near in (sentence + 1, sentence - 1, sentence + 2, sentence - 2):
            if near_by := _in_sentence(attributions, near):
                between = sorted((spot, tokens.starts[near_by[0].at]))
                if "\n\n" not in tokens.text[slice(*between)]:
                    return Filler(near_by[0].speaker, "incident")
    found = _opening_source(tokens, attributions, word)
    if found is None and argument.participant.further:
        found = _continued(index, attributions, word)
    opens = tokens.starts[word] < tokens.title_end or sentence in attributions.opening
    if found is None and opens and attributions.headline is not None:
        return Filler(attributions.headline, "headline")
    return found


def _opening_source(tokens: TokenTable, attributions: Attributions, word: int) -> Filler | None:
    """Who told what an article opens with: the official or body that its next sentence quotes."""
    opening, sentence = attributions.opening, tokens.sentence_of[word]
    headed = tokens.starts[word] < tokens.title_end
    if not headed and sentence not in opening[:1]:
        return None
    if not headed and _DISPUTES.search(tokens.text, *tokens.scope(sentence)):
        return None  # "officials denied that anyone died, contradicting channels"
    for near in opening if headed else (sentence + 1,):
        for told in _in_sentence(attributions, near)[:1]:
            known = told.speaker in attributions.known
            office = told.speaker.casefold().split()[-1] in (_SOURCES | _OFFICES) - _BYSTANDERS
            return Filler(told.speaker, "incident") if known or office else None
    return None


def _continued(index: DocumentIndex, attributions: Attributions, word: int) -> Filler | None:
    """Who told the harm of the sentence before, which the next goes on from: "Six others"."""
    tokens, sentence = index.tokens, index.tokens.sentence_of[word]
    if sentence not in attributions.opening[1:]:
        return None
    for told in _in_sentence(attributions, sentence - 1)[-1:]:
        between = tokens.text[tokens.starts[told.at] : tokens.starts[word]]
        harmful = any(at in index.harm for at in range(*tokens.sentences[sentence - 1]))
        return Filler(told.speaker, "incident") if harmful and "\n\n" not in between else None
    return None


def _joined(tokens: TokenTable, one: Attribution, other: Attribution) -> bool:
    """Whether no other clause begins between two attributions of a sentence."""
    return _distance(tokens, one.at, other.at) < _BREAK


def _in_sentence(attributions: Attributions, sentence: int) -> list[Attribution]:
    low = bisect_left(attributions.attributions, sentence, key=attrgetter("sentence"))
    high = bisect_left(attributions.attributions, sentence + 1, key=attrgetter("sentence"))
    return list(attributions.attributions[low:high])


def _distance(tokens: TokenTable, word: int, verb: int) -> int:
    """How far an attribution is, in words; another clause between counts for many."""
    first, last = sorted((word, verb))
    breaks = sum(tokens.lower[between] in _APART for between in range(first, last))
    return last - first + _BREAK * breaks


def _contrasts(tokens: TokenTable, word: int, verb: int) -> bool:
    """Whether somebody speaks only in a later clause: "60 drowned, whereas the union put it at"."""
    return not _CONTRASTS.isdisjoint(tokens.lower[word:verb])


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


def _beside(tokens: TokenTable, verb: int, first: int) -> list[int]:
    """The word before a verb, past a short form in brackets: "the Observatory (SOHR) said"."""
    word = verb - 1
    if word > first + 2 and tokens.lower[word] == ")" and tokens.lower[word - 2] == "(":
        word -= 3
    return [word] if word >= first else []


def _speaker(index: DocumentIndex, mentions: Mentions, verb: int, *, counting: bool) -> str | None:
    """The subject of a verb of saying, by the parser or as what stands beside it."""
    tokens = index.tokens
    first, last = tokens.bounds(verb)
    subjects = _quoted_subjects(tokens, verb) or [
        c for c in tokens.children[verb] if tokens.deps[c] == "nsubj"
    ]
    if not subjects and tokens.tags[verb] == "VBG":  # "the committee gave a toll, saying that"
        subjects = [c for c in tokens.children[tokens.heads[verb]] if tokens.deps[c] == "nsubj"]
    name = _name_beside(tokens, mentions, verb, first)
    name = name or _person_beside(tokens, mentions, verb, first)
    if name is not None:
        return name
    beside = _beside(tokens, verb, first)
    nearest = [
        word
        for word in beside
        if tokens.lower[word] in _SOURCES
        and not _within_any(tokens, word, [w for w in subjects if w not in index.covering])
    ]
    for word in (*nearest, *subjects, *beside):
        if tokens.lower[word] in PRONOUNS:
            return None if counting else tokens.lower[word]
        phrase = speaker_of_head(tokens, mentions, word, verb, strong=not counting)
        if phrase is not None:
            return phrase
    ahead = verb + 1
    if counting or ahead >= last:
        return None
    behind_quote = verb > first and tokens.lower[verb - 1] in {",", '"', "”", "''", "“"}
    is_named = tokens.lower[ahead] == "the" and ahead + 1 < last and not subjects
    if behind_quote or (is_named and mentions.covering(tokens.starts[ahead + 1]) is not None):
        return speaker_at(tokens, mentions, ahead)
    return None


def _quoted_subjects(tokens: TokenTable, verb: int) -> list[int]:
    """The subjects of who "was quoted as saying" something."""
    if verb < 1 or tokens.lower[verb - 1] != "as":
        return []
    head = tokens.heads[verb]
    head = tokens.heads[head] if head == verb - 1 else head
    return [c for c in tokens.children[head] if tokens.deps[c] == "nsubjpass"]


def _within_any(tokens: TokenTable, word: int, heads: list[int]) -> bool:
    """Whether a word belongs to the noun phrase of one of some heads, or is one."""
    for _ in range(_BESIDE):
        if word in heads:
            return True
        if tokens.deps[word] not in {"pobj", "prep", "conj", "compound", "appos", "poss"}:
            return False
        word = tokens.heads[word]
    return False


def _name_beside(tokens: TokenTable, mentions: Mentions, verb: int, first: int) -> str | None:
    """The organisation that ends right before a verb, be it "the Observatory monitor said"."""
    word = verb - 1
    if word > first and tokens.lower[word] in _ANAPHORS:
        word -= 1
    name = mentions.covering(tokens.starts[word]) if word >= first else None
    proper = name is not None and name[0].isupper() and name not in mentions.persons
    return name if proper else None


def _person_beside(tokens: TokenTable, mentions: Mentions, verb: int, first: int) -> str | None:
    """The person whose name, a clause of its own, ends right before a verb: "..., Dr X told"."""
    word = verb - 1
    name = mentions.covering(tokens.starts[word]) if word >= first else None
    if name is None or name not in mentions.persons:
        return None
    while word > first and tokens.tags[word - 1] == "NNP":
        word -= 1
    alone = word > first and tokens.lower[word - 1] in {",", '"', "”", "''"}
    return name if alone else None
