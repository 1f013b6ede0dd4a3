"""The program in a pseudo-terminal of its own, as a user starts it."""

from __future__ import annotations

import fcntl
import os
import select
import struct
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from pathlib import Path

OWN = "import fcntl, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); sys.argv = ['dateline']; "
RUN = "from tui.cli import main; main()"
PATIENCE = 30.0


class Pseudo:
    """`dateline` on a home; `before` is code that runs first, in its process."""

    def __init__(
        self,
        home: Path,
        before: str = "",
        size: tuple[int, int] = (120, 34),
        **environment: str,
    ) -> None:
        self.master, self.terminal = os.openpty()
        columns, lines = size
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("4H", lines, columns, 0, 0))
        self.attributes = termios.tcgetattr(self.terminal)
        surroundings = {"DATELINE_HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "24bit"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", OWN + before + "\n" + RUN],
            stdin=self.terminal,
            stdout=self.terminal,
            stderr=self.terminal,
            env={**os.environ, **surroundings, **environment},
            start_new_session=True,
        )
        self.seen = b""

    def wait(self, text: bytes) -> None:
        """Read until it has written this text."""
        end = time.monotonic() + PATIENCE
        while text not in self.seen:
            assert time.monotonic() < end, f"{text!r} was not written: {self.seen[-2_000:]!r}"
            self.read()

    def read(self) -> bool:
        """Take in what it writes within a moment."""
        ready, _, _ = select.select([self.master], [], [], 0.05)
        if ready:
            self.seen += os.read(self.master, 65_536)
        return bool(ready)

    def press(self, keys: bytes) -> None:
        os.write(self.master, keys)

    def ended(self) -> int:
        """Its exit status; what it wrote last has been read."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < end, "it does not end"
            self.read()
        while self.read():
            pass
        return self.process.returncode

    def hang_up(self) -> None:
        """Close the terminal, as closing its window does."""
        os.close(self.terminal)
        os.close(self.master)
        self.master = self.terminal = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        for descriptor in {self.master, self.terminal} - {-1}:
            os.close(descriptor)
