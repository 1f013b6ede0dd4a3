"""Articles handed over as one file, and taken in by another reader."""

from __future__ import annotations

import gzip

import pytest


def test_a_selection_that_finds_nothing_writes_no_file_and_says_what_was_meant(
    dateline, filled, tmp_path
):
    dateline("tag", "+evacuation", "basra")
    file = tmp_path / "none.bundle"
    meant = "No article fits tag:evacuaton; did you mean tag:evacuation?"
    ran = dateline("handover", str(file), "tag:evacuaton")
    assert ran.status == 1
    assert meant in ran.err
    assert f"The query finds no article, so {file} was not written." in ran.err
    assert not file.exists()
    tagged = dateline("tag", "+seen", "tag:evacuaton")
    assert (tagged.status, tagged.out) == (0, "Nothing to change.\n")
    assert meant in tagged.err
    exported = dateline("export", "--rows", "articles", "--format", "csv", "tag:evacuaton")
    assert exported.status == 0
    assert meant in exported.err


def test_a_selection_is_handed_over_and_taken_in_elsewhere(dateline, filled, tmp_path, monkeypatch):
    (row,) = dateline("list", "--json", "basra").rows
    dateline("note", row["id"], "the list has three names")
    file = tmp_path / "basra.bundle"
    done = dateline("handover", "--name", "Ana", str(file), "basra")
    assert done.out == f"1 article written to {file}.\n"
    assert dateline("handover", str(file), "basra").status == 1  # it exists
    assert dateline("handover", str(tmp_path / "none" / "x"), "basra").status == 1
    dateline("note", row["id"], "it has four")
    words = dateline("import", str(file)).out.splitlines()
    assert words == [
        "From Ana: 0 articles new, 1 here already, of which 1 has tags, notes or verdicts anew.",
        "Ana decided otherwise in 1 place: both stand there.",
    ]
    assert "Ana: Note: the list has three names" in dateline("show", row["id"]).out
    (shown,) = dateline("show", "--json", row["id"]).rows
    assert shown["note"] == "it has four"
    assert [(o["reader"], o["note"]) for o in shown["opinions"]] == [
        ("Ana", "the list has three names")
    ]
    again = dateline("import", str(file))
    assert again.out == "Nothing new from Ana: all of it is here.\n"
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "elsewhere"))
    assert dateline("import", str(file)).out == "From Ana: 1 article new, 0 here already.\n"
    assert dateline("list", "--json", "note:names").rows[0]["title"] == row["title"]
    file.write_bytes(file.read_bytes()[:-20])
    broken = dateline("import", str(file))
    assert (broken.status, broken.out) == (1, "")


def test_a_bundle_of_which_a_line_is_damaged_gives_the_rest_and_fails(
    dateline, filled, tmp_path, monkeypatch
):
    file = tmp_path / "all.bundle"
    assert dateline("handover", "--name", "Ana", str(file), "basra").status == 0
    file.write_bytes(gzip.compress(gzip.decompress(file.read_bytes()) + b'{"id": "cut\n'))
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "elsewhere"))
    ran = dateline("import", str(file))
    assert (ran.status, ran.out) == (1, "From Ana: 1 article new, 0 here already.\n")
    assert ran.err == "dateline: 1 article of the file was damaged and left out.\n"


BROKEN = {
    "it breaks off": ('<opml><body><outline xmlUrl="http://a.example/f"/><outline xmlU', 1),
    "its end is missing": ('<opml><body><outline xmlUrl="http://a.example/f"/>', 1),
    "an outline that is no feed": (
        '<opml><outline xmlUrl="http://a.example/f"/><outline type="link" url="/b"/></opml>',
        0,
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_file_of_which_a_part_is_lost_gives_the_rest_and_fails(program, case):
    text, status = BROKEN[case]
    ran = program("import", "-", stdin=text)
    assert (ran.status, ran.out) == (status, "1 feed added.\n")
    assert "left out: " in ran.err
    assert [row["url"] for row in program("feeds", "--json").rows] == ["http://a.example/f"]
