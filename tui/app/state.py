"""How the screen was left: which panes are hidden and what was open. Kept beside the library."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import NamedTuple


class Left(NamedTuple):
    """What the next start takes up again.

    `opened` is a view's key, `article` a number, `theme` one that was chosen on the screen.
    """

    feeds: bool = True
    facts: bool = True
    opened: str = ""
    article: int = 0
    theme: str = ""


def load(folder: Path) -> Left:
    """How the screen was left; the defaults where that is not known or not readable."""
    try:
        raw = json.loads((folder / "screen.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Left()
    if not isinstance(raw, dict):
        return Left()
    known = Left()._asdict()
    fitting = {k: raw[k] for k, v in known.items() if k in raw and type(raw[k]) is type(v)}
    return Left(**fitting)


def save(folder: Path, left: Left) -> None:
    """Keep it, in one step, so that a crash leaves the old or the new. A full disk is no matter."""
    try:
        handle, name = tempfile.mkstemp(dir=folder, prefix="screen", suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(left._asdict(), file)
        Path(name).replace(folder / "screen.json")
    except OSError:
        return
