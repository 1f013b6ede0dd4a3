"""Store what the reader writes to articles and facts, and what others handed over.

As a verdict is, a note is kept by what its fact is (`fact_identity`), so it outlives an analysis.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.facts.fact_identity import rematch
from tui.model import Annotation

if TYPE_CHECKING:
    import sqlite3

    from tui.model import Facts

ARTICLE = ("article", "")
"""Stands in the place of a fact's kind and key where the note is on the article itself."""


def load(connection: sqlite3.Connection, number: int) -> tuple[Annotation, ...]:
    """Load an article's notes and grades, those on itself and those on its facts."""
    rows = connection.execute(
        "SELECT kind, key, note, grade FROM notes WHERE article = ?", (number,)
    )
    return tuple(
        Annotation(kind=kind, key=key, note=note, grade=grade) for kind, key, note, grade in rows
    )


def get(connection: sqlite3.Connection, number: int, about: tuple[str, str]) -> Annotation:
    """Load the note and the grade on an article or on one of its facts, empty where none are."""
    row = connection.execute(
        "SELECT note, grade FROM notes WHERE article = ? AND kind = ? AND key = ?",
        (number, *about),
    ).fetchone()
    note, grade = row or ("", "")
    return Annotation(kind=about[0], key=about[1], note=note, grade=grade)


def standing(
    connection: sqlite3.Connection, number: int, about: tuple[str, str], facts: Facts | None
) -> Annotation:
    """Load what stands on an article or a fact now, under the key that it was stored by.

    Where the analysis has come to word the fact otherwise, that is another key (`rematch`).
    """
    annotations = load(connection, number) if about != ARTICLE else ()
    for stored, moved in zip(annotations, rematch(facts, annotations), strict=True):
        if (moved.kind, moved.key) == about:
            return stored
    return get(connection, number, about)


def put(connection: sqlite3.Connection, number: int, new: Annotation) -> Annotation:
    """Store a note and a grade, and return those before; an article that is gone gets none."""
    about = (new.kind, new.key)
    old = get(connection, number, about)
    connection.execute(
        "DELETE FROM notes WHERE article = ? AND kind = ? AND key = ?", (number, *about)
    )
    if new.note or new.grade:
        connection.execute(
            "INSERT INTO notes SELECT number, ?, ?, ?, ? FROM articles WHERE number = ?",
            (*about, new.note, new.grade, number),
        )
    if old.note != new.note:
        index(connection, number)
    return old


def index(connection: sqlite3.Connection, number: int) -> None:
    """Index the words of what is written to an article, by its reader and by others, as it is."""
    from tui.library.search_terms import PARTING, index_terms

    notes = connection.execute(
        "SELECT note FROM notes WHERE article = :number AND note <> '' "
        "UNION SELECT note FROM opinions WHERE article = :number AND note <> ''",
        {"number": number},
    ).fetchall()
    connection.execute("DELETE FROM note_search WHERE rowid = ?", (number,))
    if notes:
        terms = PARTING.join(index_terms(note) for (note,) in notes)
        connection.execute("INSERT INTO note_search (rowid, note) VALUES (?, ?)", (number, terms))


def index_all(connection: sqlite3.Connection) -> None:
    """Index all notes anew, in a library of a version that did it otherwise."""
    rows = connection.execute("SELECT article FROM notes UNION SELECT article FROM opinions")
    for (number,) in rows.fetchall():
        index(connection, number)
