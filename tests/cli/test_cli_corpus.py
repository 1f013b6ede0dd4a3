"""The command `facts` over a corpus: parts that a killed run goes on with, and their columns."""

from __future__ import annotations

import dataclasses
import json
import signal
import subprocess
from pathlib import Path

import duckdb
import pytest
from cli_program import PROGRAM, wait_while_running
from pyarrow import parquet

from tui.corpus.schema import CASUALTY, FIELDS, flattened
from tui.model import Casualty, Facts, Organisation, Person, Place, Where

TEXT = "{} people were killed in a flood in Basra on Tuesday, the police said."


def corpus(folder: Path, count: int) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        (folder / f"{number:03}.txt").write_text(TEXT.format(number + 3))
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def killed_at(output: Path, parts: int, *arguments: str) -> None:
    """Run until there are so many parts, then end the run as no program can prevent."""
    with subprocess.Popen(
        [*PROGRAM, "facts", *arguments, "--output", str(output)], stderr=subprocess.DEVNULL
    ) as running:
        wait_while_running(
            running, lambda: output.is_dir() and len(list(output.iterdir())) >= parts
        )
        running.send_signal(signal.SIGKILL)


@pytest.mark.parametrize(("form", "kills"), [("parquet", (1, 3)), ("jsonl", (3,))])
def test_a_run_killed_again_and_again_is_as_one_that_was_not(program, tmp_path, form, kills):
    folder, output, fresh = corpus(tmp_path / "in", 60), tmp_path / "out", tmp_path / "fresh"
    arguments = ("--format", form, "--part-size", "4", str(folder))
    for parts in kills:
        killed_at(output, parts, *arguments)
    again = program("facts", *arguments, "--output", str(output))
    assert again.status == 0
    new = int(again.err.split(" of them new")[0].split()[-1])
    assert 0 < new <= 48
    assert program("facts", *arguments, "--output", str(fresh), "--jobs", "1").status == 0
    assert content(output) == content(fresh)
    assert "60 documents in" in again.err
    idle = program("facts", *arguments, "--output", str(output))
    assert ", 0 of them new" in idle.err
    assert content(output) == content(fresh)


def test_a_bad_document_costs_itself_and_is_reported(program, tmp_path):
    folder, output = corpus(tmp_path / "in", 2), tmp_path / "out"
    (folder / "0.jsonl").write_text('{oops\n{"id": "good", "text": "Two people died in Lima."}\n')
    (folder / "scan.pdf").write_bytes(b"%PDF")
    ran = program("facts", str(folder), "--output", str(output), "--format", "parquet")
    assert (ran.status, ran.out) == (1, "")
    assert "in/0.jsonl, line 1" in ran.err
    assert "Left out: 1 files of the kind .pdf." in ran.err
    rows = parquet.read_table(output).to_pylist()
    assert [row["id"] for row in rows] == [
        *("in/0.jsonl, line 1", "good", "in/000.txt", "in/001.txt"),
    ]
    assert [row["problem"] is None for row in rows] == [False, True, True, True]
    report = json.loads((tmp_path / "out.report.json").read_text())
    assert report["documents"] == 4
    assert [problem["id"] for problem in report["problems"]] == ["in/0.jsonl, line 1"]
    assert report["omitted"] == {"files of the kind .pdf": 1}


def test_the_columns_are_typed_and_the_same_in_all_parts(program, tmp_path):
    file, output = tmp_path / "many.jsonl", tmp_path / "out"
    texts = ["Nothing happened.", TEXT.format(3), "", "Zoë Ek spoke in Lima."]
    rows = [{"id": str(n), "text": text, "date": "2026-11-05"} for n, text in enumerate(texts)]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    program(
        *("facts", str(file), "--output", str(output)), *("--format", "parquet", "--part-size", "1")
    )
    schemas = {str(parquet.read_schema(path)) for path in output.iterdir()}
    assert len(list(output.iterdir())) == 4
    assert len(schemas) == 1
    select = "SELECT id, unnest(casualties, recursive := true) FROM read_parquet(?)"
    connection = duckdb.connect()
    claim = connection.execute(select, [f"{output}/*.parquet"])
    names = [column[0] for column in claim.description]
    (values,) = claim.fetchall()
    found = dict(reversed([*zip(names, values, strict=True)]))
    assert (found["id"], found["low"], str(found["date"])) == ("1", 3, "2026-11-03")
    start, end = connection.execute(
        "SELECT c.span.start, c.span.end FROM "
        "(SELECT unnest(casualties) AS c FROM read_parquet(?))",
        [f"{output}/*.parquet"],
    ).fetchone()
    assert texts[1][start:end] == found["quote"]


def test_every_field_of_the_facts_has_a_column():
    fields = {field.name: {inner.name for inner in field.fields} for field in FIELDS}
    for name, model in (("people", Person), ("places", Place), ("organisations", Organisation)):
        assert fields[name] == names(model), name
    assert {field.name for field in CASUALTY} == names(Casualty)
    assert names(Facts) - {"stated"} <= fields.keys()
    (where,) = (field for field in CASUALTY if field.name == "where")
    assert {field.name for field in where.fields} == names(Where)


def names(model: type) -> set[str]:
    return {field.name for field in dataclasses.fields(model)}


def test_the_codebook_explains_them(program):
    out = program("codebook", "--rows", "documents").out
    for field in flattened():
        assert f"  {field.name} " in out
    rows = program("codebook", "--rows", "documents", "--json").rows
    assert [row["name"] for row in rows] == [field.name for field in flattened()]


def test_parts_of_other_inputs_are_replaced_only_by_force(program, tmp_path):
    one, other, output = (
        corpus(tmp_path / "one", 2),
        corpus(tmp_path / "other", 3),
        tmp_path / "out",
    )
    arguments = ("--output", str(output), "--format", "jsonl")
    program("facts", str(one), *arguments)
    before = content(output)
    refused = program("facts", str(other), *arguments)
    assert refused.status == 1
    assert "--force" in refused.err
    assert content(output) == before
    assert program("facts", str(other), *arguments, "--force").status == 0
    assert len(next(iter(content(output).values())).splitlines()) == 3


def test_what_had_a_problem_is_analysed_again_when_that_is_asked(program, tmp_path):
    output = tmp_path / "out"
    (tmp_path / "bad.jsonl").write_text("{oops\n")
    arguments = (str(tmp_path / "bad.jsonl"), "--output", str(output), "--format", "jsonl")
    assert program("facts", *arguments).status == 1
    before = content(output)
    skipped = program("facts", *arguments)
    assert (skipped.status, ", 0 of them new" in skipped.err) == (0, True)
    again = program("facts", *arguments, "--retry")
    assert (again.status, ", 1 of them new" in again.err) == (1, True)
    assert content(output) == before


def test_parts_need_a_folder(program, tmp_path):
    assert program("facts", "--format", "jsonl", str(tmp_path)).status == 2
    assert program("facts", "--output", str(tmp_path), str(tmp_path)).status == 2
    assert program("facts", "--retry", str(tmp_path)).status == 2
    file = tmp_path / "file"
    file.write_text("x")
    ran = program("facts", "--format", "jsonl", "--output", str(file), str(tmp_path))
    assert ran.status == 1
    assert "cannot be written" in ran.err
