"""What the commands share: the library, and how rows are printed."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import click

from tui import clean, closest, settings
from tui.cli import upgrade
from tui.errors import LibraryBusy

if TYPE_CHECKING:
    from tui.library import Library

_QUIET = "tui.cli.quiet"
QUERY = {"ignore_unknown_options": True}
"""A query may hold words that begin with "-" and are no options."""


@contextmanager
def library(*, write: bool = True) -> Iterator[Library]:
    """Open the library, made where it is new; where a reader writes it, lent by that one.

    Raises LibraryError, and LibraryBusy where it must be written and cannot.
    """
    with own_library(write=write) as opened:
        problem = busy(opened) if write else None
        if problem is None:
            yield opened
            return
    with borrowed_library(problem) as lent:
        yield lent


@contextmanager
def own_library(*, write: bool) -> Iterator[Library]:
    """Open the library as this program alone can: it may be another's to write."""
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
        tell=upgrade.tell_step,
    ) as opened:
        if opened.writable and upgrade.is_due(opened):
            upgrade.finish(opened)
        elif not write and upgrade.is_due(opened):
            with Library.open(folders) as writer:
                upgrade.finish(writer)
        yield opened


def busy(opened: Library) -> LibraryBusy | None:
    """Say why another program has the library; None where this one writes. Raises LibraryBusy."""
    try:
        opened.require_writable()
    except LibraryBusy as error:
        if opened.locked:
            return error
        raise
    return None


@contextmanager
def borrowed_library(problem: LibraryBusy) -> Iterator[Library]:
    """The library with the lock of the reader that writes it. Raises LibraryBusy."""
    from tui.library import Library
    from tui.library.facade import LibraryHandle
    from tui.refresh import reader_socket

    folders = settings.folders()
    chosen = settings.load(folders.config_file)
    with ExitStack() as stack:
        try:
            lock = stack.enter_context(reader_socket.borrow(folders.data, command()))
        except LibraryBusy as error:
            raise LibraryBusy(f"{problem} {error}".strip()) from error
        handle = LibraryHandle(
            *folders.names,
            chosen.cache_megabytes,
            chosen.rules,
            lock,
            chosen.unread_again,
        )
        yield stack.enter_context(Library.borrow(handle))


@contextmanager
def progress(*, beside: bool = False) -> Iterator[Callable[[int, int], None]]:
    """Draw a bar on stderr where a terminal is, which is told what is done and of how much.

    None is drawn `beside` what goes to stdout where that is a terminal, too.
    """
    if not (sys.stderr.isatty() and narrates()) or (beside and sys.stdout.isatty()):
        yield lambda _, __: None
        return
    with click.progressbar(length=0, label="Articles", file=sys.stderr) as bar:

        def tell(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield tell


def say_near(library: Library, query: str) -> None:
    """Say on stderr which terms a query finds nothing for, and what they may have meant."""
    from tui.library.near_names import near_terms

    terms = near_terms(library, query)
    if not terms and query.strip():
        click.echo(f"No article fits {query.strip()}.", err=True)
    for term in terms:
        hint = f"; there are {', '.join(term.known)}" if term.known else ""
        end = f"; did you mean {term.meant}?" if term.meant else f"{hint}."
        click.echo(f"No article fits {term.written}{end}", err=True)


def command() -> str:
    """Name the command that runs."""
    context = click.get_current_context(silent=True)
    return (context.info_name if context else None) or ""


def notify(text: str) -> None:
    """Tell what a rule says of what came in: on the desktop, else by the terminal, if there is."""
    from tui import notify as notifications

    if not notifications.on_desktop(text) and sys.stderr.isatty():
        sys.stderr.write(notifications.sequence(text))
        sys.stderr.flush()


def width() -> int:
    """Columns of the terminal; a pipe is as wide as its lines."""
    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 10_000


def _hush(context: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001
    context.meta[_QUIET] = value


quiet_option = click.option(
    "--quiet",
    is_flag=True,
    expose_value=False,
    callback=_hush,
    help="Say only what went wrong, as suits cron.",
)
"""Gives a command --quiet, which `narrates` and `narrate` heed."""


def narrates() -> bool:
    """Tell whether the command that runs in this thread says what it does."""
    context = click.get_current_context(silent=True)
    return context is None or not context.meta.get(_QUIET, False)


def narrate(text: object, *, err: bool = False) -> None:
    """Say what was done, unless --quiet was."""
    if narrates():
        click.echo(str(text), err=err)


def complain(problem: object) -> None:
    """Say on stderr what went wrong; names of files and ids come from anywhere.

    Not by click, which goes past whoever stands in for stderr, as progress bars do.
    """
    sys.stderr.write(f"dateline: {clean.line(str(problem))}\n")
    sys.stderr.flush()


def say(lines: Iterable[str]) -> None:
    """Print lines as they come."""
    for line in lines:
        click.echo(line)


def say_json(rows: Iterable[object]) -> None:
    """Print JSON Lines, each row as soon as it is there."""
    import msgspec

    closest.data_output(sys.stdout)
    for row in rows:
        click.echo(clean.escaped(msgspec.json.encode(row).decode()))
