"""What scripts rely on, word for word, from the program itself."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
from contextlib import aclosing
from datetime import datetime

import pytest
from cli_program import PROGRAM

from tui.cli import orders
from tui.library import Library
from tui.refresh import Order, refresh
from tui.settings import Folders

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>
<item><title>Three killed in Basra blast</title><guid>1</guid><link>{{base}}/1.html</link>
<author>Ann Lee</author><pubDate>Tue, 03 Nov 2026 08:00:00 +0200</pubDate>
<description>Three people were killed and nine hurt by a bomb in Basra, Iraq, said Jo Ek, a doctor.
</description></item>
<item><title>Ministers meet</title><guid>2</guid><link>{{base}}/2.html</link>
<pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate></item></channel></rss>"""
FACTS = ["people", "places", "organisations", "casualties"]


@pytest.fixture
def filled(home, newsroom):
    url = newsroom.put("/feed.xml", FEED.format(title="Delta Wire"), "text/xml")
    with Library.open(home) as library:
        library.feeds.add(url, folder="Iraq")
        asyncio.run(_refresh(library))
    return url


async def _refresh(library: Library) -> None:
    async with aclosing(refresh(library, Order(articles=False))) as steps:
        assert [step.new async for step in steps] == [2]


def whole(moment: str) -> bool:
    """Whether it is a date in ISO 8601 with its zone."""
    return datetime.fromisoformat(moment).utcoffset() is not None


def test_feeds(program, filled, newsroom):
    (row,) = program("feeds", "--json").rows
    assert list(row) == [
        *("url", "title", "folder", "unread", "articles", "checked", "changed", "error"),
    ]
    assert (row["url"], row["title"], row["folder"]) == (filled, "Delta Wire", "Iraq")
    assert (row["unread"], row["articles"], row["error"]) == (2, 2, None)
    assert whole(row["checked"])
    assert whole(row["changed"])
    newsroom.statuses["/feed.xml"] = (500, {})
    assert program("refresh", "--feeds-only").status == 1
    (failed,) = program("feeds", "--json").rows
    assert "500" in failed["error"]
    assert failed["changed"] == row["changed"]
    never = program(
        "import", "/dev/stdin", stdin='<opml><outline xmlUrl="http://n.example/"/></opml>'
    )
    assert never.status == 0
    rows = {row["url"]: row for row in program("feeds", "--json").rows}
    assert rows["http://n.example/"]["checked"] is None
    assert rows["http://n.example/"]["changed"] is None


def test_a_list_of_addresses_can_be_piped_in(program):
    ran = program("import", "-", stdin='https://coast.example/f "~Coast"\nexec:~/bin/boats\n')
    assert (ran.status, ran.out) == (0, "1 feed added.\n")
    assert "left out: exec:~/bin/boats (it is no web address)" in ran.err
    (row,) = program("feeds", "--json").rows
    assert (row["url"], row["title"]) == ("https://coast.example/f", "Coast")


def test_list_and_show(program, filled):
    assert program("refresh").status == 0
    rows = program("list", "--json").rows
    assert [row["title"] for row in rows] == ["Three killed in Basra blast", "Ministers meet"]
    assert list(rows[0]) == [
        *("id", "title", "link", "feed", "feeds", "author", "published", "language"),
        *("read", "starred", "tags", "toll"),
    ]
    row = rows[0]
    assert (row["feed"], row["feeds"], row["author"]) == ("Delta Wire", ["Delta Wire"], "Ann Lee")
    assert (row["read"], row["starred"], row["tags"], row["language"]) == (False, False, [], "en")
    assert whole(row["published"])
    assert datetime.fromisoformat(row["published"]).isoformat() == "2026-11-03T06:00:00+00:00"
    assert row["toll"] == {"killed": {"low": 3, "high": 3}, "injured": {"low": 9, "high": 9}}
    assert rows[1]["toll"] == {"killed": None, "injured": None}
    (shown,) = program("show", "--json", row["id"]).rows
    assert list(shown) == [
        *row,
        *("text", "statement", "facts", "revisions", "note", "grade", "opinions"),
    ]
    assert {key: shown[key] for key in row} == row
    facts = shown["facts"]
    assert list(facts) == ["id", "title", "date", "language", *FACTS, "toll"]
    for kind in ("people", "places", "casualties"):
        assert [fact["verdict"] for fact in facts[kind]] == [None] * len(facts[kind]) != []


