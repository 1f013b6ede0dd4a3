"""The items of the account's server: which articles they are, and what waits to be told of them.

`pending` is filled by triggers in the transaction of each mark (schema 0007), so this module only
reads it, settles it, and applies what the server says where nothing waits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.library.undo import journal, tag_steps

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from tui.library.store import Store

Axis = tuple[str, str]
"""A kind of mark: ("read", ""), ("starred", "") or ("tag", its name folded)."""

READ: Axis = ("read", "")
STARRED: Axis = ("starred", "")


class LocalItem(NamedTuple):
    """An item of the server that an article here is linked to, and how that is marked."""

    article: int
    read: bool
    starred: bool


class LocalMarks(NamedTuple):
    """Everything that is decided here about the server's items.

    `tags` are the articles by a tag's folded name, `names` how that is written, `pending` the
    decisions that wait, by item and kind of mark; `unread_here` are articles that are unread
    again because they have changed, whatever the server says of the text before.
    """

    items: Mapping[int, LocalItem]
    tags: Mapping[str, set[int]]
    names: Mapping[str, str]
    pending: Mapping[tuple[int, Axis], bool]
    unread_here: AbstractSet[int] = frozenset()


class MarkChange(NamedTuple):
    """A mark that the server has for an article, and the items that say so."""

    axis: Axis
    value: bool
    article: int
    ids: tuple[int, ...]


class ServerItem(NamedTuple):
    """An item that was stored: its id, the feed's key for it, and how the server marks it.

    `labels` are None where the server has none at all.
    """

    id: int
    key: str
    read: bool
    starred: bool
    labels: tuple[str, ...] | None = None


class AccountItems:
    """The server's items in one library."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ids(self) -> set[int]:
        """Read the ids of all items that are linked, or whose article expired here."""
        with self._store.reading() as connection:
            return {number for (number,) in connection.execute("SELECT id FROM remote_items")}

    def marks(self) -> LocalMarks:
        """Read everything that is decided here about the server's items."""
        with self._store.reading() as connection:
            return _marks(connection)

    def link(
        self, feed: int, items: Iterable[ServerItem], new: AbstractSet[int]
    ) -> tuple[tuple[int, ...], tuple[ServerItem, ...]]:
        """Tie items to the articles that they were stored as, where these are `new`.

        Gives the articles that changed, and the items of those that were here before, which are
        left for `meet`.
        """
        changed: list[int] = []
        known: list[ServerItem] = []
        with self._store.writing(durable=False) as connection:
            for item in items:
                article = _article(connection, feed, item)
                if article is not None and article not in new:
                    known.append(item)
                else:
                    changed += _link(connection, article, item, new=True)
        return tuple(dict.fromkeys(changed)), tuple(known)

    def meet(
        self,
        known: Iterable[tuple[int, ServerItem]],
        choose: Callable[[LocalMarks], Sequence[MarkChange]],
        names: Mapping[str, str],
    ) -> tuple[int, ...]:
        """Tie items of feeds to the articles that were here before them; gives those that changed.

        What either side has marked is marked on both: an article that was here before keeps its
        marks, and what the server lacks of them waits to be told. That it was read on the server
        `choose` decides over all of these. Where that raises, or the process is killed before it
        was asked, none is tied, and the next sync meets them anew.
        """
        with self._store.writing(durable=False) as connection:
            changed: list[int] = []
            for feed, item in known:
                article = _article(connection, feed, item)
                changed += _link(connection, article, item, new=False)
            changed += self.apply(choose(_marks(connection)), names)
        return tuple(dict.fromkeys(changed))

    def settle(self, decisions: Iterable[tuple[int, Axis, bool]]) -> None:
        """Let decisions wait no more that the server has taken, unless they changed meanwhile."""
        rows = [(number, *axis, value) for number, axis, value in decisions]
        if rows:
            with self._store.writing(durable=False) as connection:
                connection.executemany(
                    "DELETE FROM pending WHERE id = ? AND field = ? AND name = ? AND value = ?",
                    rows,
                )

    def apply(self, changes: Sequence[MarkChange], names: Mapping[str, str]) -> tuple[int, ...]:
        """Mark articles as the server does; gives those that changed.

        What was decided here since the changes were computed is left alone. These changes are
        nobody's to undo, so they are in no journal. `names` are tags as the server writes them.
        """
        if not changes:
            return ()
        with self._store.writing(durable=False) as connection:
            waiting = set(
                connection.execute(
                    "SELECT article, field, name FROM pending JOIN remote_items USING (id) "
                    "UNION ALL SELECT article, 'read', '' FROM unread_here"
                ).fetchall()
            )
            groups: dict[tuple[Axis, bool], list[MarkChange]] = {}
            for change in changes:
                if (change.article, *change.axis) not in waiting:
                    groups.setdefault((change.axis, change.value), []).append(change)
            touched: set[int] = set()
            for (axis, value), group in groups.items():
                touched.update(
                    _mark(connection, axis, [change.article for change in group], value, names)
                )
                connection.executemany(
                    "DELETE FROM pending WHERE id = ? AND field = ? AND name = ? AND value = ?",
                    [(number, *axis, value) for change in group for number in change.ids],
                )
        return tuple(touched)

    def keep_local(self, folded: Iterable[str]) -> tuple[str, ...]:
        """Keep that these tags stay here; nothing of them waits. Gives those not told before."""
        fresh = []
        with self._store.writing(durable=False) as connection:
            for name in folded:
                connection.execute("DELETE FROM pending WHERE field = 'tag' AND name = ?", (name,))
                cursor = connection.execute("INSERT OR IGNORE INTO local_tags VALUES (?)", (name,))
                if cursor.rowcount:
                    fresh.append(name)
        return tuple(fresh)


