"""Counts over a time or over several attacks, which are of no single town."""

from __future__ import annotations

import calendar
import re

from tui.facts.casualties.counts.raised_totals import RAISED

MONTHS = "|".join(name.casefold() for name in calendar.month_name if name)
"""The names of months in small letters, as a pattern has them."""
_BEGINNINGS = (
    "beginning|start|onset|outbreak|war|conflict|invasion|uprising|revolution|coup|escalation"
    "|offensive|operation|monsoon|rains|declaration"
)
_OVER_TIME = re.compile(
    rf"\b(?:since (?:(?:the|its) (?:{_BEGINNINGS})|(?:early|late|mid|last)\b|{MONTHS}|\d"
    r"|[a-z]+ (?:began|started|got under|took office))|so far this|to date\b|(?:this|last) year\b"
    rf"|between (?:\d+ )?(?:{MONTHS}|\d{{4}})\b"
    r"|(?:over|during|in) the (?:past|last) (?:\w+ )?(?:months|years|year|month)\b"
    r"|(?:during|in|over) the reporting period|a total of|(?:casualty|official) figures"
    r"|all told\b|as of "
    rf"|in (?:the month of )?(?:{MONTHS})\b(?! \d{{1,2}}\b))"
)
"""What says that a count is of weeks, months or years, and so hardly of one spot."""
_COMPARED = re.compile(
    r"\b(?:deadliest|bloodiest|worst|heaviest|largest|biggest|most \w+|first|second|third|latest)"
    r" (?:(?!killed|injured|wounded|died)[\w'’-]+ ){1,6}?"
    r"(?:(?:so far )?this year|since (?:[\w-]+ ){1,4}|in (?:the last )?(?:\w+ )?(?:months|years)\b)"
)
"""What an attack is compared with, by the time since another like it."""
_SEVERAL = re.compile(
    r"\b(?<!dropped )(?<!dropping )"
    r"(?:two|three|four|five|six|seven|several|separate|multiple|simultaneous|twin"
    r"|(?:series|string|spate|wave) of) (?:[\w-]+ ){0,2}?"
    r"(?:attacks|blasts|bombs|bombings|explosions|shootings|incidents|strikes|airstrikes|raids|crashes"
    r"|accidents|ambushes|clashes|fires|killings)\b"
    r"|\b(?:several|various|different|multiple|many|three|four|five|six|seven|eight|nine|ten) "
    r"(?:[\w-]+ ){0,2}?(?:areas|cities|communities|counties|districts|provinces|regions|states"
    r"|towns|villages)\b"
)
"""Several things that happened, each at a place of its own, or several places."""


def is_over_time(sentence: str) -> bool:
    """Tell whether a sentence in small letters counts what happened over a time.

    "The deadliest attack this year" is of one attack, whatever it is compared with.
    """
    return _OVER_TIME.search(_COMPARED.sub("", sentence)) is not None


def is_raised(ahead: str) -> bool:
    """Tell whether what stands before a number, in small letters, makes it a new total."""
    end = len(ahead.rstrip())
    return any(match.end() == end for match in RAISED.finditer(ahead))


def tells_several(sentence: str) -> bool:
    """Tell whether a sentence in small letters is of several attacks or accidents."""
    return _SEVERAL.search(sentence) is not None
