"""handover; and what import does with such a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui import settings
from tui.cli import common, completion, targets
from tui.errors import DatelineError
from tui.plural import plural

if TYPE_CHECKING:
    from tui.library import Library


@click.command(context_settings=common.QUERY)
@common.quiet_option
@click.option("--name", help="Who hands it over; your name on this computer, if nothing is said.")
@click.option("--force", is_flag=True, help="Replace the file where it exists.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("query", nargs=-1, type=click.UNPROCESSED, shell_complete=completion.queries)
def handover(file: Path, query: tuple[str, ...], *, name: str | None, force: bool) -> None:
    """Write articles with all that you did with them into one file, for another Dateline.

    It holds texts, facts, stars, tags, verdicts, notes and grades. `dateline import FILE` takes it
    in there: nothing of that reader's own is overwritten, and what you decided otherwise stands
    beside it under your name.

    \b
    dateline handover syria.bundle tag:checked place:SY
    """  # noqa: D301 click's sign for lines that stay as they are
    from tui.library.bundles.handover import login_name

    asked = " ".join(query)
    with common.library(write=False) as library:
        targets.check(file, settings.folders(), force=force)
        if not library.articles.numbers(asked, 1):
            common.say_near(library, asked)
            raise DatelineError(f"The query finds no article, so {file} was not written.")
        with targets.binary_file(file) as stream, common.progress() as tell:
            count = library.handover.write(asked, stream, name or login_name(), tell)
    common.narrate(f"{plural(count, 'article')} written to {file}.")


def take(library: Library, file: Path) -> bool:
    """Take in a bundle, and say what it brought; False where some of it was damaged.

    Raises BundleError.
    """
    from tui.library.bundles.bundle import Bundle

    with common.progress() as tell:
        intake = library.handover.take(Bundle(file), tell)
    for line in intake.lines():
        common.narrate(line)
    if damaged := intake.damaged:
        common.complain(damaged)
    return not damaged


COMMANDS = (handover,)
