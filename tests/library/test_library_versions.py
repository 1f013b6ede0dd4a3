"""A library of every earlier version becomes one of this version and loses nothing.

`version-N.db.gz` is a library as version N wrote it, with something in each of its tables. A new
migration comes with the file of the last version that was released.
"""

from __future__ import annotations

import gzip
import sqlite3
import zlib
from array import array
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tui.library import Library, migrations
from tui.model import Range
from tui.settings import Folders

LATEST = max(migrations.scripts())
EARLIER = sorted(
    int(file.name.removeprefix("version-").removesuffix(".db.gz"))
    for file in Path(__file__).parent.glob("version-*.db.gz")
)
"""Versions that were released; those between them never stood in anybody's library."""
DERIVED = (
    *("search", "found", "name_search", "note_search", "sqlite"),
    *("claim_rows", "person_rows", "place_rows"),
)
"""Tables that are made of others, and hold their words in a form of their own."""

REMADE = {
    *(("articles", name) for name in ("language", "spot", "country", "event")),
    *(("claims", "spot"), ("named", "spot")),
}
"""Columns that are made of facts, and have other values by what was learned since: that a place
lies in the country of the others."""

LOGIN = "editor:s3cret-word"
"""A name and password in the address of a feed, which version 9 kept there."""

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
    """Every row of before is there, in the columns that it had, but for logins and `REMADE`."""
    for table, (columns, old) in before.items():
        new_columns, new = after[table]
        names = [name for name in columns if (table, name) not in REMADE]
        assert cells(new_columns, new, names) >= cells(columns, old, names), table


def cells(columns: list[str], values: list[tuple[Any, ...]], names: list[str]) -> set[Any]:
    places = [columns.index(name) for name in names]
    return {tuple(plain(row[place]) for place in places) for row in values}


def indexed(library: Library) -> None:
    """Do what the first command or the reader does after the upgrade."""
    while library.index_articles() or library.maintenance.fill_articles():
        pass


def plain(value: Any) -> Any:
    """A value without the login, and without what tells a second feed of an address apart."""
    if isinstance(value, bytes) and value.startswith((b"x\x01", b"x^")):
        return zlib.decompress(value).replace(f"//{LOGIN}@".encode(), b"//")
    if not isinstance(value, str):
        return value
    return value.replace(f"//{LOGIN}@", "//").removesuffix("#2")


def test_every_script_has_a_number_of_its_own():
    scripts = [migrations.scripts()[number] for number in range(1, LATEST + 1)]
    assert scripts == sorted(migrations.SCHEMA.glob("*.sql"))


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
    saved = rows(home.data / f"library.before-{LATEST}.db")
    kept(before, saved)
    assert {table: len(values) for table, (_, values) in saved.items()} == {
        table: len(values) for table, (_, values) in before.items()
    }, "the backup made before"


def test_names_and_passwords_leave_addresses_links_searches_and_the_backup(home: Folders):
    home.library.write_bytes(gzip.decompress(sample(9).read_bytes()))
    assert LOGIN.encode() in home.library.read_bytes()
    with Library.open(home) as library:
        assert library.feeds.logins() == {"https://desk.example/feed.xml#2": LOGIN}
        titles = {feed.url: feed.title for feed in library.feeds.all()}
        indexed(library)
        assert titles["https://desk.example/feed.xml"] == "The same without"
        (number,) = library.articles.numbers("title:rain")
        article = library.articles.get(number)
        links = [article.row.link, article.body.links[0].url]
        assert links == ["https://desk.example/rain"] * 2
        assert library.articles.numbers(
            {name: query for name, query, _ in library.saved.all()}["Desk"]
        )
    for file in home.data.iterdir():
        held = LOGIN.encode() in file.read_bytes() or b"s3cret" in file.read_bytes()
        assert held == (file.name == "feeds.secret"), file
    assert (home.data / "feeds.secret").stat().st_mode & 0o077 == 0


def test_what_others_wrote_is_found_by_its_words(home: Folders):
    home.library.write_bytes(gzip.decompress(sample(16).read_bytes()))
    with Library.open(home) as library:
        (number,) = library.articles.numbers("note:weir")
        assert [o.note for o in library.articles.get(number).opinions] == ["a witness at the weir"]


def test_an_article_is_found_by_the_language_that_it_was_read_in(home: Folders):
    home.library.write_bytes(gzip.decompress(sample(17).read_bytes()))
    with Library.open(home) as library:
        indexed(library)
        (french,) = library.articles.numbers("language:fr")
        assert library.articles.rows([french])[0].title == "Crue"
        assert library.articles.numbers("title:crue language:en") == array("q")


def test_words_are_found_by_forms_that_an_earlier_index_lacked(home: Folders):
    home.library.write_bytes(gzip.decompress(sample(18).read_bytes()))
    with Library.open(home) as library:
        indexed(library)
        for query in ("F-16", "alrasul", "القاهرة", "org:alward"):
            (number,) = library.articles.numbers(query)
            assert library.articles.rows([number])[0].title == "Jets over Orlova"
        assert library.check() == ()


def test_a_count_that_people_cannot_be_leaves_tolls_and_rows(home: Folders):
    home.library.write_bytes(gzip.decompress(sample(17).read_bytes()))
    largest = 2**63 - 1
    with closing(sqlite3.connect(home.library)) as connection, connection:
        connection.execute(
            "UPDATE verdicts SET decision = 'corrected', value = ? WHERE key LIKE '%miners'",
            (f'{{"kind": "killed", "low": {largest}, "high": {largest}}}',),
        )
        connection.execute("UPDATE articles SET killed_low = ?1, killed_high = ?1", (largest,))
        connection.execute("UPDATE claims SET low = ?1, high = ?1", (largest,))
    with Library.open(home) as library:
        indexed(library)
        (number,) = library.articles.numbers("title:pit")
        assert library.articles.rows([number])[0].toll.killed == Range(4, 4)
        assert library.survey.tally((), "title:pit").total.killed == (4, 4, 4)


@pytest.mark.parametrize("version", EARLIER)
def test_a_sample_is_of_its_version(tmp_path, version):
    file = tmp_path / "library.db"
    file.write_bytes(gzip.decompress(sample(version).read_bytes()))
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (version,)
