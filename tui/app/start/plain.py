"""The first screen as plain text, for a pipe, a log or a screen reader. Needs no Textual."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from tui.app.render.formatting import moment
from tui.plural import plural
from tui.report import facts_of, row_spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.library import Library
    from tui.model import Article

NEWEST = 15
"""Headlines shown, as many as a first screen holds."""


def first_screen(library: Library, width: int) -> str:
    """Feeds with their unread counts, the newest headlines, and the facts of the newest article."""
    lines = list(_lines(library, width))
    return "\n".join(line.rstrip() for line in lines)


def _lines(library: Library, width: int) -> Iterator[str]:
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
    numbers = list(library.articles.numbers("", NEWEST))
    rows, hedges = library.articles.rows(numbers), library.articles.hedges(numbers)
    yield ""
    yield f"Newest of {plural(library.articles.count(''), 'article')}"
    for row in rows:
        yield from _set(row_spoken(row, hedges.get(row.number, {})), width, "  ")
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


def _set(lines: Iterable[str], width: int, indent: str) -> Iterator[str]:
    """Set lines behind an indent, each no wider than the screen."""
    for line in lines:
        own = indent + line[: len(line) - len(line.lstrip())]
        yield from textwrap.wrap(line.strip(), width, initial_indent=own, subsequent_indent=own)


def _article(article: Article, width: int) -> Iterator[str]:
    yield f"Facts of: {article.row.title}"
    about = f"{', '.join(article.row.feeds)}, {moment(article.row.published)}"
    yield from _set((about, *facts_of(article)), width, "  ")
