"""The first screen as plain text, for a pipe, a log or a screen reader. Needs no Textual."""

from __future__ import annotations

import textwrap
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui.app.render.formatting import age, days, moment, number, precision
from tui.plural import plural
from tui.report import toll_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.library import Library
    from tui.model import Article, Casualty, Row

NEWEST = 15
"""Headlines shown, as many as a first screen holds."""


def first_screen(library: Library, width: int, now: datetime | None = None) -> str:
    """Feeds with their unread counts, the newest headlines, and the facts of the newest article."""
    lines = list(_lines(library, width, now or datetime.now(UTC)))
    return "\n".join(line.rstrip() for line in lines)


def _lines(library: Library, width: int, now: datetime) -> Iterator[str]:
    yield "Dateline"
    yield ""
    feeds = library.feeds.all()
    if not feeds:
        yield from _welcome(width)
        return
    yield "Feeds"
    for feed in feeds:
        count = f"{feed.unread:,} unread of {feed.articles:,}"
        yield f"  {feed.title or feed.url}  {count}"
        if feed.error:
            yield from textwrap.wrap(feed.error, width, initial_indent="    failed: ")
    rows = library.articles.rows(library.articles.numbers("", NEWEST))
    yield ""
    yield f"Newest of {plural(library.articles.count(''), 'article')}"
    for row in rows:
        yield from _headline(row, width, now)
    if rows:
        yield ""
        yield from _article(library.articles.get(rows[0].number), width)


def _welcome(width: int) -> Iterator[str]:
    yield "The library is empty. To begin:"
    yield ""
    for command, text in (
        ("dateline demo", "opens the sample newsroom, without a network"),
        ("dateline add URL", "subscribes to a feed, or to the feed of a page"),
        ("dateline import FILE.opml", "takes over your subscriptions"),
        ("dateline", "in a terminal, offers these and starter feeds by name"),
    ):
        yield f"  {command:<26} {text}"[:width]


def _headline(row: Row, width: int, now: datetime) -> Iterator[str]:
    state = ("read" if row.read else "unread") + (", starred" if row.starred else "")
    tags = f"tagged {', '.join(row.tags)}" if row.tags else ""
    parts = (toll_words(row.toll), ", ".join(row.feeds), age(row.published, now), state, tags)
    title = row.title or row.link
    yield from textwrap.wrap(title, width, initial_indent="  ", subsequent_indent="  ")
    about = "; ".join(filter(None, parts))
    yield from textwrap.wrap(about, width, initial_indent="    ", subsequent_indent="    ")


def _article(article: Article, width: int) -> Iterator[str]:
    yield f"Facts of: {article.row.title}"
    yield f"  {', '.join(article.row.feeds)}, {moment(article.row.published)}"
    facts = article.facts
    if facts is None:
        yield "  Not analysed yet."
        return
    if hurt := toll_words(facts.toll):
        yield f"  Toll: {hurt}"
    for claim in facts.casualties:
        yield from _wrapped(_claim(claim), width)
    for person in facts.people:
        yield from _wrapped(f"Person: {person.name}" + _extra(person.role), width)
    for place in facts.places:
        yield from _wrapped(f"Place: {place.name}" + _extra(place.country), width)
    for group in facts.organisations:
        yield from _wrapped(f"Organisation: {group.name}" + _extra(group.kind), width)


def _claim(claim: Casualty) -> str:
    count = f"{precision(claim)} {number(claim)}".strip()
    parts = [
        claim.victims,
        claim.weapon,
        claim.place,
        days(claim),
        f"says {claim.source}" if claim.source else None,
        claim.status if claim.status != "event" else None,
    ]
    return f"{claim.kind.capitalize()}: {count}" + "".join(_extra(part) for part in parts)


def _extra(text: str | None) -> str:
    return f", {text}" if text else ""


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, initial_indent="  ", subsequent_indent="    ")
