"""Arithmetic on ISO 8601 dates: a day, a week ("2016-W18"), a month, a year, or a span "a/b"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.model import DatePrecision

A_DAY = len("2016-05-04")
"""The length of a date that is a day."""
_A_MONTH = len("2016-05")


def is_day(iso: str | None) -> bool:
    """Tell whether an ISO date is one day, and no week, month, year or span."""
    return iso is not None and len(iso) == A_DAY


def latest_day(iso: str) -> date:
    """Return the last day of an ISO date or span, to compare times of unlike grain."""
    last = iso.rpartition("/")[2]
    if "W" in last:
        return _monday(last) + timedelta(days=6)
    if is_day(last):
        return date.fromisoformat(last)
    year, month = int(last[:4]), int(last[5:7] or 12) if len(last) > 4 else 12
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def first_day(iso: str | None) -> str | None:
    """Return the start of a span, the Monday of an ISO week, and any other ISO date as it is."""
    first = iso.partition("/")[0] if iso is not None else None
    return _monday(first).isoformat() if first is not None and "W" in first else first


def last_day(iso: str | None, today: date | None = None) -> str | None:
    """Return the last day of a span or week, None for what is one day, month or year.

    What happened "this week" did so up to `today`.
    """
    if iso is None or not ("/" in iso or "W" in iso):
        return None
    last = latest_day(iso)
    running = "W" in iso and today is not None and last - timedelta(days=7) < today < last
    return (today if running and today is not None else last).isoformat()


def precision_of(iso: str | None) -> DatePrecision | None:
    """Tell how exact an ISO date, or the start of a span, is by its length."""
    if iso is None:
        return None
    first = iso.partition("/")[0]
    if "W" in first:
        return "week"
    return "day" if is_day(first) else "month" if len(first) == _A_MONTH else "year"


def _monday(week: str) -> date:
    return date.fromisocalendar(int(week[:4]), int(week[-2:]), 1)
