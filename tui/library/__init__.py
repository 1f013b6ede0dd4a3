"""Keep everything that the reader would miss in one SQLite file; every SQL statement is here."""

from __future__ import annotations

from tui.library.facade import Library
from tui.library.fact_identity import identity
from tui.library.journal import Change

__all__ = ["Change", "Library", "identity"]
