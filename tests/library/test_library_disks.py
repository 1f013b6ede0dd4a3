"""Disks that are full, files that are read-only or damaged: one message, and nothing is lost."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tui.errors import LibraryError
from tui.library import Library, clock
from tui.settings import Folders

PAGE = 4096
PROGRAM = (sys.executable, "-m", "tui.cli")


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Folders]:
    """Folders on a file system of four megabytes of its own."""
    disk = tmp_path / "small"
    disk.mkdir()
    mounted = ["mount", "-t", "tmpfs", "-o", "size=4m,mode=700", "tmpfs", str(disk)]
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root on Linux can mount a small disk")
    if subprocess.run(mounted, check=False, capture_output=True).returncode:
        pytest.skip("this machine lets nobody mount a disk")
    try:
        yield Folders(disk / "data", disk / "cache", disk / "config")
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def fill(folders: Folders, left: int) -> Path:
    """A file that takes all the room but so many bytes."""
    file = folders.data.parent / "filler"
    room = os.statvfs(folders.data)
    size = room.f_bavail * room.f_frsize - left
    with file.open("wb") as stream:
        os.posix_fallocate(stream.fileno(), 0, max(size, 1))
    return file


def store(library: Library, feed: int, entry, numbers: range, kept: list[str]) -> None:
    """Store articles; `kept` gets the titles of those that were acknowledged."""
    for n in numbers:
        text = " ".join(f"word{n}x{m}" for m in range(400))
        library.articles.ingest(feed, [entry(str(n), text=text)], clock.now())
        kept.append(f"Headline {n}")


@pytest.mark.parametrize("left", [0, 20_000, 300_000])
def test_a_disk_that_fills_up_under_a_library(small, entry, left):
    with Library.open(small) as library:
        feed = library.feeds.add("http://a.example/").number
        kept: list[str] = []
        store(library, feed, entry, range(5), kept)
        library.marks.tag(library.articles.numbers(), add=["seen"])
        filler = fill(small, left)
        with pytest.raises(LibraryError, match=r"full.*free") as caught:
            store(library, feed, entry, range(5, 999), kept)
        assert str(small.library) in str(caught.value)
        rows = library.articles.rows(library.articles.numbers())
        assert sorted(row.title for row in rows) == sorted(kept)
        filler.unlink()
        store(library, feed, entry, range(2000, 2001), kept)
    with Library.open(small) as again:
        assert again.check() == ()
        assert again.articles.count() == len(kept)
        assert again.articles.count("tag:seen") == 5


def test_a_command_on_a_full_disk_ends_with_1_and_one_message(small, entry):
    with Library.open(small) as library:
        feed = library.feeds.add("http://a.example/").number
        store(library, feed, entry, range(30), [])
    fill(small, 0)
    home = {**os.environ, "DATELINE_HOME": str(small.data.parent)}
    for command in (["tag", "+x", "headline"], ["import", "/dev/stdin"], ["refresh"]):
        outline = b'<opml><outline xmlUrl="http://b.example/"/></opml>'
        ran = subprocess.run(
            [*PROGRAM, *command], input=outline, env=home, capture_output=True, check=False
        )
        said = ran.stderr.decode().splitlines()
        assert (ran.returncode, len(said)) == (1, 1), said
        assert str(small.data) in said[0]
        assert "room" in said[0] or "free some space" in said[0]
    listed = subprocess.run([*PROGRAM, "list"], env=home, capture_output=True, check=False)
    assert len(listed.stdout.splitlines()) == 30, "it can be read all the while"


def test_a_library_on_a_full_disk_is_read_and_written_once_there_is_room(small, entry):
    with Library.open(small) as library:
        feed = library.feeds.add("http://a.example/").number
        store(library, feed, entry, range(30), [])
    filler = fill(small, 0)
    with Library.open(small) as again:
        assert not again.writable
        assert again.read_only_reason == "its disk is full: free some space and do it again"
        numbers = again.articles.numbers()
        assert len(again.articles.rows(numbers)) == 30
        with pytest.raises(LibraryError, match="full: free some space and do it again"):
            again.marks.star(numbers[:1])
        filler.unlink()
        again.marks.star(numbers[:1])
        assert again.writable
        assert again.articles.count("is:starred") == 1


def test_a_backup_on_a_full_disk_leaves_nothing_behind(small, entry):
    with Library.open(small) as library:
        feed = library.feeds.add("http://a.example/").number
        store(library, feed, entry, range(30), [])
        fill(small, 30_000)
        before = sorted(small.data.parent.iterdir())
        with pytest.raises(LibraryError, match="full"):
            library.backup(small.data.parent / "copy.db")
        assert sorted(small.data.parent.iterdir()) == before


@pytest.mark.parametrize(
    ("folder", "file"), [(0o555, 0o444), (0o755, 0o444), (0o555, 0o666)], ids=str
)
def test_what_is_read_only_can_be_read_and_says_why_not_written(
    open_to_nobody, nobody, folder, file
):
    folders = open_to_nobody
    folders.library.chmod(file)
    folders.data.chmod(folder)
    with nobody(), Library.open(folders) as library:
        assert not library.writable
        assert library.articles.count("words") == 1
        for change in (
            lambda: library.marks.read(library.articles.numbers()),
            lambda: library.feeds.add("http://b.example/"),
        ):
            with pytest.raises(LibraryError, match="read-only") as caught:
                change()
            assert str(folders.data) in str(caught.value)


def _read_all(home: Folders) -> int:
    with Library.open(home) as library:
        for number in library.articles.numbers("headline"):
            library.articles.get(number)
        problems = library.check()
        if problems:
            raise LibraryError(f"{library.path} damaged, put a backup: {problems[0]}")
        return library.articles.count()


@pytest.mark.parametrize("place", [0.2, 0.6, 0.8])
def test_a_page_that_is_damaged_is_found_and_named(home, library, feed, entry, place):
    store(library, feed, entry, range(80), [])
    library.close()
    with closing(sqlite3.connect(home.library)) as connection:
        connection.execute("VACUUM")  # what is damaged is then no page that nothing stands on
    data = bytearray(home.library.read_bytes())
    at = int(len(data) * place) // PAGE * PAGE
    data[at : at + PAGE] = os.urandom(PAGE)
    home.library.write_bytes(bytes(data))
    with pytest.raises(LibraryError, match="damaged") as caught:
        _read_all(home)
    assert str(home.library) in str(caught.value)
    assert "backup" in str(caught.value)


@pytest.mark.parametrize("at", [0, 16, 24, 44, 56])
def test_a_header_that_is_damaged_is_one_message_or_none(home, library, feed, entry, at):
    store(library, feed, entry, range(20), [])
    library.close()
    data = bytearray(home.library.read_bytes())
    data[at : at + 4] = b"\xff\xfe\xfd\xfc"
    home.library.write_bytes(bytes(data))
    try:
        assert _read_all(home) == 20
    except LibraryError as error:
        assert str(home.library) in str(error)  # noqa: PT017


WRITER = """
import sys
from tui.library import Library, clock
from tui.model import Body, Entry
from tui.settings import folders
library = Library.open(folders())
feed = library.feeds.add("http://a.example/").number
for n in range(40):
    entry = Entry(key=str(n), link="", title=f"Headline {n}", body=Body(f"words{n} " * 300))
    library.articles.ingest(feed, [entry], clock.now())
