"""What is said at the bottom: whole at any width, and the keys of what lies on top."""

from __future__ import annotations

import pytest
from page import see, settled, status

from tui.settings.choices import parse

WIDTHS = [40, 80, 120, 200]


def lines(app):
    """The screen as plain lines."""
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def said(app, count):
    """The last lines of the screen as one text."""
    return " ".join(line.strip() for line in lines(app)[-count:])


@pytest.mark.parametrize("width", WIDTHS)
async def test_a_message_is_whole_at_any_width_and_nothing_moves_for_it(filled, open_app, width):
    app = open_app()
    async with app.run_test(size=(width, 30)) as pilot:
        await settled(app, pilot)
        panes = [pane.region for pane in see(app).panes]
        see(app).say(f"The library {app.startup.folders.data} is held by another reader.")
        await settled(app, pilot)
        words = status(app)
        height = app.screen.query_one("#whole").size.height if app.screen.query("#whole") else 1
        together = said(app, height).replace(" ", "")
        assert together == words.replace(" ", "")
        assert (height == 1) == (len(words) <= width - 2)
        assert [pane.region for pane in see(app).panes] == panes
        await pilot.press("j")
        await settled(app, pilot)
        assert words[:20] not in "".join(lines(app))
        assert "help" in lines(app)[-1]


async def test_a_message_grows_and_shrinks_with_the_window_and_a_click_puts_it_away(
    filled, open_app
):
    app = open_app()
    async with app.run_test(size=(200, 30)) as pilot:
        see(app).say("The feed of the Meridian Wire did not answer within 30 seconds, twice.")
        await settled(app, pilot)
        assert not app.screen.query("#whole")
        await pilot.resize_terminal(40, 30)
        await settled(app, pilot)
        whole = app.screen.query_one("#whole")
        assert (whole.display, whole.size.height) == (True, 2)
        await pilot.resize_terminal(120, 30)
        await settled(app, pilot)
        assert not whole.display
        await pilot.resize_terminal(40, 30)
        await settled(app, pilot)
        await pilot.click("#whole")
        await settled(app, pilot)
        assert (whole.display, status(app)) == (False, "")


async def test_a_message_without_end_takes_a_third_of_the_screen_at_most(filled, open_app):
    app = open_app()
    async with app.run_test(size=(40, 30)) as pilot:
        see(app).say("word " * 400)
        await settled(app, pilot)
        assert app.screen.query_one("#whole").size.height == 10
        assert lines(app)[-1].endswith("…")


async def test_a_long_message_leaves_the_prompt_in_sight(filled, open_app):
    app = open_app()
    async with app.run_test(size=(40, 30)) as pilot:
        await pilot.press("slash")
        await asked(pilot)
        see(app).say("The feed of the Meridian Wire did not answer within 30 seconds.", "error")
        await asked(pilot)
        assert lines(app)[-2].strip().startswith("Search:")
        assert lines(app)[-1].strip().startswith("Enter done")
        above = " ".join(line.strip() for line in lines(app)[-5:-3])
        assert above.endswith("within 30 seconds.")
        await pilot.press("escape")
        await settled(app, pilot)
        assert said(app, 2).endswith("within 30 seconds.")


async def test_a_short_message_leaves_the_keys_of_the_prompt_in_sight(filled, open_app):
    app = open_app()
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("slash")
        await asked(pilot)
        keys = lines(app)[-1]
        assert keys.strip().startswith("Enter done")
        see(app).say("The Meridian Wire did not answer.", "error")
        await asked(pilot)
        assert lines(app)[-4].strip() == "The Meridian Wire did not answer."
        assert lines(app)[-1] == keys
        await pilot.press("escape")
        await settled(app, pilot)
        assert lines(app)[-1].strip() == "The Meridian Wire did not answer."
        assert not app.screen.query_one("#whole").display


