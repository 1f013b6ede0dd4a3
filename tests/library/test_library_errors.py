"""Two processes, read-only folders, full disks, many threads, and what is not imported."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tui.errors import LibraryBusy, LibraryError
from tui.library import Library, clock

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
            assert f"process {other.pid}" in library.read_only_reason
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
            assert library.read_only_reason == ""


def test_a_library_that_may_not_be_read_is_one_message(open_to_nobody, nobody):
    folders = open_to_nobody
    folders.data.chmod(0o000)
    with nobody(), pytest.raises(LibraryError, match="DATELINE_HOME") as caught:
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
            library.articles.ingest(feed, [entry(str(n), text=text)], clock.now())
            kept.append(str(n))

    with _full_disk(home.library, room), pytest.raises(LibraryError, match=r"full.*free") as caught:
        store_on()
    assert str(home.library) in str(caught.value)
    assert library.articles.count() == len(kept)
    assert library.check() == ()
    library.articles.ingest(feed, [entry("after")], clock.now())  # there is room again
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
            library.articles.ingest(feed, [entry(f"{n}-{m}") for m in range(5)], clock.now())
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


def test_an_old_sqlite_is_one_message(home, monkeypatch):
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 31, 1))
    with pytest.raises(LibraryError, match="newer Python"):
        Library.open(home)


def test_bytes_that_are_no_text_are_one_message(library, stored):
    numbers = list(stored("a").values())
    for ask in (
        lambda: library.articles.find("\udcff"),
        lambda: library.feeds.find("http://a.example/\udcff"),
        lambda: library.feeds.add("http://a.example/\udcff"),
    ):
        with pytest.raises(LibraryError, match="no text"):
            ask()
    library.marks.tag(numbers, add=["\udcff"])
    assert library.marks.tags() == ()
    assert library.articles.count('"\udcff river"') == 0
