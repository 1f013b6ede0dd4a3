"""The bottom line: the few keys that matter now, and always the one that leads to all others."""

from __future__ import annotations

import pytest
from atlas import opened
from page import see, settled

from tui.app.render.chrome import Hint, fitting
from tui.app.render.formatting import ASCII

HINTS = (Hint("Enter", "open", "open"), Hint("t", "tag", "tag"), Hint("?", "help", "help"))


def footer(app, screen=None):
    bar = (screen or app.main).query_one("#status")
    return bar.render_line(0).text.strip()


@pytest.mark.parametrize(
    ("room", "words"),
    [(25, ["open", "tag", "help"]), (24, ["open", "help"]), (17, ["help"]), (3, ["help"])],
)
def test_the_last_hint_has_its_place_and_the_others_give_way(room, words):
    assert [hint.word for hint in fitting(HINTS, room)] == words


@pytest.mark.parametrize("width", [40, 80, 120, 200])
@pytest.mark.parametrize("pane", ["1", "2", "3", "4"])
async def test_help_is_named_in_every_pane_at_every_width(filled, open_app, width, pane):
    app = open_app()
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.press(pane)
        await pilot.pause()
        line = footer(app)
        assert line.endswith("? help")
        await pilot.click("#status", offset=(1 + line.index("help"), 0))
        await pilot.pause()
        assert app.screen.query("#help-text")


async def test_help_is_named_on_the_map_and_esc_in_the_prompt(filled, open_app):
    app = open_app()
    async with app.run_test(size=(40, 24)) as pilot:
        await pilot.press("slash")
        await pilot.pause()
        assert footer(app).endswith("Esc call off")
        await pilot.press("escape")
        await settled(app, pilot)
        await opened(app, pilot)
        assert footer(app, app.screen).endswith("? help")


async def test_the_feeds_tell_how_to_get_more_of_them(filled, open_app):
    app = open_app()
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.press("1")
        await pilot.pause()
        assert "R fetch" in footer(app)
        assert "a add feed" in footer(app)
        await pilot.press("2")
        await pilot.pause()
        assert "add feed" not in footer(app)


@pytest.mark.parametrize("theme", ["dateline-dark", "dateline-plain"])
async def test_where_the_keys_would_go_on_is_marked_without_colours_too(filled, open_app, theme):
    app = open_app(theme=theme)
    async with app.run_test(size=(120, 34)) as pilot:
        await pilot.press("j", "enter")
        await settled(app, pilot)
        lines = [see(app).headlines.render_line(y).text for y in range(6)]
        assert [line[0] for line in lines] == [" ", " ", " ", "│", "│", "│"]
        await pilot.press("2")
        await pilot.pause()
        assert see(app).headlines.render_line(3).text[0] == "▌"


async def test_an_old_terminal_gets_its_own_signs_for_it(filled, open_app):
    app = open_app(marks=ASCII)
    async with app.run_test(size=(120, 34)) as pilot:
        await pilot.press("3")
        await pilot.pause()
        assert see(app).headlines.render_line(0).text[0] == "|"


async def test_the_end_of_a_list_tells_where_something_is_left(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("G", "n")
        await settled(app, pilot)
        said = see(app).status
        assert said == "Nothing unread below in All articles. p goes to what is unread above."
        await pilot.press("A")
        await settled(app, pilot)
        await pilot.press("n")
        await settled(app, pilot)
        assert see(app).status == "Nothing unread below in All articles."


@pytest.mark.parametrize("key", ["question_mark", "colon", "M"])
async def test_the_keys_of_a_card_are_as_bright_as_those_of_the_desk(filled, open_app, key):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        await pilot.press(key)
        await settled(app, pilot)
        await pilot.pause()
        strip = app.screen._compositor.render_strips()[-1]
        inks = {segment.style.color.name for segment in strip if "close" in segment.text}
        assert inks == {app.context.theme().colours["muted"]}
        assert (
            strip.text.strip()
            == "".join(f"{hint.key} {hint.word}  " for hint in see(app).hints).strip()
        )
