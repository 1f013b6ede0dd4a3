"""The commands as a script sees them: what they print, where, and their exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from delta_wire import FEED

from tui import crash
from tui.library import Library
from tui.settings import Folders


def test_add_refresh_list_show(dateline, newsroom):
    url = newsroom.put("/feed.xml", FEED, "text/xml")
    added = dateline("add", url)
    assert (added.status, added.out) == (0, f"Delta Wire  {url}\n")
    assert dateline("add", url).out == f"Delta Wire  {url}  (subscribed already)\n"
    refreshed = dateline("refresh", "--json", "--jobs", "1")
    assert refreshed.status == 0
    assert refreshed.rows[0]["new"] == 2
    rows = dateline("list", "--json").rows
    assert [row["title"] for row in rows] == ["Three killed in Basra blast", "Ministers meet"]
    assert set(rows[0]) == {
        *("id", "title", "link", "feed", "feeds", "author", "published", "language"),
        *("read", "starred", "tags", "toll"),
    }
    assert rows[0]["published"] in ("2026-11-03T08:00:00Z", "2026-11-03T08:00:00+00:00")
    assert rows[0]["toll"] == {"killed": {"low": 3, "high": 3}, "injured": {"low": 9, "high": 9}}
    (shown,) = dateline("show", "--json", rows[0]["id"]).rows
    assert "killed and nine hurt" in shown["text"]
    assert shown["facts"]["casualties"][0]["verdict"] is None
    assert any(place["name"] == "Basra" for place in shown["facts"]["places"])
    plain = dateline("show", rows[0]["id"][:6]).out
    assert "3 killed" in plain


def test_list_follows_queries_and_limits(dateline, filled):
    assert len(dateline("list", "--json", "basra").rows) == 1
    assert len(dateline("list", "basra OR ministers", "--json").rows) == 2
    assert len(dateline("list", "--json", "--limit", "1").rows) == 1
    assert [row["title"] for row in dateline("list", "-basra", "--json").rows] == ["Ministers meet"]
    assert "Ministers meet" in dateline("list").out


def test_the_changes_of_several_articles_stand_below_their_titles(dateline, filled):
    ids = [row["id"] for row in dateline("list", "--json").rows]
    unchanged = "This article has not changed since it came."
    assert dateline("show", "--diff", ids[0]).out == f"{unchanged}\n"
    assert dateline("show", "--diff", *ids).out.splitlines() == [
        *(f"{ids[0]}  Three killed in Basra blast", "", unchanged, ""),
        *(f"{ids[1]}  Ministers meet", "", unchanged),
    ]


def test_what_no_article_has_is_named_where_a_list_is_empty(dateline, filled):
    assert dateline("list", "place:narnia").err == "No article fits place:narnia.\n"
    assert dateline("list", "tag:x").err == "No article fits tag:x.\n"
    for query in ("title:quakes", "language:de basra", "killed:>999", "zebra -basra"):
        found = dateline("list", *query.split())
        assert (found.out, found.err.startswith("No article fits ")) == ("", True)
    assert dateline("list", "title:quakes").err == "No article fits title:quakes.\n"
    dateline("tag", "+iraq", "basra")
    assert dateline("list", "tag:x").err == "No article fits tag:x; there are iraq.\n"


def test_list_is_sorted(dateline, filled):
    every = {row["title"] for row in dateline("list", "--json").rows}
    for sort in ("date", "toll", "feed", "relevance"):
        rows = dateline("list", "--sort", sort, "--json").rows
        assert {row["title"] for row in rows} == every
    by_feed = dateline("list", "--sort", "feed", "--limit", "1", "--json").rows
    assert len(by_feed) == 1
    assert dateline("list", "--sort", "size").status == 2


def test_a_mistake_in_a_query_points_at_its_place(dateline, filled):
    wrong = dateline("list", "is:unred")
    assert wrong.status == 2
    assert wrong.out == ""
    assert "unread" in wrong.err


def test_tag_adds_and_removes(dateline, filled):
    assert dateline("tag", "+iraq", "+check", "basra", "--json").rows[0]["changed"] == 1
    assert [row["tags"] for row in dateline("list", "--json", "tag:iraq").rows] == [
        ["check", "iraq"]
    ]
    assert dateline("tag", "-check", "+done", "tag:iraq").status == 0
    assert dateline("list", "--json", "tag:iraq").rows[0]["tags"] == ["done", "iraq"]
    assert dateline("tag", "+a:b", "tag:iraq").out == "tagged 1 article 'a:b'\n"
    assert dateline("list", "--json", "tag:a:b").rows[0]["tags"] == ["a:b", "done", "iraq"]
    assert dateline("tag", "+x").status == 2
    assert dateline("tag", "basra").status == 2


def test_note_and_grade_are_kept_shown_and_asked_for(dateline, filled):
    (row,) = dateline("list", "--json", "basra").rows
    done = dateline("note", row["id"], "the list has three names")
    assert done.out == "wrote a note to 1 article\n"
    assert dateline("grade", row["id"], "b-2").out == "graded 1 article B2\n"
    (shown,) = dateline("show", "--json", row["id"]).rows
    assert (shown["note"], shown["grade"]) == ("the list has three names", "B2")
    words = "Grade B2: usually reliable, probably true. Note: the list has three names"
    for form in ([], ["--plain"]):
        assert words in " ".join(dateline("show", *form, row["id"]).out.split())
    assert [row["id"] for row in dateline("list", "--json", "note:names grade:B").rows] == [
        row["id"]
    ]
    assert dateline("note", row["id"], "a list").out == "replaced the note to 1 article\n"
    assert dateline("note", row["id"], "").out == "took the note off 1 article\n"
    assert dateline("list", "--json", "note:").rows == []
    assert dateline("grade", row["id"], "Z9").status == 2
    assert dateline("note", "nothing", "x").status == 1


def test_export_writes_every_format(dateline, filled, tmp_path: Path):
    assert dateline("export", "basra", "--format", "jsonl").rows[0]["title"].startswith("Three")
    assert "Three killed in Basra blast" in dateline("export", "--format", "csv", "basra").out
    assert json.loads(dateline("export", "--format", "geojson").out)["type"] == "FeatureCollection"
    file = tmp_path / "out.md"
    assert dateline("export", "--format", "markdown", "--output", str(file)).status == 0
    assert "Basra" in file.read_text()


def test_feeds_opml_and_remove(dateline, filled, tmp_path: Path):
    (row,) = dateline("feeds", "--json").rows
    assert row["url"] == filled
    assert (row["unread"], row["articles"], row["error"]) == (2, 2, None)
    file = tmp_path / "feeds.opml"
    file.write_text(dateline("opml").out)
    assert dateline("remove", filled).status == 0
    assert dateline("feeds", "--json").rows == []
    assert "1 feed added" in dateline("import", str(file)).out
    assert "0 feeds added" in dateline("import", str(file)).out
    assert dateline("remove", "http://127.0.0.1:1/none").status == 1


def test_an_article_whose_page_was_not_fetched_says_so(dateline, newsroom):
    item = "<item><title>Quay closed</title><link>{base}/gone.html</link></item>"
    feed = f'<rss version="2.0"><channel><title>Port</title>{item}</channel></rss>'
    dateline("add", newsroom.put("/feed.xml", feed, "text/xml"))
    dateline("refresh")
    (row,) = dateline("list", "--json").rows
    words = "This is not the whole article, its page could not be read: "
    assert words in dateline("show", row["id"]).out
    assert words in dateline("show", "--plain", row["id"]).out


def test_a_failed_feed_is_named_and_only_all_failing_fails(dateline, filled, newsroom):
    newsroom.statuses["/feed.xml"] = (500, {})
    failed = dateline("refresh", "--feeds-only")
    assert failed.status == 1
    assert "Delta Wire" in failed.err
    other = newsroom.put("/other.xml", FEED.replace("Delta", "Other"), "text/xml")
    dateline("add", other)
    partly = dateline("refresh", "--feeds-only")
    assert partly.status == 0
    assert "Delta Wire" in partly.err
    assert len(dateline("list", "--json").rows) == 2, "what was there stays"


def test_add_says_what_is_wrong(dateline, newsroom):
    nothing = newsroom.put("/page", "<html><body>No feed here.</body></html>")
    ran = dateline("add", nothing)
    assert ran.status == 1
    assert nothing in ran.err


def test_plain_lists_and_shows_in_words(dateline, filled):
    listed = dateline("list", "--plain", "basra").out.splitlines()
    assert listed[0] == "Three killed in Basra blast"
    assert "Delta Wire; 3 November 2026; unread; id " in listed[1]
    number = listed[1].rpartition("id ")[2]
    told = dateline("show", "--plain", number).out
    assert "Three people were killed and nine hurt by a bomb in Basra, Iraq.\n" in told
    assert told.isascii()


def test_paths_doctor_keys_themes(dateline, home: Folders):
    assert dateline("paths", "--json").rows[0]["library"] == str(home.library)
    assert str(home.cache) in dateline("paths").out
    report = crash.report(home.data, ValueError("what was read"))
    doctor = dateline("doctor")
    assert doctor.status == 0, doctor.out
    assert f"1 in {report.parent}, the newest {report.name}" in doctor.out
    assert "GeoNames" in doctor.out
    assert any("quit" in row["id"] for row in dateline("keys", "--json").rows)
    assert "dateline-dark" in dateline("themes").out


def test_backup_is_a_whole_library(dateline, filled, tmp_path: Path):
    file = tmp_path / "copy" / "library.db"
    file.parent.mkdir()
    assert dateline("backup", str(file)).status == 0
    with Library.open(Folders(file.parent, tmp_path / "c", tmp_path / "d")) as copy:
        assert copy.articles.count("") == 2
        assert copy.check() == ()


def test_a_backup_that_has_no_folder_asks_for_another_file(dateline, filled, tmp_path: Path):
    ran = dateline("backup", str(tmp_path / "none" / "library.db"))
    assert ran.status == 1
    assert "name a file in a folder that is there" in ran.err
    assert "DATELINE_HOME" not in ran.err


def test_a_file_that_is_nothing_to_import_is_named_with_what_would_be(dateline, tmp_path: Path):
    file = tmp_path / "notes.txt"
    file.write_text("No outline.")
    ran = dateline("import", str(file))
    assert ran.status == 1
    assert f"{file}: This is no OPML file. import takes OPML files, lists of addresses" in ran.err


def test_an_account_at_no_address_is_refused_before_a_name_is_asked_for(dateline):
    ran = dateline("connect", "ftp://rss.example.org")
    assert ran.status == 1
    assert "'ftp://rss.example.org' is no web address" in ran.err
    assert "Name" not in ran.err


def test_wrong_usage_is_2(dateline):
    assert dateline("nonsense").status == 2
    assert dateline("list", "--limit", "many").status == 2
    assert dateline("show").status == 2


def test_without_a_terminal_the_first_screen_is_printed(dateline, filled):
    ran = dateline()
    assert ran.status == 0
    assert "Three killed in Basra blast" in ran.out
    assert "\x1b" not in ran.out


def test_an_interrupted_pipe_is_no_error(dateline, filled):
    ran = subprocess.run(
        f"{sys.executable} -m tui.cli list --json | head -0; echo ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout.strip() == "0"
    assert ran.stderr == ""


def test_a_rule_tags_what_a_refresh_brings_and_a_mistake_in_one_is_told(
    dateline, newsroom, home: Folders
):
    home.make()
    home.config_file.write_text(
        '[rules]\nblast = "killed:3 injured:>=9 place:IQ"\nwrong = "killed:>many"\n'
    )
    newsroom.put("/1.html", "<p>Gone</p>", "text/html")
    url = newsroom.put("/feed.xml", FEED, "text/xml")
    dateline("add", url)
    ran = dateline("refresh")
    assert ran.status == 0
    place = f"dateline: {home.config_file}, line 3: [rules] wrong"
    assert f"{place}, at '>many', character 8: killed: takes a number" in ran.err
    listed = dateline("list", "tag:blast", "--json").rows
    assert [row["title"] for row in listed] == ["Three killed in Basra blast"]
    assert dateline("tag", "-blast", "tag:blast").status == 0
    dateline("refresh", "--full")
    assert dateline("list", "tag:blast", "--json").rows == []
    doctor = dateline("doctor")
    assert doctor.status == 1
    assert "[rules] wrong, at '>many', character 8: killed" in doctor.out
