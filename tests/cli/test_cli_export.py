"""export --rows and codebook, as a script calls them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from tui.cli import targets
from tui.export.formats import FORMATS
from tui.library import Library
from tui.library.rows.columns import TABLES
from tui.model import Body, Casualty, Entry, Facts, Range, Toll


@pytest.fixture
def filled(home):
    """One article with a claim that has no point."""
    with Library.open(home) as library:
        feed = library.feeds.add("http://news.example/feed", "News").number
        entry = Entry(key="a", link="", title="T", body=Body("x"))
        (number,) = library.articles.ingest(feed, [entry], datetime(2026, 3, 10, tzinfo=UTC)).new
        claim = Casualty(kind="killed", low=4, high=4, place="Somewhere")
        facts = Facts(casualties=(claim,), toll=Toll(Range(4, 4)))
        library.articles.put_facts(number, facts, "1")


def test_rows_to_a_file_and_to_a_pipe(dateline, program, filled, tmp_path):
    (row,) = dateline("export", "--rows", "claims").rows
    assert (row["best"], row["place"]) == (4, "Somewhere")
    file = tmp_path / "claims.parquet"
    args = ("export", "--rows", "claims", "--format", "parquet", "--output", str(file))
    assert dateline(*args).status == 0
    assert file.read_bytes()[:4] == b"PAR1"
    assert dateline(*args).status == 1
    assert dateline(*args, "--force").status == 0
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["claims.parquet"]


def test_a_map_says_what_it_lacks(dateline, filled):
    ran = dateline("export", "--rows", "claims", "--format", "geojson")
    assert json.loads(ran.out)["features"] == []
    assert ran.err == (
        "dateline: 1 of 1 claims, in 1 article, has no point and is not on the map.\n"
    )


def test_a_map_of_articles_says_how_many_have_no_point(dateline, filled):
    ran = dateline("export", "--format", "geojson")
    assert json.loads(ran.out)["features"] == []
    assert ran.err == "dateline: 1 of 1 articles has no point and is not on the map.\n"


def test_an_ending_that_no_format_has_is_refused(dateline, filled, tmp_path):
    file = tmp_path / "b.pdf"
    ran = dateline("export", "--brief", "--output", str(file))
    assert (ran.status, file.exists()) == (2, False)
    assert "No format ends in .pdf: use --format, or one of .md, .csv" in ran.err


FILES = [
    *(("--rows", "claims", "--format", form) for form in FORMATS),
    *(("--brief", "--format", form) for form in ("markdown", "html")),
]


@pytest.mark.parametrize("options", FILES)
def test_a_full_disk_is_one_message_and_leaves_no_file(filled, tmp_path, options):
    """The system lets files grow to a few bytes here, which is as if the disk were full."""
    target = tmp_path / "out"
    script = (
        "import resource, signal, sys\n"
        "from tui.cli import main\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (16, resource.RLIM_INFINITY))\n"
        "sys.argv[0] = 'dateline'\n"
        "main()\n"
    )
    # without -B, Python 3.11 would keep the first bytes of each module's bytecode for later runs
    command = [sys.executable, "-B", "-c", script, "export", *options, "--output", str(target)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert ran.stderr.count("dateline: ") == 1
    assert "cannot be written" in ran.stderr
    assert "fault" not in ran.stderr
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []


@pytest.mark.parametrize("form", FORMATS)
def test_a_pipe_that_is_closed_is_no_error(filled, form):
    command = [sys.executable, "-m", "tui.cli", "export", "--rows", "claims", "--format", form]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        said = running.stderr.read().decode()
    assert running.returncode == 0
    assert "fault" not in said
    assert "Traceback" not in said


def test_an_interrupt_leaves_no_folder_and_no_file(home, tmp_path):
    for opened in (
        targets.folder(tmp_path / "out", force=False),
        targets.binary_file(tmp_path / "f"),
    ):
        with pytest.raises(KeyboardInterrupt), opened:
            raise KeyboardInterrupt
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_a_failure_leaves_no_file(dateline, filled, tmp_path):
    file = tmp_path / "people.geojson"
    args = ("--rows", "people", "--format", "geojson", "--output", str(file))
    ran = dateline("export", *args)
    assert ran.status == 1
    assert "choose claims or places" in ran.err
    assert not file.exists()


def test_without_rows_it_is_what_it_was(dateline, filled):
    (row,) = dateline("export").rows
    assert row["facts"]["casualties"][0]["low"] == 4


def test_an_unknown_table_names_what_there_is(dateline):
    ran = dateline("export", "--rows", "events")
    assert ran.status == 2
    assert "'claims', 'articles', 'people', 'places'" in ran.err


def test_the_codebook_has_every_column(dateline):
    text = dateline("codebook").out
    rows = dateline("codebook", "--json").rows
    assert [(row["rows"], row["name"]) for row in rows] == [
        (table, column.name) for table, columns in TABLES.items() for column in columns
    ]
    for row in rows:
        assert f"  {row['name']} " in text
        assert row["hxl"].startswith("#")
    assert max(map(len, dateline("codebook", "--rows", "people").out.splitlines())) <= 120


def test_a_package_is_a_folder_that_replaces_only_its_own_files(dateline, filled, tmp_path):
    folder = tmp_path / "data"
    assert dateline("export", "--package", str(folder), "--hxl").status == 0
    files = ["articles.csv", "claims.csv", "datapackage.json", "people.csv", "places.csv"]
    assert sorted(file.name for file in folder.iterdir()) == files
    assert (folder / "claims.csv").read_text().splitlines()[1].startswith("#meta+article,")
    (folder / "mine.txt").write_text("x")
    ran = dateline("export", "--package", str(folder))
    assert (ran.status, "say --force" in ran.err) == (1, True)
    assert dateline("export", "--package", str(folder), "--force").status == 0
    assert (folder / "mine.txt").read_text() == "x"
    assert not (folder / "claims.csv").read_text().splitlines()[1].startswith("#")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_what_does_not_go_together_is_wrong_usage(dateline, tmp_path):
    for args in (
        ("--package", str(tmp_path / "x"), "--format", "parquet"),
        ("--package", str(tmp_path / "x"), "--output", "x"),
        ("--hxl",),
        ("--hxl", "--rows", "claims"),
        ("--hxl", "--format", "csv"),
        ("--package", str(tmp_path / "x"), "--brief"),
        ("--brief", "--rows", "claims"),
        ("--brief", "--format", "csv"),
        ("--brief", "--hxl"),
    ):
        ran = dateline("export", *args)
        assert (ran.status, args[0] in ran.err) == (2, True)
    assert list(tmp_path.glob("x")) == []


def test_hashtags_stand_below_the_names(dateline, filled):
    lines = dateline("export", "--rows", "claims", "--format", "csv", "--hxl").out.splitlines()
    tags = lines[1].split(",")
    assert len(tags) == len(set(tags)) == len(lines[0].split(","))
    assert all(tag.startswith("#") for tag in tags)


def test_the_pictures_of_a_brief_in_markdown_are_files_beside_it(dateline, filled, tmp_path):
    file = tmp_path / "my brief.md"
    for options in ((), ("--force",)):
        ran = dateline("export", "--brief", "--output", str(file), *options)
        assert (ran.status, ran.err) == (0, f"Wrote a brief of 1 article to {file}.\n")
    pictures = tmp_path / "my brief_files"
    names = {path.name for path in pictures.iterdir()}
    linked = re.findall(r"\]\(my%20brief_files/(\w+\.svg)\)", file.read_text())
    assert set(linked) == names == {"timeline.svg"}
    assert (pictures / "timeline.svg").read_text().startswith("<svg xmlns=")
    assert "](data:image/svg+xml;base64," in dateline("export", "--brief").out
    again = dateline("export", "--brief", "--output", str(tmp_path / "n.md"), "nothing")
    assert again.status == 0
    assert not (tmp_path / "n_files").exists()
    file.unlink()
    (pictures / "own.txt").write_text("mine")
    ran = dateline("export", "--brief", "--output", str(file))
    assert (ran.status, "my brief_files has files in it" in ran.err) == (1, True)
    assert not file.exists()


def test_a_brief_and_the_ending_of_a_file_that_says_the_format(dateline, filled, tmp_path):
    assert dateline("export", "--brief").out.startswith("# Brief: all articles\n\n**4 killed**")
    for name, start in (("b.html", "<!DOCTYPE html>"), ("b.md", "# Brief")):
        assert dateline("export", "--brief", "--output", str(tmp_path / name)).status == 0
        assert (tmp_path / name).read_text().startswith(start)
    assert dateline("export", "--rows", "claims", "--output", str(tmp_path / "c.csv")).status == 0
    assert (tmp_path / "c.csv").read_text().startswith("article_id,claim_id,")
    assert dateline("export", "--output", str(tmp_path / "c.txt")).status == 0
    assert json.loads((tmp_path / "c.txt").read_text())["title"] == "T"


WRITTEN = [
    (("--format", "csv", "--output"), "1 article"),
    (("--rows", "claims", "--format", "csv", "--output"), "the claims of 1 article"),
    (("--brief", "--format", "html", "--output"), "a brief of 1 article"),
    (("--package",), "the tables of 1 article"),
    (("--rows", "claims", "--package"), "the claims of 1 article"),
]


@pytest.mark.parametrize(("options", "what"), WRITTEN)
def test_what_was_written_is_said_in_a_line_beside_the_data(
    dateline, filled, tmp_path, options, what
):
    ran = dateline("export", *options, str(tmp_path / "one"))
    assert (ran.status, ran.out, ran.err) == (0, "", f"Wrote {what} to {tmp_path / 'one'}.\n")
    quiet = dateline("export", "--quiet", *options, str(tmp_path / "two"))
    assert (quiet.status, quiet.out, quiet.err) == (0, "", "")
    assert dateline("export", "--format", "csv").err == ""
