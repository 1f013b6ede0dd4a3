"""Map, timeline and tally count the same articles, each in its own way."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.app.screens.timeline.counts import timeline
from tui.library import Library
from tui.library.facts.claim_parts import whole_of
from tui.model import Casualty, Facts, Place, Range, Toll, Where
from tui.settings import Folders

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
SPOTS = {
    "Kirkuk": Place(name="Kirkuk", country="IQ", lat=35.47, lon=44.39, geonames=94787),
    "Aleppo": Place(name="Aleppo", country="SY", lat=36.2, lon=37.16, geonames=170063),
    "Qasr": Place(name="Qasr", country="IQ"),
    None: None,
}
TELLINGS = st.lists(
    st.tuples(
        st.sampled_from([*SPOTS]),
        st.sampled_from(["2026-03-08", "2026-03-09", "2026-02", "2025", None]),
        st.integers(0, 9),
        st.integers(0, 9),
        st.sampled_from(["event", "event", "background", "denied"]),
    ),
    max_size=8,
)


@given(TELLINGS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_map_timeline_and_tally_agree_on_every_sum(tmp_path_factory, entry, tellings):
    root = tmp_path_factory.mktemp("sums")
    with Library.open(Folders(root / "data", root / "cache", root / "config")) as library:
        feed = library.feeds.add("http://news.example/feed").number
        for n, (place, date, dead, hurt, status) in enumerate(tellings):
            (number,) = library.articles.ingest(feed, [entry(str(n))], NOW).new
            about = {"place": place, "date": date, "status": status}
            claims = (
                Casualty(kind="killed", low=dead, high=dead, **about),
                Casualty(kind="injured", low=hurt, high=hurt, **about),
            )
            event = status == "event"
            toll = Toll(Range(dead, dead), Range(hurt, hurt)) if event else Toll()
            places = tuple(filter(None, [SPOTS[place]]))
            facts = Facts(casualties=claims, places=places, toll=toll)
            library.articles.put_facts(number, facts, "1")
        counts = (*library.survey.places(), *library.survey.unplaced())
        on_map = sum(c.killed for c in counts), sum(c.injured for c in counts)
        days = [day for day in library.survey.days() if day.status == "event"]
        in_time = sum(day.killed for day in days), sum(day.injured for day in days)
        drawn = timeline(library.survey.days(), "year").total
        assert on_map == in_time == (drawn.killed, drawn.injured)
        for dimension in ("day", "country", "place"):
            total = library.survey.tally((dimension,)).total
            tallied = (total.killed or (0, 0, 0))[1], (total.injured or (0, 0, 0))[1]
            assert tallied == on_map
        assert drawn.articles == sum(day.articles for day in days) == total.articles


def test_an_address_counts_at_its_town(library, feed, entry):
    (number,) = library.articles.ingest(feed, [entry("a")], NOW).new
    killed = Casualty(kind="killed", low=2, high=2, place="Quarry Lane, Kirkuk", date="2026-03-08")
    places = (SPOTS["Kirkuk"], SPOTS["Aleppo"])
    facts = Facts(casualties=(killed,), places=places, toll=Toll(Range(2, 2)))
    library.articles.put_facts(number, facts, "1")
    assert library.survey.unplaced() == ()
    (at,) = (place for place in library.survey.places() if place.killed)
    assert (at.name, at.country, at.killed) == ("Kirkuk", "IQ", 2)
    (row,) = library.survey.tally(("place",)).rows
    assert row.values == ("Kirkuk, IQ",)


def test_a_part_at_an_address_is_of_the_whole_in_its_town():
    town = Where(lat=35.47, lon=44.39, country="IQ", precision="town")
    whole = Casualty(kind="killed", low=5, high=5, place="Kirkuk", where=town)
    part = Casualty(kind="killed", low=2, high=2, place="Quarry Lane, Kirkuk", subset=True)
    assert whole_of((whole, part), 1, (0,)) == 0
