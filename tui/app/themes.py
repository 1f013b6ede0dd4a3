"""Themes: TOML files of colours and styles, checked, so that a broken one is one notice.

`[colours]` names the inks; `[styles]` may change how a role is set, in Rich's words, in which
the theme's own inks stand by name ("bold accent"). What a user's theme leaves out comes from
the designed theme of the same darkness.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from rich.color import Color, ColorParseError, blend_rgb
from rich.errors import StyleSyntaxError
from rich.style import Style

from tui import clean
from tui.errors import SettingsError
from tui.settings import toml_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DEFAULT, LIGHT, PLAIN = "dateline-dark", "dateline-light", "dateline-plain"
TERMINAL = "dateline-terminal"

DIMMED = 0.66
"""How much of dim ink is left on its ground, as Textual mixes them."""

COLOURS = (
    "ground",
    "raised",
    "selected",
    "quiet",
    "line",
    "text",
    "strong",
    "muted",
    "faint",
    "accent",
    "person",
    "place",
    "organisation",
    "casualty",
    "current",
    "good",
    "warning",
    "error",
)

STYLES = {
    "text": "text",
    "strong": "bold strong",
    "muted": "muted",
    "faint": "faint",
    "accent": "accent",
    "line": "line",
    "title": "bold strong",
    "heading": "bold strong",
    "quote": "italic text",
    "link": "underline",
    "code": "muted",
    "headline": "strong",
    "headline-read": "muted",
    "unread": "accent",
    "star": "warning",
    "tag": "accent",
    "tag-red": "casualty",
    "tag-yellow": "person",
    "tag-green": "place",
    "tag-violet": "organisation",
    "tag-grey": "muted",
    "toll": "casualty",
    "big": "bold casualty",
    "count": "muted",
    "person": "person",
    "place": "place",
    "organisation": "organisation",
    "casualty": "casualty",
    "current": "on current",
    "cursor": "bold underline",
    "selection": "on selected",
    "selection-quiet": "on quiet",
    "column": "on selected",
    "coast": "faint",
    "border": "dim faint",
    "border-far": "line",
    "country": "muted",
    "filled-toll": "casualty on casualty",
    "filled-warning": "warning on warning",
    "bar": "accent",
    "bar-quiet": "faint",
    "key": "accent",
    "rejected": "strike",
    "good": "good",
    "warning": "warning",
    "error": "error",
}


class Theme(NamedTuple):
    """A checked theme: its inks as they are written, and a Rich style for every role.

    In one of `truecolour` none is a colour that terminals have by name, or theirs to dim.
    """

    name: str
    title: str
    about: str
    dark: bool
    colours: Mapping[str, str]
    styles: Mapping[str, Style]
    truecolour: bool

    @property
    def native(self) -> bool:
        """Whether it uses the terminal's own colours, which then must not be converted."""
        return self.colours["ground"] == "default"

    @property
    def base(self) -> Style:
        """Plain text on the ground."""
        return self.styles["text"] + Style(bgcolor=self.colours["ground"])

    def css(self, ink: str) -> str:
        """Write an ink as Textual does."""
        value = self.colours[ink]
        return value if value.startswith("#") else f"ansi_{value}"


def folder() -> Path:
    """Find the themes of the package, or of the checkout it runs from."""
    packaged = Path(__file__).parents[1] / "themes"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "themes"


def shipped() -> dict[str, Path]:
    """Find the designed themes, by name."""
    return {file.stem: file for file in sorted(folder().glob("*.toml"))}


def available(own: Path) -> dict[str, Path]:
    """Find all themes by name; one of the user's replaces a shipped one of the same name."""
    files = sorted(own.glob("*.toml")) if own.is_dir() else ()
    mine = {clean.line(file.stem): file for file in files}
    return shipped() | mine


class ThemeFile(NamedTuple):
    """Every theme that can be used, and what is wrong with the others."""

    themes: tuple[Theme, ...]
    problems: tuple[str, ...]


def load_themes(own: Path) -> ThemeFile:
    """Read all themes, the user's own too; a broken one is a problem, never an error."""
    themes, problems = [], []
    for file in available(own).values():
        try:
            themes.append(load(file))
        except SettingsError as error:
            problems.append(str(error))
    return ThemeFile(tuple(themes), tuple(problems))


