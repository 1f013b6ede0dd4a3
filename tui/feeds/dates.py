"""Dates of feeds: RFC 822, ISO 8601 and what is written instead, each with the zone it names.

    Thu, 05 Feb 2026 08:28:28 PM GMT+7 | 5 de fevereiro de 2026, 10h30 | 2026-02 | 1770285600

Only what is written counts: nothing is filled in from the clock, so that what is no date is none.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

_MONTHS = tuple(
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_ENGLISH = {name[:3]: number for number, name in enumerate(_MONTHS, 1)}
_LOCALES = (
    *("ar", "ar_SY", "bg", "bn", "cs", "da", "de", "el", "es", "fa", "fi", "fr", "he", "hi"),
    *("hu", "id", "it", "ja", "ko", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sr"),
    *("sr_Latn", "sv", "th", "tr", "uk", "ur", "vi", "zh"),
    *("am", "az", "bs", "ca", "et", "gl", "gu", "ha", "hy", "ka", "kk", "km", "kn", "lt", "lv"),
    *("mk", "ml", "mr", "ms", "my", "ne", "pa", "ps", "si", "so", "sq", "sw", "ta", "te", "uz"),
)
"""Of CLDR, beside English: the languages of news, whose months feeds write in their own.

Croatian is not among them: its October is Poland's November.
"""

_SPELLINGS = {"mrz": 3, "জানুয়ারি": 1, "ফেব্রুয়ারি": 2, "আগষ্ট": 8, "অগস্ট": 8}
"""Names of months that newsrooms write otherwise than CLDR."""

_RFC_822 = re.compile(
    r"(?:[A-Z][a-z]{2}, ?)?(\d\d?) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d)(?::(\d\d))? "
    r"(?:GMT|UTC|Z|([+-])(\d\d):?(\d\d))"
)
_ISO = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?"
)

_LETTER = (  # the signs of Indic scripts, Thai, Burmese and Khmer are no letters to `re`
    r"[^\W\d_]|[\u0900-\u0963\u0981-\u0ddf\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    r"\u102b-\u103e\u17b6-\u17d3]"
)
_MONTH = (
    r"(?P<month>[\u0e01-\u0e4e]{1,3}\.[\u0e01-\u0e2e](?![\u0e01-\u0e4e])"
    rf"|(?:{_LETTER}){{2,}}(?:[ /](?:{_LETTER})+)?)[.॰]?"
)
_ORDINAL = r"(?:st|nd|rd|th|er|\.|º|ª|ই|লা|রা|ঠা|শে)?"
_YEAR = r"(?P<year>\d{4}|\d\d)(?![\d:])"
_OF = r"(?:(?:de|del|of|d['’]|ב|[พค]\.ศ\.)\s*)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        (
            r"(?<!\d)(?P<year>\d{4})(?:[-/.]|\. |\s?[年년]\s?)(?P<month>\d{1,2})"
            r"(?:(?:[-/.]|\. |\s?[月월]\s?)(?P<day>\d{1,2}))?(?!\d)"
        ),
        rf"(?<!\d)(?P<day>\d{{1,2}}){_ORDINAL}[\s\-/,]*{_OF}{_MONTH}[\s\-/,]*{_OF}{_YEAR}",
        rf"(?<!\d)(?P<day>\d{{1,2}})\s*tháng\s*(?P<month>\d{{1,2}}),?\s*(?:năm\s*)?{_YEAR}",
        rf"{_MONTH}\s*[\s\-/,]\s*(?P<day>\d{{1,2}}){_ORDINAL}(?:,\s*|\s+|-){_YEAR}",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})\s.*\b(?P<year>\d{{4}})(?![\d:])",
        rf"(?<!\d)(?P<year>\d{{4}})[\s\-/.,]+{_MONTH}[\s\-/.,]+(?P<day>\d{{1,2}})(?![\d:])",
        r"(?<!\d)(?P<first>\d{1,2})[./-](?P<second>\d{1,2})[./-](?P<year>\d{4}|\d\d)(?![\d:])",
        r"(?<!\d)(?P<first>\d{1,2}) (?P<second>\d{1,2}) (?P<year>\d{4})(?![\d:])",
        r"(?<!\d)(?P<year>\d{4})-?(?P<yearday>[0-3]\d\d)(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?=T|\D|$|\d{4})",
        rf"^{_MONTH}[\s\-/,]+{_OF}(?P<year>(?:19|20)\d\d)$",
        r"^(?P<year>(?:19|20)\d\d)$",
    )
)
"""How a day is written, the surest first; the last are tried where nothing else fits."""

_HALF = r"(?P<half>[ap]\.?\s?m\b|[πμ]\.?\s?μ\b|[صم](?!\w)|এএম|পিএম)\.?"
_TIME = re.compile(
    r"(?:(?P<half_first>오전|오후|上午|下午|午前|午後)\s?)?(?<![\d.:+\-])(?P<hour>[012]?\d)\s?[:.hH時시点點]\s?(?P<minute>[0-5]\d)(?!\d)"
    r"(?:\s?[:.분分m]\s?(?P<second>[0-6]\d)(?:[.,]\d+)?)?[秒초]?"
    rf"\s*(?:{_HALF})?"
    r"|(?<![\d.:])(?P<hour_12>1?\d)\s?(?P<half_12>[ap])\.?m\b\.?"
    r"|(?<!\d)T?(?P<hour_c>[012]\d)(?P<minute_c>[0-5]\d)(?P<second_c>[0-6]\d)(?!\d)",
    re.IGNORECASE,
)
_EVENING = ("p", "μ", "م", "오후", "下午", "午後", "পি")
"""How the words for the second half of a day begin: in English, Greek, Arabic, Korean and so on."""

_OFFSET = re.compile(r"([+\-\u2212])\s?(\d{1,2})(?::?([0-5]\d))?(?!\d)")
_ZONE = re.compile(
    r"(?<![\w/])(?:[A-Za-z]+(?:/[A-Za-z_\-]+){1,2}|[A-Za-z]{1,4}\d?[A-Za-z]{0,3}|МСК|мск)(?![\w/])"
)
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d+)?")
_WIDEST = 15
"""Hours of the zone that is farthest from UTC, and one to spare."""

_PIVOT = 69
"""Years of two digits from here on are of the last century, as in POSIX."""

_BUDDHIST = range(2443, 2644)
"""Years that are of the Buddhist era, in which Thailand counts: 1900 to 2100 of the common one."""

_BUDDHIST_START = 543
_ERAS = {"民國": 1911, "民国": 1911, "令和": 2018, "平成": 1988}
_ERA_YEAR = re.compile(rf"({'|'.join(_ERAS)})\s?(\d{{1,3}}|元)年")
"""Years of Taiwan's era and of Japan's emperors; the first of one has a sign of its own."""

_LONGEST = 100
"""Characters of a date that are looked at; the longest honest ones have half as many."""


@lru_cache(maxsize=4096)
def date_of(text: str) -> datetime | None:
    """Read the moment that a feed's date names, in the zone that it names; None where it is none.

    A time without a zone is UTC. A day without a time is its first moment, a month its first day.
    """
    text = text.strip()[:_LONGEST]
    with suppress(ValueError, OverflowError):
        moment = _from_standard(text)
        if moment and moment.year not in _BUDDHIST:
            return moment
    return _from_parts(text)


def _from_standard(text: str) -> datetime | None:
    """A date in one of the forms that nearly all have."""
    if _ISO.fullmatch(text):
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if (match := _RFC_822.fullmatch(text)) and (month := _ENGLISH.get(match[2].lower())):
        return _from_rfc_822(match, month)
    return datetime.fromtimestamp(int(text[:10]), UTC) if _EPOCH.fullmatch(text) else None


def _from_rfc_822(match: re.Match[str], month: int) -> datetime:
    day, _, year, hour, minute, second, sign, hours, minutes = match.groups()
    zone: tzinfo = UTC
    if sign:
        zone = _offset(sign, hours, minutes)
    return datetime(
        int(year), month, int(day), int(hour), int(minute), min(int(second or 0), 59), tzinfo=zone
    )


def _from_parts(text: str) -> datetime | None:
    """A date in any other form: the first day that it names, then a time and a zone."""
    text = "".join(str(int(c)) if c.isdecimal() else c for c in unicodedata.normalize("NFC", text))
    text = _ERA_YEAR.sub(_common_year, text)
    for form in _FORMS:
        for match in form.finditer(text):
            with suppress(ValueError, OverflowError):
                if day := _day(match, text):
                    return _with_time(day, _without(text, match))
    return None


def _common_year(era: re.Match[str]) -> str:
    return f"{_ERAS[era[1]] + int(era[2].replace('元', '1'))}年"


def _without(text: str, match: re.Match[str]) -> str:
    """The text with the parts of a day blanked, so that what is there besides is its time."""
    for name, part in match.groupdict().items():
        if part:
            start, end = match.span(name)
            text = text[:start] + " " * len(part) + text[end:]
    return text


def _day(match: re.Match[str], text: str) -> datetime | None:
    parts = match.groupdict()
    year = _year(parts["year"], parts.get("month") or "")
    if "yearday" in parts:
        return datetime(year, 1, 1) + timedelta(days=int(parts["yearday"]) - 1)  # noqa: DTZ001
    if "first" in parts:
        return _day_in_order(year, int(parts["first"]), int(parts["second"]), text)
    written = parts.get("month") or "1"
    month = int(written) if written.isdecimal() else _month(written)
    return datetime(year, month, int(parts.get("day") or 1)) if month else None  # noqa: DTZ001


def _year(written: str, month: str) -> int:
    """A year of the common era; two digits beside a Thai month are of the Buddhist one."""
    year = int(written)
    if len(written) == 2:
        thai = "\u0e01" <= month[:1] <= "\u0e4e"
        year += 2500 if thai else 1900 if year >= _PIVOT else 2000
    return year - _BUDDHIST_START if year in _BUDDHIST else year


def _day_in_order(year: int, first: int, second: int, text: str) -> datetime:
    """25/02 and 02/25 say themselves what they are; 05/02 is of February but in America."""
    american = second > 12 or (first <= 12 and _english_half(text))
    day, month = (second, first) if american else (first, second)
    return datetime(year, month, day)  # noqa: DTZ001


def _english_half(text: str) -> bool:
    match = _TIME.search(text)
    return bool(match and _half(match)[:1] in ("a", "p"))


def _half(clock: re.Match[str]) -> str:
    return (clock["half_first"] or clock["half"] or clock["half_12"] or "").lower()


def _with_time(day: datetime, text: str) -> datetime:
    """A day with the time and the zone that stand beside it."""
    clock = _TIME.search(text)
    if clock is None:
        return day.replace(tzinfo=_zone(text, day) or UTC)
    hour = int(clock["hour"] or clock["hour_12"] or clock["hour_c"])
    half = _half(clock)
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith(_EVENING) else 0)
    minute = int(clock["minute"] or clock["minute_c"] or 0)
    second = min(int(clock["second"] or clock["second_c"] or 0), 59)
    moment = day + timedelta(hours=hour, minutes=minute, seconds=second)
    return moment.replace(tzinfo=_zone(text[clock.end() :], moment) or UTC)


def _zone(text: str, moment: datetime) -> tzinfo | None:
    """The zone that a text names: an offset, a name, or a place of the tz database."""
    if match := _OFFSET.search(text):
        return _offset(match[1], match[2], match[3])
    for match in _ZONE.finditer(text):
        if zone := _zone_by_name(match[0], moment):
            return zone
    return None


def _offset(sign: str, hours: str, minutes: str | None) -> tzinfo:
    size = timedelta(hours=int(hours), minutes=int(minutes or 0))
    if size > timedelta(hours=_WIDEST):
        return UTC
    return timezone(size if sign == "+" else -size)


def _zone_by_name(name: str, moment: datetime) -> tzinfo | None:
    written = zones().get(name.upper(), name if "/" in name else "")
    if match := _OFFSET.fullmatch(written):
        return _offset(match[1], match[2], match[3])
    if "/" not in written:
        return None
    try:
        offset = moment.replace(tzinfo=ZoneInfo(written)).utcoffset()
    except (ValueError, OSError, LookupError):
        return None
    return timezone(offset) if offset is not None else None


@cache
def zones() -> dict[str, str]:
    """Load the names of zones that are no places: offsets, or places of the tz database."""
    return tomllib.loads(Path(__file__).with_name("zones.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=512)
def _month(name: str) -> int | None:
    """The number of a month, named in English or in a language of CLDR; a beginning will do."""
    name = _month_key(name)
    for part in (name, *re.split("[ /]", name)):
        if any(month.startswith(part) for month in _MONTHS) and part[:3] in _ENGLISH:
            return _ENGLISH[part[:3]]
        if number := months().get(part):
            return number
        starts = {number for word, number in months().items() if word.startswith(part)}
        if len(part) > 2 and len(starts) == 1:
            return starts.pop()
    return None


def _month_key(name: str) -> str:
    """A month's name as it is looked up: without the accents that keyboards leave out."""
    letters = unicodedata.normalize("NFD", name).casefold().replace("ı", "i")
    return "".join(c for c in letters if not "\u0300" <= c <= "\u036f").strip(".॰ ")


@cache
def months() -> dict[str, int]:
    """Load the names of months in the languages of most news, for the first that is not English."""
    from babel import Locale

    names = {_month_key(name): number for name, number in _SPELLINGS.items()}
    for code in _LOCALES:
        locale = Locale.parse(code)
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[use][width].items():
                    names.setdefault(_month_key(name), number)
    return names
