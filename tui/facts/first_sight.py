"""A claim as it looks at first sight: words and numbers alone, no model, in a few milliseconds.

For a reader who marks a stretch of text and says that it is a claim: the rules found none there,
so what is filled in is only a beginning, to be read over.
"""

from __future__ import annotations

import functools
import re
from operator import itemgetter
from typing import TYPE_CHECKING, get_args

from tui.facts.lexicon import harms, people, weapons
from tui.facts.numbers import find_quantities
from tui.model import Casualty, ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.numbers import Quantity

_VICTIMS = re.compile(
    r"\s*(?:of\s+)?(?!(?:were|was|are|have|had|and|or|in|on|at)\b)((?:[^\W\d][\w'’-]*\s?){1,4}?)"
    r"(?=\s*(?:[,.;:]|$|\b(?:were|was|are|is|have|has|had|died|killed|injured|wounded|who|when|in"
    r"|on|at|by|from|after|and)\b))"
)
_PARTED = re.compile(r"[;.]\s|\b(?:after|as|but|when|whereas|while)\b", re.IGNORECASE)
"""Between a number and a word of harm, what begins another clause."""
_FINITE = re.compile(r"[^.;]{0,40}?\b(?:are|had|have|is|was|were)\b")
_OWN = re.compile(r"\s+(?:an?|the|his|her|their|\d)")
"""Behind a verb, what it has for an object of its own: "and killed a farmer"."""
_NOUN = re.compile(r"\s*(?:of\s+)?([^\W\d][\w’-]*)")
_TWO = re.compile(r"\b(?:both|couple|pair)\b", re.IGNORECASE)


def rough(text: str) -> Casualty:
    """Draft a claim from a stretch of text: number and word of harm of one clause, weapon, group.

    Where every number belongs to another clause than every word of harm, it counts somebody else.
    Words that tell of no harm and no number have none: nobody is counted by default.
    """
    quantities = find_quantities(text)
    paired = ((quantity, _kind(text, quantity)) for quantity in quantities)
    quantity, kind = next(((q, k) for q, k in paired if k is not None), (None, None))
    harm = _first_harm(text)
    if kind is None and harm is None and quantities:
        quantity = quantities[0]
    if quantity is None:
        number = (2 if _TWO.search(text) else 1) if harm else None
        return Casualty(
            kind=harm or "killed", low=number, high=number, victims=None, weapon=_weapon(text)
        )
    return Casualty(
        kind=kind or "killed",
        low=quantity.low,
        high=quantity.high,
        vague=quantity.vague,
        precision=quantity.precision,
        victims=_victims(text, quantity),
        group=_group(text),
        weapon=_weapon(text),
    )


def _kind(text: str, quantity: Quantity) -> ClaimKind | None:
    """The kind whose word stands nearest to a number in its clause; None where none does."""
    if _counts_things(text, quantity):
        return None
    candidates: list[tuple[int, ClaimKind]] = []
    for kind, pattern in _harms():
        for match in pattern.finditer(text):
            if match.start() < quantity.start:
                between = text[match.end() : quantity.start]
                apart = "and" in between.split() and _FINITE.match(text, quantity.end)
            else:
                between = text[quantity.end : match.start()]
                apart = between.rstrip().endswith(" and") and _OWN.match(text, match.end())
            if not apart and _PARTED.search(between) is None:
                candidates.append((len(between), kind))
    return min(candidates, key=itemgetter(0))[1] if candidates else None


def _counts_things(text: str, quantity: Quantity) -> bool:
    noun = _NOUN.match(text, quantity.end)
    return noun is not None and noun[1].casefold() in _things()


def _first_harm(text: str) -> ClaimKind | None:
    spots = [(match.start(), kind) for kind, pattern in _harms() if (match := pattern.search(text))]
    return min(spots)[1] if spots else None


def _victims(text: str, quantity: Quantity) -> str | None:
    match = _VICTIMS.match(text, quantity.end)
    return match[1].strip() if match else None


def _weapon(text: str) -> str | None:
    return next((name for name, pattern in _means() if pattern.search(text)), None)


def _group(text: str) -> str | None:
    return next((name for name, pattern in _groups() if pattern.search(text)), None)


@functools.cache
def _harms() -> tuple[tuple[ClaimKind, re.Pattern[str]], ...]:
    return tuple((kind, _harm(kind)) for kind in get_args(ClaimKind))


def _harm(kind: ClaimKind) -> re.Pattern[str]:
    phrases = "|".join(text.replace(" ", r"\s+") for text in _phrases(kind))
    single = _any_of(_forms(kind)).pattern
    return re.compile(rf"{single}|\b(?:{phrases})(?![\w-])" if phrases else single, re.IGNORECASE)


def _forms(kind: ClaimKind) -> Iterator[str]:
    harm = harms().of(kind)
    yield from harm.acts.forms | harm.falls.forms | harm.states | harm.nouns | harm.bodies


def _phrases(kind: ClaimKind) -> Iterator[str]:
    """Patterns of several words, of modes that take who was harmed before them or behind."""
    for entry in harms().of(kind).phrases:
        if entry.mode in {"act", "fall", "state", "noun"}:
            yield from entry.patterns


@functools.cache
def _things() -> frozenset[str]:
    nouns = people().things | people().animals
    return frozenset(form for noun in nouns for form in _plurals(noun))


@functools.cache
def _means() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE))
        for name, patterns in weapons().weapons.items()
    )


@functools.cache
def _groups() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, _any_of(form for noun in nouns for form in _plurals(noun)))
        for name, nouns in people().groups.items()
    )


def _plurals(noun: str) -> Iterator[str]:
    yield from (noun, f"{noun}s")
    for end, plural in (("child", "children"), ("woman", "women"), ("man", "men")):
        if noun.endswith(end):
            yield noun.removesuffix(end) + plural


def _any_of(entries: Iterator[str]) -> re.Pattern[str]:
    either = "|".join(re.escape(word) for word in sorted(set(entries), key=len, reverse=True))
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)
