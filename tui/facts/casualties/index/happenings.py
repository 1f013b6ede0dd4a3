"""Which sentences say that something happened: harm, an attack, a disaster."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.lexicon import attacks

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import DocumentIndex

HAPPENED = re.compile(
    r"\b(?:happened|occurred|took place|struck|unfolded|crashed|exploded|erupted|collapsed|capsized"
    r"|sank|derailed|overturned|detonated|opened fire|left the (?:road|track|runway|rails)"
    r"|(?:ran|went|veered|swerved|skidded) off the (?:road|track|runway|rails))\b"
)
"""What happened, by a verb or noun of which only events are subjects."""
OCCURRED = re.compile(r"\b(?:happened|occurred|took place|unfolded)\b")
"""Verbs that say only that something was."""
_GOES_OFF = re.compile(
    r"\b(?:went (?:down|off)|plunged|plowed|ploughed|gave way|broke loose|burn(?:ed|t) down"
    r"|set fire to|set ablaze|flattened|ruptured|breached"
    r"|(?:nose-?)?dived|slammed|hit|buried|swept|burst|broke out|made landfall|blast|explosion"
    r"|explosions|crash|clash|clashed|clashes|fighting|gunfight|firefight|standoff"
    r"|encountered|chanced upon)\b"
)
_MUTUAL = re.compile(
    r"\b(?:clash(?:es)?|fighting|battles?|firefight|gunfight|gun-?battle|encounter"
    r"|crossfire|shoot-?out|exchanges? of (?:gun)?fire)\b",
    re.IGNORECASE,
)
"""Words for harm that two sides do to each other."""
_VERBS = attacks().verbs.forms
_DEEDS = attacks().nouns | attacks().means | _VERBS


def tells_harm(index: DocumentIndex, scope: tuple[int, int]) -> bool:
    """Tell whether a sentence tells of harm itself, which may be but a part of all."""
    inside = range(index.tokens.word_at(scope[0]), index.tokens.word_end(scope[1]))
    return any(word in index.harm for word in inside)


def tells_attack(index: DocumentIndex, scope: tuple[int, int]) -> bool:
    """Tell whether a sentence says that somebody attacked."""
    tokens = index.tokens
    inside = range(tokens.word_at(scope[0]), tokens.word_end(scope[1]))
    return any(
        tokens.lower[word] in _VERBS and tokens.tags[word].startswith("VB") for word in inside
    )


def happens(index: DocumentIndex, scope: tuple[int, int]) -> bool:
    """Tell whether a sentence says that something happened: harm, an attack, a disaster."""
    tokens = index.tokens
    inside = range(tokens.word_at(scope[0]), tokens.word_end(scope[1]))
    if any(word in index.harm or tokens.lower[word] in _DEEDS for word in inside):
        return True
    return any(pattern.search(tokens.text, *scope) for pattern in (HAPPENED, _GOES_OFF))


def fought(index: DocumentIndex, word: int) -> bool:
    """Tell whether a word's sentence is of two sides that harm each other: neither only did it."""
    scope = index.tokens.scope(index.tokens.sentence_of[word])
    return _MUTUAL.search(index.tokens.text, *scope) is not None
