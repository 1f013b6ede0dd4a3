"""The reader, or its first screen as text where there is no terminal to open it in."""

from __future__ import annotations

import sys

from tui import settings
from tui.cli import upgrade

PLAIN_COLUMNS = 100
"""Width of the first screen as text, in characters."""


def open_reader(*, plain: bool = False) -> None:
    """Open the reader, or print what it would show. Raises DatelineError."""
    from tui.library import Library

    folders = settings.folders()
    folders.make()
    if plain or not (sys.stdin.isatty() and sys.stdout.isatty()):
        from tui.app.start.plain import first_screen

        with Library.open(folders, write=False, tell=upgrade.tell_step) as library:
            sys.stdout.write(first_screen(library, PLAIN_COLUMNS) + "\n")
        return
    from tui.app import run

    chosen = settings.load(folders.config_file)
    with Library.open(
        folders,
        cache_megabytes=chosen.cache_megabytes,
        rules=chosen.rules,
        unread_again=chosen.unread_again,
        tell=upgrade.tell_step,
    ) as library:
        status = run(library, folders, chosen)
    if status:
        sys.exit(status)
