"""An account connected from the reader, against a server on this machine."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest
from page import see, settled, shown, until

sys.path.append(str(Path(__file__).parents[1] / "sync"))

import greader
from devices import filled


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


async def connect(pilot, app, address, password):
    """Open the card by the action's name and fill it in, field by field."""
    if app.screen.query("#starters"):
        await pilot.press("escape")
        await until(pilot, lambda: not app.screen.query("#starters"))
    see(app).do("connect")
    await until(pilot, lambda: app.screen.query("#account-address"))
    for typed in (address, greader.NAME, password):
        await pilot.press(*typed, "enter" if typed is password else "tab")


async def test_a_card_connects_and_brings_what_the_server_has(library, open_app):
    with filled(greader.freshrss()) as server:
        app = open_app(online=True)
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(app, pilot)
            await connect(pilot, app, server.base, greader.PASSWORD)
            await until(pilot, lambda: library.articles.count("") == 3)
            await until(pilot, lambda: any("First Wire" in row for row in shown(app, "feeds")))
            assert library.account.get().url == server.url
            # the server's password is another one: only that has to be typed
            await until(pilot, lambda: see(app).status.startswith("Connected to"))
            see(app).do("connect")
            await until(pilot, lambda: app.screen.query("#account-address"))
            await pilot.press(*greader.PASSWORD, "enter")
            await until(pilot, lambda: not app.screen.query("#account-address"))
            assert library.account.get().name == greader.NAME


async def test_a_sync_can_be_asked_for_by_its_name(library, open_app):
    with filled(greader.freshrss()) as server:
        app = open_app(online=True)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(app, pilot)
            await connect(pilot, app, server.base, greader.PASSWORD)
            await until(pilot, lambda: library.account.get() and library.account.get().synced)
            next(iter(server.items.values())).read = True
            await pilot.press("colon", *"sync with", "enter")
            await until(pilot, lambda: library.articles.count("is:read") == 1)
            await until(pilot, lambda: "The account: 1 article changed." in see(app).status)


async def test_a_wrong_password_keeps_the_card_and_what_was_typed(library, open_app):
    with filled(greader.freshrss()) as server:
        app = open_app()
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(app, pilot)
            await connect(pilot, app, server.base, "wrong")
            complaint = app.screen.query_one("#complaint")
            await until(pilot, lambda: "API password" in str(complaint.render()))
            assert app.screen.query_one("#account-address").value == server.base
            assert library.account.get() is None
            await pilot.press("escape")
            await until(pilot, lambda: not app.screen.query("#account-address"))


async def test_leaving_is_asked_about_and_keeps_the_articles(library, open_app):
    with filled(greader.freshrss()) as server:
        app = open_app(online=True)
        app.offer_start = False  # else its card, not the prompt, has the keys
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(app, pilot)
            await connect(pilot, app, server.base, greader.PASSWORD)
            await until(pilot, lambda: library.articles.count("") == 3)
            await until(pilot, lambda: not app.screen.query("#account-address"))
            see(app).do("disconnect")
            await until(pilot, lambda: see(app).asking)
            assert see(app).offers[0].startswith("no undo; everything it brought stays")
            await pilot.press("y")
            await until(pilot, lambda: library.account.get() is None)
            assert library.articles.count("") == 3


async def test_what_waits_for_the_server_can_be_listed(library, open_app, tmp_path):
    from devices import Device

    with filled(greader.freshrss()) as server:
        mine = Device(tmp_path / "other")
        await asyncio.to_thread(mine.connect, server.base)
        await asyncio.to_thread(mine.sync)
        mine.library.marks.star([mine.number("Story 1")])
        app = open_app(library=mine.library)
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(app, pilot)
            assert any("To be synced" in row and "1" in row for row in shown(app, "feeds"))
            feed = mine.library.feeds.all()[0]
            views = see(app).feeds.views
            await pilot.press("1")
            see(app).feeds.go([view.feed for view in views].index(feed.number))
            await pilot.press("d")
            await until(pilot, lambda: see(app).asking)
            assert see(app).offers[0].startswith("on the account's server too; ")
            await pilot.press("n")
        mine.library.close()


