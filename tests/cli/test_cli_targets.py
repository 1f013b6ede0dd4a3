"""Files that commands write stand under their name only when they are whole."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tui.atomic import locked
from tui.library import Library
from tui.model import Entry


@pytest.fixture
def filled(home):
    """A library of one article."""
    with Library.open(home) as library:
        feed = library.feeds.add("http://wire.example/").number
        now = datetime(2026, 3, 10, tzinfo=UTC)
        entry = Entry(key="a", link="", title="Ferry sinks", published=now)
        library.articles.ingest(feed, [entry], now)
    return home


def test_an_existing_file_is_replaced_only_when_asked(dateline, filled, tmp_path):
    file = tmp_path / "out.csv"
    file.write_text("mine")
    refused = dateline("export", "--format", "csv", "--output", str(file))
    assert refused.status == 1
    assert "--force" in refused.err
    assert file.read_text() == "mine"
    assert dateline("export", "--format", "csv", "--output", str(file), "--force").status == 0
    assert file.read_text().startswith("id,title")


def test_a_wrong_query_leaves_the_file_as_it_was(dateline, filled, tmp_path):
    file = tmp_path / "out.csv"
    file.write_text("mine")
    assert dateline("export", "--output", str(file), "--force", "is:nothing").status == 2
    assert file.read_text() == "mine"
    assert list(tmp_path.glob(".out*")) == []


@pytest.mark.parametrize("name", ["library.db", "library.db-wal", "library.lock", "library.x"])
@pytest.mark.parametrize("command", [("export", "--force", "--output"), ("backup", "--force")])
def test_the_library_and_its_neighbours_are_no_targets(dateline, filled, home, command, name):
    before = home.library.read_bytes()
    refused = dateline(*command, str(home.data / name))
    assert refused.status == 1
    assert "belongs to the library" in refused.err
    assert home.library.read_bytes() == before


def test_a_backup_keeps_the_one_before(dateline, filled, tmp_path):
    file = tmp_path / "copy.db"
    assert dateline("backup", str(file)).status == 0
    first = file.read_bytes()
    assert dateline("backup", str(file)).status == 1
    assert dateline("backup", str(file), "--force").status == 0
    assert (tmp_path / "copy.db.1").read_bytes() == first
    assert file.read_bytes()[:16] == first[:16]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", [["list"], ["feeds"], ["keys"], ["export", "--format", "csv"]])
def test_a_full_disk_behind_stdout_is_one_message_and_no_fault(filled, command):
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "tui.cli", *command],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ran.returncode == 1
    assert ran.stderr == "dateline: The output cannot be written: No space left on device.\n"
    assert list(filled.data.glob("crash*")) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    ("command", "status"),
    [(["list"], 1), (["list", "killed:>"], 2), (["no-command"], 2), (["show", "none"], 1)],
)
def test_where_stderr_is_full_too_the_status_is_the_same(filled, command, status):
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "tui.cli", *command], stdout=full, stderr=full, check=False
        )
    assert ran.returncode == status
    assert list(filled.data.glob("crash*")) == []


@pytest.mark.parametrize("command", ["feeds", "list --json", "export --format csv", "keys"])
def test_a_closed_stdout_is_no_fault(filled, command):
    ran = subprocess.run(
        ["/bin/sh", "-c", f'exec "$0" -m tui.cli {command} >&-', sys.executable],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert list(filled.data.glob("crash*")) == []


def test_a_folder_that_a_kill_left_goes_with_the_next_export(dateline, filled, tmp_path):
    left, living = (tmp_path / f".dateline-{digits}.part" for digits in ("0123abcd", "89abcdef"))
    for folder in (left, living):
        folder.mkdir()
        (folder / "claims.csv").write_text("half")
    with locked(living):
        assert dateline("export", "--package", str(tmp_path / "pack")).status == 0
        assert [path.exists() for path in (left, living)] == [False, True]
    assert dateline("export", "--package", str(tmp_path / "pack"), "--force").status == 0
    assert not living.exists()
