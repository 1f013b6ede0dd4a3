"""The town at the head of a report, with a dash, a point or the day behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.lexicon import numbers
from tui.facts.names.name_context import capital

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext
    from tui.facts.names.place_candidate import PlaceCandidate

_CLOSING = frozenset({":", "."})
"""What stands behind a town that opens a report without a dash: "Beirut: At least"."""
_MONTHS = frozenset(numbers().calendar.months)


def is_dateline(context: NameContext, candidate: PlaceCandidate) -> bool:
    """Tell whether a mention opens a report: "BEIRUT (Reuters) -", "GOMA, Congo -", "Goma:"."""
    doc = context.doc
    if candidate.last >= len(doc):
        return False
    next_token, last = doc[candidate.last], doc[candidate.last - 1]
    if candidate.first > context.title_last + (60 if last.text[-1] == "-" else 25):
        return False
    shouts = last.text.isupper() and len(last) > 3
    if shouts or last.text.endswith("-") or next_token.text in {"—", "–", "(", "-", "--"}:
        return True
    return _heads_text(context, candidate.first) and _is_closed(doc, candidate.last)


def _heads_text(context: NameContext, first: int) -> bool:
    """Whether nothing of a text stands before a word."""
    start = context.title_last
    return first >= start > 0 and all(token.is_space for token in context.doc[start:first])


def _is_closed(doc: list[Token], last: int) -> bool:
    """Whether a town that opens a text ends there by a point, or the day stands behind it."""
    ahead = doc[last : last + 2]
    months = (token.lower_[:3] in _MONTHS and capital(token) for token in ahead)
    return ahead[0].text in _CLOSING or any(months)
