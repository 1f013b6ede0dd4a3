"""Tag articles by rules: each is a query, and what it finds gets its tag.

A rule is asked when an article's text is new or has changed and was analysed, in the transaction
that keeps its facts, of this one article by its number. An article gets a tag by a rule once: what
the reader takes off again stays off. That the rule gave it is no change of the reader's, so it is
not in the journal, and undo reaches past it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import clean
from tui.errors import QueryError
from tui.library import journal, search
from tui.library.query import parse
from tui.library.query_text import uses_tag

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

EXCERPT = 24
"""Characters of a rule that are shown from its mistake on."""


def problems(rules: Mapping[str, str]) -> tuple[str, ...]:
    """Describe what is wrong with rules, by tag and query, each mistake at its place."""
    return tuple(_problems(rules))


def _problems(rules: Mapping[str, str]) -> Iterator[str]:
    for tag, query in rules.items():
        if not _called(tag):
            yield f"[rules] {tag!r} is no tag: name the tag before the = and the query after it."
            continue
        try:
            if parse(query) is None:
                yield f"[rules] {tag}: the query is empty, and would tag everything."
        except QueryError as error:
            rest = query[error.position : error.position + EXCERPT]
            place = f"at {rest!r}, character {error.position + 1}" if rest else "at its end"
            yield f"[rules] {tag}, {place}: {error}"


def config_uses(tag: str, rules: Mapping[str, str], keys: Mapping[str, str]) -> tuple[str, ...]:
    """List where the configuration uses a tag: rules that give it or ask for it, one-key tags."""
    folded = tag.casefold()
    rule_names = (
        f"[rules] {name}"
        for name, query in rules.items()
        if _called(name).casefold() == folded or uses_tag(query, tag)
    )
    on_keys = (f"[tags] {key}" for key, name in keys.items() if _called(name).casefold() == folded)
    return (*rule_names, *on_keys)


def _called(name: str) -> str:
    """A tag as it is kept, of how it is written in the configuration."""
    return clean.line(name, clean.MAX_TAG).lstrip("#")


def apply(connection: sqlite3.Connection, number: int, rules: Mapping[str, str]) -> None:
    """Tag an article by the rules that match it and have not tagged it before.

    A rule with a mistake in it gives none: `problems` says so where settings are looked at.
    """
    for name, query in rules.items():
        tag = _called(name)
        already_tagged = "SELECT 1 FROM ruled WHERE article = ? AND tag = ?"
        if not tag or connection.execute(already_tagged, (number, tag.casefold())).fetchone():
            continue
        try:
            fits = query.strip() and search.matches(connection, query, number)
        except QueryError:
            continue
        if fits:
            connection.execute("INSERT INTO ruled VALUES (?, ?)", (number, tag.casefold()))
            journal.add_tag(connection, tag, [number])
