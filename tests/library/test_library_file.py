"""The library's file: made, moved on, refused, damaged."""

from __future__ import annotations

import gzip
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from tui.errors import LibraryBusy, LibraryError
from tui.library import Library, migrations
from tui.library.survey import DayCount, PlaceCount
from tui.settings import Folders

NOBODY = 65534


def test_folders_and_files_are_the_users_alone(home, library):
    library.feeds.add("http://a.example/")
    for folder in (home.data, home.cache, home.config):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for file in home.data.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0, file


def test_it_is_kept_as_the_design_says(home, library):
    with closing(sqlite3.connect(home.library)) as other:
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    for durable, level in ((True, 2), (False, 1), (True, 2)):
        with library._store.writing(durable=durable) as writer:
            assert writer.execute("PRAGMA foreign_keys").fetchone() == (1,)
            assert writer.execute("PRAGMA synchronous").fetchone() == (level,)


def test_an_open_for_reading_makes_what_is_missing_and_writes_nothing_else(home):
    with Library.open(home, write=False) as library:
        assert library.articles.count() == 0
        assert not library.writable
        assert "for reading" in library.read_only_reason
        with pytest.raises(LibraryBusy, match="for reading"):
            library.feeds.add("http://a.example/")
    with Library.open(home) as library:
        assert (library.writable, library.read_only_reason) == (True, "")
        library.require_writable()


def test_a_closed_library_says_so(home):
    library = Library.open(home)
    library.close()
    library.close()
    with pytest.raises(LibraryError, match="closed"):
        library.feeds.all()
    with pytest.raises(LibraryError, match="closed"):
        library.feeds.add("http://a.example/")


def test_changes_made_together_are_kept_or_lost_together(library, stored):
    def broken_off() -> None:
        with library.transaction():
            stored("a")
            library.saved.put("mine", "ferry")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken_off()
    assert library.articles.count() == 0
    assert library.saved.all() == ()
    with library.transaction():
        stored("a")
    assert library.articles.count() == 1


def _bytes(home: Folders) -> bytes:
    return home.library.read_bytes()


def test_a_newer_library_is_refused_and_not_touched(home):
    Library.open(home).close()
    with closing(sqlite3.connect(home.library)) as other:
        other.execute("PRAGMA user_version = 99")
    before = _bytes(home)
    for write in (True, False):
        with pytest.raises(LibraryError, match=r"version 99.*update dateline"):
            Library.open(home, write=write)
    assert _bytes(home) == before


def test_a_database_of_another_program_is_left_alone(home):
    with closing(sqlite3.connect(home.library)) as other:
        other.execute("CREATE TABLE theirs (a)")
        other.commit()
    before = _bytes(home)
    with pytest.raises(LibraryError, match="not a library of dateline"):
        Library.open(home)
    assert _bytes(home) == before


def _read_all(home: Folders) -> None:
    with Library.open(home) as opened:
        opened.articles.rows(opened.articles.numbers("headline"))
        opened.check()


