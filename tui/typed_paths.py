"""What stands at a path that somebody typed, be it any text."""

from __future__ import annotations

from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Literal


def typed_path(text: str) -> Path:
    """Take a text as a path; ~ and a name that is nobody's stay as they are."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def kind(path: Path) -> Literal["file", "folder", "other", ""]:
    """Tell what stands at a path, "" for nothing that can be seen.

    Path's own questions raise where a name is too long, as addresses are, or a folder is closed.
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return ""
    return "folder" if S_ISDIR(mode) else "file" if S_ISREG(mode) else "other"
