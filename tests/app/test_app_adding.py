"""Facts that were missed: selected in the text, said on a card, kept and shown like the others."""

from __future__ import annotations

from dataclasses import replace

import pytest
import scene
from page import carded, done, see, settled, shown, status
from textual.widgets import Input

from tui.app.commands import add_fact
from tui.app.panes.facts.with_verdicts import as_decided
from tui.model import Casualty, Facts, Place, Range

AMBULANCES = "Two ambulances were hit on the road to Qasr Harun."


def selected(app):
    start, end = see(app).article.selection.span
    return scene.FULL[start:end]


def field(app, name):
    return app.screen.query_one(f"#field-{name}", Input)


async def select_sentence(app, pilot, words):
    await pilot.press("v")
    await pilot.pause()
    while words not in selected(app):
        before = selected(app)
        await pilot.press("j")
        assert selected(app) != before, "no such sentence"


async def test_a_missed_claim_is_added_shown_counted_and_taken_away(filled, open_app):
    app = open_app()
    number = filled.articles.numbers()[0]
    async with app.run_test(size=(140, 60)) as pilot:
        await select_sentence(app, pilot, AMBULANCES)
        await pilot.press("enter")
        await carded(app, pilot)
        assert [field(app, name).value for name in ("fact", "number", "kind", "place")] == [
            "claim", "2", "killed", "Qasr Harun",
        ]  # fmt: skip
        await pilot.press("tab", "tab", "tab", *"inj", "tab", *"drivers", "tab", *"med", "tab")
        assert field(app, "kind").value == "injured"
        assert field(app, "group").value == "medics"
        field(app, "toll").focus()
        await done(app, pilot, *"adds", "enter")
        (verdict,) = filled.articles.get(number).verdicts
        assert (verdict.decision, verdict.key) == ("added", "injured|2-2|drivers")
        assert filled.articles.rows([number])[0].toll.injured == Range(32, 32)
        assert see(app).focus == "facts"
        assert see(app).facts.fact.victims == "drivers"
        assert see(app).article.spans == scene.spans(AMBULANCES)
        line = next(line for line in shown(app, "facts") if "2 injured" in line)
        assert line.endswith("+ added")
        assert any("32" not in line and "injured" in line for line in shown(app, "facts"))
        await done(app, pilot, "d")
        assert filled.articles.get(number).facts == scene.FACTS
        await done(app, pilot, "ctrl+z")
        assert filled.articles.get(number).verdicts == (verdict,)


async def test_a_missed_person_is_coloured_in_the_text(filled, open_app):
    app = open_app()
    number = filled.articles.numbers()[0]
    async with app.run_test(size=(140, 60)) as pilot:
        await select_sentence(app, pilot, "The hospital has asked")
        await pilot.press("l", "l", "i")
        await carded(app, pilot)
        assert field(app, "fact").value == "claim"
        await pilot.press("down")
        await carded(app, pilot)
        assert field(app, "fact").value == "person"
        await pilot.press("tab", *"Hospital", "tab", *"asks for blood", "enter")
        await settled(app, pilot)
        person = filled.articles.get(number).facts.people[-1]
        assert (person.name, person.role) == ("Hospital", "asks for blood")
        assert filled.articles.count("person:hospital") == 1
        await pilot.press("e")
        await carded(app, pilot)
        await pilot.press(*"The Hospital", "enter")
        await settled(app, pilot)
        (verdict,) = filled.articles.get(number).verdicts
        assert (verdict.decision, verdict.key) == ("added", "the hospital")
        assert status(app).startswith("Corrected ")
        await pilot.press("ctrl+z")
        await settled(app, pilot)
        (verdict,) = filled.articles.get(number).verdicts
        assert verdict.key == "hospital"


