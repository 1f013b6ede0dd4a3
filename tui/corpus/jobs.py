"""Who analyses the records of a run, on this machine or on a cluster."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from tui.errors import DatelineError

Deliver = Callable[[Any, DatelineError | None], None]
"""Takes a job's result, or what went wrong in it."""


class Jobs(Protocol):
    """Runs the analysis of records somewhere, and hands results on in their order."""

    def submit(self, deliver: Deliver, *arguments: object) -> None:
        """Have a record analysed."""

    def hand(self, deliver: Deliver, result: object) -> None:
        """Hand a result on that is there, when its turn has come."""
