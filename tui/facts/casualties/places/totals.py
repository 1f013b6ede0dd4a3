"""Counts over a time or over several attacks, which are of no single town."""

from __future__ import annotations

import re

_MONTHS = "january|february|march|april|june|july|august|september|october|november|december"
_BEGINNINGS = (
    "beginning|start|onset|outbreak|war|conflict|invasion|uprising|revolution|coup|escalation"
    "|offensive|operation|monsoon|rains|declaration"
)
_OVER_TIME = re.compile(
    rf"\b(?:since (?:(?:the|its) (?:{_BEGINNINGS})|(?:early|late|mid|last)\b|{_MONTHS}|\d"
    r"|it (?:began|started))|so far this|to date\b|(?:this|last) year\b"
    rf"|between (?:\d+ )?(?:{_MONTHS}|\d{{4}})\b"
    r"|(?:over|during|in) the (?:past|last) (?:\w+ )?(?:months|years|year|month)\b"
    r"|a total of|(?:casualty|official) figures|all told\b|as of "
    rf"|in (?:the month of )?(?:{_MONTHS})\b(?! \d{{1,2}}\b))"
)
"""What says that a count is of weeks, months or years, and so hardly of one spot."""
_RAISES = re.compile(
    r"\b(?:bring(?:s|ing)?|brought|tak(?:es?|ing)|took|rais(?:es?|ed|ing)|push(?:es|ed|ing)?)"
    r" (?:[\w'’-]+ ){0,6}?to \d?[\w,.]* ?$"
)
"""What stands before the total of more than a sentence tells: "bringing the toll to"."""
_SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|seven|several|separate|multiple|simultaneous|twin"
    r"|(?:series|string|spate|wave) of) (?:[\w-]+ ){0,2}?"
    r"(?:attacks|blasts|bombings|explosions|shootings|incidents|strikes|airstrikes|raids|crashes"
    r"|accidents|ambushes|clashes|fires|killings)\b"
)
"""Several things that happened, each at a place of its own."""


def is_over_time(sentence: str) -> bool:
    """Tell whether a sentence in small letters counts what happened over a time."""
    return _OVER_TIME.search(sentence) is not None


def is_raised(ahead: str) -> bool:
    """Tell whether what stands before a number, in small letters, makes it a new total."""
    return _RAISES.search(ahead) is not None


def tells_several(sentence: str) -> bool:
    """Tell whether a sentence in small letters is of several attacks or accidents."""
    return _SEVERAL.search(sentence) is not None
