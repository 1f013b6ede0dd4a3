"""Cards and the prompt: their keys are those of the registry, and a closed one is gone."""

from __future__ import annotations

import gc
import weakref

import pytest
from page import appears, asked, carded, lines, see, settled, until
from textual._styles_cache import StylesCache
from textual.binding import BindingsMap
from textual.color import Color
from textual.widget import Widget
from textual.widgets import Input

from tui.app.bindings import bind, unbind
from tui.app.prompt.input import PromptInput
from tui.app.screens.action_screen import Card
from tui.app.screens.fact_card import FactCard
from tui.app.screens.help import HelpScreen


def last_line(app):
    """What the last line of a card says."""
    return app.screen.query_one("CardKeys").render_line(0).text.strip()


@pytest.mark.parametrize("key", ["f1", "escape", "q", "enter"])
async def test_help_is_closed_by_the_key_that_opened_it_and_by_those_of_every_card(
    filled, open_app, key
):
    app = open_app(keys={"F1": "help"})
    async with app.run_test(size=(100, 20)) as pilot:
        await pilot.press("f1")
        assert isinstance(app.screen, HelpScreen)
        await pilot.press(key)
        assert app.screen is app.main


async def test_help_is_scrolled_with_the_keys_of_lists(filled, open_app):
    app = open_app(keys={"z": "down", "Z": "card-page-down"})
    async with app.run_test(size=(100, 20)) as pilot:
        await pilot.press("question_mark")
        places = []
        for key in ("z", "j", "Z", "space", "b", "k", "G", "g"):
            await pilot.press(key)
            places.append(app.screen.pane.scroll_offset.y)
        bottom = app.screen.pane.max_scroll_y
        assert places == [1, 2, 17, 32, 17, 16, bottom, 0]
        assert last_line(app) == "/ find  z k scroll  Esc close"


def nodes(widget):
    """A widget with all that is in it."""
    return [widget, *widget.walk_children()]


@pytest.mark.parametrize("height", [9, 30])
async def test_a_card_opens_with_its_styles_made_twice(filled, open_app, monkeypatch, height):
    """Once when it is mounted and once when it is shown; each time costs a third of its opening."""
    app = open_app()
    made = []
    async with app.run_test(size=(100, height)) as pilot:
        await pilot.press("4")
        await settled(app, pilot)
        monkeypatch.setattr(app, "update_styles", lambda node, **_: made.extend(nodes(node)))
        await pilot.press("e")
        await carded(app, pilot)
        assert len(made) < 1.5 * len(nodes(app.screen))  # beside those that mounting makes


async def test_help_is_narrowed_by_what_is_typed(filled, open_app):
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("question_mark", "slash", *"undo")
        await pilot.pause()
        assert last_line(app) == "Enter to the list  Esc show all"
        listed = "\n".join(lines(app.screen.pane))
        assert "Ctrl-Z" in listed
        assert "Move down" not in listed
        await pilot.press(*" zzz")
        await pilot.pause()
        assert "Nothing here is called undo zzz" in "\n".join(lines(app.screen.pane))
        await pilot.press("ctrl+u", *"injured", "enter")
        await pilot.pause()
        assert last_line(app) == "/ find  j k scroll  Esc show all"
        await pilot.press("j", "k")
        await pilot.pause()
        assert "‡ injured" in "\n".join(lines(app.screen.pane))
        await pilot.press("escape")
        await pilot.pause()
        assert last_line(app) == "/ find  j k scroll  Esc close"
        assert "Move down" in "\n".join(lines(app.screen.pane))
        await pilot.press("slash", *"q", "escape", "escape")
        await pilot.pause()
        assert app.screen is app.main


async def test_keys_of_a_form_are_mapped_and_named(filled, open_app):
    app = open_app(keys={"Ctrl-S": "save", "F2": "next-field", "F3": "cancel"})
    number = filled.articles.numbers()[0]
    async with app.run_test(size=(120, 50)) as pilot:
        await pilot.press("4", "e")
        await appears(app, pilot, "#fact-card")
        assert last_line(app) == "Ctrl-S save  F2 next field  Down Up choose  F3 call off"
        assert app.screen.focused.id == "field-number"
        await pilot.press("f2")
        assert app.screen.focused.id == "field-precision"
        await pilot.press("f3")
        await settled(app, pilot)
        assert app.screen is app.main
        await pilot.press("e")
        await appears(app, pilot, "#fact-card")
        app.screen.query_one("#field-number", Input).value = "15"
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        (verdict,) = filled.articles.get(number).verdicts
        assert verdict.decision == "corrected"


async def test_keys_of_the_prompt_are_mapped_and_named(filled, open_app):
    keys = {"F2": "complete", "F3": "accept", "Ctrl-U": "cancel-prompt", "Enter": "complete-back"}
    app = open_app(keys=keys)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *"plac")
        await asked(app, pilot)
        hints = [(hint.key, hint.word) for hint in see(app).hints]
        assert hints == [("F3", "done"), ("F2", "complete"), ("Ctrl-U", "call off")]
        await pilot.press("f2")
        assert see(app).answer.value == "place:"
        await pilot.press(*"tal", "enter")
        assert see(app).asking
        await pilot.press("ctrl+u")
        await settled(app, pilot)
        assert not see(app).asking
        assert see(app).search == ""
        await pilot.press("slash", *"cholera")
        await asked(app, pilot)
        await pilot.press("f3", "f")  # what follows is for the list
        await settled(app, pilot)
        assert see(app).search == "cholera"
        (row,) = filled.articles.rows(see(app).headlines.numbers)
        assert row.starred


