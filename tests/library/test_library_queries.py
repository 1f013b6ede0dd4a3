"""What each part of the query language finds, in a library of eight articles."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tui.errors import QueryError
from tui.library.countries import code_of
from tui.library.number_list import NumberList

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)

NAMES = {
    "Drone strike on Aleppo": "a",
    "River floods": "b",
    "Inondations": "c",
    "Court case": "d",
    "Quake": "e",
    "Archive": "f",
    "Market": "g",
    "Bridge": "h",
}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", "abcghdef"),
        ("   ", "abcghdef"),
        ("river", "abe"),
        ("RIVER", "abe"),
        ("river aleppo", "ab"),
        ("river AND aleppo", "ab"),
        ("river OR bridge", "abhe"),
        ('"river rose"', "e"),
        ('"rose river"', ""),
        ("“river rose”", "e"),
        ("«river rose»", "e"),
        ("deborde", "c"),
        ("CAFÉ", "b"),
        ("cafe’s", ""),
        ("covid-19", "d"),
        ('"AND" more', "f"),
        ("river -aleppo", "e"),
        ("river NOT aleppo", "e"),
        ("-river", "cghdf"),
        ("-(river OR rose)", "chdf"),
        ("-river -bridge", "cgdf"),
        ("NOT NOT river", "abe"),
        ("river (quake OR floods)", "be"),
        ("(river OR bridge) (is:read OR is:unread)", "abhe"),
        ("title:river", "b"),
        ("-title:river river", "ae"),
        ("author:lee", "a"),
        ("tag:'Flood", ""),
        ('tag:"flood WATCH"', "bh"),
        ("tag:unknown", ""),
        ('-tag:"flood watch" is:read', "g"),
        ('tag:"flood watch" OR is:starred', "bhe"),
        ("feed:local", "gh"),
        ("feed:world", "abcdef"),
        ("feed:desk", "abcdef"),
        ("feed:http://local.example/feed", "gh"),
        ('feed:"http://local.example/feed" OR feed:"http://world.example/feed"', "abcghdef"),
        ("feed:nowhere", ""),
        ("feed:l rose", "bge"),
        ("person:yarallah", "a"),
        ('person:"rashid yarallah"', "a"),
        ('person:"abu lam"', "a"),
        ('person:"yarallah abu"', ""),
        ("person:aleppo", ""),
        ('org:"islamic state"', "a"),
        ("org:IS", "a"),
        ("place:aleppo", "a"),
        ("place:Syria", "a"),
        ("place:SY", "a"),
        ("place:iran", "e"),
        ("place:france", ""),
        ("killed:>=10", "a"),
        ("killed:>=12", "a"),
        ("killed:>15", ""),
        ("killed:>14", "a"),
        ("killed:<10", "e"),
        ("killed:<=10", "ae"),
        ("killed:12", "a"),
        ("killed:=16", ""),
        ("killed:0", "e"),
        ("killed:5..11", "a"),
        ("killed:11..5", "a"),
        ("killed:>" + 5_000 * "9", ""),
        ("-killed:>=0", "bcghdf"),
        ("injured:>0", "a"),
        ("weapon:drone", "a"),
        ("group:children place:SY since:30d", "a"),
        ("is:unread", "achdef"),
        ("is:read", "bg"),
        ("is:starred", "e"),
        ("is:reviewed", "d"),
        ("is:tagged", "bh"),
        ("since:3d", "abc"),
        ("since:72h", "abc"),
        ("before:3d", "ghdef"),
        ("since:1w before:4d", "gh"),
        ("since:2m", "abcghde"),
        ("since:1y", "abcghde"),
        ("since:2026-03-08", "ab"),
        ("before:2026", "f"),
        ("since:2026-02", "abcghd"),
        ("since:yesterday", "a"),
        ("since:today", ""),
        ("river since:1w", "ab"),
        ("language:en", "ab"),
        ("language:EN-us", "ab"),
        ("language:fr OR place:iran", "ce"),
        ("river OR person:yarallah OR is:starred", "abe"),
        ("place:SY river", "a"),
        ("river -place:SY", "be"),
        ('feed:"World News" -river -is:starred', "cdf"),
    ],
)
def test_a_query_finds(world, query, found):
    rows = world.articles.rows(world.articles.numbers(query))
    assert "".join(NAMES[row.title] for row in rows) == found
    assert world.articles.count(query) == len(found)
    assert list(world.articles.numbers(query, 2)) == [row.number for row in rows[:2]]


@pytest.mark.parametrize(
    ("query", "position", "says"),
    [
        ("is:unred", 3, "unread, read, starred, reviewed"),
        ("river is:", 9, "unread, read, starred, reviewed"),
        ("colour:red", 0, "tag:, feed:, person:"),
        ("river http://news.example", 6, "Quote it"),
        ("(river", 0, ")"),
        ("river)", 5, "no ( before"),
        ("river OR", 8, "a word"),
        ("()", 1, "a word"),
        ("OR river", 0, "OR stands between"),
        ("river AND OR quake", 10, "OR stands between"),
        ("-", 0, "letters or digits"),
        ("river !?", 6, "letters or digits"),
        ('river "open', 6, "not closed"),
        ('title:"open', 6, "not closed"),
        ("tag: x", 4, "a tag"),
        ("place:", 6, "country"),
        ("killed:many", 7, ">="),
        ("killed:>=", 7, ">="),
        ("killed:>=1..3", 7, "5..10"),
        ("since:soon", 6, "7d"),
        ("since:2026-13", 6, "7d"),
        ("before:2026-02-30", 7, "7d"),
        ("since:99999y", 6, "7d"),
        ("language:x1", 9, "such as en"),
        ("(" * 40 + "a" + ")" * 40, 25, "too deep"),
        ("-" * 40 + "a", 25, "too deep"),
    ],
)
def test_a_mistake_is_answered_with_its_place_and_what_could_stand_there(
    world, query, position, says
):
    with pytest.raises(QueryError) as caught:
        world.articles.numbers(query)
    assert caught.value.position == position
    assert says in str(caught.value)


def test_a_long_query_is_refused_and_one_not_so_long_is_answered(world):
    with pytest.raises(QueryError, match="too long"):
        world.articles.numbers("river " * 2000)
    assert world.articles.count(" OR ".join(["river"] * 200)) == 3
    assert world.articles.count("river " * 400) == 3
    feeds = [f'feed:"http://f{n}.example/"' for n in range(200)]
    assert world.articles.count(" OR ".join([*feeds, "feed:local"])) == 2


def test_quotes_within_a_quoted_value_are_escaped(world):
    world.marks.tag(world.articles.numbers("bridge"), add=['say "so"\\'])
    assert world.articles.count(r'tag:"say \"so\"\\"') == 1


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("sy", "SY"),
        ("Syria", "SY"),
        ("U.S.", "US"),
        ("Côte d’Ivoire", "CI"),
        ("DRC", "CD"),
        ("türkiye", "TR"),
        ("north korea", "KP"),
        ("GBR", "GB"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_countries_are_known_by_name_and_code(name, code):
    assert code_of(name) == code


@pytest.mark.parametrize(
    ("zone", "day", "offset"),
    [
        ("Africa/Cairo", "2024-04-26", 2),  # where 00:00 to 00:59 were left out
        ("America/Sao_Paulo", "2018-11-04", -3),
        ("America/Havana", "2024-11-03", -4),  # where they came twice
        ("Pacific/Auckland", "2026-03-03", 13),
    ],
)
def test_a_day_begins_with_its_first_moment_here(
    library, feed, entry, monkeypatch, zone, day, offset
):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    first = datetime.fromisoformat(day).replace(tzinfo=timezone(timedelta(hours=offset)))
    moments = {"late": first - timedelta(seconds=1), "early": first}
    entries = [replace(entry(key), published=moment) for key, moment in moments.items()]
    library.articles.ingest(feed, entries, NOW)
    for query, key in ((f"since:{day}", "early"), (f"before:{day}", "late")):
        rows = library.articles.rows(library.articles.numbers(query))
        assert [row.title for row in rows] == [f"Headline {key}"]


@pytest.mark.parametrize("query", ["", "is:unread", "river", "river -bridge OR quake"])
def test_a_list_that_is_known_is_given_back_and_any_other_read(world, monkeypatch, query):
    monkeypatch.setattr("tui.library.queries.search.PIECE", 2)
    find = world.articles.listed
    numbers = find(query)
    assert numbers
    assert [*numbers] == [*world.articles.numbers(query)]
    assert find(query, known=numbers) is numbers
    for known in (numbers[1:], numbers[:-1], numbers[:] + numbers[:], ()):
        assert find(query, known=NumberList(known)) == numbers
