"""Tell glibc how to keep memory that is free; other C libraries do as they like."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TRIM, MAP, HEAPS = -1, -3, -8
"""Options, as in malloc.h: bytes free at a heap's end from which on they go back to the system,
bytes of a block from which on it is no part of a heap and goes back when it is free, heaps."""


def tune(options: Mapping[int, int]) -> bool:
    """Set options of this process's allocator; tell whether it has them and took them all."""
    if sys.platform != "linux":
        return False
    with suppress(ImportError, OSError, AttributeError):  # another library than glibc
        import _ctypes  # ctypes itself would stay in the reader's memory, with types for everything

        mallopt = _ctypes.dlsym(_ctypes.dlopen("", 0), "mallopt")
        return all(_ctypes.call_function(mallopt, option) for option in options.items())
    return False
