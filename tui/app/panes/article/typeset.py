"""An article set for reading: header, headings, quotations, lists, tables, mentions in colour.

    article + facts -> blocks -> lines of pieces that know their offset in the document

Every piece keeps where it came from, so a fact's span finds its line, whatever stands between.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from tui.app.render.cells import cell_len
from tui.app.render.formatting import UNICODE, Symbols, moment
from tui.app.render.text_layout import Line, Run, cells, fit, highlight, wrap
from tui.library.facts import opinions
from tui.model import Article, Block, Facts, Span, in_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Decoration = tuple[int, int, str]

_DATELINE = (
    r"[A-Z][A-ZÀ-Þ.'’/ -]{2,40}(?:, [A-Z][a-zé]{2,9}\.? \d{1,2}|, [A-Z][A-Za-z ]{2,24})?"
    r"(?: \([A-Za-z/ ]{2,24}\))? ?(?:—|–|--| - )"
)
_CELLS = r"\t| \| "

NUMBERS = 8
"""Cells that a line gives up where links are numbered: two of them in a line are not rare."""

NO_TEXT = "This article has no text yet: only its headline came with the feed."


class TypesetArticle(NamedTuple):
    """An article as lines; `places` are the lines that hold text, each with its first offset.

    `body` are those of the text alone, as they come of `set_from`.
    """

    lines: tuple[Line, ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    body: tuple[Line, ...] = ()
    set_from: tuple[object, ...] = ()

    def line_of(self, offset: int) -> int:
        """Find the line on which a character of the document stands."""
        index = bisect_right(self.places, (offset, len(self.lines))) - 1
        return self.places[max(0, index)][1] if self.places else 0

    def offset_of(self, line: int) -> int:
        """Find the first character at or after a line, to keep one's place at another width."""
        return next((offset for offset, at in self.places if at >= line), -1)


def typeset(
    article: Article,
    room: int,
    marks: Symbols = UNICODE,
    *,
    numbered: bool = False,
    tag_roles: Mapping[str, str] = MappingProxyType({}),
    previous: TypesetArticle | None = None,
) -> TypesetArticle:
    """Set an article to a width in cells; `numbered` puts its number behind every link.

    `tag_roles` are the roles of tags that are drawn in another than that of all tags. The lines of
    the very same text and facts are taken over from `previous`, as after a verdict.
    """
    setter = _Setter(article, room, marks, numbered=numbered)
    setter.tag_roles = tag_roles
    set_from = (article.body, article.facts, setter.offset, setter.room, numbered, marks)
    same = previous if previous and previous.set_from == set_from else None
    body = same.body if same else tuple(setter.body())
    lines = (*setter.header(), *body, *setter.footer())
    places = []
    for index, line in enumerate(lines):
        start = next((piece.start for piece in line if piece.start >= 0), -1)
        if start >= 0:
            places.append((start, index))
    return TypesetArticle(lines, tuple(sorted(places)), body, set_from)


def mentions(facts: Facts) -> list[Decoration]:
    """Find where facts are mentioned and of which kind; a name inside a claim stays a name."""
    claims = [(*span, "casualty") for claim in facts.casualties for span in (claim.span,)]
    lists = (("person", facts.people), ("place", facts.places))
    names: list[Decoration] = []
    for role, entities in (*lists, ("organisation", facts.organisations)):
        names += [(*span, role) for entity in entities for span in entity.mentions]
    return sorted(claims) + sorted(names)


