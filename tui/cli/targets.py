"""Write files that stand under their name only when they are whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

from tui.atomic import make_folder, open_atomic
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
    """Make a folder as `make_folder` does. Raises DatelineError.

    With `force` files of the same names are replaced in a folder that has any.
    """
    if target.is_dir() and any(target.iterdir()) and not force:
        raise DatelineError(f"{target} has files in it: name another folder, or say --force.")
    try:
        with make_folder(target) as partial:
            yield partial
    except OSError as error:
        raise unwritable(target, error) from error
