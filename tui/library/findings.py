"""The facts of articles: kept whole, and as words and numbers that queries ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.packing import language_code, pack_facts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from tui.model import Facts, Range

_PARTED = " \ue000 "
"""Stands between names: FTS5 takes it for a word, so that no phrase spans two names."""


def wanting(connection: sqlite3.Connection, version: str, limit: int) -> tuple[int, ...]:
    """Articles that this version of the analysis has not seen as they are now, newest first."""
    rows = connection.execute(
        "SELECT number FROM articles WHERE version <> ? ORDER BY number DESC LIMIT ?",
        (version, limit),
    )
    return tuple(number for (number,) in rows)


def put(connection: sqlite3.Connection, number: int, facts: Facts, version: str) -> None:
    """Keep an article's facts in place of those it had."""
    if not connection.execute("SELECT 1 FROM articles WHERE number = ?", (number,)).fetchone():
        return
    connection.execute(
        "UPDATE articles SET version = ?, killed_low = ?, killed_high = ?, injured_low = ?, "
        "injured_high = ?, language = coalesce(nullif(language, ''), ?) WHERE number = ?",
        (
            version,
            *_bounds(facts.toll.killed),
            *_bounds(facts.toll.injured),
            language_code(facts.language),
            number,
        ),
    )
    connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (number, pack_facts(facts)))
    connection.execute("DELETE FROM found WHERE rowid = ?", (number,))
    connection.execute(
        "INSERT INTO found (rowid, people, organisations, places, countries, weapons, groups) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            _joined(name for who in facts.people for name in (who.name, *who.aliases)),
            _joined(name for org in facts.organisations for name in (org.name, *org.aliases)),
            _joined(place.name for place in facts.places),
            _joined(place.country for place in facts.places),
            _joined(claim.weapon for claim in facts.casualties),
            _joined(claim.group for claim in facts.casualties),
        ),
    )


def _bounds(count: Range | None) -> tuple[int | None, int | None]:
    return (count.low, count.high) if count else (None, None)


def _joined(names: Iterable[str | None]) -> str:
    return _PARTED.join(dict.fromkeys(name for name in names if name))