print("done", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def killed(home: Folders) -> Folders:
    """A library whose writer was killed, so that its log was not folded in."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout.readline() == "done\n"
        writer.send_signal(signal.SIGKILL)
    assert home.library.with_name("library.db-wal").stat().st_size > 100_000
    return home


def test_a_log_that_was_left_behind_is_folded_in(killed):
    assert _read_all(killed) == 40


@pytest.mark.parametrize("place", [0, 0.3, 0.9])
def test_a_log_that_is_damaged_gives_what_is_whole_before_it(killed, place):
    log = killed.library.with_name("library.db-wal")
    data = bytearray(log.read_bytes())
    at = int(len(data) * place)
    data[at : at + 5000] = os.urandom(5000)
    log.write_bytes(bytes(data))
    killed.library.with_name("library.db-shm").unlink()
    assert 0 <= _read_all(killed) < 40


def test_an_index_of_the_log_that_is_damaged_is_made_anew(killed):
    killed.library.with_name("library.db-shm").write_bytes(os.urandom(32_768))
    assert _read_all(killed) == 40


OPENER = """
import sys
from tui.errors import DatelineError
from tui.library import Library
from tui.settings import folders
sys.stdin.readline()
try:
    with Library.open(folders()) as library:
        library.articles.numbers()
        print("writes" if library.writable else library.read_only_reason, flush=True)
        sys.stdin.read()
except DatelineError as error:
    print(error, flush=True)
"""


def test_of_many_that_start_at_once_one_writes(home):
    started = [
        subprocess.Popen(
            [sys.executable, "-c", OPENER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(5)
    ]
    for one in started:
        one.stdin.write("go\n")
        one.stdin.flush()
    said = [one.stdout.readline().strip() for one in started]
    assert [one.communicate()[1] for one in started] == [""] * 5
    assert said.count("writes") == 1
    assert all("another dateline" in line for line in said if line != "writes")


def test_a_clock_that_jumps_doubles_nothing_and_takes_nothing(library, feed, entry, monkeypatch):
    entries = [entry(str(n), hours=n + 1) for n in range(5)]
    entries.append(entry("undated", published=None))
    right = clock.now()
    library.articles.ingest(feed, entries, right)
    order = list(library.articles.numbers())
    library.marks.read(order)
    for year in (1970, 1999, 2038, 2100, 9000):
        wrong = right.replace(year=year)
        monkeypatch.setattr(clock, "now", lambda wrong=wrong: wrong)
        assert library.articles.ingest(feed, entries, wrong).new == ()
        library.marks.tag(order[:1], add=["a"])
        library.marks.undo()
        if year > 2026:
            assert library.expire(30) == 0
        assert list(library.articles.numbers()) == order
    monkeypatch.setattr(clock, "now", lambda: right)
    assert library.check() == ()


@pytest.mark.parametrize("year", [1970, 2200])
def test_what_comes_while_the_clock_is_wrong_is_kept(library, feed, entry, year):
    wrong = clock.now().replace(year=year)
    library.articles.ingest(feed, [entry("dated"), entry("not", published=None)], wrong)
    library.articles.ingest(feed, [entry("later")], clock.now())
    assert library.articles.count() == 3
    assert all(row.published for row in library.articles.rows(library.articles.numbers()))
    assert library.check() == ()
