"""What the search offers while it is typed."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import get_args

import pytest
import scene
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from page import see, settled, status, text

from tui import clean
from tui.app.prompt.completion import Completion, last_term
from tui.library import Library
from tui.library.queries.fields import FIELDS
from tui.model import Facts, Group, Person, Place, Weapon


@pytest.mark.parametrize(
    ("query", "term"),
    [
        ("", ("", "", "")),
        ("dro", ("", "", "dro")),
        ("dro ", ("dro ", "", "")),
        ("drone person:ama", ("drone ", "person", "ama")),
        ('drone person:"Amal Ha', ("drone ", "person", "Amal Ha")),
        ("drone PERSON:“Amal Ha", ("drone ", "person", "Amal Ha")),
        ('tag:"a \\"b\\" c', ("", "tag", 'a "b" c')),
        ('person:"Amal Haddad" -(tag:x', ('person:"Amal Haddad" -(', "tag", "x")),
        ('person:"Amal Haddad" ', ('person:"Amal Haddad" ', "", "")),
        ('person:"Amal Haddad" "two wo', ('person:"Amal Haddad" "two wo', "", "")),
        ("drone -feed:wi", ("drone -", "feed", "wi")),
        ("at 10:30", ("at ", "", "10:30")),
        ("drone kiled:3", ("drone kiled:3", "", "")),
    ],
)
def test_where_the_typing_is(query, term):
    assert tuple(last_term(query)) == term


def offers(library, query, searches=()):
    """What is offered once the library has answered, as pairs of words and line."""
    completion = Completion(library, searches)
    asyncio.run(completion.learn(query))
    return [(offer.label, offer.value) for offer in completion.complete(query)]


def test_names_are_offered_by_any_of_their_words(filled: Library):
    assert offers(filled, "person:had") == [("Amal Haddad", 'person:"Amal Haddad"')]
    assert offers(filled, 'x -person:"amal ha') == [("Amal Haddad", 'x -person:"Amal Haddad"')]
    assert offers(filled, "org:north") == [("Northern Front", 'org:"Northern Front"')]
    assert {words for words, _ in offers(filled, "place:")} == {"Tal Sadir", "Qasr Harun"}
    assert ("shelling", "weapon:shelling") in offers(filled, "weapon:she")
    assert offers(filled, "person:nobody") == []


def test_what_begins_as_it_was_typed_is_offered_before_what_has_such_a_word(filled: Library):
    first, second = filled.articles.numbers()[:2]
    port, lake, land = (Place(name=name, kind="town") for name in ("Port Ossa", "Ossa", "Ossaria"))
    filled.articles.put_facts(first, Facts(language="en", places=(port, lake)), "1")
    filled.articles.put_facts(second, Facts(language="en", places=(port, land)), "1")
    assert [words for words, _ in offers(filled, "place:oss")] == ["Ossa", "Ossaria", "Port Ossa"]
    weapons = [words for words, _ in offers(filled, "weapon:bo")]
    assert weapons[0] == "bomb"
    assert "suicide bombing" in weapons


def test_every_weapon_and_group_that_a_claim_can_have_is_offered(filled: Library):
    assert {words for words, _ in offers(filled, "group:")} == set(get_args(Group))
    assert {words for words, _ in offers(filled, "weapon:")} == set(get_args(Weapon)) | {"raid"}
    assert offers(filled, "group:aid") == [("aid workers", 'group:"aid workers"')]


@pytest.mark.parametrize("field", [field for field in FIELDS if field.startswith("toll-")])
def test_a_field_of_tolls_can_be_typed(filled: Library, field):
    for typed in ("", "s", "sh"):
        for label, line in offers(filled, f"{field}:{typed}"):
            assert line.startswith(f"{field}:")
            assert label


def test_the_toll_is_asked_by_the_names_of_its_articles(filled: Library):
    assert offers(filled, "toll-weapon:she") == [("shelling", "toll-weapon:shelling")]
    assert offers(filled, "toll-group:aid") == [("aid workers", 'toll-group:"aid workers"')]
    assert offers(filled, "toll-country:leban") == [("Lebanon", "toll-country:Lebanon")]
    assert offers(filled, "toll-source:not") == [("not stated", 'toll-source:"not stated"')]
    assert offers(filled, "toll-place:sad") == [("Tal Sadir", 'toll-place:"Tal Sadir"')]


def test_names_that_stand_in_more_articles_come_first_and_accents_do_not_matter(filled: Library):
    numbers = filled.articles.numbers()
    for number, names in zip(numbers, (("Zoë Ørn",), ("Zoë Ørn", "Zoa Bly")), strict=False):
        found = Facts(language="en", people=tuple(Person(name=name) for name in names))
        filled.articles.put_facts(number, found, "1")
    assert [words for words, _ in offers(filled, "person:zo")] == ["Zoë Ørn", "Zoa Bly"]


def test_names_of_old_articles_are_found_too(filled: Library):
    oldest = filled.articles.numbers()[-1]
    found = Facts(language="en", places=(Place(name="Quilpué", country="CL"),))
    filled.articles.put_facts(oldest, found, "1")
    assert offers(filled, "place:quilpue") == [("Quilpué", "place:Quilpué")]


def test_countries_and_languages_are_offered_by_name(filled: Library):
    assert ("Syria", "place:Syria") in offers(filled, "place:sy")
    assert ("South Sudan", 'place:"South Sudan"') in offers(filled, "place:sudan")
    assert offers(filled, "language:")[0] == ("en English", "language:en")
    assert offers(filled, "language:fre") == [("fr French", "language:fr")]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=12).map(clean.line).filter(bool))
def test_what_is_offered_for_a_tag_finds_it(filled: Library, tag):
    number = filled.articles.numbers()[3]
    filled.marks.tag([number], add=[tag])
    try:
        known = {name for name, *_ in filled.marks.tags()}
        assert {words for words, _ in offers(filled, "tag:")} == known
        for _, query in offers(filled, "drone OR tag:"):
            assert number in filled.articles.numbers(query)
    finally:
        filled.marks.tag([number], remove=[tag])


@pytest.mark.parametrize("title", ['He said "no"', "(Wires)", "back\\slash", "“News”", ""])
def test_what_is_offered_for_a_feed_finds_it(filled: Library, title):
    feed = filled.feeds.add("https://third.example.org/feed", title, "")
    entry = scene.entries()[0]
    filled.articles.ingest(feed.number, [replace(entry, key="third", title="A third")], scene.NOW)
    (query,) = (query for words, query in offers(filled, "feed:") if words == (title or feed.url))
    assert len(filled.articles.numbers(query)) == 1


def test_a_saved_search_is_offered_by_its_name(filled: Library):
    kept = [("Many dead", "killed:>=10"), ("Drones", "weapon:drone")]
    assert offers(filled, "man", searches=kept) == [("Many dead", "killed:>=10")]
    assert [words for words, _ in offers(filled, "", searches=kept)] == ["Many dead", "Drones"]


def test_the_library_is_asked_once_for_the_same(filled: Library):
    async def ask() -> list[bool]:
        completion = Completion(filled)
        return [await completion.learn(query) for query in ("person:a", "x person:A", "drone")]

    assert asyncio.run(ask()) == [True, False, False]


async def test_a_name_is_chosen_with_the_keys(filled, open_app):
    filled.saved.put("Many dead", "killed:>=10")
    app = open_app()
    async with app.run_test(size=(120, 44)) as pilot:
        await pilot.press("slash")
        await settled_prompt(app, pilot)
        bar = see(app).prompt.query_one("#offers")
        assert text(bar.left).split() == ["Many", "dead"]
        await pilot.press(*"place:")
        await settled_prompt(app, pilot)
        assert text(bar.left).split("   ")[:2] == ["Qasr Harun", "Tal Sadir"]
        assert text(bar.right) == ""
        await pilot.press("down", "down")
        assert text(bar.right) == "2 of 2"
        assert see(app).answer.value == 'place:"Tal Sadir"'
        await pilot.press("enter")
        await settled(app, pilot)
        assert see(app).headlines.count == 1
        await pilot.press("slash", "ctrl+a", "ctrl+k", "tab", "enter")
        await settled(app, pilot)
        assert see(app).search == "killed:>=10"


async def test_a_weapon_of_tolls_is_chosen_with_the_keys(filled, open_app):
    app = open_app()
    async with app.run_test(size=(120, 44)) as pilot:
        await pilot.press("slash", *"toll-weapon:she")
        await settled_prompt(app, pilot)
        await pilot.press("tab", "enter")
        await settled(app, pilot)
        assert see(app).search == "toll-weapon:shelling"


async def test_a_mistyped_field_is_named_with_the_likeliest(filled, open_app):
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"drone kiled:3", "enter")
        await settled_prompt(app, pilot)
        words = status(app)  # too long for the line above
        assert "kiled: is no field; did you mean killed:?" in words
        assert "toll-actor:" not in words
        assert see(app).answer.cursor_position == len("drone ")


async def settled_prompt(app, pilot):
    """The prompt itself is a worker that waits; all others are done."""
    await pilot.pause()
    if offering := [worker for worker in app.workers if worker.group == "offers"]:
        await app.workers.wait_for_complete(offering)
    await pilot.pause()
