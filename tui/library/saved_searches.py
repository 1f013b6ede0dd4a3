"""Store queries that the reader names, to open like a feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import clean
from tui.errors import QueryError
from tui.library.query import parse

if TYPE_CHECKING:
    from tui.library.articles import Articles
    from tui.library.store import Store


class SavedSearches:
    """Access to the saved searches of one library."""

    def __init__(self, store: Store, articles: Articles) -> None:
        self._store = store
        self._articles = articles

    def all(self) -> tuple[tuple[str, str, int], ...]:
        """List name, query and the count of articles that it finds now, by name."""
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT name, query FROM saved ORDER BY name COLLATE NOCASE"
            ).fetchall()
        return tuple((name, query, self._count(query)) for name, query in rows)

    def put(self, name: str, query: str) -> None:
        """Save a query under a name, in place of the one it had. Raises QueryError."""
        parse(query)
        with self._store.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO saved VALUES (?, ?)", (clean.line(name), clean.text(query))
            )

    def rename(self, old: str, new: str) -> None:
        """Rename a saved search, in place of one that has the name already."""
        name = clean.line(new)
        if not name or name == old:
            return
        with self._store.writing() as connection:
            connection.execute("UPDATE OR REPLACE saved SET name = ? WHERE name = ?", (name, old))

    def remove(self, name: str) -> None:
        """Delete a saved search; the articles stay."""
        with self._store.writing() as connection:
            connection.execute("DELETE FROM saved WHERE name = ?", (name,))

    def _count(self, query: str) -> int:
        try:
            return self._articles.count(query)
        except QueryError:  # kept by a version that understood more; nothing to count here
            return 0
