"""Tallies: killed and injured by what claims say, each event and each claim once."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from tui.errors import QueryError
from tui.library import identity
from tui.library.tally import DIMENSIONS, Estimate
from tui.model import Casualty, Facts, Organisation, Place, Range, Stated, Toll, Verdict

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
KIRKUK = Place(name="Kirkuk", country="IQ", admin1="Kirkuk", lat=35.47, lon=44.39, geonames=94787)
WINDHOEK = Place(name="Windhoek", country="NA", admin1="Khomas", lat=-22.6, lon=17.1, geonames=3)


def killed(low: int, high: int | None = None, **more: Any) -> Casualty:
    more = {"place": "Kirkuk", "date": "2026-03-08", **more}
    return Casualty(kind="killed", low=low, high=low if high is None else high, **more)


@pytest.fixture
def tell(library, feed, entry) -> Callable[..., int]:
    """Stores an article with these claims; the first `basis` of them are its toll together."""

    def store(key: str, *claims: Casualty, basis: int = 1, kind: Any = "killed") -> int:
        (number,) = library.articles.ingest(feed, [entry(key)], NOW).new
        counted = [(claim.low or 0, claim.high or 0) for claim in claims[:basis]]
        toll = Range(*map(sum, zip(*counted, strict=True))) if counted else None
        stated = (Stated(kind=kind, count=toll, claims=tuple(range(basis))),) if toll else ()
        tolls = Toll(**{kind: toll})
        places = (KIRKUK, WINDHOEK)
        facts = Facts(casualties=claims, places=places, toll=tolls, stated=stated)
        library.articles.put_facts(number, facts, "1")
        return int(number)

    return store


def counted(library, *by: Any, query: str = "") -> dict[Any, tuple[Any, ...]]:
    """The rows by their values: killed as a tuple, articles, claims."""
    rows = library.survey.tally(by, query).rows
    return {
        row.values if len(by) > 1 else row.values[0]: (
            row.killed and tuple(row.killed),
            row.articles,
            row.claims,
        )
        for row in rows
    }


def test_an_event_counts_once_with_the_range_of_its_articles(library, tell):
    tell("a", killed(4))
    tell("b", killed(10, 12))
    tell("c", killed(1, date="2026-03-09"))
    assert counted(library, "day") == {
        "2026-03-08": ((4, 10, 12), 2, 2),
        "2026-03-09": ((1, 1, 1), 1, 1),
    }
    assert library.survey.tally(("day",)).total[1:] == (Estimate(5, 11, 13), None, 3, 3)


def test_map_timeline_and_tally_agree(library, tell):
    tell("a", killed(4), killed(9, status="background"))
    tell("b", killed(10, 12))
    tell("c", killed(3, place=None))
    tell("d", killed(2, place="Windhoek"))
    days = sum(day.killed for day in library.survey.days() if day.status == "event")
    places = {place.name: place.killed for place in library.survey.places()}
    assert library.survey.tally(("day",)).total.killed.best == days == 15
    assert counted(library, "place") == {
        "Kirkuk, IQ": ((4, 10, 12), 2, 2),
        "Windhoek, NA": ((2, 2, 2), 1, 1),
        None: ((3, 3, 3), 1, 1),
    }
    assert places == {"Kirkuk": 10, "Windhoek": 2}


def test_by_claims_each_counts_once_under_its_own_value(library, tell):
    tell(
        "a",
        killed(4, group="civilians", weapon="drone", by="Army", source="a hospital"),
        killed(3, group="militants", weapon="drone", by="army"),
        killed(2, group="children", subset=True),
        killed(7, group="women"),
        basis=2,
    )
    assert counted(library, "group") == {
        "civilians": ((4, 4, 4), 1, 1),
        "militants": ((3, 3, 3), 1, 1),
    }
    assert counted(library, "weapon") == {"drone": ((7, 7, 7), 1, 2)}
    assert list(counted(library, "actor").values()) == [((7, 7, 7), 1, 2)]
    assert counted(library, "source") == {
        "a hospital": ((4, 4, 4), 1, 1),
        None: ((3, 3, 3), 1, 1),
    }
    assert library.survey.tally(("group",)).total.killed == (7, 7, 7)


def test_an_armed_group_has_one_row_whatever_articles_call_it(library, feed, entry):
    group = Organisation(name="Islamic State", aliases=("ISIS", "Daesh"), kind="armed group")
    numbers = library.articles.ingest(feed, [entry("a"), entry("b")], NOW).new
    deeds = {"Daesh": "2026-03-06", "Islamic State": "2026-03-08"}
    for number, (by, day) in zip(numbers, deeds.items(), strict=True):
        stated = (Stated(kind="killed", count=Range(3, 3), claims=(0,)),)
        facts = Facts(
            casualties=(killed(3, by=by, date=day),),
            places=(KIRKUK,),
            organisations=(group,),
            toll=Toll(killed=Range(3, 3)),
            stated=stated,
        )
        library.articles.put_facts(number, facts, "1")
    assert counted(library, "actor") == {"Islamic State": ((6, 6, 6), 2, 2)}


def test_rows_of_one_event_overlap_and_the_total_does_not(library, tell):
    tell("a", killed(4, weapon="drone"))
    tell("b", killed(6))
    assert counted(library, "weapon") == {"drone": ((4, 4, 4), 1, 1), None: ((6, 6, 6), 1, 1)}
    assert library.survey.tally(("weapon",)).total[1:] == (Estimate(4, 6, 6), None, 2, 2)


def test_weeks_are_those_of_the_iso_calendar_and_coarse_days_are_not_stated(library, tell):
    for key, date in (("a", "2027-01-03"), ("b", "2026-12-31"), ("c", "2026-03"), ("d", "2026")):
        tell(key, killed(1, date=date))
    assert counted(library, "week") == {"2026-W53": ((2, 2, 2), 2, 2), None: ((2, 2, 2), 2, 2)}
    assert list(counted(library, "month")) == ["2026-03", "2026-12", "2027-01", None]


def test_regions_carry_their_country_and_namibia_is_no_gap(library, tell):
    tell("a", killed(4))
    tell("b", killed(9, place="Windhoek"))
    assert list(counted(library, "country")) == ["NA", "IQ"]
    assert list(counted(library, "admin1")) == ["Khomas, NA", "Kirkuk, IQ"]


def test_two_dimensions_cross(library, tell):
    tell("a", killed(4, weapon="drone"))
    tell("b", killed(2, weapon="mine", date="2026-02-01"))
    assert counted(library, "month", "weapon") == {
        ("2026-02", "mine"): ((2, 2, 2), 1, 1),
        ("2026-03", "drone"): ((4, 4, 4), 1, 1),
    }


def test_an_article_counts_under_each_of_its_tags(library, tell):
    number = tell("a", killed(4))
    tell("b", killed(6, date="2026-03-01"))
    library.marks.tag([number], add=["x", "y"])
    assert counted(library, "tag") == {
        "x": ((4, 4, 4), 1, 1),
        "y": ((4, 4, 4), 1, 1),
        None: ((6, 6, 6), 1, 1),
    }
    assert library.survey.tally(("tag",)).total.killed == (10, 10, 10)
    assert counted(library, "tag", query="tag:x") == {
        "x": ((4, 4, 4), 1, 1),
        "y": ((4, 4, 4), 1, 1),
    }


def test_verdicts_hold(library, tell):
    parts = killed(4, group="civilians", victims="c"), killed(3, group="militants", victims="m")
    number = tell("a", *parts, basis=2)
    kind, key = identity(parts[0])
    library.marks.verdict(number, Verdict(kind=kind, key=key, decision="rejected"))
    assert counted(library, "group") == {"militants": ((3, 3, 3), 1, 1)}
    kind, key = identity(parts[1])
    value = json.dumps({"kind": "killed", "low": 5, "high": 5, "group": "medics"})
    library.marks.verdict(number, Verdict(kind=kind, key=key, decision="corrected", value=value))
    assert counted(library, "group") == {"medics": ((5, 5, 5), 1, 1)}
    added = {"kind": "killed", "low": 2, "high": 2, "group": "children", "toll": "adds"}
    verdict = Verdict(kind="casualty", key="killed|2-2|", decision="added", value=json.dumps(added))
    library.marks.verdict(number, verdict)
    assert counted(library, "group") == {
        "medics": ((5, 5, 5), 1, 1),
        "children": ((2, 2, 2), 1, 1),
    }
    assert library.survey.tally(("group",)).total.killed == (7, 7, 7)


def test_it_says_what_it_cannot_know(library, tell, feed, entry):
    tell("a", killed(4, date="2026"))
    tell("b", Casualty(kind="killed", vague="dozens", precision="vague"), basis=0)
    tell("c", basis=0)
    library.articles.ingest(feed, [entry("d")], NOW)
    for query in ("", "is:unread"):
        tally = library.survey.tally(("month",), query)
        assert (tally.uncounted, tally.quantity_word, tally.not_analysed) == (3, 1, 1)
    assert counted(library, "month") == {None: ((4, 4, 4), 1, 1)}


def test_injured_alone_leave_the_killed_unknown(library, tell):
    claim = Casualty(kind="injured", low=3, high=3, date="2026-03-08", place="Kirkuk")
    tell("a", claim, kind="injured")
    (row,) = library.survey.tally(("weapon",)).rows
    assert (row.killed, row.injured) == (None, (3, 3, 3))


@pytest.mark.parametrize("by", DIMENSIONS)
def test_nothing_counts_to_nothing(library, tell, by):
    assert library.survey.tally((by,)).rows == ()
    assert library.survey.tally((by,)).total[1:] == (None, None, 0, 0)
    tell("a", killed(4))
    assert library.survey.tally((by,), "nothing").rows == ()
    with pytest.raises(QueryError):
        library.survey.tally((by,), "is:nothing")
