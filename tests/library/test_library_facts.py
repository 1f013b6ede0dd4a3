"""Facts as they are kept, asked for, judged and found again."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from zlib import compress

import pytest

from tui.library import identity
from tui.library.facts.verdicts import apply_verdicts
from tui.model import Casualty, Facts, Organisation, Person, Place, Range, Toll, Verdict, Where

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
KILLED = Casualty(
    kind="killed",
    low=4,
    high=4,
    victims="fighters of the group",
    weapon="airstrike",
    group="militants",
    by="the air force",
    place="Kirkuk",
    where=Where(lat=35.47, lon=44.39, country="IQ", geonames=94787, precision="town"),
    date="2024-06-20",
    source="a spokesman",
    quote="Four fighters were killed",
    span=(0, 25),
)
FACTS = Facts(
    language="en",
    people=(Person(name="Amir Yarallah", role="chief", aliases=("Yarallah",), mentions=((1, 5),)),),
    places=(Place(name="Kirkuk", country="IQ", lat=35.47, lon=44.39, geonames=94787),),
    organisations=(Organisation(name="Islamic State", aliases=("IS",), kind="armed group"),),
    casualties=(KILLED, Casualty(kind="injured", vague="dozens", precision="vague")),
    toll=Toll(Range(4, 4)),
)


@pytest.fixture
def number(library, stored):
    number = stored("a")["a"]
    library.articles.put_facts(number, FACTS, "1")
    return number


def test_facts_come_back_as_they_were(library, number):
    assert library.articles.get(number).facts == FACTS
    assert library.articles.rows([number])[0].toll == Toll(Range(4, 4))
    assert library.articles.rows([number])[0].language == "en"


def test_the_language_that_a_text_is_read_in_wins_over_that_of_its_feed(library, stored):
    numbers = stored("b", "c", language="en")
    library.articles.put_facts(numbers["b"], Facts(language="fr"), "1")
    library.articles.put_facts(numbers["c"], Facts(language="und"), "1")
    assert [row.language for row in library.articles.rows([*numbers.values()])] == ["fr", "en"]
    assert list(library.articles.numbers("language:fr")) == [numbers["b"]]


def test_articles_want_facts_until_this_version_saw_their_text(library, stored, number, entry):
    other = stored("b", "c")
    assert library.articles.facts_due("1", 10) == tuple(sorted(other.values(), reverse=True))
    assert library.articles.facts_due("1", 1) == (max(other.values()),)
    assert number in library.articles.facts_due("2", 10)
    library.articles.ingest(1, [entry("a", text="Changed text.")], NOW)
    assert number in library.articles.facts_due("1", 10)


def test_a_text_that_changed_has_no_facts_until_it_was_analysed(library, number, entry):
    library.articles.ingest(1, [entry("a", text="Changed text.")], NOW)
    assert library.articles.get(number).facts is None
    assert library.articles.count("person:yarallah") == 1  # still the best that is known
    library.articles.put_facts(number, FACTS, "1")
    assert library.articles.get(number).facts == FACTS


def test_facts_that_this_version_cannot_read_are_as_none(library, number, sql):
    sql(library, "UPDATE facts SET json = ?", compress(b'{"people": 5}'))
    assert library.articles.get(number).facts is None
    library.marks.verdict(number, Verdict(kind="person", key="x", decision="confirmed"))
    assert number in library.articles.facts_due("2", 9)


def test_new_facts_replace_the_old_in_queries_too(library, number):
    library.articles.put_facts(number, Facts(places=(Place(name="Basra"),)), "2")
    assert library.articles.count("place:kirkuk OR killed:4 OR weapon:airstrike") == 0
    assert library.articles.count("place:basra") == 1


def test_a_claim_is_found_by_its_street_as_by_its_town(library, number):
    claim = Casualty(kind="injured", low=1, high=1, place="Quarry Street, Ely", span=(3, 9))
    library.articles.put_facts(number, Facts(casualties=(claim,)), "2")
    assert library.articles.count('place:"quarry street"') == 1
    assert library.articles.count("place:ely") == 1
    assert library.articles.count('place:"ely street"') == 0


def test_facts_of_an_article_that_is_gone_are_dropped(library, number):
    library.feeds.remove(1)
    library.articles.put_facts(number, FACTS, "2")
    assert library.check() == ()


def test_a_rejected_fact_is_found_no_more_and_back_after_undo(library, number):
    kind, key = identity(FACTS.people[0])
    library.marks.verdict(number, Verdict(kind=kind, key=key, decision="rejected"))
    assert library.articles.count("person:yarallah") == 0
    library.marks.undo()
    assert library.articles.count("person:yarallah") == 1


def test_the_toll_follows_the_verdict_on_its_claim(library, number):
    kind, key = identity(KILLED)
    library.marks.verdict(number, Verdict(kind=kind, key=key, decision="rejected"))
    assert library.articles.rows([number])[0].toll == Toll()
    corrected = json.dumps({"kind": "killed", "low": 5, "high": 6})
    library.marks.verdict(
        number, Verdict(kind=kind, key=key, decision="corrected", value=corrected)
    )
    assert library.articles.rows([number])[0].toll == Toll(Range(5, 6))
    assert library.articles.count("killed:6") == 1
    library.marks.withdraw(number, kind, key)
    assert library.articles.rows([number])[0].toll == Toll(Range(4, 4))


@pytest.mark.parametrize(("place", "lat"), [("Kirkuk", 35.47), ("Erbil", None)])
def test_a_claim_that_was_placed_anew_has_the_point_of_that_place(place, lat):
    kind, key = identity(FACTS.casualties[1])
    value = json.dumps({"kind": "injured", "vague": "dozens", "place": place})
    verdict = Verdict(kind=kind, key=key, decision="corrected", value=value)
    claim = apply_verdicts(FACTS, [verdict]).casualties[1]
    assert (claim.where and claim.where.lat) == lat


def test_a_claim_follows_its_place_when_that_is_moved():
    kind, key = identity(FACTS.places[0])
    value = json.dumps({"name": "Kirkuk", "country": "IQ", "lat": 1.5, "lon": 2.5})
    verdict = Verdict(kind=kind, key=key, decision="corrected", value=value)
    where = apply_verdicts(FACTS, [verdict]).casualties[0].where
    assert where == Where(lat=1.5, lon=2.5, country="IQ")


def test_a_verdict_outlives_a_new_analysis(library, number):
    for fact in (KILLED, FACTS.people[0], FACTS.places[0], FACTS.organisations[0]):
        kind, key = identity(fact)
        library.marks.verdict(number, Verdict(kind=kind, key=key, decision="rejected"))
    library.articles.put_facts(number, Facts(), "2")
    library.articles.put_facts(number, FACTS, "3")
    assert len(library.articles.get(number).verdicts) == 4
    assert library.articles.count("person:yarallah OR place:IQ OR org:IS OR killed:4") == 0


def test_a_verdict_follows_its_claim_when_the_victims_are_worded_otherwise(library, number):
    kind, key = identity(KILLED)
    library.marks.verdict(number, Verdict(kind=kind, key=key, decision="confirmed"))
    reworded = Casualty(kind="killed", low=4, high=4, victims="four fighters", span=(3, 9))
    library.articles.put_facts(number, Facts(casualties=(reworded,)), "2")
    (verdict,) = library.articles.get(number).verdicts
    assert (verdict.kind, verdict.key) == identity(reworded)


def test_a_verdict_does_not_jump_to_one_of_two_claims_that_it_might_mean(library, number):
    kind, key = identity(KILLED)
    library.marks.verdict(number, Verdict(kind=kind, key=key, decision="confirmed"))
    claims = [Casualty(kind="killed", low=4, high=4, victims=who) for who in ("men", "women")]
    library.articles.put_facts(number, Facts(casualties=tuple(claims)), "2")
    (verdict,) = library.articles.get(number).verdicts
    assert (verdict.kind, verdict.key) == (kind, key)


def test_where_a_fact_stands_is_no_part_of_what_it_is():
    moved = Person(name="AMIR  Yarallah", role=None, mentions=((90, 95),))
    assert identity(moved) == identity(FACTS.people[0])
    assert identity(Place(name="Amir Yarallah")) != identity(FACTS.people[0])
