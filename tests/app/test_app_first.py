"""The first screen is what the main screen draws: nothing moves when Textual takes over."""

from __future__ import annotations

import pytest
from page import see
from rich.color import ColorSystem

from tui.app import session_state
from tui.app.main import opening
from tui.app.render.formatting import ASCII
from tui.app.start import first

SIZES = [(40, 12), (60, 30), (80, 24), (100, 12), (120, 40), (200, 50)]


def expected(app, startup, size):
    """What stands on the screen before any article is shown, as texts with styles."""
    screen = first.screen(startup, opening.read(app.context.library, startup.session), *size)
    return [[pair for pair in row if pair[0]] for row in screen]


def cells(row):
    """Every cell of a row with its colours, whatever the pieces it was drawn in."""
    drawn = []
    for text, style in row:
        ink = style.color and style.color.get_truecolor()
        ground = style.bgcolor and style.bgcolor.get_truecolor()
        drawn += [(c, None if c == " " else (ink, bool(style.bold)), ground) for c in text]
    return drawn


def differing(there, here):
    """The lines that differ, as texts and the first cells that do."""
    pairs = [(one, other) for one, other in zip(there, here, strict=True) if one != other]
    return [
        (
            "".join(c for c, *_ in one),
            "".join(c for c, *_ in other),
            next(((a, b) for a, b in zip(one, other, strict=False) if a != b), None),
        )
        for one, other in pairs
    ]


def seen(app, width):
    """The same of what Textual draws, up to a width."""
    strips = app.screen._compositor.render_strips()
    return [cells([(s.text, s.style) for s in strip])[:width] for strip in strips]


async def same(app, size):
    """Open the main screen and hold it against the first screen."""
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        there = [cells(row) for row in expected(app, app.startup, size)]
        left = see(app).widget("#left").size.width + 1
        here = seen(app, size[0])
        assert not differing([row[:left] for row in there[:-1]], [row[:left] for row in here[:-1]])
        assert not differing(there[-1:], here[-1:])
        assert all(len(row) == size[0] for row in there)


@pytest.mark.parametrize("size", SIZES)
async def test_it_is_what_the_desk_draws(filled, open_app, size):
    await same(open_app(), size)


LEFT = (
    {"feeds": False},
    {"facts": False},
    {"opened": "view:is:unread"},
    {"shares": session_state.Shares(three_left=0.4, feeds=0.7)},
)


@pytest.mark.parametrize("left", LEFT)
@pytest.mark.parametrize("size", [(80, 24), (130, 18)])
async def test_it_opens_as_the_screen_was_left(filled, folders, open_app, left, size):
    for count in range(30):
        filled.feeds.add(f"https://{count}.example.org/feed", f"Feed {count}", "Many")
    numbers = filled.articles.numbers("")
    session_state.save(
        folders.data, session_state.SessionState(article=numbers[len(numbers) // 2], **left)
    )
    await same(open_app(), size)


async def test_it_speaks_ascii_and_says_what_is_wrong(filled, open_app):
    app = open_app(marks=ASCII, keys={"x": "no-such-thing"})
    await same(app, (120, 30))


def test_an_empty_list_is_left_to_the_desk(library, open_app):
    app = open_app()
    empty = app.startup._replace(opening=opening.read(library, session_state.SessionState()))
    with first.FirstScreen(empty) as shown:
        assert not shown.hand_over()


@pytest.mark.parametrize(
    ("environment", "colours"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, ColorSystem.TRUECOLOR),
        ({"TERM": "tmux-256color"}, ColorSystem.EIGHT_BIT),
        ({"TERM": "foot", "TEXTUAL_COLOR_SYSTEM": "truecolor"}, ColorSystem.TRUECOLOR),
        ({"TERM": "linux"}, ColorSystem.STANDARD),
        ({"TERM": "dumb"}, None),
        ({}, None),
    ],
)
def test_colours_are_those_the_terminal_has(environment, colours):
    assert first.colours_of(environment) is colours
