"""What rules do beside tagging: stars, read marks, lines in files, notifications; once each."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from tui.library import Library, rule_store
from tui.library.rules import problems
from tui.model import Body, Entry, Facts, QueryRule, Range, Toll

NOW = datetime(2024, 6, 21, 12, tzinfo=UTC)


@pytest.fixture
def lines(tmp_path):
    return tmp_path / "ferries.jsonl"


@pytest.fixture
def rules(lines):
    return (
        QueryRule(name="ferries", query="ferry", tags=("boats",), star=True, file=str(lines)),
        QueryRule(name="deaths", query="killed:>=10", notify=True, read=True),
    )


def add(library, *titles: str):
    feed = library.feeds.add("https://wire.example.org/feed").number
    entries = [
        Entry(key=title, link="", title=title, published=NOW, body=Body("More is expected."))
        for title in titles
    ]
    library.articles.ingest(feed, entries, NOW)
    rows = library.articles.rows(library.articles.numbers())
    return {row.title: row.number for row in rows}


def analyse(library, number, killed=14, version="1"):
    toll = Toll(Range(killed, killed))
    library.articles.put_facts(number, Facts(language="en", toll=toll), version)


def written(file):
    return [json.loads(line) for line in file.read_text().splitlines()]


def test_what_comes_in_is_marked_written_and_told_once(home, rules, lines):
    with Library.open(home, rules=rules) as library:
        numbers = add(library, "Ferry sinks", "Calm day")
        analyse(library, numbers["Ferry sinks"])
        analyse(library, numbers["Calm day"], 0)
        delivery = library.rules.deliver()
        assert delivery.notices == ("deaths: Ferry sinks",)
        assert library.rules.deliver() == type(delivery)()
        ferry, calm = (library.articles.rows([numbers[title]])[0] for title in numbers)
        assert (ferry.tags, ferry.starred, ferry.read) == (("boats",), True, True)
        assert (calm.tags, calm.starred, calm.read) == ((), False, False)
    (line,) = written(lines)
    assert (line["rule"], line["title"], line["tags"]) == ("ferries", "Ferry sinks", ["boats"])


def test_what_waits_survives_the_end_of_the_program(home, rules, lines):
    with Library.open(home, rules=rules) as library:
        analyse(library, add(library, "Ferry sinks")["Ferry sinks"])
    with Library.open(home, rules=rules) as library:
        assert library.rules.deliver().notices == ("deaths: Ferry sinks",)
    assert len(written(lines)) == 1


def test_a_line_that_a_kill_left_is_not_written_twice_and_half_a_line_is_mended(
    home, rules, lines, sql
):
    lines.write_text('{"mine": true}')
    with Library.open(home, rules=rules) as library:
        analyse(library, add(library, "Ferry sinks")["Ferry sinks"])
        library.rules.deliver()
        sql(library, "UPDATE ruled SET waits = 1")  # the kill came first
        lines.write_text(lines.read_text() + '{"rule": "ferries", "id": "x')
        library.rules.deliver()
        second = add(library, "Ferry sinks", "Ferry found")["Ferry found"]
        analyse(library, second)
        library.rules.deliver()
    assert [row.get("title") for row in written(lines)] == [None, "Ferry sinks", "Ferry found"]


def test_a_file_that_cannot_be_written_is_told_and_written_later(home, rules, lines):
    lines.mkdir()
    with Library.open(home, rules=rules) as library:
        analyse(library, add(library, "Ferry sinks")["Ferry sinks"])
        delivery = library.rules.deliver()
        assert "is no file that lines can be added to" in delivery.problems[0]
        lines.rmdir()
        assert library.rules.deliver().problems == ()
    assert len(written(lines)) == 1


def test_a_rule_whose_file_cannot_be_written_holds_up_no_other(home, rules, lines, monkeypatch):
    monkeypatch.setattr(rule_store, "TOGETHER", 1)
    lines.mkdir()
    with Library.open(home, rules=rules) as library:
        numbers = add(library, "Ferry sinks", "Calm day")
        analyse(library, numbers["Ferry sinks"], 0)
        analyse(library, numbers["Calm day"])
        delivery = library.rules.deliver()
        assert delivery.notices == ("deaths: Calm day",)
        assert len(delivery.problems) == 1


def test_no_file_of_datelines_own_is_written(home):
    home.make()
    home.config_file.write_text("reading_width = 60\n")
    own = [home.library, home.config_file, home.cache / "ferries.jsonl"]
    rules = [QueryRule(name=file.stem, query="ferry", file=str(file)) for file in own]
    with Library.open(home, rules=rules) as library:
        analyse(library, add(library, "Ferry sinks")["Ferry sinks"])
        with Library.borrow(library.lend()._replace(lock=-1)) as borrowed:
            for opened in (library, borrowed):
                complaints = opened.rules.deliver().problems
                assert len([one for one in complaints if "of Dateline's own folders" in one]) == 3
        assert library.check() == ()
    assert home.config_file.read_text() == "reading_width = 60\n"
    assert not own[2].exists()


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("ferries.jsonl", "from / or ~ on"),
        ("/nowhere/at/all.jsonl", "is not there"),
        ("/dev", "no file that lines"),
    ],
)
def test_a_path_that_can_hold_no_lines_is_a_mistake_of_the_rule(home, file, reason):
    (problem,) = problems([QueryRule(name="own", query="ferry", file=file)], home)
    assert problem.startswith("[rules] own: ")
    assert reason in problem


def test_what_is_there_is_counted_then_done_then_undone(home, rules, lines):
    with Library.open(home) as library:
        numbers = add(library, "Ferry sinks", "Ferry found", "Calm day")
        for number in numbers.values():
            analyse(library, number)
        library.marks.tag([numbers["Ferry found"]], add=["Boats"])
    with Library.open(home, rules=rules) as library:
        count = library.rules.count(rules[0])
        assert (count.found, count.new, count.tagged, count.starred) == (2, 2, 1, 2)
        assert (count.read, count.written) == (0, 2)
        change = library.rules.apply(rules[0])
        assert change.description == "applied the rule 'ferries' to 2 articles"
        library.rules.deliver()
        assert len(written(lines)) == 2
        again = library.rules.count(rules[0])
        assert (again.found, again.new) == (2, 0)
        assert library.rules.apply(rules[0]).count == 0
        library.marks.undo()
        rows = library.articles.rows(list(numbers.values()))
        assert [(row.tags, row.starred) for row in rows] == [
            ((), False),
            (("Boats",), False),
            ((), False),
        ]
        assert library.rules.apply(rules[1]).count == 3
        assert library.rules.deliver().notices == ()


@pytest.mark.parametrize("file", ["~nobody-of-that-name/x", "/tmp/a\0b", f"/{'x' * 300}/y"])
def test_a_file_that_no_system_can_have_is_a_mistake(tmp_path, file):
    (mistake,) = problems((QueryRule(name="own", query="ferry", file=file),), tmp_path)
    assert mistake.startswith("[rules] own: ")
