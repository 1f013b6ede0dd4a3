"""Export: what is shown, written to a file beside all else, told while it goes on, and stopped.

A large library takes minutes. Nothing waits for it: the line at the bottom counts, the same key
asks whether to stop, and the file has its name only once it is whole.
"""

from __future__ import annotations

import asyncio
import threading
import time
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui import clean
from tui.app.prompt.export_target import (
    ExportTarget,
    TargetCompletion,
    parse_target,
)
from tui.app.prompt.question import Complaint, Question
from tui.app.render.formatting import counted, still_upgrading
from tui.atomic import make_folder, open_atomic
from tui.errors import unwritable
from tui.export.formats import BINARY, ENDINGS, Export, picture_files, write, wrote
from tui.plural import plural, without_point

if TYPE_CHECKING:
    from tui.app.main.command_screen import Stoppable
    from tui.app.main.main_screen import MainScreen
    from tui.library.tables.table_reader import PointCount

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

    async def write(self, query: str, target: ExportTarget, *, replace: bool = False) -> None:
        """Write what a query finds into a file, new unless it is to replace one, and say so."""
        main, file = self._main, target.file
        self.name = file.name
        chosen = Export(query, target.form, target.rows, "brief" if target.brief else "")
        telling = main.set_interval(TOLD_EVERY, self._tell)
        try:
            points = await asyncio.to_thread(self._write, chosen, file, replace=replace)
            lacking = (
                _without_point(points, chosen.table) if points and points.without_point else ""
            )
            upgrading = await asyncio.to_thread(main.library.maintenance.unfilled) if query else 0
            missed = f" {still_upgrading(upgrading, 'looked through')}" if upgrading else ""
            said = wrote(chosen.contents, self._total, file)
            main.say(f"{said}{lacking}{missed}", "warning" if missed else "text")
        except Stopped:
            main.say(f"Stopped: {clean.line(str(file))} was not written.", "muted")
        finally:
            self.stop()  # the reader may be closing, and waits for no file
            telling.stop()
            main.tell_of(self)

    def _tell(self) -> None:
        if self._total:
            progress = f"{counted(self._done)}/{counted(self._total)}"
            self._main.tell_of(self, f"exporting {progress}")

    def _write(self, chosen: Export, file: Path, *, replace: bool = False) -> PointCount | None:
        """In a thread. Raises LibraryError and Stopped, and leaves what was there then."""
        text: dict[str, Any] = {} if chosen.form in BINARY else {"encoding": "utf-8", "newline": ""}
        try:
            mode = ("w" if replace else "x") + ("" if text else "b")
            with open_atomic(file, mode, **text) as stream:
                pictures = picture_files(chosen, file)
                counted = write(self._main.library, chosen, stream, self._follow, pictures)
                if pictures and pictures.drawings:
                    with make_folder(pictures.folder) as folder:
                        pictures.write(folder)
        except OSError as error:
            raise unwritable(file, error) from error
        return counted

    def _follow(self, done: int, total: int) -> None:
        self._done, self._total = done, total
        if self._stop.is_set():
            raise Stopped
        time.sleep(0)  # the screen goes first


def _without_point(points: PointCount, table: str | None) -> str:
    what = "article" if table in (None, "articles") else "row"
    return f" {without_point(plural(points.without_point, what), points.without_point)}"


async def export(main: MainScreen) -> None:
    """Ask for a file and write what is shown into it; its ending says the format."""
    if main.export_job:
        await _ask_to_stop(main, main.export_job)
        return
    if not main.headlines.count:
        main.say("No article is listed here that could be written.", "muted")
        return
    targets = TargetCompletion()
    question = Question(
        "Export to:",
        await asyncio.to_thread(_free_name),
        proposed=True,
        hint=f"--brief, --rows claims; {' '.join(ENDINGS)}",
        check=_problem,
        complete=targets.complete,
        learn=targets.learn,
    )
    query = main.query_text
    if chosen := await _ask_for_target(main, question):
        target, replace = chosen
        main.export_job = job = ExportJob(main)
        try:
            await job.write(query, target, replace=replace)
        finally:
            main.export_job = None


async def _ask_for_target(main: MainScreen, question: Question) -> tuple[ExportTarget, bool] | None:
    """Ask where to, and whether to replace what stands there; again, where that is to stay."""
    while answer := await main.ask(question):
        target = parse_target(answer)
        if not isinstance(target, ExportTarget):
            return None
        replace = await main.key_buffer.during(_ask_to_replace(main, target))
        if replace is not None:
            return target, replace
        question = question._replace(value=answer, proposed=False)
    return None


async def _ask_to_replace(main: MainScreen, target: ExportTarget) -> bool | None:
    """Whether to replace what stands there: no where nothing does, None where it is to stay."""
    standing, remark = await asyncio.to_thread(target.standing)
    return await main.confirm(f"Replace {standing}?", remark) or None if standing else False


async def _ask_to_stop(main: MainScreen, writing: Stoppable) -> None:
    if await main.confirm(f"Stop writing {writing.name}?", "what is written of it goes again"):
        writing.stop()


def _problem(typed: str) -> Complaint | None:
    target = parse_target(typed)
    return target if isinstance(target, Complaint) else None


def _free_name() -> str:
    """A name that no file here has yet: dateline.csv, dateline-2.csv and so on."""
    names = chain(["dateline.csv"], (f"dateline-{number}.csv" for number in count(2)))
    return next(name for name in names if not Path(name).exists())
