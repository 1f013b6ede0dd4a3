"""Set the claims behind a brief: those that disagree side by side, then each with its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import heappush, heapreplace
from itertools import count, groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.export.blocks import Block, ClaimEntry, Heading, Line, Paragraph, Run, Table
from tui.library.facts.claim_days import span_words
from tui.library.facts.claim_words import count_words, denies_victims, harm_words, range_words
from tui.library.facts.grades import grade_words
from tui.library.facts.rivals import rivalries
from tui.model import Casualty, Range

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.library.tables.table_reader import TableRows

_MOST = 120
"""Claims that are quoted, those with the most people."""
_DISPUTES = 40
"""Events whose numbers are set side by side, those with the most people."""
_SOURCES = 4
"""Of one number, those who are named."""
_GRAINS = {"year": len("2016"), "month": len("2016-05")}
"""How much of a date is stated."""

Cells = dict[str, Any]


class Report(NamedTuple):
    """Who states a number of an event, and where."""

    number: str
    low: int
    high: int
    source: str
    link: str
    article: str
    is_rival: bool


class Event(NamedTuple):
    """One kind of harm on one day at one place, with everything that is stated of it."""

    kind: str
    place: str
    day: str
    reports: list[Report]


class Claims(NamedTuple):
    """The claims that tolls stand on: the greatest whole, of all others what is compared.

    Of events there are those numbers too that sources of one article set against each other.
    """

    greatest: list[Cells]
    events: list[Event]
    total: int
    checked: int
    feeds: int


class _Gathering:
    """What of the rows that were read is needed; memory goes by events, not by texts."""

    def __init__(self) -> None:
        self.greatest: list[tuple[int, int, Cells]] = []
        self.events: dict[tuple[str, str], Event] = {}
        self.feeds: set[str] = set()
        self.total = self.checked = 0
        self._order = count(0, -1)

    def take(self, article: list[Cells]) -> None:
        """Take in the claims of an article that state a number."""
        rivals = _rivals(article)
        for nth, cells in enumerate(article):
            if cells["in_toll"]:
                self._state(cells)
            event = rivals.get(nth) or (cells["in_toll"] and cells["event_id"])
            if event:
                _add(self.events, event, cells, is_rival=nth in rivals)

    def _state(self, cells: Cells) -> None:
        self.total += 1
        self.checked += cells["verdict"] is not None
        self.feeds.add(cells["feed"] or "")
        ranked = (cells["low"], next(self._order), cells)
        if len(self.greatest) < _MOST:
            heappush(self.greatest, ranked)
        else:
            heapreplace(self.greatest, max(ranked, self.greatest[0]))


def gather(rows: TableRows) -> Claims:
    """Read the claims that tolls stand on, and those of an article that disagree.

    The killed come first, as in the reader, and of both kinds the greatest number.
    """
    names = [column.name for column in rows.columns]
    gathering = _Gathering()
    numbered = (dict(zip(names, row, strict=True)) for row in rows.values())
    for _, article in groupby(numbered, itemgetter("article_id")):
        gathering.take([cells for cells in article if cells["low"] is not None])
    ranked = sorted(gathering.greatest, key=lambda ranked: ranked[:2], reverse=True)
    quoted = sorted((cells for _, _, cells in ranked), key=lambda cells: cells["kind"] != "killed")
    events = list(gathering.events.values())
    return Claims(quoted, events, gathering.total, gathering.checked, len(gathering.feeds))


def _rivals(article: list[Cells]) -> dict[int, str]:
    """The claims by which an article's sources count the same harm differently, with its event.

    It is that of the toll, where one of them states it.
    """
    events: dict[int, str] = {}
    for group in rivalries([_claim(cells) for cells in article], range(len(article))):
        members = [article[nth] for nth in group]
        of_toll = next((cells["event_id"] for cells in members if cells["event_id"]), None)
        if len(group) > 1:
            by_itself = f"{members[0]['article_id']}, claim {group[0]}"
            events |= dict.fromkeys(group, of_toll or by_itself)
    return events


def _add(
    events: dict[tuple[str, str], Event], of_event: str, cells: Cells, *, is_rival: bool
) -> None:
    key = (of_event, cells["kind"])
    of_toll = cells["published"] if cells["in_toll"] else ""  # whose day is the table's
    day = cells["date_start"] or (of_toll or "")[:10]
    event = events.setdefault(key, Event(cells["kind"], cells["place"] or "", day, []))
    high = cells["low"] if cells["high"] is None else cells["high"]
    event.reports.append(
        Report(
            count_words(_claim(cells)),
            cells["low"],
            high,
            ", ".join(filter(None, (cells["source"], cells["feed"]))),
            cells["link"] or "",
            cells["article_id"],
            is_rival,
        )
    )


def _claim(cells: Cells) -> Casualty:
    return Casualty(
        kind=cells["kind"],
        low=cells["low"],
        high=cells["high"],
        vague=cells["quantity_word"],
        precision=cells["precision"],
        status=cells["status"],
        subset=cells["part"],
        victims=cells["victims"],
        group=cells["group"],
        weapon=cells["weapon"],
        place=cells["place"],
        **_date(cells),
        source=cells["source"],
        quote=cells["sentence"] or "",
    )


def disputed(claims: Claims) -> Iterator[Block]:
    """Set the numbers side by side that articles, or sources of one, state of an event."""
    standing = (event._replace(reports=_standing(event.reports)) for event in claims.events)
    events = [event for event in standing if _differ(event.reports)]
    if not events:
        return
    events.sort(key=lambda event: -max(report.high for report in event.reports))
    yield Heading(2, "What is disputed")
    rows: list[tuple[Line, ...]] = []
    for event in events[:_DISPUTES]:
        name = ", ".join(filter(None, (event.place or "place not stated", event.day)))
        for number, reports in _by_count(event.reports):
            rows.append(((Run(name),), (Run(f"{number} {event.kind}"),), _sources(reports)))
            name = ""
    yield Table(("event", "stated", "by"), tuple(rows))
    if len(events) > _DISPUTES:
        yield Paragraph(((Run(f"{len(events) - _DISPUTES:,} smaller ones are left out."),),))


def _standing(reports: Iterable[Report]) -> list[Report]:
    """Leave of reports, the newest first, what each source states at last, parts added up.

    What a source stated in an earlier article is the same toll before an update.
    """
    latest: dict[str, str] = {}
    standing: list[Report] = []
    for article, group in groupby(reports, lambda report: report.article):
        of_article = list(group)
        parts = [report for report in of_article if not report.is_rival]
        sides = [report for report in of_article if report.is_rival]
        stated = [*sides, _sum(parts)] if parts else sides
        standing += [
            report for report in stated if latest.setdefault(report.source, article) == article
        ]
    return standing


def _sum(parts: Sequence[Report]) -> Report:
    """Add up what one article counts apart."""
    if len(parts) == 1:
        return parts[0]
    low, high = sum(part.low for part in parts), sum(part.high for part in parts)
    sources = dict.fromkeys(part.source for part in parts)
    number = range_words(Range(low, high))
    return parts[0]._replace(number=number, low=low, high=high, source="; ".join(sources))


def _differ(reports: Sequence[Report]) -> bool:
    """Tell whether articles, or sources of one, state different numbers."""
    sides = any(report.is_rival for report in reports) and len(reports) > 1
    return sides or len({(report.low, report.high) for report in reports}) > 1


def _by_count(reports: Iterable[Report]) -> list[tuple[str, list[Report]]]:
    counts: dict[str, list[Report]] = {}
    for report in sorted(reports, key=lambda report: (-report.high, -report.low)):
        counts.setdefault(report.number, []).append(report)
    return list(counts.items())


def _sources(reports: list[Report]) -> Line:
    by_source = {report.source: report for report in reversed(reports)}
    runs: list[Run] = []
    for source, report in sorted(by_source.items())[:_SOURCES]:
        runs += [Run("; ")] * bool(runs) + [Run(source or "not stated", link=report.link)]
    unnamed = len(by_source) - _SOURCES
    return (*runs, Run(f" and {unnamed:,} more")) if unnamed > 0 else tuple(runs)


def claim_entries(claims: Claims) -> Iterator[Block]:
    """Set each claim with its sentence, who says so, and where that was read."""
    yield Heading(2, "Claims")
    if claims.total > len(claims.greatest):
        sentence = f"The {len(claims.greatest)} greatest of {claims.total:,} claims"
        yield Paragraph(((Run(f"{sentence}; export --rows claims has all."),),))
    for cells in claims.greatest:
        yield ClaimEntry(_statement(cells), cells["sentence"] or "", _origin(cells))


def _statement(cells: Cells) -> Line:
    claim = _claim(cells)
    harm = harm_words(claim)
    by = f"by {cells['by']}" if cells["by"] else None
    victims = None if denies_victims(claim) else cells["victims"] or cells["group"]
    details = [victims, by, cells["weapon"], cells["place"], span_words(claim)]
    about = ", ".join(filter(None, details))
    head = Run(f"{harm[:1].upper()}{harm[1:]}", strong=True)
    return (head, Run(f": {about}")) if about else (head,)


def _date(cells: Cells) -> dict[str, Any]:
    """The date as it was stated: a day, a month, a year, or a span."""
    grain = _GRAINS.get(cells["date_precision"])
    start = cells["date_start"]
    return {"date": start and start[:grain], "date_end": cells["date_end"]}


def _origin(cells: Cells) -> Line:
    published = (cells["published"] or "")[:10]
    runs = [Run(f"According to {cells['source']}. ")] if cells["source"] else []
    runs += [Run(cells["title"] or cells["link"] or cells["article_id"], link=cells["link"] or "")]
    runs += [Run(f", {', '.join(filter(None, (cells['feed'], published)))}")]
    if cells["other_sources"]:
        runs.append(Run(f". Also: {cells['other_sources']}"))
    if cells["verdict"]:
        runs.append(Run(f". {cells['verdict'].capitalize()} by the reader"))
    if cells["grade"]:
        runs.append(Run(f". Grade {cells['grade']}: {grade_words(cells['grade'])}"))
    if cells["note"]:
        runs.append(Run(f". Note: {cells['note']}"))
    return tuple(runs)
