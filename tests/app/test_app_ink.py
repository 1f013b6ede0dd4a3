"""What everything is drawn with: pieces, widths, words for numbers and times. No app."""

from __future__ import annotations

from datetime import timedelta

import pytest
import scene
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from tui.app.render.column_widths import layout
from tui.app.render.formatting import age, day, number, toll
from tui.app.render.text_layout import Run, cells, clip, fit, highlight, spread, to_strip, wrap
from tui.app.themes import load, shipped
from tui.model import Casualty, Range, Toll

DARK = load(shipped()["dateline-dark"])


def test_spans_cut_pieces_and_overlaps_keep_both():
    line = (Run("abcdef", "text", 10),)
    done = highlight(line, [(11, 15, "casualty"), (12, 13, "person")])
    assert [(p.text, p.role) for p in done] == [
        ("a", "text"),
        ("b", "text casualty"),
        ("c", "text casualty person"),
        ("de", "text casualty"),
        ("f", "text"),
    ]


def test_fitting_counts_cells_not_characters():
    assert fit("字字字字", 5) == "字字…"
    assert cells(clip((Run("字字字字"), Run("x")), 4)) <= 4
    assert cells(spread((Run("long left"),), (Run("right"),), 12)) == 12
    assert [line for line, _ in wrap("字字字 abc", 6)] == ["字字字", "abc"]


def test_painting_leaves_markup_as_text():
    strip = to_strip((Run("[b]x[/b] [/]"),), DARK, 20)
    assert strip.text == "[b]x[/b] [/]".ljust(20)


@pytest.mark.parametrize(
    ("width", "focus", "facts", "shown"),
    [
        (200, "article", True, ("left", "middle", "right")),
        (120, "headlines", True, ("left", "middle", "right")),
        (120, "headlines", False, ("left", "middle")),
        (120, "facts", False, ("left", "middle", "right")),
        (80, "headlines", True, ("left", "middle")),
        (80, "facts", True, ("middle", "right")),
        (60, "article", True, ("middle",)),
        (40, "facts", True, ("right",)),
        (40, "feeds", True, ("left",)),
    ],
)
def test_columns_fit_the_width(width, focus, facts, shown):
    sizes = layout(width, focus, facts=facts)
    assert sizes.left + sizes.middle + sizes.right == width
    assert tuple(n for n in ("left", "middle", "right") if getattr(sizes, n)) == shown


def test_words_for_numbers_and_times():
    assert toll(Toll(Range(12, 14), Range(0, 0))) == "†12–14"
    assert number(Casualty(kind="killed", vague="dozen")) == "dozen"
    assert [day(x) for x in ("2024-06-19", "2024-06", "2024", "soon", "2024-13")] == [
        "19 June 2024",
        "June 2024",
        "2024",
        "soon",
        "2024-13",
    ]
    ages = (0, 59, 60 * 5, 3600 * 3, 86400 * 2, 86400 * 40, 86400 * 800)
    assert [age(scene.NOW - timedelta(seconds=s), scene.NOW) for s in ages] == [
        "now",
        "now",
        "5m",
        "3h",
        "2d",
        "5w",
        "2y",
    ]


@given(st.lists(st.text(st.sampled_from("ab’é—Кд-1…"), min_size=1, max_size=9)), st.integers(2, 30))
def test_narrow_text_wraps_as_any_other(words, room):
    text = " ".join(words)
    wrapped = wrap(text, room)
    lines = [line for line, _ in wrapped]
    assert all(len(line) <= room and line == line.strip() for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(words)
    assert all(text.startswith(line, at) for line, at in wrapped)
    if all(len(word) <= room for word in words) and words:
        assert lines == [line.plain.rstrip() for line in Content(text).wrap(room)]
