"""restore: a backup comes back, and nothing good is lost on the way."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tui.library import Library

SAMPLE = Path(__file__).parents[1] / "library" / "version-15.db.gz"


@pytest.fixture
def saved(dateline, filled, home, tmp_path) -> Path:
    """A backup of two articles, one of which was starred after it."""
    file = tmp_path / "saved.db"
    assert dateline("backup", str(file)).status == 0
    with Library.open(home) as library:
        library.marks.star(library.articles.numbers("basra"))
    return file


def starred(dateline) -> int:
    return len(dateline("list", "is:starred", "--json").rows)


def test_a_backup_replaces_the_library_only_by_force_and_there_and_back(dateline, home, saved):
    ran = dateline("restore", str(saved))
    assert (ran.status, f"say --force to put {saved} in its place" in ran.err) == (1, True)
    assert starred(dateline) == 1
    ran = dateline("restore", str(saved), "--force")
    assert (ran.status, ran.out) == (0, f"{home.library}: 2 articles\n")
    assert starred(dateline) == 0
    kept = home.library.with_name("library.db.1")
    assert dateline("restore", str(kept), "--force", "--quiet").out == ""
    assert starred(dateline) == 1
    assert "ok    library " in dateline("doctor").out


def test_what_was_not_folded_into_the_file_yet_is_in_what_is_kept(dateline, home, saved):
    with closing(sqlite3.connect(home.library)) as reader:  # holds the log beside the library
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM articles").fetchone()
        with Library.open(home) as library:
            library.marks.star(library.articles.numbers())
        assert dateline("restore", str(saved), "--force").status == 0
    assert starred(dateline) == 0
    assert not home.library.with_name("library.db-wal").exists()
    assert dateline("restore", f"{home.library}.1", "--force").status == 0
    assert starred(dateline) == 2


@pytest.mark.parametrize("content", [b"rubbish" * 1000, b""])
def test_a_damaged_or_empty_library_says_how_it_comes_back_and_is_kept_too(
    dateline, home, saved, content
):
    home.library.write_bytes(content)
    assert "dateline restore FILE --force" in " ".join(dateline("list").err.split())
    assert dateline("restore", str(saved), "--force").status == 0
    assert len(dateline("list", "--json").rows) == 2
    assert home.library.with_name("library.db.1").read_bytes() == content


def test_a_library_of_an_earlier_version_comes_to_an_empty_place(dateline, home, tmp_path):
    file = tmp_path / "old.db"
    file.write_bytes(gzip.decompress(SAMPLE.read_bytes()))
    assert dateline("restore", str(file)).status == 0
    assert dateline("list", "--json").rows
    assert not home.library.with_name("library.db.1").exists()


def test_what_is_no_whole_backup_changes_nothing(dateline, home, saved, tmp_path):
    names = {path.name for path in home.data.iterdir()}
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE t (a)")
    for wrong, words in (
        (other, "is not a library of dateline"),
        (tmp_path / "text.db", "cannot be restored"),
        (tmp_path / "empty.db", "is empty"),
        (home.library, "is the library itself"),
    ):
        if not wrong.exists():
            wrong.write_text("no library" * 100 if wrong.stem == "text" else "")
        ran = dateline("restore", str(wrong), "--force")
        assert (ran.status, words in ran.err) == (1, True), wrong
    assert starred(dateline) == 1
    assert {path.name for path in home.data.iterdir()} <= {*names, "library.lock"}


def test_a_library_that_another_program_writes_is_left_alone(dateline, home, saved):
    with Library.open(home):
        ran = dateline("restore", str(saved), "--force")
    assert ran.status != 0
    assert "close that one first" in ran.err
    assert starred(dateline) == 1
