"""Tell the user something outside the window: on the desktop, and by the terminal's bell."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from tui import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

BELL = "\a"

LONGEST = 200
"""Characters of a notification: desktops cut longer ones."""

SECONDS = 2.0
"""How long the desktop may take to answer; where it has no service for it, that says so at once."""

_BY_777 = ("rxvt", "foot")
"""Terminals, by their names in TERM, that take notifications in the form of urxvt."""


def sequence(text: str, environment: Mapping[str, str] = os.environ) -> str:
    """Write a notification as the terminal takes it (OSC 9, or 777), with the bell.

    A terminal that knows neither shows nothing; within tmux and screen there is the bell alone.
    """
    line = clean.line(text, LONGEST).replace(";", ",")
    if environment.get("TMUX") or environment.get("STY"):
        return BELL
    if any(name in environment.get("TERM", "") for name in _BY_777):
        return f"\x1b]777;notify;Dateline;{line}\x1b\\{BELL}"
    return f"\x1b]9;{line}\x1b\\{BELL}"


def on_desktop(text: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Show a notification by the desktop's own program; tell whether there is one."""
    program = shutil.which("notify-send")
    if not program or not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        return False
    command = [program, "--app-name=Dateline", "--", "Dateline", clean.line(text, LONGEST)]
    try:
        subprocess.run(command, capture_output=True, check=True, timeout=SECONDS)
    except (OSError, subprocess.SubprocessError):
        return False
    return True
