"""When it happened, where a text tells of more than one day: no end of a span is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import scene
from hypothesis import given
from hypothesis import strategies as st
from page import carded, see, settled, status

from tui.app.render.formatting import days, from_days
from tui.model import Casualty

COUNT = scene.FACTS.casualties[0]


def at(first, last=None):
    return replace(COUNT, date=first, date_end=last)


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        (("2024-06-20", None), "20 June 2024"),
        (("2024-06-20", "2024-06-20"), "20 June 2024"),
        (("1971", "1979-12-31"), "1971–1979"),
        (("2023-01", "2023-10-31"), "Jan–Oct 2023"),
        (("2024-02", "2024-02-29"), "Feb 2024"),
        (("2024-06-08", "2024-06-18"), "8–18 June 2024"),
        (("2024-05-28", "2024-06-03"), "28 May – 3 June 2024"),
        (("2023-12-30", "2024-01-02"), "30 Dec 2023 – 2 Jan 2024"),
        (("2024-03", "2024-06-18"), "March – 18 June 2024"),
        (("2024-06-20", "no day"), "20 June 2024"),
        ((None, None), ""),
    ],
)
def test_a_span_is_written_with_both_ends_and_read_again(ends, words):
    assert days(at(*ends)) == words
    if words:
        first, last = from_days(words)
        assert days(at(first, last)) == words
        assert from_days(words.replace("–", "-")) == from_days(words) == (first, last)


@pytest.mark.parametrize(
    "words", ["18–8 June 2024", "June –", "– June 2024", "then – now", "1-2-3"]
)
def test_what_is_no_span_is_refused(words):
    assert from_days(words) is None


@given(st.dates(date(1000, 1, 1)), st.dates(date(1000, 1, 1)))
def test_every_span_that_is_written_is_read_again(one, other):
    first, last = sorted((one.isoformat(), other.isoformat()))
    claim = Casualty(kind="killed", date=first, date_end=last)
    assert from_days(days(claim)) == (first, None if first == last else last)


async def test_the_facts_tell_the_whole_span_and_a_correction_keeps_or_changes_it(filled, open_app):
    number = next(iter(filled.articles.numbers()))
    spanned = replace(at("2024-06-08", "2024-06-18"), date_precision="day")
    filled.articles.put_facts(
        number, replace(scene.FACTS, casualties=(spanned, *scene.FACTS.casualties[1:])), "1"
    )
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("enter", "4", "e")
        await carded(app, pilot)
        await pilot.press(*["tab"] * 6, "ctrl+u", *"9 to 12 June 2024", "enter")
        await settled(app, pilot)
        assert "Corrected the claim at least 14 killed" in status(app)
        assert any("9–12 June 2024" in row for row in see(app).rows("facts"))
        await pilot.press("ctrl+z")
        await settled(app, pilot)
        assert any("8–18 June 2024" in row for row in see(app).rows("facts"))
