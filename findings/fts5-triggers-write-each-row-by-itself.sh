#!/usr/bin/env bash
# SQLite 3.54.1 (apsw 3.54.1.0): the triggers that keep an FTS5 index in step make it write each row
# by itself, whatever the transaction.
#
# FTS5 gathers the words of a transaction in memory and writes them as one sorted segment. Its
# documentation keeps an index of external content in step by triggers. A statement that fires one
# runs under a savepoint of its own, which SQLite opens on each virtual table, and FTS5 answers by
# writing what it holds: a segment for each row, to be merged with the others afterwards. An insert
# into the index by hand, in the same transaction, is gathered. So a bulk load "in one transaction"
# gains nothing in the index. Nor does indexing by hand, where an UPDATE stands between the rows whose
# trigger fills a table that can refuse (a column NOT NULL): without that constraint it needs no
# savepoint. Nothing but time and the number of segments shows it.
#
# Output seen (500 rows in one transaction, merging switched off so that segments stay to be counted):
#   by hand                             segments:   1
#   by trigger                          segments: 500
#   by hand, an update with a trigger   segments: 500
# Exits with 1 if rows are gathered in another way.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install apsw==3.54.1.0
"$place/venv/bin/python" - <<'PYTHON'
import sys

import apsw

ROWS = 500
INDEX = "INSERT INTO words(rowid, body) VALUES (new.id, new.body);"
SCHEMA = """
    CREATE TABLE report(id INTEGER PRIMARY KEY, body TEXT, seen INTEGER DEFAULT 0);
    CREATE TABLE journal(id INTEGER NOT NULL);
    CREATE VIRTUAL TABLE words USING fts5(body, content='report', content_rowid='id');
    INSERT INTO words(words, rank) VALUES ('automerge', 0);
    INSERT INTO words(words, rank) VALUES ('crisismerge', 1900);
"""


def segments(trigger: str, *, by_hand: bool, update: bool) -> int:
    db = apsw.Connection(":memory:")
    db.execute(SCHEMA)
    db.execute(trigger)
    with db:  # one transaction
        for number in range(1, ROWS + 1):
            body = f"Report {number} from the river"
            db.execute("INSERT INTO report(id, body) VALUES (?, ?)", (number, body))
            if by_hand:
                db.execute("INSERT INTO words(rowid, body) VALUES (?, ?)", (number, body))
            if update:
                db.execute("UPDATE report SET seen = 1 WHERE id = ?", (number,))
    return db.execute("SELECT count(DISTINCT segid) FROM words_idx").get


on_insert = f"CREATE TRIGGER added AFTER INSERT ON report BEGIN {INDEX} END"
on_update = "CREATE TRIGGER seen AFTER UPDATE OF seen ON report BEGIN INSERT INTO journal VALUES (new.id); END"
seen = {
    "by hand": segments("", by_hand=True, update=False),
    "by trigger": segments(on_insert, by_hand=False, update=False),
    "by hand, an update with a trigger": segments(on_update, by_hand=True, update=True),
}
for way, count in seen.items():
    print(f"{way:33}   segments: {count:3}")
sys.exit(list(seen.values()) != [1, ROWS, ROWS])
PYTHON
