"""Names of months, in English, in the languages of CLDR and as newsrooms write them besides."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from itertools import filterfalse
from pathlib import Path

_MONTHS = tuple(
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
ENGLISH = {name[:3]: number for number, name in enumerate(_MONTHS, 1)}
"""The numbers of months by the three letters with which they begin in English."""

_LOCALES = (
    *("ar", "ar_SY", "bg", "bn", "cs", "da", "de", "el", "es", "fa", "fi", "fr", "he", "hi"),
    *("hu", "id", "it", "ja", "ko", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sr"),
    *("sr_Latn", "sv", "th", "tr", "uk", "ur", "vi", "zh"),
    *("am", "az", "be", "bs", "ca", "et", "eu", "gl", "gu", "ha", "hy", "is", "ka", "kk", "km"),
    *("kn", "lo", "lt", "lv", "mk", "ml", "mr", "ms", "my", "ne", "pa", "ps", "si", "so", "sq"),
    *("sw", "ta", "te", "uz"),
)
"""Of CLDR, beside English: the languages of news, whose months feeds write in their own.

Croatian is not among them: its October is Poland's November. Its months are in months.toml.
"""

_WEEKDAYS = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
"""Beginnings of English days, with which months of other languages begin too."""

_CROATIAN = re.compile(
    r"\b(?:uto|sri|čet|cet|pet|sub|ned)[a-zčć]*\b|\d\.\s*listopada", re.IGNORECASE
)
"""Days of the week as only a Croat writes them before these months; a genitive behind a dot."""

_PLAIN_LETTERS = str.maketrans("ıيىك", "iییک")


@lru_cache(maxsize=512)
def month_of(name: str, text: str = "") -> int | None:
    """Return the number of a month by its name; a beginning of it will do.

    `text` is what it stands in, which can tell the one of two languages that share a name.
    """
    name = month_key(name)
    if _CROATIAN.search(text) and (number := _table("croatian").get(name)):
        return number
    parts = dict.fromkeys((name, *name.split("/"), *re.split("[ /]", name)))
    for part in filterfalse(_WEEKDAYS.__contains__, parts):
        if any(month.startswith(part) for month in _MONTHS) and part[:3] in ENGLISH:
            return ENGLISH[part[:3]]
        if number := months().get(part):
            return number
        starts = {number for word, number in months().items() if word.startswith(part)}
        if len(part) > 2 and len(starts) == 1:
            return starts.pop()
    return None


def persian_month(name: str) -> int | None:
    """Return the number of a month of Iran's or Afghanistan's year by its name."""
    return _table("persian").get(month_key(name))


def nepali_month(name: str) -> int | None:
    """Return the number of a month of Nepal's year by its name."""
    return _table("nepali").get(month_key(name))


def ethiopian_month(name: str) -> int | None:
    """Return the number of a month of Ethiopia's year by its name."""
    return _table("ethiopian").get(month_key(name))


def month_key(name: str) -> str:
    """Write a month's name as it is looked up: without the accents that keyboards leave out."""
    letters = unicodedata.normalize("NFD", name).casefold().translate(_PLAIN_LETTERS)
    return re.sub("[\u0300-\u036f\u0653-\u0655\u093c\u09bc\u200c]", "", letters).strip(".॰ ")


@cache
def _table(name: str) -> dict[str, int]:
    """Names by month, from a table that has a line of them for each month."""
    tables = tomllib.loads(Path(__file__).with_name("months.toml").read_text(encoding="utf-8"))
    lines = enumerate(tables[name], 1)
    return {month_key(word): number for number, line in lines for word in line.split(", ") if word}


@cache
def months() -> dict[str, int]:
    """Load the names of months in the languages of most news, for the first that is not English."""
    from babel import Locale

    names = dict(_table("spellings"))
    for code in _LOCALES:
        locale = Locale.parse(code)
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[use][width].items():
                    names.setdefault(month_key(name), number)
    return names
