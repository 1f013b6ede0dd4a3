"""Scripts of all kinds in a grid of cells: wide, combining, right to left, pictures."""

from __future__ import annotations

from dataclasses import replace

import pytest
import scene
from page import see, shown
from rich.cells import cell_len
from scene import row

from tui.app.panes import headline_row
from tui.app.panes.article.typeset import typeset
from tui.app.panes.facts.fact_rows import findings
from tui.app.render.formatting import ASCII, symbols
from tui.app.render.text_layout import Run, to_strip
from tui.app.themes import load, shipped
from tui.model import Article, Block, Body, Entry, Facts, Person, Place

DARK = load(shipped()["dateline-dark"])


ODD = (
    "中国矿难造成三十五人死亡，另有十二人受伤，救援仍在继续",
    "مقتل 14 شخصا في قصف على سوق تل صدير",
    "ירי רקטות על העיר 3 הרוגים",
    "Cafe\u0301 a\u0308 o\u0302 in Hanoi: Việt Nam",
    "👩🏽‍🚒 🇺🇦 ☠️ strike".replace("\u200d", ""),
    "한국어 headline with 漢字 and عربي mixed",
)


@pytest.mark.parametrize("words", ODD, ids=range(len(ODD)))
@pytest.mark.parametrize("room", [27, 40, 60, 100])
def test_odd_scripts_fill_their_cells_and_shift_nothing(words, room):
    wide = row(title=words, feeds=(words[:12],), tags=(words[:6],))
    place = Place(name=words, country="SY", mentions=((0, 3), (5, 7)))
    facts = replace(scene.FACTS, places=(place,), people=(Person(name=words, role=words),))
    found = findings(Article(row=wide, body=Body(words), full=True, facts=facts), room)
    lines = [
        *headline_row.draw(wide, room, scene.NOW),
        *(line for one in found for line in one.lines),
    ]
    for line in lines:
        strip = to_strip(line, DARK, room)
        assert sum(segment.cell_length for segment in strip) == room, strip.text


def test_what_follows_right_to_left_text_stays_in_its_column():
    strip = to_strip((Run("عربي"), Run(" │ "), Run("12 killed")), DARK, 30)
    assert "عربي\N{LEFT-TO-RIGHT MARK}" in strip.text
    assert "12 killed\N{LEFT-TO-RIGHT MARK}" not in strip.text


async def test_a_click_on_wide_text_finds_its_character(filled, open_app):
    feed = filled.feeds.all()[0].number
    text = "北京 Kirkuk"
    entry = Entry(
        key="w", link="https://w.example/", title="Beijing", published=scene.NOW, body=Body(text)
    )
    (number,) = filled.articles.ingest(feed, [entry], scene.NOW).new
    facts = Facts(language="en", places=(Place(name="Kirkuk", mentions=((12, 18),)),))
    filled.articles.put_facts(number, facts, "1")
    app = open_app()
    async with app.run_test(size=(140, 30)) as pilot:
        see(app).show_article(number)
        await pilot.pause()
        line = next(n for n, t in enumerate(shown(app, "article")) if "Kirkuk" in t)
        await pilot.click("#article", offset=(see(app).article.inset + 10, line))
        await pilot.pause()
        assert see(app).facts.current.kind == "place"


def test_tables_of_wide_characters_stand_in_columns():
    text = "地区 | Killed\n\n北京市 | 12\n\nHe | 3".replace("\n\n", "\n")
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block("row", at, at + len(line)))
        at += len(line) + 1
    sheet = typeset(Article(row=row(), body=Body(text, tuple(blocks)), full=True), 60)
    drawn = ["".join(piece.text for piece in line) for line in sheet.lines]
    starts = [
        cell_len(line[: line.index(end)])
        for line in drawn
        for end in ("Killed", "12", "3")
        if line.rstrip().endswith(end) and line.startswith(("地", "北", "He "))
    ]
    assert starts == [8, 8, 8]


def test_a_console_gets_characters_that_its_font_has():
    assert symbols("utf-8", "linux") is ASCII
    assert symbols("utf-8", "xterm") is not ASCII
