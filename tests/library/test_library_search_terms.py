"""What a word is, of texts and of queries alike: nothing that is written gets lost between them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.library.search_terms import index_terms, match_expression, query_terms


@given(st.text(max_size=60), st.text(max_size=60))
@example("Sana`a", "0`0-1")
def test_any_text_is_found_by_itself(text, rest):
    """Whatever a text is, the index terms hold each of its own words' query terms in order."""
    for word in f"{text} {rest}".split():
        for terms in query_terms(word)[:1]:
            indexed = f" {' '.join(index_terms(word).split())} "
            assert f" {terms} " in indexed


@given(st.text(max_size=40))
def test_every_expression_is_one_that_fts5_takes(text):
    import sqlite3
    from contextlib import closing

    from tui.library.search_terms import TOKENIZER

    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f'CREATE VIRTUAL TABLE t USING fts5 (x, tokenize="{TOKENIZER}")')
        if expression := match_expression(text.replace("\0", "")):
            connection.execute("SELECT * FROM t WHERE t MATCH ?", (expression,)).fetchall()


@pytest.mark.parametrize(
    ("phrase", "expression"), [("su34", '"su34" OR "su 34"'), ("su3*", '"su3" *')]
)
def test_the_beginning_of_a_model_asks_for_no_list_of_all_figures(phrase, expression):
    assert match_expression(phrase) == expression
