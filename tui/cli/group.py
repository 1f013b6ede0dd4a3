"""All commands under one name, parsed by click."""

from __future__ import annotations

from contextlib import suppress

import click

from tui import __version__
from tui.cli import (
    account,
    articles,
    completion,
    config,
    export,
    facts,
    handover,
    rules,
    subscriptions,
    tally,
    upkeep,
)
from tui.cli.reader import open_reader


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


@click.group(invoke_without_command=True)
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
        open_reader(plain=plain)


for command in (
    *subscriptions.COMMANDS,
    *articles.COMMANDS,
    *config.COMMANDS,
    *export.COMMANDS,
    *handover.COMMANDS,
    *rules.COMMANDS,
    *tally.COMMANDS,
    *facts.COMMANDS,
    *account.COMMANDS,
    *completion.COMMANDS,
    *upkeep.COMMANDS,
):
    commands.add_command(command)
