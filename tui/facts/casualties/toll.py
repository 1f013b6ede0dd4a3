"""The toll of an article's main event, by rules that a sentence each explains.

1. Only claims of events count: no background, hypothesis, denial, and no part of a whole.
2. The headline's number wins; without one, the first that the text states.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model import Range, Toll

if TYPE_CHECKING:
    from tui.facts.casualties.claims import Claim


def choose_toll(claims: list[Claim]) -> Toll:
    """The killed and the injured of the main event; null where no number is stated."""
    return Toll(killed=_of(claims, "killed"), injured=_of(claims, "injured"))


def _of(claims: list[Claim], kind: str) -> Range | None:
    for claim in claims:
        one = claim.casualty
        if (
            one.kind == kind
            and one.status == "event"
            and not one.subset
            and one.low is not None
            and one.high is not None
        ):
            return Range(one.low, one.high)
    return None
