"""How the screen was left: what is hidden, how wide, what was open. Kept beside the library."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from tui.atomic import open_atomic

T = TypeVar("T", bound=NamedTuple)


class Shares(NamedTuple):
    """What parts of the screen take of it, from 0 to 1; 0 is automatic.

    The outer columns keep a share for each layout, of three columns and of two, because what
    suits a wide window suits no narrow one. `feeds` is a share of the height.
    """

    three_left: float = 0.0
    three_right: float = 0.0
    two_left: float = 0.0
    two_right: float = 0.0
    feeds: float = 0.0


class SessionState(NamedTuple):
    """What the next start takes up again.

    `opened` is a view's key, `article` a number, `theme` one that was chosen on the screen over
    the one that config.toml had then, `reading_width` likewise chosen (0: that of config.toml);
    `ground` is "light" or "dark", as the terminal last was; `sort` what headlines are sorted by;
    `rules` the names of the rules that there were, a line each ("?": that is not known).
    """

    feeds: bool = True
    facts: bool = True
    opened: str = ""
    article: int = 0
    theme: str = ""
    shares: Shares = Shares()
    reading_width: int = 0
    instead_of: str = ""
    ground: str = ""
    sort: str = "date"
    rules: str = "?"


def load(folder: Path) -> SessionState:
    """Load how the screen was left; the defaults where that is not known or not readable."""
    try:
        raw = json.loads((folder / "screen.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return SessionState()
    if not isinstance(raw, dict):
        return SessionState()
    shares = _fitting(raw.pop("shares", None), Shares())
    within = (share if 0 <= share <= 1 else 0.0 for share in shares)
    return _fitting(raw, SessionState())._replace(shares=Shares(*within))


def _fitting(raw: object, default: T) -> T:
    """Take of raw values those of the same type as the defaults, which stand for the others."""
    if not isinstance(raw, dict):
        return default
    fields: dict[str, Any] = default._asdict()
    return default._replace(
        **{k: raw[k] for k, v in fields.items() if k in raw and type(raw[k]) is type(v)}
    )


def save(folder: Path, state: SessionState) -> None:
    """Keep it, in one step, so that a crash leaves the old or the new. A full disk is no matter."""
    fields = state._asdict() | {"shares": state.shares._asdict()}
    with suppress(OSError):
        target = folder / "screen.json"
        with open_atomic(target, permissions=0o600, durable=False, encoding="utf-8") as file:
            json.dump(fields, file)
