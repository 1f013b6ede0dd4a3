"""Which clauses of a text tell of another time than its event: "days after gunmen shot four"."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from tui.facts.casualties.places.totals import MONTHS

if TYPE_CHECKING:
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.casualties.places.event_places import EventPlace
    from tui.facts.time_spans import TimeExpression

_HANGS = re.compile(
    r"\b(?:hours?|days?|weeks?|months?|years?) (?:after|before)\b"
    r"(?! (?:the|that|this|his|her|their|its) (?:attack|blast|bombing|crash|explosion|raid|strike))"
    r"[^,;]*$",
    re.IGNORECASE,
)
"""The words ahead of a clause that a span of time sets apart from what the sentence tells."""
_OPENS = re.compile(
    r"[\"“]?(?:(?:earlier )?last (?:week|month|year)"
    r"|(?:earlier|late|early) (?:in|last) \w+"
    rf"|in (?:early |late )?(?:(?:{MONTHS}),? )?(?:19|20)\d\d"
    r"|(?:\w+ ){1,2}(?:days?|weeks?|months?|years?) (?:ago|earlier|before)"
    r"|(?:days|weeks|months|years) (?:ago|earlier|before))\b,?\s"
    r"(?!the (?:attack|blast|bombing|crash)\b)",
    re.IGNORECASE,
)
"""A time at the head of a sentence, which opens a frame of its own."""

_EARLIER = frozenset({"earlier", "previously", "before", "previous"})
"""What says of a deed in the pluperfect that it is another than the text's."""
_LABEL = re.compile(
    r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}(?=: (?:\d+|[a-z]+)"
    r" (?:dead|killed|deaths?|wounded|injured|hurt|missing)\b)"
)
"""The head of an item in a list by places: "Kharkiv: two dead"."""
_AREA = re.compile(
    r"[A-Z][\w'’ -]{2,30} (?:Province|Governorate|Region|District|County|Division|State|Oblast): "
)
"""The head of an item in a report by areas: "Aleppo Province: 27 citizens were killed"."""
_DATED = re.compile(r"\W*\d{1,2} [A-Z][a-z]+(?: \d{4})?: [A-Z]")
"""The head of an item in a list by days: "3 July 2025: Two men drown"."""
_HEAD = 12
"""Characters at a sentence's start in which its time stands, if that opens it."""
_DAY = len("2016-05-04")


def opening_day(times: tuple[TimeExpression, ...], scope: tuple[int, int]) -> str | None:
    """Find the day with which a sentence opens, as ISO 8601."""
    first = bisect_left(times, scope[0], key=attrgetter("start"))
    near = [t for t in times[first : first + 1] if t.start < min(scope[0] + _HEAD, scope[1])]
    return next((time.iso for time in near if len(time.iso) == _DAY), None)


def unplaced_label(tokens: TokenTable, events: tuple[EventPlace, ...], word: int) -> bool:
    """Tell whether a word stands in an item whose head names a place that no table has."""
    scope = tokens.scope(tokens.sentence_of[word])
    label = _LABEL.match(tokens.text, scope[0])
    if label is None:
        return False
    return not any(label.start() <= spot.start < label.end() for spot in events)


def is_item(sentence: str) -> bool:
    """Tell whether a sentence is an item by places or days: "Kharkiv: two dead", "3 May: ..."."""
    return _LABEL.match(sentence) is not None or _DATED.match(sentence) is not None


def stands_in_list(tokens: TokenTable, word: int) -> bool:
    """Tell whether a word stands in an item of a list by places, which is of one event."""
    start = tokens.starts[tokens.bounds(word)[0]]
    return any(label.match(tokens.text, start) is not None for label in (_LABEL, _AREA))


def _hangs_on_other_time(tokens: TokenTable, word: int) -> bool:
    """Tell whether a word's clause is set apart in time from what its sentence tells."""
    first = tokens.bounds(word)[0]
    return _HANGS.search(tokens.text[tokens.starts[first] : tokens.starts[word]]) is not None


def is_of_other_time(tokens: TokenTable, word: int) -> bool:
    """Tell whether a word's clause or its whole sentence tells of another time."""
    first = tokens.bounds(word)[0]
    opened = _OPENS.match(tokens.text, tokens.starts[first]) is not None
    return opened or _hangs_on_other_time(tokens, word) or _had_been_before(tokens, word)


def _had_been_before(tokens: TokenTable, word: int) -> bool:
    """Whether a verb tells of what had been before: "they had killed two earlier captives"."""
    had = any(tokens.lower[child] == "had" for child in tokens.children[word])
    return had and not _EARLIER.isdisjoint(tokens.lower[word : tokens.bounds(word)[1]])