class _Setter:
    tag_roles: Mapping[str, str] = MappingProxyType({})

    def __init__(self, article: Article, room: int, marks: Symbols, *, numbered: bool) -> None:
        self.article = article
        self.room = max(16, room - NUMBERS) if numbered else room
        self.marks = marks
        title = article.row.title
        self.offset = len(title) + 2 if title else 0
        decorations = [
            (link.start + self.offset, link.end + self.offset, "link")
            for link in article.body.links
        ]
        if article.facts:
            decorations += mentions(article.facts)
        self.numbers = {
            link.end + self.offset: f"[{number}]"
            for number, link in enumerate(article.body.links, 1)
            if numbered
        }
        self.by_start = sorted(decorations)
        self.longest = max((end - start for start, end, _ in decorations), default=0)

    def body(self) -> Iterator[Line]:
        """Set the text with its links and facts."""
        body = self.article.body
        previous: Block | None = None
        for block, rows in _together(body.blocks or in_paragraphs(body.text).blocks):
            if previous and not (previous.kind == block.kind == "item"):
                yield ()
            yield from self._table(rows) if rows else self._block(block, first=previous is None)
            previous = block
        if not body.text:
            for text, _ in wrap(NO_TEXT, self.room):
                yield (Run(text, "muted"),)

    def footer(self) -> Iterator[Line]:
        """Say below the text why this is what the feed gave, or an older text."""
        if self.article.problem:
            again = "Its page could not be read again"
            short = "This is not the whole article, its page could not be read"
            problem = self.article.problem.rstrip(".")
            yield ()
            for text, _ in wrap(f"{again if self.article.full else short}: {problem}.", self.room):
                yield (Run(text, "warning"),)
        yield ()

    def header(self) -> Iterator[Line]:
        """Set the title, and what is known of the article."""
        row = self.article.row
        yield ()
        for text, at in wrap(row.title or row.link, self.room):
            yield (Run(text, "title", at if row.title else -1),)
        yield ()
        author = f"by {row.author.removeprefix('By ')}" if row.author else ""
        about = filter(None, [moment(row.published), author, *row.feeds[1:]])
        for text, _ in wrap(f" {self.marks.dot} ".join(about), self.room):
            yield (Run(text, "muted"),)
        if row.tags:
            yield from self._tags(row.tags)
        for words in opinions.on_article(self.article):
            for text, _ in wrap(words, self.room):
                yield (Run(text, "tag"),)
        yield (Run(self.marks.rule * min(self.room, 24), "line"),)
        yield ()

    def _tags(self, tags: Sequence[str]) -> Iterator[Line]:
        """Set the tags, each in its colour, as many on a line as fit."""
        line: list[Run] = []
        for tag in tags:
            label = fit(f"#{tag}", self.room, self.marks.ellipsis)
            piece = Run(label, self.tag_roles.get(tag, "tag"))
            if line and cells((*line, piece)) > self.room:
                yield tuple(line)
                line = []
            line += [piece, Run("  ")]
        yield tuple(line)

    def _block(self, block: Block, *, first: bool) -> Iterator[Line]:
        text = self.article.body.text[block.start : block.end]
        lead, follow, role = self._manner(block)
        start = block.start + self.offset
        dateline = re.match(_DATELINE, text) if first and block.kind == "paragraph" else None
        extra = [(start, start + dateline.end(), "strong")] if dateline else []
        for index, (line, at) in enumerate(wrap(text, self.room - len(lead))):
            mark = follow if index else lead
            piece = Run(line, role, start + at)
            yield (Run(mark, "faint"), *self._decorate(highlight((piece,), extra)))

    def _manner(self, block: Block) -> tuple[str, str, str]:
        match block.kind:
            case "heading":
                return "", "", "heading" if block.level <= 2 else "strong"
            case "quote":
                mark = f"{self.marks.quote} "
                return mark, mark, "quote"
            case "item":
                inset = "  " * min(block.level, 4)
                return f"{inset}{self.marks.bullet} ", f"{inset}  ", "text"
            case "code":
                return "  ", "  ", "code"
            case _:
                return "", "", "text"

    def _table(self, rows: Sequence[Block]) -> Iterator[Line]:
        """Rows in columns as wide as their cells need, where they fit; else line by line."""
        table = [list(self._cells(row)) for row in rows]
        columns = max(len(row) for row in table)
        gaps = 2 * (columns - 1)
        widths = [
            max((cell_len(row[i][0]) for row in table if i < len(row)), default=0)
            for i in range(columns)
        ]
        widths = _shrunk(widths, max(columns * 4, self.room - gaps))
        for number, row in enumerate(table):
            role = "strong" if number == 0 and len(table) > 1 else "text"
            yield from self._row(row, widths, role)

    def _row(
        self, cells: Sequence[tuple[str, int]], widths: Sequence[int], role: str
    ) -> Iterator[Line]:
        set_cells = [
            wrap(text, width) or [("", 0)] for (text, _), width in zip(cells, widths, strict=False)
        ]
        for index in range(max((len(lines) for lines in set_cells), default=0)):
            line: list[Run] = []
            for (_, start), lines, width in zip(cells, set_cells, widths, strict=False):
                text, at = lines[index] if index < len(lines) else ("", 0)
                line += self._decorate((Run(text, role, start + at),)) if text else ()
                line.append(Run(" " * (width - cell_len(text) + 2)))
            yield tuple(line[:-1])

    def _cells(self, row: Block) -> Iterator[tuple[str, int]]:
        text = self.article.body.text[row.start : row.end]
        at = 0
        for mark in [*re.finditer(_CELLS, text), None]:
            end = mark.start() if mark else len(text)
            cell = text[at:end]
            stripped = cell.strip()
            yield stripped, self.offset + row.start + at + len(cell) - len(cell.lstrip())
            at = mark.end() if mark else end

    def _decorate(self, line: Line) -> Line:
        starts = [piece.start for piece in line if piece.start >= 0]
        if not starts or not self.by_start:
            return line
        first = min(starts)
        last = max(piece.start + len(piece.text) for piece in line)
        low = bisect_right(self.by_start, (first - self.longest, -1, ""))
        high = bisect_right(self.by_start, (last, -1, ""))
        done = highlight(line, sorted(self.by_start[low:high], key=_rank))
        return tuple(self._numbered(done)) if self.numbers else done

    def _numbered(self, line: Line) -> Iterator[Run]:
        for piece in line:
            yield piece
            end = piece.start + len(piece.text)
            if "link" in piece.role.split() and end in self.numbers:
                yield Run(self.numbers[end], "accent")


_ORDER = {"link": 0, "casualty": 1, "organisation": 2, "place": 3, "person": 4}


def _rank(decoration: Decoration) -> tuple[int, int]:
    return _ORDER[decoration[2]], decoration[0]


def _together(blocks: Sequence[Block]) -> Iterator[tuple[Block, list[Block]]]:
    """Blocks one by one, but the rows of a table together (its first row and all of them)."""
    rows: list[Block] = []
    for block in blocks:
        if block.kind == "row":
            rows.append(block)
            continue
        if rows:
            yield rows[0], rows
            rows = []
        yield block, []
    if rows:
        yield rows[0], rows


def _shrunk(widths: list[int], room: int) -> list[int]:
    """Column widths that fit the room: the widest give way first."""
    while sum(widths) > room and max(widths) > 4:
        widest = widths.index(max(widths))
        widths[widest] -= 1
    return widths


def mark_current(line: Line, spans: Sequence[Span]) -> Line:
    """Mark the current fact's sentence in a line."""
    return highlight(line, [(start, end, "current") for start, end in spans])
