"""Articles sorted by toll, by feed and by how well they fit a search."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tui.errors import QueryError
from tui.model import SORTS, Facts, Range, Toll

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
QUERIES = ("", "river", "is:unread", "river OR court", "-river", "title:river", "feed:local", "x y")


def titles(library, sort, query="", limit=None):
    numbers = library.articles.numbers(query, limit, sort=sort)
    return [row.title for row in library.articles.rows(numbers)]


def put_toll(library, title, killed, injured=None):
    (number,) = library.articles.numbers(f'title:"{title}"')
    counts = (Range(n, n) if n is not None else None for n in (killed, injured))
    library.articles.put_facts(number, Facts(language="en", toll=Toll(*counts)), "1")


def test_most_killed_come_first_then_most_injured_then_the_newest(world):
    put_toll(world, "Quake", 40)
    put_toll(world, "Court case", 2, 9)
    put_toll(world, "River floods", 2, 30)
    put_toll(world, "Inondations", None, 5)
    found = titles(world, "toll")
    assert found[0] == "Quake"
    assert found.index("River floods") + 1 == found.index("Court case")
    numbers = world.articles.numbers(sort="toll")
    keys = [
        (
            -(row.toll.killed.high if row.toll.killed else 0),
            -(row.toll.injured.high if row.toll.injured else 0),
            -row.number,
        )
        for row in world.articles.rows(numbers)
    ]
    assert keys == sorted(keys)


def test_feeds_come_by_their_titles_newest_first_in_each(world):
    in_feeds = [world.articles.numbers(f"feed:{name}").tolist() for name in ("local", "world")]
    assert world.articles.numbers(sort="feed").tolist() == in_feeds[0] + in_feeds[1]


def test_words_in_the_headline_come_before_those_in_the_text(world):
    assert titles(world, "date", "river") == ["Drone strike on Aleppo", "River floods", "Quake"]
    assert titles(world, "relevance", "river") == [
        "River floods",
        "Drone strike on Aleppo",
        "Quake",
    ]
    assert titles(world, "relevance", "river -quake") == ["River floods", "Drone strike on Aleppo"]


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("query", QUERIES)
def test_a_limit_cuts_and_no_order_loses_or_doubles(world, sort, query):
    every = world.articles.numbers(query, sort=sort).tolist()
    assert sorted(every, reverse=True) == world.articles.numbers(query).tolist()
    for limit in (0, 1, 3, 100):
        assert world.articles.numbers(query, limit, sort=sort).tolist() == every[:limit]


@pytest.mark.parametrize("sort", SORTS)
def test_a_mistake_is_one_however_it_is_sorted(world, sort):
    with pytest.raises(QueryError):
        world.articles.numbers("killed:many", sort=sort)


def test_an_article_of_two_feeds_stands_once(world, entry):
    (first, second) = (feed.number for feed in world.feeds.all())
    both = entry("both")
    for feed in (first, second):
        world.articles.ingest(feed, [both], NOW)
    found = titles(world, "feed")
    assert found.count("Headline both") == 1
    assert len(found) == world.articles.count()
