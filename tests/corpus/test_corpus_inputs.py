"""Files, folders and tables: which documents they hold, under which ids."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import json
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from tui.corpus.inputs import Inputs
from tui.corpus.record import Record


def read(*sources: Path | str, without: Path | None = None, **columns: str) -> list[Record]:
    return [*Inputs([str(source) for source in sources], columns, without).records()]


def ids(records: list[Record]) -> list[str]:
    return [record.id for record in records]


def problems(records: list[Record]) -> list[str]:
    return [record.problem for record in records if record.problem]


def lines(*rows: dict[str, object]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def table(path: Path, head: str, *rows: str, encoding: str = "utf-8") -> Path:
    path.write_bytes("\n".join([head, *rows, ""]).encode(encoding))
    return path


def test_a_folder_is_read_in_the_order_of_its_paths(tmp_path):
    top = tmp_path / "crawl"
    (top / "b").mkdir(parents=True)
    (top / ".hidden").mkdir()
    (top / "b" / "two.html").write_text("<p>Two.</p>")
    (top / "a.txt").write_text("One.")
    (top / "c.txt.gz").write_bytes(gzip.compress(b"Three."))
    (top / "scan.pdf").write_bytes(b"%PDF")
    (top / ".hidden" / "no.txt").write_text("No.")
    (top / "up").symlink_to(top, target_is_directory=True)
    inputs = Inputs([str(top)])
    found = [*inputs.records()]
    assert ids(found) == ["crawl/a.txt", "crawl/b/two.html", "crawl/c.txt.gz"]
    assert (found[0].text, found[1].page, found[2].text) == ("One.", b"<p>Two.</p>", "Three.")
    assert inputs.omitted == {"files of the kind .pdf": 1}
    assert inputs.done == inputs.size


def test_ids_tell_files_of_one_name_apart(tmp_path):
    for name in ("x", "y"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "note.txt").write_text(name)
    one, two = tmp_path / "x" / "note.txt", tmp_path / "y" / "note.txt"
    assert ids(read(one)) == ["note.txt"]
    assert ids(read(one, two)) == [str(one), str(two)]
    assert ids(read(tmp_path / "x", tmp_path / "y")) == ["x/note.txt", "y/note.txt"]


def test_the_output_is_no_input(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "part-00000.jsonl").write_bytes(lines({"text": "No."}))
    (tmp_path / "note.txt").write_text("Yes.")
    assert [record.text for record in read(tmp_path, without=tmp_path / "out")] == ["Yes."]


def test_lines_that_are_no_documents_cost_themselves(tmp_path):
    file = tmp_path / "many.jsonl"
    file.write_bytes(lines({"id": 7, "text": "One."}) + b"{oops\n" + lines({"body": "Two."}, {}))
    found = read(file)
    assert ids(found) == ["7", "many.jsonl, line 2", "many.jsonl, line 3", "many.jsonl, line 4"]
    assert found[2].text == "Two."
    assert len(problems(found)) == 2
    packed = tmp_path / "many.jsonl.gz"
    packed.write_bytes(gzip.compress(file.read_bytes()))
    assert [record.text for record in read(packed)] == [record.text for record in found]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_tables_of_text_are_read_in_the_forms_that_there_are(tmp_path, delimiter, encoding):
    path = tmp_path / "news.csv"
    text = 'Zoë said:\n"Two, or more; | died" at the café in the old town of Orléans.'
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerows([["URL", "Headline", "Body", "Published"], ["", "T", text, "2026-11-02"]])
    (found,) = read(path)
    assert found == Record(
        id="news.csv, row 1", source=str(path), title="T", text=text, date="2026-11-02"
    )


def test_columns_can_be_named(tmp_path):
    path = table(tmp_path / "t.csv", "text,id,words,key", "a,b,c,d", "e,f,g,h")
    assert [(record.id, record.text) for record in read(path)] == [("b", "a"), ("f", "e")]
    found = read(path, text="words", id="KEY")
    assert [(record.id, record.text) for record in found] == [("d", "c"), ("h", "g")]
    (missing,) = problems(read(path, text="prose"))
    assert "'prose' (but text, id, words, key)" in missing
    assert "--column text=NAME" in missing


def test_a_row_that_is_broken_costs_itself(tmp_path, monkeypatch):
    monkeypatch.setattr("tui.corpus.tables.MAX_FIELD", 50)
    path = table(tmp_path / "t.csv", "id,text", "a,One.", "b", f"c,{'x' * 60}", "", "d,Two.")
    found = read(path)
    assert [record.text for record in found if not record.problem] == ["One.", "Two."]
    short, long = problems(found)
    assert "t.csv, row 2" in short
    assert "row 3" in long


def test_parquet_is_read_with_its_types(tmp_path):
    day = dt.date(2026, 11, 2)
    path = tmp_path / "news.parquet"
    columns = {"content": ["One.", None], "pub_date": [day, day], "guid": ["a", "b"], "n": [1, 2]}
    parquet.write_table(pa.table(columns), path)
    first, second = read(path)
    assert (first.id, first.text, first.date) == ("a", "One.", "2026-11-02")
    assert "there is no text in it" in second.problem
    packed = tmp_path / "news.parquet.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert [record.text for record in read(packed)] == ["One.", ""]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.parquet", b"no table"),
        ("a.txt.gz", gzip.compress(b"x" * 99)[:-9]),
        ("a.txt.gz", b"no gzip"),
        ("a.csv", b"first,second\n1,2\n"),
    ],
    ids=range(4),
)
def test_a_file_that_cannot_be_read_costs_itself(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text("Last.")
    bad, good = read(tmp_path)
    assert bad.problem.startswith(str(tmp_path / name))
    assert good.text == "Last."


def test_of_a_page_no_more_waits_in_memory_than_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("tui.corpus.inputs.MAX_CONTENT", 9)
    (tmp_path / "a.html").write_text("<p>One.</p><p>Two.</p>")
    assert [record.page for record in read(tmp_path)] == [b"<p>One.</"]


def test_a_digest_changes_with_what_facts_depend_on():
    one = Record(id="a", source="x", text="t", title="u")
    assert one.digest == Record(id="a", source="y", text="t", title="u").digest
    others = (
        Record(id="b", source="x", text="t", title="u"),
        Record(id="a", source="x", text="tu"),
        Record(id="a", source="x", title="tu"),
        Record(id="a", source="x", text="t", title="u", date="2026-11-02"),
        Record(id="a", source="x", page=b"t", title="u"),
    )
    assert len({one.digest, *(other.digest for other in others)}) == 6
