"""How a headline is drawn: unread mark, star, title, toll, tags, feed, age."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.ink import Line, Piece, cells, clip, fit, paragraph, spread
from tui.app.wording import UNICODE, Symbols, age, toll

if TYPE_CHECKING:
    from datetime import datetime

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
        titles: list[Line] = [(Piece(fit(title, inner, marks.more), role),)]
    else:
        titles = paragraph(title, inner, role, 2, marks.more)
    lines = [lead + titles[0], *(blank + line for line in titles[1:])]
    hurt = _toll(row, marks)
    about = _about(row, now, inner - cells(hurt) - 2, marks)
    lines.append(blank + spread(about, hurt, inner, marks.more))
    return lines + [()] * (height(room) - len(lines))


def _mark(row: Row, *, marked: bool, marks: Symbols) -> Line:
    if marked:
        return (Piece(marks.marked, "good"),)
    if row.starred:
        return (Piece(marks.star, "star"),)
    return (Piece(" ") if row.read else Piece(marks.unread, "unread"),)


def _about(row: Row, now: datetime, room: int, marks: Symbols) -> Line:
    """Age, feed, and as many tags as fit whole."""
    pieces = [Piece(f"{age(row.published, now):<4}", "faint"), *_reviewed(row, marks)]
    feed = row.feeds[0] if row.feeds else ""
    first = len(row.tags[0]) + 3 if row.tags else 0
    pieces.append(Piece(fit(feed, max(8, room - cells(pieces) - first), marks.more), "muted"))
    for index, tag in enumerate(row.tags):
        left = len(row.tags) - index
        piece = Piece(f"  #{tag}", "tag")
        if cells((*pieces, piece)) > room:
            pieces.append(Piece(f" +{left}", "faint"))
            break
        pieces.append(piece)
    return tuple(pieces)


def _reviewed(row: Row, marks: Symbols) -> Line:
    return (Piece(f"{marks.reviewed} ", "good"),) if row.reviewed else ()


def _toll(row: Row, marks: Symbols) -> Line:
    words = toll(row.toll, marks)
    return (Piece(words, "toll"),) if words else ()


def _columns(row: Row, title: str, role: str, room: int, now: datetime, marks: Symbols) -> Line:
    feed = fit(row.feeds[0] if row.feeds else "", 18, marks.more)
    hurt = fit(toll(row.toll, marks), 13, marks.more)
    right = (
        *_reviewed(row, marks),
        *(Piece(f"#{tag}  ", "tag") for tag in row.tags[:3]),
        Piece(f"{hurt:>13}  ", "toll"),
        Piece(f"{feed:<18}", "muted"),
        Piece(f"{age(row.published, now):>5}", "faint"),
    )
    return spread((Piece(title, role),), clip(right, room // 2 + 10), room, marks.more)
