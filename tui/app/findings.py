"""The facts of an article as lines: toll, claims, people, places, organisations.

Each finding knows its spans in the document, so that Enter can go to its sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from textual.renderables.digits import DIGITS, DIGITS3X3_BOLD

from tui.app.ink import Line, Piece, cells, clip, paragraph, spread
from tui.app.wording import UNICODE, Symbols, amount, day, number, precision
from tui.library.countries import name_of
from tui.model import Article, Casualty, Facts, Span, Toll, Verdict

GUTTER = 2
"""Cells before a finding's text: the cursor's bar and a blank."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One item of the pane. `kind` and `index` name the fact; a heading or a note has no spans."""

    kind: str
    lines: tuple[Line, ...]
    index: int = -1
    spans: tuple[Span, ...] = ()

    @property
    def selectable(self) -> bool:
        """Whether the cursor may stand on it."""
        return self.index >= 0


Decisions = Mapping[tuple[str, int], Verdict]


def findings(
    article: Article,
    room: int,
    *,
    decided: Decisions | None = None,
    analysed: bool = True,
    marks: Symbols = UNICODE,
) -> tuple[Finding, ...]:
    """Everything the facts pane shows of an article, at a width in cells.

    `decided` are the reader's verdicts by kind and index; `analysed` is whether the article's
    language is one that is analysed.
    """
    if article.facts is None:
        words = "Not analysed yet. Facts appear here by themselves once the article was read."
        return (_note(words, room),)
    if not analysed:
        words = f"Written in {_language(article.facts.language)}: only English is analysed so far."
        return (_note(words, room),)
    drawer = _Drawer(article.facts, room - GUTTER - 1, decided or {}, marks)
    found = tuple(drawer.all())
    return found or (_note("No people, places or casualties were found here.", room),)


def _note(words: str, room: int) -> Finding:
    lines = paragraph(words, room - GUTTER - 1, "muted", 6)
    return Finding("note", ((), *((Piece("  "), *line) for line in lines)))


def _language(code: str) -> str:
    names = {"ar": "Arabic", "fr": "French", "es": "Spanish", "de": "German", "it": "Italian"}
    names |= {"ru": "Russian", "uk": "Ukrainian", "pt": "Portuguese", "tr": "Turkish"}
    names |= {"fa": "Persian", "zh": "Chinese", "he": "Hebrew", "sw": "Swahili", "hi": "Hindi"}
    return names.get(code, f"another language ({code})" if code else "an unknown language")


