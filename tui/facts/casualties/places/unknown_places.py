"""Names behind a preposition of place that no table has and no rule took for a place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.lexicon import numbers

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.model import Span

BEHIND_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Bb]etween) (?:the )?(?P<name>[A-Z][a-z][\w'’-]+"
    r"(?: (?:(?:da|de|do|del|di|al|el)[ -])?[A-Z][\w'’-]+)*)"
)
"""A name behind a preposition of place."""
_TIMES = frozenset(
    day.capitalize() for day in (*numbers().calendar.months, *numbers().calendar.weekdays)
)
_NO_NAMES = frozenset(
    {"hospital", "police", "custody", "operation", "christmas", "easter", "ramadan"}
)
"""Words with a capital behind a preposition that are no place's name."""


def names_unknown_place(index: DocumentIndex, mentions: Mentions, scope: Span) -> bool:
    """Tell whether a sentence puts something in what no table has and no rule took for a place.

    "A raid in the Complexo da Penha": no other place of the text is where that was.
    """
    names = BEHIND_PLACE.finditer(index.tokens.text, *scope)
    return any(
        not _is_taken(mentions, *match.span("name"))
        and _TIMES.isdisjoint(re.findall(r"\w+", match["name"])[:1])
        for match in names
    )


def is_at_unknown(index: DocumentIndex, mentions: Mentions, argument: Argument) -> bool:
    """Tell whether who came to harm is told to be at what no rule took for a place: "held in Bath".

    Then no other place of the text is where that was.
    """
    tokens = index.tokens
    end = max(argument.trigger.end, argument.participant.end)
    begin = tokens.ends[end - 1]
    last = tokens.scope(tokens.sentence_of[argument.trigger.start])[1]
    match = BEHIND_PLACE.match(tokens.text, begin + 1, last)
    if match is None or _is_taken(mentions, *match.span("name")):
        return False
    first = re.findall(r"\w+", match["name"])[0]
    return first not in _TIMES and first.casefold() not in _NO_NAMES


def _is_taken(mentions: Mentions, start: int, end: int) -> bool:
    """Whether a place, a person or a body is named within a stretch of the text."""
    spans = (*((a, z) for a, z, *_ in mentions.places), *((a, z) for a, z, *_ in mentions.actors))
    return any(a < end and start < z for a, z in spans)
