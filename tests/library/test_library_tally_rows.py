"""The search of a tally's row finds exactly the articles that the row counts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.errors import QueryError
from tui.library import Library
from tui.library.queries.search import matches
from tui.library.tally import DIMENSIONS
from tui.library.tally_words import row_query
from tui.model import Body, Casualty, Entry, Facts, Place, Range, Stated, Statement, Toll
from tui.settings import Folders

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
PLACES = [
    Place(name="Kirkuk", country="IQ", admin1="Kirkuk", lat=35.47, lon=44.39, geonames=94787),
    Place(name="Aleppo", country="SY", admin1="Aleppo", lat=36.2, lon=37.16, geonames=170063),
    Place(name="ALEPPO", country="SY"),
    Place(name="Aleppo", country="US", admin1="Ohio, north"),
    Place(name="Qasr", admin1="Anbar"),
    Place(name="qasr", country="IQ"),
    Place(name="Qasr, IQ"),
    Place(name="Atlanta, GA"),
    Place(name="Atlanta, GA", country="US"),
    Place(name='The "Old" \\ Town', country="GE"),
]
SOURCES = ["a hospital", "A Hospital", "the ministry", 'a "medic"', None]
CLAIMS = st.builds(
    Casualty,
    kind=st.sampled_from(["killed", "injured"]),
    low=st.integers(0, 4),
    status=st.sampled_from(["event", "event", "background"]),
    place=st.sampled_from([None, "Nowhere", "aleppo", *(place.name for place in PLACES[1:])]),
    date=st.sampled_from(["2026-03-08", "2027-01-01", "2026-12-31", "2026-12", "2025", None]),
    source=st.sampled_from(SOURCES),
    weapon=st.sampled_from(["drone", "mine", None]),
    group=st.sampled_from(["children", "aid workers", None]),
    by=st.sampled_from(["Army", "army", "the Front", None]),
)
STATEMENTS = st.builds(
    Statement,
    event=st.just("Quake"),
    lat=st.sampled_from([None, 1.5]),
    lon=st.just(2.5),
)
ARTICLES = st.tuples(
    st.lists(CLAIMS, min_size=1, max_size=3),
    st.lists(st.sampled_from(PLACES), max_size=2, unique_by=lambda place: place.name.casefold()),
    st.integers(1, 3),
    st.lists(st.sampled_from(["x", "two words", "Ärger"]), max_size=2),
    st.none() | STATEMENTS,
)


def told(claims: list[Casualty], places: list[Place], basis: int) -> Facts:
    """Facts whose toll stands on the first claims, as many of them as have its kind."""
    kind = claims[0].kind
    chosen = [n for n, claim in enumerate(claims[:basis]) if claim.kind == kind]
    total = sum(claims[n].low or 0 for n in chosen)
    count = Range(total, total)
    return Facts(
        casualties=tuple(claims),
        places=tuple(places),
        toll=Toll(**{kind: count}),
        stated=(Stated(kind=kind, count=count, claims=tuple(chosen)),),
    )


def fill(library: Library, articles: list) -> None:
    feed = library.feeds.add("http://news.example/feed").number
    for n, (claims, places, basis, tags, statement) in enumerate(articles):
        entry = Entry(
            key=str(n),
            title=str(n),
            link="",
            published=NOW,
            body=Body("Text."),
            statement=statement,
        )
        (number,) = library.articles.ingest(feed, [entry], NOW).new
        library.articles.put_facts(number, told(claims, places, basis), "1")
        library.marks.tag([number], add=tags)


@given(st.lists(ARTICLES, min_size=1, max_size=10))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_row_is_opened_by_a_search_for_what_it_counts(tmp_path_factory, articles):
    root = tmp_path_factory.mktemp("rows")
    with Library.open(Folders(root / "data", root / "cache", root / "config")) as library:
        fill(library, articles)
        for query in ("", "tag:x"):
            for dimension in DIMENSIONS:
                for row in library.survey.tally((dimension,), query).rows:
                    search = row_query(dimension, row.values[0])
                    assert library.articles.count(f"{query} {search}") == row.articles, search
                    found = set(library.articles.numbers(search))
                    with library._store.reading() as connection:
                        for number in library.articles.numbers():
                            one = matches(connection, search, number)
                            assert one == (number in found), search


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("toll-place:aleppo", "ab"),
        ('toll-place:"Aleppo, SY"', "a"),
        ("toll-place:aleppo toll-country:usa", "b"),
        ("toll-country:Syria", "a"),
        ("toll-region:north", "b"),
        ("toll-weapon:drone", "a"),
        ("toll-weapon:mine", ""),
        ('toll-source:"not stated"', "b"),
        ('-toll-source:"not stated"', "a"),
        ("happened:day", "a"),
        ("happened:month", "ab"),
        ("-happened:day", "b"),
        ("place:kirkuk", "ab"),
        ("toll-place:kirkuk", ""),
    ],
)
def test_fields_ask_for_what_tolls_stand_on(library, feed, query, keys):
    kirkuk, aleppo = PLACES[:2]
    ohio = Place(name="Aleppo", country="US", admin1="North")
    one = Casualty(kind="killed", low=4, place="Aleppo", date="2026-03-08", weapon="drone",
                   source="a hospital")  # fmt: skip
    past = Casualty(kind="killed", low=9, place="Kirkuk", weapon="mine", status="background")
    two = Casualty(kind="killed", low=2, place="Aleppo", date="2026-02")
    entries = [
        Entry(key=key, title=key, link="", published=NOW, body=Body("Text.")) for key in "ba"
    ]
    numbers = dict(zip("ba", library.articles.ingest(feed, entries, NOW).new, strict=True))
    library.articles.put_facts(numbers["a"], told([one, past], [aleppo, kirkuk], 1), "1")
    library.articles.put_facts(numbers["b"], told([two, past], [ohio, kirkuk], 1), "1")
    assert sorted(library.articles.numbers(query)) == sorted(numbers[key] for key in keys)


@pytest.mark.parametrize("query", ["toll-weapon:", 'toll-place:" "', "toll-gate:x"])
def test_a_field_without_a_value_and_one_that_is_none_are_answered(library, query):
    with pytest.raises(QueryError, match=r"takes the weapon of|takes the place of|toll-place:"):
        library.articles.numbers(query)