def _marks(connection: sqlite3.Connection) -> LocalMarks:
    items = {
        number: LocalItem(article, bool(read), bool(starred))
        for number, article, read, starred in connection.execute(
            "SELECT id, article, read, starred FROM remote_items "
            "JOIN articles ON articles.number = article"
        )
    }
    tags: dict[str, set[int]] = {}
    for folded, article in connection.execute(
        "SELECT folded, article FROM tagged JOIN tags ON tags.number = tag "
        "WHERE article IN (SELECT article FROM remote_items)"
    ):
        tags.setdefault(folded, set()).add(article)
    names = dict(connection.execute("SELECT folded, name FROM tags").fetchall())
    pending: dict[tuple[int, Axis], bool] = {
        (number, (field, name)): bool(value)
        for number, field, name, value in connection.execute("SELECT * FROM pending")
    }
    rows = connection.execute("SELECT * FROM unread_here").fetchall()
    return LocalMarks(items, tags, names, pending, {article for (article,) in rows})


def _article(connection: sqlite3.Connection, feed: int, item: ServerItem) -> int | None:
    """Find the article that an item of a feed was stored as; None where it has expired."""
    row = connection.execute(
        "SELECT article FROM entries WHERE feed = ? AND key = ?", (feed, item.key)
    ).fetchone()
    return row[0] if row else None


def _link(
    connection: sqlite3.Connection, article: int | None, item: ServerItem, *, new: bool
) -> list[int]:
    """Tie one item to its article; gives that again for each mark that it got by that."""
    if article is None:
        connection.execute("INSERT OR IGNORE INTO remote_items (id) VALUES (?)", (item.id,))
        return []
    connection.execute("INSERT OR REPLACE INTO remote_items VALUES (?, ?)", (item.id, article))
    (read, starred) = connection.execute(
        "SELECT read, starred FROM articles WHERE number = ?", (article,)
    ).fetchone()
    changed: list[int] = []
    for field, local, remote in (("read", read, item.read), ("starred", starred, item.starred)):
        if remote and not local and (field != "read" or new):
            changed += journal.set_column(connection, field, 1, [article])
        _await(connection, item.id, (field, ""), local=bool(local), remote=remote)
    return changed + _link_labels(connection, article, item)


def _link_labels(connection: sqlite3.Connection, article: int, item: ServerItem) -> list[int]:
    """Tag an article with an item's labels; what it has beyond them waits, if there are any."""
    tags = connection.execute(
        "SELECT folded FROM tagged JOIN tags ON number = tag WHERE article = ?", (article,)
    )
    local = {folded for (folded,) in tags}
    labels = {name.casefold(): name for name in item.labels or ()}
    changed: list[int] = []
    for folded in labels.keys() - local:
        changed += tag_steps.add_tag(connection, labels[folded], [article])
        _await(connection, item.id, ("tag", folded), local=False, remote=True)
    for folded in local - labels.keys() if item.labels is not None else ():
        _await(connection, item.id, ("tag", folded), local=True, remote=False)
    return changed


def _await(
    connection: sqlite3.Connection, number: int, axis: Axis, *, local: bool, remote: bool
) -> None:
    """Let a mark wait that is here and not there; one that both have, or only they, waits not."""
    if local and not remote:
        connection.execute("INSERT OR REPLACE INTO pending VALUES (?, ?, ?, 1)", (number, *axis))
    else:
        connection.execute(
            "DELETE FROM pending WHERE id = ? AND field = ? AND name = ?", (number, *axis)
        )


def _mark(
    connection: sqlite3.Connection,
    axis: Axis,
    articles: list[int],
    value: bool,  # noqa: FBT001
    names: Mapping[str, str],
) -> list[int]:
    field, folded = axis
    if field != "tag":
        return journal.set_column(connection, field, int(value), articles)
    name = names.get(folded, folded)
    change = tag_steps.add_tag if value else tag_steps.remove_tag
    return change(connection, name, articles)
