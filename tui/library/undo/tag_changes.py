"""Rename, colour and remove tags, and describe what was done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.library.queries.query_text import rename_tag
from tui.library.undo import journal, tag_steps
from tui.library.undo.journal import Change, record
from tui.plural import plural

if TYPE_CHECKING:
    import sqlite3


class _Tag(NamedTuple):
    number: int
    name: str
    articles: int
    colour: str | None


def colour(connection: sqlite3.Connection, name: str, colour: str | None) -> Change:
    """Set the colour of a tag in use; None takes it away."""
    tag = _find(connection, name)
    if tag is None or not tag.articles or tag.colour == colour:
        return Change("nothing to change", 0)
    tag_steps.set_colour(connection, name, colour)
    description = f"gave the tag '{tag.name}' the colour {colour}"
    if colour is None:
        description = f"took the colour of the tag '{tag.name}'"
    return record(connection, Change(description, tag.articles), [["colour", tag.name, tag.colour]])


def rename(connection: sqlite3.Connection, old: str, new: str) -> Change:
    """Rename a tag in use; where another tag has the name, its articles join those.

    Saved searches ask for it by its new name from then on.
    """
    tag, target = _find(connection, old), _find(connection, new)
    if tag is None or not tag.articles or not new or tag.name == new:
        return Change("nothing to change", 0)
    if target is None or target.number == tag.number:
        tag_steps.rename_tag(connection, tag.name, new)
        steps: list[journal.Step] = [["called", new, tag.name]]
    else:
        steps = _dress(connection, tag, target, new) + _join(connection, tag, new)
    if target is not None and target.number != tag.number and target.articles:
        new = target.name
        description = f"made the tag '{tag.name}' one with '{new}'"
    else:
        description = f"renamed the tag '{tag.name}' to '{new}'"
    searches = _in_searches(connection, tag.name, new)
    if searches:
        noun = "search" if len(searches) == 1 else "searches"
        description += f", in {len(searches)} {noun} too"
    return record(connection, Change(description, tag.articles), steps + searches)


def remove(connection: sqlite3.Connection, name: str) -> Change:
    """Take a tag off every article that has it."""
    tag = _find(connection, name)
    if tag is None or not tag.articles:
        return Change("nothing to change", 0)
    rows = connection.execute("SELECT article FROM tagged WHERE tag = ?", (tag.number,))
    taken = tag_steps.remove_tag(connection, tag.name, [number for (number,) in rows])
    change = Change(f"removed the tag '{tag.name}' everywhere", len(taken))
    return record(connection, change, [["tag", tag.name, taken]])


def _dress(connection: sqlite3.Connection, tag: _Tag, target: _Tag, new: str) -> list[journal.Step]:
    """Let a name that no article has any more be written and coloured like the tag that takes it.

    A tag in use stays as the reader knows it.
    """
    if target.articles:
        return []
    tag_steps.rename_tag(connection, target.name, new)
    tag_steps.set_colour(connection, new, tag.colour)
    return [["called", new, target.name], ["colour", new, target.colour]]


def _join(connection: sqlite3.Connection, tag: _Tag, new: str) -> list[journal.Step]:
    """Give a tag's articles the other tag in its place."""
    rows = connection.execute("SELECT article FROM tagged WHERE tag = ?", (tag.number,))
    numbers = [number for (number,) in rows]
    added = tag_steps.add_tag(connection, new, numbers)
    removed = tag_steps.remove_tag(connection, tag.name, numbers)
    return [["untag", new, added], ["tag", tag.name, removed]]


def _in_searches(connection: sqlite3.Connection, old: str, new: str) -> list[journal.Step]:
    """Let the saved searches ask for a tag by its new name."""
    steps: list[journal.Step] = []
    for name, query in connection.execute("SELECT name, query FROM saved").fetchall():
        if (now := rename_tag(query, old, new)) != query:
            connection.execute("UPDATE saved SET query = ? WHERE name = ?", (now, name))
            steps.append(["asks", name, now, query])
    return steps


def _find(connection: sqlite3.Connection, name: str) -> _Tag | None:
    row = connection.execute(
        "SELECT number, name, articles, colour FROM tags WHERE folded = ?", (name.casefold(),)
    ).fetchone()
    return _Tag(*row) if row else None


def tagging(count: int, added: tuple[str, ...], removed: tuple[str, ...]) -> str:
    """Describe which tags were added and which were removed, where any article changed."""
    if not count:
        return "nothing to change"
    quoted_added = ", ".join(f"'{name}'" for name in added)
    quoted_removed = ", ".join(f"'{name}'" for name in removed)
    if added and removed:
        return f"tagged {plural(count, 'article')} {quoted_added} and untagged {quoted_removed}"
    if removed:
        return f"untagged {plural(count, 'article')} {quoted_removed}"
    return f"tagged {plural(count, 'article')} {quoted_added}"
