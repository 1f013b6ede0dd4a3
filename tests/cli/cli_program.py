"""How a shell starts the program, and waits for what it does."""

import subprocess
import sys
from collections.abc import Callable
from typing import Any

PROGRAM = (sys.executable, "-m", "tui.cli")


def wait_while_running(process: "subprocess.Popen[Any]", until: Callable[[], object]) -> None:
    """Wait for what a process brings about; asleep, since to spin would take a core from it."""
    while not until():
        try:
            process.wait(0.01)
        except subprocess.TimeoutExpired:
            continue
        raise AssertionError(f"it ended: {process.stderr and process.stderr.read()}")
