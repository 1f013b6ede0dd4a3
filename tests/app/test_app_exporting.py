"""Export: a file is written beside all else, and is whole or not there."""

from __future__ import annotations

import json
import threading

import pytest
from page import question, see, settled, status

from tui.app.commands.export import ExportJob
from tui.app.prompt.export_target import ExportTarget, TargetCompletion, parse_target
from tui.app.prompt.question import Complaint
from tui.errors import DatelineError
from tui.export.formats import Export
from tui.library.tables.table_reader import PointCount


async def asked(pilot):
    for _ in range(3):
        await pilot.pause()


async def test_what_is_shown_is_written_and_counted(filled, open_app, tmp_path):
    app = open_app()
    file = tmp_path / "out.jsonl"
    async with app.run_test(size=(140, 44)) as pilot:
        await see(app).open(search="killed:>=10")
        await pilot.press("e", "ctrl+a", "ctrl+k", *str(file), "enter")
        await settled(app, pilot)
        assert status(app) == f"Wrote 3 articles to {file}."
        assert len([json.loads(line) for line in file.read_text().splitlines()]) == 3
        assert see(app).bottom.doing == ""


async def test_a_file_that_exists_is_replaced_once_that_is_said(filled, open_app, tmp_path):
    app = open_app()
    file = tmp_path / "out.jsonl"
    file.write_text("mine")
    async with app.run_test(size=(140, 44)) as pilot:
        await see(app).open(search="killed:>=10")
        await pilot.press("e", "ctrl+a", "ctrl+k", *str(file), "enter", "n")
        await question(app, pilot, "Export to:")  # another name, or none
        assert file.read_text() == "mine"
        assert see(app).answer.value == str(file)
        await pilot.press("enter")
        await question(app, pilot, "Replace out.jsonl?")
        await pilot.press("y")
        await settled(app, pilot)
        assert status(app) == f"Wrote 3 articles to {file}."
        assert len(file.read_text().splitlines()) == 3
        await pilot.press("e", "ctrl+a", "ctrl+k", *str(file), "enter", "escape", "escape")
        await question(app, pilot, "")
    assert traces(file) == [file]


async def test_a_long_name_leaves_room_for_the_end_of_its_question(filled, open_app, tmp_path):
    app = open_app()
    file = tmp_path / f"{'long ' * 20}.csv"
    file.write_text("mine")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e", "ctrl+a", "ctrl+k", *str(file), "enter")
        await question(app, pilot, f"Replace {'long ' * 7}long…?")
        await pilot.press("escape", "escape")


async def test_a_brief_is_replaced_with_its_pictures(filled, open_app, tmp_path):
    app = open_app()
    brief, pictures = tmp_path / "b.md", tmp_path / "b_files"
    pictures.mkdir()
    (pictures / "timeline.svg").write_text("old")
    (pictures / "mine.svg").write_text("mine")
    async with app.run_test(size=(140, 44)) as pilot:
        await settled(app, pilot)
        await pilot.press("e", "ctrl+a", "ctrl+k", *f"{brief} --brief", "enter")
        await question(app, pilot, "Replace the pictures in b_files?")
        await pilot.press("y")
        await settled(app, pilot)
        assert (pictures / "timeline.svg").read_text().startswith("<svg")
        assert (pictures / "mine.svg").read_text() == "mine"
        await pilot.press("e", "ctrl+a", "ctrl+k", *f"{brief} --brief", "enter")
        await question(app, pilot, "Replace b.md?")
        assert see(app).offers[0] == "with its pictures it stays until the new one is whole"
        await pilot.press("escape", "escape")


async def test_what_the_upgrade_has_not_reached_is_told_of_a_search(
    filled, open_app, tmp_path, sql
):
    sql(filled, "INSERT INTO unfilled SELECT number FROM articles LIMIT 2")
    app = open_app()
    async with app.run_test(size=(240, 44)) as pilot:
        await see(app).open(search="killed:>=10")
        await pilot.press("e", "ctrl+a", "ctrl+k", *f"{tmp_path}/c.jsonl", "enter")
        await settled(app, pilot)
        assert status(app).endswith("being upgraded: 2 articles are not looked through yet.")


