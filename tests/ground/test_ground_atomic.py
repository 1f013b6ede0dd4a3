"""A file has its name when it is whole, and else the one before it has."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tui.atomic import open_atomic


@pytest.fixture
def target(tmp_path: Path) -> Path:
    file = tmp_path / "target.txt"
    file.write_text("before")
    return file


@pytest.mark.parametrize("durable", [True, False])
def test_a_file_takes_the_place_of_the_one_before(target, durable):
    with open_atomic(target, durable=durable, encoding="utf-8") as file:
        file.write("after")
        file.flush()
        assert target.read_text() == "before"
    assert target.read_text() == "after"
    assert list(target.parent.iterdir()) == [target]


def fail(target: Path) -> None:
    with open_atomic(target, "wb") as file:
        file.write(b"half")
        raise ZeroDivisionError


def test_what_fails_leaves_the_one_before_and_nothing_else(target):
    with pytest.raises(ZeroDivisionError):
        fail(target)
    assert target.read_text() == "before"
    assert list(target.parent.iterdir()) == [target]


def test_a_secret_is_nobody_elses_from_the_beginning(target):
    with open_atomic(target, permissions=0o600) as file:
        assert stat.S_IMODE(os.fstat(file.fileno()).st_mode) == 0o600
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_folder_is_never_replaced(tmp_path):
    folder = tmp_path / "target"
    folder.mkdir()
    with pytest.raises(IsADirectoryError), open_atomic(folder):
        pass
    assert list(tmp_path.iterdir()) == [folder]


HALF = """
import signal, sys
from pathlib import Path
from tui.atomic import open_atomic
IGNORED
with open_atomic(Path(sys.argv[1]), "w") as file:
    file.write("half")
    print("open", flush=True)
    sys.stdin.readline()
"""


def half_written(target: Path, prelude: str = "") -> subprocess.Popen[str]:
    code = HALF.replace("IGNORED", prelude)
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(target)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_that_ends_the_program_leaves_no_half_of_a_file(target, sign):
    at_its_default = f"signal.signal({int(sign)}, signal.SIG_DFL)"  # nohup has one ignored
    with half_written(target, at_its_default) as process:
        process.send_signal(sign)
        assert process.wait(20) == 128 + sign
    assert target.read_text() == "before"
    assert list(target.parent.iterdir()) == [target]


def test_a_signal_that_is_ignored_ends_nothing(target):
    with half_written(target, "signal.signal(signal.SIGHUP, signal.SIG_IGN)") as process:
        process.send_signal(signal.SIGHUP)
        process.communicate("\n", timeout=20)
        assert process.returncode == 0
    assert target.read_text() == "half"


def test_signals_are_as_they_were_once_the_file_is_there(target):
    with open_atomic(target, encoding="utf-8"):
        assert signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_what_a_kill_left_goes_with_the_next_writer_and_what_is_being_written_stays(target):
    other = target.with_name(".dateline-notes.part")
    other.write_text("mine")
    with half_written(target) as killed:
        killed.kill()
    (left,) = target.parent.glob(".dateline-????????.part")
    with half_written(target.with_name("third.txt")) as living:
        assert not left.exists()
        (half,) = target.parent.glob(".dateline-????????.part")
        with open_atomic(target.with_name("another.txt"), encoding="utf-8") as file:
            file.write("after")
        assert half.exists()
        living.communicate("\n", timeout=20)
    names = sorted(path.name for path in target.parent.iterdir())
    assert names == [other.name, "another.txt", target.name, "third.txt"]
