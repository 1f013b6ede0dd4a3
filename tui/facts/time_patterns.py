"""How times are written, in small letters: days, months, spans and "two weeks ago"."""

from __future__ import annotations

import re

from tui.facts.lexicon import numbers
from tui.facts.word_starts import WordStarts

_DAYS = numbers().calendar.weekdays
_SMALL = ("", *numbers().calendar.counts)
_MONTH = (
    r"(?P<month>(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?)"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_OF_YEAR = rf"(?:,?\s+{_YEAR}|,?(?: of)? (?P<of_last>last|this) year)?"
_ON = rf"(?:(?:{'|'.join(_DAYS)}),?\s+)?"
_COUNT = rf"(?P<count>\d{{1,3}}|an?|{'|'.join(_SMALL[1:])})"
_WORD = (
    r"(?P<word>the day before yesterday|yesterday|today|tonight|overnight|last night"
    r"|this (?:morning|afternoon|evening)|the (?:day|night|evening) before"
    r"|the previous (?:day|night|evening)|a day (?:ago|earlier))"
)
_PAST = r"(?:in|over|during|within|for|throughout|of)\s+the\s+(?:past|last|previous|preceding)\s+"
_BARE_DAY = (
    r"(?:on|since|until) the (?P<day>[0-3]?\d)(?:st|nd|rd|th)(?: of (?P<of_month>this|last) month)?"
    r"(?=[.,;:)]|\s(?:and|at|but|when|while|in|after|before|together|around)\b|$)"
)
_FIRST_MONTHS = (
    rf"(?:in|over|during|for|of) the first (?:(?P<part>half|quarter)|{_COUNT} months)"
    rf" of (?:{_YEAR}|(?:the|this|(?P<of_last>last)) year)"
)
PATTERNS = WordStarts(
    (
        r"(?P<year>(?:19|20)\d\d)-(?P<number>[01]\d)-(?P<day>[0-3]\d)",
        rf"{_COUNT}\s+weeks?\s+ago\s+(?P<word>today|yesterday)",
        rf"{_ON}(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}{_OF_YEAR}",
        rf"{_ON}{_MONTH}\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|:\d){_OF_YEAR}",
        _BARE_DAY,
        rf"(?:(?P<which>last|late|early|mid|this|in|of|during|since)[\s-]+)?{_MONTH}(?:,?\s+{_YEAR})",
        rf"{_MONTH}(?: of)? (?P<of_last>last|this) year",
        rf"(?P<which>last|in|of|during|since|late|early|this past)[\s-]+{_MONTH}",
        _WORD,
        rf"(?P<weekday>{'|'.join(_DAYS)})(?:['’]s)?(?:,? (?:of )?(?P<before>last) week(?!['’]))?",
        rf"{_PAST}(?:{_COUNT}\s+)?(?P<past>hours?|days?|weeks?|months?|years?)",
        rf"{_COUNT}\s+(?P<unit>days?|weeks?|months?|years?)\s+(?:ago|earlier|before)",
        _FIRST_MONTHS,
        r"(?P<of_week>last|this) week",
        r"last (?P<last>month|year)",
        r"(?:(?:over|during|at) the|last|this past) (?P<weekend>weekend)",
        r"(?:so far |earlier |late |early )?this (?P<this>month|year)",
        r"since the (?P<begun>start|beginning) of (?:the|this) (?P<this>month|year)",
        rf"(?:the|an?)\s+{_YEAR}(?=\s+[a-z]{{4,}})",
        rf"(?:in|of|during|since|by)\s+(?:early\s+|late\s+|mid-?\s?)?{_YEAR}",
    )
)
YEARS = re.compile(
    r"\b(?:between|from)\s+(?P<first>(?:19|20)\d\d)\s+(?:and|to|until)\s+(?P<last>(?:19|20)\d\d)\b"
)
MONTHS_APART = re.compile(
    rf"\b(?:between|from)\s+(?P<first>{_MONTH.replace('?P<month>', '?:')})"
    rf"(?:,?\s+(?P<of>(?:19|20)\d\d))?\s+(?:and|to|until|through)\s+{_MONTH}(?:,?\s+{_YEAR})?(?!\s+\d)"
)
_FIRST = r"(?<![\w-])(?P<first>[0-3]?\d)(?:st|nd|rd|th)?"
DAYS_OF_MONTH = tuple(
    re.compile(pattern + r"(?![\w-])")
    for pattern in (
        rf"{_FIRST}\s?(?:-|–|to)\s?{_DAY}(?:\s+of)?\s+{_MONTH}(?:,?\s+{_YEAR})?",
        rf"(?<=between ){_FIRST}\s+and\s+{_DAY}(?:\s+of)?\s+{_MONTH}(?:,?\s+{_YEAR})?",
        rf"{_MONTH}\s+{_FIRST}\s?(?:-|–|to)\s?{_DAY}(?:,?\s+{_YEAR})?",
    )
)
OPEN_ENDED = re.compile(
    r"\b(?:since|until|till|from|after|before|between|by|ahead of|scheduled for|next)\s+"
    r"(?:early\s+|late\s+|mid-?\s?|last\s+)?(?:the\s+)?(?:(?:middle|start|beginning|end)\s+)?$"
)
