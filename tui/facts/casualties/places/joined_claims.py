"""Claims that only "and" joins, which are of one place: "five were hurt and nine arrested"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.filler import Filler
    from tui.facts.casualties.index.token_table import TokenTable

_AND = re.compile(r",? and (?:(?:about|around|at least|some|up to) )?")


def shared_places(
    index: DocumentIndex, own: dict[Argument, Filler | None]
) -> dict[Argument, Filler | None]:
    """Give a claim the place of the one that "and" joins it to: "five were hurt and nine held".

    `own` has the claims in the order of the text, and the place of each.
    """
    found, tokens = dict(own), index.tokens
    for one, other in pairwise(own):
        if found[other] is None and joins(tokens, one, other):
            found[other] = found[one]
    return found


def joins(tokens: TokenTable, one: Argument, other: Argument) -> bool:
    """Tell whether only "and" stands between two claims: "five were hurt and nine arrested"."""
    begin = min(other.participant.start, other.trigger.start)
    end = max(one.participant.end, one.trigger.end)
    gap = tokens.ends[end - 1], tokens.starts[begin]
    return end <= begin and _AND.fullmatch(tokens.text, *gap) is not None
