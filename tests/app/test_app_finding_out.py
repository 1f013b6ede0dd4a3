"""Whoever does not know finds out here: help, messages, empty panes."""

from __future__ import annotations

import pytest
from looking import settled, shown, status

from tui.app.actions import ACTIONS
from tui.app.help.screen import help_lines
from tui.app.keymap import mapped

PANES = ("feeds", "headlines", "article", "facts", "map", "timeline")


def plain(lines):
    return ["".join(piece.text for piece in line).rstrip() for line in lines]


@pytest.mark.parametrize("pane", PANES)
@pytest.mark.parametrize("room", [40, 140])
def test_help_tells_each_action_once_and_those_of_the_pane_first(pane, room):
    keys = mapped({})
    lines = plain(help_lines(keys, room, pane))
    assert lines[0].startswith(f"Here, {'on' if pane == 'map' else 'in'} the {pane}")
    if room == 40:  # one column: a line tells one action
        told = [line for line in lines if line.startswith("  ")]
        assert len(told) == len(ACTIONS)
        own = [action for action in keys.actions if action.where == pane]
        assert [line.split("  ")[-1].strip() for line in told[: len(own)]] == [
            action.description for action in own
        ]
    for action in keys.actions:
        assert any(action.description in line for line in lines), action.id


@pytest.mark.parametrize(("key", "pane"), [("1", "feeds"), ("2", "headlines"), ("4", "facts")])
async def test_help_begins_with_the_pane_that_one_is_in(filled, open_app, key, pane):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(key, "question_mark")
        await pilot.pause()
        text = app.screen.query_one("#help-text")
        assert text.render_line(0).text.split("  ")[0] == f"Here, in the {pane}"


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
        await app.desk.news.catch_up()
        views = {view.name: view for view in app.desk.feeds.views}
        for name, words in (("Starred", "f stars an article"), ("Sunk", "will stand here")):
            app.desk.open_view(views[name])
            await pilot.pause()
            assert words in " ".join(" ".join(shown(app, "headlines")).split())
        await pilot.press("2", "t")
        assert status(app) == "There is no article here to do this to."