def test_list_keeps_to_its_limit_and_an_empty_query_is_everything(program, filled):
    assert len(program("list", "--json", "").rows) == 2
    assert len(program("list", "--json", "--limit", "1").rows) == 1
    assert program("list", "--json", "--limit", "0").rows == []


def test_the_facts_of_a_document(program):
    text = "Four soldiers were killed in an airstrike by the Islamic State near Kirkuk on Sunday."
    line = json.dumps({"id": "a", "title": "Ministers meet", "text": text, "date": "2024-06-21"})
    (row,) = program("facts", "--json", "-", stdin=line).rows
    assert list(row) == ["id", "title", "date", "language", *FACTS, "toll"]
    assert (row["id"], row["title"], row["date"], row["language"]) == (
        "a",
        "Ministers meet",
        "2024-06-21",
        "en",
    )
    claim = row["casualties"][0]
    assert list(claim) == [
        *("kind", "low", "high", "vague", "precision", "status", "subset", "victims", "group"),
        *("by", "weapon", "place", "where", "date", "date_end", "date_precision"),
        *("source", "certainty", "mentions", "quote", "span"),
    ]
    assert f"Ministers meet\n\n{text}"[slice(*claim["span"])] == claim["quote"]
    assert list(row["places"][0]) == [
        *("name", "kind", "country", "admin1", "admin2", "lat", "lon", "precision", "geonames"),
        "mentions",
    ]
    assert list(row["organisations"][0]) == ["name", "aliases", "kind", "mentions"]


def test_tag_counts_what_it_changed(program, filled):
    (row,) = program("tag", "--json", "+iraq", "basra").rows
    assert row["changed"] == 1
    assert program("tag", "--json", "+iraq", "basra").rows[0]["changed"] == 0
    assert program("list", "--json", "tag:iraq").rows[0]["tags"] == ["iraq"]
    assert program("tag", "-iraq", "tag:iraq").status == 0
    assert program("list", "--json", "tag:iraq").rows == []


def test_refresh_counts_and_names_what_failed_on_stderr(program, filled, newsroom, home):
    with Library.open(home) as library:
        library.feeds.add(newsroom.base + "/bad.xml", "Bad Wire")
    newsroom.statuses["/bad.xml"] = (500, {})
    ran = program("refresh", "--json", "--feeds-only")
    assert ran.status == 0
    assert (ran.rows[0]["feeds"], ran.rows[0]["failed"], ran.rows[0]["new"]) == (2, 1, 0)
    assert "Bad Wire" in ran.err
    assert "500" in ran.err
    assert "Delta Wire" not in ran.err


def test_refresh_ends_with_1_where_none_could_be_fetched(program, filled, newsroom):
    newsroom.statuses["/feed.xml"] = (500, {})
    assert program("refresh", "--feeds-only").status == 1


def test_refresh_ends_with_1_where_another_program_keeps_the_library(
    dateline, filled, home, monkeypatch
):
    monkeypatch.setattr(orders, "WAIT_SECONDS", 0.0)
    with Library.open(home):
        ran = dateline("refresh")
    assert ran.status == 1
    assert ran.out == ""
    assert f"process {os.getpid()}" in ran.err


def test_refresh_takes_what_is_old_only_where_that_was_chosen(program, newsroom, home):
    old = FEED.format(title="Old").replace("2026", "2020")
    with Library.open(home) as library:
        library.feeds.add(newsroom.put("/old.xml", old, "text/xml"))
        asyncio.run(_refresh(library))
        library.marks.read(library.articles.numbers())
        library.marks.star(library.articles.numbers("basra"))
    assert program("refresh", "--feeds-only").status == 0
    assert len(program("list", "--json").rows) == 2
    home.config_file.write_text("keep_days = 30\n")
    new = FEED.format(title="New").replace("<guid>", "<guid>n")
    with Library.open(home) as library:
        library.feeds.add(newsroom.put("/new.xml", new.replace("html", "htm"), "text/xml"))
    program("refresh", "--feeds-only")
    assert len(program("list", "--json", "feed:new").rows) == 2
    assert [row["starred"] for row in program("list", "--json", "feed:old").rows] == [True]


