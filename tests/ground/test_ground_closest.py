"""What an output cannot show is written as what comes closest to it."""

from __future__ import annotations

import io

import pytest

from tui import closest


@pytest.mark.parametrize(
    ("character", "like"),
    [
        ("é", "e"),
        ("ł", "l"),
        ("“", '"'),
        ("–", "-"),
        ("…", "."),
        ("╭", "+"),
        ("東", "??"),
        ("Ж", "?"),
    ],
)
def test_a_character_keeps_its_cells(character, like):
    assert closest.closest(character) == like


def test_marks_that_take_no_cell_leave_none():
    assert closest.closest("\u0301") == closest.closest("\u200e") == ""


@pytest.mark.parametrize(
    ("encoding", "written"),
    [
        ("ascii", b'Quilpue: +19 "dead" ...'),
        ("latin-1", 'Quilpué: +19 "dead" ...'.encode("latin-1")),
        ("utf-8", "Quilpué: †19 “dead” ...".encode()),
    ],
)
def test_an_output_gets_what_it_can_show(encoding, written):
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding)
    closest.soften((stream, None))
    stream.write("Quilpué: †19 “dead” ...")
    stream.flush()
    assert raw.getvalue() == written


def test_data_is_always_whole():
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="latin-1")
    closest.soften((stream,))
    closest.data_output(stream).write("東京 †19")
    stream.flush()
    assert raw.getvalue().decode() == "東京 †19"


def test_it_is_for_encoding_only():
    stream = io.TextIOWrapper(io.BytesIO(b"\xe9"), encoding="ascii")
    closest.soften((stream,))
    with pytest.raises(UnicodeDecodeError):
        stream.read()
