"""Terminals and pipes that are not UTF-8: nothing fails there, and data stays whole."""

from __future__ import annotations

import csv
import json
import os
import subprocess
from datetime import UTC, datetime
from subprocess import DEVNULL

import pytest
from cli_program import PROGRAM

from tui.library import Library
from tui.model import Entry

TITLE = "Séisme à Łódź: “19 morts”"
PLAIN = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
WESTERN = {"PYTHONIOENCODING": "iso-8859-1"}


def raw(*arguments: str, **environment: str) -> tuple[int, bytes, bytes]:
    """A command's status and what it wrote, byte by byte."""
    surroundings = {**os.environ, **environment}
    ran = subprocess.run(
        [*PROGRAM, *arguments], stdin=DEVNULL, capture_output=True, check=False, env=surroundings
    )
    return ran.returncode, ran.stdout, ran.stderr


@pytest.fixture
def abroad(home):
    with Library.open(home) as library:
        feed = library.feeds.add("https://wire.example.org/feed.xml", "Fil d'actualité")
        when = datetime(2024, 6, 20, tzinfo=UTC)
        entry = Entry(key="1", link="https://wire.example.org/1", title=TITLE, published=when)
        library.articles.ingest(feed.number, [entry], when)


@pytest.mark.parametrize("surroundings", [PLAIN, WESTERN], ids=["plain", "western"])
def test_the_first_screen_as_text(abroad, surroundings):
    status, out, err = raw("--plain", **surroundings)
    assert (status, err) == (0, b"")
    told = out.decode("ascii" if surroundings is PLAIN else "iso-8859-1")
    accents = "Seisme a Lodz" if surroundings is PLAIN else "Séisme à Lódz"
    assert f'{accents}: "19 morts"' in told


@pytest.mark.parametrize("surroundings", [PLAIN, WESTERN], ids=["plain", "western"])
def test_data_is_utf_8_everywhere(abroad, surroundings):
    status, out, _ = raw("list", "--json", **surroundings)
    assert status == 0
    assert json.loads(out)["title"] == TITLE
    status, out, _ = raw("export", "--format", "csv", **surroundings)
    assert status == 0
    (row,) = csv.DictReader(out.decode().splitlines())
    assert row["title"] == TITLE