def test_wrong_usage_is_2_and_a_failure_1(program):
    for arguments in (["nonsense"], ["show"], ["list", "--limit", "x"], ["tag", "+x"], ["--what"]):
        ran = program(*arguments)
        assert ran.status == 2, arguments
        assert ran.out == ""
        assert ran.err
    for arguments in (["show", "zzz"], ["remove", "http://x/"], ["facts", "/nowhere"]):
        ran = program(*arguments)
        assert ran.status == 1, arguments
        assert ran.out == ""
        assert ran.err.startswith("dateline: ")
    assert program("--help").status == program("--version").status == 0


def test_a_mistake_in_a_query_is_pointed_at(program):
    ran = program("list", "river is:unred\x1b[31m ferry")
    assert ran.status == 2
    message, query, mark = ran.err.splitlines()
    assert "unread, read, starred" in message
    assert query == "    river is:unred [31m ferry"
    assert mark.index("^") == query.index("unred")
    long = program("export", f"{'river ' * 60}is:unred {'river ' * 60}").err.splitlines()
    assert max(map(len, long[1:])) < 140
    assert long[1][long[2].index("^") :].startswith("unred")


def test_facts_come_one_by_one_as_their_lines_do(home):
    command = [*PROGRAM, "facts", "--json", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        for key in ("b", "a", "c"):
            document = {"id": key, "text": f"Two people died in {key}town."}
            running.stdin.write(json.dumps(document).encode() + b"\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["id"] == key
        running.stdin.close()
        assert running.wait() == 0


def test_broken_lines_are_named_by_number_and_stepped_over(program):
    lines = '\n\n{"id": "a", "text": "One died."}\nno\n\n{"id": "b"}\n{"id": "c", "text": "x"}\n'
    ran = program("facts", "--json", "-", stdin=lines)
    assert ran.status == 1
    assert [row["id"] for row in ran.rows] == ["a", "c"]
    assert [line.split(":")[1] for line in ran.err.splitlines()] == [" -, line 4", " -, line 6"]


def test_a_file_called_html_is_a_page(program, tmp_path):
    file = tmp_path / "page.html"
    file.write_text(
        f"<p>{'The market was busy. ' * 20}</p><p>Three people were killed &amp; two hurt.</p>"
    )
    (row,) = program("facts", "--json", str(file)).rows
    assert row["id"] == "page.html"
    assert row["casualties"][0]["quote"].startswith("Three people were killed")


@pytest.mark.parametrize("command", [["list"], ["feeds", "--json"], ["keys"], ["opml"], ["export"]])
def test_an_interrupted_pipe_is_no_error(filled, command):
    with subprocess.Popen(
        [*PROGRAM, *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as one:
        one.stdout.close()
        assert one.stderr.read() == b""
        assert one.wait() == 0


def test_while_one_writes_others_read_check_and_back_up(program, filled, home, tmp_path):
    copy = tmp_path / "copy" / "library.db"
    copy.parent.mkdir()
    with Library.open(home) as library:
        library.marks.star(library.articles.numbers("basra"))
        for command in (["list"], ["feeds"], ["opml"], ["backup", str(copy)], ["doctor"]):
            assert program(*command).status == 0, command
        for command in (["tag", "+x", "basra"], ["remove", filled], ["add", filled]):
            ran = program(*command)
            assert (ran.status, ran.out) == (1, ""), command
            assert f"process {os.getpid()}" in ran.err
    with Library.open(Folders(copy.parent, tmp_path / "c", tmp_path / "d")) as backup:
        assert backup.articles.count("is:starred") == 1
        assert backup.check() == ()


@pytest.mark.parametrize(
    "command",
    [
        ("export", "--format", "csv", "--output"),
        ("export", "--package"),
        ("backup",),
        ("handover",),
        ("facts", os.devnull, "--output"),
    ],
)
def test_a_name_that_no_file_can_have_is_no_fault(program, command):
    ran = program(*command, f"{'x' * 300}.jsonl")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.rstrip().endswith("cannot be used: File name too long.")