async def test_words_without_a_number_count_nobody_until_one_is_typed(filled, open_app):
    app = open_app()
    number = filled.articles.numbers()[0]
    async with app.run_test(size=(140, 60)) as pilot:
        await select_sentence(app, pilot, "The hospital has asked")
        await pilot.press("enter")
        await carded(app, pilot)
        assert (field(app, "fact").value, field(app, "number").value) == ("claim", "")
        await pilot.press("enter")
        await carded(app, pilot)
        assert "like 14" in str(app.screen.query_one("#problem-number").render())
        await pilot.press(*"dozens", "enter")
        await settled(app, pilot)
        (verdict,) = filled.articles.get(number).verdicts
        assert "dozens" in verdict.key


async def test_what_is_there_already_is_not_added_again(filled, open_app):
    app = open_app()
    number = filled.articles.numbers()[0]
    async with app.run_test(size=(140, 60)) as pilot:
        await select_sentence(app, pilot, "Its spokesman")
        await pilot.press("l", "l", "l", "l", "L")
        assert selected(app) == "Idris Mansour"
        await pilot.press("enter")
        await carded(app, pilot)
        assert field(app, "fact").value == "person"
        await pilot.press("enter")
        await settled(app, pilot)
        assert status(app) == "This fact is there already."
        assert see(app).facts.fact.name == "Idris Mansour"
        assert filled.articles.get(number).verdicts == ()


async def test_a_place_is_completed_and_gets_its_coordinates(filled, open_app):
    app = open_app()
    number = filled.articles.numbers()[0]
    async with app.run_test(size=(140, 60)) as pilot:
        await go_to(app, pilot, "Qasr Harun")
        await pilot.press("e")
        await carded(app, pilot)
        await pilot.press(*"kirku")
        await carded(app, pilot)
        assert "Kirkuk (" in str(app.screen.query_one("#fact-offers").render())
        await pilot.press("down")
        await carded(app, pilot)
        assert [field(app, name).value for name in ("name", "country")] == ["Kirkuk", "Iraq"]
        await pilot.press("enter")
        await settled(app, pilot)
        (verdict,) = filled.articles.get(number).verdicts
        place = as_decided(see(app).facts.article).facts.places[1]
        assert verdict.decision == "corrected"
        assert (place.name, place.country, place.geonames) == ("Kirkuk", "IQ", 98410)
        assert (round(place.lat), round(place.lon)) == (35, 44)
        assert filled.articles.count("place:iq place:kirkuk") == 1


async def test_of_what_begins_as_it_was_typed_the_first_is_chosen_first(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 60)) as pilot:
        await go_to(app, pilot, "Qasr Harun")
        await pilot.press("e")
        await carded(app, pilot)
        await pilot.press(*"kirkuk")
        await carded(app, pilot)
        offers = str(app.screen.query_one("#fact-offers").render())
        assert offers.startswith("Kirkuk (")
        await pilot.press("down")
        await carded(app, pilot)
        assert field(app, "country").value == "Iraq"


async def test_moving_on_a_card_changes_no_value(filled, open_app):
    app = open_app()
    number = filled.articles.numbers()[0]
    async with app.run_test(size=(140, 60)) as pilot:
        await pilot.press("4", "e")
        await carded(app, pilot)
        before = {line.id: line.value for line in app.screen.query(Input)}
        await pilot.press("down", "down", "up")
        await carded(app, pilot)
        assert field(app, "number").has_focus
        offers = str(app.screen.query_one("#fact-offers").render())
        assert offers == "Nothing to choose here: Tab goes to the next field."
        for _ in range(2 * len(before)):
            await pilot.press("tab")
            await carded(app, pilot)
        assert {line.id: line.value for line in app.screen.query(Input)} == before
        await pilot.press("escape")
        await settled(app, pilot)
        assert filled.articles.get(number).verdicts == ()


async def test_the_weapons_of_the_article_are_offered_first_and_the_nearest_of_what_is_typed(
    filled, open_app
):
    app = open_app()
    async with app.run_test(size=(140, 60)) as pilot:
        await pilot.press("4", "e")
        await carded(app, pilot)
        await pilot.press(*["tab"] * 8)
        await carded(app, pilot)
        assert field(app, "weapon").has_focus
        offers = app.screen.query_one("#fact-offers")
        assert str(offers.render()).split()[:2] == ["shelling", "raid"]
        assert str(offers.render()).endswith("…")
        await pilot.press("ctrl+u", *"bom")
        await carded(app, pilot)
        assert str(offers.render()).startswith("bomb ")
        assert "…" not in str(offers.render())
        await pilot.press("down", "enter")
        await settled(app, pilot)
        assert any("how   bomb" in row for row in see(app).rows("facts"))


