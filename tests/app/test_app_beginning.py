"""The first minutes: what is offered, what is said when the first articles are there."""

from __future__ import annotations

import threading

import pytest
import scene
from page import appears, asked, lines, see, settled, status, text, until
from shelf import go_to

from tui.app.screens.welcome import Starters, WelcomeCard
from tui.errors import FeedError
from tui.refresh import Progress


def chosen(app):
    starters = app.screen.query_one(Starters)
    return [feed.title for feed in starters.feeds if feed.url in starters.chosen]


async def test_who_types_an_address_does_not_get_the_sample_as_well(library, open_app):
    app = open_app()
    async with app.run_test(size=(100, 34)) as pilot:
        await pilot.pause()
        assert chosen(app) == ["Sample newsroom"]
        await pilot.press("tab", "x")
        await pilot.pause()
        assert chosen(app) == []
        await pilot.press("backspace")
        await pilot.pause()
        assert chosen(app) == ["Sample newsroom"]


async def test_what_was_chosen_stays_whatever_is_typed(library, open_app):
    app = open_app()
    async with app.run_test(size=(100, 34)) as pilot:
        await pilot.pause()
        await pilot.press("j", "space", "tab", "x")
        await pilot.pause()
        assert chosen(app) == ["Sample newsroom", "UN News"]


async def test_who_types_an_address_in_the_list_is_told_where_it_goes(library, open_app):
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x")
        await pilot.pause()
        complaint = app.screen.query_one("#complaint").render()
        assert str(complaint) == "x does nothing in the list: Tab goes to the address."
        await pilot.press("tab", "x")
        await pilot.pause()
        assert not str(app.screen.query_one("#complaint").render())


async def test_the_first_card_can_be_quit(library, open_app):
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+q")
    assert app.return_code == 0
    assert not library.feeds.all()


@pytest.mark.parametrize("width", [80, 120])
async def test_what_a_feed_brings_is_told_whole(library, open_app, width):
    app = open_app()
    async with app.run_test(size=(width, 30)) as pilot:
        await pilot.pause()
        starters = app.screen.query_one(Starters)
        for index, feed in enumerate(starters.feeds):
            assert text(starters.draw(index)[0]).rstrip().endswith(feed.description)


OPML = '<opml version="2.0"><body><outline text="Wire" xmlUrl="http://w.example/"/></body></opml>'


async def test_the_first_card_stays_with_what_was_typed_until_it_is_right(
    library, open_app, tmp_path
):
    (tmp_path / "mine.opml").write_text(OPML)
    app = open_app()
    async with app.run_test(size=(120, 34)) as pilot:
        await pilot.press("tab", *f"{tmp_path}/min.opml", "enter")
        await settled(app, pilot)
        card = app.screen
        assert isinstance(card, WelcomeCard)
        said = str(card.query_one("#complaint").render())
        assert said == f"There is no file {tmp_path}/min.opml."
        assert card.query_one("#address").value == f"{tmp_path}/min.opml"
        await pilot.press(*["left"] * 5, "e")
        await pilot.pause()
        assert str(card.query_one("#complaint").render()) == ""  # of what stands there no more
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.screen is app.main
        assert [feed.title for feed in library.feeds.all()] == ["Wire"]


@pytest.mark.parametrize("typed", [False, True])
async def test_the_choice_of_the_first_start_is_no_step_of_undo(library, open_app, tmp_path, typed):
    (tmp_path / "mine.opml").write_text(OPML)
    app = open_app()
    async with app.run_test(size=(120, 34)) as pilot:
        keys = ("tab", *f"{tmp_path}/mine.opml", "enter") if typed else ("j", "space", "enter")
        await pilot.press(*keys)
        await settled(app, pilot)
        feeds = library.feeds.all()
        assert feeds
        await pilot.press("ctrl+z")
        await settled(app, pilot)
        assert status(app) == "Nothing to undo."
        assert library.feeds.all() == feeds


async def test_a_file_and_the_sample_can_be_added_at_any_time(filled, open_app, tmp_path):
    (tmp_path / "mine.opml").write_text(OPML)
    app = open_app()
    async with app.run_test(size=(120, 34)) as pilot:
        await pilot.press("a", *f"{tmp_path}/no.opml", "enter")
        await pilot.pause()
        assert see(app).asking
        assert "There is no file" in see(app).offers[0]
        await pilot.press(*["backspace"] * 7, *"mine.opml", "enter")
        await settled(app, pilot)
        assert status(app) == "1 feed added."
        (tmp_path / "cut.opml").write_text(OPML[: OPML.index("</body>")] + '<outline text="Lost" x')
        await pilot.press("a", *f"{tmp_path}/cut.opml", "enter")
        await settled(app, pilot)
        assert "0 feeds added, 1 known already. Left out: what follows Wire" in status(app)
        see(app).do("sample")
        await settled(app, pilot)
        titles = {feed.title for feed in filled.feeds.all()}
        assert {"Wire", "Sample newsroom"} <= titles


async def test_a_file_without_a_feed_is_complained_about_where_it_was_typed(
    filled, open_app, tmp_path
):
    (tmp_path / "none.opml").write_text('<opml version="2.0"><body></body></opml>')
    (tmp_path / "page.opml").write_text(
        '<opml version="2.0"><body><outline text="Page" type="link" url="http://w.example/"/>'
        "</body></opml>"
    )
    app = open_app()
    async with app.run_test(size=(160, 34)) as pilot:
        problem = "This file names no feed that could be added."
        for name, reason in (("none", ""), ("page", " Left out: Page (it is a link and no feed).")):
            await pilot.press("a", "ctrl+u", *f"{tmp_path}/{name}.opml", "enter")
            await until(pilot, lambda said=problem + reason: said in "".join(see(app).offers))
            assert see(app).asking
            await pilot.press("escape")


