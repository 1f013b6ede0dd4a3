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


async def search(main: MainScreen) -> None:
    """Ask for a query; what it finds shows while it is typed, and Escape brings all back."""
    before, here = main.search, main.headlines.current

    def live(text: str) -> None:
        work = partial(main.narrow, text.strip())  # called off before it began it is never made
        main.run_worker(work, group="search", exclusive=True)  # type: ignore[arg-type]

    searches = [(view.name, view.query) for view in main.feeds.views if view.kind == "search"]
    offers = Completion(main.library, searches)
    question = Question(
        "Search:",
        before,
        hint=HINT,
        complete=offers.complete,
        learn=offers.learn,
        check=lambda text: _check(main, text),
        live=live,
    )
    answer = await main.ask(question)
    if answer is None:
        await main.ahead.during(main.find(before, keep=here))
        return
    await main.ahead.during(main.find(answer.strip()))
    main.focus_pane("headlines")
    if main.search and main.headlines.count:
        key, found = main.keymap.named, plural(main.headlines.count, "article")
        main.say(f"{found}. {key('clear')} clears the search, {key('save-search')} saves it.")


def _check(main: MainScreen, text: str) -> Complaint | None:
    try:
        main.library.articles.numbers(text, 1)
    except QueryError as error:
        return Complaint(str(error), error.position)
    return None


async def save_search(main: MainScreen) -> None:
    """Ask for a name and keep what is shown under it, in the feeds pane."""
    query = main.query_text
    if not query:
        main.say(f"Search first: {main.keymap.named('search')} asks for a query.", "muted")
        return
    _writable(main)
    hint = f"the name of: {query}"
    name = await main.ask(Question("Save as:", main.search or query, hint=hint, proposed=True))
    if name and (name := clean.line(name, 60)):
        await main.write(main.library.saved.put, name, query)
        main.news.count_again()
        main.say(f"Saved as {name}: it stands above the feeds now, and opens like one.")


async def elsewhere(main: MainScreen) -> None:
    """Show the other articles that have the name under the cursor, with the claims there."""
    from tui.app.screens.other_articles import show

    await show(main)


def clear(main: MainScreen) -> Awaitable[None] | None:
    """Clear the marks that are shown, or else the search, or else what is left of marks."""
    if main.headlines.shown_marked:
        mark.clear_marks(main)
    elif main.search:
        return main.ahead.during(main.open(main.view, keep=main.headlines.current))
    elif main.reader.spans:
        main.reader.mark(())
    elif main.headlines.marked:
        mark.clear_marks(main)
    return None


async def refresh(main: MainScreen) -> None:
    """Bring in what waits and fetch every feed."""
    from tui.refresh import Order

    main.news.bring()
    _writable(main)
    await main.news.ready()
    if not main.library.feeds.all():
        main.say(f"No feeds yet: {main.keymap.named('add-feed')} adds one.", "muted")
    else:
        main.news.request(Order(), "All feeds")


async def refresh_feed(main: MainScreen) -> None:
    """Fetch the feed that is open or under the cursor."""
    from tui.refresh import Order

    _writable(main)
    await main.news.ready()
    view = main.feeds.current if main.focused_pane == "feeds" else main.view
    if view is None or view.feed is None:
        main.say("Open a feed first; this fetches one alone.", "muted")
        return
    main.news.request(Order(feeds=(view.feed,)), view.name)


async def add_feed(main: MainScreen) -> None:
    """Ask for an address, find the feed there, and fetch it."""
    _writable(main)
    answer = await main.ask(
        Question("Add a feed:", hint="the address of a feed or of a site that has one")
    )
    if answer and answer.strip():
        await subscribe(main, answer.strip())


async def subscribe(main: MainScreen, address: str) -> None:
    """Add the feed at an address and fetch it, away from the event loop."""
    from tui.refresh import Order

    main.status.work = f"looking for a feed at {clean.line(address, 60)}"
    try:
        feed = await asyncio.to_thread(main.news.subscriber.subscribe, address)
    except DatelineError as error:
        main.say(f"{clean.line(address, 80)}: {error}", "error")
        return
    finally:
        main.status.work = ""
    if feed is None:
        return  # the reader is being closed
    main.say(f"Added {feed.title or feed.url}.")
    main.news.count_again()
    main.news.request(Order(feeds=(feed.number,)))


def browser(main: MainScreen) -> None:
    """Open the article's address in the browser, without a shell, http and https only."""
    row = _row(main)
    if row is None:
        return
    address = clean.address(row.link)
    if not address:
        main.say("This article has no web address.", "muted")
        return
    _visit(main, address)


def _visit(main: MainScreen, address: str) -> None:
    main.run_worker(
        asyncio.to_thread(webbrowser.open, address), group="browser", exit_on_error=False
    )
    main.say(f"Opened {address}", "muted")


async def links(main: MainScreen) -> None:
    """Number the article's links, ask for a number, and open that one in the browser."""
    article = main.reader.article
    found = article.body.links if article else ()
    if not found:
        main.say("This article has no links.", "muted")
        return
    main.reader.number(links=True)
    hosts = (f"{n} {urlsplit(link.url).hostname}" for n, link in enumerate(found[:12], 1))
    answer = await main.ask(
        Question("Open link:", hint="  ".join(hosts), check=lambda text: _no_link(text, len(found)))
    )
    main.reader.number(links=False)
    if answer:
        _visit(main, clean.address(found[int(answer) - 1].url))


def _no_link(typed: str, count: int) -> Complaint | None:
    if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= count:
        return None
    return Complaint(f"Type a number from 1 to {count}.")


def copy_link(main: MainScreen) -> None:
    """Copy the article's address, through the terminal."""
    row = _row(main)
    if row is None or not clean.address(row.link):
        main.say("This article has no web address.", "muted")
        return
    main.app.copy_to_clipboard(clean.address(row.link))
    main.say(f"Copied {row.link}", "muted")


async def full_text(main: MainScreen) -> None:
    """Fetch the chosen articles' pages again."""
    from tui.refresh import Order

    numbers = mark.chosen(main)
    if not numbers:
        return
    _writable(main)
    await main.write(main.library.articles.request_pages, numbers)
    main.news.request(Order(feeds=(), pages=tuple(numbers)))
    main.say(f"Fetching the full text of {plural(len(numbers), 'article')}.", "muted")


def _row(main: MainScreen) -> Row | None:
    number = main.headlines.current
    rows = main.library.articles.rows([number]) if number is not None else ()
    return rows[0] if rows else None


def _writable(main: MainScreen) -> None:
    if not main.library.writable:
        raise LibraryBusy(main.library.read_only_reason)