async def test_a_long_complaint_is_whole_above_the_prompt_until_one_types_on(filled, open_app):
    app = open_app()
    async with app.run_test(size=(40, 30)) as pilot:
        await pilot.press("slash", *"weather:bad", "enter")
        await asked(pilot)
        words = status(app)
        assert len(words) > 40
        whole = app.screen.query_one("#whole")
        assert whole.region.bottom == 27
        drawn = "".join(line.strip() for line in lines(app)[whole.region.y : whole.region.bottom])
        assert drawn.replace(" ", "") == words.replace(" ", "")
        await pilot.press("x")
        await asked(pilot)
        assert not whole.display
        await pilot.press("escape")


async def test_what_happened_comes_before_the_work_beside_it(filled, open_app):
    app = open_app()
    async with app.run_test(size=(40, 30)) as pilot:
        see(app).bottom.work = "fetching articles 120/3000"
        await pilot.press("f")
        await settled(app, pilot)
        assert lines(app)[-1].strip() == "Starred 1 article. Ctrl-Z: undo"  # no part of a word
        await pilot.press("f")
        await settled(app, pilot)
        assert "Ctrl-Z: undo" in lines(app)[-1]


async def test_of_several_mistakes_in_the_settings_the_first_and_where_the_others_are(
    filled, open_app
):
    app = open_app(keys={"x": "no-such-thing", "Hyper-Q": "quit"})
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(app, pilot)
        assert status(app).startswith("2 mistakes in the settings, all told by `dateline doctor`:")
        assert "no-such-thing" in said(app, 2)


async def test_settings_that_cannot_be_read_at_a_start_leave_the_defaults(filled, open_app):
    broken = parse("[keys\n", "config.toml")
    app = open_app(problems=broken.problems, readable=broken.readable)
    async with app.run_test(size=(160, 30)) as pilot:
        await settled(app, pilot)
        assert status(app).startswith("config.toml cannot be read: ")
        assert status(app).endswith(". The defaults hold until it can.")


@pytest.mark.parametrize("key", ["question_mark", "colon", "M"])
async def test_under_a_card_the_footer_names_the_cards_keys(filled, open_app, key):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        before = see(app).hints
        await pilot.press(key)
        await settled(app, pilot)
        assert "close" in [hint.word for hint in see(app).hints]
        assert not {"star", "tag", "search"} & {hint.word for hint in see(app).hints}
        await see(app).counts_are_read(pilot)  # counts are read under it
        await settled(app, pilot)
        assert "close" in lines(app)[-1]
        await pilot.press("escape")
        await settled(app, pilot)
        assert see(app).hints == before


async def test_help_over_the_timeline_and_the_card_of_a_fact_name_their_own(filled, open_app):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("M")
        await settled(app, pilot)
        assert "finer" in lines(app)[-1]
        await pilot.press("question_mark")
        await settled(app, pilot)
        assert [hint.word for hint in see(app).hints] == ["find", "scroll", "close"]
        await pilot.press("escape", "escape", "4", "e")
        await asked(pilot)
        assert "save" in [hint.word for hint in see(app).hints]
        await pilot.press("escape")
        await settled(app, pilot)
        assert "confirm" in [hint.word for hint in see(app).hints]


async def asked(pilot):
    """What asks waits for an answer, so its worker cannot be waited for."""
    for _ in range(3):
        await pilot.pause()


async def test_at_the_welcome_the_footer_names_its_keys(library, open_app):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        assert [hint.word for hint in see(app).hints][-1] == "start empty"


async def test_a_hint_that_has_no_room_is_not_clicked_in_place_of_help(filled, open_app):
    app = open_app()
    async with app.run_test(size=(60, 30)) as pilot:
        await settled(app, pilot)
        at = lines(app)[-1].index("? help")
        await pilot.click("#status", offset=(at + 2, 0))
        await settled(app, pilot)
        assert app.screen.query("#help-text")


async def test_a_sign_that_is_no_key_says_so_in_place_of_what_was_said_before(filled, open_app):
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(app, pilot)
        for sign, name in (('"', "quotation_mark"), ("@", "at"), ("\\", "backslash")):
            await pilot.press(name)
            await settled(app, pilot)
            assert status(app) == f"{sign} does nothing here. ? names every key."
