"""Walls of more kinds: queues, checks of age, refusals that cost, links that were taken down.

Each line of the table is a kind, a title and a text; what is called a report is none.
"""

from pathlib import Path

import pytest
from layouts import STORY
from test_pages_walls import state, wall

from tui.pages import extract

TABLE = (Path(__file__).parent / "data" / "more_walls.tsv").read_text("utf-8")
ROWS = [line.split("\t") for line in TABLE.splitlines()]


@pytest.mark.parametrize(("kind", "title", "text"), [r for r in ROWS if r[0] != "report"])
def test_a_wall_is_told_as_what_it_is(kind, title, text):
    assert state(wall(title, text)) == kind
    assert state(wall(title, *text.replace("。", "。. ").split(". "))) == kind
    assert state(wall(title, *(f"{text} ({n})" for n in range(4)))) == kind


@pytest.mark.parametrize(("title", "text"), [r[1:] for r in ROWS if r[0] == "report"])
def test_a_report_with_the_words_of_a_wall_is_none(title, text):
    assert state(wall(title, text)) == "short"
    assert state(wall(f"{title} | River Post", text, *STORY[2:])) == "full"


def test_an_offer_and_nothing_else_asks_to_sign_in():
    html = wall("River Post", "Create an account to continue reading the Post.")
    article = extract(html.encode(), "https://river.example/a")
    assert (article.state, article.body.text) == ("login", "")
