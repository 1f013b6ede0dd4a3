"""What is pasted is text and never a key, whatever is in it."""

from __future__ import annotations

import pytest
from page import until
from pseudo import Pseudo
from textual.events import Paste

from tui.app.start.pastes import PasteFilter
from tui.library import Library

SENT = "\x1bj\x1b[200~one\x1b\x00Q \x1b[2two\n\tthree\x07\x1b[A\x1b[201~/\x1b[200~\x1b[201~k\x1b"
KEPT = "\x1bj\x1b[200~oneQ [2two\n\tthree[A\x1b[201~/\x1b[200~\x1b[201~k\x1b"
LONE = SENT.index("\x1b[200~") + 1
"""Behind an Escape that may be a key: the terminal writes the beginning of a paste at once."""


@pytest.mark.parametrize("at", [at for at in range(SENT.rindex("/")) if at != LONE])
def test_a_paste_has_no_control_characters_wherever_it_is_parted(at):
    pastes = PasteFilter()
    assert "".join((pastes.feed(SENT[:at]), pastes.feed(SENT[at:]), pastes.let_go())) == KEPT


def test_an_escape_and_what_only_begins_like_a_paste_are_keys():
    pastes = PasteFilter()
    assert pastes.feed("\x1b") == "\x1b"
    assert (pastes.feed("\x1b[20"), pastes.let_go()) == ("", "\x1b[20")


@pytest.fixture
def home(filled, library, tmp_path):
    """A home with a library in it that nobody has open."""
    library.close()
    return tmp_path


def test_an_escape_in_a_paste_makes_no_keys_of_the_rest(home, folders):
    with Pseudo(home) as dateline:
        dateline.wait(b"Market strike")
        dateline.press(b"\x1b[200~f\x1bA Q\x1b[201~/")
        dateline.wait(b"Search:")
        dateline.press(b"\x1b[200~qu\x1bake Q\x1b[201~")
        dateline.wait(b"quake Q")
        dateline.press(b"\x11")
        assert dateline.ended() == 0
    with Library.open(folders) as library:
        assert library.articles.count("is:unread")


@pytest.mark.parametrize("key", ["slash", "t", "a", "e"])
async def test_what_turns_or_hides_in_a_paste_does_not_come_into_a_line(filled, open_app, key):
    app = open_app()
    async with app.run_test(size=(120, 34)) as pilot:
        await pilot.press(key, "ctrl+u")
        app.post_message(
            Paste("Ki\u200brkuk \u202egpj\u202c\x9b31m\n\n\u0645\u06cc\u200c\u062e").set_sender(app)
        )
        await until(pilot, lambda: app.main.prompt.line.value.startswith("Kirkuk"))
        assert app.main.prompt.line.value == "Kirkuk gpj›31m \u0645\u06cc\u200c\u062e"
        await pilot.press("escape")
