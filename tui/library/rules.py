"""Rules: what a query finds is tagged, marked, told and written down by itself.

A rule is asked when an article's text is new or has changed and was analysed, in the transaction
that keeps its facts, of this one article by its number. It does its deeds to an article once: what
the reader takes off again stays off. What it does to what comes in is no change of the reader's, so
it is not in the journal, and undo reaches past it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import clean
from tui.errors import QueryError
from tui.library import rule_files
from tui.library.queries import search
from tui.library.queries.query import parse
from tui.library.queries.query_text import uses_tag
from tui.library.undo import journal, tag_steps

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tui.model import QueryRule
    from tui.settings import Folders

EXCERPT = 24
"""Characters of a rule that are shown from its mistake on."""

LINE, NOTICE = 1, 2
"""What waits beside an article, as bits: a line in a file, a notification."""


def problems(rules: Iterable[QueryRule], folders: Folders) -> tuple[str, ...]:
    """Describe what is wrong with rules, each mistake at its place; no file lies in `folders`."""
    return tuple(_problems(rules, folders))


def _problems(rules: Iterable[QueryRule], folders: Folders) -> Iterator[str]:
    for rule in rules:
        if not tag_name(rule.name) or not all(map(tag_name, rule.tags)):
            yield (
                f"[rules] {rule.name!r} is no tag: name the tag before the = and the query after "
                "it."
            )
            continue
        if rule.file and (problem := rule_files.problem(rule.file, folders)):
            yield f"[rules] {rule.name}: {problem}"
        try:
            if parse(rule.query) is None:
                does = "tag everything" if rule.tags else "find everything"
                yield f"[rules] {rule.name}: the query is empty, and would {does}."
        except QueryError as error:
            rest = rule.query[error.position : error.position + EXCERPT]
            place = f"at {rest!r}, character {error.position + 1}" if rest else "at its end"
            yield f"[rules] {rule.name}, {place}: {error}"


def config_uses(tag: str, rules: Iterable[QueryRule], keys: Mapping[str, str]) -> tuple[str, ...]:
    """List where the configuration uses a tag: rules that give it or ask for it, one-key tags."""
    folded = tag.casefold()
    rule_names = (
        f"[rules] {rule.name}"
        for rule in rules
        if any(tag_name(name).casefold() == folded for name in rule.tags)
        or uses_tag(rule.query, tag)
    )
    on_keys = (f"[tags] {key}" for key, name in keys.items() if tag_name(name).casefold() == folded)
    return (*rule_names, *on_keys)


def tag_name(name: str) -> str:
    """Clean a tag of the configuration to how it is kept."""
    return clean.line(name, clean.MAX_TAG).lstrip("#")


def rule_key(rule: QueryRule) -> str:
    """Name a rule as the library does."""
    return tag_name(rule.name).casefold()


def apply_incoming(connection: sqlite3.Connection, number: int, rules: Iterable[QueryRule]) -> None:
    """Do what the rules say that find an article and have not had it before.

    A rule with a mistake in it does nothing: `problems` says so where settings are looked at.
    """
    for rule in rules:
        done = "SELECT 1 FROM ruled WHERE article = ? AND tag = ?"
        if not rule_key(rule) or connection.execute(done, (number, rule_key(rule))).fetchone():
            continue
        try:
            fits = rule.query.strip() and search.matches(connection, rule.query, number)
        except QueryError:
            continue
        if fits:
            waits = (LINE if rule.file else 0) | (NOTICE if rule.notify else 0)
            carry_out(connection, rule, [number], waits)


def carry_out(
    connection: sqlite3.Connection, rule: QueryRule, numbers: Sequence[int], waits: int
) -> list[journal.Step]:
    """Do to articles what a rule says, and give the steps that take it back."""
    connection.executemany(
        "INSERT OR IGNORE INTO ruled (article, tag, waits) VALUES (?, ?, ?)",
        [(number, rule_key(rule), waits) for number in numbers],
    )
    steps: list[journal.Step] = [
        ["untag", tag, changed]
        for tag in filter(None, map(tag_name, rule.tags))
        if (changed := tag_steps.add_tag(connection, tag, numbers))
    ]
    columns = ("starred",) * rule.star + ("read",) * rule.read
    steps += [
        ["set", column, 0, changed]
        for column in columns
        if (changed := journal.set_column(connection, column, 1, numbers))
    ]
    return steps
