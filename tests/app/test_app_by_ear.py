"""The reader for who hears or feels the screen: one line says what has the focus, at the cursor."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import atlas
import pytest
from page import carded, see, settled, text, until

from tui.app.main.announcement import cursor_line
from tui.app.render.bars import BottomLine

TRIES = 3_000
"""Looks at the terminal, of some milliseconds each, before what is waited for is given up."""


def announced(app):
    return see(app).bottom.announced


async def test_the_bottom_line_says_what_has_the_focus(filled, open_app):
    app = open_app(screen_reader=True)
    async with app.run_test(size=(140, 44)) as pilot:
        await settled(app, pilot)
        assert announced(app).startswith("Market strike in Tal Sadir kills at least 14")
        assert "14 killed" in announced(app)
        assert "unread" in announced(app)
        assert "; 1 of 11; Meridian Wire" in announced(app)
        await pilot.press("j", "space")
        await settled(app, pilot)
        assert "; 3 of 11; " in announced(app)
        await pilot.press("k")
        await settled(app, pilot)
        assert "unread, marked; " in announced(app)
        await pilot.press("1", "j")
        await settled(app, pilot)
        assert announced(app).startswith("Unread; view; ")
        await pilot.press("2", "g", "4", "c", "k")
        await settled(app, pilot)
        assert announced(app).startswith("at least 14 killed (people) by shelling in Tal Sadir")
        assert "; confirmed; 1 of " in announced(app)
        await pilot.press("3", "g")
        await settled(app, pilot)
        assert announced(app).startswith("Market strike in Tal Sadir")
        assert "; line 2 of " in announced(app)
        await pilot.press("v")
        await settled(app, pilot)
        assert announced(app).endswith("; selected")


async def test_the_cursor_stands_where_the_words_are(filled, open_app):
    app = open_app(screen_reader=True)
    async with app.run_test(size=(140, 44)) as pilot:
        await settled(app, pilot)
        assert cursor_line(app.screen, app.main) == (0, 43)
        assert app.cursor_position == (0, 43)
        await pilot.press("4", "e")
        await carded(app, pilot)
        field = app.screen.focused
        await pilot.press("end")
        at = field.cursor_screen_offset
        assert at.y == field.region.y
        assert cursor_line(app.screen, app.main) == at
        await until(pilot, lambda: app.cursor_position == at)
        await pilot.press("escape", "question_mark", "j")
        await settled(app, pilot)
        assert cursor_line(app.screen, app.main) == app.screen.pane.region.offset


async def test_the_option_can_be_switched_off_and_on_while_the_reader_runs(
    filled, open_app, folders
):
    app = open_app(screen_reader=True)
    async with app.run_test(size=(140, 44)) as pilot:
        await settled(app, pilot)
        await pilot.press("question_mark")
        await until(pilot, lambda: announced(app))
        folders.config_file.write_text("screen_reader = false\n")
        await app.configuration.take()
        await until(pilot, lambda: not announced(app))
        await pilot.press("escape", "j")
        await settled(app, pilot)
        assert announced(app) == ""
        assert "help" in see(app).bottom.render_line(0).text
        folders.config_file.write_text("screen_reader = true\n")
        await app.configuration.take()
        await until(pilot, lambda: "; 2 of 11; " in announced(app))


async def test_without_the_option_the_bottom_line_names_keys(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("j")
        await settled(app, pilot)
        assert announced(app) == ""
        assert "help" in see(app).bottom.render_line(0).text
        assert text(see(app).bottom.message) == ""


class Terminal:
    """A terminal of tmux in which the reader runs."""

    def __init__(self, folder: Path) -> None:
        self._tmux = ["tmux", "-u", "-f", "/dev/null", "-S", str(folder / "socket")]
        self._environment = {**os.environ, "LC_ALL": "C.UTF-8", "DATELINE_HOME": str(folder)}
        for size in ("COLUMNS", "LINES"):  # which would count for more than the terminal's own
            self._environment.pop(size, None)

    def run(self, *arguments: str, check: bool = True) -> str:
        return subprocess.run(
            [*self._tmux, *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            check=check,
        ).stdout

    def heard(self, words: str) -> str:
        """The line at the cursor, once it says these words."""
        for _ in range(TRIES):
            at = self.run("display-message", "-p", "#{cursor_y} #{cursor_x} #{cursor_flag}").split()
            line = self.run("capture-pane", "-p").split("\n")[int(at[0])]
            if words in line and at[1:] == ["0", "1"]:
                return line
        raise AssertionError(f"{words!r} was not at the cursor: {self.run('capture-pane', '-p')}")


@pytest.fixture
def terminal(filled, library, folders, tmp_path):
    library.close()
    (folders.config / "config.toml").write_text("screen_reader = true\n", encoding="utf-8")
    opened = Terminal(tmp_path)
    command = f"{sys.executable} -c 'from tui.cli import main; main()'"
    opened.run("new-session", "-d", "-x", "120", "-y", "30", command)
    yield opened
    opened.run("kill-server", check=False)


@pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not here")
def test_what_a_screen_reader_gets_of_a_terminal(terminal):
    """The line at the terminal's cursor, after each key; what brltty and speakup go by."""
    assert terminal.heard("1 of 11").strip().startswith("Market strike in Tal Sadir")
    terminal.run("send-keys", "j")
    terminal.heard("2 of 11")
    terminal.run("send-keys", "4")
    assert "killed" in terminal.heard("1 of ")
    terminal.run("send-keys", "1")
    terminal.heard("All articles; view")
    terminal.run("send-keys", "2", "S")
    terminal.heard("Search first")
    terminal.run("send-keys", "Q")


