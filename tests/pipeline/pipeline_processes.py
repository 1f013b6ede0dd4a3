"""Which processes there are, as the system tells."""

from __future__ import annotations

import os
import select
from contextlib import suppress
from pathlib import Path


def ended(process: int, seconds: float) -> bool:
    """Whether a process that may be another's child ends within a time."""
    try:
        descriptor = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([descriptor], [], [], seconds)[0])
    finally:
        os.close(descriptor)


def descendants(process: int) -> list[int]:
    """The processes that one has started, each before those that it has started itself."""
    found = []
    for task in _threads(process):
        with suppress(FileNotFoundError, ProcessLookupError):  # a thread may end meanwhile
            for child in map(int, (task / "children").read_text().split()):
                found += [child, *descendants(child)]
    return found


def refresher_family() -> list[int]:
    """The refresher's process that this one has started, then what that has started.

    This process may have other children still, of tests that ran before.
    """
    for child in descendants(os.getpid()):
        with suppress(FileNotFoundError):
            if b"tui.refresh.process" in Path(f"/proc/{child}/cmdline").read_bytes():
                return [child, *descendants(child)]
    return []


def _threads(process: int) -> list[Path]:
    try:
        return list(Path(f"/proc/{process}/task").iterdir())
    except FileNotFoundError:
        return []
