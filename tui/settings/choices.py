"""What the user chose in config.toml, each mistake named with its line and stepped over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from tui import clean
from tui.errors import SettingsError
from tui.model.query_rules import QueryRule
from tui.settings import toml_file
from tui.settings.rules import long_tag, read_rules

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """config.toml, each key with its default; `keys`, `tags` and `rules` are tables of it.

    `theme` may be "auto": the one of the pair that suits the terminal's light or dark. `keys`
    maps a key to an action's id; `tags` a one-key tag's key to the tag; `rules` are queries and
    what is done with what they find. With `unread_again` an article is unread once more when its
    headline or its toll has changed, with `screen_reader` the bottom line says what has the focus,
    with the terminal's cursor on it. Of `keep_days` and older, what was read goes, but never what
    has a tag, be it by a rule, a star, a review, a verdict, a note or a grade. `lines` are where
    keys stand in the file, which is called `place`, see `toml_file.lines`; `readable` is whether
    the file could be read at all.
    """

    theme: str = "auto"
    theme_light: str = "dateline-light"
    theme_dark: str = "dateline-dark"
    reading_width: int = 72
    refresh_minutes: int = 30
    full_text: bool = True
    keep_days: int = 0
    unread_again: bool = True
    screen_reader: bool = False
    cache_megabytes: int = 512
    keys: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
    rules: tuple[QueryRule, ...] = ()
    problems: tuple[str, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)
    place: str = field(default="config.toml", compare=False)
    readable: bool = True

    def located(self, problem: str) -> str:
        """Put file and line of its key before a mistake in a table, as `[keys] z: ...`.

        What is wrong with a rule that is a table of its own is on the line of its query.
        """
        table, bracket, rest = problem.partition("] ")
        table = table.lstrip("[")
        if not bracket:
            return f"{self.place}: {problem}"
        spelled = rest.casefold().replace("-", "+")
        stand = [
            (len(key), self.lines.get(f"{place}.query", line))
            for place, line in self.lines.items()
            if (key := place.removeprefix(f"{table}.")) != place
            and spelled.lstrip("'\"").startswith(key.casefold().replace("-", "+"))
        ]
        line = max(stand)[1] if stand else self.lines.get(table)
        return f"{_at(self.place, line)}: {problem}"

    def located_at(self, key: str, problem: str) -> str:
        """Put the file, and the line of the key that a mistake is in, before it."""
        return f"{_at(self.place, self.lines.get(key))}: {problem}"


_OF_THE_FILE = ("problems", "lines", "place", "readable")

NAMES = tuple(f.name for f in fields(Settings) if f.name not in _OF_THE_FILE)
"""What may stand in the file, in the order in which it is listed."""

LIMITS = {
    "reading_width": (40, 160),
    "refresh_minutes": (0, 10_080),
    "keep_days": (0, 36_500),
    "cache_megabytes": (16, 100_000),
}


def load(file: Path) -> Settings:
    """Read config.toml. What cannot be used is left at its default and named in `problems`.

    A reader who mistyped one key must still be able to read, so nothing here raises.
    """
    place = clean.line(str(file))
    try:
        text = toml_file.read_text(file)
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, SettingsError) as error:
        return _unreadable(place, clean.line(str(error)))
    return parse(text, place)


def parse(text: str, place: str) -> Settings:
    """Read what stands in config.toml, which is named `place` in what is wrong with it."""
    try:
        raw = toml_file.parse(text)
    except SettingsError as error:
        return _unreadable(place, str(error))
    lines = toml_file.lines(text)
    chosen: dict[str, Any] = {}
    problems: list[tuple[str, str]] = []
    for key, value in raw.items():
        if key not in NAMES:
            problems.append((key, f"unknown key {key!r}; known are {', '.join(sorted(NAMES))}."))
        elif key == "rules":
            chosen[key], wrong = read_rules(value)
            problems += wrong
        elif problem := _problem(key, value, getattr(Settings(), key)):
            problems.append((key, problem))
        else:
            chosen[key], wrong = _without_long_tags(key, value)
            problems += wrong
    located = tuple(
        f"{_at(place, lines.get(key) or lines.get(_table(key)))}: {clean.line(text)}"
        for key, text in problems
    )
    return Settings(**chosen, problems=located, lines=lines, place=place)


def _table(key: str) -> str:
    """The table that a key is in, whose line is known where the key's is not."""
    return key.rpartition(".")[0]


def _at(place: str, line: int | None) -> str:
    return f"{place}, line {line}" if line else place


def _unreadable(place: str, reason: str) -> Settings:
    problem = f"{place} cannot be read: {reason.rstrip('.')}."
    return Settings(problems=(problem,), readable=False)


def _without_long_tags(key: str, value: Any) -> tuple[Any, list[tuple[str, str]]]:
    """One-key tags without those that are too long to be a tag, and what is wrong with these."""
    if key != "tags":
        return value, []
    long = {name: problem for name, tag in value.items() if (problem := long_tag("tags", tag))}
    problems = [(f"tags.{name}", problem) for name, problem in long.items()]
    return {name: tag for name, tag in value.items() if name not in long}, problems


_KINDS = {bool: "true or false", int: "a whole number", str: "a text in quotation marks"}


def _problem(key: str, value: object, default: object) -> str | None:
    if isinstance(default, dict):
        if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
            return f"[{key}] must be a table of texts."
    elif type(value) is not type(default):
        return f"{key} must be {_KINDS[type(default)]}, not {value!r}."
    if key in LIMITS and isinstance(value, int):
        low, high = LIMITS[key]
        if not low <= value <= high:
            return f"{key} must be from {low} to {high}, not {value}."
    return None
