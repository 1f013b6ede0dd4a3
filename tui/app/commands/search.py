"""Finding and fetching: search, refresh, new feeds, the browser, the clipboard."""

from __future__ import annotations

import asyncio
import webbrowser
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui import clean
from tui.app.commands import mark
from tui.app.prompt.completion import Completion
from tui.app.prompt.prompt import Complaint, Question
from tui.app.render.formatting import plural
from tui.errors import DatelineError, LibraryBusy, QueryError

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from tui.app.main.main_screen import MainScreen
    from tui.model import Row

HINT = 'words, "a phrase", tag:x feed:x person:x place:x killed:>=10 is:unread since:7d, OR, -'


async def search(desk: MainScreen) -> None:
    """Ask for a query; what it finds shows while it is typed, and Escape brings all back."""
    before, here = desk.search, desk.headlines.current

    def live(text: str) -> None:
        work = partial(desk.narrow, text.strip())  # called off before it began it is never made
        desk.run_worker(work, group="search", exclusive=True)  # type: ignore[arg-type]

    searches = [(view.name, view.query) for view in desk.feeds.views if view.kind == "search"]
    offers = Completion(desk.library, searches)
    question = Question(
        "Search:",
        before,
        hint=HINT,
        complete=offers.complete,
        learn=offers.learn,
        check=lambda text: _check(desk, text),
        live=live,
    )
    answer = await desk.ask(question)
    if answer is None:
        await desk.ahead.during(desk.find(before, keep=here))
        return
    await desk.ahead.during(desk.find(answer.strip()))
    desk.focus_pane("headlines")
    if desk.search and desk.headlines.count:
        key, found = desk.keymap.named, plural(desk.headlines.count, "article")
        desk.say(f"{found}. {key('clear')} clears the search, {key('save-search')} saves it.")


def _check(desk: MainScreen, text: str) -> Complaint | None:
    try:
        desk.library.articles.numbers(text, 1)
    except QueryError as error:
        return Complaint(str(error), error.position)
    return None


async def save_search(desk: MainScreen) -> None:
    """Ask for a name and keep what is shown under it, in the feeds pane."""
    query = desk.query_text
    if not query:
        desk.say(f"Search first: {desk.keymap.named('search')} asks for a query.", "muted")
        return
    _writable(desk)
    hint = f"the name of: {query}"
    name = await desk.ask(Question("Save as:", desk.search or query, hint=hint, proposed=True))
    if name and (name := clean.line(name, 60)):
        await desk.write(desk.library.saved.put, name, query)
        desk.news.count_again()
        desk.say(f"Saved as {name}: it stands above the feeds now, and opens like one.")


async def elsewhere(desk: MainScreen) -> None:
    """Show the other articles that have the name under the cursor, with the claims there."""
    from tui.app.screens.other_articles import show

    await show(desk)


def clear(desk: MainScreen) -> Awaitable[None] | None:
    """Clear the marks that are shown, or else the search, or else what is left of marks."""
    if desk.headlines.shown_marked:
        mark.clear_marks(desk)
    elif desk.search:
        return desk.ahead.during(desk.open(desk.view, keep=desk.headlines.current))
    elif desk.reader.spans:
        desk.reader.mark(())
    elif desk.headlines.marked:
        mark.clear_marks(desk)
    return None


async def refresh(desk: MainScreen) -> None:
    """Bring in what waits and fetch every feed."""
    from tui.refresh import Order

    desk.news.bring()
    _writable(desk)
    await desk.news.ready()
    if not desk.library.feeds.all():
        desk.say(f"No feeds yet: {desk.keymap.named('add-feed')} adds one.", "muted")
    else:
        desk.news.request(Order(), "All feeds")


async def refresh_feed(desk: MainScreen) -> None:
    """Fetch the feed that is open or under the cursor."""
    from tui.refresh import Order

    _writable(desk)
    await desk.news.ready()
    view = desk.feeds.current if desk.focused_pane == "feeds" else desk.view
    if view is None or view.feed is None:
        desk.say("Open a feed first; this fetches one alone.", "muted")
        return
    desk.news.request(Order(feeds=(view.feed,)), view.name)


async def add_feed(desk: MainScreen) -> None:
    """Ask for an address, find the feed there, and fetch it."""
    _writable(desk)
    answer = await desk.ask(
        Question("Add a feed:", hint="the address of a feed or of a site that has one")
    )
    if answer and answer.strip():
        await subscribe(desk, answer.strip())


async def subscribe(desk: MainScreen, address: str) -> None:
    """Add the feed at an address and fetch it, away from the event loop."""
    from tui.refresh import Order

    desk.status.work = f"looking for a feed at {clean.line(address, 60)}"
    try:
        feed = await asyncio.to_thread(desk.news.subscriber.subscribe, address)
    except DatelineError as error:
        desk.say(f"{clean.line(address, 80)}: {error}", "error")
        return
    finally:
        desk.status.work = ""
    if feed is None:
        return  # the reader is being closed
    desk.say(f"Added {feed.title or feed.url}.")
    desk.news.count_again()
    desk.news.request(Order(feeds=(feed.number,)))


def browser(desk: MainScreen) -> None:
    """Open the article's address in the browser, without a shell, http and https only."""
    row = _row(desk)
    if row is None:
        return
    address = clean.address(row.link)
    if not address:
        desk.say("This article has no web address.", "muted")
        return
    _visit(desk, address)


def _visit(desk: MainScreen, address: str) -> None:
    desk.run_worker(
        asyncio.to_thread(webbrowser.open, address), group="browser", exit_on_error=False
    )
    desk.say(f"Opened {address}", "muted")


async def links(desk: MainScreen) -> None:
    """Number the article's links, ask for a number, and open that one in the browser."""
    article = desk.reader.article
    found = article.body.links if article else ()
    if not found:
        desk.say("This article has no links.", "muted")
        return
    desk.reader.number(links=True)
    hosts = (f"{n} {urlsplit(link.url).hostname}" for n, link in enumerate(found[:12], 1))
    answer = await desk.ask(
        Question("Open link:", hint="  ".join(hosts), check=lambda text: _no_link(text, len(found)))
    )
    desk.reader.number(links=False)
    if answer:
        _visit(desk, clean.address(found[int(answer) - 1].url))


def _no_link(typed: str, count: int) -> Complaint | None:
    if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= count:
        return None
    return Complaint(f"Type a number from 1 to {count}.")


def copy_link(desk: MainScreen) -> None:
    """Copy the article's address, through the terminal."""
    row = _row(desk)
    if row is None or not clean.address(row.link):
        desk.say("This article has no web address.", "muted")
        return
    desk.app.copy_to_clipboard(clean.address(row.link))
    desk.say(f"Copied {row.link}", "muted")


async def full_text(desk: MainScreen) -> None:
    """Fetch the chosen articles' pages again."""
    from tui.refresh import Order

    numbers = mark.chosen(desk)
    if not numbers:
        return
    _writable(desk)
    await desk.write(desk.library.articles.refetch, numbers)
    desk.news.request(Order(feeds=(), pages=tuple(numbers)))
    desk.say(f"Fetching the full text of {plural(len(numbers), 'article')}.", "muted")


def _row(desk: MainScreen) -> Row | None:
    number = desk.headlines.current
    rows = desk.library.articles.rows([number]) if number is not None else ()
    return rows[0] if rows else None


def _writable(desk: MainScreen) -> None:
    if not desk.library.writable:
        raise LibraryBusy(desk.library.why_not)
