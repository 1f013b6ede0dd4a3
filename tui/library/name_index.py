"""Names that stand in the facts of the library, to complete what is being typed of one."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tui.library.fact_store import SEPARATOR

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

_WORDS = re.compile(r"\w+")


class NameIndex:
    """The names in one library. Every question here reads a few hundred rows, whatever its size."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def like(self, field: str, typed: str = "") -> Mapping[str, int]:
        """Names for a field in the newest articles, each with how many of those have it.

        With something typed they are from the newest articles in whose names a word begins so.
        """
        column = COLUMNS[field]
        sql, values = f"SELECT {column} FROM found ORDER BY rowid DESC LIMIT {NEWEST}", []  # noqa: S608 ours
        if words := _WORDS.findall(typed):
            values = [f'{{{column}}} : "{" ".join(words)}" *']
            sql = (
                f"SELECT {column} FROM found WHERE found MATCH ? "  # noqa: S608 our own
                f"ORDER BY rowid DESC LIMIT {FITTING}"
            )
        names: Counter[str] = Counter()
        with self._store.reading() as connection:
            for (line,) in connection.execute(sql, values):
                names.update(line.split(SEPARATOR))
        del names[""]
        return names

    def languages(self) -> Mapping[str, int]:
        """The languages of the articles by code, each with how many there are."""
        with self._store.reading() as connection:
            return dict(
                connection.execute(
                    "SELECT language, count(*) FROM articles WHERE language <> '' GROUP BY language"
                )
            )
