"""A run over a corpus: each record into one row of a folder of parts, in their order."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from tui.corpus.analysis import Analysed, failed_row
from tui.corpus.jobs import Deliver, Jobs
from tui.corpus.parts import Parts, PartsForm, open_parts
from tui.corpus.run_report import MAX_PROBLEMS, reported_inputs, write_report
from tui.errors import DatelineError

if TYPE_CHECKING:
    from tui.corpus.inputs import Inputs
    from tui.corpus.options import PartFormat
    from tui.corpus.record import Record


class Target(NamedTuple):
    """Where the rows go, and how. `force` replaces what is there by other inputs' facts."""

    folder: Path
    format: PartFormat
    size: int
    retry: bool = False
    force: bool = False


class Tell(NamedTuple):
    """Who is told: of each document that is done, of a note, and of a problem."""

    advance: Callable[[], None]
    note: Callable[[str], None]
    problem: Callable[[str], None]


def run_corpus(
    inputs: Inputs, target: Target, engine: Callable[[], AbstractContextManager[Jobs]], tell: Tell
) -> Parts:
    """Analyse what the folder does not hold yet; gives its parts when all are there.

    Raises DatelineError where they cannot be written, or hold something else.
    """
    from tui.facts import VERSION

    earlier = reported_inputs(target.folder)
    replace = target.force or earlier in (None, inputs.sources)
    form = PartsForm(target.format, target.size, VERSION, target.retry, replace)
    with open_parts(target.folder, form) as parts:
        if earlier is None:
            write_report(target.folder, inputs.sources, "running", version=VERSION)
        with engine() as jobs:
            run = _Run(parts, jobs, tell)
            for record in inputs.records():
                run.take(record)
        parts.finish()
        _report(target.folder, inputs, parts, VERSION)
        return parts


def _report(folder: Path, inputs: Inputs, parts: Parts, version: str) -> None:
    problems = parts.problems[:MAX_PROBLEMS]
    write_report(
        folder,
        inputs.sources,
        "done",
        version=version,
        documents=parts.documents,
        analysed=parts.documents - parts.taken,
        omitted=dict(inputs.omitted),
        with_problems=len(parts.problems),
        problems=[{"id": name, "problem": problem} for name, problem in problems],
    )


class _Run:
    """Gives each record to whoever has its row: the parts, those set aside, or the analysis."""

    def __init__(self, parts: Parts, jobs: Jobs, tell: Tell) -> None:
        self._parts = parts
        self._jobs = jobs
        self._tell = tell

    def take(self, record: Record) -> None:
        if self._parts.holds(record):
            self._tell.advance()
            return
        row = self._parts.row(record)
        if row is not None:
            self._jobs.hand(self._deliverer(record), Analysed(row))
        elif record.problem:
            self._jobs.hand(self._deliverer(record), None)
        else:
            self._jobs.submit(self._deliverer(record), record, "row")

    def _deliverer(self, record: Record) -> Deliver:
        def deliver(result: Analysed | None, error: DatelineError | None) -> None:
            if result is None:
                problem = record.problem or f"{record.id}: {error}"
                self._tell.problem(problem)
                self._parts.add(failed_row(record, problem), record.id, problem)
            else:
                if result.note:
                    self._tell.note(result.note)
                self._parts.add(result.text, record.id, problem_of(result.text))
            self._tell.advance()

        return deliver


def problem_of(row: str) -> str | None:
    """Read what is wrong with the document of a row."""
    return msgspec.json.decode(row, type=_Problem).problem


class _Problem(msgspec.Struct):
    problem: str | None = None
