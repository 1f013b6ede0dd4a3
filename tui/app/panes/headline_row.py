"""How a headline is drawn: unread mark, star, title, toll, tags, feed, age."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.app.render.formatting import UNICODE, Symbols, age, toll, toll_change
from tui.app.render.text_layout import Line, Run, cells, fit, pad, paragraph, spread

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from tui.model import Row

GUTTER = 3
"""Cells before the title: the cursor's bar, the mark, a blank."""

TOLL_CELLS = 13
"""Cells of the toll's column: †1,204 ‡2,310 fits."""

NO_ROLES: Mapping[str, str] = MappingProxyType({})

ONE_LINE_FROM, TWO_LINES_FROM = 88, 52
"""Cells from which a headline has room in a line, with all beside it, or in two."""


def height(room: int) -> int:
    """Count the lines of a headline in a list of this width: the wider, the fewer."""
    return 1 if room >= ONE_LINE_FROM else 2 if room >= TWO_LINES_FROM else 3


def draw(
    row: Row,
    room: int,
    now: datetime,
    *,
    marked: bool = False,
    marks: Symbols = UNICODE,
    tag_roles: Mapping[str, str] = NO_ROLES,
) -> list[Line]:
    """Draw the lines of one headline, without the cursor's bar (their first cell is blank).

    `tag_roles` are the roles of tags that are drawn in another than that of all tags.
    """
    lead = (Run(" "), *_mark(row, marked=marked, marks=marks), Run(" "))
    blank = (Run(" " * GUTTER),)
    inner = room - GUTTER - 1
    role = "headline-read" if row.read else "headline"
    title = row.title or row.link or "(no title)"
    if height(room) == 1:
        return [lead + _columns(row, title, role, inner, now, marks, tag_roles)]
    if height(room) == 2:
        titles: list[Line] = [(Run(fit(title, inner, marks.ellipsis), role),)]
    else:
        titles = paragraph(title, inner, role, 2, marks.ellipsis)
    lines = [lead + titles[0], *(blank + line for line in titles[1:])]
    hurt = _toll(row, marks)
    about = _about(row, now, inner - cells(hurt) - 2, marks, tag_roles)
    lines.append(blank + spread(about, hurt, inner, marks.ellipsis))
    return lines + [()] * (height(room) - len(lines))


def _mark(row: Row, *, marked: bool, marks: Symbols) -> Line:
    if marked:
        return (Run(marks.marked, "good"),)
    if row.starred:
        return (Run(marks.star, "star"),)
    return (Run(" ") if row.read else Run(marks.unread, "unread"),)


def _about(
    row: Row, now: datetime, room: int, marks: Symbols, tag_roles: Mapping[str, str]
) -> Line:
    """Age, feed, and as many tags as fit whole."""
    pieces = [Run(f"{age(row.published, now):<4}", "faint"), *_signs(row, marks)]
    feed = row.feeds[0] if row.feeds else ""
    first = len(row.tags[0]) + 3 if row.tags else 0
    pieces.append(Run(fit(feed, max(8, room - cells(pieces) - first), marks.ellipsis), "muted"))
    pieces += _tags(row, room - cells(pieces), tag_roles)
    return tuple(pieces)


def _signs(row: Row, marks: Symbols) -> Line:
    """What was done to an article: checked by the reader, changed by its source."""
    reviewed = (Run(f"{marks.reviewed} ", "good"),) if row.reviewed else ()
    return (*reviewed, Run(f"{marks.updated} ", "accent")) if row.updated else reviewed


def _toll(row: Row, marks: Symbols) -> Line:
    text = toll_change(row, marks)
    return (Run(text, "toll"),) if text else ()


def _columns(
    row: Row,
    title: str,
    role: str,
    room: int,
    now: datetime,
    marks: Symbols,
    tag_roles: Mapping[str, str],
) -> Line:
    """Draw one line: columns of their own at its right, for the tags what they leave."""
    feed = fit(row.feeds[0] if row.feeds else "", 18, marks.ellipsis)
    hurt = toll_change(row, marks)
    if cells((Run(hurt),)) > TOLL_CELLS:  # of the two, what it is now
        hurt = fit(toll(row.toll, marks), TOLL_CELLS, marks.ellipsis)
    right = (
        Run(f"  {hurt:>{TOLL_CELLS}}  ", "toll"),
        Run(pad(feed, 18), "muted"),
        Run(f"{age(row.published, now):>5}", "faint"),
    )
    signs = _signs(row, marks)
    tags = _tags(row, room // 2 + 8 - cells((*signs, *right)), tag_roles)
    return spread((Run(title, role),), (*signs, *tags, *right), room, marks.ellipsis)


def _tags(row: Row, room: int, roles: Mapping[str, str]) -> Line:
    """Draw as many tags as fit whole, and how many do not."""
    pieces: list[Run] = []
    for index, tag in enumerate(row.tags):
        piece = Run(f"  #{tag}", roles.get(tag, "tag"))
        if cells((*pieces, piece)) > room:
            pieces.append(Run(f" +{len(row.tags) - index}", "faint"))
            break
        pieces.append(piece)
    return tuple(pieces)
