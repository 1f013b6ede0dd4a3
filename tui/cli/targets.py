"""Write files that stand under their name only when they are whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

from tui.atomic import locked, open_atomic, partial_path, unwound_by_signals
from tui.errors import DatelineError, unwritable

if TYPE_CHECKING:
    from tui.settings import Folders


def check(target: Path, folders: Folders, *, force: bool) -> None:
    """Raise DatelineError where a target is the library, one of its neighbours, or exists.

    What is no regular file, such as /dev/stdout, is written to and replaces nothing.
    """
    path = target.resolve()
    library = folders.library.resolve()
    if path.parent == library.parent and path.name.startswith(f"{library.stem}."):
        raise DatelineError(f"{target} belongs to the library: name a file in another folder.")
    if target.is_file() and not force:
        raise DatelineError(f"{target} exists: name another file, or say --force to replace it.")


@contextmanager
def text_file(target: Path) -> Iterator[TextIO]:
    """Open a text file beside its target, see `_file`."""
    with _file(target, "w", encoding="utf-8", newline="") as file:
        yield file


@contextmanager
def binary_file(target: Path) -> Iterator[BinaryIO]:
    """Open a file of bytes beside its target, see `_file`."""
    with _file(target, "wb") as file:
        yield file


@contextmanager
def _file(target: Path, mode: str, **options: Any) -> Iterator[Any]:
    """Open a file that replaces its target when all went well. Raises DatelineError.

    What is no regular file, such as /dev/stdout, is written to as it is.
    """
    special = target.exists() and not target.is_file()
    try:
        opener = Path.open if special else open_atomic
        with opener(target, mode, **options) as file:
            yield file
    except OSError as error:
        raise unwritable(target, error) from error


@contextmanager
def folder(target: Path, *, force: bool) -> Iterator[Path]:
    """Make a folder beside its target, whose files come to stand there when all went well.

    Where it did not, the target is as it was. With `force` files of the same names are replaced in
    a folder that has any; no other file is touched. Raises DatelineError.
    """
    if target.is_dir() and any(target.iterdir()) and not force:
        raise DatelineError(f"{target} has files in it: name another folder, or say --force.")
    try:
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
    except OSError as error:
        raise unwritable(target, error) from error


def _move(partial: Path, target: Path) -> None:
    """Move the files of one folder into another, the description of them last."""
    target.mkdir(exist_ok=True)
    for file in sorted(partial.iterdir(), key=lambda file: (file.suffix == ".json", file.name)):
        file.replace(target / file.name)
