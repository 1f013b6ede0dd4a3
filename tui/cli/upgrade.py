"""Say on stderr how a library of an earlier version becomes one of this."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tui.plural import plural

if TYPE_CHECKING:
    from tui.library import Library


def tell_step(step: str, done: int, total: int) -> None:
    """Show how much of a step of the upgrade is done, in one line of its own."""
    if sys.stderr.isatty():
        share = f": {100 * done // total} %" if total > 1 else ""
        sys.stderr.write(f"\r{step}{share}" + ("\n" if done == total else ""))
        sys.stderr.flush()


def is_due(library: Library) -> bool:
    """Tell whether an upgrade has left something to do, which commands wait for."""
    return bool(library.unindexed() or library.maintenance.unfilled())


def finish(library: Library) -> None:
    """Do what an upgrade has left, with bars, once for all: words to index, then rows to make.

    Where another process writes the library, that one does it, and what it has not come to is not
    there yet. What is done is kept where this is ended.
    """
    import click  # which the reader is started without

    maintenance = library.maintenance
    unindexed, unfilled = maintenance.unindexed(), maintenance.unfilled()
    if not library.writable:
        for count, lack in ((unindexed, "not found by words yet"), (unfilled, "without rows yet")):
            articles = f"{plural(count, 'article')} {'is' if count == 1 else 'are'} {lack}"
            if count:
                click.echo(f"dateline: {articles}: the reader that is open goes on.", err=True)
        return
    for label, total, work in (
        ("Indexing the library for search", unindexed, maintenance.index_articles),
        ("Upgrading the library", unfilled, maintenance.fill_articles),
    ):
        if total:
            with click.progressbar(length=total, label=label, file=sys.stderr) as bar:
                while count := work():
                    bar.update(count)
