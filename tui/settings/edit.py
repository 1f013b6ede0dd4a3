"""Change config.toml by program: one entry at a time, everything else as its user wrote it."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING

from tui.atomic import open_atomic
from tui.errors import SettingsError
from tui.settings import toml_file

if TYPE_CHECKING:
    from pathlib import Path

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def with_entry(text: str, table: str, key: str, value: str) -> str:
    """Add an entry to a table of a text, which is made where it is missing.

    Raises SettingsError where the key is there already, or the text cannot take it as it stands.
    """
    entry = f"{key if _BARE.fullmatch(key) else _quoted(key)} = {_quoted(value)}"
    raw = toml_file.parse(text)
    entries = raw.get(table, {})
    if not isinstance(entries, dict) or key in entries:
        raise SettingsError(
            f"[{table}] has {key!r} already: choose another name, or change it in config.toml."
        )
    rows = text.splitlines()
    header = toml_file.lines(text).get(table)
    if header and rows[header - 1].lstrip().startswith("["):
        rows.insert(header, entry)
    else:
        rows += [*([""] if rows else []), f"[{table}]", entry]
    changed = "\n".join(rows) + "\n"
    if toml_file.parse(changed) != {**raw, table: {**entries, key: value}}:
        raise SettingsError(f"{key!r} could not be added to [{table}]: write it there yourself.")
    return changed


def add_entry(file: Path, table: str, key: str, value: str) -> None:
    """Add an entry to config.toml, which is made where it is missing. Raises SettingsError."""
    try:
        text = toml_file.read_text(file) if file.exists() else ""
        replace(file, with_entry(text, table, key, value))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file} cannot be changed: {error}") from error


def replace(file: Path, text: str) -> None:
    """Put a text in a file's place in one step; where it is a link, in place of what it leads to.

    Raises OSError; then the file is as it was.
    """
    target = file.resolve()
    with open_atomic(target, permissions=0o600, encoding="utf-8") as part:
        if target.exists():
            os.fchmod(part.fileno(), target.stat().st_mode & 0o777)
        part.write(text)


def _quoted(text: str) -> str:
    """A text as a basic string of TOML, whose escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
