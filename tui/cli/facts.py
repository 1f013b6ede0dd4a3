"""facts: what stands in files, addresses, pipes and JSON Lines of documents."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli import common
from tui.errors import DatelineError

if TYPE_CHECKING:
    from tui.cli.facts_file import FactsFile
    from tui.model import Document

SECONDS = 60.0
"""Time for one document's facts, with the loading of the model; the longest takes a tenth of it."""

Advance = Callable[[], None]


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines.")
@click.option("--explain", is_flag=True, help="Print each claim's sentence, number and rule.")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write JSON Lines there; a run that was interrupted goes on where it was.",
)
@click.option("--jobs", type=click.IntRange(min=1), help="Processes; by default one for each core.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
def facts(
    inputs: tuple[str, ...], *, as_json: bool, explain: bool, output: Path | None, jobs: int | None
) -> None:
    """Find the facts in files, addresses, "-" or .jsonl files of documents."""
    from tui.cli.facts_file import open_facts_file

    with ExitStack() as stack:
        file = stack.enter_context(open_facts_file(output)) if output else None
        if file is not None and file.documents:
            common.complain(f"{output} has {file.documents} documents already; the rest follows.")
        hidden = output is None and sys.stdout.isatty()
        advance = stack.enter_context(_progress(inputs, hidden=hidden))
        run = _Run(file, advance, as_json=as_json or output is not None, explain=explain)
        run.analyse(inputs, jobs or 0)
    sys.exit(int(run.failed))


class _Run:
    """One run of the command: where its lines go, and whether anything failed."""

    def __init__(
        self, file: FactsFile | None, advance: Advance, *, as_json: bool, explain: bool
    ) -> None:
        self.failed = False
        self._file = file
        self._advance = advance
        self._form = (as_json, explain)

    def analyse(self, inputs: tuple[str, ...], processes: int) -> None:
        """Analyse all documents of the inputs, and print what each gives in their order."""
        from tui.cli.inputs import documents
        from tui.cli.ordered_jobs import ordered_jobs

        with ordered_jobs("tui.cli.facts_text.facts_text", SECONDS, processes) as jobs:
            for found in (one for source in inputs for one in documents(source)):
                if isinstance(found, DatelineError):
                    self._fail(found)
                elif self._file is not None and self._file.take(found.id):
                    self._advance()
                else:
                    jobs.submit(self._printer(found), found, *self._form)

    def _printer(self, document: Document) -> Callable[..., None]:
        def deliver(result: tuple[str, str] | None, error: DatelineError | None) -> None:
            if result is None:
                self._fail(DatelineError(f"{document.id}: {error}"))
                return
            text, note = result
            if note:
                common.complain(note)
            if self._file is not None:
                self._file.write(text)
            else:
                common.say([text])
            self._advance()

        return deliver

    def _fail(self, error: DatelineError) -> None:
        self.failed = True
        common.complain(error)
        self._advance()


@contextmanager
def _progress(inputs: tuple[str, ...], *, hidden: bool) -> Iterator[Advance]:
    """Draw a bar on stderr where that is a terminal and the facts are not printed there too."""
    if hidden or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    from tui.cli.inputs import count

    columns = (TextColumn("Facts"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), redirect_stdout=False) as bar:
        task = bar.add_task("", total=count(inputs))
        yield lambda: bar.advance(task)


COMMANDS = (facts,)
