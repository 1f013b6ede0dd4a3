"""What workers run in tests: work that leaves its process large."""

from __future__ import annotations

import os
import signal

from tui.errors import FeedError

_KEPT: list[bytes] = []
_LOADED: list[bool] = []


def keep(megabytes: int) -> int:
    """Hold on to so much memory; the number of the process that does."""
    _KEPT.append(b"x" * (megabytes << 20))
    return os.getpid()


def keep_and_fail(megabytes: int) -> None:
    raise FeedError(f"process {keep(megabytes)} gives up")


def stay() -> None:
    signal.pause()


def load() -> None:
    """Load what `loaded` finds."""
    _LOADED.append(True)


def loaded() -> bool:
    return bool(_LOADED)
