"""Draw the killed and the injured over time, as SVG: a bar a day, a week or a month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from html import escape
from typing import TYPE_CHECKING, Literal, NamedTuple

from tui.export.svg import svg_head

if TYPE_CHECKING:
    from tui.library.tally import Estimate, TallyRow

WIDTH = 720.0
_LEFT, _RIGHT, _GAP, _FOOT = 46.0, 8.0, 26.0, 26.0
_PANEL = 110.0
_LOWEST = 2.0
"""Height of the least bar: beside a large one it would not be seen."""
_BARS = 62
"""Bars that a picture has at most before they stand for more."""
_WIDEST = 78.0
"""Pixels that a bar takes at most; the label of each has room below it there."""
_LETTER = 6.4
"""Of a letter below a bar, its width, about."""
_APART = 12.0
"""Pixels between two labels, at least."""
_COLOURS = {"killed": "#a31621", "injured": "#c98a3d"}

Period = Literal["day", "week", "month"]


class PeriodBar(NamedTuple):
    """A period: what stands below it, and what was counted in it."""

    label: str
    row: TallyRow | None


def period(days: Sequence[date]) -> Period:
    """Choose what a bar stands for, that all have room."""
    span = (max(days) - min(days)).days
    return "day" if span < _BARS else "week" if span < _BARS * 7 else "month"


def bars(rows: Mapping[str, TallyRow], of: Period) -> list[PeriodBar]:
    """Put a bar for each period between the first and the last, those without anything too."""
    labels = sorted(rows)
    first, last = (_first_day(label, of) for label in (labels[0], labels[-1]))
    names = dict.fromkeys(_name(day, of) for day in _days(first, last))
    return [PeriodBar(name, rows.get(name)) for name in names]


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _first_day(label: str, of: Period) -> date:
    if of == "week":
        year, week = label.split("-W")
        return date.fromisocalendar(int(year), int(week), 1)
    return date.fromisoformat(f"{label}-01" if of == "month" else label)


def _name(day: date, of: Period) -> str:
    if of == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}"
    return day.isoformat()[: 7 if of == "month" else 10]


def draw_timeline(drawn: Sequence[PeriodBar]) -> str:
    """Draw a panel of the killed and one of the injured; a thin line spans low to high.

    There is at least one bar.
    """
    kinds = [
        kind
        for kind in ("killed", "injured")
        if any(bar.row and getattr(bar.row, kind) for bar in drawn)
    ]
    height = len(kinds) * (_PANEL + _GAP) + _FOOT
    parts = [svg_head(WIDTH, height, "#fff")]
    for place, kind in enumerate(kinds):
        estimates = [bar.row and getattr(bar.row, kind) for bar in drawn]
        titles = [bar.label for bar in drawn]
        parts += _panel(kind, place * (_PANEL + _GAP) + _GAP, estimates, titles)
    parts += _labels([bar.label for bar in drawn], height - _FOOT + 12)
    return "".join([*parts, "</svg>"])


def _panel(
    kind: str, top: float, estimates: Sequence[Estimate | None], titles: Sequence[str]
) -> Iterator[str]:
    most = max(estimate.high for estimate in estimates if estimate) or 1
    step = _step(most)
    highest = -(-most // step) * step
    bottom = top + _PANEL
    colour = _COLOURS[kind]
    yield f'<text x="0" y="{top - 10:.0f}" font-weight="bold" fill="{colour}">{kind}</text>'
    for value in range(0, highest + 1, step):
        y = bottom - _PANEL * value / highest
        yield f'<path d="M{_LEFT} {y:.1f}H{WIDTH - _RIGHT}" stroke="#ddd"/>'
        yield _text(_LEFT - 6, y + 4, "end", f"{value:,}")
    width = _slot(len(estimates))
    for place, estimate in enumerate(estimates):
        if estimate is None:
            continue
        x = _LEFT + place * width
        low, best, high = (bottom - _PANEL * bound / highest for bound in estimate)
        if estimate.best:
            best = min(best, bottom - _LOWEST)
        title = escape(f"{titles[place]}: {estimate.best:,} {kind}")
        yield (
            f'<rect x="{x + width * 0.12:.1f}" y="{best:.1f}" width="{width * 0.76:.1f}" '
            f'height="{bottom - best:.1f}" fill="{colour}"><title>{title}</title></rect>'
        )
        if estimate.low != estimate.high:
            middle = x + width / 2
            yield f'<path d="M{middle:.1f} {low:.1f}V{high:.1f}" stroke="#1a1a1a"/>'


def _slot(count: int) -> float:
    return min((WIDTH - _LEFT - _RIGHT) / count, _WIDEST)


def _step(most: int) -> int:
    """A round number of which some three make the highest."""
    step = 1
    while True:
        for factor in (1, 2, 5):
            if most / (step * factor) <= 4:
                return step * factor
        step *= 10


def _labels(labels: Sequence[str], y: float) -> Iterator[str]:
    """The first label, the last, and as many between them as have room; all within the panel."""
    width = _slot(len(labels))
    half = len(labels[0]) * _LETTER / 2
    middles = [
        min(max(_LEFT + (place + 0.5) * width, _LEFT + half), WIDTH - _RIGHT - half)
        for place in range(len(labels))
    ]
    room = 2 * half + _APART
    drawn = -room
    for middle, label in zip(middles[:-1], labels, strict=False):
        if drawn + room <= middle <= middles[-1] - room:
            yield _text(middle, y, "middle", label)
            drawn = middle
    yield _text(middles[-1], y, "middle", labels[-1])


def _text(x: float, y: float, anchor: str, text: str) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text {place} fill="#555">{escape(text)}</text>'
