"""The commands. Each imports what it needs when it runs, so that none pays for another.

    subscriptions   add, remove, feeds, import, opml, refresh
    articles        list, show, tag, facts, export
    upkeep          backup, doctor, keys, themes, paths, demo

Results go to stdout, progress and errors to stderr; the exit status is 0 for done, 1 for
failed, 2 for wrong usage. An interrupted pipe is no error.
"""

from __future__ import annotations

import os
import sys

import click

from tui import __version__
from tui.cli import articles, subscriptions, upkeep
from tui.errors import DatelineError


def main() -> None:
    """The program: runs a command and turns what goes wrong into an exit status.

    Not by click's own `main`, which calls an interrupted pipe a failure.
    """
    status = 0
    try:
        with commands.make_context("dateline", sys.argv[1:]) as context:
            commands.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        status = end.exit_code
    except click.ClickException as error:
        error.show()
        status = 2 if isinstance(error, click.UsageError) else 1
    except (click.Abort, KeyboardInterrupt):
        status = 130
    except BrokenPipeError:
        # What is still buffered must not fail a second time when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except DatelineError as error:
        click.echo(f"dateline: {error}", err=True)
        status = 1
    sys.exit(status)


@click.group(invoke_without_command=True)
@click.version_option(__version__, prog_name="dateline")
@click.option("--plain", is_flag=True, help="Print the first screen as text instead.")
@click.pass_context
def commands(context: click.Context, *, plain: bool) -> None:
    """Read the news with its facts beside it. Without a command, the reader opens."""
    if context.invoked_subcommand is None:
        upkeep.open_reader(plain=plain)


for command in (*subscriptions.COMMANDS, *articles.COMMANDS, *upkeep.COMMANDS):
    commands.add_command(command)
