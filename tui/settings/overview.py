"""Every setting as it holds now: its value, its default, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from tui.settings.choices import NAMES, Settings

TABLES = ("keys", "tags")
"""Settings whose entries are listed one by one, as rules are."""


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting. `origin` is "default", "config.toml" or "reader", `line` that of the file.

    What has no default, as an entry of a table, has null.
    """

    setting: str
    value: Any
    default: Any
    origin: str
    line: int | None = None


def overview(chosen: Settings, in_reader: Mapping[str, Any]) -> tuple[SettingRow, ...]:
    """List every setting; `in_reader` are those that were chosen there over config.toml's."""
    defaults = Settings()
    rows: list[SettingRow] = []
    for name in NAMES:
        value, default = getattr(chosen, name), getattr(defaults, name)
        if name == "rules":
            rows += [
                _row(chosen, f"rules.{rule.name}", _short(asdict(rule)), None)
                for rule in chosen.rules
            ]
        elif name in TABLES:
            rows += [_row(chosen, f"{name}.{key}", entry, None) for key, entry in value.items()]
        elif name in in_reader:
            rows.append(SettingRow(name, in_reader[name], default, "reader"))
        else:
            rows.append(_row(chosen, name, value, default))
    return tuple(rows)


def _row(chosen: Settings, name: str, value: object, default: object) -> SettingRow:
    line = chosen.lines.get(name)
    from_file = line is not None or default is None or value != default
    return SettingRow(name, value, default, "config.toml" if from_file else "default", line)


def _short(rule: dict[str, Any]) -> dict[str, Any]:
    """A rule without its name and what it does not do."""
    return {key: value for key, value in rule.items() if value and key != "name"}
