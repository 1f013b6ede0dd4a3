"""Progress bars in a terminal: what is said beside them stands on lines of its own."""

from __future__ import annotations

import os
import re
import subprocess

from cli_program import PROGRAM

from tui.library import Library


def test_what_failed_stands_whole_above_the_bars_of_a_refresh(home, filled, newsroom):
    with Library.open(home) as library:
        for name in ("lost", "gone"):
            library.feeds.add(f"{newsroom.base}/{name}.xml")
    master, terminal = os.openpty()
    command = [*PROGRAM, "refresh", "--feeds-only"]
    wide = {**os.environ, "COLUMNS": "200", "TERM": "xterm-256color"}
    with subprocess.Popen(command, stdout=terminal, stderr=terminal, env=wide) as running:
        os.close(terminal)
        seen = b""
        while chunk := _read(master):
            seen += chunk
        assert running.wait() == 0
    os.close(master)
    begun = re.split(r"\r?\n|\r|\x1b\[\d*[AK]", seen.decode())
    lines = [re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", line) for line in begun]
    for name in ("lost", "gone"):
        assert [line for line in lines if f"{name}.xml" in line] == [
            f"dateline: {newsroom.base}/{name}.xml: there is nothing at its address (404)"
        ]
    assert any(line.startswith("Feeds ") and "3/3" in line for line in lines)


def _read(master: int) -> bytes:
    try:
        return os.read(master, 4096)
    except OSError:  # how Linux says that the other end is closed
        return b""
