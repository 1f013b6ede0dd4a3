"""add, remove, feeds, import, opml, refresh."""

from __future__ import annotations

import asyncio
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui import clean, settings
from tui.cli import common, completion
from tui.errors import DatelineError, OpmlError
from tui.plural import plural

if TYPE_CHECKING:
    from tui.feeds.opml import Outlines
    from tui.settings import Folders, Settings


@click.command()
@common.quiet_option
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@click.option(
    "--folder", default="", help="The folder to put them in.", shell_complete=completion.folders
)
@click.option("--account", is_flag=True, help="Let the account's server fetch them.")
def add(urls: tuple[str, ...], folder: str, *, account: bool) -> None:
    """Subscribe to feeds, by a feed's address or a page's.

    With --account the server of the account subscribes to them at the next sync, also to one that
    you have here already.

    Example: dateline add https://example.org/news --folder Iraq
    """
    from tui.refresh import subscribe

    failed = False
    with common.library() as library:
        if account and library.account.get() is None:
            raise DatelineError("No account is connected: dateline connect URL does that.")
        for url in urls:
            subscribed = {feed.number for feed in library.feeds.all()}
            try:
                feed = asyncio.run(subscribe(library, url, folder))
            except DatelineError as error:
                failed = True
                common.complain(f"{clean.without_login(url)}: {error}")
                continue
            if folder and feed.number in subscribed:
                library.feeds.move(folder, feed.number)
            if account:
                library.account.share(feed.number)
            had = "  (subscribed already)" if feed.number in subscribed else ""
            common.narrate(f"{feed.title or feed.url}  {feed.url}{had}")
    sys.exit(int(failed))


@click.command()
@common.quiet_option
@click.argument("urls", nargs=-1, required=True, metavar="URL...", shell_complete=completion.feeds)
def remove(urls: tuple[str, ...]) -> None:
    """Unsubscribe from feeds by their addresses.

    Example: dateline remove https://example.org/feed.xml
    """
    with common.library() as library:
        subscribed = {url: library.feeds.find(url) for url in urls}
        leaving = [feed for feed in subscribed.values() if feed]
        change = library.feeds.remove(*dict.fromkeys(feed.number for feed in leaving))
        if leaving:
            names = ", ".join(dict.fromkeys(feed.title or feed.url for feed in leaving))
            went = plural(change.count, "article")
            common.narrate(f"removed {names}; {went} went too. Undo in the reader takes it back.")
    unknown = [clean.without_login(url) for url, feed in subscribed.items() if feed is None]
    if unknown:
        lists = "`dateline feeds` lists what is"
        raise DatelineError(f"{', '.join(unknown)} is not subscribed: {lists}.")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines.")
def feeds(*, as_json: bool) -> None:
    """List the feeds with their counts and their last errors.

    Example: dateline feeds --json
    """
    from tui.library import serialize

    with common.library(write=False) as library:
        subscribed = library.feeds.all()
    if as_json:
        common.say_json(map(serialize.feed, subscribed))
        return
    for feed in subscribed:
        folder = f"{feed.folder}/" if feed.folder else ""
        click.echo(f"{feed.unread:>6} of {feed.articles:<6} {folder}{feed.title}  {feed.url}")
        if feed.error:
            click.echo(f"{'':17}failed: {feed.error}")


@click.command("import")
@common.quiet_option
@click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
)
def import_opml(file: Path) -> None:
    """Subscribe to every feed of an OPML file, or take in articles that somebody handed over.

    A list of addresses, one a line, will do too, as newsboat keeps one; "-" is what is piped in.
    Undo in the reader takes the articles out again, in one step. Where a part of the file was
    broken, the rest is taken in and the exit status is 1.

    \b
    dateline import syria.bundle
    """  # noqa: D301 click's sign for lines that stay as they are
    from tui.cli import handover
    from tui.library.bundles.bundle import is_bundle

    piped = str(file) == "-"
    if not piped and is_bundle(file):
        with common.library() as library:
            whole = handover.take(library, file)
        sys.exit(int(not whole))

    outline = _outline(file, piped=piped)
    with common.library() as library:
        new = library.feeds.add_all((item.url, item.title, item.folder) for item in outline.feeds)
    for entry in outline.omitted:
        common.complain(f"left out: {entry.name} ({entry.reason})")
    common.narrate(outline.counted(new))
    sys.exit(int(any(entry.lost for entry in outline.omitted)))


def _outline(file: Path, *, piped: bool) -> Outlines:
    """The feeds of a file, or of what is piped in; what will do is named where it is neither."""
    from tui.feeds import opml as outlines

    try:
        return outlines.read(sys.stdin.buffer.read() if piped else file.read_bytes())
    except OpmlError as error:
        fitting = "import takes OPML files, lists of addresses and what dateline handover wrote."
        raise OpmlError(f"{clean.line(str(file))}: {error} {fitting}") from error


@click.command()
def opml() -> None:
    """Write the feeds as OPML.

    Example: dateline opml > subscriptions.opml
    """
    from tui.feeds import opml as outlines

    with common.library(write=False) as library:
        click.echo(outlines.write(library.feeds.all()))


@click.command()
@common.quiet_option
@click.option("--full", is_flag=True, help="Ask every feed anew, whatever its server said before.")
@click.option("--feeds-only", is_flag=True, help="Leave pages and facts for later.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes; by default one for each core.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was changed as JSON.")
def refresh(*, full: bool, feeds_only: bool, jobs: int | None, as_json: bool) -> None:
    """Fetch feeds, articles and facts without the reader.

    With --quiet it says something only where nothing could be fetched, as cron jobs should, or
    where a rule cannot be used.

    Example: dateline refresh --quiet
    """
    from tui.cli.orders import carry_out
    from tui.cli.progress import RunCount, follow
    from tui.refresh import Order

    folders = settings.folders()
    chosen = settings.load(folders.config_file)
    pages = None if chosen.full_text else ()
    order = Order(full=full, articles=not feeds_only, pages=pages, jobs=jobs or 0)
    _complain_of_rules(chosen, folders)
    changed = RunCount()
    carry_out(order, partial(follow, changed), keep_days=chosen.keep_days)
    if as_json:
        common.say_json([changed])
    else:
        common.narrate(changed.sentence)
    failed = changed.feeds > 0 and changed.failed == changed.feeds
    if failed and not common.narrates():
        common.complain(changed.sentence)
    sys.exit(int(failed))


def _complain_of_rules(chosen: Settings, folders: Folders) -> None:
    """Say which rules cannot be used, where there are any."""
    if not chosen.rules:
        return
    from tui.library.rules import problems

    for problem in map(chosen.located, problems(chosen.rules, folders)):
        common.complain(problem)


COMMANDS = (add, remove, feeds, import_opml, opml, refresh)
