"""Write files that stand under their name only when they are whole."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def flush(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def open_atomic(
    target: Path, mode: str = "w", *, permissions: int = 0o666, durable: bool = True, **options: Any
) -> Iterator[Any]:
    """Open a file beside its target, which it replaces when all went well. Raises OSError.

    Where it did not, on a full disk too, the target is as it was. `permissions` are those of the
    file, less what the umask takes; a `durable` one is on the disk before it gets its name.
    `options` are those of `open`.
    """
    partial = target.with_name(f".{target.name}.{os.urandom(4).hex()}.part")
    descriptor = os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, permissions)
    try:
        with os.fdopen(descriptor, mode, **options) as file:
            yield file
            file.flush()
            if durable:
                os.fsync(file.fileno())
        partial.replace(target)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
