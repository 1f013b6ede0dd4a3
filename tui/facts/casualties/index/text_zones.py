"""The parts of a text: its title, its opening and its lead."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextZones:
    """Where title, opening and lead end, in characters, and the headline in lower case.

    `storm` says that the text is an account of one that passed several places; `items` counts the
    lines that are each of another event.
    """

    title: int
    opening: int
    lead: int
    headline: str
    storm: bool = False
    items: int = 0
