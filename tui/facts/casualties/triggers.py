"""The words of a text that say harm was done."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from tui.facts.lexicon import table, words
from tui.model import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.casualties.reading import Reading

Mode = Literal[
    "act", "fall", "state", "noun", "body", "claim", "toll", "among", "included", "unharmed"
]
Form = Literal["base", "s", "past", "ing", "noun"]
_FORMS: tuple[Form, ...] = ("base", "s", "past", "past", "ing")
_PAST = words("past_forms")


_VERBS: tuple[tuple[str, Mode], ...] = (("acts", "act"), ("falls", "fall"))
_OTHERS: tuple[tuple[str, Mode], ...] = (
    ("states", "state"),
    ("unharmed", "unharmed"),
    ("nouns", "noun"),
    ("bodies", "body"),
)


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
class _Entry:
    kind: ClaimKind
    mode: Mode
    form: Form
    weak: bool


@functools.cache
def _single() -> dict[str, _Entry]:
    """Every single word that triggers, acts before states before nouns where a word is several."""
    found: dict[str, _Entry] = {}
    for kind in get_args(ClaimKind):
        for word, entry in _of_kind(kind):
            found.setdefault(word, entry)
    return found


def _of_kind(kind: ClaimKind) -> Iterator[tuple[str, _Entry]]:
    entries = table("harm")[kind]
    weak = set(entries.get("weak", ()))
    for key, mode in _VERBS:
        for line in entries.get(key, ()):
            forms = line.split()
            for word, form in dict(zip(forms, _FORMS, strict=True)).items():
                yield word, _Entry(kind, mode, form, weak=bool(weak & {forms[0], word}))
    for key, mode in _OTHERS:
        shape: Form = "noun" if mode in {"noun", "body"} else "past"
        for line in entries.get(key, ()):
            for word in line.split():
                yield word, _Entry(kind, mode, shape, weak=word in weak or mode == "body")


@functools.cache
def _phrases() -> tuple[tuple[re.Pattern[str], ClaimKind, Mode, frozenset[str]], ...]:
    found: list[tuple[re.Pattern[str], ClaimKind, Mode, frozenset[str]]] = []
    for kind in get_args(ClaimKind):
        words = table("harm")[kind]
        for mode, *patterns in words.get("phrases", ()):
            pattern = "|".join(text.replace(" ", r"\s+") for text in patterns)
            compiled = re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)
            found.append((compiled, kind, mode, frozenset(words.get("weak", ()))))
    return tuple(found)


def _form(word: str) -> Form:
    if word.endswith("ing"):
        return "ing"
    return "past" if word.endswith("ed") or word in _PAST else "base"


def find_triggers(reading: Reading) -> tuple[Trigger, ...]:
    """Every trigger in the order of the text; a phrase hides what is within it."""
    found: list[Trigger] = []
    taken: set[int] = set()
    matches = [
        (match, kind, mode, weak)
        for pattern, kind, mode, weak in _phrases()
        for match in pattern.finditer(reading.text)
    ]
    for match, kind, mode, weak in sorted(matches, key=lambda m: m[0].start() - m[0].end()):
        start, end = reading.at(match.start()), reading.before(match.end())
        if start >= end or not taken.isdisjoint(range(start, end)):
            continue
        taken.update(range(start, end))
        first = reading.words[start]
        known = first in weak or first[:-1] in weak
        found.append(Trigger(start, end, kind, mode, _form(first), known))
    single = _single()
    for number, word in enumerate(reading.words):
        entry = single.get(word)
        if entry is not None and number not in taken:
            found.append(
                Trigger(number, number + 1, entry.kind, entry.mode, entry.form, entry.weak)
            )
    return tuple(sorted(found, key=lambda trigger: trigger.start))
