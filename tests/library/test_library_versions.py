"""A library of every earlier version becomes one of this version and loses nothing.

`version-N.db.gz` is a library as version N wrote it, with something in each of its tables. A new
migration comes with the file of the last version that was released.
"""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tui.library import Library, migrations
from tui.settings import Folders

LATEST = max(migrations.scripts())
EARLIER = sorted(
    int(file.name.removeprefix("version-").removesuffix(".db.gz"))
    for file in Path(__file__).parent.glob("version-*.db.gz")
)
"""Versions that were released; those between them never stood in anybody's library."""
DERIVED = ("search", "found", "name_search", "sqlite")
"""Tables that are made of others, and hold their words in a form of their own."""

Rows = dict[str, tuple[list[str], list[tuple[Any, ...]]]]


def sample(version: int) -> Path:
    return Path(__file__).with_name(f"version-{version}.db.gz")


def schema(file: Path) -> set[tuple[str, str]]:
    """Tables with their columns, and indexes and triggers with their texts."""
    with closing(sqlite3.connect(file)) as connection:
        made = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
        found = {
            (name, " ".join((sql or "").split())) for kind, name, sql in made if kind != "table"
        }
        for kind, name, _ in made:
            if kind == "table":
                columns = connection.execute(f"PRAGMA table_info({name})").fetchall()
                found.update((name, str(column[1:])) for column in columns)
    return found


def rows(file: Path) -> Rows:
    found: Rows = {}
    with closing(sqlite3.connect(file)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in names:
            if not name.startswith(DERIVED):
                cursor = connection.execute(f"SELECT * FROM {name}")
                found[name] = ([column[0] for column in cursor.description], cursor.fetchall())
    return found


def kept(before: Rows, after: Rows) -> None:
    """Every row of before is there, in the columns that it had."""
    for table, (columns, old) in before.items():
        new_columns, new = after[table]
        places = [new_columns.index(column) for column in columns]
        assert {tuple(row[place] for place in places) for row in new} >= set(old), table


@pytest.mark.parametrize("version", EARLIER)
def test_an_earlier_version_becomes_this_one_and_loses_nothing(home: Folders, tmp_path, version):
    home.library.write_bytes(gzip.decompress(sample(version).read_bytes()))
    before = rows(home.library)
    assert before["articles"][1]
    assert before["verdicts"][1]
    fresh = Folders(tmp_path / "f" / "data", tmp_path / "f" / "cache", tmp_path / "f" / "config")
    Library.open(fresh).close()
    with Library.open(home) as library:
        assert library.version == LATEST
        assert library.check() == ()
        for number in library.articles.numbers():
            assert library.articles.get(number).body.text
    assert schema(home.library) == schema(fresh.library)
    kept(before, rows(home.library))
    assert rows(home.data / f"library.before-{LATEST}.db") == before, "the backup made before"


@pytest.mark.parametrize("version", EARLIER)
def test_a_sample_is_of_its_version(tmp_path, version):
    file = tmp_path / "library.db"
    file.write_bytes(gzip.decompress(sample(version).read_bytes()))
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (version,)
