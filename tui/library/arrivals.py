"""Entries of a feed, made ready to be compared with what the library has."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.library.links import canonical, number_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from tui.model import Entry


class Arrival(NamedTuple):
    """An entry with its time in seconds, its canonical address, and a number for what it says."""

    entry: Entry
    published: int
    address: str
    link: int | None
    digest: int


def arrivals(entries: Iterable[Entry], now: datetime) -> list[Arrival]:
    """Each key once, the oldest first: feeds list the newest first, and it gets the last number.

    What has no date, or one in the future, is taken to be from now. That date is no part of the
    digest, since a clock that jumps must not make everything an update.
    """
    present = int(now.timestamp())
    unique = {entry.key: entry for entry in reversed(tuple(entries))}
    ready = [_ready(entry, present) for entry in unique.values()]
    return sorted(ready, key=lambda arrival: arrival.published)


def _ready(entry: Entry, present: int) -> Arrival:
    published = present if entry.published is None else int(entry.published.timestamp())
    address = canonical(entry.link)
    said = (entry.title, address, entry.author, entry.language, entry.body.text)
    return Arrival(
        entry=entry,
        published=min(published, present),
        address=address,
        link=number_of(address) if address else None,
        digest=number_of(*said),
    )
