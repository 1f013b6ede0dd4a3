"""Names as words of the query language, and queries after a tag was renamed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui import clean
from tui.errors import QueryError
from tui.library.query import parse
from tui.library.spelling import asks_for, quoted, retagged
from tui.library.tree import Tagged

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
    assert retagged(query, old, new) == (query if after is None else after)
    assert asks_for(query, old) == (after is not None)


@given(NAMES, NAMES)
def test_a_renamed_query_means_the_renamed_tag(old, new):
    query = f"tag:{quoted(old)} drone -tag:{quoted(old)}"
    try:
        parse(query)
    except QueryError:
        return
    after = retagged(query, old, new)
    assert asks_for(query, old)
    assert not asks_for(after, old) or old.casefold() == new.casefold()
    tree = parse(after)
    assert tree is not None
    expected = parse(f"tag:{quoted(new)} drone -tag:{quoted(new)}")
    assert tree == expected


@given(st.text(max_size=30))
def test_no_query_upsets_it(query):
    assert isinstance(retagged(query, "a", "b"), str)
    assert retagged(query, "a", "a b") == query or asks_for(query, "a")


@given(st.text(min_size=1, max_size=20))
def test_a_quoted_name_is_one_word(name):
    try:
        tree = parse(f"tag:{quoted(name)}")
    except QueryError:
        assert not name.strip()
    else:
        assert isinstance(tree, Tagged)
