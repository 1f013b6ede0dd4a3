"""One run of the command `facts`: to stdout, to a file, or to a folder of parts."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli import common
from tui.corpus.analysis import SECONDS, Analysed
from tui.corpus.inputs import Inputs
from tui.errors import DatelineError
from tui.plural import plural

if TYPE_CHECKING:
    from tui.corpus.facts_file import FactsFile
    from tui.corpus.jobs import Jobs
    from tui.corpus.options import PartFormat
    from tui.corpus.record import Record

Advance = Callable[[], None]
_JSON = "tui.corpus.analysis.analyse"
_LINES = "tui.cli.facts_text.facts_text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What was asked for, as the command's options have it."""

    inputs: tuple[str, ...]
    as_json: bool
    explain: bool
    output: Path | None
    form: PartFormat | None
    part_size: int
    columns: tuple[tuple[str, str], ...]
    retry: bool
    force: bool
    jobs: int | None
    scheduler: str | None
    quiet: bool

    @property
    def to_terminal(self) -> bool:
        """Whether the facts are printed where the progress would be drawn."""
        return self.output is None and sys.stdout.isatty()

    def note(self, text: str) -> None:
        """Say what is no fault, unless --quiet was; also from other threads than the command's."""
        if not self.quiet:
            common.complain(text)

    def engine(self, function: str) -> AbstractContextManager[Jobs]:
        """Choose who analyses the records."""
        if self.scheduler is not None:
            from tui.corpus.cluster import cluster_jobs

            return cluster_jobs(self.scheduler, function, SECONDS)
        from tui.corpus.ordered_jobs import ordered_jobs

        return ordered_jobs(function, SECONDS, self.jobs or 0)


def run(options: Options) -> bool:
    """Run the command; gives whether anything failed. Raises DatelineError."""
    inputs = Inputs(options.inputs, dict(options.columns), options.output)
    with _progress(inputs, hidden=options.quiet or options.to_terminal) as advance:
        if options.form is not None and options.output is not None:
            failed = _to_parts(options, inputs, options.form, options.output, advance)
        else:
            failed = _to_lines(options, inputs, advance)
    _say_omitted(options, inputs.omitted)
    return failed


def _to_parts(
    options: Options, inputs: Inputs, form: PartFormat, folder: Path, advance: Advance
) -> bool:
    from tui.corpus.corpus_run import Target, Tell, run_corpus
    from tui.corpus.run_report import report_path

    if form == "parquet":
        from tui.corpus.schema import pyarrow

        pyarrow()  # its absence is said before the work
    target = Target(folder, form, options.part_size, options.retry, options.force)
    failed: list[str] = []

    def problem(text: str) -> None:
        failed.append(text)
        common.complain(text)

    tell = Tell(advance, options.note, problem)
    parts = run_corpus(inputs, target, lambda: options.engine(_JSON), tell)
    new = parts.documents - parts.taken
    options.note(
        f"{plural(parts.documents, 'document')} in {folder}, {new:,} of them new; "
        f"{len(parts.problems):,} with a problem. {report_path(folder)} names those."
    )
    return bool(failed)


def _to_lines(options: Options, inputs: Inputs, advance: Advance) -> bool:
    from tui.corpus.facts_file import open_facts_file

    with ExitStack() as stack:
        file = None
        if options.output is not None:
            file = stack.enter_context(open_facts_file(options.output))
            if file.documents:
                there = f"{options.output} has {plural(file.documents, 'document')} already"
                options.note(f"{there}; the rest follows.")
        return _Lines(options, file, advance).analyse(inputs)


class _Lines:
    """A run that prints what each document gives, in their order."""

    def __init__(self, options: Options, file: FactsFile | None, advance: Advance) -> None:
        self._failed = False
        self._file = file
        self._advance = advance
        self._options = options

    def analyse(self, inputs: Inputs) -> bool:
        """Analyse all documents; gives whether one failed."""
        options = self._options
        as_json = options.as_json or self._file is not None
        form = "explained json" if options.explain else "json"
        argument = form if as_json else options.explain
        with options.engine(_JSON if as_json else _LINES) as jobs:
            for record in inputs.records():
                if record.problem:
                    jobs.hand(self._printer(record), None)
                elif self._file is not None and self._file.take(record.id):
                    self._advance()
                else:
                    jobs.submit(self._printer(record), record, argument)
        return self._failed

    def _printer(self, record: Record) -> Callable[..., None]:
        def deliver(result: Analysed | None, error: DatelineError | None) -> None:
            if result is None:
                self._failed = True
                common.complain(record.problem or f"{record.id}: {error}")
            else:
                self._print(result)
            self._advance()

        return deliver

    def _print(self, result: Analysed) -> None:
        if result.note:
            self._options.note(result.note)
        if self._file is not None:
            self._file.write(result.text)
        else:
            common.say([result.text])


def _say_omitted(options: Options, omitted: Counter[str]) -> None:
    if omitted:
        counts = ", ".join(f"{count:,} {reason}" for reason, count in omitted.most_common())
        options.note(f"Left out: {counts}.")


@contextmanager
def _progress(inputs: Inputs, *, hidden: bool) -> Iterator[Advance]:
    """Draw how much of the inputs is read, by their bytes, where stderr is a terminal."""
    if hidden or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn("Facts of {task.fields[documents]:,}"), BarColumn(), TaskProgressColumn())
    bars = Progress(
        *columns, TimeRemainingColumn(), console=Console(stderr=True), redirect_stdout=False
    )
    with bars:
        task = bars.add_task("", total=inputs.size, documents=0)
        done = 0

        def advance() -> None:
            nonlocal done
            done += 1
            bars.update(task, completed=inputs.done, documents=done)

        yield advance
        bars.update(task, completed=inputs.done)
