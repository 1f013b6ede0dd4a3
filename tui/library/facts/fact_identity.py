"""Identify facts apart from where they stand, so that a verdict outlives re-analysis."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from tui.model import Annotation, Casualty, Opinion, Organisation, Person, Place, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.model import Facts

Anchored = TypeVar("Anchored", Verdict, Annotation, Opinion)
Fact = Casualty | Person | Place | Organisation

_WORD = re.compile(r"\w+")
_PART = "|"


def identity(fact: Fact) -> tuple[str, str]:
    """Return the kind and the key of a fact, by which a verdict refers to it.

    A name is known by its words; a claim by its kind and number, then by its victims.
    """
    match fact:
        case Casualty():
            if fact.low is None:
                count = fact.vague or ""
            else:
                count = f"{fact.low}-{fact.low if fact.high is None else fact.high}"
            return "casualty", _PART.join((fact.kind, count, _folded(fact.victims or "")))
        case Person():
            return "person", _folded(fact.name)
        case Place():
            return "place", _folded(fact.name)
        case Organisation():
            return "organisation", _folded(fact.name)


def digest(*parts: object) -> str:
    """Return a short name of what these parts say together, the same on every machine."""
    from hashlib import blake2b

    return blake2b("\n".join(map(str, parts)).encode(), digest_size=6).hexdigest()


def all_facts(facts: Facts) -> tuple[Fact, ...]:
    """List every fact, in the order in which they are shown."""
    return (*facts.casualties, *facts.people, *facts.places, *facts.organisations)


def rematch(facts: Facts | None, verdicts: Iterable[Anchored]) -> tuple[Anchored, ...]:
    """Move verdicts, or notes, to the keys of the facts that they are about now.

    Where the analysis has come to word a claim's victims otherwise, a verdict follows the one
    claim of the same kind and number that has no verdict of its own. What is about no fact any
    more keeps its key: a later analysis may find the fact again.
    """
    verdicts = tuple(verdicts)
    if not facts or not verdicts:
        return verdicts
    present = {identity(fact) for fact in all_facts(facts)}
    taken = {(verdict.kind, verdict.key) for verdict in verdicts} & present
    moved = []
    for verdict in verdicts:
        key = verdict.key
        if (verdict.kind, key) not in present and not _is_added(verdict):
            free = [
                candidate
                for kind, candidate in present - taken
                if kind == verdict.kind == "casualty" and count_key(candidate) == count_key(key)
            ]
            if len(free) == 1:
                key = free[0]
                taken.add((verdict.kind, key))
        moved.append(replace(verdict, key=key))
    return tuple(moved)


def _is_added(anchored: Verdict | Annotation | Opinion) -> bool:
    return not isinstance(anchored, Annotation) and anchored.decision == "added"


def count_key(key: str) -> str:
    """Return the part of a claim's key that is its kind and number."""
    return key.rpartition(_PART)[0]


@lru_cache(maxsize=2_048)
def _folded(name: str) -> str:
    return " ".join(_WORD.findall(name.casefold()))
