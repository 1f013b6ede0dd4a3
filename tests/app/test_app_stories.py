"""One picture per pane: the theme, the alignment and the words, as a reader sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from textual.pilot import Pilot


@pytest.fixture
def story(filled, open_app, snap_compare):
    def tell(*keys: str, size: tuple[int, int] = (120, 34), theme: str = "dateline-dark") -> bool:
        numbers = filled.articles.numbers()
        filled.marks.tag(numbers[1:3], add=["river"])
        filled.marks.star(numbers[3:4])
        filled.marks.read(numbers[4:6])

        async def play(pilot: Pilot[None]) -> None:
            await pilot.pause()
            for key in keys:
                await pilot.press(key)
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()

        return snap_compare(open_app(theme=theme), terminal_size=size, run_before=play)

    return tell


def test_the_reader_at_first_sight(story):
    assert story()


def test_the_feeds_in_paper(story):
    assert story("1", "j", "j", theme="dateline-paper", size=(100, 30))


def test_the_article_of_a_narrow_window(story):
    assert story("enter", size=(46, 40), theme="dateline-light")


def test_the_facts_beside_the_marked_sentence(story):
    assert story("4", "j", "c", "j", size=(80, 30))


def test_the_headlines_of_a_wide_window(story):
    assert story("left_square_bracket", "space", "j", size=(200, 24), theme="dateline-contrast")


def test_the_timeline_over_the_desk(story):
    assert story("M", "left", size=(100, 40))
