"""A program in a pseudo-terminal, timed from outside by what it writes."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path
from types import TracebackType
from typing import Self

COLUMNS, ROWS = 160, 48

GONE = 20.0
"""Seconds in which what a program has started must have ended with it."""


class Terminal:
    """Runs a command in a pty of 160 x 48; `seen` is everything it has written so far."""

    def __init__(self, *command: str, **environment: str) -> None:
        self.started = time.perf_counter()
        self.pid, self.descriptor = pty.fork()
        if self.pid == 0:
            self._become(command, environment)
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("4H", ROWS, COLUMNS, 0, 0))
        self.seen = b""

    def _become(self, command: tuple[str, ...], environment: dict[str, str]) -> None:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("4H", ROWS, COLUMNS, 0, 0))
        surroundings = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        os.execvpe(command[0], command, surroundings | environment)

    def read(self, seconds: float) -> bytes:
        """What it writes within this time, as soon as anything comes; b"" if nothing does."""
        ready, _, _ = select.select([self.descriptor], [], [], seconds)
        if not ready:
            return b""
        try:
            data = os.read(self.descriptor, 65_536)
        except OSError:
            return b""
        self.seen += data
        return data

    def wait(self, text: bytes, seconds: float = 60.0) -> float:
        """Seconds from the start until it has written this text."""
        end = time.perf_counter() + seconds
        while text not in self.seen:
            if time.perf_counter() > end:
                raise TimeoutError(f"{text!r} was not written within {seconds} s")
            self.read(0.05)
        return time.perf_counter() - self.started

    def settle(self, quiet: float = 0.4, seconds: float = 20.0) -> None:
        """Read until nothing was written for `quiet` seconds, or until `seconds` have passed."""
        end = time.perf_counter() + seconds
        while self.read(quiet) and time.perf_counter() < end:
            pass

    def key(self, key: bytes, seconds: float = 5.0) -> float:
        """Press a key; milliseconds until the first byte of its frame."""
        while self.read(0.04):
            pass
        pressed = time.perf_counter()
        os.write(self.descriptor, key)
        self.read(seconds)
        return (time.perf_counter() - pressed) * 1_000

    def memory(self) -> float:
        """Resident megabytes of the program's own process."""
        for line in Path(f"/proc/{self.pid}/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1_024
        return 0.0

    def __enter__(self) -> Self:
        """The running program."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """End the program, and wait for what it started: the next one has the machine to itself."""
        processes = descendants(self.pid)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.descriptor)
        end = time.perf_counter() + GONE
        while any(Path(f"/proc/{pid}").exists() for pid in processes):
            if time.perf_counter() > end:
                raise TimeoutError(f"processes outlive the program that started them: {processes}")
            time.sleep(0.02)


def descendants(pid: int) -> list[int]:
    """The processes that a program has started, and those that these have."""
    lists = (
        task.read_text(encoding="ascii") for task in Path(f"/proc/{pid}").glob("task/*/children")
    )
    children = [int(child) for listed in lists for child in listed.split()]
    return children + [pid for child in children for pid in descendants(child)]


PYTHON = sys.executable
EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("ready-and-drawn")
Empty().run()
"""