def said(app):
    """What the last line of the screen that has the keys says of what has the focus."""
    (line,) = app.screen.query(BottomLine)
    return line.announced


@pytest.mark.parametrize(
    ("key", "step", "first", "second"),
    [
        ("m", "j", "Map; Goma, DR Congo; 120 killed; 40 injured; in 1 article; 1 of 5",
         "Map; Tripoli, Libya; 12 killed; in 1 article; 2 of 5"),
        ("number_sign", "j",
         "By country; DR Congo; 120 killed; 40 injured; in 1 article; 1 of 4",
         "By country; Libya; 12 killed; in 1 article; 2 of 4"),
        ("M", "left",
         "By day; Thursday 20 June 2024; 135 killed; 51 injured; in 4 articles; 1 of 1",
         "By day; Thursday 20 June 2024; 135 killed; 51 injured; in 4 articles; 1 of 1"),
    ],
)  # fmt: skip
async def test_map_tally_and_timeline_say_what_has_the_focus_with_its_numbers(
    library, open_app, key, step, first, second
):
    atlas.fill(library)
    app = open_app(screen_reader=True)
    async with app.run_test(size=(140, 44)) as pilot:
        await settled(app, pilot)
        await pilot.press(key)
        await until(pilot, lambda: said(app) == first)
        assert app.cursor_position == (0, 43)
        assert first in app.screen.query_one(BottomLine).render_line(0).text
        await pilot.press(step)
        await until(pilot, lambda: said(app) == second)
        await pilot.press("escape")
        await settled(app, pilot)
        assert announced(app).startswith("News from Goma")


async def test_a_cross_table_says_every_number_of_its_row(library, open_app):
    atlas.fill(library)
    app = open_app(screen_reader=True)
    async with app.run_test(size=(140, 44)) as pilot:
        await settled(app, pilot)
        await pilot.press("number_sign", "x")
        words = "By country and day; DR Congo; killed: 2024-06-20 120; 1 of 4"
        await until(pilot, lambda: said(app) == words)


async def test_the_prompt_says_what_is_asked_chosen_and_found(filled, open_app):
    filled.marks.tag(filled.articles.numbers()[:2], add=["river", "ridge"])
    app = open_app(screen_reader=True)
    async with app.run_test(size=(140, 44)) as pilot:
        await settled(app, pilot)
        await pilot.press("slash")
        await until(pilot, lambda: announced(app).startswith('Search; words, "a phrase", tag:x'))
        assert announced(app).endswith("; 11 articles")
        await pilot.press(*"tag:ri")
        await until(pilot, lambda: announced(app) == "Search; ridge, river; 0 articles")
        await pilot.press("tab", "tab")
        await until(pilot, lambda: announced(app) == "Search; river; 2 of 2; 2 articles")
        await pilot.press("escape")
        await until(pilot, lambda: announced(app).startswith("Market strike"))
        await pilot.press("t")
        await until(pilot, lambda: announced(app) == "Tag; ridge, river")
