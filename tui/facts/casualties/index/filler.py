"""What fills a field of a claim, and how it was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tui.model import Certainty


class Filler(NamedTuple):
    """The text of a field, and whether the clause states it or how far off it was found."""

    text: str
    certainty: Certainty


def text_of(filler: Filler | None) -> str | None:
    """Return the text that fills a field, None where nothing does."""
    return filler.text if filler is not None else None
