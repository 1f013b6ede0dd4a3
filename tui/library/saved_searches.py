"""Store queries that the reader names, to open like a feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import clean
from tui.errors import QueryError
from tui.library.queries.query import parse
from tui.library.undo import journal, tag_steps
from tui.library.undo.journal import Change

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.library.articles import Articles
    from tui.library.store import Store


class SavedSearches:
    """Access to the saved searches of one library."""

    def __init__(self, store: Store, articles: Articles) -> None:
        self._store = store
        self._articles = articles

    def all(self, most: int | None = None) -> tuple[tuple[str, str, int], ...]:
        """List name, query and the count of articles that it finds now, by name.

        To count takes tenths of a millisecond each: with more than `most` none is, and all have 0.
        """
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT name, query FROM saved ORDER BY name COLLATE NOCASE"
            ).fetchall()
        counted = most is None or len(rows) <= most
        return tuple((name, query, self._count(query) if counted else 0) for name, query in rows)

    def put(self, name: str, query: str) -> Change:
        """Save a query under a name, in place of the one it had. Raises QueryError."""
        parse(query)
        name = clean.line(name)
        return self._set(f"saved the search '{name}'", {name: clean.text(query)})

    def rename(self, old: str, new: str) -> Change:
        """Rename a saved search, in place of one that has the name already."""
        name = clean.line(new)
        with self._store.reading() as connection:
            row = connection.execute("SELECT query FROM saved WHERE name = ?", (old,)).fetchone()
        if not name or name == old or row is None:
            return Change("nothing to change", 0)
        return self._set(f"renamed the search '{old}' to '{name}'", {old: None, name: row[0]})

    def remove(self, name: str) -> Change:
        """Delete a saved search; the articles stay."""
        return self._set(f"forgot the search '{name}'", {name: None})

    def _set(self, description: str, queries: Mapping[str, str | None]) -> Change:
        """Save these queries, by name, as one change that can be undone; None deletes."""
        with self._store.writing() as connection:
            old = {
                name: tag_steps.set_search(connection, name, query)
                for name, query in queries.items()
            }
            steps: list[journal.Step] = [
                ["saved", name, query] for name, query in old.items() if query != queries[name]
            ]
            change = Change(description, 1) if steps else Change("nothing to change", 0)
            return journal.record(connection, change, steps)

    def _count(self, query: str) -> int:
        try:
            return self._articles.count(query)
        except QueryError:  # kept by a version that understood more; nothing to count here
            return 0
