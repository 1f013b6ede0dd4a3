"""Number articles by their time; see the schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import datetime

SLOTS = 64
"""Articles that one second can hold; what is more goes into the next."""


def first_number(seconds: int) -> int:
    """Return the first number of a second since 1970; what is older counts as second one."""
    return max(seconds, 1) * SLOTS


def number_at(moment: datetime) -> int:
    """Return the lowest number of an article published at a moment or after it."""
    return first_number(int(moment.timestamp()))


class FreeNumbers:
    """Gives each new article the next free number of the second in which it was published."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Number articles of the library that is connected; those given are taken from then on."""
        self._connection = connection
        self._last: dict[int, int | None] = {}

    def look_up(self, published: Iterable[int]) -> None:
        """Look up at once what of these seconds is taken."""
        rows = self._connection.execute(
            "SELECT value, (SELECT max(number) FROM articles WHERE number BETWEEN value "
            "AND value + ?) FROM json_each(?)",
            (SLOTS - 1, json.dumps([*{first_number(second) for second in published}])),
        )
        self._last.update(rows)

    def take(self, published: int) -> int:
        """Take the next number of a second, or of the one after it where it is full."""
        first = first_number(published)
        while True:
            if first not in self._last:
                self.look_up([first // SLOTS, *self._behind_full()])
            last = self._last[first]
            number = first if last is None else last + 1
            if number < first + SLOTS:
                self._last[first] = number
                return number
            first += SLOTS

    def _behind_full(self) -> list[int]:
        """The seconds behind full ones that were not looked up: who has one such has many."""
        full = (first for first, last in self._last.items() if last == first + SLOTS - 1)
        return [first // SLOTS + 1 for first in full if first + SLOTS not in self._last]
