"""Number articles by their time; see the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

SLOTS = 64
"""Articles that one second can hold; what is more goes into the next."""


def first_number(seconds: int) -> int:
    """Return the first number of a second since 1970; what is older counts as second one."""
    return max(seconds, 1) * SLOTS


def number_at(moment: datetime) -> int:
    """Return the lowest number of an article published at a moment or after it."""
    return first_number(int(moment.timestamp()))
