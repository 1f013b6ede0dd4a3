"""Read the one clock of this room, which tests replace."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


def seconds(moment: datetime | None) -> int | None:
    """Convert a moment to whole seconds since 1970, as stored; None stays None."""
    return None if moment is None else int(moment.timestamp())


def moment(seconds: int | None) -> datetime | None:
    """Convert stored seconds to an aware datetime in UTC; None stays None."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
