"""Which sentences say that something happened: harm, an attack, a disaster."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.person_nouns import group
from tui.facts.lexicon import attacks, grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import DocumentIndex

_GIVES_WAY = (
    r"gave way|broke (?:away|free|its banks?|loose|out|through)|burst|ruptured|sank|capsized"
    r"|collapsed|flattened|caught fire"
)
_CRASHES = (
    r"crashed|collided|ran into|rear-ended|derailed|exploded|blew (?:up|out|apart)"
    r"|overturned|plunged|slammed"
    r"|(?:nose-?)?dived|went (?:down|off)|(?:left|(?:ran|went|veered|swerved|skidded) off) the"
    r" (?:road|track|runway|rails)"
)
_OCCURS = r"happened|occurred|took place|unfolded|shots (?:came|rang out|were (?:fired|heard))"
_FOUND = r"(?:bodies|remains|corpses)\b[^.;]{0,30}\b(?:found|discovered|recovered|unearthed)"
OCCURRED = re.compile(rf"\b(?:{_OCCURS})\b")
"""Verbs that say only that something was."""
ACCIDENT = re.compile(rf"\b(?:{_GIVES_WAY}|{_CRASHES})\b")
"""What happens without anybody doing it, by its verb."""
BREACH = re.compile(
    rf"\b(?:{_GIVES_WAY}|started|came down|slid down"
    r"|(?:land|mud|rock)?(?:slide|fall)s? (?:hit|struck|buried|swept|engulfed))\b"
)
"""How a fire, a flood or a slide begins at one spot."""
HAPPENED = re.compile(
    rf"\b(?:{_OCCURS}|{_FOUND}|struck|erupted|detonated|opened fire|{_CRASHES}|sank|capsized"
    r"|collapsed)\b"
)
"""What happened, by a verb of which only events are subjects."""
_AFFECTS = re.compile(
    r"\b(?:hit|buried|swept|burn(?:ed|t) down|set (?:fire to|ablaze)|made landfall"
    r"|caught fire|(?:was|were) (?:engulfed|gutted|razed))\b"
)
_WON = re.compile(r"\b(?:took (?:\w+ )?control|recaptured|retook|overran)\b")
"""What troops do with a town, of which what follows is told."""
_MUTUAL = re.compile(
    r"\b(?:clash(?:es)?|fighting|battles?|firefight|gunfight|gun-?battle|encounter"
    r"|crossfire|shoot-?out|exchanges? of (?:gun)?fire)\b",
    re.IGNORECASE,
)
"""Words for harm that two sides do to each other."""
_SIDES = grammar().combatants
"""Groups of people who fight each other."""
_VERBS = attacks().verbs.forms
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_DEEDS = (
    attacks().nouns
    | attacks().means
    | attacks().violence
    | attacks().contests
    | attacks().fighting.forms
    | _VERBS
    | {"crash", "encountered", "shots", "standoff"}
)

_CLIMB = 8
"""Steps from a place up to the verb of its clause."""
_PARTICLE = 3
"""Words of a verb with its particles: "went off the road"."""


def tells_harm(index: DocumentIndex, scope: tuple[int, int]) -> bool:
    """Tell whether a sentence tells of harm itself, which may be but a part of all."""
    inside = range(index.tokens.word_at(scope[0]), index.tokens.word_end(scope[1]))
    return any(word in index.harm for word in inside)


def names_both_sides(index: DocumentIndex, scope: tuple[int, int]) -> bool:
    """Tell whether a sentence names fighters of two sides: troops on patrol, and rebels."""
    tokens = index.tokens
    inside = tokens.lower[tokens.word_at(scope[0]) : tokens.word_end(scope[1])]
    return {group([word]) for word in inside} >= _SIDES


def happens(index: DocumentIndex, scope: tuple[int, int], but: range = range(0)) -> bool:
    """Tell whether a sentence says that something happened: harm, an attack, a disaster.

    The words of `but` do not count.
    """
    tokens = index.tokens
    words = range(tokens.word_at(scope[0]), tokens.word_end(scope[1]))
    inside = [word for word in words if word not in but]
    if any(word in index.harm or tokens.lower[word] in _DEEDS for word in inside):
        return True
    if names_both_sides(index, scope):
        return True
    return any(pattern.search(tokens.text, *scope) for pattern in (HAPPENED, ACCIDENT, _AFFECTS))


def happens_at(index: DocumentIndex, word: int) -> bool:
    """Tell whether what a word hangs on says that something happened: "the boat sank near X".

    "Survivors reached X", in a sentence on what happened elsewhere, does not; a mine "located
    near X" is where what happened in it did.
    """
    tokens = index.tokens
    for _ in range(_CLIMB):
        if word in index.harm or tokens.lower[word] in _DEEDS:
            return True
        if tokens.tags[word].startswith("VB") and tokens.deps[word] != "acl":
            joined = (c for c in tokens.children[word] if tokens.deps[c] == "conj")
            return any(_is_of_event(index, verb) for verb in (word, *joined))
        if tokens.heads[word] == word:
            return False
        word = tokens.heads[word]
    return False


def was_before(index: DocumentIndex, word: int) -> bool:
    """Tell whether what a word hangs on had been done before: "had attended a wedding at X"."""
    tokens = index.tokens
    for _ in range(_CLIMB):
        if tokens.tags[word].startswith("VB") or tokens.heads[word] == word:
            break
        word = tokens.heads[word]
    had = any(tokens.lower[child] == "had" for child in tokens.children[word])
    return had and tokens.tags[word] == "VBN" and not _is_of_event(index, word)


def _is_of_event(index: DocumentIndex, verb: int) -> bool:
    """Whether a verb tells of what happened, by itself or by its subject: "the attack came"."""
    tokens = index.tokens
    if verb in index.harm or tokens.lower[verb] in _DEEDS:
        return True
    end = min(verb + _PARTICLE, tokens.bounds(verb)[1])
    small = tokens.small[tokens.starts[verb] : tokens.ends[end - 1]]
    if any(pattern.match(small) for pattern in (HAPPENED, ACCIDENT, _AFFECTS, _WON)):
        return True
    subjects = (c for c in tokens.children[verb] if tokens.deps[c] in {"nsubj", "nsubjpass"})
    return any(tokens.lower[s] in _DEEDS for s in subjects)


def of_told_attack(index: DocumentIndex, word: int) -> bool:
    """Tell whether an attack of which the text has told did the harm: "the raids also killed"."""
    tokens = index.tokens
    subjects = (c for c in tokens.children[word] if tokens.deps[c] == "nsubj")
    return any(
        tokens.lower[subject] in attacks().nouns
        and not _DEFINITE.isdisjoint(tokens.lower[at] for at in tokens.children[subject])
        for subject in subjects
    )


def fought(index: DocumentIndex, word: int) -> bool:
    """Tell whether a word's sentence is of two sides that harm each other: neither only did it."""
    scope = index.tokens.scope(index.tokens.sentence_of[word])
    return _MUTUAL.search(index.tokens.text, *scope) is not None
