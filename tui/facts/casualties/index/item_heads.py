"""Where the items of a report begin: at a place, a day or an hour that stands there alone.

"KHARKIV OBLAST" over a paragraph, "Balad Ruz. Gunmen stormed", "South: In Helmand", "Aug. 3, near
Raqqa": what follows such a head is of its place and time until the next one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.lexicon import numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.model import Span

_CALENDAR = numbers().calendar
_MONTH = rf"(?i:{'|'.join(_CALENDAR.months)})[a-z]*\.?"
_WEEKDAY = rf"(?i:{'|'.join(_CALENDAR.weekdays)})"
_BEGIN = r"(?:(?<=[^.][.!?:]\s)|^)(?:[^\w\n]{0,3})"
_TIMED = re.compile(
    rf"{_BEGIN}(?:\d\d[.:]\d\d(?= [A-Z])"
    rf"|(?:{_WEEKDAY},? )?(?:\d\d?(?:st|nd|rd|th)? {_MONTH}|{_MONTH} \d\d?)(?:,? \d{{4}})?"
    r"(?=[.:\n]|, (?:near|in|at) )"
    r"|(?:North|South|East|West|Cent(?:re|er))(?:-?(?:east|west))?(?=:)"
    r"|[A-Z][\w’' ()-]{2,40} [–—] [A-Z][\w’' -]{2,30}: (?=[A-Z]))",
    re.MULTILINE,
)
"""A day, an hour, a part of the land or "Measles – Chad: " where a sentence begins."""
_AHEAD = re.compile(r"(?:[^.][.!?:]\s|\n)[^\w\n]{0,3}$")
_BEHIND = re.compile(
    r"(?: (?:area|city|county|district|division|governorate|oblast|province|region|state))?"
    r"(?:[.:](?=\s)| ?[-–—] (?=[A-Z])|[^\S\n]*\n)",
    re.IGNORECASE,
)
_BACK = 6
"""Characters ahead of a place that show whether a sentence begins with it."""


def item_heads(text: str, title: int, places: Iterable[Span]) -> tuple[int, ...]:
    """Find where items begin behind a title, by their first characters."""
    heads = {match.start() for match in _TIMED.finditer(text, title)}
    for start, end in places:
        opens = start == title or _AHEAD.search(text, max(title, start - _BACK), start)
        if start >= title and opens and _BEHIND.match(text, end):
            heads.add(start)
    return tuple(sorted(heads))
