"""The street where harm was done: "on Quarry Street", "in the 300 block of North 8th Avenue".

Papers tell the street and leave out their own town, which the dateline or the police have.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.facts.casualties.index.token_table import TokenTable

_ENDS = (
    "street|st|avenue|ave|road|rd|boulevard|blvd|drive|lane|ln|highway|hwy|terrace|parkway|pkwy"
    "|turnpike|expressway|freeway|square|alley"
)
_NUMBERED = "interstate|highway|route|road|loop|u\\.s\\.|us|i"
_WAYS = frozenset((*_ENDS.split("|"), "interstate", "route", "loop", "u.s.", "st.", "rd.", "ave."))
"""Words without one of which a sentence names no street."""
_STREET = re.compile(
    r"\b(?:on|along|near|off|at|in the \d+ block of)(?: the)?(?: \d+)?"
    r"(?: (?:north|south|east|west)(?:bound)?)? (?P<name>"
    rf"(?:(?:[NSEW]\.?|[A-Z][\w'’.-]*|\d+(?:st|nd|rd|th)) ){{1,3}}(?=[A-Z])(?i:{_ENDS})\b(?: \d+)?"
    rf"|(?:[A-Z][a-z]+ )?(?=[A-Z])(?i:{_NUMBERED})[ -]\d+[A-Z]?\b)"
)
"""A street or a road behind a preposition of place."""
_HOME = re.compile(
    r"\b(?:lives?|lived|resid\w+|home|address|based|offices?|headquarters)(?: [a-z]+){0,2} ?$"
)
"""What stands before a street that is only where somebody lives or works."""


def street_of(tokens: TokenTable, word: int) -> str | None:
    """Find the street that the sentence of a word says something was at, the nearest to it."""
    first, last = tokens.bounds(word)
    if _WAYS.isdisjoint(part for w in tokens.lower[first:last] for part in w.split("-")):
        return None
    start, end = tokens.starts[first], tokens.ends[last - 1]
    spots = [
        match
        for match in _STREET.finditer(tokens.text, start, end)
        if _HOME.search(tokens.small, start, match.start()) is None
    ]
    near = min(spots, key=lambda match: abs(match.start() - tokens.starts[word]), default=None)
    return " ".join(near["name"].split()) if near is not None else None


def address(street: str | None, town: str | None) -> str | None:
    """Write a street before its town: "Quarry Street, Baraboo"."""
    if street is None or town is None or street in town:
        return town or street
    return f"{street}, {town}"
