"""Bars as lines of text, by plotext: the only module that knows it.

It draws in characters without colours, and each bar takes whole cells, so that the lines can be
dressed in the theme and a cursor can stand on a bar.
"""

from __future__ import annotations

from functools import lru_cache

import plotext

plotext.terminal.limit(width=False, height=False)  # it is no business of plotext how wide one is


@lru_cache(maxsize=8)  # the cursor moves over bars that stay as they are
def columns(values: tuple[int, ...], cell: int, height: int, *, halves: bool) -> tuple[str, ...]:
    """Bars of `cell` columns, the last one a gap where there is room for it, in so many lines.

    `halves` draws half blocks, twice as fine; else a plain character is all there is.
    """
    top = max(values, default=0)
    width = cell * len(values)
    if not top or height < 1:
        return (" " * width,) * max(0, height)
    figure = plotext.figure
    figure.clear()
    figure.plot_size(width, height)
    figure.axes(active=False)
    figure.legend(active=False)
    figure.ruler("both", "both").frequency(0)
    figure.ruler("x").lim(0, width).alignment(lim="edge")
    figure.ruler("y").lim(0, top).alignment(lim="edge")
    fine = 0.25 if halves else 0.5  # the middle of the smallest thing that can be drawn
    for index, value in enumerate(values):
        if value:
            first, last = index * cell, index * cell + max(1, cell - 1)
            figure.draw(
                figure.rectangle(
                    (first + fine, last - fine), (0, value), marker="hd" if halves else "#"
                )
            )
    drawn = figure.build().string(colorless=True).split("\n")[:height]
    return tuple(line.ljust(width) for line in drawn)
