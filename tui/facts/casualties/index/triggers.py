"""The words of a text that say harm was done."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from tui.facts.lexicon import grammar, harms
from tui.facts.word_starts import alternatives, closing
from tui.model import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.lexicon.entries import Verbs, Words
    from tui.facts.lexicon.schema import Mode

Form = Literal["base", "s", "past", "ing", "noun"]
_FORMS: tuple[Form, ...] = ("base", "s", "past", "past", "ing")
_PAST = grammar().past_forms
_OBJECTS = frozenset({"CD", "DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$"})
"""Tags of words that begin what a verb has as its object."""
_TRADES = frozenset({"butcher", "butchers"})
"""Verbs of harm that are also what somebody is."""
_JACK = ["jack", "-"]
"""Words before "knifed" that make it what a lorry does."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words `start` to `end` say harm of a `kind`; `weak` ones only where people are named."""

    start: int
    end: int
    kind: ClaimKind
    mode: Mode
    form: Form
    weak: bool


@dataclass(frozen=True, slots=True)
class _TriggerEntry:
    kind: ClaimKind
    mode: Mode
    form: Form
    weak: bool


@functools.cache
def _single() -> dict[str, _TriggerEntry]:
    """Every single word that triggers, acts before states before nouns where a word is several."""
    entries: dict[str, _TriggerEntry] = {}
    for kind in get_args(ClaimKind):
        for word, entry in _of_kind(kind):
            entries.setdefault(word, entry)
    return entries


@functools.cache
def _nouns() -> dict[str, _TriggerEntry]:
    """Every noun that triggers: "arrests" is a verb as well, and is told by its tag."""
    kinds = (entry for kind in get_args(ClaimKind) for entry in _of_kind(kind))
    return {word: entry for word, entry in kinds if entry.mode == "noun"}


def _of_kind(kind: ClaimKind) -> Iterator[tuple[str, _TriggerEntry]]:
    harm = harms().of(kind)
    verbs: tuple[tuple[Verbs, Mode], ...] = ((harm.acts, "act"), (harm.falls, "fall"))
    for entries, mode in verbs:
        for forms in entries:
            for word, form in dict(zip(forms, _FORMS, strict=True)).items():
                yield (
                    word,
                    _TriggerEntry(
                        kind, mode, form, weak=not harm.weak.isdisjoint((forms[0], word))
                    ),
                )
    plain: tuple[tuple[Words, Mode], ...] = (
        (harm.states, "state"),
        (harm.unharmed, "unharmed"),
        (harm.nouns, "noun"),
        (harm.bodies, "body"),
    )
    for nouns, mode in plain:
        shape: Form = "noun" if mode in {"noun", "body"} else "past"
        for word in nouns:
            yield word, _TriggerEntry(kind, mode, shape, weak=word in harm.weak or mode == "body")


@dataclass(frozen=True, slots=True)
class _TriggerPhrase:
    pattern: re.Pattern[str]
    kind: ClaimKind
    mode: Mode
    weak: frozenset[str]


@functools.cache
def _phrases() -> dict[str, list[_TriggerPhrase]]:
    """The phrases by the words with which they can begin, so that few are tried anywhere."""
    phrases: dict[str, list[_TriggerPhrase]] = {}
    for kind in get_args(ClaimKind):
        harm = harms().of(kind)
        for entry in harm.phrases:
            for text in entry.patterns:
                compiled = re.compile(text.replace(" ", r"\s+") + r"(?![\w-])", re.IGNORECASE)
                phrase = _TriggerPhrase(compiled, kind, entry.mode, harm.weak)
                for word in openers(text):
                    phrases.setdefault(word, []).append(phrase)
    return phrases


def openers(pattern: str) -> set[str]:
    """Find the words with which the texts that a phrase's pattern matches can begin.

    >>> sorted(openers("(shot|gunned) dead")), sorted(openers("(the )?deaths? of"))
    (['gunned', 'shot'], ['death', 'deaths', 'the'])
    """
    if pattern.startswith("(?"):
        return openers(pattern[closing(pattern) + 1 :])
    if not pattern.startswith("("):
        literal = re.match(r"[\w'’-]+", pattern)
        if literal is None:
            return set()
        word, rest = literal[0], pattern[literal.end() :]
        return {word, word[:-1]} if rest.startswith("?") else {word}
    end = closing(pattern)
    first_words: set[str] = set()
    for alternative in alternatives(pattern[1:end]):
        first_words |= openers(alternative)
    if pattern[end + 1 : end + 2] == "?":
        first_words |= openers(pattern[end + 2 :].lstrip())
    return first_words


def _form(word: str) -> Form:
    if word.endswith("ing"):
        return "ing"
    return "past" if word.endswith("ed") or word in _PAST else "base"


def find_triggers(tokens: TokenTable) -> tuple[Trigger, ...]:
    """Find every trigger in the order of the text; a phrase hides what is within it."""
    phrases = list(_phrase_triggers(tokens))
    taken = {word for trigger in phrases for word in range(trigger.start, trigger.end)}
    singles = (trigger for trigger in _single_triggers(tokens) if trigger.start not in taken)
    return tuple(sorted((*phrases, *singles), key=lambda trigger: trigger.start))


def _phrase_triggers(tokens: TokenTable) -> Iterator[Trigger]:
    """Triggers of several words, the longest first where two share one."""
    taken: set[int] = set()
    phrases = _phrases()
    matches = [
        (number, match.end(), phrase)
        for number, word in enumerate(tokens.lower)
        for phrase in phrases.get(word, ())
        if (match := phrase.pattern.match(tokens.text, tokens.starts[number]))
    ]
    for start, stop, phrase in sorted(matches, key=lambda m: tokens.starts[m[0]] - m[1]):
        end = tokens.word_end(stop)
        if start >= end or not taken.isdisjoint(range(start, end)):
            continue
        taken.update(range(start, end))
        first = tokens.lower[start]
        weak = first in phrase.weak or first[:-1] in phrase.weak
        manner = first.endswith("ly") or first == "target"  # "fatally shot", "target killed"
        form = _form(tokens.lower[end - 1] if manner else first)
        form = "noun" if phrase.mode == "noun" else form
        yield Trigger(start, end, phrase.kind, phrase.mode, form, weak)


def _is_noun(tokens: TokenTable, number: int) -> bool:
    """Whether a word is a noun, and no verb of a headline that the tagger takes for one."""
    object_ahead = tokens.tags[number + 1 : number + 2]
    return tokens.tags[number].startswith("NN") and _OBJECTS.isdisjoint(object_ahead)


def _single_triggers(tokens: TokenTable) -> Iterator[Trigger]:
    single, nouns = _single(), _nouns()
    for number, word in enumerate(tokens.lower):
        tag = tokens.tags[number]
        entry = (nouns.get(word) if _is_noun(tokens, number) else None) or single.get(word)
        verb = word == "remains" and tag.startswith("VB")
        trade = word in _TRADES and tag.startswith("NN")
        folded = word.startswith("knif") and tokens.lower[max(0, number - 2) : number] == _JACK
        fired = word == "shot" and tag == "NN" and tokens.lower[number - 1] in {"a", "single"}
        if entry is not None and not (verb or trade or folded or fired):
            yield Trigger(number, number + 1, entry.kind, entry.mode, entry.form, entry.weak)
