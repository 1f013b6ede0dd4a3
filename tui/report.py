"""Articles and facts as plain text, for commands, pipes and screen readers."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import TypeVar

from tui.facts.extent import unread
from tui.library.facts.claim_parts import parts_behind_wholes
from tui.library.facts.claim_words import claim_line, hedge_words, range_words, toll_hedge
from tui.library.facts.fact_identity import identity
from tui.library.facts.opinions import on_article, written
from tui.library.facts.toll_basis import TOLL_KINDS
from tui.library.facts.verdicts import apply_verdicts, judged
from tui.model import (
    Article,
    Casualty,
    Facts,
    Organisation,
    Person,
    Place,
    Precision,
    Range,
    Row,
    Statement,
    Toll,
    TollKind,
    Verdict,
)

Notes = Mapping[tuple[str, str], Sequence[str]]
"""Lines that are written to facts, by the facts' kinds and keys."""

Hedges = Mapping[TollKind, Precision]
"""How exact the numbers of a toll are, as far as it is known."""

_Fact = TypeVar("_Fact", Casualty, Person, Place, Organisation)


def counted(number: Range | None) -> str:
    """Write a toll's number: "12", "12-15", or "" where the text states none."""
    if number is None:
        return ""
    return f"{number.low:,}" if number.low == number.high else f"{number.low:,}-{number.high:,}"


def toll_mark(toll: Toll) -> str:
    """Write a toll for a list: "†12 ‡30"; "" where nobody was harmed, or none is stated."""
    parts = (("†", toll.killed), ("‡", toll.injured))
    return " ".join(mark + counted(count) for mark, count in parts if count and count.high)


def toll_change(row: Row) -> str:
    """Write a row's toll beside the one before its last update: "†8 → †37"; else as it is."""
    now, previous = row.toll, row.previous_toll
    if previous is None or previous == now or not (before := toll_mark(previous)):
        return toll_mark(now)
    unstated = "0" if now.killed or now.injured else "?"
    return f"{before} → {toll_mark(now) or unstated}"


def toll_words(toll: Toll, hedges: Hedges = MappingProxyType({})) -> str:
    """Write a toll for the ear: "at least 12 killed, 30 injured"; "" where there is none."""
    return ", ".join(
        f"{hedge_words(hedges.get(kind))}{range_words(count)} {kind}"
        for kind, count in zip(TOLL_KINDS, (toll.killed, toll.injured), strict=True)
        if count and count.high
    )


def facts_lines(
    facts: Facts, verdicts: Sequence[Verdict] = (), notes: Notes = MappingProxyType({})
) -> Iterator[str]:
    """Set facts as lines, as verdicts leave them: toll, claims, people, places, organisations.

    What was corrected, added or confirmed says so, with its `notes` below; what was rejected
    stands apart, at the end.
    """
    if facts.language not in ("", "en") and not verdicts:
        yield f"Language: {facts.language}; facts are read in English only."
        return
    if toll := _toll_line(apply_verdicts(facts, verdicts)):
        yield f"Toll: {toll}"
    rejected: list[str] = []
    decided = _Decided(verdicts, notes, rejected)
    sections: tuple[tuple[str, Iterable[str]], ...] = (
        ("Casualties", decided.lines(parts_behind_wholes(facts.casualties), claim_line)),
        ("People", decided.lines(facts.people, _person_line)),
        ("Places", decided.lines(facts.places, _place_line)),
        ("Organisations", decided.lines(facts.organisations, _organisation_line)),
        ("Rejected", rejected),
    )
    for title, lines in sections:
        yield from _section(title, lines)
    if not (facts.casualties or facts.people or facts.places or facts.organisations):
        unread = ": its language is unknown, or reading it took too long"
        yield f"No facts were found{'' if facts.language else unread}."


def _toll_line(facts: Facts) -> str:
    """A toll with what it leaves open: "killed at least 12, injured 30"."""
    numbers = (facts.toll.killed, facts.toll.injured)
    return ", ".join(
        f"{kind} {toll_hedge(facts, kind)}{counted(number)}"
        for kind, number in zip(TOLL_KINDS, numbers, strict=True)
        if number
    )


class _Decided:
    """Sets facts with what the reader decided on them and wrote to them."""

    def __init__(
        self,
        verdicts: Sequence[Verdict],
        notes: Notes,
        rejected: list[str],
    ) -> None:
        self.verdicts = verdicts
        self.notes = notes
        self.rejected = rejected

    def lines(self, facts: tuple[_Fact, ...], line: Callable[[_Fact], str]) -> Iterator[str]:
        """Set a line for each fact, with its note below; those of rejected ones are put aside."""
        decided = judged(facts, self.verdicts)
        for analysed, (fact, decision) in zip(facts, decided, strict=True):
            notes = self.notes.get(identity(analysed), ())
            lines = [f"{line(fact)} [{decision}]" if decision else line(fact)]
            lines += [f"  {note}" for note in notes]
            if decision == "rejected":
                lines[0] = line(fact).strip()
                self.rejected += lines
            else:
                yield from lines


def _person_line(person: Person) -> str:
    return f"{person.name}, {person.role}" if person.role else person.name


def _place_line(place: Place) -> str:
    return f"{place.name} ({', '.join(filter(None, (place.kind, place.country)))})"


def _organisation_line(group: Organisation) -> str:
    return f"{group.name} ({', '.join(group.aliases)})" if group.aliases else group.name


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number == 0:
            yield f"{title}:"
        yield f"  {line}"


