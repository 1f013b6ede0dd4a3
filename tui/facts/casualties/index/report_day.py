"""The day that a report is of, from which "on Tuesday" counts: what stands at its head."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tui.facts.dates import day_of, stated_day

if TYPE_CHECKING:
    from tui.facts.casualties.index.token_table import TokenTable

_KEPT = timedelta(days=40)
"""How far the day of an outlet's page may be from that of its text."""
_HEAD = 240
"""Characters of a body in which the day of a report stands, behind what a page put before it."""
_DATED = re.compile(
    r"(?:^\s*|\b(?:published|publication|updated(?: at)?|posted(?: on)?"
    r"|(?<!on )(?:mon|tues|wednes|thurs|fri|satur|sun)day),?\s+)"
    r"(?P<date>\d{1,2}\s+[a-z]{3,9}\.?,?\s+\d{4}|[a-z]{3,9}\.?\s+\d{1,2},?\s*\d{4})\b",
    re.IGNORECASE | re.MULTILINE,
)
"""A full date at the head of a text, or behind what says that it is the day of publication."""
_HEADED = re.compile(
    r"^[^.!?\n]{0,60}(?:[A-Z]{3,}|[A-Z][a-z]+|\)|[-–—]) "
    r"(?P<date>\d{1,2} [A-Z][a-z]{2,8} \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4})(?= [A-Z0-9–-])"
    r"|^(?:\d\d:\d\d )?(?P<digits>\d\d\.\d\d\.\d{4})\b"
)
"""A full date behind a dateline or a name: "AKKAR (NNA) May 3 2016 Two soldiers"."""
_AT_ONCE = timedelta(days=3)
"""How far such a date may be from an outlet's; a farther one may be of what is told."""


def day_of_report(tokens: TokenTable, outlet: date | None) -> date | None:
    """Find the day that a text is of: that at its head, where an outlet has it a few days later."""
    head = tokens.text[: tokens.title_end + _HEAD]
    match = _DATED.search(head)
    own = stated_day(_unglued(match["date"])) if match is not None else None
    near = own is not None and (outlet is None or abs(own - outlet) < _KEPT)
    return own if near else _day_behind_head(tokens, outlet)


def _unglued(written: str) -> str:
    """Part a day from its year where a page lost what stood between: "Aug 142016"."""
    return re.sub(r"(?<=\d)(?=\d{4}$)", " ", written)


def _day_behind_head(tokens: TokenTable, outlet: date | None) -> date | None:
    """The date behind a dateline or name at the head of a body, where an outlet's is near to it."""
    match = _HEADED.match(tokens.text[tokens.title_end : tokens.title_end + _HEAD].lstrip())
    if match is None or outlet is None:
        return outlet
    digits = (match["digits"] or "").split(".")
    own = day_of("-".join(reversed(digits))) if match["digits"] else stated_day(match["date"])
    return own if own is not None and abs(own - outlet) <= _AT_ONCE else outlet