async def test_an_address_that_leads_nowhere_is_there_to_be_mended(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 34)) as pilot:
        await pilot.press("a", *"http://w.example/a http://w.example/b", "enter")
        await until(pilot, lambda: "more than one address" in see(app).offers[0])
        await pilot.press("ctrl+u", *"ftp://w.example/", "enter")
        await until(pilot, lambda: "is no web address" in see(app).offers[0])
        assert see(app).answer.value == "ftp://w.example/"
        await pilot.press("escape", "a")
        await asked(app, pilot)
        assert see(app).answer.value == "ftp://w.example/"


async def test_an_address_may_be_longer_than_a_file_s_name(filled, open_app, monkeypatch):
    def subscribe(_: object, typed: str) -> None:
        raise FeedError(f"{len(typed)} characters were asked for")

    monkeypatch.setattr("tui.refresh.background.Subscriber.subscribe", subscribe)
    address = f"http://w.example/{'x' * 300}"
    app = open_app()
    async with app.run_test(size=(140, 34)) as pilot:
        await pilot.press("a", *address, "enter")
        await until(pilot, lambda: "317 characters" in see(app).offers[0])
        await pilot.press("ctrl+u", *"~nobody-of-that-name/mine.opml", "enter")
        await until(pilot, lambda: "There is no file ~nobody" in see(app).offers[0])


async def test_what_is_no_address_is_refused_before_anything_is_started_for_it(
    filled, open_app, monkeypatch
):
    monkeypatch.delattr("tui.refresh.background.Subscriber.subscribe")
    app = open_app()
    async with app.run_test(size=(140, 34)) as pilot:
        await pilot.press("a", *"hello", "enter")
        await until(pilot, lambda: "That is no web address" in see(app).offers[0])


async def test_what_is_wrong_with_an_address_is_a_whole_sentence(filled, open_app, monkeypatch):
    def subscribe(_: object, typed: str) -> None:
        raise FeedError("its answer is a riddle")

    monkeypatch.setattr("tui.refresh.background.Subscriber.subscribe", subscribe)
    feed = filled.feeds.all()[0]
    filled.feeds.failed(feed.number, "its answer is a riddle", now=scene.NOW, due=None)
    app = open_app()
    async with app.run_test(size=(140, 34)) as pilot:
        await pilot.press("a", *"http://w.example", "enter")
        await until(pilot, lambda: "▾ Its answer is a riddle." in see(app).offers[0])
        await pilot.press("escape")
        go_to(app, feed.title)
        await settled(app, pilot)
        assert status(app) == f"{feed.title}: its answer is a riddle."


@pytest.mark.parametrize("leaves", [False, True])
async def test_what_is_typed_while_an_address_is_looked_up_is_no_command(
    filled, open_app, monkeypatch, leaves
):
    answered = threading.Event()

    def subscribe(_: object, typed: str) -> None:
        answered.wait(30)
        raise FeedError(f"nothing answers at {typed}")

    monkeypatch.setattr("tui.refresh.background.Subscriber.subscribe", subscribe)
    app = open_app()
    async with app.run_test(size=(80, 34)) as pilot:
        await pilot.press("a", *"http://w.example", "enter")
        await until(pilot, lambda: "Looking there… Esc reads on meanwhile" in see(app).offers[0])
        await pilot.pause()
        assert any("read on" in hint for hint in see(app).hints)
        with app.main.telling("something else"):
            assert see(app).bottom.doing == "something else"
        assert see(app).bottom.doing == "looking for a feed at http://w.example"
        await pilot.press("enter", *(["escape"] if leaves else "/f"))
        answered.set()
        await until(pilot, lambda: status(app))
        assert status(app).startswith("http://w.example: nothing answers at http://w.example.")
        assert status(app).endswith("a asks again, with what you typed.")
        assert see(app).asking is not leaves
        if not leaves:
            assert see(app).answer.value == "http://w.example/f"


async def test_the_first_articles_come_with_a_word_on_how_to_go_on(library, open_app):
    app = open_app()
    async with app.run_test(size=(100, 34)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await settled(app, pilot)
        for said in (
            "24 new articles. Enter opens one, ? names every key.",
            "24 new articles.",
        ):
            see(app).say_nothing()
            await see(app).refresher_takes(
                pilot,
                Progress(stage="feeds", new=24),
                Progress(stage="facts", finished=True, by_hand=True),
            )
            assert status(app) == said


@pytest.mark.parametrize("size", [(80, 24), (80, 20), (120, 36), (40, 24)])
@pytest.mark.parametrize("keys", [("4", "e"), ("3", "v", "i")], ids=["correct", "add"])
async def test_the_card_of_a_fact_names_its_keys_on_every_screen(filled, open_app, size, keys):
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await appears(app, pilot, "#fact-card")
        card = app.screen.query_one("#fact-card").content_region
        assert lines(app.screen.query_one("CardKeys"))[0].endswith("Esc call off")
        for name in (".card-title", "#fact-offers"):
            assert app.screen.query_one(name).region in card
        if size == (80, 24):
            assert app.screen.query_one("#fields").max_scroll_y == 0  # no stub of a line to go to
        await pilot.press("shift+tab")  # backwards from the first field to the last one
        await pilot.pause()
        assert app.screen.focused.region in card


async def test_the_claim_that_the_toll_follows_is_not_said_to_have_no_part_in_it(filled, open_app):
    app = open_app()
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("4", "e")
        await appears(app, pilot, "#field-toll")
        assert app.screen.query_one("#field-toll").value == "as found"