def row_line(row: Row, width: int) -> str:
    """Set an article in one line: marks, id, the reader's day, toll and title, cut at `width`."""
    marks = ("*" if row.starred else " ") + (" " if row.read else "•")
    marks += "↻" if row.updated else " "
    toll = toll_change(row)
    line = f"{marks}{row.id}  {row.published.astimezone():%Y-%m-%d}  {toll:<14} {row.title}"
    return line if len(line) <= width else line[: width - 1] + "…"


def article_lines(article: Article, width: int) -> Iterator[str]:
    """Set an article as it is read, its facts after it."""
    row = article.row
    yield from textwrap.wrap(row.title, width)
    about = (", ".join(row.feeds), row.author, _moment(row.published))
    yield " | ".join(filter(None, about))
    if row.link:
        yield row.link
    for line in on_article(article):
        yield from textwrap.wrap(line, width)
    yield ""
    for block in article.body.blocks:
        text = article.body.text[block.start : block.end]
        prefix = {"quote": "> ", "item": "- "}.get(block.kind, "")
        yield from textwrap.wrap(
            text, width, initial_indent=prefix, subsequent_indent=" " * len(prefix)
        ) or [""]
        yield ""
    yield from _page_lines(article)
    yield from statement_lines(article.statement)
    yield from facts_of(article)


def facts_of(article: Article) -> tuple[str, ...]:
    """Set an article's facts as the reader left them, or say that there are none yet."""
    waiting = ("Not analysed yet: run `dateline refresh`.",)
    if article.facts is None:
        return waiting
    lines = facts_lines(article.facts, article.verdicts, written(article))
    ahead = waiting if article.awaited else ()
    return (*ahead, *lines, *filter(None, [unread(article.document.full)]))


def _moment(moment: datetime) -> str:
    """A moment on this computer's clock, with the zone that it is set to."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M %Z}"


def statement_fields(statement: Statement | None) -> Iterator[tuple[str, str]]:
    """List what a source states beside its text, as names and values in words."""
    if statement is None:
        return
    if statement.exercise:
        yield "Exercise", "this is no event, but a test of the source's warnings"
    point = ""
    if statement.lat is not None and statement.lon is not None:
        point = f"{statement.lat:.3f}, {statement.lon:.3f}"
    times = (statement.starts, statement.ends)
    pairs = (
        ("Event", statement.event),
        ("Place", " at ".join(filter(None, (statement.place, point)))),
        ("Alert", statement.alert),
        ("Strength", statement.magnitude),
        ("Population", statement.population),
        ("Time", " to ".join(_moment(moment) for moment in times if moment)),
        ("Status", statement.status),
        ("Picture", statement.picture),
        ("Dated", f"{_moment(statement.dated)}, in the future" if statement.dated else ""),
    )
    yield from ((name, value) for name, value in pairs if value)


def statement_lines(statement: Statement | None) -> Iterator[str]:
    """Set what a source states beside its text as lines under a heading."""
    stated = (f"{name}: {value}" for name, value in statement_fields(statement))
    yield from _section("Source states", stated)


def _page_lines(article: Article) -> Iterator[str]:
    """Say that this is not the whole article, where its page could not be read."""
    if article.problem and not article.full:
        yield f"This is not the whole article, its page could not be read: {article.problem}."


def row_spoken(row: Row, hedges: Hedges = MappingProxyType({})) -> Iterator[str]:
    """Set an article of a list for a screen reader: its title, then all else in words.

    `hedges` are those of its toll.
    """
    yield row.title or row.link
    state = ["read" if row.read else "unread", *(["starred"] if row.starred else [])]
    if row.updated:
        state.append(_spoken_update(row))
    tags = f"tagged {', '.join(row.tags)}" if row.tags else ""
    local = row.published.astimezone()
    month = f"{local.day} {local:%B %Y}"
    parts = (toll_words(row.toll, hedges), ", ".join(row.feeds), month, ", ".join(state), tags)
    yield f"    {'; '.join(filter(None, parts))}; id {row.id}"


def _spoken_update(row: Row) -> str:
    previous = row.previous_toll
    if previous is None or previous == row.toll or not toll_words(previous):
        return "updated"
    return f"updated, before {toll_words(previous)}"


def diff_lines(article: Article, width: int) -> Iterator[str]:
    """Set what the last update of an article changed, by sentence: "-" is gone, "+" has come."""
    if not article.revisions:
        yield "This article has not changed since it came."
        return
    from tui.library.texts.sentence_diff import differences

    earlier = article.revisions[-1]
    yield f"Changed {_moment(earlier.replaced)}"
    if (change := toll_change(article.row)) and "→" in change:
        yield f"Toll: {change}"
    for old, new in ((earlier.title, article.row.title), (earlier.text, article.body.text)):
        yield ""
        for sign, sentence in differences(old, new):
            yield from textwrap.wrap(f"{sign} {sentence}", width, subsequent_indent="  ")


def article_spoken(article: Article, hedges: Hedges = MappingProxyType({})) -> Iterator[str]:
    """Set an article for a screen reader: what happened first, a paragraph a line, no marks.

    `hedges` are those of its toll.
    """
    yield from row_spoken(article.row, hedges)
    yield from on_article(article)
    yield ""
    yield from statement_lines(article.statement)
    yield from facts_of(article)
    yield ""
    yield from _page_lines(article)
    names = {"quote": "Quotation: ", "item": "Item: ", "heading": "Heading: ", "row": "Table row: "}
    for block in article.body.blocks:
        text = article.body.text[block.start : block.end]
        yield names.get(block.kind, "") + " ".join(text.replace(" | ", "; ").split())
    if article.row.link:
        yield ""
        yield f"Link: {article.row.link}"
