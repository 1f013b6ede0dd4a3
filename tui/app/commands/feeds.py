"""Feeds fetched and added: by the reader, and from the card of a first start."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from tui import clean
from tui.app.commands import mark
from tui.app.main.messages import Changed
from tui.app.prompt.prompt import Question
from tui.app.render.formatting import plural
from tui.errors import DatelineError

if TYPE_CHECKING:
    from tui.app.main.main_screen import MainScreen
    from tui.app.screens.welcome import Choice
    from tui.feeds.opml import Outlines


async def refresh(main: MainScreen) -> None:
    """Bring in what waits and fetch every feed."""
    from tui.refresh import Order

    main.list_waiting()
    await main.require_writable()
    await main.monitor.ready()
    if not main.library.feeds.all():
        main.say(f"No feeds yet: {main.keymap.named('add-feed')} adds one.", "muted")
    else:
        main.monitor.request(Order(), "All feeds")


async def refresh_feed(main: MainScreen) -> None:
    """Fetch the feed that is open or under the cursor."""
    from tui.refresh import Order

    await main.require_writable()
    await main.monitor.ready()
    view = main.feeds.current if main.focused_pane == "feeds" else main.view
    if view is None or view.feed is None:
        main.say("Open a feed first; this fetches one alone.", "muted")
        return
    main.monitor.request(Order(feeds=(view.feed,)), view.name)


async def add_feed(main: MainScreen) -> None:
    """Ask for an address, find the feed there, and fetch it."""
    await main.require_writable()
    answer = await main.ask(
        Question("Add a feed:", hint="the address of a feed or of a site that has one")
    )
    if answer and answer.strip():
        await subscribe(main, answer.strip())


async def subscribe(main: MainScreen, address: str) -> None:
    """Add the feed at an address and fetch it, away from the event loop."""
    from tui.refresh import Order

    main.doing = f"looking for a feed at {clean.line(address, 60)}"
    try:
        feed = await asyncio.to_thread(main.monitor.subscriber.subscribe, address)
    except DatelineError as error:
        main.say(f"{clean.line(address, 80)}: {error}", "error")
        return
    finally:
        main.doing = ""
    if feed is None:
        return  # the reader is being closed
    main.say(f"Added {feed.title or feed.url}.")
    main.post_message(Changed(()))
    main.monitor.request(Order(feeds=(feed.number,)))


async def full_text(main: MainScreen) -> None:
    """Fetch the chosen articles' pages again."""
    from tui.refresh import Order

    numbers = mark.chosen(main)
    if not numbers:
        return
    await main.require_writable()
    await main.change(main.library.articles.request_pages, numbers, numbers=())
    notice = f"Fetching the full text of {plural(len(numbers), 'article')}."
    main.monitor.request(Order(feeds=(), pages=tuple(numbers)), notice=notice)


async def begin(main: MainScreen, choice: Choice) -> None:
    """Subscribe to what was chosen and fetch it."""
    from tui.feeds.starter_feeds import SAMPLE, STARTERS
    from tui.refresh import Order

    starters = {feed.url: feed for feed in (SAMPLE, *STARTERS)}
    for url in choice.feeds:
        feed = starters[url]
        await main.change(main.library.feeds.add, feed.url, feed.title, feed.folder, numbers=())
    main.work = "fetching feeds" if choice.feeds else ""
    main.greeting = True
    await main.monitor.ready()
    try:
        outlines = await main.change(_import, main, choice.typed, numbers=())
        if outlines is not None:
            main.say(_report(outlines))
        elif choice.typed:
            await subscribe(main, choice.typed)
    except (DatelineError, OSError) as error:
        main.say(str(error), "error")
    main.monitor.request(Order())


def _report(outlines: Outlines) -> str:
    """Say how many feeds a file brought, and what of it is none."""
    names = ", ".join(f"{name} ({reason})" for name, reason in outlines.omitted[:3])
    rest = f", and {len(outlines.omitted) - 3} more" if len(outlines.omitted) > 3 else ""
    omitted = f" Left out: {names}{rest}." if names else ""
    return f"Imported {plural(len(outlines.feeds), 'feed')}.{omitted}"


def _import(main: MainScreen, typed: str) -> Outlines | None:
    """Subscribe to what an OPML file names; null where what was typed is no file."""
    from tui.feeds import opml

    file = Path(typed).expanduser()
    if not typed or not file.is_file():
        return None
    outlines = opml.read(file.read_bytes())
    for feed in outlines.feeds:
        main.library.feeds.add(feed.url, feed.title, feed.folder)
    return outlines
