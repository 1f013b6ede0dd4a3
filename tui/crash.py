"""A report of a fault of ours: what is needed to mend it, and nothing of what was read.

    fault -> report in data/crashes, the newest ten -> one line for the reader -> doctor lists them

An error's own message may quote an article or an address, so it is kept only where the
interpreter made it, of names in the code.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections import deque
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tui import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = "crashes"
MOST_REPORTS = 10

HARMLESS = (
    AttributeError,
    NameError,
    ImportError,
    IndexError,
    ZeroDivisionError,
    RecursionError,
)
"""Errors whose messages name the code alone."""

SURROUNDINGS = ("TERM", "COLORTERM", "TERM_PROGRAM", "COLUMNS", "LINES", "LANG", "LC_ALL")

done: deque[str] = deque(maxlen=20)
"""The ids of the last actions, as the reader does them."""


def report(data: Path, error: BaseException) -> Path | None:
    """Write a report into the data folder, for the user alone; null where that fails too."""
    import tempfile

    text = "\n".join(_lines(error)) + "\n"
    folder = data / FOLDER
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%S-")
        handle, name = tempfile.mkstemp(dir=folder, prefix=stamp, suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
        for old in reports(data)[MOST_REPORTS:]:
            old.unlink(missing_ok=True)
    except OSError:
        return None
    return Path(name)


def reports(data: Path) -> list[Path]:
    """The reports that there are, newest first."""
    with suppress(OSError):
        return sorted((data / FOLDER).glob("*.txt"), reverse=True)
    return []


def sentence(data: Path, error: BaseException) -> str:
    """Write the report and say where it is."""
    file = report(data, error)
    place = f"A report is in {file}" if file else "No report could be written"
    return (
        f"Dateline has a fault and had to stop. {place}; `dateline doctor` says what to do with "
        "it. Nothing is lost: what you tagged, marked and checked is in the library."
    )


def _lines(error: BaseException) -> Iterator[str]:
    import platform

    yield f"when       {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"
    yield f"dateline   {__version__}"
    yield f"python     {platform.python_version()}, {platform.system()} {platform.machine()}"
    for name in ("textual", "rich"):
        yield f"{name:<10} {_version(name)}"
    settings = (f"{name}={os.environ[name]}" for name in SURROUNDINGS if name in os.environ)
    tmux = ("in tmux",) if "TMUX" in os.environ else ()
    yield f"terminal   {' '.join((*settings, *tmux))}"
    yield f"command    {_command()}"
    yield f"actions    {' '.join(done) or 'none'}"
    yield ""
    yield from _trace(error)


def _command() -> str:
    """The command's name alone: what follows it may be an address or a query."""
    first = sys.argv[1] if len(sys.argv) > 1 else ""
    return first if first.isalpha() else "the reader"


def _version(name: str) -> str:
    from importlib import metadata

    with suppress(metadata.PackageNotFoundError):
        return metadata.version(name)
    return "none"


def _trace(error: BaseException, seen: frozenset[int] = frozenset()) -> Iterator[str]:
    """The error and those it came from, the first one first; each frame with its line of code."""
    seen |= {id(error)}
    previous = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if previous is not None and id(previous) not in seen:
        yield from _trace(previous, seen)
        yield "then, while that was dealt with:"
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            yield from _trace(part, seen)
        yield "together, in:"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}"
        yield f"    {frame.line}"
    harmless = isinstance(error, HARMLESS) and type(error).__module__ == "builtins"
    yield f"{type(error).__module__}.{type(error).__qualname__}" + (
        f": {error}" if harmless else ""
    )


def _short(path: str) -> str:
    """A file's path from its package on, without the folders that are the user's."""
    parts = Path(path).parts
    for place in ("site-packages", "tui"):
        if place in parts[:-1]:
            at = len(parts) - 1 - parts[::-1].index(place)
            return "/".join(parts[at + (place != "tui") :])
    return "/".join(parts[-2:])
