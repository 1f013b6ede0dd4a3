"""export, codebook."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from tui import closest, settings
from tui.cli import common, completion, targets
from tui.errors import DatelineError
from tui.export.formats import (
    BINARY,
    BRIEFS,
    ENDINGS,
    FORMATS,
    TABLES,
    Export,
    picture_files,
    write,
    wrote,
)
from tui.plural import plural, without_point

if TYPE_CHECKING:
    from tui.library import Library
    from tui.library.rows.columns import TableName
    from tui.library.tables.table_reader import PointCount


@click.command(context_settings=common.QUERY)
@common.quiet_option
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Where none is named: what the ending of --output says, or jsonl.",
)
@click.option("--rows", type=click.Choice(TABLES), help="A table with a row for each of these.")
@click.option("--brief", is_flag=True, help="A brief to hand over, in markdown or html.")
@click.option(
    "--package",
    type=click.Path(file_okay=False, path_type=Path),
    help="A folder for all tables as csv, with a datapackage.json that describes them.",
)
@click.option("--hxl", is_flag=True, help="Add the row of HXL hashtags to csv.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Not stdout.")
@click.option("--force", is_flag=True, help="Replace the file, or files of the folder.")
@click.argument("query", nargs=-1, type=click.UNPROCESSED, shell_complete=completion.queries)
def export(query: tuple[str, ...], output: Path | None, **options: Any) -> None:
    """Write the articles of a query, with their facts and verdicts.

    With --rows it is a table with one row a claim, article, person or place, whose columns
    `dateline codebook` explains; geojson then has the points of claims themselves. Formats html,
    parquet, xlsx and gpkg are always tables; the last three need dateline[data]. With --brief it
    is the toll by place and day, what sources dispute, and each claim with its sentence; the
    pictures of FILE.md are in FILE_files.

    \b
    dateline export place:SY since:30d --rows claims --format csv --output syria.csv
    dateline export place:SY since:30d --brief --output syria.html
    dateline export place:SY since:30d --package syria
    """  # noqa: D301 click's sign for lines that stay as they are
    if output is not None:
        targets.check(output, settings.folders(), force=options["force"])
    chosen, package = _chosen(" ".join(query), output, options), options["package"]
    with common.library(write=False) as library:
        if package is not None:
            _write_package(library, chosen, package, force=options["force"])
            return
        if not library.articles.numbers(chosen.query, 1):
            common.say_near(library, chosen.query)
        counted = _write(library, chosen, output, force=options["force"])
        if output is not None:
            _say_written(library, chosen.query, chosen.contents, output)
    if counted and counted.without_point:
        note = _without_point(counted, chosen.table or "articles")
        common.narrate(f"dateline: {note}", err=True)


def _write(
    library: Library, chosen: Export, output: Path | None, *, force: bool
) -> PointCount | None:
    """Write to a file or stdout, with progress, and the pictures of a brief beside it."""
    with _stream(output, chosen.form) as stream, common.progress(beside=output is None) as tell:
        pictures = picture_files(chosen, output)
        counted = write(library, chosen, stream, tell, pictures)
        if pictures and pictures.drawings:
            with targets.folder(pictures.folder, force=force) as folder:
                pictures.write(folder)
    return counted


def _say_written(library: Library, query: str, contents: str, target: Path) -> None:
    """Say on stderr what went where, which leaves a pipe to its data."""
    common.narrate(wrote(contents, library.articles.count(query), target), err=True)


def _chosen(query: str, output: Path | None, options: Mapping[str, Any]) -> Export:
    """What is to be written. Raises UsageError where options do not go together."""
    form, rows, package = options["form"], options["rows"], options["package"]
    if package and (output or options["brief"] or form not in (None, "csv")):
        raise click.UsageError("--package writes csv into its folder: name it and --rows alone.")
    if form is None and output is not None:
        form = _by_ending(output)
    if options["brief"]:
        form = form or "markdown"
        if rows or options["hxl"] or form not in BRIEFS:
            raise click.UsageError("--brief is markdown or html, without --rows and --hxl.")
        return Export(query, form, style="brief")
    if options["hxl"] and not (package or (rows and form == "csv")):
        raise click.UsageError("--hxl goes with --package, or with --rows and --format csv.")
    return Export(query, form or "jsonl", rows, "hxl" if options["hxl"] else "")


def _by_ending(output: Path) -> str | None:
    """Give the format that a file's name ends in; raise UsageError where none does.

    A name without an ending says nothing of a format, nor does one of plain text.
    """
    ending = output.suffix.lower()
    if ending not in ("", ".txt", *ENDINGS):
        endings = ", ".join(ENDINGS)
        raise click.UsageError(f"No format ends in {ending}: use --format, or one of {endings}.")
    return ENDINGS.get(ending)


def _write_package(library: Library, chosen: Export, folder: Path, *, force: bool) -> None:
    from tui.library.data_package import write_package

    tables = cast("tuple[TableName, ...]", (chosen.rows,) if chosen.rows else TABLES)
    with targets.folder(folder, force=force) as partial, common.progress() as tell:
        write_package(library, chosen.query, partial, tables, tell, hxl=chosen.style == "hxl")
    contents = chosen.contents if chosen.rows else "the tables"
    _say_written(library, chosen.query, contents, folder)


def _without_point(counted: PointCount, table: str) -> str:
    number = f"{counted.without_point:,} of {counted.without_point + counted.points:,} {table}"
    within = "" if table == "articles" else f", in {plural(counted.articles, 'article')},"
    return without_point(f"{number}{within}", counted.without_point)


@contextmanager
def _stream(output: Path | None, form: str) -> Iterator[Any]:
    """Where to write: a file that replaces its target once it is complete, or stdout."""
    if output is None and form not in BINARY:
        yield closest.data_output(sys.stdout)
    elif output is None:
        if sys.stdout.isatty():
            raise DatelineError(f"A terminal cannot show {form}: name a file with --output.")
        yield sys.stdout.buffer
    else:
        opened = targets.binary_file if form in BINARY else targets.text_file
        with opened(output) as file:
            yield file


@click.command()
@click.option("--rows", type=click.Choice((*TABLES, "documents")), help="Of this table alone.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines.")
def codebook(rows: str | None, *, as_json: bool) -> None:
    """Explain every column of the tables that export --rows writes.

    Beside each stand its type, its values and its counterpart in ACLED, UCDP GED and HXL. With
    --rows documents it explains the columns of the parts that facts --format parquet writes.

    \b
    dateline codebook --rows claims
    """  # noqa: D301 click's sign for lines that stay as they are
    if rows == "documents":
        _say_documents(as_json=as_json)
        return
    from tui.library.rows.columns import TABLES as COLUMNS

    tables = {cast("TableName", rows): COLUMNS[cast("TableName", rows)]} if rows else COLUMNS
    if as_json:
        common.say_json(
            {"rows": table, **column._asdict()}
            for table, columns in tables.items()
            for column in columns
        )
        return
    from tui.cli.codebook_text import codebook_lines

    common.say(codebook_lines(tables))


def _say_documents(*, as_json: bool) -> None:
    from tui.cli.codebook_text import document_lines
    from tui.corpus.schema import flattened

    if as_json:
        fields = ({"name": f.name, "type": f.type, "meaning": f.meaning} for f in flattened())
        common.say_json({"rows": "documents", **field} for field in fields)
    else:
        common.say(document_lines(flattened()))


COMMANDS = (export, codebook)
