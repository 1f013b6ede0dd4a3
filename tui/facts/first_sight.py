"""A claim as it looks at first sight: words and numbers alone, no model, in a few milliseconds.

For a reader who marks a stretch of text and says that it is a claim: the rules found none there,
so what is filled in is only a beginning, to be read over.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, get_args

from tui.facts.lexicon import harms, people, weapons
from tui.facts.numbers import find_quantities
from tui.model import Casualty, ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.numbers import Quantity

_VICTIMS = re.compile(
    r"\s*(?:of\s+)?(?!were\b|was\b|are\b|have\b|had\b)((?:[^\W\d][\w'’-]*\s?){1,4}?)"
    r"(?=\s*(?:[,.;:]|$|\b(?:were|was|are|is|have|has|had|died|killed|injured|wounded|who|when|in"
    r"|on|at|by|from|after|and)\b))"
)


def rough(text: str) -> Casualty:
    """Draft a claim from a stretch of text: first number, word of harm, weapon and group."""
    quantity = next(iter(find_quantities(text)), None)
    kind = _kind(text, quantity.start if quantity else 0)
    if quantity is None:
        claim = Casualty(kind=kind, low=1, high=1, victims=None, weapon=_weapon(text))
    else:
        claim = Casualty(
            kind=kind,
            low=quantity.low,
            high=quantity.high,
            vague=quantity.vague,
            precision=quantity.precision,
            victims=_victims(text, quantity),
            group=_group(text),
            weapon=_weapon(text),
        )
    return claim


def _kind(text: str, at: int) -> ClaimKind:
    """The kind whose word stands nearest to the number; killed where no word of harm stands."""
    candidates = [
        (abs(match.start() - at), kind)
        for kind, pattern in _harms()
        for match in pattern.finditer(text)
    ]
    return min(candidates)[1] if candidates else "killed"


def _victims(text: str, quantity: Quantity) -> str | None:
    match = _VICTIMS.match(text, quantity.end)
    return match[1].strip() if match else None


def _weapon(text: str) -> str | None:
    return next((name for name, pattern in _means() if pattern.search(text)), None)


def _group(text: str) -> str | None:
    return next((name for name, pattern in _groups() if pattern.search(text)), None)


@functools.cache
def _harms() -> tuple[tuple[ClaimKind, re.Pattern[str]], ...]:
    return tuple((kind, _any_of(_forms(kind))) for kind in get_args(ClaimKind))


def _forms(kind: ClaimKind) -> Iterator[str]:
    harm = harms().of(kind)
    yield from harm.acts.forms | harm.falls.forms | harm.states | harm.nouns | harm.bodies


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
