"""The outlet's clock and the source's own statement: kept, updated, used for place and day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tui.library import serialize
from tui.model import Body, Casualty, Facts, Page, Place, Range, Statement, Toll

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
QUAKE = Statement(
    place="Sea of Varn", lat=35.5, lon=-12.25, event="earthquake", alert="Orange", starts=NOW
)
FACTS = Facts(
    language="en",
    places=(Place(name="Spain", kind="country", country="ES", lat=40.0, lon=-4.0),),
    casualties=(Casualty(kind="killed", low=2, high=2, place="Spain"),),
    toll=Toll(killed=Range(2, 2)),
)


def test_a_statement_is_kept_and_changes_with_the_feed(library, feed, entry):
    library.articles.ingest(feed, [entry("a", statement=QUAKE), entry("b")], NOW)
    newest, other = library.articles.numbers("a")[0], library.articles.numbers("b")[0]
    assert library.articles.get(newest).statement == QUAKE
    assert library.articles.get(other).statement is None
    red = replace(QUAKE, alert="Red")
    result = library.articles.ingest(feed, [entry("a", statement=red), entry("b")], NOW)
    assert (result.updated, result.same) == ((newest,), 1)
    assert library.articles.get(newest).statement == red


def test_a_date_that_comes_true_is_no_update(library, feed, entry):
    dated = Statement(dated=NOW + timedelta(days=9))
    library.articles.ingest(feed, [entry("a", published=None, statement=dated)], NOW)
    result = library.articles.ingest(feed, [entry("a", published=None)], NOW)
    assert (result.updated, result.same) == ((), 1)


def test_show_prints_what_is_stated_and_nothing_else(library, feed, entry):
    library.articles.ingest(feed, [entry("a", statement=QUAKE), entry("b")], NOW)
    forms = [serialize.article(library.articles.get(n)) for n in library.articles.numbers()]
    assert [form["statement"] for form in forms if form["title"].endswith("b")] == [None]
    assert [form["statement"] for form in forms if form["title"].endswith("a")] == [
        {
            "place": "Sea of Varn",
            "lat": 35.5,
            "lon": -12.25,
            "event": "earthquake",
            "alert": "Orange",
            "starts": "2026-03-10T12:00:00Z",
            "exercise": False,
        }
    ]


def test_a_stated_point_is_where_the_event_was(library, feed, entry):
    library.articles.ingest(feed, [entry("a", statement=QUAKE)], NOW)
    (number,) = library.articles.numbers()
    library.articles.put_facts(number, FACTS, "1")
    (place,) = library.survey.places()
    assert (place.name, place.lat, place.lon) == ("Sea of Varn", 35.5, -12.25)


@pytest.mark.parametrize(
    ("hours", "moment", "day"),
    [
        (13, datetime(2026, 3, 3, 22, 30, tzinfo=UTC), "2026-03-04"),  # Auckland in summer
        (9, datetime(2026, 3, 3, 22, 30, tzinfo=UTC), "2026-03-04"),  # Tokyo
        (0, datetime(2026, 3, 3, 22, 30, tzinfo=UTC), "2026-03-03"),
        (-10, datetime(2026, 3, 4, 6, 30, tzinfo=UTC), "2026-03-03"),  # Honolulu
    ],
)
def test_the_day_of_a_text_is_the_day_of_its_outlet(library, feed, entry, hours, moment, day):
    item = entry("a", published=moment, utc_offset=60 * hours)
    library.articles.ingest(feed, [item], NOW)
    (number,) = library.articles.numbers()
    article = library.articles.get(number)
    assert article.document.date == day
    assert article.row.published == moment
    library.articles.put_facts(number, FACTS, "1")
    assert [count.day for count in library.survey.days()] == [day]


def test_what_has_no_date_is_of_the_day_of_its_arrival_here(library, feed, entry, monkeypatch):
    library.articles.ingest(feed, [entry("a", published=None)], NOW)
    (number,) = library.articles.numbers()
    assert library.articles.get(number).document.date == "2026-03-10"
    published = datetime(2026, 3, 5, 1, tzinfo=timezone(timedelta(hours=9)))
    page = Page(state="full", published=published, body=Body("The page's own text, and more."))
    library.articles.put_page(number, page, NOW)
    article = library.articles.get(number)
    assert article.row.published == datetime(2026, 3, 4, 16, tzinfo=UTC)
    assert article.document.date == "2026-03-05"
