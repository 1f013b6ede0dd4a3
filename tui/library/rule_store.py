"""Apply rules to what is there, and do what they ask for outside the library.

Lines and notifications wait beside the article, in the transaction in which the rule found it,
until `deliver` has done them: a kill loses none, and a line that stands in its file already is not
written twice.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tui import clean
from tui.errors import LibraryError
from tui.library import rule_files, serialize
from tui.library.queries import search
from tui.library.rules import LINE, NOTICE, carry_out, rule_key, tag_name
from tui.library.undo.journal import Change, record
from tui.plural import plural

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from tui.library.articles import Articles
    from tui.library.store import Store
    from tui.model import QueryRule, Row
    from tui.settings import Folders

TOGETHER = 500
"""Articles of a rule whose lines are written at a time."""

TITLES = 3
"""Headlines that a notification names."""


@dataclass(frozen=True, slots=True)
class RuleCount:
    """What a rule would do to what is there: `found` articles, of which so many are new to it.

    `waiting` are lines of articles that it had already, which are not in its file yet.
    """

    rule: str
    found: int
    new: int
    tagged: int
    starred: int
    read: int
    written: int
    waiting: int


class Delivery(NamedTuple):
    """What rules say of what came in, a line each, and what could not be written and why.

    `written` is of how many articles something was delivered.
    """

    written: int = 0
    notices: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


class RuleStore:
    """The rules of one library."""

    def __init__(
        self, store: Store, articles: Articles, rules: Sequence[QueryRule], folders: Folders
    ) -> None:
        self._store = store
        self._articles = articles
        self.rules = tuple(rules)
        self._folders = folders

    def count(self, rule: QueryRule) -> RuleCount:
        """Count what `apply` would do. Raises QueryError."""
        with self._store.reading() as connection:
            numbers = search.numbers(connection, rule.query)
            new = self._new(connection, rule, numbers)
            tags = json.dumps([tag_name(tag).casefold() for tag in rule.tags])
            (tagged, starred, read) = connection.execute(
                "SELECT (SELECT count(*) FROM json_each(:new) AS n WHERE (SELECT count(*) "
                "FROM tagged JOIN tags ON tags.number = tag WHERE article = n.value "
                "AND folded IN (SELECT value FROM json_each(:tags))) < json_array_length(:tags)), "
                "count(*) FILTER (WHERE NOT starred), count(*) FILTER (WHERE NOT read) "
                "FROM articles WHERE number IN (SELECT value FROM json_each(:new))",
                {"new": json.dumps(new), "tags": tags},
            ).fetchone()
            waiting = self._lines_waiting(connection, rule) if rule.file else 0
        written = len(new) if rule.file else 0
        return RuleCount(
            rule.name,
            len(numbers),
            len(new),
            tagged,
            starred if rule.star else 0,
            read if rule.read else 0,
            written,
            waiting,
        )

    @staticmethod
    def _lines_waiting(connection: sqlite3.Connection, rule: QueryRule) -> int:
        sql = "SELECT count(*) FROM ruled WHERE tag = ? AND waits & ?"
        (count,) = connection.execute(sql, (rule_key(rule), LINE)).fetchone()
        return int(count)

    def apply(self, rule: QueryRule) -> Change:
        """Do to what is there, and is new to a rule, what it says; it can be undone.

        A notification is for what comes in, and is not given here. Raises QueryError.
        """
        with self._store.writing() as connection:
            new = self._new(connection, rule, search.numbers(connection, rule.query))
            steps = carry_out(connection, rule, new, LINE if rule.file else 0)
            name = tag_name(rule.name)
            change = Change(f"applied the rule '{name}' to {plural(len(new), 'article')}", len(new))
            return record(connection, change, steps)

    @staticmethod
    def _new(connection: sqlite3.Connection, rule: QueryRule, numbers: Sequence[int]) -> list[int]:
        rows = connection.execute("SELECT article FROM ruled WHERE tag = ?", (rule_key(rule),))
        done = {number for (number,) in rows}
        return [number for number in numbers if number not in done]

    @property
    def reach_out(self) -> bool:
        """Tell whether any of them does more than change marks."""
        return any(rule.file or rule.notify for rule in self.rules)

    def deliver(self) -> Delivery:
        """Write the lines that wait, and give the notifications that do, once each.

        What cannot be written waits for the next time.
        """
        by_key = {rule_key(rule): rule for rule in self.rules}
        notices: list[str] = []
        failures: list[str] = []
        written = 0
        for key, waiting in self._waiting().items():
            rule = by_key.get(key)
            rows = self._articles.rows([number for number, _ in waiting])
            lines = {number for number, waits in waiting if waits & LINE}
            try:
                if rule and rule.file:
                    self._write(rule, [row for row in rows if row.number in lines])
            except LibraryError as error:
                failures.append(f"The rule {tag_name(rule.name) if rule else key}: {error}")
                continue
            alerted = {number for number, waits in waiting if waits & NOTICE}
            if rule and (news := [row for row in rows if row.number in alerted]):
                notices.append(_notice(rule, news))
            self._done(key, [number for number, _ in waiting])
            written += len(waiting)
        return Delivery(written, tuple(notices), tuple(failures))

    def _waiting(self) -> dict[str, list[tuple[int, int]]]:
        """List what waits, of each rule so much: one whose file is full holds up no other."""
        with self._store.reading() as connection:
            keys = connection.execute("SELECT DISTINCT tag FROM ruled WHERE waits").fetchall()
            return {
                key: connection.execute(
                    "SELECT article, waits FROM ruled WHERE waits AND tag = ? LIMIT ?",
                    (key, TOGETHER),
                ).fetchall()
                for (key,) in keys
            }

    def _write(self, rule: QueryRule, rows: Sequence[Row]) -> None:
        if problem := rule_files.problem(rule.file, self._folders):
            raise LibraryError(problem)
        rule_files.append(rule.file, [{"rule": rule.name, **serialize.row(row)} for row in rows])

    def _done(self, key: str, numbers: Sequence[int]) -> None:
        with self._store.writing() as connection:
            connection.executemany(
                "UPDATE ruled SET waits = 0 WHERE article = ? AND tag = ?",
                [(number, key) for number in numbers],
            )


def _notice(rule: QueryRule, rows: Sequence[Row]) -> str:
    """What came in by a rule, in a line: its name and the headlines, or how many more."""
    titles = "; ".join(row.title for row in rows[:TITLES])
    rest = f" and {len(rows) - TITLES} more" if len(rows) > TITLES else ""
    return clean.line(f"{tag_name(rule.name)}: {titles}{rest}")
