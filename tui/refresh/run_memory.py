"""What a run remembers for the next ones, in the cache: without it they take longer, no more."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from tui.errors import LibraryError
from tui.refresh.steps import T

if TYPE_CHECKING:
    from tui.library import Library


def recall(library: Library, key: str, kind: type[T]) -> T | None:
    """Recall what was kept under a key; None where nothing was, or the cache cannot be used."""
    with suppress(LibraryError):
        cached: T | None = library.cache.get_packed(key, kind)
        return cached
    return None


def remember(library: Library, key: str, value: object) -> None:
    """Keep a value under a key, where the cache can be used."""
    with suppress(LibraryError):
        library.cache.put_packed(key, value)


def count(library: Library, key: str) -> int | None:
    """Count how often something has happened by now; None where nothing can be remembered."""
    remember(library, key, (recall(library, key, int) or 0) + 1)
    return recall(library, key, int)
