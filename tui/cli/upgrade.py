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


def index(library: Library) -> None:
    """Index what a library of an earlier version has for search, with a bar, once for all.

    Where another process writes the library, that one does it, and what it has not come to is not
    found yet.
    """
    import click  # which the reader is started without

    total = library.unindexed()
    if not library.writable:
        articles = f"{plural(total, 'article')} {'is' if total == 1 else 'are'}"
        click.echo(
            f"dateline: {articles} not found by words yet: the reader that is open indexes them.",
            err=True,
        )
        return
    label = "Indexing the library for search"
    with click.progressbar(length=total, label=label, file=sys.stderr) as bar:
        while count := library.index_articles():
            bar.update(count)
