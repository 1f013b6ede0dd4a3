"""Places that head the items of a log or a list: "Deerfield: Sunday", "3 May, near Tabqa", a dot.

What follows such a head is of its place until the next one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from tui.facts.lexicon import numbers

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.places.event_places import EventPlace

_DAYS = "|".join(numbers().calendar.weekdays)
_HEAD = re.compile(rf"(?:: (?=\d|(?i:{_DAYS})\b)| [—–] (?=[A-Z]))")
"""What stands between a place that heads an item and its text."""
_UNKNOWN = re.compile(rf"(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+){{0,2}}): (?i:{_DAYS})\b")
"""A head that no table has as a place."""
_BARE = 16
"""Words at most of an item's head that is a sentence without a verb."""
_TOWN = 2
"""How much a place at least narrows down where, to head an item."""
_BACK = 6
"""Sentences of an item behind its head."""
_ITEMS = 2
"""Heads of items that make a log."""


def label_place(
    index: DocumentIndex,
    mentions: Mentions,
    events: tuple[EventPlace, ...],
    sentence: int,
) -> str | None:
    """Find the place of the item that a sentence stands in, where a text is made of such items."""
    labels = (_label(index, mentions, events, number) for number in _item(index, sentence))
    nearest = next((name for name in labels if name is not None), None)
    if nearest is None:
        return None
    every = range(len(index.tokens.sentences))
    heads = sum(_label(index, mentions, events, number) is not None for number in every)
    return nearest if heads >= _ITEMS else None


def _item(index: DocumentIndex, sentence: int) -> range:
    """A sentence and those before it in its paragraph, the nearest first."""
    tokens, last = index.tokens, sentence
    start = tokens.scope(sentence)[0]
    while last > max(0, sentence - _BACK):
        if "\n\n" in tokens.text[tokens.scope(last - 1)[1] : start]:
            break
        last -= 1
        start = tokens.scope(last)[0]
    return range(sentence, last - 1, -1)


def _label(
    index: DocumentIndex, mentions: Mentions, events: tuple[EventPlace, ...], number: int
) -> str | None:
    """The place by which a sentence heads an item, or None."""
    tokens = index.tokens
    start, end = tokens.scope(number)
    if start < max(tokens.title_end, mentions.dateline):
        return None
    position = bisect_left(mentions.places, (start,))
    for first, last, name, _ in mentions.places[position : position + 1]:
        if first == start and _HEAD.match(tokens.text, last) is not None:
            return name
    unknown = _UNKNOWN.match(tokens.text, start)
    if unknown is not None:
        return unknown["name"]
    words = range(*tokens.sentences[number])
    if len(words) > _BARE or any(tokens.tags[word].startswith(("VB", "MD")) for word in words):
        return None
    low = bisect_left(events, start, key=attrgetter("start"))
    inside = (spot for spot in events[low:] if spot.start < end)
    return next((spot.name for spot in inside if spot.placed and spot.narrow >= _TOWN), None)
