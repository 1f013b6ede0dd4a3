"""A folder of parts: whatever happened before, it is what one undisturbed run would write."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.corpus.parts import PartsForm, open_parts
from tui.corpus.record import Record
from tui.errors import DatelineError

FORMATS = ("parquet", "jsonl")
TEXTS = st.lists(st.sampled_from("abcdefgh"), max_size=12)


class Killed(Exception):
    pass


def record(text: str) -> Record:
    return Record(id=f"id {text}", source="s", text=text)


def row(one: Record, version: str) -> str:
    fields = {"id": one.id, "problem": None, "version": version, "digest": one.digest}
    return json.dumps({**fields, "people": [{"name": one.text, "mentions": [[0, 1]]}]})


def fill(
    folder: Path, texts: list[str], form: str, *, size=3, version="1", stop=-1, replace=True
) -> list[str]:
    """Run as the command does; gives what was analysed. At record `stop` the run is killed."""
    analysed = []
    made = PartsForm(form, size, version, replace=replace)
    with open_parts(folder, made) as parts:
        for number, one in enumerate(map(record, texts)):
            if number == stop:
                raise Killed
            if parts.holds(one):
                continue
            there = parts.row(one)
            if there is None:
                analysed.append(one.text)
            parts.add(there or row(one, version), one.id, None)
        parts.finish()
    return analysed


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@settings(max_examples=40)
@given(st.lists(st.tuples(TEXTS, st.integers(0, 12)), max_size=4), TEXTS, st.sampled_from(FORMATS))
def test_runs_that_were_killed_over_other_inputs_leave_no_trace(runs, last, form):
    with tempfile.TemporaryDirectory() as place:
        folder, fresh = Path(place, "disturbed"), Path(place, "fresh")
        for texts, stop in runs:
            try:
                fill(folder, texts, form, stop=stop)
            except Killed:
                continue
        fill(folder, last, form)
        fill(fresh, last, form)
        assert content(folder) == content(fresh)
        assert {path.name for path in Path(place).iterdir()} == {"disturbed", "fresh"}


@pytest.mark.parametrize("form", FORMATS)
def test_only_what_is_new_is_analysed(tmp_path, form):
    folder = tmp_path / "out"
    assert fill(folder, [*"abcdefg"], form) == [*"abcdefg"]
    assert fill(folder, [*"abcdefg"], form) == []
    assert fill(folder, [*"abcdefgh"], form) == ["h"]
    assert fill(folder, [*"xabcdfgh"], form) == ["x"]
    assert fill(folder, [*"xab"], form) == []
    assert fill(folder, [*"xab"], form, version="2") == [*"xab"]


@pytest.mark.parametrize("form", FORMATS)
def test_what_a_killed_run_had_in_its_parts_is_not_done_again(tmp_path, form):
    folder = tmp_path / "out"
    with pytest.raises(Killed):
        fill(folder, [*"abcdefgh"], form, stop=7)
    assert fill(folder, [*"abcdefgh"], form) == ["g", "h"]
    with pytest.raises(Killed):
        fill(folder, [*"xabcdefgh"], form, stop=5)
    assert fill(folder, [*"xabcdefgh"], form) == []


def test_other_inputs_replace_nothing_by_mistake(tmp_path):
    folder = tmp_path / "out"
    fill(folder, [*"abcd"], "jsonl", replace=False)
    before = content(folder)
    for others in ([*"wxyz"], [*"ab"]):
        with pytest.raises(DatelineError, match="other inputs, id"):
            fill(folder, others, "jsonl", replace=False)
        assert content(folder) == before
    fill(folder, [*"abcde"], "jsonl", replace=False)
    fill(folder, [*"abcde"], "jsonl", version="2", replace=False)


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    notes = tmp_path / "notes.txt"
    notes.write_text("Milk, bread\n")
    with pytest.raises(DatelineError, match=r"notes\.txt"):
        fill(tmp_path, ["a"], "jsonl")
    notes.unlink()
    fill(tmp_path, ["a"], "jsonl")
    with pytest.raises(DatelineError, match=r"part-00000\.jsonl"):
        fill(tmp_path, ["a"], "parquet")


def test_two_runs_do_not_write_one_folder(tmp_path):
    form = PartsForm("jsonl", 3, "1")
    with (
        open_parts(tmp_path / "out", form),
        pytest.raises(DatelineError, match="another run"),
        open_parts(tmp_path / "out", form),
    ):
        pass


def test_a_part_that_is_damaged_is_named(tmp_path):
    for form in FORMATS:
        folder = tmp_path / form
        fill(folder, [*"ab"], form)
        (folder / f"part-00000.{form}").write_bytes(b"{oops\n")
        with pytest.raises(DatelineError, match=f"part-00000.{form}"):
            fill(folder, [*"ab"], form)
