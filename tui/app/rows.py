"""How a headline is drawn: unread mark, star, title, toll, tags, feed, age."""

from __future__ import annotations

from datetime import datetime

from tui.app.ink import Line, Piece, clip, fit, paragraph, spread
from tui.app.wording import UNICODE, Symbols, age, toll
from tui.model import Row

GUTTER = 3
"""Cells before the title: the cursor's bar, the mark, a blank."""

ONE_LINE_FROM, TWO_LINES_FROM = 88, 52


def height(room: int) -> int:
    """Lines a headline takes in a list of this width: the wider, the fewer."""
    return 1 if room >= ONE_LINE_FROM else 2 if room >= TWO_LINES_FROM else 3


def draw(
    row: Row, room: int, now: datetime, *, marked: bool = False, marks: Symbols = UNICODE
) -> list[Line]:
    """The lines of one headline, without the cursor's bar (their first cell is blank)."""
    lead = (Piece(" "), *_mark(row, marked=marked, marks=marks), Piece(" "))
    blank = (Piece(" " * GUTTER),)
    inner = room - GUTTER - 1
    role = "headline-read" if row.read else "headline"
    title = row.title or row.link or "(no title)"
    if height(room) == 1:
        return [lead + _columns(row, title, role, inner, now, marks)]
    if height(room) == 2:
        titles = [(Piece(fit(title, inner, marks.more), role),)]
    else:
        titles = paragraph(title, inner, role, 2, marks.more)
    lines = [lead + titles[0], *(blank + line for line in titles[1:])]
    lines.append(blank + spread(_about(row, now), _toll(row, marks), inner, marks.more))
    return lines + [()] * (height(room) - len(lines))


def _mark(row: Row, *, marked: bool, marks: Symbols) -> Line:
    if marked:
        return (Piece(marks.marked, "good"),)
    if row.starred:
        return (Piece(marks.star, "star"),)
    return (Piece(" ") if row.read else Piece(marks.unread, "unread"),)


def _about(row: Row, now: datetime) -> Line:
    feed = row.feeds[0] if row.feeds else ""
    pieces = [Piece(f"{age(row.published, now):<4}", "faint"), Piece(feed, "muted")]
    pieces += [Piece(f"  #{tag}", "tag") for tag in row.tags]
    return tuple(pieces)


def _toll(row: Row, marks: Symbols) -> Line:
    words = toll(row.toll, marks)
    return (Piece(words, "toll"),) if words else ()


def _columns(row: Row, title: str, role: str, room: int, now: datetime, marks: Symbols) -> Line:
    feed = fit(row.feeds[0] if row.feeds else "", 18, marks.more)
    hurt = fit(toll(row.toll, marks), 13, marks.more)
    right = (
        *(Piece(f"#{tag}  ", "tag") for tag in row.tags[:3]),
        Piece(f"{hurt:>13}  ", "toll"),
        Piece(f"{feed:<18}", "muted"),
        Piece(f"{age(row.published, now):>5}", "faint"),
    )
    return spread((Piece(title, role),), clip(right, room // 2 + 10), room, marks.more)
