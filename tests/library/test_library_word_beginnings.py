"""The newest articles with a word that begins so are the same, read or looked up in the index."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.errors import QueryError
from tui.library.queries import word_beginnings
from tui.library.queries.query import parse
from tui.model import Body, Entry

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)

SIGNS = "abAB'’-. ,1é٣ßØłİςΣعدأّ滑坡ตลา가\u0301\u200c\ue000_\n"
TEXTS = st.text(SIGNS, max_size=30)
COMMON = (
    "withdrawal",
    "Withheld",
    "with",
    "without,",
    "WITH-drawn",
    "O'With",
    "wîthin",
    "forth",
)


def put(library, feed, texts, title="T"):
    entries = [
        Entry(
            key=f"{n} {text}",
            link="",
            title=title,
            published=NOW - timedelta(minutes=n),
            body=Body(text),
        )
        for n, text in enumerate(texts)
    ]
    library.articles.ingest(feed, entries, NOW)


def read(library, query, limit=500):
    """What reading finds; None where it leaves the question to the index."""
    with closing(sqlite3.connect(library.path)) as connection:
        numbers = word_beginnings.newest(connection, parse(query), limit)
    return None if numbers is None else list(numbers)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TEXTS, min_size=1, max_size=6), st.text(SIGNS, min_size=1, max_size=4), TEXTS)
def test_reading_finds_what_the_index_finds(library, feed, texts, start, other):
    put(library, feed, [*texts, start + other, f"{other} {start}"])
    for field in ("", "title:"):
        query = f'{field}"{start}*"'
        try:
            indexed = list(library.articles.numbers(query))
        except QueryError:  # no word, or too short a beginning
            return
        assert read(library, query) in (None, indexed)


@pytest.mark.parametrize("query", ["wit*", "wit* is:starred", "wit* -held", "wit* wit*", "with*"])
def test_a_common_beginning_is_read_and_a_limit_takes_the_newest(library, feed, query):
    put(library, feed, [f"It is {COMMON[n % len(COMMON)]} {n}" for n in range(40)])
    library.marks.star(library.articles.numbers()[::3])
    indexed = list(library.articles.numbers(query))
    assert indexed
    assert read(library, query) == indexed
    assert list(library.articles.numbers(query, 5)) == indexed[:5]


def test_what_few_articles_have_is_left_to_the_index(library, feed):
    put(library, feed, [f"Nothing {n}" for n in range(40)] + ["Withdrawn"])
    assert read(library, "wit*") is None
    assert len(library.articles.numbers("wit*", 5)) == 1


@pytest.mark.parametrize("query", ["wit", "withdrawal*", "wit* OR x", "-wit*", "org:wit*", "滑坡*"])
def test_other_queries_are_left_to_the_index(library, feed, query):
    put(library, feed, ["with 滑坡"])
    assert read(library, query) is None


@pytest.mark.parametrize("start", ["الم", "Αθη", "İst", "Łód", "стр"])
def test_beginnings_in_other_scripts_are_read(library, feed, start):
    words = ("المدرسة", "ΑΘΗΝΑΣ", "istanbul", "Łodzi", "СТРОЙКА")
    put(library, feed, [f"x {' '.join(words)} {n}" for n in range(30)])
    assert read(library, f"{start}*") == list(library.articles.numbers(f"{start}*"))
    assert len(library.articles.numbers(f"{start}*", 7)) == 7