def by_name(name: str, own: Path) -> Theme:
    """Load the theme of this name. Raises SettingsError where there is none or it is broken."""
    files = available(own)
    if name not in files:
        raise SettingsError(f"There is no theme {name!r}; there are {', '.join(files)}.")
    return load(files[name])


def choose(name: str, own: Path) -> tuple[Theme, tuple[str, ...]]:
    """Load the theme of this name, or the designed one and what was wrong with it; never fails."""
    try:
        return by_name(name, own), ()
    except SettingsError as error:
        return load(shipped()[DEFAULT]), (str(error),)


def load(file: Path) -> Theme:
    """Read and check a theme. Raises SettingsError naming the file and everything wrong in it."""
    place = clean.line(str(file))
    try:
        raw = toml_file.parse(toml_file.read_text(file))
    except (OSError, UnicodeDecodeError, SettingsError) as error:
        reason = clean.line(str(error))
        raise SettingsError(f"The theme {place} cannot be read: {reason}.") from error
    problems = list(_problems(raw))
    if problems:
        raise SettingsError(f"The theme {place}: {clean.line('; '.join(problems))}.")
    dark = raw.get("dark", True)
    colours = _base(file, dark=dark) | raw.get("colours", {})
    styles = _styles(STYLES | raw.get("styles", {}), colours)
    return Theme(
        name=clean.line(file.stem),
        title=clean.line(raw.get("title", file.stem)),
        about=clean.line(raw.get("about", "")),
        dark=dark,
        colours=colours,
        styles=styles,
        truecolour=all(map(_is_truecolour, (*styles.values(), Style(color=colours["ground"])))),
    )


def _base(file: Path, *, dark: bool) -> dict[str, str]:
    base = shipped()[DEFAULT if dark else LIGHT]
    if base.samefile(file):
        return {}
    colours: dict[str, str] = tomllib.loads(base.read_text(encoding="utf-8"))["colours"]
    return colours


def _styles(table: Mapping[str, str], colours: Mapping[str, str]) -> dict[str, Style]:
    ground = Color.parse(colours["ground"])
    return {role: _mixed(_style(text, colours), ground) for role, text in table.items()}


def _mixed(style: Style, ground: Color) -> Style:
    """Mix dim ink with what it stands on: terminals do so in ways of their own, or not at all."""
    ink = style.color.triplet if style.color else None
    below = (style.bgcolor or ground).triplet
    if not style.dim or ink is None or below is None:
        return style
    return style + Style(color=Color.from_triplet(blend_rgb(below, ink, DIMMED)), dim=False)


def _is_truecolour(style: Style) -> bool:
    colours = filter(None, (style.color, style.bgcolor))
    return not style.dim and all(colour.triplet for colour in colours)


def _style(text: str, colours: Mapping[str, str]) -> Style:
    return Style.parse(" ".join(colours.get(word, word) for word in text.split()))


def _problems(raw: Mapping[str, Any]) -> Iterator[str]:
    for key in sorted(raw.keys() - {"title", "about", "dark", "colours", "styles"}):
        yield f"unknown key {key!r}"
    if not isinstance(raw.get("dark", True), bool):
        yield "dark must be true or false"
    for key in ("title", "about"):
        if not isinstance(raw.get(key, ""), str):
            yield f"{key} must be a text"
    yield from _wrong_entries(raw, "colours", COLOURS, _is_colour, "no colour, like '#8db4dc'")
    yield from _wrong_entries(raw, "styles", STYLES, _is_style, "no style, like 'bold accent'")


def _wrong_entries(
    raw: Mapping[str, Any], table: str, allowed: Any, good: Any, complaint: str
) -> Iterator[str]:
    entries = raw.get(table, {})
    if not isinstance(entries, dict):
        yield f"[{table}] must be a table"
        return
    for key, value in entries.items():
        if key not in allowed:
            yield f"[{table}] unknown key {key!r}"
        elif not isinstance(value, str) or not good(value):
            yield f"[{table}] {key}: {value!r} is {complaint}"


def _is_colour(value: str) -> bool:
    try:
        Color.parse(value)
    except ColorParseError:
        return False
    return True


def _is_style(value: str) -> bool:
    try:
        _style(value, dict.fromkeys(COLOURS, "red"))
    except StyleSyntaxError:
        return False
    return True
