"""The commands. Each imports what it needs when it runs, so that none pays for another.

    reader          the reader itself, or its first screen as text
    subscriptions   add, remove, feeds, import, opml, refresh
    articles        list, show, tag, note, grade
    config          config
    export          export, codebook
    handover        handover, and what import does with its file
    rules           apply
    tally           tally
    facts           facts
    account         connect, sync, disconnect
    completion      completion
    upkeep          backup, restore, doctor, keys, themes, paths, demo

Results go to stdout, progress and errors to stderr; the exit status is 0 for done, 1 for
failed, 2 for wrong usage. An interrupted pipe is no error.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from pathlib import Path
from typing import TextIO

from tui import clean, closest
from tui.errors import DatelineError, QueryError

BEFORE = 60
"""Characters of a query that are shown before a mistake in it."""


UNUSABLE = frozenset({errno.ENAMETOOLONG, errno.EACCES, errno.EPERM, errno.ELOOP})
"""What is wrong with a path that somebody named, and no fault of ours."""


def _place(error: DatelineError) -> str:
    """The query with a mark below its mistake; "" where the error is none of a query."""
    if not isinstance(error, QueryError):
        return ""
    start = max(0, error.position - BEFORE)
    excerpt = clean.masked(error.query[start : error.position + BEFORE]).replace("\n", " ")
    return f"    {excerpt}\n    {' ' * (error.position - start)}^\n"


def _take_closed_output() -> None:
    """Let what would be printed to a closed stdout or stderr go nowhere, which is no fault."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115


def _drop_output(stream: TextIO) -> None:
    """Send what is still buffered nowhere, lest it fails a second time when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _complain(text: str) -> None:
    """Write to stderr; where that cannot be written either, the exit status alone says it."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        _drop_output(sys.stderr)


def main() -> None:
    """Run a command and turn what goes wrong into an exit status."""
    status = 0
    _take_closed_output()
    closest.soften((sys.stdout, sys.stderr))
    try:
        status = _run(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        status = 130
    except BrokenPipeError:
        _drop_output(sys.stdout)
    except Exception as error:  # noqa: BLE001 whatever it is, it leaves a report and no mess
        status = _fail(error)
    gc.freeze()  # Python's last look for cycles, for which the system takes all back, takes 20 ms
    sys.exit(status)


def _run(arguments: list[str]) -> int:
    """Run a command; without one the reader, whose first frame waits for no parser."""
    if "_DATELINE_COMPLETE" in os.environ:
        from tui.cli.completion import answer
        from tui.cli.group import commands

        return answer(commands, os.environ["_DATELINE_COMPLETE"])
    if arguments:
        gc.disable()  # what is imported stays: to look for rubbish in it takes a tenth of the time
        from tui.cli.group import run

        gc.freeze()
        gc.enable()
        return run(arguments)
    from tui.cli.reader import open_reader

    open_reader()
    return 0


def _fail(error: Exception) -> int:
    """Say on stderr what went wrong, with a report of it where it is a fault of ours."""
    if isinstance(error, DatelineError):
        _complain(f"dateline: {clean.text(str(error))}\n{_place(error)}")
        return 2 if isinstance(error, QueryError) else 1
    if isinstance(error, OSError) and error.errno == errno.ENOSPC and not error.filename:
        _drop_output(sys.stdout)
        _complain(f"dateline: The output cannot be written: {error.strerror}.\n")
        return 1
    if isinstance(error, OSError) and error.errno in UNUSABLE and error.filename:
        name = clean.line(str(error.filename), 200)
        _complain(f"dateline: {name} cannot be used: {error.strerror}.\n")
        return 1
    from tui import crash, settings

    _complain(f"dateline: {crash.sentence(settings.folders().data, error)}\n")
    return 1
