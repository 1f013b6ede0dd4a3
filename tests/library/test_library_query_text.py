"""Names as words of the query language, and queries after a tag was renamed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui import clean
from tui.errors import QueryError
from tui.library.queries.ast import Tagged
from tui.library.queries.query import parse
from tui.library.queries.query_text import quote, rename_tag, uses_tag

NAMES = st.text(min_size=1, max_size=12).map(clean.line).filter(bool)


@pytest.mark.parametrize(
    ("query", "old", "new", "after"),
    [
        ("tag:old", "old", "new", "tag:new"),
        ("TAG:OLD  is:unread", "Old", "new", "TAG:new  is:unread"),
        ('tag:"old"', "old", "new", "tag:new"),
        ("tag:« old »", "old", "new", "tag:new"),
        ("tag:old", "old", "two words", 'tag:"two words"'),
        ("tag:old", "old", 'a "b" \\c', 'tag:"a \\"b\\" \\\\c"'),
        ('tag:"two words" OR -tag:old', "two words", "x(y)", 'tag:"x(y)" OR -tag:old'),
        ("(-tag:old OR NOT tag:old) tag:older", "old", "n", "(-tag:n OR NOT tag:n) tag:older"),
        ('old "tag:old" title:old feed:"tag:old"', "old", "new", None),
        ("old tag:old\u00e9 tag:olde tag:", "old", "new", None),
        ("tag:old (", "old", "new", "tag:new ("),
        ('tag:old "', "old", "new", None),
        ("tag:old flavour:sweet", "old", "new", None),
        ("", "old", "new", None),
    ],
)
def test_only_the_tag_is_called_otherwise(query, old, new, after):
    assert rename_tag(query, old, new) == (query if after is None else after)
    assert uses_tag(query, old) == (after is not None)


@given(NAMES, NAMES)
def test_a_renamed_query_means_the_renamed_tag(old, new):
    query = f"tag:{quote(old)} drone -tag:{quote(old)}"
    try:
        parse(query)
    except QueryError:
        return
    after = rename_tag(query, old, new)
    assert uses_tag(query, old)
    assert not uses_tag(after, old) or old.casefold() == new.casefold()
    tree = parse(after)
    assert tree is not None
    expected = parse(f"tag:{quote(new)} drone -tag:{quote(new)}")
    assert tree == expected


@given(st.text(max_size=30))
def test_no_query_upsets_it(query):
    assert isinstance(rename_tag(query, "a", "b"), str)
    assert rename_tag(query, "a", "a b") == query or uses_tag(query, "a")


@given(st.text(min_size=1, max_size=20).map(clean.text))  # what is no character is never kept
def test_a_quoted_name_is_one_word(name):
    try:
        tree = parse(f"tag:{quote(name)}")
    except QueryError:
        assert not name.strip()
    else:
        assert isinstance(tree, Tagged)
