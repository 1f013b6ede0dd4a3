"""Decides what a sync does, from plain values: what is here, what the server's lists say.

    pending and differs      -> push; pending and the same -> settled
    not pending and differs  -> apply the server's mark, but for what is unread again here
    unknown                  -> fetch, newest first

Only what differs is pushed: Miniflux 2.2.6 toggles, so that a mark sent twice is taken back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.library.account_items import READ, STARRED, MarkChange

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from tui.library.account_items import Axis, LocalMarks

ACCEPT = "run dateline sync --accept, or choose Take a mass change in the reader's palette"
"""How a mass change is taken after all."""

MANY = 100
"""Marks below which a change is never asked about: that many a hand can make."""

MASS = 0.5
"""Of all the server's items here, the share whose marks turn at once in a mass change."""


FEW = 50
"""Articles that were here before a server knew them, up to which their marks are never asked about:
what was read on a phone in a week."""


class ServerMarks(NamedTuple):
    """What the server's lists say.

    `present` are all its items, `labels` the items of each label by its folded name, `spelling`
    how the label is written there.
    """

    present: AbstractSet[int]
    unread: AbstractSet[int]
    starred: AbstractSet[int]
    labels: Mapping[str, AbstractSet[int]]
    spelling: Mapping[str, str]

    def has(self, axis: Axis, number: int) -> bool:
        """Tell whether the server has a mark on an item."""
        if axis == READ:
            return number not in self.unread
        if axis == STARRED:
            return number in self.starred
        return number in self.labels.get(axis[1], ())


class Edit(NamedTuple):
    """Marks of one kind to make or to take away on the server."""

    axis: Axis
    value: bool
    ids: tuple[int, ...]


class Decisions(NamedTuple):
    """What a sync does about marks: edits to push, changes to apply, and what waits no more."""

    push: tuple[Edit, ...]
    apply: tuple[MarkChange, ...]
    settled: tuple[tuple[int, Axis, bool], ...]


def decide(local: LocalMarks, server: ServerMarks) -> Decisions:
    """Compare every mark of every item that both sides have.

    An item that the server does not list was purged there, which says nothing of its marks; where
    its article has left here too, nobody is left to be told.
    """
    settled: list[tuple[int, Axis, bool]] = []
    push: dict[tuple[Axis, bool], list[int]] = {}
    for (number, axis), wish in local.pending.items():
        if number not in server.present:
            if number not in local.items:
                settled.append((number, axis, wish))
            continue
        if server.has(axis, number) == wish:
            settled.append((number, axis, wish))
        else:
            push.setdefault((axis, wish), []).append(number)
    edits = [Edit(*key, tuple(sorted(ids))) for key, ids in sorted(push.items())]
    axes: list[Axis] = [READ, STARRED, *(("tag", name) for name in sorted(server.labels))]
    changes = [change for axis in axes for change in _changes(local, server, axis)]
    return Decisions(tuple(edits), tuple(changes), tuple(settled))


def _changes(local: LocalMarks, server: ServerMarks, axis: Axis) -> Iterable[MarkChange]:
    """The marks of one kind that the server has and we have not, or the other way round.

    An article that stands in two feeds has two items: it has a mark where one of them has it, and
    loses it where none has.
    """
    tagged = local.tags.get(axis[1], set())
    votes: dict[int, list[int]] = {}
    against: set[int] = set()
    for number, item in local.items.items():
        if (number, axis) in local.pending:
            against.add(item.article)
        if number not in server.present:
            continue
        if axis == READ:
            local_value = item.read
        else:
            local_value = item.starred if axis == STARRED else item.article in tagged
        server_value = server.has(axis, number)
        if axis == READ and server_value and item.article in local.unread_here:
            continue  # what was read there is the text before it changed
        if local_value != server_value:
            votes.setdefault(item.article, []).append(number)
        elif local_value:
            against.add(item.article)
    for article, ids in votes.items():
        if article not in against:
            yield MarkChange(axis, server.has(axis, ids[0]), article, tuple(ids))


def mass_change(local: LocalMarks, server: ServerMarks, changes: Iterable[MarkChange]) -> str:
    """Say why these changes look like a server that errs; "" where they do not.

    Seen on real servers: a label that does not exist is answered with every item there is, and a
    list that is missing reads as everything read.
    """
    for name, ids in server.labels.items():
        if len(ids) >= MANY and len(ids) == len(server.present):
            return f"every item has the label {server.spelling.get(name, name)!r}"
    turned: dict[tuple[Axis, bool], int] = {}
    for change in changes:
        key = (change.axis, change.value)
        turned[key] = turned.get(key, 0) + 1
    for ((field, name), value), count in turned.items():
        if count >= MANY and count > MASS * len(local.items):
            label = f"the tag {name!r}" if field == "tag" else field
            verb = "got" if value else "lost"
            return f"{count:,} of {len(local.items):,} articles {verb} the mark {label!r} at once"
    return ""


def mass_meeting(read: int, known: int) -> str:
    """Say why most of what was here before is not marked read at once; "" where it may be."""
    if known <= FEW or read <= MASS * known:
        return ""
    return f"{read:,} of {known:,} articles that were here before are read, so none was marked"


def to_fetch(
    server: ServerMarks,
    stored: AbstractSet[int],
    newest: int,
    recent: AbstractSet[int],
    *,
    older: bool = False,
) -> list[int]:
    """Choose the unknown items to fetch, the newest first; ids grow with the time of arrival.

    What came after the first sync comes whole. Of what was there before, it brings what is unread,
    starred, labelled or `recent`, and the rest only on request (`older`).
    """
    unknown = server.present - stored
    if older:
        return sorted(unknown, reverse=True)
    marked = server.unread | server.starred | recent
    for ids in server.labels.values():
        marked |= ids
    later = {number for number in unknown if newest and number > newest}
    return sorted((unknown & marked) | later, reverse=True)
