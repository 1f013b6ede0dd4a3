"""Where everything lives, and what the user chose in config.toml."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from tui import clean
from tui.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Folders:
    """The three folders that are ours; `make` creates them for the user alone (0700)."""

    data: Path
    cache: Path
    config: Path

    @property
    def library(self) -> Path:
        """The file that must never be lost."""
        return self.data / "library.db"

    @property
    def config_file(self) -> Path:
        """The user's choices."""
        return self.config / "config.toml"

    @property
    def themes(self) -> Path:
        """The user's own themes."""
        return self.config / "themes"

    def make(self) -> None:
        """Create what is missing. Raises SettingsError naming the folder that cannot be made."""
        for folder in (self.data, self.cache, self.config):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise SettingsError(
                    f"The folder {folder} cannot be made ({error.strerror}): "
                    "free it, or name another with DATELINE_HOME."
                ) from error


def folders(environment: Mapping[str, str] = os.environ) -> Folders:
    """The folders of this user, or those under DATELINE_HOME where that is set."""
    if home := environment.get("DATELINE_HOME"):
        root = Path(home).expanduser().absolute()
        return Folders(root / "data", root / "cache", root / "config")
    import platformdirs

    return Folders(
        Path(platformdirs.user_data_dir("dateline", appauthor=False)),
        Path(platformdirs.user_cache_dir("dateline", appauthor=False)),
        Path(platformdirs.user_config_dir("dateline", appauthor=False)),
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """config.toml, each key with its default. Its tables are the groups below.

    `theme` may be "auto": the one of the pair that suits the terminal's light or dark. `keys`
    maps a key to an action's id; `tags` a one-key tag's key to the tag; `rules` a tag to the query
    whose articles get it. With
    `unread_again` an article is unread once more when its headline or its toll has changed. Of
    `keep_days` and older, what was read goes, but never what has a tag,
    be it by a rule, a star, a review or a verdict.
    """

    theme: str = "auto"
    theme_light: str = "dateline-light"
    theme_dark: str = "dateline-dark"
    reading_width: int = 72
    refresh_minutes: int = 30
    full_text: bool = True
    keep_days: int = 0
    unread_again: bool = True
    cache_megabytes: int = 512
    keys: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


_LIMITS = {
    "reading_width": (40, 160),
    "refresh_minutes": (0, 10_080),
    "keep_days": (0, 36_500),
    "cache_megabytes": (16, 100_000),
}


def load(file: Path) -> Settings:
    """Read config.toml. What cannot be used is left at its default and named in `problems`.

    A reader who mistyped one key must still be able to read, so nothing here raises.
    """
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return Settings(problems=(f"{file} cannot be read, so defaults are used: {error}",))
    defaults = Settings()
    allowed = {f.name for f in fields(Settings)} - {"problems"}
    chosen: dict[str, Any] = {}
    problems = []
    for key, value in raw.items():
        if key not in allowed:
            problems.append(f"{file}: unknown key {key!r}; known are {', '.join(sorted(allowed))}.")
        elif problem := _problem(key, value, getattr(defaults, key)):
            problems.append(f"{file}: {problem}")
        else:
            chosen[key], long = _without_long_tags(key, value)
            problems += [f"{file}: {problem}" for problem in long]
    return Settings(**chosen, problems=tuple(problems))


def _without_long_tags(key: str, value: Any) -> tuple[Any, list[str]]:
    """A setting without tags that are too long to be one, and what is wrong with each of these."""
    if key not in ("rules", "tags"):
        return value, []
    names = {
        key_or_tag: key_or_tag if key == "rules" else name for key_or_tag, name in value.items()
    }
    long = {key_or_tag: name for key_or_tag, name in names.items() if len(name) > clean.MAX_TAG}
    problems = [
        f"[{key}] {name[:24]!r}… is no tag: it has {len(name)} characters, {clean.MAX_TAG} fit."
        for name in long.values()
    ]
    return {
        key_or_tag: tag for key_or_tag, tag in value.items() if key_or_tag not in long
    }, problems


def _problem(key: str, value: object, default: object) -> str | None:
    if isinstance(default, dict):
        if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
            return f"[{key}] must be a table of texts."
    elif type(value) is not type(default):
        return f"{key} must be a {type(default).__name__}, not {value!r}."
    if key in _LIMITS and isinstance(value, int):
        low, high = _LIMITS[key]
        if not low <= value <= high:
            return f"{key} must be from {low} to {high}, not {value}."
    return None
