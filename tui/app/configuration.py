"""What is wrong with the configuration: settings, keys, rules and themes.

The first screen says it, so that nothing here needs Textual.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.actions import mapped

if TYPE_CHECKING:
    from pathlib import Path

    from tui.settings import Folders, Settings


def mistakes(chosen: Settings, folders: Folders) -> tuple[str, ...]:
    """Describe what is wrong with settings, keys and rules, each with its file and line.

    In none of our `folders` may a rule write.
    """
    return (
        *chosen.problems,
        *map(chosen.located, (*mapped(chosen.keys).problems, *_wrong_rules(chosen, folders))),
    )


def theme_mistakes(chosen: Settings, own: Path) -> tuple[str, ...]:
    """Describe what is wrong with the themes that are chosen."""
    from tui.app import themes
    from tui.app.theme_manager import AUTO

    keys = {getattr(chosen, key): key for key in ("theme_dark", "theme_light", "theme")}
    return tuple(
        chosen.located_at(key, problem)
        for name, key in sorted(keys.items())
        if name != AUTO
        for problem in themes.choose(name, own)[1]
    )


def _wrong_rules(chosen: Settings, folders: Folders) -> tuple[str, ...]:
    """What is wrong with the rules; who has none does not pay for the question."""
    if not chosen.rules:
        return ()
    from tui.library.rules import problems

    return problems(chosen.rules, folders)