@pytest.mark.parametrize("cut", ["garbage", "head", "half"])
def test_a_damaged_library_is_one_message_and_is_left_as_it_is(home, library, stored, cut):
    stored(*map(str, range(60)))
    library.close()
    whole = _bytes(home)
    damaged = {
        "garbage": b"no database" * 900,
        "head": whole[:3000],
        "half": whole[: len(whole) // 2],
    }
    home.library.write_bytes(damaged[cut])
    with pytest.raises(LibraryError) as caught:
        _read_all(home)
    assert str(home.library) in str(caught.value)
    assert "backup" in str(caught.value)


def test_a_damaged_text_is_one_message(library, stored, sql):
    number = stored("a")["a"]
    sql(library, "UPDATE texts SET text = x'789c00'")
    with pytest.raises(LibraryError, match="damaged"):
        library.articles.get(number)


SCHEMAS = {
    "0001_one.sql": "CREATE TABLE kept (word TEXT);\nINSERT INTO kept VALUES ('old');\n",
    "0002_two.sql": "ALTER TABLE kept ADD COLUMN more TEXT;\nUPDATE kept SET more = 'new';\n",
    "0003_broken.sql": "UPDATE kept SET more = 'lost';\nINSERT INTO nowhere VALUES (1);\n",
}


def _migrate(file: Path, schema: Path, *names: str) -> None:
    for old in schema.glob("*.sql"):
        old.unlink()
    for name in names:
        (schema / name).write_text(SCHEMAS[name])
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        migrations.migrate(connection, file, schema)


def _kept(file: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("SELECT * FROM kept").fetchall()


def test_a_migration_backs_up_what_was_there_before(tmp_path):
    schema = tmp_path / "schema"
    schema.mkdir()
    file = tmp_path / "library.db"
    _migrate(file, schema, "0001_one.sql")
    assert list(tmp_path.glob("*before*")) == []
    _migrate(file, schema, "0001_one.sql", "0002_two.sql")
    assert _kept(file) == [("old", "new")]
    assert _kept(tmp_path / "library.before-2.db") == [("old",)]


def test_a_migration_that_fails_changes_nothing(tmp_path):
    schema = tmp_path / "schema"
    schema.mkdir()
    file = tmp_path / "library.db"
    _migrate(file, schema, "0001_one.sql", "0002_two.sql")
    with pytest.raises(sqlite3.OperationalError):
        _migrate(file, schema, *SCHEMAS)
    assert _kept(file) == [("old", "new")]
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    assert _kept(tmp_path / "library.before-3.db") == [("old", "new")]


@pytest.fixture
def first_version(home: Folders) -> Path:
    """A library as version 1 wrote it: facts, verdicts on them, tags."""
    home.make()
    packed = Path(__file__).with_name("version-1.db.gz").read_bytes()
    home.library.write_bytes(gzip.decompress(packed))
    return home.library


def test_a_library_of_version_1_is_counted_as_its_verdicts_leave_it(home, first_version):
    with Library.open(home) as library:
        assert library.maintenance.unfilled() == 2
        assert library.survey.tally(()).not_analysed == 3  # one has no facts at all
        while library.maintenance.fill_articles():
            pass
        assert library.survey.tally(()).not_analysed == 1
        assert library.survey.places() == (PlaceCount("Kirkuk", "IQ", 35.47, 44.39, 2, 6, 5),)
        assert library.survey.days() == (DayCount("2026-03-08", "event", "IQ", 2, 6, 5),)
        assert library.articles.count("happened:2026-03-08") == 2
        assert library.articles.count("killed:6 tag:iraq") == 1
        assert (library.marks.tags(), library.marks.colours()) == ((("iraq", 2, 2),), {})
        assert library.check() == ()
    backup = first_version.with_name(f"library.before-{max(migrations.scripts())}.db")
    with closing(sqlite3.connect(backup)) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (1,)


def test_an_upgrade_that_is_cut_off_while_it_counts_goes_on_again(home, first_version):
    with closing(sqlite3.connect(first_version)) as other:
        packed = other.execute("SELECT number, json FROM facts").fetchall()
        other.execute("UPDATE facts SET json = x'00'")
        other.commit()
    with Library.open(home) as library, pytest.raises(LibraryError):
        library.maintenance.fill_articles()
    with closing(sqlite3.connect(first_version)) as other:
        assert other.execute("SELECT count(*) FROM articles").fetchone() == (3,)
        assert not other.execute("SELECT 1 FROM claims").fetchall()
        other.executemany("UPDATE facts SET json = ?2 WHERE number = ?1", packed)
        other.commit()
    with Library.open(home) as library:
        assert library.version == max(migrations.scripts())
        while library.maintenance.fill_articles():
            pass
        assert library.survey.places() == (PlaceCount("Kirkuk", "IQ", 35.47, 44.39, 2, 6, 5),)


def test_no_two_migrations_have_one_number():
    assert len(migrations.scripts()) == len(list(migrations.SCHEMA.glob("*.sql")))
