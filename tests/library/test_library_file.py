"""The library's file: made, moved on, refused, locked, read-only, damaged, full."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tui.errors import LibraryBusy, LibraryError
from tui.library import Library, clock, migrations
from tui.model import Body, Entry
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
    with library._store.writing() as writer:
        assert writer.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert writer.execute("PRAGMA synchronous").fetchone() == (1,)


def test_an_open_for_reading_makes_what_is_missing_and_writes_nothing_else(home):
    with Library.open(home, write=False) as library:
        assert library.articles.count() == 0
        assert not library.writable
        assert "for reading" in library.why_not
        with pytest.raises(LibraryBusy, match="for reading"):
            library.feeds.add("http://a.example/")
    with Library.open(home) as library:
        assert (library.writable, library.why_not) == (True, "")
        library.require_writing()


def test_a_closed_library_says_so(home):
    library = Library.open(home)
    library.close()
    library.close()
    with pytest.raises(LibraryError, match="closed"):
        library.feeds.all()
    with pytest.raises(LibraryError, match="closed"):
        library.feeds.add("http://a.example/")


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


def test_a_damaged_text_is_one_message(home, library, stored):
    number = stored("a")["a"]
    with library._store.writing() as connection:
        connection.execute("UPDATE texts SET text = x'789c00'")
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


def test_migrations_are_numbered_without_a_gap():
    assert sorted(migrations.scripts()) == list(range(1, max(migrations.scripts()) + 1))


OTHER = """
import sys
from tui.library import Library
from tui.settings import folders
with Library.open(folders()) as library:
    print(library.writable, flush=True)
    for line in sys.stdin:
        library.feeds.add(line.strip())
        print("added", flush=True)
"""


def test_one_process_writes_and_the_other_reads_and_says_why(home):
    with subprocess.Popen(
        [sys.executable, "-c", OTHER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "True\n"
        with Library.open(home) as library:
            assert not library.writable
            assert f"process {other.pid}" in library.why_not
            with pytest.raises(LibraryBusy, match=str(other.pid)):
                library.feeds.add("http://mine.example/")
            other.stdin.write("http://theirs.example/\n")
            other.stdin.flush()
            assert other.stdout.readline() == "added\n"
            assert [feed.url for feed in library.feeds.all()] == ["http://theirs.example/"]
            other.kill()
            other.wait()
            library.feeds.add("http://mine.example/")  # the lock went with the process
            assert library.writable
            assert library.why_not == ""


@contextmanager
def _nobody() -> Iterator[None]:
    """As a user without the rights of root, which no file mode holds back."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def open_to_nobody(home: Folders) -> Iterator[Folders]:
    """A library in folders that belong to nobody in particular."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        folders = Folders(root / "data", root / "cache", root / "config")
        with Library.open(folders) as library:
            feed = library.feeds.add("http://a.example/").number
            entries = [Entry(key="a", link="", title="Kept", body=Body("words"))]
            library.articles.store(feed, entries, clock.now())
            library.articles.get(library.articles.numbers("words")[0])
        yield folders
        folders.data.chmod(0o755)


def test_a_read_only_folder_can_be_read_and_says_why_not_written(open_to_nobody):
    folders = open_to_nobody
    folders.library.chmod(0o444)
    folders.data.chmod(0o555)
    with _nobody(), Library.open(folders) as library:
        assert not library.writable
        assert "read-only" in library.why_not
        assert str(folders.data) in library.why_not
        assert library.articles.count("words") == 1
        with pytest.raises(LibraryError, match="read-only"):
            library.marks.read(library.articles.numbers())


def test_a_library_that_may_not_be_read_is_one_message(open_to_nobody):
    folders = open_to_nobody
    folders.data.chmod(0o000)
    with _nobody(), pytest.raises(LibraryError, match="DATELINE_HOME") as caught:
        Library.open(folders)
    assert str(folders.library) in str(caught.value)


@contextmanager
def _full_disk(file: Path, room: int) -> Iterator[None]:
    """No file of this process can grow beyond the library's size and some room."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (file.stat().st_size + room, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)


@pytest.mark.parametrize("room", [0, 30_000, 200_000])
def test_a_full_disk_is_one_message_and_loses_nothing(home, library, feed, entry, room):
    kept: list[str] = []

    def store_on() -> None:
        for n in range(500):
            text = " ".join(f"word{n}x{m}" for m in range(400))
            library.articles.store(feed, [entry(str(n), text=text)], clock.now())
            kept.append(str(n))

    with _full_disk(home.library, room), pytest.raises(LibraryError, match=r"full.*free") as caught:
        store_on()
    assert str(home.library) in str(caught.value)
    assert library.articles.count() == len(kept)
    assert library.check() == ()
    library.articles.store(feed, [entry("after")], clock.now())  # there is room again
    library.close()
    with Library.open(home) as again:
        assert again.articles.count() == len(kept) + 1
        assert again.check() == ()


def test_threads_read_while_another_writes(library, feed, entry):
    stop = threading.Event()
    failures: list[BaseException] = []

    def read() -> None:
        try:
            while not stop.is_set():
                library.articles.rows(library.articles.numbers("headline", 20))
                library.feeds.all()
        except BaseException as error:
            failures.append(error)
            raise

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    try:
        for n in range(60):
            library.articles.store(feed, [entry(f"{n}-{m}") for m in range(5)], clock.now())
            library.marks.read(library.articles.numbers(limit=3))
    finally:
        stop.set()
        for reader in readers:
            reader.join()
    assert failures == []
    assert library.articles.count() == 300


DEFERRED = """
import sys
from tui.library import Library
from tui.settings import folders
with Library.open(folders()) as library:
    library.articles.rows(library.articles.numbers("", 50))
    library.feeds.all(), library.marks.tags(), library.saved.all()
heavy = {"msgspec", "diskcache", "lark", "filelock", "asyncio", "hashlib", "csv"} & set(sys.modules)
assert not heavy, heavy
"""


def test_the_first_screen_imports_nothing_heavy(home):
    subprocess.run([sys.executable, "-c", DEFERRED], check=True)
