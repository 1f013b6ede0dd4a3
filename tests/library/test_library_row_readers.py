"""Many rows are read by two processes, and are the same where the second one cannot help."""

from __future__ import annotations

import io
import json
import os
import resource
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from tui.library.table_export import export_table
from tui.library.tables import row_readers, table_reader
from tui.library.tables.row_process import Reading
from tui.model import Casualty, Facts

KEYS = [f"n{number:02}" for number in range(40)]
STOPS_AFTER_A_NUMBER = "import sys; sys.stdin.readline(); sys.stdout.buffer.write(bytes(7) + b'.')"
STOPS_WITHIN_AN_ANSWER = "import sys; sys.stdin.readline(); sys.stdout.buffer.write(b'abc')"


@pytest.fixture
def filled(library, stored):
    for number in stored(*KEYS).values():
        claim = Casualty(kind="killed", low=number, high=number, source="a „medic“")
        library.articles.put_facts(number, Facts(casualties=(claim,)), "7")
    return library


@pytest.fixture
def export(filled, monkeypatch) -> Callable[..., str]:
    """Writes the claims as csv, with another process for more articles than `few`."""
    monkeypatch.setattr(table_reader, "LINES", 2)

    def write(few: int = 0, cores: int = 2, query: str = "") -> str:
        monkeypatch.setattr(table_reader, "FEW", few)
        monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)
        stream = io.StringIO()
        export_table(filled, query, "claims", "csv", stream)
        return stream.getvalue()

    return write


def test_the_same_rows_come_in_the_same_order(export):
    alone = export(few=len(KEYS))
    assert [line.count("Headline") for line in alone.splitlines()] == [0] + [1] * len(KEYS)
    assert export() == alone == export(cores=1)
    assert export(query="nothing").splitlines() == alone.splitlines()[:1]


@pytest.mark.parametrize(
    "command",
    [
        ("/nowhere/python",),
        (sys.executable, "-c", ""),
        (sys.executable, "-c", STOPS_AFTER_A_NUMBER),
        (sys.executable, "-c", STOPS_WITHIN_AN_ANSWER),
    ],
)
def test_a_process_that_cannot_read_costs_no_row(export, command, monkeypatch):
    alone = export(few=len(KEYS))
    monkeypatch.setattr(row_readers, "COMMAND", command)
    assert export() == alone


def test_both_read_what_was_stored(filled):
    counts = "CAST(count(*) AS BLOB), CAST((SELECT count(*) FROM articles) AS BLOB), NULL"
    reading = Reading(f"SELECT {counts} FROM json_each(?)")
    readers = row_readers.RowReaders(filled._store, reading)
    readers.start_process()
    try:
        assert list(readers.read(["[1, 2]"] * 9)) == [(b"2", b"40", b"")] * 9
    finally:
        readers.close()


def test_a_program_with_many_open_files_reads_with_two_processes_too(export, tmp_path):
    alone = export(few=len(KEYS))
    most, limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(limit, 4096), limit))
    try:
        with ExitStack() as files:
            for _ in range(1_030):
                files.enter_context((tmp_path / "file").open("w"))
            assert export() == alone
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, limit))


def test_neither_waits_for_the_other_to_read_what_no_pipe_holds(filled):
    long = (
        "SELECT CAST(hex(zeroblob(1000000)) AS BLOB), NULL, CAST(value AS BLOB) FROM json_each(?)"
    )
    readers = row_readers.RowReaders(filled._store, Reading(long))
    readers.start_process()
    pieces = [json.dumps([number]) + " " * 100_000 for number in range(30)]
    try:
        texts = readers.read(pieces)
        assert [int(number) for _, _, number in texts] == [*range(30)]
    finally:
        readers.close()


def test_a_library_that_was_moved_is_read_on_by_who_has_it_open(export, filled):
    alone = export(few=len(KEYS))
    filled.path.rename(filled.path.with_name("moved.db"))
    assert export() == alone


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_file_keeps_its_encoding(filled, encoding, tmp_path: Path):
    for form in ("csv", "jsonl", "geojson"):
        stream = io.StringIO()
        export_table(filled, "", "claims", form, stream)
        file = tmp_path / form
        with file.open("w", encoding=encoding, newline="") as output:
            output.write("head\n")
            export_table(filled, "", "claims", form, output)
        with file.open(encoding=encoding, newline="") as written:
            assert written.read() == "head\n" + stream.getvalue()
