"""The process of the refresher, as the reader sees it: it is sent orders, and says its steps."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from tui.errors import DatelineError
from tui.refresh.steps import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.library import Library
    from tui.refresh.steps import Order

COMMAND = (sys.executable, "-P", "-m", "tui.refresh.process")
"""`-P`, lest a folder of our name, where the reader was started, is taken for the program."""

STOP_SECONDS = 3.0
"""How long the process may take to end before it is killed; it takes one at the most."""


class RunProcess:
    """Carry out orders in one process; see `tui.refresh.process` for what it speaks."""

    def __init__(self, library: Library) -> None:
        """Start it. Raises DatelineError where the system has no room for another process."""
        import msgspec

        lent = library.lend()
        try:
            self._process = subprocess.Popen(
                COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # the terminal is the screen's
                pass_fds=(lent.lock,),
                start_new_session=True,  # what a terminal sends to its programs is the reader's
            )
        except OSError as error:
            raise DatelineError(f"No process could be started to fetch feeds ({error}).") from error
        self._encode = msgspec.json.encode
        self._decode = msgspec.json.Decoder(Progress).decode
        self._ending = False
        self._say(lent)

    def make_way(self) -> None:
        """End what is under way as soon as it can go on later: another order waits."""
        self._say(None)

    def _say(self, message: object) -> None:
        assert self._process.stdin is not None  # noqa: S101
        with suppress(OSError, ValueError):  # it has died, or is being ended: reading will show it
            self._process.stdin.write(self._encode(message) + b"\n")
            self._process.stdin.flush()

    def carry_out(self, order: Order) -> Iterator[Progress]:
        """Yield steps until the order is finished or the process ends; see `Refresher._steps`."""
        assert self._process.stdout is not None  # noqa: S101
        self._say(order)
        with suppress(ValueError):  # closed under our hands, where it is ended
            for line in self._process.stdout:
                step = self._decode(line)
                if step.finished:
                    return
                yield step
        if not self._ending:
            raise DatelineError(
                "The process that fetches feeds ended by itself; what it had fetched is kept, "
                "and the next refresh goes on from there."
            )

    def died(self) -> bool:
        """Tell whether it has ended without being asked."""
        if self._process.poll() is None:
            return False
        self.end()
        return True

    def end(self) -> None:
        """End it and wait for it."""
        self._ending = True
        with suppress(OSError):
            self._process.stdin.close()  # type: ignore[union-attr]
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()  # type: ignore[union-attr]
