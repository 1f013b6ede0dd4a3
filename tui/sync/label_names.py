"""Which tags can be labels on a server: FreshRSS 1.25 says OK to all, and drops some."""

from __future__ import annotations

import html
from collections.abc import Iterable

LONGEST = 191
"""Bytes of a label's name, with its markup escaped, that FreshRSS's database holds."""


def unfit(name: str, folders: Iterable[str]) -> str:
    """Say why a tag cannot be a label; "" where it can."""
    if len(html.escape(name).encode()) > LONGEST:
        return "its name is too long for the server"
    if name != name.strip():
        return "its name begins or ends with a blank"
    if name.casefold() in {folder.casefold() for folder in folders}:
        return "a folder of the server is called so"
    return ""
