"""All commands under one name, parsed by click."""

from __future__ import annotations

from collections import UserDict
from contextlib import suppress
from importlib import import_module
from typing import Any

import click

from tui import __version__

_HOMES = {
    "subscriptions": ("add", "remove", "feeds", "import", "opml", "refresh"),
    "articles": ("list", "show", "tag", "note", "grade"),
    "config": ("config",),
    "export": ("export", "codebook"),
    "handover": ("handover",),
    "rules": ("apply",),
    "tally": ("tally",),
    "facts": ("facts",),
    "account": ("connect", "sync", "disconnect"),
    "completion": ("completion",),
    "upkeep": ("backup", "restore", "doctor", "keys", "themes", "paths", "demo"),
}
"""The modules of this room, and the commands that each has."""
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


class _Commands(UserDict[str, Any]):
    """Commands by their names, made of their modules' names: each is imported when it is used."""

    def __getitem__(self, name: str) -> click.Command:
        commands: tuple[click.Command, ...]
        commands = import_module(f"tui.cli.{self.data[name]}").COMMANDS
        return next(command for command in commands if command.name == name)


def run(arguments: list[str]) -> int:
    """Run a command; gives the exit status.

    Not by click's own `main`, which calls an interrupted pipe a failure.
    """
    try:
        with commands.make_context("dateline", arguments) as context:
            commands.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        with suppress(OSError):  # stderr may be full or closed: the status says it all the same
            error.show()
        return 2 if isinstance(error, click.UsageError) else 1
    except click.Abort:
        return 130
    return 0


@click.group(invoke_without_command=True, commands=_Commands(_HOME_OF))
@click.version_option(__version__, prog_name="dateline")
@click.option("--plain", is_flag=True, help="Print the first screen as text instead.")
@click.pass_context
def commands(context: click.Context, *, plain: bool) -> None:
    """Read the news with its facts beside it. Without a command, the reader opens.

    Results go to stdout, progress and errors to stderr. The exit status is 0 for done, 1 for
    failed, 2 for wrong usage.

    \b
    dateline add https://example.org/news && dateline refresh && dateline
    """  # noqa: D301 click's sign for lines that stay as they are
    if context.invoked_subcommand is None:
        from tui.cli.reader import open_reader

        open_reader(plain=plain)
