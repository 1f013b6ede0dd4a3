"""Articles handed over as one file, and taken in by another reader."""

from __future__ import annotations


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
