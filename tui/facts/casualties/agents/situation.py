"""How a claim stands to what its text is about, which says whose deed it can be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex

_ARSENALS = (
    {
        "airstrike",
        "barrel bomb",
        "cluster bomb",
        "drone",
        "missile",
        "rocket",
        "shelling",
        "bomb",
        "fire",
    },
    {"gunfire", "knife", "spear", "arrow", "fire", "beating", "stoning", "grenade"},
)
"""Weapons that one side uses in one attack: an army from afar, raiders from near."""


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
    placed: bool
    """Whether its own sentence says where it was."""
    apart: bool
    """Whether its sentence turns to something else."""
    another: bool
    """Whether it is of another event."""
    other_day: bool
    other_weapon: bool
    """Whether its own sentence names another weapon than the event's: another deed."""
    own_weapon: str | None
    """The weapon that its own sentence names, where that says much."""
    opens: bool
    """Whether it stands in the first sentence, which the next goes on from."""
    source: str | None
    frame: range
    """The sentences that tell of its incident, up to its own."""
    anew: bool
    """Whether its first sentence says that it turns to another: "An hour later, ..."."""

    def sentence(self, index: DocumentIndex) -> int:
        """Return the number of the claim's sentence."""
        return index.tokens.sentence_of[self.argument.trigger.start]


def is_of_other_arms(weapon: str | None, cause: str | None) -> bool:
    """Tell whether a weapon is none of those who used the cause of a text's event."""
    if None in {weapon, cause} or weapon == cause:
        return False
    return not any({weapon, cause} <= arsenal for arsenal in _ARSENALS)
