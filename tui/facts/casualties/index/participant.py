"""A participant: a noun phrase with its number. Whether it was harmed is for the rules to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tui.facts.casualties.index.person_nouns import Nature
    from tui.model import Precision

ParticipantForm = Literal["number", "vague", "article", "zero", "single"]


@dataclass(frozen=True, slots=True)
class Participant:
    """Words `start` to `end`; `head` is its noun, or None for a bare number.

    `core` is the span of the number in characters. `further` is said of "two others", `of_whole`
    of "two of the dead", `unit` of families and households.
    """

    start: int
    end: int
    head: int | None
    form: ParticipantForm
    core: tuple[int, int]
    low: int | None
    high: int | None
    vague: str | None
    precision: Precision
    nature: Nature
    further: bool = False
    of_whole: bool = False
    unit: bool = False
