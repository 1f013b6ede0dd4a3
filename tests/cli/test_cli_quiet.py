"""--quiet says only what went wrong; exit statuses are what scripts rely on, of every command."""

from __future__ import annotations

import pytest

from tui.cli.group import commands

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Delta Wire</title>
<item><title>Three killed in Basra blast</title><guid>1</guid><link>{base}/1.html</link>
<description>Three people were killed by a bomb in Basra.</description></item></channel></rss>"""
OPML = '<opml><body><outline xmlUrl="http://paper.example/feed.xml"/></body></opml>'

DONE = {
    "add": ["{other}"],
    "remove": ["{url}"],
    "feeds": [],
    "import": ["{tmp}/feeds.opml"],
    "opml": [],
    "refresh": ["--feeds-only"],
    "list": ["basra"],
    "show": ["{id}"],
    "tag": ["+x", "basra"],
    "note": ["{id}", "Seen."],
    "grade": ["{id}", "B2"],
    "config": [],
    "export": ["basra"],
    "codebook": [],
    "handover": ["{tmp}/basra.bundle", "basra"],
    "apply": ["--yes"],
    "tally": ["--by", "day"],
    "facts": ["{tmp}/note.txt"],
    "completion": ["bash"],
    "backup": ["{tmp}/copy.db"],
    "restore": ["{tmp}/saved.db", "--force"],
    "keys": [],
    "themes": [],
    "paths": [],
}
"""Arguments with which each command does what it is for."""

ELSEWHERE = {"connect", "sync", "disconnect", "doctor", "demo"}
"""Commands that need a server, a network or a terminal; tests of their own show them at work."""

FAILING = {
    **{name: arguments for name, arguments in DONE.items() if name not in ("facts", "import")},
    "facts": ["{tmp}/none.txt"],
    "import": ["{tmp}/feeds.opml"],
    "connect": ["{other}", "--name", "ann", "--password-stdin"],
    "sync": [],
    "disconnect": [],
    "doctor": [],
    "demo": [],
}
"""Arguments that fail where the home cannot be made."""

HARMLESS = {"codebook", "completion", "keys", "themes", "paths"}
"""Commands that need no library."""

PRINTING = {"export", "tally", "facts"}
"""Commands whose result is what they print, not what they did."""


def narrating() -> list[str]:
    return [
        name
        for name, command in commands.commands.items()
        if any("--quiet" in option.opts for option in command.params)
    ]


@pytest.fixture
def run(dateline, home, newsroom, tmp_path):
    """Runs a command on a library with one article."""
    url = newsroom.put("/feed.xml", FEED, "text/xml")
    dateline("add", url)
    dateline("refresh", "--feeds-only")
    (row,) = dateline("list", "--json").rows
    dateline("backup", str(tmp_path / "saved.db"))
    (tmp_path / "note.txt").write_text("Two people died in Lima.")
    (tmp_path / "feeds.opml").write_text(OPML)
    home.config_file.write_text('[rules]\nblast = "basra"\n')
    known = {"url": url, "tmp": tmp_path, "id": row["id"]}
    known["other"] = newsroom.put("/other.xml", FEED.replace("Delta", "Coast"), "text/xml")

    def fill(name: str, arguments: list[str], *options: str) -> object:
        return dateline(name, *options, *(word.format(**known) for word in arguments))

    return fill


def test_the_tables_have_every_command():
    assert set(DONE) | ELSEWHERE == set(commands.commands)
    assert set(FAILING) == set(commands.commands)


@pytest.mark.parametrize("name", DONE)
def test_what_is_done_is_0(run, name):
    ran = run(name, DONE[name])
    assert (ran.status, "Traceback" in ran.err) == (0, False)


@pytest.mark.parametrize("name", sorted(set(FAILING) - HARMLESS))
def test_what_fails_is_1_and_says_why(run, name, monkeypatch, tmp_path):
    (tmp_path / "taken").write_text("no folder")
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "taken"))
    ran = run(name, FAILING[name])
    assert ran.status == 1
    assert ran.err if name != "doctor" else "FAIL" in ran.out


@pytest.mark.parametrize("name", commands.commands)
def test_wrong_usage_is_2(dateline, name):
    ran = dateline(name, "--help=no")
    assert (ran.status, ran.out) == (2, "")
    assert "does not take a value" in ran.err


@pytest.mark.parametrize("name", sorted(set(narrating()) - ELSEWHERE))
def test_a_quiet_command_says_nothing_of_what_it_did(run, name):
    ran = run(name, DONE[name], "--quiet")
    assert (ran.status, ran.err) == (0, "")
    assert bool(ran.out) == (name in PRINTING)


def test_every_command_that_changes_something_can_be_quiet():
    silent = {"config", "feeds", "opml", "list", "show", "codebook", "doctor", "demo", *HARMLESS}
    assert set(narrating()) == set(commands.commands) - silent


def test_a_quiet_refresh_names_what_is_wrong_where_nothing_could_be_fetched(run, newsroom):
    run("add", ["{other}"])
    newsroom.statuses["/other.xml"] = (500, {})
    one = run("refresh", ["--feeds-only"], "--quiet")
    assert (one.status, one.out, one.err) == (0, "", "")
    newsroom.statuses["/feed.xml"] = (500, {})
    both = run("refresh", ["--feeds-only"], "--quiet")
    assert (both.status, both.out) == (1, "")
    assert "2 failed" in both.err


def test_quiet_facts_name_what_is_bad_and_nothing_else(run, tmp_path):
    (tmp_path / "scan.pdf").write_bytes(b"%PDF")
    (tmp_path / "bad.jsonl").write_text("{oops\n")
    output = ["--output", "{tmp}/out", "--format", "jsonl"]
    ran = run("facts", ["{tmp}/bad.jsonl", "{tmp}/note.txt", *output], "--quiet")
    assert (ran.status, ran.out) == (1, "")
    assert len(ran.err.splitlines()) == 1
    assert "bad.jsonl, line 1" in ran.err
