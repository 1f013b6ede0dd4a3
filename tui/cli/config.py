"""config: every setting with its origin, and config.toml in the user's editor."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui import clean, settings
from tui.cli import common
from tui.errors import DatelineError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.settings import Folders, Settings
    from tui.settings.overview import SettingRow

DRAFT = "config.draft.toml"
"""The copy that is edited, beside config.toml: it stays where it was not taken."""

TEMPLATE = """\
# The settings of Dateline: take a # away to change one. `dateline config` lists all of them.
# theme = "auto"
# reading_width = 72
# refresh_minutes = 30

# What the tables may hold, for example:
# [keys]
# "ctrl+t" = "tag"

# [tags]
# w = "watch"

# [rules]
# mass = "killed:>=10"
"""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines.")
@click.option("--edit", is_flag=True, help="Open config.toml in your editor, and check it.")
def config(*, as_json: bool, edit: bool) -> None:
    """List every setting with its value, its default and where it comes from.

    With --edit a copy of config.toml opens in $VISUAL or $EDITOR. It takes its place when it has
    no mistake; an open reader takes it at once.

    Example: dateline config --json
    """
    folders = settings.folders()
    folders.make()
    if edit:
        _edit(folders)
        return
    chosen = settings.load(folders.config_file)
    rows = _rows(folders, chosen)
    for mistake in mistakes_in(folders, chosen):
        common.complain(mistake)
    if as_json:
        common.say_json(map(asdict, rows))
    else:
        common.say(_lines(rows))


def _rows(folders: Folders, chosen: Settings) -> tuple[SettingRow, ...]:
    from tui.app import session_state
    from tui.settings.overview import overview

    session = session_state.load(folders.data)
    in_reader: dict[str, Any] = {}
    if session.theme and session.instead_of == chosen.theme:
        in_reader["theme"] = session.theme
    if session.reading_width:
        in_reader["reading_width"] = session.reading_width
    return overview(chosen, in_reader)


def _lines(rows: Iterable[SettingRow]) -> Iterable[str]:
    """The settings in columns."""
    import msgspec

    cells = [
        (
            clean.line(row.setting),
            clean.line(msgspec.json.encode(row.value).decode()),
            "" if row.default is None else f"default {msgspec.json.encode(row.default).decode()}",
            f"{row.origin}{f', line {row.line}' if row.line else ''}",
        )
        for row in rows
    ]
    wide = [max(len(cell[place]) for cell in cells) for place in range(3)]
    for name, value, default, origin in cells:
        yield f"{name:<{wide[0]}}  {value:<{wide[1]}}  {default:<{wide[2]}}  {origin}"


def mistakes_in(folders: Folders, chosen: Settings) -> tuple[str, ...]:
    """Describe what is wrong with settings, keys, rules and themes, each with its file and line."""
    from tui.app.configuration import mistakes, theme_mistakes

    return (*mistakes(chosen, folders), *theme_mistakes(chosen, folders.themes))


def _edit(folders: Folders) -> None:
    """Let the user edit a copy until it is right or given up, then put it in place."""
    from tui.settings import edit

    file, draft = folders.config_file, folders.config / DRAFT
    old = _text(file)
    old_rules = settings.load(file).rules
    if not draft.exists():
        edit.replace(draft, TEMPLATE if old is None else old)
    else:
        common.complain(f"This goes on with {draft}, which was not taken the last time.")
    text, chosen = _edited(folders, draft)
    if _text(file) != old:
        raise SettingsError(
            f"{file} was changed meanwhile, and is left alone. Your text is in {draft}."
        )
    draft.unlink()
    if text == (TEMPLATE if old is None else old):
        click.echo("Nothing was changed.")
        return
    edit.replace(file, text)
    click.echo(f"{file} is as you saved it.")
    new = [rule.name for rule in chosen.rules if rule not in old_rules]
    for name in new:
        click.echo(
            f"The rule {name} is new: `dateline apply {name} --dry-run` counts what it finds here."
        )


def _edited(folders: Folders, draft: Path) -> tuple[str, Settings]:
    """Let the user edit the draft until it is right; gives it. Raises SettingsError."""
    from tui.settings import choices

    while True:
        _open_editor(draft)
        text = _text(draft) or ""
        chosen = choices.parse(text, folders.config_file.name)
        wrong = mistakes_in(folders, chosen)
        if not wrong:
            return text, chosen
        for mistake in wrong:
            common.complain(mistake)
        if not _again():
            raise SettingsError(
                f"config.toml is as it was. Your text waits in {draft}: "
                "`dateline config --edit` goes on with it."
            )


def _text(file: Path) -> str | None:
    """What a file of ours says; None where there is none. Raises SettingsError."""
    from tui.settings import toml_file

    try:
        return toml_file.read_text(file)
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError, SettingsError) as error:
        raise SettingsError(f"{file} cannot be read: {error}.") from error


def _open_editor(draft: Path) -> None:
    try:
        click.edit(filename=str(draft))
    except click.ClickException as error:
        raise DatelineError(
            f"{error.message}. $VISUAL or $EDITOR names the editor; your text is in {draft}."
        ) from error


def _again() -> bool:
    """Whether the user wants to mend what is wrong; where nobody can be asked, no."""
    return sys.stdin.isatty() and click.confirm("Edit it again?", default=True, err=True)


COMMANDS = (config,)
