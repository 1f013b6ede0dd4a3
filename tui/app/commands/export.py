"""Export: what is shown, written to a file beside all else, told while it goes on, and stopped.

A large library takes minutes. Nothing waits for it: the line at the bottom counts, the same key
asks whether to stop, and a file that was not finished is taken away again.
"""

from __future__ import annotations

import asyncio
import threading
import time
from io import TextIOWrapper
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from tui import clean
from tui.app.prompt.paths import PathCompletion
from tui.app.prompt.prompt import Complaint, Question
from tui.app.render.formatting import counted, plural
from tui.errors import LibraryError

if TYPE_CHECKING:
    from tui.app.main.command_screen import Stoppable
    from tui.app.main.main_screen import MainScreen

FORMS = {
    ".csv": "csv",
    ".jsonl": "jsonl",
    ".geojson": "geojson",
    ".md": "markdown",
    ".bundle": "bundle",
}

TOLD_EVERY = 0.25
"""Seconds between two counts in the line at the bottom."""


class Stopped(Exception):
    """The reader wanted no more of the file."""


class ExportJob:
    """A file that is being written."""

    def __init__(self, main: MainScreen) -> None:
        self._main = main
        self._stop = threading.Event()
        self._done = self._total = 0
        self.name = ""

    def stop(self) -> None:
        """End it at the next article; from any thread."""
        self._stop.set()

    async def write(self, query: str, file: Path) -> None:
        """Write what a query finds into a new file, and say so."""
        main = self._main
        self.name = file.name
        telling = main.set_interval(TOLD_EVERY, self._tell)
        try:
            await asyncio.to_thread(self._write, query, file)
            main.say(f"Wrote {plural(self._total, 'article')} to {file}.")
        except Stopped:
            main.say(f"Stopped: {file} is not there any more.", "muted")
        finally:
            self.stop()  # the reader may be closing, and waits for no file
            telling.stop()
            main.doing = ""

    def _tell(self) -> None:
        if self._total:
            progress = f"{counted(self._done)}/{counted(self._total)}"
            self._main.doing = f"exporting {progress}"

    def _write(self, query: str, file: Path) -> None:
        """In a thread. Raises LibraryError and Stopped, and leaves no file then."""
        made = False
        try:
            with file.open("xb") as stream:
                made = True
                self._fill(stream, query, FORMS[file.suffix])
        except OSError as error:
            raise LibraryError(f"{file} cannot be written: {error.strerror}.") from error
        else:
            made = False
        finally:
            if made:  # here, and it is not whole
                file.unlink(missing_ok=True)

    def _fill(self, stream: BinaryIO, query: str, form: str) -> None:
        library = self._main.library
        if form == "bundle":
            from tui.library.handover import login_name

            library.handover.write(query, stream, login_name(), self._follow)
            return
        from tui.library.export import export as write

        with TextIOWrapper(stream, encoding="utf-8", newline="") as text:
            write(library, query, form, text, self._follow)

    def _follow(self, done: int, total: int) -> None:
        self._done, self._total = done, total
        if self._stop.is_set():
            raise Stopped
        time.sleep(0)  # the screen goes first


async def export(main: MainScreen) -> None:
    """Ask for a file and write what is shown into it; its ending says the format."""
    if main.export_job:
        await _ask_to_stop(main, main.export_job)
        return
    paths = PathCompletion(tuple(FORMS))
    question = Question(
        "Export to:",
        await asyncio.to_thread(_free_name),
        proposed=True,
        hint=f"the ending says how: {' '.join(FORMS)}",
        check=_file_problem,
        complete=paths.complete,
        learn=paths.learn,
    )
    query = main.query_text
    answer = await main.ask(question)
    if answer:
        main.export_job = job = ExportJob(main)
        try:
            await job.write(query, _file(answer))
        finally:
            main.export_job = None


async def _ask_to_stop(main: MainScreen, writing: Stoppable) -> None:
    if await main.confirm(f"Stop writing {writing.name}?", "what is written of it goes again"):
        writing.stop()


def _file(typed: str) -> Path:
    return Path(typed.strip()).expanduser().absolute()


def _file_problem(typed: str) -> Complaint | None:
    file = _file(typed)
    if file.suffix not in FORMS:
        return Complaint(f"End the name with one of {' '.join(FORMS)}.", len(typed))
    if not file.parent.is_dir():
        return Complaint(f"There is no folder {clean.line(str(file.parent))}.")
    if file.exists():
        return Complaint("This file exists; choose another name.")
    return None


def _free_name() -> str:
    """A name that no file here has yet: dateline.csv, dateline-2.csv and so on."""
    names = chain(["dateline.csv"], (f"dateline-{number}.csv" for number in count(2)))
    return next(name for name in names if not Path(name).exists())
