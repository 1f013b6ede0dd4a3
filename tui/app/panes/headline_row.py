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

NAME_CELLS, NAME_LEAST = 12, 6
"""Cells that a feed's name keeps beside its tags where there is room, and below which it goes."""

TAGS_ALONE = 26
"""Cells for feed and tags below which tags come first."""


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
        """Draw the feed and as many tags as fit whole: where there is little room, tags alone."""
        feed = self.row.feeds[0] if self.row.feeds else ""
        size = cells((Run(feed),))
        tags, count = self._tags(room - min(size, NAME_CELLS) - 2)
        alone, most = self._tags(room)
        if most > count and room < TAGS_ALONE:
            tags = alone
        room -= cells(tags) + (2 if tags else 0)
        if room < min(size, NAME_LEAST):
            return tags
        name = Run(fit(feed, room, self.marks.ellipsis), "muted")
        return (name, Run("  "), *tags) if tags else (name,)

    def _tags(self, room: int) -> tuple[Line, int]:
        """Draw as many tags as fit whole and how many do not; gives also how many are drawn."""
        tags = self.row.tags
        drawn: Line = ()
        best: Line = ()
        count = 0
        for index, tag in enumerate(tags):
            gap = (Run(" "),) if index else ()
            drawn = (*drawn, *gap, Run(f"#{tag}", self.tag_roles.get(tag, "tag")))
            rest = len(tags) - index - 1
            line = (*drawn, Run(f" +{rest}", "faint")) if rest else drawn
            if cells(line) <= room:
                best, count = line, index + 1
            if cells(drawn) > room:
                break
        if count or not tags:
            return best, count
        return ((Run(f"+{len(tags)}", "faint"),) if room > 2 else ()), 0
