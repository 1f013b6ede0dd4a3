"""backup, restore, doctor, keys, themes, paths, demo."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from tui import settings
from tui.cli import common, targets
from tui.plural import plural


@click.command()
@common.quiet_option
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace an existing file, kept as FILE.1.")
def backup(file: Path, *, force: bool) -> None:
    """Write the library into one file, whole, also while the reader runs.

    Example: dateline backup ~/dateline.db --force --quiet
    """
    targets.check(file, settings.folders(), force=force)
    with common.library(write=False) as library:
        library.backup(file)
    common.narrate(file)


@click.command()
@common.quiet_option
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace the library, kept as library.db.1.")
def restore(file: Path, *, force: bool) -> None:
    """Put a backup in the place of the library; close the reader first.

    It is checked before, and brought to this version after. The library that it replaces is kept
    beside it, and comes back in the same way.

    Example: dateline restore ~/dateline.db --force
    """
    from tui.library.restore import restore as put_back

    folders = settings.folders()
    folders.make()
    put_back(file, folders.library, force=force)
    with common.library() as library:
        common.narrate(f"{folders.library}: {plural(library.articles.count(), 'article')}")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines.")
@click.option("--mend", is_flag=True, help="Make the search index and the counts anew.")
def doctor(*, as_json: bool, mend: bool) -> None:
    """Check the library, the folders, the network, the model and the gazetteer; say what to do.

    Example: dateline doctor --mend
    """
    from tui.cli.doctor import examine

    checks = list(examine(settings.folders(), mend=mend))
    if as_json:
        common.say_json(checks)
    else:
        for check in checks:
            click.echo(f"{'ok  ' if check.ok else 'FAIL'}  {check.name:<14} {check.says}")
    sys.exit(int(not all(check.ok for check in checks)))


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines.")
def keys(*, as_json: bool) -> None:
    """List every action with its keys, as they are mapped now.

    Example: dateline keys --json
    """
    from tui.app.actions import mapped

    table = mapped(settings.load(settings.folders().config_file).keys)
    if as_json:
        common.say_json(
            {"id": a.id, "keys": list(a.keys), "description": a.description} for a in table.actions
        )
        return
    for action in table.actions:
        click.echo(
            f"{', '.join(action.keys) or '(palette)':<20} {action.description:<44} {action.id}"
        )
    for problem in table.problems:
        common.complain(problem)


@click.command()
def themes() -> None:
    """List the themes; `theme = "NAME"` in config.toml chooses one.

    Example: dateline themes
    """
    from tui.app.themes import load_themes

    choice = load_themes(settings.folders().themes)
    for theme in choice.themes:
        click.echo(theme.name)
    for problem in choice.problems:
        common.complain(problem)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def paths(*, as_json: bool) -> None:
    """Say where the library, the cache and the configuration live.

    Example: dateline paths --json
    """
    folders = settings.folders()
    table = {
        "library": str(folders.library),
        "data": str(folders.data),
        "cache": str(folders.cache),
        "config": str(folders.config_file),
        "themes": str(folders.themes),
    }
    if as_json:
        common.say_json([table])
    else:
        common.say(f"{name:<8} {path}" for name, path in table.items())


@click.command()
def demo() -> None:
    """Open the sample newsroom in a home of its own, without a network.

    Example: dateline demo
    """
    import asyncio

    from tui.cli.progress import RunCount, follow
    from tui.cli.reader import open_reader
    from tui.feeds.starter_feeds import SAMPLE
    from tui.refresh import Order, refresh

    os.environ["DATELINE_HOME"] = str(settings.folders().data / "demo")
    with common.library() as library:
        if library.feeds.find(SAMPLE.url) is None:
            library.feeds.add(SAMPLE.url, SAMPLE.title, SAMPLE.folder)
            asyncio.run(follow(RunCount(), refresh(library, Order(articles=False))))
    open_reader()


COMMANDS = (backup, restore, doctor, keys, themes, paths, demo)
