"""Store the facts of articles, as a whole and as the words and numbers that queries ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.deferred import DeferredModule
from tui.library import search_index
from tui.library.codecs import (
    language_code,
    pack_facts,
    unpack_facts,
    unpack_statement,
    unpack_text,
)
from tui.library.facts import notes
from tui.library.facts.added_facts import add_facts, match_added
from tui.library.facts.fact_identity import rematch
from tui.library.facts.verdicts import review
from tui.model import Document, Facts, Verdict

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from tui.library.facts import exported_rows, fact_tables
    from tui.model import Range
else:  # what only stores facts
    exported_rows = DeferredModule("tui.library.facts.exported_rows")
    fact_tables = DeferredModule("tui.library.facts.fact_tables")


def due_facts(connection: sqlite3.Connection, version: str, limit: int) -> tuple[int, ...]:
    """List articles that this version of the analysis has not read as they are, newest first."""
    rows = connection.execute(
        "SELECT number FROM articles WHERE version <> ? ORDER BY number DESC LIMIT ?",
        (version, limit),
    )
    return tuple(number for (number,) in rows)


def put(connection: sqlite3.Connection, number: int, facts: Facts, version: str) -> bool:
    """Store an article's facts in place of those it had; one that is gone gets none.

    Returns whether these are the first that were found in its text as it is.
    """
    previous = connection.execute(
        "SELECT version FROM articles WHERE number = ?", (number,)
    ).fetchone()
    updated = connection.execute(
        "UPDATE articles SET version = ? WHERE number = ?", (version, number)
    ).rowcount
    if updated:
        _put_language(connection, number, facts)
        connection.execute(
            "INSERT OR REPLACE INTO facts VALUES (?, ?)", (number, pack_facts(facts))
        )
        _index(connection, number, facts)
    return bool(previous == ("",))


def _put_language(connection: sqlite3.Connection, number: int, facts: Facts) -> None:
    """Store the language of a text as it was read; its feed's stays where that told none."""
    code = language_code(facts.language)
    connection.execute(
        "UPDATE articles SET language = coalesce(nullif(nullif(?, ''), 'und'), "
        "nullif(language, ''), ?) WHERE number = ?",
        (code, code, number),
    )


def reindex(connection: sqlite3.Connection, number: int) -> None:
    """Index an article's facts again, as the verdicts on them are now."""
    facts = _stored(connection, number)
    if facts is not None:
        _index(connection, number, facts)


def _stored(connection: sqlite3.Connection, number: int) -> Facts | None:
    """An article's facts, without any where none were looked for; None where they are no facts."""
    row = connection.execute("SELECT json FROM facts WHERE number = ?", (number,)).fetchone()
    return unpack_facts(row[0]) if row else Facts()


def complete(connection: sqlite3.Connection, number: int) -> Facts | None:
    """Load an article's facts with those that the reader added, as verdicts and notes name them."""
    facts = _stored(connection, number)
    return add_facts(facts, match_added(facts, rematch(facts, verdicts(connection, number))))


def rebuild_tables(connection: sqlite3.Connection) -> None:
    """Rebuild rows, tolls and languages from all facts."""
    articles = connection.execute(
        "SELECT number FROM facts UNION SELECT article FROM verdicts"
    ).fetchall()
    for (number,) in articles:
        fill(connection, number)
    connection.execute("DELETE FROM unfilled")


def fill(connection: sqlite3.Connection, number: int) -> None:
    """Make the rows, the toll and the language of an article from its facts."""
    facts = _stored(connection, number)
    if facts is not None:
        _put_language(connection, number, facts)
        decided = verdicts(connection, number)
        _put_toll(connection, number, _write_tables(connection, number, facts, decided))


def verdicts(connection: sqlite3.Connection, number: int) -> tuple[Verdict, ...]:
    """Load the verdicts on an article's facts, as they were given."""
    rows = connection.execute(
        "SELECT kind, key, decision, value FROM verdicts WHERE article = ?", (number,)
    )
    return tuple(
        Verdict(kind=kind, key=key, decision=decision, value=value)
        for kind, key, decision, value in rows
    )


def _index(connection: sqlite3.Connection, number: int, analysed: Facts) -> None:
    """Index what can be asked for: the toll's numbers, the words of names, and rows."""
    facts = _write_tables(connection, number, analysed, verdicts(connection, number))
    _put_toll(connection, number, facts)
    search_index.replace_names(
        connection,
        number,
        (
            _joined(name for person in facts.people for name in (person.name, *person.aliases)),
            _joined(name for org in facts.organisations for name in (org.name, *org.aliases)),
            _joined(_place_names(facts)),
            _joined(place.country for place in facts.places),
            _joined(claim.weapon for claim in facts.casualties),
            _joined(claim.group for claim in facts.casualties),
        ),
    )


def _place_names(facts: Facts) -> Iterator[str | None]:
    """The places of a text, and those of its claims, which may name a street or a spot besides."""
    yield from (place.name for place in facts.places)
    yield from (claim.place for claim in facts.casualties)


def _put_toll(connection: sqlite3.Connection, number: int, facts: Facts) -> None:
    connection.execute(
        "UPDATE articles SET killed_low = ?, killed_high = ?, injured_low = ?, injured_high = ? "
        "WHERE number = ?",
        (*_bounds(facts.toll.killed), *_bounds(facts.toll.injured), number),
    )


def _write_tables(
    connection: sqlite3.Connection, number: int, analysed: Facts, decided: tuple[Verdict, ...]
) -> Facts:
    """Write the rows of an article's facts, and return these as the verdicts leave them."""
    packed, utc_offset, identifier, title, text = connection.execute(
        "SELECT statements.json, utc_offset, id, title, text FROM headlines "
        "JOIN texts USING (number) LEFT JOIN statements USING (number) WHERE number = ?",
        (number,),
    ).fetchone()
    document = Document(id=identifier, title=title, text=unpack_text(text))
    reviewed = review(analysed, decided, notes.load(connection, number), document.full)
    statement = unpack_statement(packed)
    fact_tables.write(connection, number, reviewed.facts, identifier, statement, utc_offset or 0)
    exported_rows.write(connection, number, document, reviewed)
    return reviewed.facts


def _bounds(count: Range | None) -> tuple[int | None, int | None]:
    return (count.low, count.high) if count else (None, None)


def _joined(names: Iterable[str | None]) -> str:
    """Join names for the index, so parted that no phrase spans two of them."""
    from tui.library.search_terms import PARTING

    return PARTING.join(dict.fromkeys(name for name in names if name))
