"""Whoever does not know finds out here: help, messages, empty panes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from page import see, settled, shown, status, until

from tui.app.actions import ACTIONS, mapped
from tui.app.keymap import CARDS
from tui.app.render import chrome, footer
from tui.app.render.formatting import ASCII, UNICODE
from tui.app.screens.help import KEYS_WIDTH, help_lines
from tui.app.screens.palette import PLACES, Commands

if TYPE_CHECKING:
    from textual.command import Hits

PANES = ("feeds", "headlines", "article", "facts", "map", "timeline")


def plain(lines):
    return ["".join(piece.text for piece in line).rstrip() for line in lines]


def whole(lines):
    """The words of each action in a column of help, put together where they go on below."""
    found = []
    for line in lines:
        if line.startswith(" " * (KEYS_WIDTH + 2)):
            found[-1] += f" {line.strip()}"
        elif line.startswith("  ") and "casualty" not in line:
            found.append(line[KEYS_WIDTH + 2 :].strip())
    return found


@pytest.mark.parametrize("pane", PANES)
@pytest.mark.parametrize("room", [40, 140])
def test_help_tells_each_action_once_and_those_of_the_pane_first(pane, room):
    keys = mapped({})
    lines = plain(help_lines(keys, room, pane))
    assert lines[0].startswith(f"Here, {'on' if pane == 'map' else 'in'} the {pane}")
    assert all(len(line) <= room for line in lines)
    if room == 40:  # one column: an action after the other, its words below each other
        told = whole(lines)
        assert len(told) == len(ACTIONS)
        own = [action.description for action in keys.actions if action.where == pane]
        assert told[: len(own)] == own
        assert sorted(told) == sorted(action.description for action in ACTIONS)
    else:
        for action in keys.actions:
            assert any(action.description in line for line in lines), action.id


@pytest.mark.parametrize("marks", [UNICODE, ASCII])
@pytest.mark.parametrize("room", [34, 90])
def test_help_ends_with_what_colours_and_signs_mean(room, marks):
    text = " ".join(plain(help_lines(mapped({}), room, marks=marks)))
    for sign, meaning in (
        (marks.unread, "unread"),
        (marks.killed, "killed"),
        (marks.added, "added"),
    ):
        assert f"{sign} {meaning}" in text
    assert all(len(line) <= room for line in plain(help_lines(mapped({}), room, marks=marks)))


@pytest.mark.parametrize(("key", "pane"), [("1", "feeds"), ("2", "headlines"), ("4", "facts")])
async def test_help_begins_with_the_pane_that_one_is_in(filled, open_app, key, pane):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(key, "question_mark")
        await pilot.pause()
        text = app.screen.query_one("#help-text")
        assert text.render_line(0).text.split("  ")[0] == f"Here, in the {pane}"


@pytest.mark.parametrize("width", [40, 80])
async def test_the_title_of_help_is_whole_at_any_width(filled, open_app, width):
    app = open_app()
    async with app.run_test(size=(width, 30)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        title = app.screen.query_one("#help-title").render_line(0).text
        assert title.split("  ")[0].strip() == "Keys as mapped"
        assert title.rstrip().endswith("mapped" if width == 40 else "changes them")


async def test_every_action_is_in_the_palette(filled, open_app):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("colon")
        await settled(app, pilot)
        provider = Commands(app.context.keymap, app.theme_manager.own, app.screen)
        await provider.startup()
        words = {hit.text async for hit in provider.discover()}
        named = [action for action in ACTIONS if action.id != "palette"]
        told = {f"{PLACES.get(a.where, '')}{a.description}" for a in named if a.where not in CARDS}
        assert words >= told
        assert not words & {action.description for action in named if action.where in CARDS}


@pytest.mark.parametrize("width", [40, 60, 80])
async def test_a_line_of_the_palette_ends_with_its_keys_at_any_width(filled, open_app, width):
    app = open_app()
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.press("colon")
        await settled(app, pilot)
        listed = app.screen.query_one("CommandList")
        await until(pilot, lambda: listed.option_count > 9)
        drawn = [listed.render_line(y).text.rstrip(" ▁▂▃▄▅▆▇█") for y in range(3)]
        assert [line.split()[0:2] for line in drawn] == [
            ["Move", "down"],
            ["Move", "up"],
            ["A", "page"],
        ]
        assert [line.split()[-1] for line in drawn] == ["Down", "Up", "Ctrl-D"]


async def test_a_search_that_outlives_its_palette_is_no_fault(filled, open_app, monkeypatch):
    searched, go_on = asyncio.Event(), asyncio.Event()
    discover = Commands.discover

    async def slow(self) -> Hits:
        searched.set()
        await go_on.wait()
        async for hit in discover(self):
            yield hit

    monkeypatch.setattr(Commands, "discover", slow)
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("colon")
        await searched.wait()
        await app.screen.query("#--container").remove()
        go_on.set()
        await settled(app, pilot)
        await pilot.press("escape")
        assert app.screen is app.main


@pytest.mark.parametrize("pane", ["feeds", "headlines", "article", "facts"])
def test_the_footer_always_leads_to_help_and_names_map_and_timeline_where_there_is_room(pane):
    hints = footer.hints(mapped({}), pane)
    wide = {hint.action for hint in chrome.fitting(hints, 200)}
    assert {"map", "timeline", "help"} <= wide
    for room in (20, 36, 76):
        kept = chrome.fitting(hints, room)
        assert kept[-1].action == "help"
        assert sum(hint.width for hint in kept) <= room + 2
    assert chrome.fitting((), 80) == ()


@pytest.mark.parametrize("kind", ["", "fact"])
def test_the_footer_names_what_is_done_with_a_fact_where_there_is_one(kind):
    named = {hint.action for hint in footer.hints(mapped({}), "facts", kind)}
    of_a_fact = {"jump", "confirm", "reject", "correct"}
    assert named & of_a_fact == (of_a_fact if kind else set())


async def test_an_action_without_a_key_is_named_as_the_palette_has_it(filled, open_app):
    app = open_app(keys={"ctrl+z": "star"})
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("ctrl+z")
        await settled(app, pilot)
        assert status(app) == "Starred 1 article. Ctrl-P, 'Undo', takes it back."


async def test_empty_lists_say_what_to_do(filled, open_app):
    app = open_app()
    filled.saved.put("Sunk", "ferry killed:>1000")
    async with app.run_test(size=(140, 44)) as pilot:
        await see(app).counts_are_read(pilot)
        views = {view.name: view for view in see(app).feeds.views}
        for name, words in (("Starred", "f stars an article"), ("Sunk", "will stand here")):
            await see(app).open(views[name])
            await pilot.pause()
            assert words in " ".join(" ".join(shown(app, "headlines")).split())
        await pilot.press("2", "t")
        assert status(app) == "There is no article here to do this to."
