"""facts: what stands in files, folders, archives, addresses, pipes and tables of documents."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.cli import common
from tui.corpus.options import PART_FORMATS, PART_SIZE, ROLES

if TYPE_CHECKING:
    from tui.cli.facts_run import Options


class _RoleOption(click.ParamType[tuple[str, str]]):
    """One of the roles, and the name of the column that has it."""

    name = "role=name"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Part ROLE=NAME, or fail with what there is."""
        role, _, name = str(value).partition("=")
        if role not in ROLES or not name:
            usual = ", ".join(f"{role}=NAME" for role in ROLES)
            self.fail(f"{value!r} is none of {usual}.", param, ctx)
        return role, name


@click.command()
@common.quiet_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines.")
@click.option("--explain", is_flag=True, help="Print each claim's sentence, number and rule.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Write JSON Lines to a file, or with --format parts to a folder; goes on where it was.",
)
@click.option("--format", "form", type=click.Choice(PART_FORMATS), help="Of the parts in a folder.")
@click.option(
    "--part-size",
    type=click.IntRange(min=1),
    metavar="N",
    default=PART_SIZE,
    show_default=True,
    help="Documents in a part.",
)
@click.option(
    "--column",
    "columns",
    type=_RoleOption(),
    multiple=True,
    help="A column of tables: text, title, date or id, where its name does not say so.",
)
@click.option("--retry", is_flag=True, help="Analyse again what had a problem.")
@click.option("--force", is_flag=True, help="Replace what the folder has of other inputs.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes; by default one for each core.",
)
@click.option(
    "--scheduler", metavar="ADDRESS", help="Analyse on this Dask cluster (dateline[cluster])."
)
@click.argument("inputs", nargs=-1, required=True, type=click.Path(), metavar="INPUT...")
def facts(**options: Any) -> None:
    """Find the facts in texts, pages, tables and archives.

    INPUT is a file, a folder of them, an address, or "-": text, HTML, .jsonl, .csv and .parquet
    with a row a document, .warc; each also as .gz. Tables have columns text, title, date and id,
    or --column says which they are. Parquet needs dateline[data], WARC needs dateline[warc].

    With --format, --output is a folder of parts with one row a document, in the order of the
    input. A run that was killed goes on there, and a later one does only what is new or changed.
    `dateline codebook --rows documents` explains the columns.

    With --scheduler the workers of a Dask cluster analyse, each with the same Dateline installed.
    Who can reach it can run programs there: dask's own configuration secures it by TLS.

    \b
    dateline facts --json report.txt
    dateline facts crawl/ --output facts --format parquet --column text=body
    dateline facts crawl/ --output facts --format parquet --scheduler tcp://10.0.0.5:8786
    """  # noqa: D301 click's sign for lines that stay as they are
    from tui.cli.facts_run import Options, run

    chosen = Options(**options, quiet=not common.narrates())
    if conflict := _conflict(chosen):
        raise click.UsageError(conflict)
    sys.exit(int(run(chosen)))


def _conflict(chosen: Options) -> str:
    """Say which options do not go together; "" where all do."""
    if chosen.form is not None and chosen.output is None:
        return "Name a folder for the parts: --output DIR"
    if chosen.form is None and (chosen.retry or chosen.force):
        return "--retry and --force are for parts: say --format parquet or jsonl."
    if chosen.form is None and chosen.output is not None and chosen.output.is_dir():
        return f"{chosen.output} is a folder: say --format parquet or jsonl."
    if chosen.form is not None and chosen.explain:
        return "Parts hold no explanations: leave out --explain or --format."
    if chosen.scheduler is not None and chosen.jobs is not None:
        return "A cluster has its own processes: leave out --jobs or --scheduler."
    return ""


COMMANDS = (facts,)
