"""Which processes there are, as the system tells."""

from __future__ import annotations

import os
import select
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
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in map(int, (task / "children").read_text().split()):
            found += [child, *descendants(child)]
    return found
