"""tally."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

import click

from tui import closest
from tui.cli import common, completion
from tui.library.tally import DIMENSIONS

if TYPE_CHECKING:
    from tui.library.tally import Dimension, Estimate, Tally, TallyRow

_BOUNDS = ("low", "best", "high")


class _DimensionOption(click.Choice[str]):
    """Takes a dimension by its name, or by what tables call it: region for admin1."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from tui.library.tally_words import noun

        names = {noun(dimension): dimension for dimension in DIMENSIONS}
        return super().convert(names.get(value, value), param, ctx)


@click.command(context_settings=common.QUERY)
@common.quiet_option
@click.option(
    "--by",
    type=_DimensionOption(DIMENSIONS),
    multiple=True,
    required=True,
    help="What to count by; twice for a cross table of the killed.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@click.option("--totals", is_flag=True, help="Add totals to --json and --csv, see total_over.")
@click.argument("query", nargs=-1, type=click.UNPROCESSED, shell_complete=completion.queries)
def tally(
    query: tuple[str, ...], by: tuple[str, ...], *, as_json: bool, as_csv: bool, totals: bool
) -> None:
    """Count the killed and injured of a query's articles, as the map and the timeline do.

    Of articles that tell of one day and one place the greatest toll counts (best); low and high
    are the smallest and the greatest number that they tell. Verdicts hold. What the numbers
    leave out is said on stderr. An admin1, or region, is the first subdivision of a country.

    A cross table has sums where they mean something, not over weapons and the like. With --totals
    data have them too, as rows that name in total_over what is added up.

    \b
    dateline tally place:SY since:30d --by week
    dateline tally --by month --by weapon --csv
    """  # noqa: D301 click's sign for lines that stay as they are
    _check(by, as_json=as_json, as_csv=as_csv, totals=totals)
    from tui.library.tally_words import notes

    with common.library(write=False) as library:
        counted = library.survey.tally(cast("tuple[Dimension, ...]", by), " ".join(query))
    if as_json:
        common.say_json(_objects(counted, totals=totals))
    elif as_csv:
        _write_csv(counted, totals=totals)
    else:
        _say(counted)
    for note in notes(counted):
        common.narrate(note, err=True)


def _say(counted: Tally) -> None:
    from tui.cli.tally_table import table

    common.say(table(counted, common.width(), bars=sys.stdout.isatty()))


def _check(by: tuple[str, ...], *, as_json: bool, as_csv: bool, totals: bool) -> None:
    if len(by) > 2 or len(set(by)) < len(by):
        raise click.UsageError("Count by one thing, or by two that differ: --by month --by weapon")
    if as_json and as_csv:
        raise click.UsageError("Choose one of --json and --csv.")
    if totals and not (as_json or as_csv):
        raise click.UsageError("--totals goes with --json or --csv: a table has its sums.")


def _rows(counted: Tally, *, totals: bool) -> Iterator[tuple[TallyRow, tuple[Dimension, ...]]]:
    """The rows, then their sums and the total, each with the dimensions that are added up."""
    from tui.library.tally import sums

    yield from ((row, ()) for row in counted.rows)
    if not totals:
        return
    if len(counted.dimensions) == 2:
        for axis, over in ((0, counted.dimensions[1:]), (1, counted.dimensions[:1])):
            yield from ((row, over) for row in sums(counted, axis).values())
    values = (None,) * len(counted.dimensions)
    yield counted.total._replace(values=values), counted.dimensions


def _objects(counted: Tally, *, totals: bool) -> Iterator[dict[str, Any]]:
    for row, over in _rows(counted, totals=totals):
        yield {
            **dict(zip(counted.dimensions, row.values, strict=True)),
            "killed": row.killed and row.killed._asdict(),
            "injured": row.injured and row.injured._asdict(),
            "articles": row.articles,
            "claims": row.claims,
            **({"total_over": over} if totals else {}),
        }


def _write_csv(counted: Tally, *, totals: bool) -> None:
    from tui.library.rows.table_cells import guarded

    writer = csv.writer(closest.data_output(sys.stdout), lineterminator="\n")
    kinds = [f"{kind}_{bound}" for kind in ("killed", "injured") for bound in _BOUNDS]
    named = ["total_over"] if totals else []
    writer.writerow([*counted.dimensions, *kinds, "articles", "claims", *named])
    for row, over in _rows(counted, totals=totals):
        numbers = (*_bounds(row.killed), *_bounds(row.injured), row.articles, row.claims)
        values = (value and guarded(value) for value in row.values)
        writer.writerow([*values, *numbers, *(["; ".join(over)] if totals else [])])


def _bounds(estimate: Estimate | None) -> tuple[int | None, ...]:
    return estimate or (None, None, None)


COMMANDS = (tally,)
