"""Who holds those whom a text says were arrested: by its verb, by who tells of it, by its raid."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.agents.agent_phrases import name_at, phrase
from tui.facts.casualties.agents.phrase_starts import start_of
from tui.facts.casualties.agents.verb_subjects import TELLING, antecedent, subjects
from tui.facts.casualties.index.filler import Filler
from tui.facts.casualties.index.person_nouns import nature
from tui.facts.casualties.index.victim_groups import group
from tui.facts.lexicon import attacks

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_CAPTORS = attacks().captors
_ARREST = re.compile(
    r"(?:arrest|detain|detention|apprehend|nab|round|custody|held|captur|seiz|booked|taken|took|question|quiz|interrogat)",
    re.IGNORECASE,
)
_ARRESTED = re.compile(
    r"arrest|detain|detention|apprehend|nab|round|picked|custody|held|booked|taken|took"
)
_ARRESTS: tuple[str, ...] = ("arrest", "detain", "custod", "round", "held", "nabbed", "apprehend")
_ARRESTS += ("picked", "surrender")
_CROWD = 20
"""Arrests from which on they are hardly of suspects who had fled."""
_BODY = re.compile(
    r"(?P<body>.*?\b(?:police|sheriff[’']?s? (?:office|department)|sheriff|state patrol"
    r"|highway patrol|troopers|gendarmerie|carabinieri|army|military|navy|coast ?guard)\b)",
    re.IGNORECASE,
)
"""A body that arrests, at the head of an office or name: "Kisumu County Police Commander"."""
_RELEASING = frozenset({"released", "releases", "releasing"})
"""Verbs of those who held somebody; who "freed" them may be others."""
_SPOTS = frozenset({"CARDINAL", "DATE", "FAC", "GPE", "LOC", "TIME"})
_NO_CAPTORS = frozenset(
    {"border", "coast", "dozen", "dozens", "end", "force", "gate", "hundreds", "means", "river"}
    | {"road", "roadside", "score", "scores", "sea", "shore", "thousands", "time", "way"}
)
"""Nouns behind "by" that say when, where or how somebody was taken."""
_RETIRED = re.compile(r"\b(?:former|ex-|retired|union|association|lawyer|watchdog)", re.IGNORECASE)


def unlisted_captor(tokens: TokenTable, head: int) -> str | None:
    """Find whom no list has, by whom somebody was taken: "detained by a column", "by coca growers".

    Nobody is detained by a thing, but "by mistake" or "by the road".
    """
    start = start_of(tokens, head)
    article = tokens.lower[start - 1] in {"a", "an", "the"}
    several = tokens.tags[head] == "NNS" and not article
    told = tokens.entities[head] in _SPOTS or nature(tokens.lower[head]) == "things"
    if told or not (several or article) or tokens.lower[head] in _NO_CAPTORS:
        return None
    return tokens.slice(start, head + 1)


def captor(
    tokens: TokenTable, mentions: Mentions, argument: Argument, source: str | None
) -> Filler | None:
    """Find who arrested somebody whom a clause says only to have been arrested.

    Police who tell of arrests made them; where a ministry does, the police whom the text says to
    have made arrests.
    """
    trigger = argument.trigger.start
    beside = trigger - 1
    if tokens.lower[beside] in _CAPTORS and argument.trigger.mode == "act":
        return Filler(tokens.slice(beside, trigger), "stated")  # "three people police arrested"
    taker = _surrendered_to(tokens, mentions, trigger) or released_by(tokens, mentions, trigger)
    if taker is not None:
        return Filler(taker, "sentence")
    teller = _teller(tokens, mentions, trigger) if argument.trigger.mode == "act" else None
    if teller is not None:
        return Filler(teller, "sentence")
    body = _arresting_body(mentions, source)
    fought = not _ARRESTED.match(tokens.lower[trigger])
    own = group(tokens, argument, mentions)
    if fought and own != "militants":
        body = None  # "the army says rebels killed a captured pilot"
    if fought and own == "security forces" and mentions.side_of(source or "") == "militants":
        body = source  # "the Front said it took seven soldiers prisoner"
    if body is not None:
        return Filler(body, "incident")
    arresting = set(_arresting(tokens, mentions, tokens.sentence_of[trigger]))
    return Filler(arresting.pop(), "incident") if len(arresting) == 1 else None


def is_arrest(tokens: TokenTable, argument: Argument) -> bool:
    """Tell whether a few people are arrested, as those are who are taken to have done it."""
    trigger = argument.trigger
    words = tokens.lower[trigger.start : trigger.end]
    few = (argument.participant.high or 0) < _CROWD and trigger.kind == "captured"
    return few and any(word.startswith(_ARRESTS) for word in words)


def is_held_for(opening: frozenset[str]) -> bool:
    """Tell whether a text opens with harm that people are arrested for, wherever they then are."""
    return not {"killed", "injured"}.isdisjoint(opening)


def _teller(tokens: TokenTable, mentions: Mentions, verb: int) -> str | None:
    """The body that says of itself to have arrested: "The ministry said it had detained ten"."""
    doers = subjects(tokens, verb)
    if not doers or tokens.lower[doers[-1]] not in {"it", "they"}:
        return None
    above = tokens.heads[verb]
    for speaker in tokens.children[above] if tokens.lower[above] in TELLING else ():
        if tokens.deps[speaker] == "nsubj":
            name = name_at(mentions, tokens, speaker)
            return name or phrase(tokens, mentions, speaker)
    return None


def _surrendered_to(tokens: TokenTable, mentions: Mentions, verb: int) -> str | None:
    """To whom people gave themselves up: "surrendered to the army", or to "them" who tell it."""
    if not tokens.lower[verb].startswith("surrender"):
        return None
    tos = (c for c in tokens.children[verb] if tokens.lower[c] == "to")
    heads = [c for to in tos for c in tokens.children[to] if tokens.deps[c] == "pobj"]
    for head in heads[:1]:
        if tokens.lower[head] in {"them", "it"}:
            heads = [c for c in tokens.children[tokens.heads[verb]] if tokens.deps[c] == "nsubj"]
    return next((phrase(tokens, mentions, head) for head in heads), None)


def released_by(tokens: TokenTable, mentions: Mentions, verb: int) -> str | None:
    """Find who had held people: "rebels released two Danes who had been detained"."""
    if tokens.deps[verb] not in {"relcl", "acl"}:
        return None
    freed = tokens.heads[verb]
    while tokens.deps[freed] == "conj":
        freed = tokens.heads[freed]
    above = tokens.heads[freed]
    if tokens.deps[freed] != "dobj" or tokens.lower[above] not in _RELEASING:
        return None
    doers = (antecedent(tokens, mentions, c) for c in subjects(tokens, above))
    return next((phrase(tokens, mentions, c) for c in doers), None)


def _arresting_body(mentions: Mentions, source: str | None) -> str | None:
    """The police or army that a source speaks for, by its own name or the office of a person."""
    if source is None:
        return None
    office = mentions.persons.get(source) or source if source in mentions.persons else source
    if _RETIRED.search(office):
        return None
    match = _BODY.match(office)
    return match["body"] if match is not None else None


def _arresting(tokens: TokenTable, mentions: Mentions, sentence: int) -> list[str]:
    """Who arrests somebody by the verbs of the sentences around one, or of the text's opening."""
    names: list[str] = []
    for word, text in enumerate(tokens.lower):
        number = tokens.sentence_of[word]
        near = abs(number - sentence) <= 1 or number <= 2
        raid = number == sentence and tokens.deps[word] == "advcl" and text not in TELLING
        if not near or not tokens.tags[word].startswith("VB") or not (_ARREST.match(text) or raid):
            continue
        doers = subjects(tokens, word)  # of a raid: "when police broke up a sit-in"
        for subject in doers if raid else doers or _beside(tokens, word):
            if tokens.lower[subject] in _CAPTORS:
                name = phrase(tokens, mentions, subject)
                names += [name] if name is not None else []
    return names


def _beside(tokens: TokenTable, verb: int) -> list[int]:
    """The word before a past verb, or before one between, where a parse has no subject."""
    first = tokens.bounds(verb)[0]
    return [w for w in (verb - 1, verb - 2) if w >= first and tokens.tags[verb] == "VBD"]
