"""Complete names from the facts of the library."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tui.library.search_terms import PARTING, match_expression

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.library.store import Store

COLUMNS: Mapping[str, str] = {
    "person": "people",
    "place": "places",
    "org": "organisations",
    "weapon": "weapons",
    "group": "groups",
}
"""The fields of a query that take a name, and where the index keeps what they ask for."""

NEWEST = 2_000
"""Articles looked at where nothing was typed yet."""

FITTING = 300
"""Articles looked at that have a word which begins as it was typed; the newest ones again."""


class NameIndex:
    """Completes names of one library. Each call reads a few hundred rows, whatever its size."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def like(self, field: str, typed: str = "") -> Mapping[str, int]:
        """List names for a field in the newest articles, each with how many of those have it.

        With something typed they are from the newest articles in whose names a word begins so.
        """
        column = COLUMNS[field]
        sql, values = f"SELECT {column} FROM names ORDER BY number DESC LIMIT {NEWEST}", []  # noqa: S608 ours
        if expression := match_expression(f"{typed}*"):
            values = [f"{{{column}}} : ({expression})"]
            sql = (
                f"SELECT {column} FROM names WHERE number IN (SELECT rowid FROM name_search "  # noqa: S608 our own
                f"WHERE name_search MATCH ? ORDER BY rowid DESC LIMIT {FITTING})"
            )
        names: Counter[str] = Counter()
        with self._store.reading() as connection:
            for (line,) in connection.execute(sql, values):
                names.update(line.split(PARTING))
        del names[""]
        return names

    def languages(self) -> Mapping[str, int]:
        """Count the articles of each language, by code."""
        with self._store.reading() as connection:
            return dict(
                connection.execute(
                    "SELECT language, count(*) FROM articles WHERE language <> '' GROUP BY language"
                )
            )
