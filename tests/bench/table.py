"""One table of ratios: what was measured, what stands beside it, and whether a budget is met."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

HEADS = ("what", "dateline", "beside it", "ratio", "budget", "met")
WIDTHS = (44, 13, 24, 7, 9, 4)


@dataclass(frozen=True, slots=True)
class Row:
    """One line, each field as it is printed; `met` is null where nothing was promised."""

    what: str
    ours: str
    theirs: str = ""
    ratio: str = ""
    budget: str = ""
    met: bool | None = None


def beside(
    what: str, ours: float, peer: str, theirs: float, unit: str, most: float | None = None
) -> Row:
    """A figure beside a peer's; the budget is the largest ratio."""
    ratio = ours / theirs
    return Row(
        what,
        _figure(ours, unit),
        f"{peer} {_figure(theirs, unit)}",
        f"{ratio:.2f}",
        "" if most is None else f"<= {most:.2f}",
        None if most is None else ratio <= most,
    )


def within(what: str, ours: float, unit: str, most: float | None = None) -> Row:
    """A figure that has no peer; the budget is its largest value."""
    budget = "" if most is None else f"<= {_figure(most, unit)}"
    return Row(what, _figure(ours, unit), budget=budget, met=None if most is None else ours <= most)


def alone(what: str, ours: float, unit: str, peer: str) -> Row:
    """A figure whose peer is not installed here."""
    return Row(what, _figure(ours, unit), f"{peer} is not installed")


def show(rows: Iterable[Row]) -> None:
    """Print the table, each line as soon as it is known."""
    _line(HEADS)
    _line(tuple("-" * width for width in WIDTHS))
    for row in rows:
        met = {None: "", True: "yes", False: "NO"}[row.met]
        _line((row.what, row.ours, row.theirs, row.ratio, row.budget, met))


def _line(cells: tuple[str, ...]) -> None:
    what, ours, theirs, ratio, budget, met = cells
    cells = (
        f"{what:<{WIDTHS[0]}}",
        f"{ours:>{WIDTHS[1]}}",
        f"{theirs:>{WIDTHS[2]}}",
        f"{ratio:>{WIDTHS[3]}}",
        f"{budget:>{WIDTHS[4]}}",
        met,
    )
    print("  ".join(cells).rstrip(), flush=True)


def _figure(value: float, unit: str) -> str:
    digits = 2 if value < 10 else 1 if value < 100 else 0
    return f"{value:,.{digits}f} {unit}".strip()
