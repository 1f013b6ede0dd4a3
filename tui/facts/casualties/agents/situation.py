"""How a claim stands to what its text is about, which says whose deed it can be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """How a claim stands to what its text is about, which says whose deed it can be."""

    argument: Argument
    happened: bool
    background: bool
    """Whether it is told of as past: only its own sentence says who did it."""
    cause: str | None
    """The claim's weapon or cause."""
    elsewhere: bool
    """Whether it states a place that is not the event's: who did that is not told."""
    apart: bool
    """Whether its sentence turns to something else."""
    another: bool
    """Whether it is of another event."""
    other_day: bool
    other_weapon: bool
    """Whether its own sentence names another weapon than the event's: another deed."""
    opens: bool
    """Whether it stands in the first sentence, which the next goes on from."""
    source: str | None
