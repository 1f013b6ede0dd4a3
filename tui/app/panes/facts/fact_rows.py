"""The facts of an article as lines: toll, claims, people, places, organisations.

Each finding knows its spans in the document, so that Enter can go to its sentence.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from textual.renderables.digits import DIGITS, DIGITS3X3_BOLD

from tui.app.panes.facts.claim_groups import ClaimGroup, grouped
from tui.app.panes.facts.claim_lines import ClaimLines
from tui.app.panes.facts.fact_row import (
    GUTTER,
    Decisions,
    DrawnLater,
    FactRow,
    Notes,
    Turned,
    inset,
    note_lines,
    struck,
    verdict_mark,
)
from tui.app.panes.facts.statement_rows import statement_rows
from tui.app.render.cells import cell_len
from tui.app.render.formatting import UNICODE, Symbols, amount, precision
from tui.app.render.languages import LANGUAGES
from tui.app.render.text_layout import Line, Run, cells, clip, paragraph, spread
from tui.facts.extent import unread
from tui.library.countries import name_of
from tui.model import Article, Casualty, Facts, Place, Span, Toll

NOTHING = "No people, places or casualties were found here."
WAITING = "Not analysed yet. Facts appear here by themselves as soon as they are found."
ENDED = "No facts are known of this text: reading it took too long, and was ended."


def findings(
    article: Article,
    room: int,
    *,
    decided: Decisions | None = None,
    notes: Notes = MappingProxyType({}),
    analysed: bool = True,
    marks: Symbols = UNICODE,
    turned: Turned | None = None,
) -> tuple[FactRow, ...]:
    """Everything the facts pane shows of an article, at a width in cells.

    `decided` and `notes` are what the reader decided and wrote, by kind and index; `analysed` is
    whether the article's language is one that is analysed; `turned` is the mention that is marked.
    """
    statement = tuple(statement_rows(article.statement, room))
    waiting = (_note(WAITING, room),) if article.facts is None or article.awaited else ()
    if article.facts is None:
        return (*waiting, *statement)
    if not analysed:
        note = f"Written in {_language(article.facts.language)}: only English is analysed so far."
        return (_note(note, room), *statement)
    drawer = _Drawer(article.facts, room - GUTTER - 1, decided or {}, marks)
    drawer.turned = turned
    drawer.notes = notes
    rows = tuple(drawer.all())
    nothing = () if rows else (_note(NOTHING if article.facts.language else ENDED, room),)
    limit = unread(article.document.full)
    ending = (_note(limit, room),) if limit else ()
    return (*waiting, *rows, *nothing, *ending, *statement)


def _note(text: str, room: int) -> FactRow:
    lines = paragraph(text, room - GUTTER - 1, "muted", 6)
    return FactRow("note", ((), *((Run("  "), *line) for line in lines)))


def _language(code: str) -> str:
    return LANGUAGES.get(code, f"another language ({code})" if code else "an unknown language")


class _Entity(NamedTuple):
    """A person, a place or an organisation: its name, what is known of it, where it stands."""

    name: str
    about: str
    spans: tuple[Span, ...]


class _Drawer:
    def __init__(self, facts: Facts, room: int, decided: Decisions, marks: Symbols) -> None:
        self.facts = facts
        self.room = room
        self.decided = decided
        self.marks = marks
        self.turned: Turned | None = None
        self.notes: Notes = {}
        self._rejected = {
            index
            for (kind, index), verdict in decided.items()
            if kind == "casualty" and verdict.decision == "rejected"
        }
        counted = [s for s in facts.stated if s.count == getattr(facts.toll, s.kind)]
        main = {index for stated in counted for index in stated.claims}
        self._grouped = grouped(facts.casualties, rejected=self._rejected, main=main)

    def all(self) -> Iterator[FactRow]:
        facts = self.facts
        if facts.toll.killed or facts.toll.injured:
            hedges = _hedges(facts, self._grouped.events, self._rejected)
            lines = toll_lines(facts.toll, self.room, self.marks, hedges)
            yield FactRow("toll", tuple(inset(lines)))
        yield from self._claims(facts.casualties)
        people = [_Entity(one.name, one.role or "", one.mentions) for one in facts.people]
        yield from self._entities("People", "person", people)
        places = [_Entity(place.name, _country(place), place.mentions) for place in facts.places]
        yield from self._entities("Places", "place", places)
        groups = [_Entity(one.name, one.kind or "", one.mentions) for one in facts.organisations]
        yield from self._entities("Organisations", "organisation", groups)

    def _entities(self, title: str, kind: str, entities: Sequence[_Entity]) -> Iterator[FactRow]:
        """Draw a heading and names, with what is known of each in a column beside them."""
        if entities:
            yield self._heading(title, len(entities))
        sizes = [cell_len(entity.name) for entity in entities]
        column = max((size for size in sizes if size <= self.room // 2), default=0)
        for index, entity in enumerate(entities):
            yield self._entity(kind, index, column, entity)

    def _claims(self, claims: Sequence[Casualty]) -> Iterator[FactRow]:
        """Draw what is told as an event first; then, quietly, what is not."""
        events, asides = self._grouped
        for status, groups in {"event": events, **asides}.items():
            if groups:
                count = sum(len(group.claims) + len(group.parts) for group in groups)
                happened = status == "event"
                title = "Claims" if happened else status.capitalize()
                yield self._heading(title, count, "heading" if happened else "muted")
            draw = ClaimLines(claims, self.room, self.decided, self.marks, self.notes)
            yield from draw.section(groups)

    def _heading(self, title: str, count: int, role: str = "heading") -> FactRow:
        head = spread((Run(title, role),), (Run(str(count), "faint"),), self.room)
        return FactRow("heading", tuple(inset([(), head])))

    def _entity(self, kind: str, index: int, column: int, entity: _Entity) -> FactRow:
        """Draw a name when it comes into view: an article may have a thousand, a screen twenty."""

        def draw() -> Iterator[Line]:
            return inset(self._entity_lines(kind, index, column, entity))

        about, room = entity.about, self.room - 2
        if self.decided.get((kind, index)) or self.notes.get((kind, index)):
            return FactRow(kind, tuple(draw()), index, entity.spans)
        height = 1
        if about and not self._stands_beside(kind, index, column, entity):
            height += 1 if cell_len(about) <= room else len(paragraph(about, room, "muted", 2))
        return FactRow(kind, DrawnLater(height, draw), index, entity.spans)

    def _stands_beside(
        self, kind: str, index: int, column: int, entity: _Entity, mark: Line = ()
    ) -> bool:
        """Whether what is known of a name has room in its line."""
        often = self._often(kind, index, len(entity.spans))
        used = max(column, cell_len(entity.name)) + 2 + cell_len(entity.about)
        return kind != "person" and used + cells((*mark, *often)) + 1 <= self.room

    def _entity_lines(self, kind: str, index: int, column: int, entity: _Entity) -> list[Line]:
        often = self._often(kind, index, len(entity.spans))
        verdict = self.decided.get((kind, index))
        left: Line = (Run(entity.name, struck(kind, verdict)),)
        mark = verdict_mark(verdict, self.room - cells(left) - cells(often) - 4, self.marks)
        beside = self._stands_beside(kind, index, column, entity, mark)
        if beside and entity.about:
            gap = Run(" " * (max(0, column - cells(left)) + 2))
            left = (*left, gap, Run(entity.about, "muted"))
        lines = [spread(left, (*mark, *often), self.room, self.marks.ellipsis)]
        if entity.about and not beside:
            lines += [
                (Run("  "), *line)
                for line in paragraph(entity.about, self.room - 2, "muted", 2, self.marks.ellipsis)
            ]
        note = note_lines(self.notes.get((kind, index), ()), self.room - 2, self.marks.ellipsis)
        return [*lines, *((Run("  "), *line) for line in note)]

    def _often(self, kind: str, index: int, count: int) -> Line:
        """Say how often it is told, or which of its mentions is marked."""
        if self.turned and self.turned[:2] == (kind, index):
            return (Run(f" {self.turned[2] + 1}/{count}", "accent"),)
        return (Run(f" {self.marks.times}{count}", "faint"),) if count > 1 else ()


def _country(place: Place) -> str:
    return "" if place.kind == "country" or not place.country else name_of(place.country)


def toll_hedges(facts: Facts, rejected: Container[int] = ()) -> dict[str, str]:
    """Say of each kind of the toll how sure it is: "at least", "about", or that counts differ."""
    return _hedges(facts, grouped(facts.casualties, rejected=rejected).events, rejected)


def _hedges(facts: Facts, events: Sequence[ClaimGroup], rejected: Container[int]) -> dict[str, str]:
    disputed = {index for group in events if len(group.claims) > 1 for index in group.claims}
    hedges: dict[str, str] = {}
    for stated in facts.stated:
        if stated.kind in hedges or stated.count != getattr(facts.toll, stated.kind):
            continue
        claims = [index for index in stated.claims if index not in rejected]
        exactness = {precision(facts.casualties[index]) for index in claims}
        hedge = exactness.pop() if len(exactness) == 1 else ""
        sure = "not agreed" if disputed.intersection(claims) else ""
        hedges[stated.kind] = ", ".join(filter(None, (hedge, sure)))
    return hedges


def toll_lines(
    toll: Toll,
    room: int,
    marks: Symbols = UNICODE,
    hedges: Mapping[str, str] = MappingProxyType({}),
) -> list[Line]:
    """Draw the toll in digits three lines high, or in one where they do not fit.

    `hedges` say below a count how sure it is.
    """
    parts = _toll_parts(toll, marks)
    large = [_large(text) for text, _, _ in parts]
    sizes = [
        max(len(rows[0]), len(word), len(hedges.get(word, "")))
        for rows, (_, word, _) in zip(large, parts, strict=True)
    ]
    if marks is not UNICODE or sum(sizes) + 4 * (len(parts) - 1) > room:
        return [(), *(_small(part, room, hedges.get(part[1], "")) for part in parts)]
    lines: list[Line] = [()]
    for row in range(3):
        digits = zip(large, parts, sizes, strict=True)
        lines.append(tuple(Run(f"{rows[row]:<{size + 4}}", part[2]) for rows, part, size in digits))
    words = [word for _, word, _ in parts]
    below = [words, [hedges.get(word, "") for word in words]]
    for texts in below if any(below[1]) else below[:1]:
        pairs = zip(texts, sizes, strict=True)
        lines.append(tuple(Run(f"{text:<{size + 4}}", "muted") for text, size in pairs))
    return lines


def _toll_parts(toll: Toll, marks: Symbols) -> list[tuple[str, str, str]]:
    """List the counts that are stated: the number, its word and its role."""
    killed = "big" if toll.killed and toll.killed.high else "strong"
    counts = ((toll.killed, "killed", killed), (toll.injured, "injured", "strong"))
    return [(amount(count, marks), word, role) for count, word, role in counts if count is not None]


def _small(part: tuple[str, str, str], room: int, hedge: str) -> Line:
    label = f" {part[1]}, {hedge}" if hedge else f" {part[1]}"
    return clip((Run(part[0], part[2]), Run(label, "muted")), room)


def _large(text: str) -> list[str]:
    glyphs = DIGITS3X3_BOLD
    rows = ["", "", ""]
    for character in text.replace("–", "-"):
        place = DIGITS.find(character)
        glyph = glyphs[place * 3 : place * 3 + 3] if place >= 0 else ["", "", character]
        width = 3 if place >= 0 else 1
        for row in range(3):
            rows[row] += f"{glyph[row]:<{width}}"
    return rows
