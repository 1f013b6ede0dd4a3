"""Count things in words, for every sentence that has a number in it."""

from __future__ import annotations


def plural(number: int, noun: str) -> str:
    """Write a count with its noun: `1 article`, `1,204 articles`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def without_point(counted: str, number: int) -> str:
    """Write that what was counted is on no map, in the words that all exports and the map have."""
    verbs = ("has", "is") if number == 1 else ("have", "are")
    return f"{counted} {verbs[0]} no point and {verbs[1]} not on the map."