async def test_keys_of_the_welcome_are_mapped_and_named(library, open_app):
    app = open_app(keys={"F2": "choose-feed", "F4": "next-field", "F5": "cancel"})
    async with app.run_test(size=(120, 40)) as pilot:
        await appears(app, pilot, "#starters")
        assert last_line(app) == "F2 choose  F4 address  Enter start  F5 start empty"
        starters = app.screen.starters
        await pilot.press("end")
        assert starters.cursor == starters.count - 1
        await pilot.press("home")
        assert starters.cursor == 0
        chosen = set(starters.chosen)
        await pilot.press("j", "f2")
        assert len(app.screen.starters.chosen) == len(chosen) + 1
        await pilot.press("f4", "j", "space")
        assert app.screen.query_one("#address", Input).value == "j "
        await pilot.press("f5")
        assert app.screen is app.main


def gone(closed):
    """Tell whether nothing of them is in memory any more."""
    gc.collect()
    return not any(screen() for screen in closed)


OPENED = {"help": "question_mark", "map": "m", "timeline": "M", "palette": "colon"}


@pytest.mark.parametrize("name", OPENED)
async def test_what_was_closed_does_not_stay_in_memory(filled, open_app, name):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        closed = []
        for _ in range(3):
            await pilot.press(OPENED[name])
            await settled(app, pilot)
            assert app.screen is not app.main
            closed.append(weakref.ref(app.screen))
            await pilot.press("escape")
            await settled(app, pilot)
            assert app.screen is app.main
        await pilot.press("j", "k")
        await settled(app, pilot)
        await until(pilot, lambda: gone(closed))  # a closed screen's last task may still be ending
        held = [cache for cache in gc.get_objects() if isinstance(cache, StylesCache)]
        assert len(held) <= len(list(app.main.walk_children(Widget, with_self=True)))


async def test_a_card_follows_the_theme_while_it_is_open(filled, open_app):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        before = app.screen.pane.render_line(0)
        app.apply(app.theme_manager.pick("dateline-light").theme)
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, Card)
        assert app.screen.pane.render_line(0) != before


async def test_textual_keeps_the_keys_of_a_widget_in_the_attribute_that_is_set(filled, open_app):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("4", "e")
        await appears(app, pilot, "#fact-card")
        assert isinstance(app.screen, FactCard)
        first = {key for key, binding in app.screen._bindings if binding.priority}
        assert first == {*("enter", "escape", "tab", "shift+tab", "up", "down")}
        line = PromptInput()
        assert "enter" in line._bindings.key_to_bindings
        unbind(line, ["enter", "no-key"])
        assert "enter" not in line._bindings.key_to_bindings
        assert "enter" in PromptInput()._bindings.key_to_bindings
        bind(line, BindingsMap())
        assert line._bindings.key_to_bindings == {}


async def test_the_sentence_of_a_claim_has_room_for_all_its_lines(filled, open_app):
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("4", "e")
        await appears(app, pilot, "#fact-card")
        quote = app.screen.query_one("#fact-quote")
        lines = str(quote.content).split("\n")
        assert len(lines) > 1
        await until(pilot, lambda: quote.size.height == len(lines))


@pytest.mark.parametrize(
    ("keys", "selector", "words"),
    [
        (("number_sign",), "#tally-rows", "Syria"),
        (("M",), "#timeline-charts", "21 June"),
        (("question_mark",), "#help-text", "Here"),
        (("4", "e"), "#fields", ""),
    ],
)
async def test_a_card_shows_something_on_the_lowest_screen(filled, open_app, keys, selector, words):
    app = open_app()
    async with app.run_test(size=(24, 5)) as pilot:
        await pilot.press(*keys)
        await appears(app, pilot, selector)
        pane = app.screen.query_one(selector)
        await until(pilot, lambda: pane.size.height >= 2)
        assert pane.region.bottom <= 4  # its keys stand below
        if words:
            await until(pilot, lambda: words in "\n".join(lines(pane)))


async def test_how_far_down_one_is_in_a_low_window_is_as_quiet_as_elsewhere(filled, open_app):
    app = open_app(theme="dateline-paper")
    line = Color.parse(app.context.theme().colours["line"])
    async with app.run_test(size=(60, 20)) as pilot:
        await settled(app, pilot)
        await pilot.press("4", "j", "e")
        await until(pilot, lambda: app.screen.query("#fields"))
        assert app.screen.query_one("#fields").styles.scrollbar_color == line
        await pilot.press("escape", "colon")
        await until(pilot, lambda: app.screen.query("CommandList"))
        assert app.screen.query_one("CommandList").styles.scrollbar_color == line