class Held(ExportJob):
    """Waits at its third article for the test; `ended` once nothing is written any more."""

    def __init__(self, main) -> None:
        super().__init__(main)
        self.reached, self.go_on, self.ended = (threading.Event() for _ in range(3))

    def _follow(self, done: int, total: int) -> None:
        if done == 2:
            self.reached.set()
            assert self.go_on.wait(30)
        super()._follow(done, total)

    def _write(self, query, target, *, replace=False) -> PointCount | None:
        try:
            return super()._write(query, target, replace=replace)
        finally:
            self.ended.set()


async def begun(app, pilot, file):
    """A file that is being written."""
    await settled(app, pilot)
    writing = see(app).export(Held, "", parse_target(str(file)))
    while not writing.reached.is_set():
        await pilot.pause()
    assert not file.exists()  # a kill now leaves no half of it under its name
    assert len(halves(file)) == 1
    return writing


def halves(file):
    return sorted(file.parent.glob(".*.part"))


def traces(file):
    return [*file.parent.glob(file.name), *halves(file)]


async def test_the_same_key_stops_it_and_leaves_no_file(filled, open_app, tmp_path):
    app = open_app()
    file = tmp_path / "out.csv"
    async with app.run_test(size=(140, 44)) as pilot:
        writing = await begun(app, pilot, file)
        writing._tell()
        assert see(app).bottom.doing == "exporting 1/11"
        await pilot.press("e")
        await question(app, pilot, "Stop writing out.csv?")
        await pilot.press("y")
        await asked(pilot)
        writing.go_on.set()
        await settled(app, pilot)
        assert status(app) == f"Stopped: {file} was not written."
        assert traces(file) == []
        assert see(app).bottom.doing == ""


async def test_the_reader_closes_without_waiting_for_it(filled, open_app, tmp_path):
    app = open_app()
    file = tmp_path / "out.csv"
    async with app.run_test(size=(140, 44)) as pilot:
        writing = await begun(app, pilot, file)
        await pilot.press("Q")
    assert not writing.ended.is_set()
    writing.go_on.set()
    assert writing.ended.wait(30)
    assert traces(file) == []


async def test_a_file_that_came_meanwhile_is_not_replaced(filled, open_app, tmp_path):
    app = open_app()
    file = tmp_path / "out.csv"
    async with app.run_test(size=(140, 44)) as pilot:
        writing = await begun(app, pilot, file)
        file.write_text("mine")
        writing.go_on.set()
        await settled(app, pilot)
        assert status(app) == f"{file} cannot be written: File exists."
    assert file.read_text() == "mine"
    assert halves(file) == []


def test_what_is_no_file_is_never_replaced(tmp_path):
    (tmp_path / "b.csv").mkdir()
    complaint = parse_target(f"{tmp_path}/b.csv")
    assert complaint == Complaint("What has this name is no file; choose another one.")
    (tmp_path / "b_files").write_text("mine")
    complaint = parse_target(f"{tmp_path}/b.md --brief")
    words = "b_files, for its pictures, is no folder; choose another name."
    assert complaint == Complaint(words)
    assert isinstance(parse_target(f"{tmp_path}/b.html --brief"), ExportTarget)


def test_a_file_that_cannot_be_written_to_its_end_is_taken_away(filled, open_app, tmp_path):
    writing = ExportJob(open_app().main)
    file = tmp_path / "out.md"
    chosen = Export("", "markdown")

    def full(done: int, total: int) -> None:
        if done == 3:
            raise OSError(28, "No space left on device")

    writing._follow = full
    with pytest.raises(DatelineError, match="No space left on device"):
        writing._write(chosen, file)
    assert traces(file) == []
    file.write_text("mine")
    with pytest.raises(DatelineError, match="File exists"):
        writing._write(chosen, file)
    with pytest.raises(DatelineError, match="No space left on device"):
        writing._write(chosen, file, replace=True)
    assert file.read_text() == "mine"


