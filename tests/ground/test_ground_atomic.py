"""A file has its name when it is whole, and else the one before it has."""

from __future__ import annotations

import os
import stat
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
