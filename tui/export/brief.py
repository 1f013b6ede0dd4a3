"""Write a brief of a query's articles: what happened where, what is disputed, and who says so.

Its numbers are those of tally, map and timeline: an article counts with its toll, and of articles
that tell of one day and one place the greatest counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.export.areas import Area, find_areas
from tui.export.blocks import (
    Block,
    Heading,
    Line,
    Paragraph,
    Picture,
    Run,
    Table,
    embedded,
    html,
    markdown,
)
from tui.export.brief_claims import Claims, claim_entries, disputed, gather
from tui.export.svg_map import draw_map
from tui.export.svg_timeline import bars, draw_timeline, period
from tui.library import clock
from tui.library.countries import code_of, name_of
from tui.library.tally_words import LESS_FINE
from tui.plural import plural, without_point

if TYPE_CHECKING:
    from tui.library.facade import Library
    from tui.library.survey import PlaceCount
    from tui.library.tally import Estimate, Tally, TallyRow

_PLACES = 500
_EVENTS = 60
"""Rows of the table of places and days; what has fewer killed is added up below it."""
_RULE = (
    "An article counts once, with its own toll; of articles that tell of the same day and the same "
    "place, the greatest toll counts, and low and high are the smallest and the greatest number "
    "stated. A number that a text has as at least or about so many stands alone here, and in full "
    "at its claim. A toll of several days stands on the last of them, and one whose text tells no "
    "day on the day on which its article was published. Background, denials and what is only "
    "feared are not counted."
)


class _Figures(NamedTuple):
    """What is counted: by place and day, by place with its point or area, and by a period."""

    events: Tally
    places: tuple[PlaceCount, ...]
    times: Tally


def write_brief(
    library: Library,
    query: str,
    form: str,
    stream: Any,
    tell: Callable[[int, int], None] = lambda _, __: None,
    address: Callable[[Picture], str] = embedded,
) -> None:
    """Write a brief as "markdown" or "html". Raises QueryError.

    Markdown has its pictures by the addresses that are returned for them.
    """
    figures = _figures(library, query)
    claims = gather(library.tables.rows("claims", query, tell))
    title = f"Brief: {query}" if query else "Brief: all articles"
    blocks = _blocks(title, library.articles.count(query), figures, claims)
    stream.writelines(html(blocks, title) if form == "html" else markdown(blocks, address))


def _figures(library: Library, query: str) -> _Figures:
    survey = library.survey
    times = survey.tally(("day",), query)
    days = [date.fromisoformat(day) for row in times.rows if (day := row.values[0])]
    if days and (of := period(days)) != "day":
        times = survey.tally((of,), query)
    areas, _ = find_areas(survey.unplaced(query))
    places = (*survey.places(query, _PLACES), *areas)
    return _Figures(survey.tally(("place", "day"), query), places, times)


def _blocks(title: str, articles: int, figures: _Figures, claims: Claims) -> Iterator[Block]:
    events = figures.events
    yield Heading(1, title)
    yield Paragraph(tuple(_summary(articles, events, claims)))
    if not events.rows:
        yield Paragraph(((Run("No article of the query states a toll."),),))
        return
    yield from _map(figures)
    yield from _timeline(figures.times)
    yield Heading(2, "Toll by place and day")
    yield from _events(events)
    yield from disputed(claims)
    yield from claim_entries(claims)
    yield Heading(2, "How it was counted")
    yield Paragraph(((Run(_RULE),), (Run(_checked(claims)),)))


def _summary(articles: int, events: Tally, claims: Claims) -> Iterator[Line]:
    total = events.total
    stated = [f"{_range(count)} {kind}" for count, kind in _kinds(total)]
    if stated:
        yield (Run(", ".join(stated), strong=True),)
    state = "states" if total.articles == 1 else "state"
    behind = f"{total.articles:,} of {plural(articles, 'article')} {state} a toll"
    days = sorted({day for row in events.rows if (day := row.values[1])})
    span = " to ".join(dict.fromkeys((days[0], days[-1]))) if days else ""
    yield (Run(f"{behind}{'; ' if span else ''}{span}."),)
    if events.quantity_word:
        articles_of_words = plural(events.quantity_word, "more article")
        yield (Run(f"{articles_of_words} with a word alone (dozens): in no sum."),)
    yield (Run(f"Made {clock.now():%Y-%m-%d %H:%M} UTC from {plural(claims.feeds, 'feed')}."),)


def _kinds(row: TallyRow) -> list[tuple[Estimate, str]]:
    both = ((row.killed, "killed"), (row.injured, "injured"))
    return [(estimate, kind) for estimate, kind in both if estimate]


def _checked(claims: Claims) -> str:
    return (
        f"Numbers were found in the texts by a program; the reader checked {claims.checked:,} of "
        f"the {plural(claims.total, 'claim')} that tolls stand on, and what was rejected is out."
    )


def _map(figures: _Figures) -> Iterator[Block]:
    harmed = [place for place in figures.places if place.killed or place.injured]
    missing = {
        kind: count
        for estimate, kind in _kinds(figures.events.total)
        if (count := estimate.best - sum(getattr(place, kind) for place in figures.places)) > 0
    }
    if harmed or missing:
        yield Heading(2, "Where")
    if harmed:
        yield Picture(draw_map(harmed), _caption(harmed), "map")
    if missing:
        counted = ", ".join(f"{count:,} {kind}" for kind, count in missing.items())
        yield Paragraph(((Run(without_point(counted, sum(missing.values()))),),))


def _caption(places: Sequence[PlaceCount]) -> str:
    squares = any(isinstance(place, Area) for place in places)
    somewhere = ", squares stand for somewhere in a region or country" if squares else ""
    return f"Killed by place; rings are places of injured alone{somewhere}."


def _timeline(times: Tally) -> Iterator[Block]:
    of = times.dimensions[0]
    dated = {row.values[0]: row for row in times.rows if row.values[0]}
    if not dated or of not in ("day", "week", "month"):
        return
    yield Heading(2, "When")
    estimates = [estimate for row in dated.values() for estimate, _ in _kinds(row)]
    differ = any(estimate.low != estimate.high for estimate in estimates)
    lines = "; a thin line spans low to high" if differ else ""
    caption = f"Killed and injured by {of}{lines}."
    yield Picture(draw_timeline(bars(dated, of)), caption, "timeline")
    undated = [
        f"{_range(n)} {kind}" for row in times.rows if not row.values[0] for n, kind in _kinds(row)
    ]
    if undated:
        yield Paragraph(((Run(f"Not in the picture, for want of a {of}: {', '.join(undated)}."),),))


def _events(events: Tally) -> Iterator[Block]:
    """The places and days with the most killed, and what the others add up to."""
    head = ("place", "day", "killed", "low to high", "injured", "low to high", "articles")
    ranked = sorted(events.rows, key=lambda row: -sum(count.best for count, _ in _kinds(row)))
    chosen, others = set(ranked[:_EVENTS]), ranked[_EVENTS:]
    rows = [_event(row) for row in events.rows if row in chosen]
    yield Table(head, tuple(rows), frozenset(range(2, 7)))
    if others:
        killed = sum(row.killed.best for row in others if row.killed)
        injured = sum(row.injured.best for row in others if row.injured)
        further = (
            "1 more place and day" if len(others) == 1 else f"{len(others):,} more places and days"
        )
        sentence = f"{further}: {killed:,} killed, {injured:,} injured."
        yield Paragraph(((Run(sentence),),))


def _event(row: TallyRow) -> tuple[Line, ...]:
    place, day = row.values
    cells = [_place(place), day or LESS_FINE["day"]]
    for estimate in (row.killed, row.injured):
        cells += ["", ""] if estimate is None else [f"{estimate.best:,}", _span(estimate)]
    return tuple((Run(cell),) for cell in (*cells, f"{row.articles:,}"))


def _place(name: str | None) -> str:
    """A place with its country by name: "Aleppo, SY" is Aleppo, Syria."""
    if name is None:
        return "not stated"
    place, parting, code = name.rpartition(", ")
    country = name_of(code)
    if not parting:
        return name
    return country if code_of(place) == code else f"{place}, {country}"


def _span(estimate: Estimate) -> str:
    return "" if estimate.low == estimate.high else f"{estimate.low:,}–{estimate.high:,}"


def _range(estimate: Estimate) -> str:
    span = _span(estimate)
    return f"{estimate.best:,}{f' ({span})' if span else ''}"
