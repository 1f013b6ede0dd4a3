"""What articles tell together: killed and injured by place and by day, and claims elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tui.errors import QueryError
from tui.library import identity
from tui.library.survey import DayCount, PlaceCount, UnplacedCount
from tui.model import Casualty, Facts, Organisation, Person, Place, Range, Toll, Verdict

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
KIRKUK = Place(name="Kirkuk", country="IQ", lat=35.47, lon=44.39, geonames=94787)
ERBIL = Place(name="Erbil", country="IQ", lat=36.19, lon=44.01, geonames=95446)
ALEPPO = Place(name="Aleppo", country="SY", lat=36.2, lon=37.16, geonames=170063)


def killed(count: int, place: str | None = "Kirkuk", date: str | None = "2026-03-08", **more: Any):
    return Casualty(kind="killed", low=count, high=count, place=place, date=date, **more)


def injured(count: int, place: str | None = "Kirkuk", date: str | None = "2026-03-08", **more: Any):
    return Casualty(kind="injured", low=count, high=count, place=place, date=date, **more)


@pytest.fixture
def tell(library, feed, entry) -> Callable[..., int]:
    """Stores an article with these claims and places; its toll is that of the first claims."""

    def store(
        key: str, *claims: Casualty, places: tuple[Place, ...] = (KIRKUK, ERBIL), **facts: Any
    ) -> int:
        (number,) = library.articles.ingest(feed, [entry(key)], NOW).new
        stated = {
            claim.kind: Range(claim.low or 0, claim.high or 0)
            for claim in reversed(claims)
            if claim.status == "event" and not claim.subset and claim.low is not None
        }
        toll = facts.pop("toll", Toll(stated.get("killed"), stated.get("injured")))
        found = Facts(casualties=claims, places=places, toll=toll, **facts)
        library.articles.put_facts(number, found, "1")
        return int(number)

    return store


def _places(library, query: str = "", limit: int = 9) -> dict[str, tuple[int, int, int]]:
    return {
        spot.name: (spot.articles, spot.killed, spot.injured)
        for spot in library.survey.places(query, limit)
    }


def _events(library, query: str = "") -> list[tuple[str, str | None, int, int, int]]:
    days = library.survey.days(query)
    return [
        (d.day, d.country, d.articles, d.killed, d.injured) for d in days if d.status == "event"
    ]


def test_an_article_counts_with_its_toll_and_not_with_every_claim(library, tell):
    tell("a", killed(4), killed(3, subset=True), killed(2), injured(9), killed(90, status="denied"))
    assert library.survey.places() == (
        PlaceCount("Kirkuk", "IQ", 35.47, 44.39, 1, 4, 9),
        PlaceCount("Erbil", "IQ", 36.19, 44.01, 1, 0, 0),
    )
    assert _events(library) == [("2026-03-08", "IQ", 1, 4, 9)]


def test_two_articles_of_the_same_day_and_place_are_one_event_with_the_greatest_count(
    library, tell
):
    tell("a", killed(4), injured(9))
    tell("b", killed(6), injured(7))
    assert _places(library)["Kirkuk"] == (2, 6, 9)
    assert _events(library) == [("2026-03-08", "IQ", 2, 6, 9)]


def test_other_days_and_other_places_add_up(library, tell):
    tell("a", killed(4))
    tell("b", killed(6, date="2026-03-09"))
    tell("c", killed(1, place="Erbil"))
    assert _places(library) == {"Kirkuk": (3, 10, 0), "Erbil": (3, 1, 0)}
    assert _events(library) == [("2026-03-08", "IQ", 2, 5, 0), ("2026-03-09", "IQ", 1, 6, 0)]


def test_what_names_no_place_counts_for_itself_and_stands_in_no_place(library, tell):
    tell("a", killed(4, place=None))
    tell("b", killed(4, place=None))
    assert _places(library) == {"Kirkuk": (2, 0, 0), "Erbil": (2, 0, 0)}
    assert _events(library) == [("2026-03-08", "IQ", 2, 8, 0)]


def test_the_only_place_of_an_article_is_that_of_its_toll(library, tell):
    tell("a", killed(4, place=None), places=(ALEPPO,))
    assert _places(library) == {"Aleppo": (1, 4, 0)}


def test_what_the_toll_leaves_open_another_claim_of_the_event_tells(library, tell):
    tell("a", killed(4, place=None, date=None), injured(3, place="Erbil", date="2026-03-07"))
    assert _events(library) == [("2026-03-07", "IQ", 1, 4, 3)]
    assert _places(library)["Erbil"] == (1, 4, 3)


def test_a_time_of_another_place_is_not_that_of_the_toll(library, tell):
    tell("a", killed(4, date=None), killed(2, place="Erbil", date="2026-03-01"))
    assert _events(library) == [("2026-03-10", "IQ", 1, 4, 0)]


def test_without_a_date_it_is_the_day_of_publication(library, tell):
    tell("a", killed(4, date=None))
    for key, date in (("b", "soon"), ("c", "2026-02-30"), ("d", "0000")):
        tell(key, killed(2, date=date))
    assert _events(library) == [("2026-03-10", "IQ", 4, 4, 0)]


def test_a_month_alone_stands_for_no_day(library, tell):
    tell("a", killed(4, date="2026-02"))
    assert _events(library) == [("2026-02", "IQ", 1, 4, 0)]


def test_of_a_range_the_lower_number_counts_and_no_one_hurt_counts_not(library, tell):
    tell("a", Casualty(kind="killed", low=3, high=8, place="Kirkuk", date="2026-03-08"))
    tell("b", killed(0, place="Erbil"))
    assert _events(library) == [("2026-03-08", "IQ", 1, 3, 0)]


def test_background_denials_and_fears_are_never_added_to_events(library, tell):
    tell(
        "a",
        killed(4),
        killed(90, status="background", date="2025"),
        killed(70, status="background", date="2025", place="Kirkuk"),
        injured(5, status="denied", date=None, place="Aleppo"),
        killed(30, status="hypothetical", place=None),
        killed(8, status="denied", subset=True),
        places=(KIRKUK, ALEPPO),
    )
    tell("b", killed(80, status="background", date="2025"))
    assert library.survey.days() == (
        DayCount("2025", "background", "IQ", 2, 90, 0),
        DayCount("2026-03-08", "event", "IQ", 1, 4, 0),
        DayCount("2026-03-08", "hypothetical", None, 1, 30, 0),
        DayCount("2026-03-10", "denied", "SY", 1, 0, 5),
    )


def test_a_query_narrows_all_of_it(library, tell):
    tell("a", killed(4), people=(Person(name="Jo Ek"),))
    tell("b", killed(6, place="Aleppo", date="2026-03-09"), places=(ALEPPO,))
    assert _places(library, "place:SY") == {"Aleppo": (1, 6, 0)}
    assert _events(library, 'person:"jo ek" OR headline -place:SY') == [
        ("2026-03-08", "IQ", 1, 4, 0)
    ]
    assert library.survey.places("nothing") == library.survey.days("nothing") == ()
    with pytest.raises(QueryError):
        library.survey.days("is:nothing")


def test_places_come_by_their_harm_and_are_cut_by_a_limit(library, tell):
    tell("a", killed(1, place="Erbil"))
    tell("b", killed(6))
    tell("c", places=(ALEPPO,))
    assert list(_places(library)) == ["Kirkuk", "Erbil", "Aleppo"]
    assert list(_places(library, limit=1)) == ["Kirkuk"]


def test_a_place_is_one_by_its_geonames_id_or_by_its_name_and_country(library, tell):
    kiev = Place(name="Kiev", country="UA", lat=50.4, lon=30.5, geonames=703448)
    tell("a", killed(2, place="Kiev"), places=(kiev,))
    tell("b", killed(3, place="Kyiv"), places=(Place(name="Kyiv", country="UA", geonames=703448),))
    tell("c", places=(Place(name="Ain", country="SY", lat=1.0, lon=2.0),))
    tell("d", places=(Place(name="ain", country="SY"), Place(name="Ain", country="LB")))
    assert _places(library) == {"Kiev": (2, 3, 0), "Ain": (2, 0, 0)}
    assert library.survey.places("headline a")[0].lat == 50.4


def test_where_a_place_lies_is_as_it_was_last_told(library, tell):
    tell("a", killed(2))
    moved = Place(name="Kirkuk", country="IQ", lat=1.5, lon=2.5, geonames=94787)
    tell("b", places=(moved,))
    assert library.survey.places()[0][2:4] == (1.5, 2.5)


def test_verdicts_are_what_counts(library, tell):
    number = tell("a", killed(4), killed(90, status="background"))
    for claim in (killed(4), killed(90, status="background")):
        kind, key = identity(claim)
        library.marks.verdict(number, Verdict(kind=kind, key=key, decision="rejected"))
    assert library.survey.days() == ()
    kind, key = identity(killed(4))
    value = json.dumps({"kind": "killed", "low": 7, "high": 7, "place": "erbil", "date": "2026"})
    library.marks.verdict(number, Verdict(kind=kind, key=key, decision="corrected", value=value))
    assert _events(library) == [("2026", "IQ", 1, 7, 0)]
    assert _places(library)["Erbil"] == (1, 7, 0)
    library.marks.undo()
    library.marks.undo()
    assert [day.status for day in library.survey.days()] == ["background"]


def test_an_article_that_is_gone_counts_no_more(library, tell):
    tell("a", killed(4))
    library.feeds.remove(1)
    assert (library.survey.days(), library.survey.places()) == ((), ())
    assert library.check() == ()


def test_the_articles_of_a_day_are_found_by_it(library, tell):
    tell("a", killed(4, date="2026-03-07"))
    tell("b", killed(4, date="2026-03-08"))
    tell("c", killed(4, date="2026-03"))
    tell("d", places=(ALEPPO,))

    def found(query: str) -> str:
        rows = library.articles.rows(library.articles.numbers(query))
        return "".join(sorted(row.title[-1] for row in rows))

    assert found("happened:2026-03-07") == "a"
    assert found("happened:2026-03-01..2026-03-07") == "a"
    assert found("happened:2026-02-20..2026-03-09") == "ab"
    assert found("happened:2026-03") == "abc"
    assert found("happened:2026") == "abc"
    assert found("happened:2025..2026-02") == ""
    assert found("happened:2025..2026 -happened:2026-03-08") == "ac"
    assert found("-happened:2026") == "d"


@pytest.mark.parametrize("value", ["", "soon", "2026-13", "2026-02-30", "2026-01..x", "9999"])
def test_a_day_that_is_none_is_a_mistake_at_its_place(library, value):
    with pytest.raises(QueryError, match="happened: takes a day") as caught:
        library.articles.count(f"quake happened:{value}")
    assert caught.value.position == len("quake happened:")


def test_a_name_leads_to_the_claims_of_other_articles(library, tell, feed, entry):
    here = tell("a", killed(4), people=(Person(name="Jo Ek"),))
    there = tell(
        "b",
        killed(6, source="a hospital", precision="at_least"),
        Casualty(kind="injured", vague="dozens", precision="vague"),
        people=(Person(name="Jo Ek"),),
        organisations=(Organisation(name='The "Shield"'),),
    )
    library.articles.ingest(feed, [entry("old", hours=90)], NOW - timedelta(days=9))
    found = library.survey.claims(Person(name="Jo Ek"), but=here)
    assert [(other.number, other.title) for other in found] == [(there, "Headline b")]
    assert found[0].published == NOW - timedelta(hours=1)
    assert found[0].claims == (
        killed(6, source="a hospital", precision="at_least"),
        Casualty(kind="injured", vague="dozens", precision="vague"),
    )
    assert [other.number for other in library.survey.claims(KIRKUK)] == [there, here]
    assert len(library.survey.claims(KIRKUK, limit=1)) == 1
    assert library.survey.claims(Organisation(name='The "Shield"')) == found
    (bare,) = library.survey.claims("old")
    assert bare.claims == ()


def test_what_has_no_point_is_counted_by_country_and_region(library, tell):
    nowhere = Place(name="Qasr", country="IQ", admin1="Anbar")
    tell("a", killed(4, place="Qasr"), places=(nowhere,))
    tell("b", killed(5, place=None), places=(KIRKUK, ERBIL))
    tell("c", killed(6, place=None), places=(KIRKUK, ALEPPO))
    tell("d", killed(7))
    assert library.survey.unplaced() == (
        UnplacedCount(None, None, 1, 6, 0),
        UnplacedCount("IQ", None, 1, 5, 0),
        UnplacedCount("IQ", "Anbar", 1, 4, 0),
    )
    assert [u.killed for u in library.survey.unplaced("title:b OR title:d")] == [5]


@pytest.mark.parametrize(
    ("first", "last", "day"),
    [
        ("2026-03-02", "2026-03-08", "2026-03-08"),  # a week that is over
        ("2026-03-09", "2026-03-15", "2026-03-10"),  # one that goes on: what was known that day
        ("2026-01", "2026-02-28", "2026-02"),
        ("2019", "2024-12-31", "2024"),
        ("2026-03-12", "2026-03-14", "2026-03-12"),  # none that was known, only its beginning
    ],
)
def test_a_toll_of_several_days_counts_at_the_last_that_its_article_knew(
    library, tell, first, last, day
):
    number = tell("a", killed(3, date=first, date_end=last))
    assert [event[0] for event in _events(library)] == [day]
    assert list(library.articles.numbers(f"happened:{day}")) == [number]
