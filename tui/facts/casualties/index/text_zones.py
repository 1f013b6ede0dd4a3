"""The parts of a text: its title, its opening and its lead."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.model import Span


@dataclass(frozen=True, slots=True)
class TextZones:
    """Where title, opening and lead end, in characters, and the headline in lower case.

    `first` is the first sentence, which says what the text is about;
    `storm` says that the text is an account of one that passed several places, `entry` that it is
    one of a log; `heads` is where the items of a report begin, `apart` the paragraphs
    that open with another incident, `countries` of which country each place is.
    """

    title: int
    opening: int
    lead: int
    headline: str
    first: str = ""
    storm: bool = False
    entry: bool = False
    heads: tuple[int, ...] = ()
    apart: tuple[Span, ...] = ()
    countries: Mapping[str, str] = field(default_factory=dict)

    def item(self, start: int) -> int:
        """Number the item in which a place lies; 0 is ahead of the first."""
        return bisect_right(self.heads, start)

    def is_apart(self, start: int) -> bool:
        """Tell whether a place lies in a paragraph that tells of another incident."""
        return any(low <= start < high for low, high in self.apart)
