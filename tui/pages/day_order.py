"""Reads dates of a page, of which 09/03 is a day of March or of September as the page has it.

    another date of the page that can be read in one order only, then days nearby in its address
    and its data, then the zone beside it, then the country that the page is of or is written for

Where none of these tells, the first number is the day, but for a time with "am" or "pm" beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import cache
from urllib.parse import urlsplit

from lxml import etree

from tui.dates import date_of

Reader = Callable[[str], datetime | None]
"""Reads the moment that a line of a page is, be it in its head or beside its heading."""

SHORTEST, LONGEST = 8, 60
"""Characters of a date; what is shorter is a year or a time of day."""

NEAR = timedelta(days=7)
"""How far from an article's day the others of its page may be that tell it from the other one."""

_NUMBERS = re.compile(r"(?<![\d./-])(\d\d?)([./-])(\d\d?)\2(\d{4}|\d\d)(?![\d./-])")
_STANDARD = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/])(\d\d)\2(\d\d)(?!\d)")
_AMERICAN_ZONE = re.compile(r"\d\s?(?:[ap]\.?m\.?)?\s?\(?[ECMP][DS]?T\b", re.IGNORECASE)
_YEAR_FIRST = frozenset({"ko", "ja", "zh"})
"""Languages in which a day of three short numbers begins with its year."""

_AMERICAN = frozenset({"us", "ph"})
_OPEN = frozenset({"ca", "co", "io", "me", "tv", "ai", "fm", "cc", "eu", "ly", "gg"})
"""Countries that write either way, and such whose names of hosts anybody takes."""

_HOLDERS = etree.XPath(
    "//meta/@content | //time/@datetime | //script[contains(@type, 'json')]/text()"
)


def day_reader(root: etree._Element, url: str) -> Reader:
    """Make what reads dates of a page; it looks for the order only where a date needs it."""
    language, region = _locale(root, url)
    order = cache(lambda text: _month_first(root, url, text, region, language))

    def read(text: str) -> datetime | None:
        text = text.strip()
        numbers = _NUMBERS.search(text)
        if not (SHORTEST if numbers is None else 0) <= len(text) <= LONGEST:
            return None
        if numbers is None:
            return date_of(text)
        if language in _YEAR_FIRST and len(numbers[1]) == len(numbers[4]) == 2:
            return date_of(_NUMBERS.sub(r"20\1-\3-\4", text, count=1))
        return date_of(text, month_first=order(text) if _is_open(numbers) else None)

    return read


def _is_open(numbers: re.Match[str]) -> bool:
    """Tell whether a date can be read in both orders, which it never is with dots."""
    return numbers[2] != "." and int(numbers[1]) <= 12 and int(numbers[3]) <= 12


def _locale(root: etree._Element, url: str) -> tuple[str, str]:
    """The language of a page and the country that it says it is for, or that its host is of."""
    written = root.get("lang") or root.get("xml:lang") or ""
    metas = (m.get("content", "") for m in root.iter("meta") if m.get("property") == "og:locale")
    locales = (next(metas, ""), written)
    language, region = "", ""
    for locale in locales:
        parts = re.split("[-_]", locale.strip().lower())
        language, region = language or parts[0], region or (parts[1] if len(parts) > 1 else "")
    host = ""
    with suppress(ValueError):
        host = (urlsplit(url).hostname or "").rpartition(".")[2]
    country = len(host) == 2 and host not in _OPEN
    return language, host if country else region


def _month_first(
    root: etree._Element, url: str, text: str, region: str, language: str
) -> bool | None:
    """Tell in which order a page writes its days; None where nothing shows it."""
    if (told := _by_other_dates(root.itertext())) is not None:
        return told
    if (told := _by_days_nearby(text, [url, *_HOLDERS(root)])) is not None:
        return told
    if _AMERICAN_ZONE.search(text):
        return True
    if region in _AMERICAN:
        return True
    return None if region in ("", *_OPEN) and language in ("", "en") else False


def _by_other_dates(texts: Iterable[str]) -> bool | None:
    """What dates with a number that is no month tell of the others, where they agree."""
    found = {
        int(numbers[3]) > 12
        for text in texts
        for numbers in _NUMBERS.finditer(text)
        if numbers[2] != "." and (int(numbers[1]) > 12) != (int(numbers[3]) > 12)
    }
    return found.pop() if len(found) == 1 else None


def _by_days_nearby(text: str, holders: Iterable[str]) -> bool | None:
    """What days written in one way only tell, where those of just one reading are near."""
    readings = (date_of(text, month_first=False), date_of(text, month_first=True))
    days = [day for holder in holders for day in _days(holder)]
    near = [any(r and abs(r.date() - day) <= NEAR for day in days) for r in readings]
    return near[1] if near[0] != near[1] else None


def _days(text: str) -> Iterator[date]:
    for year, _, month, day in _STANDARD.findall(text):
        with suppress(ValueError):
            yield date(int(year), int(month), int(day))
