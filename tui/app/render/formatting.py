"""Facts in a reader's words: numbers, dates, ages, countries. No Textual: the plain screen too."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import NamedTuple

from tui.library.facts.claim_days import days_of
from tui.model import Casualty, Range, Row, Toll
from tui.plural import plural


class Symbols(NamedTuple):
    """The few characters that an old terminal may not have."""

    killed: str = "†"
    injured: str = "‡"
    unread: str = "●"
    star: str = "★"
    marked: str = "✓"
    bar: str = "▌"
    rule: str = "─"
    quote: str = "│"
    bullet: str = "•"
    dot: str = "·"
    dash: str = "–"
    times: str = "×"
    ellipsis: str = "…"
    branch: str = "└"
    error: str = "!"
    thumb: str = "▐"
    reviewed: str = "✓"
    rejected: str = "✗"
    corrected: str = "~"
    added: str = "+"
    updated: str = "↻"
    arrow: str = "→"


UNICODE = Symbols()
ASCII = Symbols(
    "+", "~", "*", "s", "x", ">", "-", "|", "-", "-", "-", "x", "...", "`", "!", "|", "v", "x"
)._replace(updated="u", arrow=">")

_PRECISION = {
    "at_least": "at least",
    "at_most": "up to",
    "about": "about",
    "exact": "",
    "range": "",
    "vague": "",
}
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


_WRITTEN_DAY = re.compile(
    r"(?P<iso_year>\d{4})(?:-(?P<iso_month>\d\d)(?:-(?P<iso_day>\d\d))?)?"
    r"|(?:(?P<day>\d\d?) +)?(?P<month>[a-z]{3,9})\.?"
    r"(?(day)|(?: +(?P<day_behind>\d\d?),?)?) +(?P<year>\d{4})",
    re.ASCII | re.IGNORECASE,
)

_SPAN_SIGN = re.compile(r"\s*–\s*|\s+(?:to|-)\s+", re.IGNORECASE)

# As newspapers shorten them.
_SHORT = {"January": "Jan", "February": "Feb", "August": "Aug", "September": "Sept"}
_SHORT |= {"October": "Oct", "November": "Nov", "December": "Dec"}


def symbols(encoding: str | None, term: str = "") -> Symbols:
    """Choose signs that an output of this encoding can show; a console's font has few."""
    able = (encoding or "").lower().replace("-", "") == "utf8" and term != "linux"
    return UNICODE if able else ASCII


def counted(number: int) -> str:
    """1204 as 1,204."""
    return f"{number:,}"


def sum_words(killed: int, injured: int, articles: int) -> str:
    """Say a sum for the ear: "14 killed; 30 injured; in 3 articles"."""
    numbers = ((killed, "killed"), (injured, "injured"))
    parts = [f"{counted(number)} {word}" for number, word in numbers if number]
    return "; ".join(
        [*(parts or ["nobody killed or injured"]), f"in {plural(articles, 'article')}"]
    )


def sentence(text: str) -> str:
    """Words as a sentence begins: starred 3 articles as Starred 3 articles."""
    return text[:1].upper() + text[1:]


def whole_sentence(text: str, of: str = "") -> str:
    """Words as a sentence with its full stop, behind the name `of` what they are about."""
    return f"{of}: {text.rstrip('.')}." if of else f"{sentence(text).rstrip('.')}."


def still_upgrading(waiting: int, done: str = "counted") -> str:
    """Say that so many articles wait for the upgrade, and what is not done to them yet."""
    verb = "is" if waiting == 1 else "are"
    return f"The library is being upgraded: {plural(waiting, 'article')} {verb} not {done} yet."


def amount(count: Range, marks: Symbols = UNICODE) -> str:
    """Write a count as short as it can be: 14, or 12–14."""
    if count.low == count.high:
        return counted(count.low)
    return f"{counted(count.low)}{marks.dash}{counted(count.high)}"


def toll(value: Toll, marks: Symbols = UNICODE) -> str:
    """Write the toll as a headline carries it: †12 ‡30, or "" where nobody was hurt."""
    parts = []
    if value.killed and value.killed.high:
        parts.append(marks.killed + amount(value.killed, marks))
    if value.injured and value.injured.high:
        parts.append(marks.injured + amount(value.injured, marks))
    return " ".join(parts)


def toll_change(row: Row, marks: Symbols = UNICODE) -> str:
    """Write a row's toll beside what it was before the last update: †8→†37; else as it is."""
    before, now = row.previous_toll, toll(row.toll, marks)
    if before is None or before == row.toll or not (old := toll(before, marks)) or not now:
        return now
    return f"{old}{marks.arrow}{now}"


