"""A screenful costs a screenful: SQLite neither sorts nor scans for what is asked all the time."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tui.library.queries.compile import Compiler
from tui.library.queries.query import parse

QUERIES = [
    "",
    "river",
    '"river rose" bridge',
    "-river",
    "river -bridge OR quake",
    "is:unread",
    "river is:unread -is:starred",
    "river OR is:starred",
    'tag:"flood watch"',
    'river tag:"flood watch" killed:>0',
    'river -tag:"flood watch"',
    "feed:local",
    "river feed:local",
    "feed:l is:unread",
    "place:SY killed:>=10 since:30d",
    "river place:SY person:yarallah",
    "note:river",
    "note: grade:B2 is:unread",
    "river -note:old grade:2",
    "river OR place:SY OR tag:x OR feed:local",
]


def _plan(library, sql, values=()) -> str:
    with closing(sqlite3.connect(library.path)) as connection:
        rows = connection.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
    return "\n".join(row[3] for row in rows)


@pytest.mark.parametrize("query", QUERIES)
def test_the_newest_hits_need_no_sort(world, query):
    with closing(sqlite3.connect(world.path)) as connection:
        compiler = Compiler(connection)
        sql = compiler.of(parse(query))
    newest = f"{sql} ORDER BY number DESC LIMIT 200"
    assert "TEMP B-TREE" not in _plan(world, newest, compiler.values)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT articles, unread FROM tags WHERE number = 1",
        "SELECT number FROM headlines WHERE canonical = 5",
        "SELECT number FROM headlines WHERE id >= 'a' AND id < 'b' LIMIT 2",
        "SELECT article FROM entries WHERE feed = 1 AND key = 'x'",
        "SELECT feed FROM entries WHERE article = 5",
        "SELECT tag FROM tagged WHERE article = 5",
        "SELECT key FROM entries WHERE feed = 1 AND article IS NULL",
    ],
)
def test_what_is_looked_up_is_not_scanned_for(world, sql):
    plan = _plan(world, sql)
    assert "SEARCH" in plan
    assert "SCAN" not in plan


@pytest.mark.parametrize("state", ["unread", "starred"])
def test_what_the_first_screen_counts_has_an_index_of_its_own(world, state):
    with closing(sqlite3.connect(world.path)) as connection:
        sql = Compiler(connection).of(parse(f"is:{state}"))
    assert f"INDEX articles_{state}" in _plan(world, f"SELECT count(*) FROM ({sql})")
