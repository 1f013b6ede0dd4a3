"""Countries by name and by code (ISO 3166-1 alpha-2), for `place:` in a query."""

from __future__ import annotations


def code_of(name: str) -> str | None:
    """The code of the country that a name or a code means, in capitals; null for none."""
    return None
