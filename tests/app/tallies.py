"""Tallies as tests of their drawing need them."""

from __future__ import annotations

from tui.library.tally import Estimate, Tally, TallyRow

YEAR = [f"2026-{month:02}" for month in range(1, 13)]


def row(*values: str | None, killed=None, injured=None, articles=1, claims=1):
    return TallyRow(values, killed, injured, articles, claims)


def tally(*rows: TallyRow, by=("country",), **counts: int):
    total = TallyRow((), Estimate(4, 9, 12), None, 3, 3)
    gaps = {"uncounted": 0, "not_analysed": 0, "quantity_word": 0, **counts}
    return Tally(by, rows, total, **gaps)


TWO = (
    row("SY", killed=Estimate(4, 8, 11), injured=Estimate(2, 2, 2), articles=2),
    row(None, killed=Estimate(1, 1, 1)),
)


def words(line):
    return "".join(run.text for run in line)
