"""Widths, sizes, hidden panes: every screen can be used."""

from __future__ import annotations

import pytest
from page import done, see, settled, shown, status
from textual.geometry import Region

from tui.app import themes


async def test_other_languages_are_named(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await see(app).open(search="Armée")
        await pilot.pause()
        assert any("Written in French" in line for line in shown(app, "facts"))


@pytest.mark.parametrize("width", [40, 79, 80, 100, 116, 200])
async def test_every_width_has_room_for_each_pane(filled, open_app, width):
    app = open_app()
    async with app.run_test(size=(width, 24)) as pilot:
        for key, pane in (("1", "feeds"), ("2", "headlines"), ("3", "article"), ("4", "facts")):
            await pilot.press(key)
            await pilot.pause()
            widget = see(app).widget(f"#{pane}")
            assert widget.has_focus
            assert widget.size.width >= 28
            assert widget.region.right <= width


@pytest.mark.parametrize("size", [(20, 4), (24, 6), (40, 10), (300, 90)])
async def test_odd_sizes_can_be_used(filled, open_app, size):
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await pilot.press("1", "2", "j", "enter", "4", "j", "q", "question_mark", "escape", "t")
        await pilot.pause()
        await pilot.press("x", "enter")
        await settled(app, pilot)
        await pilot.press("1", "j", "2")
        await pilot.pause()
        assert see(app).headlines.has_focus


async def test_resizing_while_open_keeps_the_place(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 20)) as pilot:
        await pilot.press("3", "G")
        await pilot.resize_terminal(40, 20)
        await pilot.pause()
        assert see(app).focus == "article"
        await pilot.resize_terminal(140, 20)
        await pilot.pause()
        assert shown(app, "headlines")[0].strip()


async def test_hidden_panes_stay_hidden(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("left_square_bracket", "right_square_bracket")
        await pilot.pause()
        assert not see(app).feeds.display
        assert not see(app).widget("#right").display
    again = open_app()
    async with again.run_test(size=(140, 44)) as pilot:
        await pilot.pause()
        assert not again.main.feeds.display
        assert not again.main.query_one("#right").display


async def test_feeds_without_room_are_gone_to_and_never_hidden_unseen(filled, open_app):
    app = open_app()
    async with app.run_test(size=(80, 30)) as pilot:
        await done(app, pilot, "4", "left_curly_bracket")
        assert status(app) == "The feeds are hidden: [ shows them."
        await done(app, pilot, "left_square_bracket")
        assert see(app).focus == "feeds"
        assert "All articles" in shown(app, "feeds")[0]
        await done(app, pilot, "left_square_bracket")
        assert see(app).focus == "headlines"
        assert not see(app).feeds.display
        await done(app, pilot, "1", "right_curly_bracket")
        assert "hidden" not in status(app)  # they are on the screen as long as one is there
        await done(app, pilot, "left_square_bracket", "4", "left_square_bracket")
        assert see(app).focus == "feeds"


async def test_what_holds_the_panes_is_one_line_and_follows_the_theme(filled, open_app, folders):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        grounds = []
        for name in ("dateline-dark", "dateline-light"):
            app.apply(themes.by_name(name, folders.themes))
            await pilot.pause()
            for holder in (app.main, *map(see(app).widget, ("#columns", "#left", "#right"))):
                lines = holder.render_lines(Region(0, 0, *holder.size))
                assert len(lines) == holder.size.height
                assert all(line is lines[0] for line in lines)
            blank = see(app).widget("#headlines-title").region.y - 1
            grounds.append(
                {cell.style.bgcolor for cell in app.screen._compositor.render_strips()[blank]}
            )
        assert grounds[0] != grounds[1]
