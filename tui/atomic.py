"""Write files that stand under their name only when they are whole.

What is written is locked as long as its writer lives. A half that nobody has locked was left by a
kill or a lost current, and the next who writes into that folder takes it away.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
import shutil
import signal
import sys
import threading
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import FrameType

ENDING = (signal.SIGTERM, signal.SIGHUP)
"""Signals by which the system, a shell or a terminal ends a command."""

_HALF = re.compile(r"\.dateline-[0-9a-f]{8}\.part")


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


def partial_path(target: Path) -> Path:
    """Name what is written beside a target, after removing what killed writers left there."""
    with suppress(OSError):
        for path in target.parent.iterdir():
            if _HALF.fullmatch(path.name):
                _remove_abandoned(path)
    return target.with_name(f".dateline-{os.urandom(4).hex()}.part")


def _remove_abandoned(partial: Path) -> None:
    with suppress(OSError), locked(partial):
        if partial.is_dir():
            shutil.rmtree(partial, ignore_errors=True)
        else:
            partial.unlink()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a file or folder as being written. Raises OSError, also where another holds it."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)


def _create_locked(target: Path, permissions: int) -> tuple[Path, int]:
    """Create a file beside its target; again, where another took it away before it was locked."""
    while True:
        partial = partial_path(target)
        descriptor = os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, permissions)
        with suppress(OSError):  # of a file system that knows no locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        if os.fstat(descriptor).st_nlink:
            return partial, descriptor
        os.close(descriptor)


@contextmanager
def open_atomic(
    target: Path, mode: str = "w", *, permissions: int = 0o666, durable: bool = True, **options: Any
) -> Iterator[Any]:
    """Open a file beside its target, which it replaces when all went well. Raises OSError.

    Where it did not, on a full disk too, the target is as it was; with a `mode` of `x` as `open`
    knows it nothing is replaced. `permissions` are those of the file, less what the umask takes; a
    `durable` one is on the disk before it gets its name. `options` are those of `open`.
    """
    new, mode = "x" in mode, mode.replace("x", "w")
    with unwound_by_signals():
        _refuse(target, new=new)
        partial, descriptor = _create_locked(target, permissions)
        try:
            with os.fdopen(descriptor, mode, **options) as file:
                yield file
                file.flush()
                if durable:
                    os.fsync(file.fileno())
            _refuse(target, new=new)  # it may have come meanwhile
            partial.replace(target)
        finally:
            with suppress(OSError):
                partial.unlink(missing_ok=True)


def _refuse(target: Path, *, new: bool) -> None:
    if new and os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))


@contextmanager
def make_folder(target: Path) -> Iterator[Path]:
    """Make a folder beside its target, whose files come to stand there when all went well.

    Where it did not, the target is as it was. Files of the same names are replaced; no other file
    is touched. Raises OSError.
    """
    partial = partial_path(target.absolute())
    with unwound_by_signals(), ExitStack() as stack:
        try:
            partial.mkdir(parents=True)
            with suppress(OSError):  # of a file system that knows no locks
                stack.enter_context(locked(partial))
            yield partial
            _move(partial, target)
        finally:
            shutil.rmtree(partial, ignore_errors=True)


def _move(partial: Path, target: Path) -> None:
    """Move the files of one folder into another, the description of them last."""
    target.mkdir(exist_ok=True)
    for file in sorted(partial.iterdir(), key=lambda file: (file.suffix == ".json", file.name)):
        file.replace(target / file.name)
