"""apply: the rules of config.toml for what is in the library already."""

from __future__ import annotations

import json

import pytest

from tui import settings
from tui.library import Library
from tui.model import Facts

FEED = """<rss version="2.0"><channel><title>Harbour Wire</title>
<item><guid>1</guid><title>Ferry sinks off Alba</title>
<pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate><description>Rain.</description></item>
<item><guid>2</guid><title>Calm day</title>
<pubDate>Mon, 02 Nov 2026 07:00:00 GMT</pubDate><description>Sun.</description></item>
</channel></rss>"""


@pytest.fixture
def filled(home, newsroom, dateline):
    dateline("add", newsroom.put("/feed.xml", FEED, "application/rss+xml"))
    assert dateline("refresh", "--feeds-only").status == 0
    return home


def write(home, text):
    home.config_file.write_text(text)


def test_a_dry_run_counts_and_does_nothing(filled, dateline):
    write(filled, '[rules]\nboats = "ferry"\n\n[rules.all]\nquery = "-nothing"\nstar = true\n')
    ran = dateline("apply", "--dry-run")
    assert ran.out.splitlines() == [
        "boats: finds 1 article, 1 new to it: tag 1",
        "all: finds 2 articles, 2 new to it: star 2",
    ]
    assert dateline("apply", "boats", "--dry-run", "--json").rows[0]["tagged"] == 1
    assert dateline("list", "tag:boats OR is:starred").out == ""


def test_one_rule_or_all_are_applied_once(filled, dateline, tmp_path):
    lines = tmp_path / "all.jsonl"
    write(
        filled,
        '[rules]\nboats = "ferry"\n\n'
        f'[rules.all]\nquery = "-nothing"\ntag = ["seen", "new"]\nfile = "{lines}"\n',
    )
    ran = dateline("apply", "boats", "--yes")
    assert (ran.status, ran.err) == (0, "applied the rule 'boats' to 1 article.\n")
    assert dateline("list", "--json", "tag:boats").rows[0]["title"] == "Ferry sinks off Alba"
    assert not lines.exists()
    assert dateline("apply").status == 0
    assert [json.loads(line)["rule"] for line in lines.read_text().splitlines()] == ["all"] * 2
    assert len(dateline("list", "--json", "tag:seen tag:new").rows) == 2
    assert "0 new to it: nothing to do" in dateline("apply", "all").out


def test_a_notification_that_waits_is_given_by_apply(filled, dateline, monkeypatch):
    alerts: list[str] = []
    monkeypatch.setattr("tui.cli.common.notify", alerts.append)
    write(filled, '[rules]\nboats = "ferry"\n\n[rules.sea]\nquery = "alba"\nnotify = true\n')
    with Library.open(filled, rules=settings.load(filled.config_file).rules) as library:
        for number in library.articles.numbers():
            library.articles.put_facts(number, Facts(), "1")
    assert dateline("apply", "boats", "--yes").status == 0
    assert alerts == []
    with Library.open(filled, rules=settings.load(filled.config_file).rules) as library:
        library.marks.tag(library.articles.numbers("ferry"), remove=["boats"])
    write(filled, '[rules]\nship = "ferry"\n\n[rules.sea]\nquery = "alba"\nnotify = true\n')
    assert dateline("apply", "ship", "--yes").status == 0
    assert alerts == ["sea: Ferry sinks off Alba"]


def test_names_of_rules_that_differ_in_case_alone_are_one(filled, dateline):
    write(filled, '[rules]\nboats = "ferry"\nBoats = "calm"\n')
    ran = dateline("apply", "--dry-run")
    assert "config.toml, line 3: [rules] Boats: it has the name of boats" in ran.err
    assert ran.out == "boats: finds 1 article, 1 new to it: tag 1\n"


def test_a_rule_that_is_wrong_or_not_there_is_named(filled, dateline):
    write(filled, '[rules]\nboats = "ferry ("\n[rules.x]\nquery = "sea"\nstars = true\n')
    ran = dateline("apply", "boats")
    assert ran.status == 1
    assert "config.toml, line 2: [rules] boats, at its end" in ran.err
    assert "line 5: [rules.x] unknown key 'stars'" in ran.err
    assert "There is no rule 'boats' that can be used; there are: none." in ran.err


def test_a_refresh_names_the_line_of_a_rule_that_cannot_be_used(filled, dateline):
    write(filled, 'keep_days = 0\n[rules]\nboats = "ferry ("\n')
    (line,) = dateline("refresh", "--feeds-only", "--quiet").err.splitlines()
    assert line.startswith(f"dateline: {filled.config_file}, line 3: [rules] boats")


def test_a_rule_with_a_mistake_is_left_out_and_fails_the_run_that_it_belongs_to(filled, dateline):
    write(filled, '[rules]\nboats = "ferry"\nbroken = "killed:many"\n\n[rules.idle]\nquery = "x"\n')
    ran = dateline("apply", "--yes")
    assert (ran.status, ran.err.splitlines()[-1]) == (
        1,
        "dateline: 2 rules have mistakes and were left out: see above.",
    )
    assert len(dateline("list", "--json", "tag:boats").rows) == 1
    assert dateline("apply", "--dry-run").status == 1
    assert dateline("apply", "boats").status == 0
    write(filled, '[rules]\nbroken = "killed:many"\n')
    ran = dateline("apply")
    assert (ran.status, "There are no rules that can be used" in ran.err) == (1, True)


def test_lines_that_wait_are_counted_and_written_by_apply(filled, dateline, tmp_path):
    folder = tmp_path / "lists"
    folder.mkdir()
    lines = folder / "sea.jsonl"
    write(filled, f'[rules.sea]\nquery = "alba"\nfile = "{lines}"\n')
    lines.mkdir()
    with Library.open(filled, rules=settings.load(filled.config_file).rules) as library:
        for number in library.articles.numbers():
            library.articles.put_facts(number, Facts(), "1")
        assert library.rules.deliver().problems
    lines.rmdir()
    ran = dateline("apply", "--dry-run")
    assert ran.out == "sea: finds 1 article, 0 new to it: write 1 line of before\n"
    assert dateline("apply", "--dry-run", "--json").rows[0]["waiting"] == 1
    assert not lines.exists()
    assert dateline("apply").status == 0
    assert len(lines.read_text().splitlines()) == 1
    assert dateline("apply", "--dry-run").out.endswith("nothing to do\n")


@pytest.mark.parametrize("command", [("config",), ("refresh", "--feeds-only"), ("apply",)])
@pytest.mark.parametrize("folder", ["data", "cache", "config"])
def test_a_file_in_a_folder_of_ours_is_a_mistake_of_its_rule(filled, dateline, command, folder):
    file = getattr(filled, folder) / "sea.jsonl"
    write(filled, f'[rules.sea]\nquery = "alba"\nfile = "{file}"\n')
    ran = dateline(*command)
    assert "config.toml, line 2: [rules] sea: " in ran.err
    assert "lies in one of Dateline's own folders: name a file elsewhere." in ran.err
