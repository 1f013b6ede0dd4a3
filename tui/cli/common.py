"""What the commands share: the library, and how rows are printed."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from tui import clean, closest, settings
from tui.cli import upgrade

if TYPE_CHECKING:
    from tui.library import Library

QUERY = {"ignore_unknown_options": True}
"""A query may hold words that begin with "-" and are no options."""


@contextmanager
def library(*, write: bool = True) -> Iterator[Library]:
    """The library, made where it is new. Raises LibraryError, LibraryBusy where it must write."""
    from tui.library import Library

    folders = settings.folders()
    folders.make()
    chosen = settings.load(folders.config_file)
    with Library.open(
        folders,
        write=write,
        cache_megabytes=chosen.cache_megabytes,
        rules=chosen.rules,
        unread_again=chosen.unread_again,
        tell=upgrade.tell_backup,
    ) as opened:
        if write:
            opened.require_writable()
        if write and opened.unindexed():
            upgrade.index(opened)
        elif opened.unindexed():
            with Library.open(folders) as writer:
                upgrade.index(writer)
        yield opened


def width() -> int:
    """Columns of the terminal; a pipe is as wide as its lines."""
    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 10_000


def complain(problem: object) -> None:
    """Say on stderr what went wrong; names of files and ids come from anywhere."""
    click.echo(f"dateline: {clean.line(str(problem))}", err=True)


def say(lines: Iterable[str]) -> None:
    """Print lines as they come."""
    for line in lines:
        click.echo(line)


def say_json(rows: Iterable[object]) -> None:
    """Print JSON Lines, each row as soon as it is there."""
    import msgspec

    closest.whole(sys.stdout)
    for row in rows:
        click.echo(clean.escaped(msgspec.json.encode(row).decode()))
