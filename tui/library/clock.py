"""The one clock of this room, which tests replace."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def seconds(moment: datetime | None) -> int | None:
    """A moment as the library keeps it: whole seconds since 1970. Null stays null."""
    return None if moment is None else int(moment.timestamp())


def moment(seconds: int | None) -> datetime | None:
    """A kept moment as an aware datetime in UTC. Null stays null."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