class _Drawer:
    def __init__(self, facts: Facts, room: int, decided: Decisions, marks: Symbols) -> None:
        self.facts = facts
        self.room = room
        self.decided = decided
        self.marks = marks

    def all(self) -> Iterator[Finding]:
        facts = self.facts
        if facts.toll.killed or facts.toll.injured:
            yield Finding("toll", tuple(self._inset(toll_lines(facts.toll, self.room, self.marks))))
        if facts.casualties:
            yield self._heading("Claims", len(facts.casualties))
            width = min(9, max(len(number(c, self.marks)) for c in facts.casualties))
            for index, claim in enumerate(facts.casualties):
                lines = self._claim(claim, width, index)
                yield Finding("casualty", tuple(self._inset(lines)), index, (claim.span,))
        if facts.people:
            yield self._heading("People", len(facts.people))
        for index, person in enumerate(facts.people):
            yield self._entity("person", index, person.name, person.role or "", person.mentions)
        if facts.places:
            yield self._heading("Places", len(facts.places))
        for index, place in enumerate(facts.places):
            where = "" if place.kind == "country" or not place.country else name_of(place.country)
            yield self._entity("place", index, place.name, where, place.mentions)
        if facts.organisations:
            yield self._heading("Organisations", len(facts.organisations))
        for index, group in enumerate(facts.organisations):
            kind = group.kind or ""
            yield self._entity("organisation", index, group.name, kind, group.mentions)

    def _inset(self, lines: Sequence[Line]) -> Iterator[Line]:
        return ((Piece(" " * GUTTER), *line) if line else () for line in lines)

    def _heading(self, title: str, count: int) -> Finding:
        head = spread((Piece(title, "heading"),), (Piece(str(count), "faint"),), self.room)
        return Finding("heading", tuple(self._inset([(), head])))

    def _claim(self, claim: Casualty, width: int, index: int) -> list[Line]:
        told = number(claim, self.marks)
        happened = claim.status == "event"
        harmed = claim.high is None or claim.high > 0
        weight = "strong" if happened else "muted"
        if happened and harmed and claim.kind == "killed":
            weight = "big"
        lead: Line = (Piece(f"{told:>{width}} ", weight),)
        if claim.subset:
            gap = " " * max(0, width - len(told))
            lead = (Piece(f"{gap}{self.marks.branch} ", "faint"), Piece(f"{told} ", weight))
        head = [*lead, Piece(claim.kind, self._role("casualty", index, "text"))]
        if words := precision(claim):
            head.append(Piece(f", {words}", "muted"))
        verdict = self._verdict("casualty", index)
        details = list(_details(claim, self.marks))
        if not happened:
            status = Piece(f"  {claim.status}", "warning")
            if cells((*head, status, *verdict)) < self.room:
                head.append(status)
            else:
                details.insert(0, (claim.status, "warning"))
        lines: list[Line] = [spread(tuple(head), verdict, self.room, self.marks.more)]
        indent = Piece(" " * cells(lead))
        for text, role in details:
            drawn = paragraph(text, self.room - cells(lead), role, 2, self.marks.more)
            lines += [(indent, *line) for line in drawn]
        return lines

    def _entity(
        self, kind: str, index: int, name: str, about: str, spans: tuple[Span, ...]
    ) -> Finding:
        often = f"{self.marks.times}{len(spans)}" if len(spans) > 1 else ""
        right = (*self._verdict(kind, index), Piece(f" {often}" if often else "", "faint"))
        left: Line = (Piece(name, self._role(kind, index, kind)),)
        short = kind != "person" and cells(left) + len(about) + cells(right) + 3 <= self.room
        if short and about:
            left += (Piece(f"  {about}", "muted"),)
        lines = [spread(left, right, self.room, self.marks.more)]
        if about and not short:
            lines += [
                (Piece("  "), *line)
                for line in paragraph(about, self.room - 2, "muted", 2, self.marks.more)
            ]
        return Finding(kind, tuple(self._inset(lines)), index, spans)

    def _role(self, kind: str, index: int, role: str) -> str:
        verdict = self.decided.get((kind, index))
        return f"{role} rejected" if verdict and verdict.decision == "rejected" else role

    def _verdict(self, kind: str, index: int) -> Line:
        verdict = self.decided.get((kind, index))
        if verdict is None:
            return ()
        role = {"confirmed": "good", "rejected": "error", "corrected": "warning"}
        return (Piece(verdict.decision, role[verdict.decision]),)


def _details(claim: Casualty, marks: Symbols) -> Iterator[tuple[str, str]]:
    group = claim.group if claim.group != "other" else None
    who = claim.victims or group or ""
    if group and claim.victims and group.rstrip("s") not in claim.victims.lower():
        who = f"{who} ({group})"
    how = f"{claim.weapon or ''} {f'by {claim.by}' if claim.by else ''}".strip()
    when = [claim.place or "", day(claim.date) if claim.date else ""]
    for parts, joint in (((who, how), f" {marks.dot} "), (when, ", ")):
        if words := joint.join(filter(None, parts)):
            yield words, "text"
    if claim.source:
        yield f"says {claim.source}", "muted"


def toll_lines(toll: Toll, room: int, marks: Symbols = UNICODE) -> list[Line]:
    """The toll in digits three lines high, or in one where they do not fit."""
    parts = [
        (amount(count, marks), word, role)
        for count, word, role in (
            (toll.killed, "killed", "big" if toll.killed and toll.killed.high else "strong"),
            (toll.injured, "injured", "strong"),
        )
        if count is not None
    ]
    large = [_large(text) for text, _, _ in parts]
    widths = [max(len(rows[0]), len(word)) for rows, (_, word, _) in zip(large, parts, strict=True)]
    if marks is not UNICODE or sum(widths) + 4 * (len(parts) - 1) > room:
        return [(), *(_small(part, room) for part in parts)]
    lines: list[Line] = [()]
    for row in range(3):
        line: list[Piece] = []
        for rows, (_, _, role), width in zip(large, parts, widths, strict=True):
            line.append(Piece(f"{rows[row]:<{width + 4}}", role))
        lines.append(tuple(line))
    words = (
        Piece(f"{word:<{width + 4}}", "muted")
        for (_, word, _), width in zip(parts, widths, strict=True)
    )
    return [*lines, tuple(words)]


def _small(part: tuple[str, str, str], room: int) -> Line:
    return clip((Piece(part[0], part[2]), Piece(f" {part[1]}", "muted")), room)


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