async def test_a_table_and_a_brief_are_written_as_on_the_command_line(
    filled, open_app, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    app = open_app()
    table, brief = tmp_path / "c.parquet", tmp_path / "b.html"
    async with app.run_test(size=(140, 44)) as pilot:
        for typed, what in (
            ("c.parquet --rows claims", "the claims of 11 articles"),
            ("b.html --brief", "a brief of 11 articles"),
            ("b.md --brief", "a brief of 11 articles"),
        ):
            await pilot.press("e", "ctrl+a", "ctrl+k", *typed, "enter")
            await settled(app, pilot)
            assert status(app).startswith(f"Wrote {what} to ")
    assert table.read_bytes()[:4] == b"PAR1"
    assert brief.read_text().startswith("<!DOCTYPE html>")
    assert "](b_files/timeline.svg)" in brief.with_suffix(".md").read_text()
    assert (tmp_path / "b_files" / "timeline.svg").read_text().startswith("<svg")


@pytest.mark.parametrize(
    ("query", "note"),
    [("title:market", " 4 rows have no point and are not on the map."), ("title:ferry", "")],
)
async def test_rows_without_a_point_are_told_of_where_there_are_any(
    filled, open_app, tmp_path, query, note
):
    app = open_app()
    async with app.run_test(size=(240, 44)) as pilot:
        await see(app).open(search=query)
        file = tmp_path / "out.geojson"
        await pilot.press(*("e", "ctrl+a", "ctrl+k"), *f"{file} --rows claims", "enter")
        await settled(app, pilot)
        assert status(app) == f"Wrote the claims of 1 article to {file}.{note}"


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("x", "End the name with one of .md .csv .jsonl"),
        ("x.pdf", "End the name with one of"),
        ("x.csv --rows events", "Behind a name with .csv can stand --rows claims"),
        ("x.csv --brief", "Behind a name with .csv can stand --rows claims"),
        ("x.gpkg --rows people", "can stand --rows claims, --rows places."),
        ("x.md --brief --rows claims", "Choose one of --rows and --brief."),
        ("nowhere/x.csv", "There is no folder"),
    ],
)
def test_what_cannot_be_written_is_refused_in_the_prompt(tmp_path, monkeypatch, typed, complaint):
    monkeypatch.chdir(tmp_path)
    refused = parse_target(typed)
    assert isinstance(refused, Complaint)
    assert complaint in refused.message


def test_a_name_with_blanks_and_capitals_is_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    target = parse_target(" my file.CSV  --rows  places ")
    assert target == ExportTarget(tmp_path / "my file.CSV", "places", brief=False)
    assert isinstance(target, ExportTarget)
    assert target.form == "csv"


def test_options_are_offered_behind_a_name():
    offers = TargetCompletion().complete
    assert [offer.label for offer in offers("x.md ")][:2] == ["--brief", "--rows claims"]
    assert [offer.value for offer in offers("x.geojson --r")] == [
        *("x.geojson --rows claims", "x.geojson --rows places")
    ]
    assert offers("x.csv --rows claims") == []


@pytest.mark.parametrize("folder", ["x" * 300, "~nobody-of-that-name", "a\0b"])
def test_a_folder_that_no_system_can_have_is_none(folder):
    target = parse_target(f"{folder}/out.csv")
    assert isinstance(target, Complaint)
    assert target.message.startswith("There is no folder ")


async def test_a_name_that_is_too_long_is_told_when_it_is_written(filled, open_app, tmp_path):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("e", "ctrl+a", "ctrl+k", *f"{tmp_path}/{'x' * 300}.csv", "enter")
        await settled(app, pilot)
        assert "File name too long" in f"{status(app)} {see(app).offers[:1]}"