async def test_a_mass_change_is_taken_when_the_reader_says_so(library, open_app):
    with filled(greader.freshrss(), 150) as server:
        app = open_app(online=True)
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(app, pilot)
            await connect(pilot, app, server.base, greader.PASSWORD)
            await until(pilot, lambda: library.articles.count("") == 150)
            await until(pilot, lambda: library.account.get().synced)
            for item in server.items.values():
                item.read = True
            see(app).do("refresh")
            await until(pilot, lambda: "Take a mass change" in (library.account.get().error or ""))
            assert library.articles.count("is:read") == 0
            see(app).do("accept-sync")
            await until(pilot, lambda: library.articles.count("is:read") == 150)


async def test_a_new_account_waits_for_no_feed_that_is_being_fetched(library, open_app):
    from slow_server import Slow

    slow = Slow()
    library.feeds.add(slow.url, "Slow Wire")
    with filled(greader.freshrss()) as server:
        app = open_app(online=True)
        async with app.run_test(size=(120, 40)) as pilot:
            await slow.is_asked()  # by the run that a start begins with
            await connect(pilot, app, server.base, greader.PASSWORD)
            await until(pilot, lambda: library.articles.count("") == 3)
            await until(pilot, lambda: see(app).status.startswith("Connected to"))
            assert not slow.answered
            slow.close()


async def test_a_sync_waits_for_no_feed_that_is_being_fetched(open_app, tmp_path):
    from devices import Device
    from slow_server import Slow

    slow = Slow()
    with filled(greader.freshrss(), 150) as server:
        mine = Device(tmp_path / "other")
        await asyncio.to_thread(mine.connect, server.base)
        await asyncio.to_thread(mine.sync)
        mine.library.feeds.add(slow.url, "Slow Wire")
        for item in server.items.values():
            item.read = True
        app = open_app(online=True, library=mine.library, full_text=False)
        async with app.run_test(size=(120, 40)) as pilot:
            await slow.is_asked()  # by the run that a start begins with
            see(app).do("accept-sync")
            await until(pilot, lambda: mine.library.articles.count("is:read") == 150)
            await until(pilot, lambda: "150 articles changed" in see(app).status)
            assert not slow.answered
            slow.close()
            await until(pilot, lambda: see(app).bottom.work == "")
        mine.library.close()


async def test_the_card_says_what_is_missing(library, open_app):
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        if app.screen.query("#starters"):
            await pilot.press("escape")
        see(app).do("connect")
        await until(pilot, lambda: app.screen.query("#account-address"))
        await pilot.press(*"rss.example.org", "enter")
        assert "No undo takes a connection back" in str(app.screen.query_one(".note").render())
        complaint = app.screen.query_one("#complaint")
        await until(pilot, lambda: "missing: the name and the API" in str(complaint.render()))
        assert app.screen.focused.id == "account-name"


async def test_a_feed_of_ones_own_is_moved_to_the_server(library, open_app):
    with filled(greader.freshrss()) as server:
        for item in server.items.values():
            item.read, item.published = True, 1_000_000_000
        app = open_app(online=True)
        app.offer_start = False
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(app, pilot)
            await connect(pilot, app, server.base, greader.PASSWORD)
            await until(pilot, lambda: library.account.get() and library.account.get().synced)
            assert library.articles.count("") == 0
            see(app).do("older")
            await until(pilot, lambda: library.articles.count("") == 3)
            library.feeds.add("http://feeds.example/2", "Second Wire")
            await see(app).changed(pilot)
            await until(pilot, lambda: any("Second Wire" in row for row in shown(app, "feeds")))
            view = next(item for item in app.main.items if item.name == "Second Wire")
            await see(app).open(view)
            see(app).do("share-feed")
            await until(pilot, lambda: see(app).asking)
            assert see(app).offers[0].startswith("no undo, but unsubscribing takes it back")
            await pilot.press("n")
            await until(pilot, lambda: not see(app).asking)
            assert not any(feed.account for feed in library.feeds.all() if "2" in feed.url)
            see(app).do("share-feed")
            await until(pilot, lambda: see(app).asking)
            await pilot.press("y")
            await until(
                pilot, lambda: any("feeds.example/2" in f["url"] for f in server.feeds.values())
            )
