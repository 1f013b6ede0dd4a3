"""Keep everything that the reader would miss in one SQLite file; every SQL statement is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.deferred import deferred_names

if TYPE_CHECKING:
    from tui.library.facade import Library
    from tui.library.facts.fact_identity import identity
    from tui.library.undo.journal import Change

__all__ = ["Change", "Library", "identity"]

# A worker prepares records alone, without what opens a library.
__getattr__ = deferred_names(
    __name__,
    {"Change": "undo.journal", "Library": "facade", "identity": "facts.fact_identity"},
)
