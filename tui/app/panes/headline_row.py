"""How a headline is drawn: unread mark, star, title, toll, tags, feed, age."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.app.render.formatting import UNICODE, Symbols, age, toll, toll_change
from tui.app.render.text_layout import Line, Run, cells, fit, paragraph, spread

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from tui.model import Row

GUTTER = 4
"""Cells before the title: the cursor's bar, the mark, the star, a blank."""

TOLL_CELLS = 13
"""Cells of the toll's column: †1,204 ‡2,310 fits."""

NO_ROLES: Mapping[str, str] = MappingProxyType({})

ONE_LINE_FROM, TWO_LINES_FROM = 88, 52
"""Cells from which a headline has room in a line, with all beside it, or in two."""

SOURCE_CELLS, SOURCE_MOST = 18, 48
"""Cells of the column for feed and tags in the narrowest headline of one line, and at most."""

NAME_CELLS, NAME_LEAST = 12, 8
"""Cells that a feed's name keeps beside its tags, in a wide headline and in a narrow one."""

NARROW = 26
"""Cells for feed and tags below which a headline is narrow."""

CUT_LEAST, COUNT_CELLS = 4, 3
"""Cells that are left of a name or tag that is cut, at least; and those of a count, "+12"."""


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

    Tags never take room from the title: one that comes moves no headline. `tag_roles` are the
    roles of tags that are drawn in another than that of all tags.
    """
    lead = (Run(" "), *_marks(row, marked=marked, marks=marks), Run(" "))
    blank = (Run(" " * GUTTER),)
    inner = room - GUTTER - 1
    role = "headline-read" if row.read else "headline"
    title = row.title or row.link or "(no title)"
    beside = _Beside(row, now, marks, tag_roles)
    count = height(room)
    if count == 1:
        right = beside.columns(room)
        return [(*lead, *spread((Run(title, role),), right, inner, marks.ellipsis))]
    titles = paragraph(title, inner, role, count - 1, marks.ellipsis)
    below = [beside.line(inner)] if len(titles) == count - 1 else beside.two_lines(inner)
    return [(*lead, *titles[0]), *((*blank, *line) for line in (*titles[1:], *below))]


def _marks(row: Row, *, marked: bool, marks: Symbols) -> Line:
    """Draw what an article is, in two cells: marked or else unread, and starred."""
    unread = Run(" ") if row.read else Run(marks.unread, "unread")
    return (
        Run(marks.marked, "good") if marked else unread,
        Run(marks.star, "star") if row.starred else Run(" "),
    )


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands beside a title or below it."""

    row: Row
    now: datetime
    marks: Symbols
    tag_roles: Mapping[str, str]

    def line(self, room: int) -> Line:
        """Draw age, feed, tags and toll in a line."""
        hurt = self._toll()
        left = self._age()
        source = self._source(room - cells((*left, *hurt)) - 2)
        return spread((*left, *source), hurt, room, self.marks.ellipsis)

    def two_lines(self, room: int) -> list[Line]:
        """Draw it where the title left a line free, which feed and tags have for their own."""
        return [
            self._source(room),
            spread(self._age(), self._toll(), room, self.marks.ellipsis),
        ]

    def columns(self, room: int) -> Line:
        """Draw columns that are as wide in every headline: toll, feed and tags, age."""
        hurt = toll_change(self.row, self.marks)
        if cells((Run(hurt),)) > TOLL_CELLS:  # of the two, what it is now
            hurt = fit(toll(self.row.toll, self.marks), TOLL_CELLS, self.marks.ellipsis)
        width = min(SOURCE_MOST, SOURCE_CELLS + (room - ONE_LINE_FROM) // 3)
        source = self._source(width)
        return (
            *self._signs(),
            Run(f"  {hurt:>{TOLL_CELLS}}  ", "toll"),
            *source,
            Run(" " * (width - cells(source))),
            Run(f"{age(self.row.published, self.now):>5}", "faint"),
        )

    def _age(self) -> Line:
        return (Run(f"{age(self.row.published, self.now):<4}", "faint"), *self._signs())

    def _signs(self) -> Line:
        """What was done to an article: checked by the reader, changed by its source."""
        reviewed = (Run(f"{self.marks.reviewed} ", "good"),) if self.row.reviewed else ()
        updated = (Run(f"{self.marks.updated} ", "accent"),) if self.row.updated else ()
        return (*reviewed, *updated)

    def _toll(self) -> Line:
        text = toll_change(self.row, self.marks)
        return (Run(text, "toll"),) if text else ()

    def _source(self, room: int) -> Line:
        """Draw the feed and the tags, which share the room: both are cut where it is little."""
        feed = self.row.feeds[0] if self.row.feeds else ""
        size = cells((Run(feed),))
        kept = min(size, NAME_LEAST if room < NARROW else NAME_CELLS)
        tags = self._tags(max(room - kept - 2, min(room, COUNT_CELLS)))
        room -= cells(tags) + (2 if tags else 0)
        if room < min(size, CUT_LEAST):
            return tags
        name = Run(fit(feed, room, self.marks.ellipsis), "muted")
        return (name, Run("  "), *tags) if tags else (name,)

    def _tags(self, room: int) -> Line:
        """Draw as many tags as fit, the last one cut, and how many more there are."""
        tags = self.row.tags
        best: Line = (Run(f"+{len(tags)}", "faint"),) if tags else ()
        if cells(best) > room:
            return ()
        drawn: Line = ()
        for index, name in enumerate(tags):
            tag = Run(f"#{name}", self.tag_roles.get(name, "tag"))
            rest = len(tags) - index - 1
            count = (Run(f" +{rest}", "faint"),) if rest else ()
            drawn = (*drawn, Run(" ")) if index else drawn
            space = room - cells((*drawn, *count))
            if space >= min(cells((tag,)), CUT_LEAST):
                cut = tag._replace(text=fit(tag.text, space, self.marks.ellipsis))
                best = (*drawn, cut, *count)
            drawn = (*drawn, tag)
        return best
