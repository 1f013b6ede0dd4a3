"""Count things in words, for every sentence that has a number in it."""

from __future__ import annotations


def plural(number: int, noun: str) -> str:
    """Write a count with its noun: `1 article`, `1,204 articles`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
