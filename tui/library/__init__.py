"""Keep everything that the reader would miss in one SQLite file; every SQL statement is here."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.library.facade import Library
    from tui.library.fact_identity import identity
    from tui.library.journal import Change

__all__ = ["Change", "Library", "identity"]

_HOMES = {"Change": "journal", "Library": "facade", "identity": "fact_identity"}


def __getattr__(name: str) -> object:
    """Import what is asked for: a worker prepares records alone, without what opens a library."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
