"""When a claim's harm was done, from its first day to its last, as exactly as its text says."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.model import Casualty

_YEAR, _MONTH = len("2016"), len("2016-05")


def days_of(claim: Casualty) -> tuple[str, str]:
    """Return the ends of a claim's date in ISO 8601, twice the same where it is no span.

    The last has the grain of the first where it ends with a year or month: 1964 and 2008. Both are
    "" where no date is known.
    """
    first = claim.date or ""
    try:
        last = _as_exact(date.fromisoformat(claim.date_end or ""), len(first))
    except (ValueError, OverflowError):  # none, or one that is none, as a correction may hold
        last = first
    return first, max(first, last)


def span_words(claim: Casualty) -> str:
    """Write a claim's date as tables have it: "2012-04", "1964 to 2008", or ""."""
    first, last = days_of(claim)
    return first if first == last else f"{first} to {last}"


def _as_exact(last: date, grain: int) -> str:
    """Shorten the last day of a span to a year or month that ends with it."""
    after = last + timedelta(days=1)
    whole = after.day == 1 and (grain == _MONTH or (grain == _YEAR and after.month == 1))
    return last.isoformat()[: grain if whole else None]
