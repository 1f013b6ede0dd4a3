"""connect, sync, disconnect: an account on a server that keeps feeds and marks."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import click

from tui import clean
from tui.cli import common
from tui.errors import AccountError, DatelineError
from tui.plural import plural

if TYPE_CHECKING:
    from tui.library.account import Account
    from tui.refresh import Progress


@dataclass(slots=True)
class SyncCount:
    """What a sync changed, counted: articles new and changed here, marks pushed; what waits."""

    new: int = 0
    changed: int = 0
    pushed: int = 0
    pending: int = 0

    def add(self, step: Progress) -> None:
        """Count one step."""
        if step.stage != "account":
            return
        self.new += step.new
        self.changed += len(step.articles) - step.new
        self.pushed += step.pushed

    def sentence(self, account: Account | None) -> str:
        """Write the counts for people, with what waits for the account."""
        waits = f", {account.waiting}" if account and account.pending else ""
        articles = f"{plural(self.new, 'new article')}, {self.changed:,} changed"
        return f"{articles}; {plural(self.pushed, 'mark')} sent{waits}."


@click.command()
@common.quiet_option
@click.argument("url")
@click.option("--name", default="", help="The name on the server; asked for where it is missing.")
@click.option("--password-stdin", is_flag=True, help="Read the API password from standard input.")
def connect(url: str, name: str, *, password_stdin: bool) -> None:
    """Connect an account on FreshRSS, Miniflux or another server with the Google Reader API.

    Example: dateline connect https://rss.example.org
    """
    from tui.sync import connect as join
    from tui.sync import server_address

    server_address(url)  # before anything is asked for
    with common.library() as library:
        name = name or _ask("Name", "--name")
        if password_stdin:
            password = sys.stdin.readline().rstrip("\n")
        else:
            password = _ask("API password", "--password-stdin", hidden=True)
        if not password:
            raise click.UsageError("The password is empty.")
        connection = asyncio.run(join(library, url, name, password))
    labels = "read marks, stars and tags" if connection.labels else "read marks and stars, no tags"
    common.narrate(f"Connected to {connection.url}: it keeps {labels}.")
    common.narrate(f"The password is kept in {connection.secret}.", err=True)
    common.narrate("dateline sync brings what it has.", err=True)


def _ask(what: str, option: str, *, hidden: bool = False) -> str:
    """What somebody types at the terminal; where there is none, `option` takes it."""
    if not sys.stdin.isatty():
        raise click.UsageError(f"{what}: there is no terminal to ask for it; {option} takes it.")
    answer: str = click.prompt(what, hide_input=hidden, err=True)
    return answer


@click.command("sync")
@common.quiet_option
@click.option("--older", is_flag=True, help="Fetch also what was there before the first sync.")
@click.option("--accept", is_flag=True, help="Take a mass change of the server's marks.")
@click.option("--json", "as_json", is_flag=True, help="Print what was changed as JSON.")
def sync_account(*, older: bool, accept: bool, as_json: bool) -> None:
    """Bring marks, tags, feeds and articles of the account together with its server.

    Example: dateline sync && dateline refresh
    """
    from tui.cli.orders import carry_out
    from tui.refresh import SYNC

    with common.library(write=False) as library:
        if library.account.get() is None:
            raise DatelineError("No account is connected: dateline connect URL does that.")
    count, notes = SyncCount(), list[str]()
    order = replace(SYNC, accept=accept, older=older)
    carry_out(order, partial(_follow, count, notes))
    with common.library(write=False) as library:
        account = library.account.get()
    for note in notes:
        if not (account and account.error == note):
            common.complain(note)
    if account and account.error:
        raise AccountError(account.error)
    count.pending = account.pending if account else 0
    if as_json:
        common.say_json([count])
    else:
        common.narrate(count.sentence(account))


async def _follow(count: SyncCount, notes: list[str], run: AsyncGenerator[Progress, None]) -> None:
    """Count what a sync changes, with a bar on stderr, and note what the server did not take.

    Why it ended before it was done is the last note, and stands beside the account.
    """
    with common.progress() as tell:
        async with aclosing(run) as steps:
            async for step in steps:
                count.add(step)
                if step.note:
                    notes.append(clean.line(step.note))
                if step.total:
                    tell(step.done, step.total)


@click.command()
@common.quiet_option
def disconnect() -> None:
    """Forget the account and its password; feeds, articles, marks and tags stay.

    Example: dateline disconnect
    """
    from tui.sync import disconnect as leave

    with common.library() as library:
        account = library.account.get()
        if account is None or not leave(library):
            raise AccountError("No account is connected.")
    common.narrate(f"Disconnected from {account.url}. Its feeds are fetched from here again.")


COMMANDS = (connect, sync_account, disconnect)
