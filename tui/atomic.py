"""Write files that stand under their name only when they are whole."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import FrameType

ENDING = (signal.SIGTERM, signal.SIGHUP)
"""Signals by which the system, a shell or a terminal ends a command."""


def flush(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def unwound_by_signals() -> Iterator[None]:
    """Let a signal that ends the process unwind what is open, so that half a file is removed.

    Only where it would end the process at once: a handler that is there stays, what is ignored
    stays ignored, and only the main thread of Python has signals.
    """
    main = threading.current_thread() is threading.main_thread()
    signals = [sign for sign in ENDING if main and signal.getsignal(sign) is signal.SIG_DFL]
    for sign in signals:
        signal.signal(sign, _end)
    try:
        yield
    finally:
        for sign in signals:
            signal.signal(sign, signal.SIG_DFL)


def _end(sign: int, frame: FrameType | None) -> NoReturn:
    del frame
    signal.signal(sign, signal.SIG_DFL)  # a second one waits for nothing
    sys.exit(128 + sign)


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
    with unwound_by_signals():
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
