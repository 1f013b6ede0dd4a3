"""The main job through the keyboard: open, read, jump to a fact, tag, undo, come back."""

from __future__ import annotations

import pytest
import scene
from page import lines, see, settled, shown, status, text

from tui.app.render.text_layout import Run
from tui.app.screens.welcome import Starters, WelcomeCard
from tui.refresh import Progress


async def test_shows_feeds_headlines_article_and_facts_at_once(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.pause()
        assert any("Meridian Wire" in line for line in shown(app, "feeds"))
        assert any("Market strike in Tal Sadir" in line for line in shown(app, "headlines"))
        assert any("†14 ‡30" in line for line in shown(app, "headlines"))
        assert any("TAL SADIR — At least 14" in line for line in shown(app, "article"))
        facts = "\n".join(shown(app, "facts"))
        for words in ("killed, at least", "says  the town's hospital", "Amal Haddad", "Syria"):
            assert words in facts


async def test_opening_marks_read_on_disk_and_in_the_list(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        number = see(app).headlines.current
        await pilot.press("enter")
        await settled(app, pilot)
        assert filled.articles.rows([number])[0].read
        assert see(app).focus == "article"


async def test_enter_on_a_fact_goes_to_its_sentence_and_marks_it(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 20)) as pilot:
        await pilot.press("4", "j", "j", "j")
        await settled(app, pilot)
        assert see(app).facts.fact == scene.FACTS.casualties[3]
        await pilot.press("enter")
        await settled(app, pilot)
        assert see(app).focus == "article"
        assert any("61 people were killed" in line for line in shown(app, "article"))
        assert see(app).article.spans == (scene.FACTS.casualties[3].span,)


async def test_next_unread_and_space_lead_through_the_list(filled, open_app):
    app = open_app()
    numbers = filled.articles.numbers()
    filled.marks.read([numbers[1]])
    async with app.run_test(size=(140, 20)) as pilot:
        await pilot.press("enter", "space", "space", "space", "space")
        await settled(app, pilot)
        assert see(app).headlines.current != numbers[1]
        assert see(app).headlines.cursor >= 2
        await pilot.press("p")
        await settled(app, pilot)
        assert "Nothing unread above" in status(app)


async def test_a_failed_feed_says_why(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("1", "j", "j", "j", "j")
        await pilot.pause()
        assert see(app).feeds.current.name == "Relief Council Updates"
        assert "did not answer within 30 seconds" in status(app)


@pytest.fixture
def opened(monkeypatch, tmp_path):
    """The addresses that a browser was started with, one a line."""
    browser, addresses = tmp_path / "browser", tmp_path / "addresses"
    browser.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >> {addresses}\n')
    browser.chmod(0o755)
    addresses.touch()
    monkeypatch.setenv("BROWSER", str(browser))
    return lambda: addresses.read_text().splitlines()


async def test_links_are_numbered_and_opened_without_a_shell(filled, open_app, opened, monkeypatch):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("semicolon")
        await pilot.pause()
        assert any("hospital[1] said" in line for line in shown(app, "article"))
        await pilot.press("2", "enter", "backspace", "1", "enter")
        await settled(app, pilot)
        assert opened() == ["https://hospital.example.org/"]
        assert not any("[1]" in line for line in shown(app, "article"))
        await pilot.press("o")
        await settled(app, pilot)
        assert opened()[1:] == ["https://wire.example.org/market"]
        assert status(app) == "Opened https://wire.example.org/market"
        monkeypatch.setattr("tui.app.commands.links.OPENER", "raise SystemExit(1)")
        await pilot.press("o")
        await settled(app, pilot)
        assert status(app).startswith("No browser could be started for https://wire.example.org")


async def test_a_browser_for_the_terminal_is_not_started_in_the_readers(
    filled, open_app, monkeypatch, tmp_path
):
    started = tmp_path / "started"
    for name in ("lynx", "w3m", "www-browser"):
        (tmp_path / name).write_text(f"#!/bin/sh\ntouch {started}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("BROWSER", "lynx")
    for display in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(display, raising=False)
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("o")
        await settled(app, pilot)
        assert status(app).startswith("No browser could be started for https://wire.example.org")
    assert not started.exists()


async def test_hostile_titles_stay_as_they_are(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await see(app).open(search="bracketed")
        await pilot.pause()
        assert any("[BREAKING] [/] bracketed" in line for line in shown(app, "headlines"))
        assert any("[BREAKING] [/] bracketed" in line for line in shown(app, "article"))
        filled.marks.tag(list(see(app).headlines.numbers), add=["[/]"])
        await pilot.press("t", *"[b] x", "enter")
        await settled(app, pilot)
        assert "[b]" in status(app)


async def test_new_articles_wait_until_they_are_asked_for(filled, open_app):
    app = open_app()
    feed = filled.feeds.all()[0]
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("j", "j")
        before = see(app).headlines.current
        top = see(app).headlines.scroll_offset.y
        entry = scene.entries()[0]
        late = type(entry)(
            key="late", link="https://x.example/l", title="Late", published=scene.NOW
        )
        filled.articles.ingest(feed.number, [late], scene.NOW)
        await see(app).counts_are_read(pilot)
        for key, keys in (("4", "2 then g"), ("1", "2 then g"), ("2", "g")):
            await pilot.press(key)
            await pilot.pause()
            assert see(app).bottom.news == f"1 new: {keys} shows it"
        assert (see(app).headlines.current, see(app).headlines.scroll_offset.y) == (before, top)
        await pilot.press("g")
        await pilot.pause()
        assert see(app).headlines.cursor == 0
        assert any("Late" in line for line in shown(app, "headlines"))
        assert see(app).bottom.news == ""


async def test_a_first_start_offers_what_to_read(library, open_app):
    app = open_app()
    async with app.run_test(size=(100, 34)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, WelcomeCard)
        starters = app.screen.query_one(Starters)
        assert text(starters.draw(0)[0]).startswith(" [✓] Sample newsroom")
        await pilot.press("j", "space", "enter")
        await settled(app, pilot)
        assert [feed.title for feed in library.feeds.all()] == ["UN News", "Sample newsroom"]
        assert app.screen is app.main


@pytest.mark.parametrize("size", [(80, 24), (40, 20), (120, 28), (200, 50)])
async def test_the_first_card_names_its_keys_on_every_screen(library, open_app, size):
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        card = app.screen.query_one("#card").content_region
        assert lines(app.screen.query_one("CardKeys"))[0].split()[-3:] == ["Esc", "start", "empty"]
        for name in ("#address", "#starters", "#welcome-title"):
            assert app.screen.query_one(name).region in card
        starters = app.screen.query_one(Starters)
        for _ in range(starters.count - 1):
            await pilot.press("j")
        last = starters.top(starters.cursor) - starters.scroll_offset.y
        assert starters.cursor == starters.count - 1
        assert 0 <= last < starters.size.height


async def test_the_mouse_does_what_the_keys_do(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.click("#headlines", offset=(8, 4))
        await settled(app, pilot)
        assert see(app).headlines.cursor == 1
        await pilot.click("#feeds", offset=(6, 2))
        await settled(app, pilot)
        assert see(app).view.name == "Starred"
        hint = see(app).hints[-1]
        assert hint.action == "help"
        await pilot.click("#status", offset=(_column(app, "help"), 0))
        await pilot.pause()
        assert app.screen is not app.main


def _column(app, action) -> int:
    at = 1
    for hint in see(app).hints:
        if hint.action == action:
            return at + 1
        at += len(hint.key) + len(hint.word) + 3
    raise AssertionError(Run(action))


async def test_only_a_run_that_was_asked_for_says_what_it_brought(filled, open_app):
    app = open_app()
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        await see(app).refresher_takes(pilot, Progress(stage="feeds", finished=True))
        assert status(app) == ""
        await see(app).refresher_takes(
            pilot,
            Progress(stage="feeds", new=2, articles=(1, 2)),
            Progress(stage="feeds", finished=True, by_hand=True),
        )
        assert status(app) == "2 new articles."


async def test_an_article_without_links_is_said_to_have_none(filled, open_app):
    app = open_app()
    async with app.run_test(size=(120, 44)) as pilot:
        await settled(app, pilot)
        await pilot.press("j", "enter")
        await settled(app, pilot)
        await pilot.press("semicolon")
        await settled(app, pilot)
        assert status(app) == "This article has no links."
        assert "This article has no links." in see(app).bottom.render_line(0).text
