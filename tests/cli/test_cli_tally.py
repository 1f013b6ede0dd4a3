"""tally: as a table, a cross table, JSON Lines and CSV, with what it leaves out on stderr."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import pytest

from tui.cli.tally_table import table
from tui.library import Library
from tui.library.tally import Estimate, Tally, TallyRow
from tui.library.tally_words import notes
from tui.model import Body, Casualty, Entry, Facts, Place, Range, Toll

NOW = datetime(2026, 3, 10, tzinfo=UTC)


@pytest.fixture
def filled(home):
    """Two articles with a toll, one with a quantity word."""
    places = (Place(name="Aleppo", country="SY"), Place(name="Windhoek", country="NA"))
    claims = [
        Casualty(kind="killed", low=4, high=6, place="Aleppo", date="2026-03-01", source="=1+1"),
        Casualty(kind="killed", low=2, high=2, place="Windhoek", date="2026-02", weapon="mine"),
        Casualty(kind="killed", vague="dozens", precision="vague"),
    ]
    with Library.open(home) as library:
        feed = library.feeds.add("http://news.example/feed", "News").number
        entries = [Entry(key=str(n), link="", title=f"T{n}", body=Body("x")) for n in range(3)]
        numbers = library.articles.ingest(feed, entries, NOW).new
        for number, claim in zip(numbers, claims, strict=True):
            toll = Toll(None if claim.low is None else Range(claim.low, claim.high or 0))
            library.articles.put_facts(
                number, Facts(casualties=(claim,), places=places, toll=toll), "1"
            )


def test_a_table_and_what_it_leaves_out(dateline, filled):
    ran = dateline("tally", "--by", "country")
    assert ran.status == 0
    assert [line.split() for line in ran.out.splitlines()] == [
        ["country", "killed", "injured", "articles", "claims"],
        ["Syria", "4", "4–6", "–", "1", "1"],
        ["Namibia", "2", "–", "1", "1"],
        ["all", "6", "6–8", "–", "2", "2"],
    ]
    assert ran.err == (
        "1 article of the query without a toll: not counted.\n"
        "1 article of those with a quantity word alone (dozens).\n"
    )


def test_a_region_is_called_so_and_asked_for_by_its_field(dateline, filled):
    ran = dateline("tally", "--by", "admin1")
    assert ran.out.splitlines()[0].split()[0] == "region"
    assert "2 articles with a toll: region not stated." in ran.err
    assert "admin1" not in ran.out + ran.err
    for name in ("admin1", "region"):
        assert [row["admin1"] for row in dateline("tally", "--json", "--by", name).rows] == [None]


def test_json_lines(dateline, filled):
    ran = dateline("tally", "--json", "--by", "country", "--by", "day")
    assert ran.rows == [
        {
            "country": country,
            "day": day,
            "killed": dict(zip(("low", "best", "high"), killed, strict=True)),
            "injured": None,
            "articles": 1,
            "claims": 1,
        }
        for country, day, killed in (("SY", "2026-03-01", (4, 4, 6)), ("NA", None, (2, 2, 2)))
    ]
    assert "1 article with a toll: month or year alone." in ran.err


def test_csv_is_no_formula(dateline, filled):
    ran = dateline("tally", "killed:>0", "--csv", "--by", "source")
    assert list(csv.reader(io.StringIO(ran.out))) == [
        [
            *("source", "killed_low", "killed_best", "killed_high"),
            *("injured_low", "injured_best", "injured_high", "articles", "claims"),
        ],
        ["'=1+1", "4", "4", "6", "", "", "", "1", "1"],
        ["", "2", "2", "2", "", "", "", "1", "1"],
    ]
    assert ran.err.endswith("so they are not to be added up: in all 6 killed.\n")


def test_two_dimensions_are_a_cross_table(dateline, filled):
    lines = dateline("tally", "--by", "month", "--by", "weapon").out.splitlines()
    assert lines[0].split() == ["month", "mine", "not", "stated"]
    assert [line.split() for line in lines[1:]] == [
        ["2026-02", "2"],
        ["2026-03", "4"],
        ["all", "2", "4"],
    ]


def test_a_cross_table_has_the_sums_that_mean_something(dateline, filled):
    ran = dateline("tally", "--by", "country", "--by", "month")
    assert [line.split() for line in ran.out.splitlines()] == [
        ["country", "2026-02", "2026-03", "all"],
        ["Syria", "4", "4"],
        ["Namibia", "2", "2"],
        ["all", "2", "4", "6"],
    ]
    ran = dateline("tally", "--json", "--totals", "--by", "country", "--by", "month")
    assert [
        (row["country"], row["month"], row["killed"]["best"], row["articles"], row["total_over"])
        for row in ran.rows
    ] == [
        ("NA", "2026-02", 2, 1, []),
        ("SY", "2026-03", 4, 1, []),
        ("SY", None, 4, 1, ["month"]),
        ("NA", None, 2, 1, ["month"]),
        (None, "2026-02", 2, 1, ["country"]),
        (None, "2026-03", 4, 1, ["country"]),
        (None, None, 6, 2, ["country", "month"]),
    ]


def test_totals_of_weapons_are_those_by_month_alone(dateline, filled):
    ran = dateline("tally", "--csv", "--totals", "--by", "month", "--by", "weapon")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert [(row["month"], row["killed_best"], row["total_over"]) for row in rows] == [
        ("2026-02", "2", ""),
        ("2026-03", "4", ""),
        ("", "2", "month"),
        ("", "4", "month"),
        ("", "6", "month; weapon"),
    ]
    ran = dateline("tally", "--csv", "--totals", "--by", "month")
    assert ran.out.splitlines()[-1] == ",6,6,8,,,,2,2,month"


def test_an_empty_library_counts_nothing_and_says_nothing_more(dateline):
    ran = dateline("tally", "--by", "weapon")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines()[1].split() == ["all", "–", "–", "0", "0"]


@pytest.mark.parametrize(
    "wrong",
    [
        (),
        ("--by", "colour"),
        ("--by", "day", "--by", "day"),
        ("--by", "day", "--by", "week", "--by", "tag"),
        ("--by", "day", "--json", "--csv"),
        ("--by", "day", "--totals"),
    ],
)
def test_wrong_usage(dateline, wrong):
    assert dateline("tally", *wrong).status == 2


def _row(name: str, killed: int) -> TallyRow:
    return TallyRow((name,), Estimate(killed, killed, killed), None, 1, 1)


def test_bars_fill_what_the_terminal_leaves():
    rows = (_row("mine", 10), _row("drone", 5), _row("knife", 0))
    tally = Tally(("weapon",), rows, _row("", 15), 0, 0, 0)
    lines = list(table(tally, 80, bars=True))
    assert max(map(len, lines)) == 80
    bars = [line.count("█") for line in lines]
    assert (bars[0], bars[2], bars[3], bars[4]) == (0, bars[1] // 2, 0, 0)
    assert "█" not in "".join(table(tally, 40, bars=True))


@pytest.mark.parametrize(
    ("width", "head"),
    [
        (60, "weapon killed injured articles claims"),
        (40, "weapon killed injured articles"),
        (26, "weapon killed injured"),
    ],
)
def test_no_line_of_a_table_wraps_in_a_narrow_terminal(width, head):
    total = TallyRow(("",), Estimate(15, 15, 20), None, 2, 2)
    tally = Tally(("weapon",), (_row("mine", 10), _row("drone", 5)), total, 0, 0, 0)
    lines = list(table(tally, width, bars=True))
    assert " ".join(lines[0].split()) == head
    assert max(map(len, lines)) <= width


def test_what_has_no_tag_is_called_so():
    row = TallyRow((None,), Estimate(1, 1, 1), None, 2, 2)
    tally = Tally(("tag",), (row,), row, 0, 0, 0)
    assert [line.split()[:2] for line in table(tally, 60, bars=False)][1] == ["no", "tag"]
    assert list(notes(tally)) == ["2 articles with a toll: no tag."]


def test_a_cross_table_goes_on_below_where_it_is_too_wide():
    rows = tuple(
        TallyRow(("2026-01", f"Town {n}"), Estimate(n, n, n), None, 1, 1) for n in range(9)
    )
    tally = Tally(("month", "place"), rows, _row("", 36), 0, 0, 0)
    lines = list(table(tally, 40, bars=False))
    assert max(map(len, lines)) <= 40
    assert sum(line.startswith("2026-01") for line in lines) == lines.count("") + 1 > 1
    assert "Town 8" in "".join(lines)


def test_a_cross_table_by_day_has_the_most_killed_first():
    rows = tuple(
        TallyRow(values, Estimate(killed, killed, killed), None, 1, 1)
        for values, killed in [
            (("SO", "2026-03-01"), 4),
            (("HT", "2026-03-02"), 9),
            (("SO", "2026-03-02"), 2),
            ((None, "2026-03-02"), 50),
        ]
    )
    tally = Tally(("country", "day"), rows, _row("", 65), 0, 0, 0)
    names = [line.split()[0] for line in table(tally, 80, bars=False)]
    assert names == ["country", "Haiti", "Somalia", "not", "all"]
