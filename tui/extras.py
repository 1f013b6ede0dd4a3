"""Libraries that an extra brings, imported when they are needed."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from tui.errors import DatelineError


def import_extra(module: str, extra: str, need: str) -> ModuleType:
    """Import a module of an extra. Raises DatelineError, which names what needs it, without it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise DatelineError(
            f"{module.partition('.')[0]} is not installed, which {need} needs: "
            f"pip install 'dateline[{extra}]' brings it."
        ) from error