def number(claim: Casualty, marks: Symbols = UNICODE) -> str:
    """Write the number of a claim: 14, 12–14, or its quantity word."""
    if claim.low is None or claim.high is None:
        bound = claim.high if claim.low is None else claim.low
        return claim.vague or ("some" if bound is None else counted(bound))
    return amount(Range(claim.low, claim.high), marks)


def precision(claim: Casualty) -> str:
    """Say how exact the number is meant, or "" where it needs no word."""
    return _PRECISION[claim.precision]


def day(value: str) -> str:
    """Write an ISO day, month or year as people do: 19 June 2024."""
    parts = value.partition("T")[0].split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 1:
            return parts[0]
        month = _MONTHS[numbers[1] - 1]
        month = _SHORT.get(month, month)
        if len(numbers) == 2:
            return f"{month} {numbers[0]}"
        date(*numbers[:3])
    except (ValueError, IndexError, TypeError):
        return value
    return f"{numbers[2]} {month} {numbers[0]}"


def days(claim: Casualty, marks: Symbols = UNICODE) -> str:
    """Write when a claim's harm was done: 19 June 2024, or a span, as 8–18 Nov 2026; "" is unknown.

    What both ends have in common is written once.
    """
    first, last = (day(end) for end in days_of(claim))
    if first == last:
        return first
    before, after = first.split(), last.split()
    common = 0
    while common < min(len(before), len(after)) - 1 and before[~common] == after[~common]:
        common += 1
    start = " ".join(before[: len(before) - common])
    gap = " " if " " in start or len(after) > len(before) else ""
    return f"{start}{gap}{marks.dash}{gap}{last}"


def from_days(text: str) -> tuple[str, str | None] | None:
    """Read a day, month or year, or a span as `days` writes it: its ends; None where it is none.

    The second is the last day of a span.
    """
    if (one := from_day(text)) is not None:
        return one, None
    ends = _SPAN_SIGN.split(text.strip())
    start, *ending = ends if len(ends) > 1 else text.strip().split("-")
    last = from_day(ending[0]) if len(ending) == 1 else None
    if last is None:
        return None
    from tui.facts.iso_dates import latest_day

    words = ending[0].split()
    behind = (" ".join(words[place:]) for place in range(len(words) - 1, 0, -1))
    starts = (from_day(start), *(from_day(f"{start} {common}") for common in behind))
    first = next(filter(None, starts), None) if start else None
    end = latest_day(last).isoformat()
    return (first, end) if first is not None and first < end else None


def from_day(text: str) -> str | None:
    """Read a day, month or year as `day` writes it, or as ISO has it; None where it is none.

    Months may be shortened to three letters or more, and stand before or after the day.
    """
    match = _WRITTEN_DAY.fullmatch(text.strip())
    if match is None:
        return None
    groups = match.groupdict()
    parts = [
        groups["iso_year"] or groups["year"],
        groups["iso_month"] or (_month(groups["month"]) if groups["month"] else None),
        groups["iso_day"] or groups["day"] or groups["day_behind"],
    ]
    year, *others = (int(part) for part in parts if part is not None)
    try:
        date(year, *[*others, 1, 1][:2])
    except ValueError:
        return None
    return "-".join([f"{year:04}", *(f"{number:02}" for number in others)])


def _month(word: str) -> int:
    """Number a month by its name or the beginning of it; 0, which is none, for anything else."""
    fitting = [n for n, name in enumerate(_MONTHS, 1) if name.lower().startswith(word.lower())]
    return fitting[0] if len(word) > 2 and len(fitting) == 1 else 0


def moment(instant: datetime) -> str:
    """Write when an article was published, in the reader's own zone."""
    local = instant.astimezone()
    return f"{local.day} {_MONTHS[local.month - 1]} {local.year}, {local:%H:%M}"


def age(published: datetime, now: datetime) -> str:
    """Write how old it is in at most four characters: now, 5m, 3h, 2d, 6w, 2y."""
    seconds = (now - published).total_seconds()
    for limit, unit, letter in (
        (3_600, 60, "m"),
        (86_400, 3_600, "h"),
        (14 * 86_400, 86_400, "d"),
        (365 * 86_400, 7 * 86_400, "w"),
    ):
        if seconds < limit:
            count = max(0, int(seconds // unit))
            return f"{count}{letter}" if count else ("now" if letter == "m" else f"1{letter}")
    return f"{int(seconds // (365 * 86_400))}y"