async def test_the_toll_of_a_claim_is_offered_with_what_it_means(filled, open_app):
    app = open_app()
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("4", "e")
        await carded(app, pilot)
        field(app, "toll").focus()
        await carded(app, pilot)
        offers = str(app.screen.query_one("#fact-offers").render())
        assert "adds to it (these people come on top)" in offers
        assert app.screen.query_one("#fields").show_vertical_scrollbar


async def test_a_place_that_nobody_knows_keeps_no_wrong_coordinates(filled, open_app):
    app = open_app()
    number = filled.articles.numbers()[0]
    async with app.run_test(size=(140, 60)) as pilot:
        await go_to(app, pilot, "Qasr Harun")
        await pilot.press("e")
        await carded(app, pilot)
        quote = str(app.screen.query_one("#fact-quote").render())
        assert quote.startswith("“")
        assert "Qasr Harun" in quote
        await pilot.press(*"Tal Zarqun", "enter")
        await carded(app, pilot)
        assert "No gazetteer has Tal Zarqun" in str(app.screen.query_one("#problem-name").render())
        assert field(app, "name").value == "Tal Zarqun"
        await pilot.press("enter")
        await settled(app, pilot)
        assert "Tal Zarqun" in "\n".join(shown(app, "facts"))
        await go_to(app, pilot, "Qasr Harun")
        await pilot.press("e")
        await carded(app, pilot)
        await pilot.press("tab", *"Narnia", "enter")
        await carded(app, pilot)
        problem = app.screen.query_one("#problem-country")
        assert "a name or a code" in str(problem.render())
        assert field(app, "country").has_focus
        await pilot.press("escape")
        await settled(app, pilot)
        (verdict,) = filled.articles.get(number).verdicts
        assert '"lat":null' in verdict.value.replace(" ", "")


async def go_to(app, pilot, name):
    await pilot.press("4", "g")
    while getattr(see(app).facts.fact, "name", "") != name:
        before = see(app).facts.cursor
        await pilot.press("j")
        assert see(app).facts.cursor != before, "no such fact"


def test_what_is_offered_is_of_the_sentence_that_counts():
    text = (
        "Two people died off Tola, in Brava province. The school there took in the children. "
        "The couple were identified by a cousin who was injured."
    )
    places = tuple(
        Place(name=name, kind=kind, mentions=((text.index(name), text.index(name) + len(name)),))
        for name, kind in (("Tola", "town"), ("Brava", "region"))
    )
    facts = Facts(places=places)
    whole = add_fact.draft(text, (0, text.index("The couple") - 1), facts)
    assert (whole.low, whole.kind, whole.group, whole.place) == (2, "killed", None, "Tola")
    behind = add_fact.draft(text, (text.index("The couple"), len(text)), facts)
    assert behind.place == "Tola"
    told = replace(facts, casualties=(Casualty(kind="killed", low=2, place="Brava"),))
    assert add_fact.draft(text, (text.index("The couple"), len(text)), told).place == "Brava"


@pytest.mark.parametrize(
    ("span", "name"),
    [
        ((0, 60), "Tal Sadir"),  # a town before the region that it lies in
        ((0, 12), "Idlib"),
        ((40, 60), "Tal Sadir"),  # none in the selection: the nearest before it
        ((0, 2), None),
    ],
)
def test_the_place_that_is_offered_is_the_one_that_is_meant(span, name):
    """In Idlib a shell fell on Tal Sadir, in Syria's north; it wounded nine."""
    places = (
        Place(name="Idlib", kind="region", mentions=((3, 8),)),
        Place(name="Tal Sadir", kind="town", mentions=((25, 34),)),
        Place(name="Syria", kind="country", mentions=((39, 44),)),
    )
    assert add_fact.nearest_place(span, Facts(places=places)) == name
