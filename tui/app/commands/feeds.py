"""Feeds fetched and added: by the reader, and from the card of a first start."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from tui import clean
from tui.app.commands import mark
from tui.app.main.messages import Changed
from tui.app.prompt.paths import PathCompletion
from tui.app.prompt.question import Complaint, Question
from tui.app.render.formatting import whole_sentence
from tui.errors import DatelineError, FeedError, OpmlError
from tui.plural import plural
from tui.typed_paths import kind, typed_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.app.main.main_screen import MainScreen
    from tui.app.screens.welcome import Choice, WelcomeCard
    from tui.feeds.subscription import Subscription
    from tui.library.bundles.bundle import Bundle
    from tui.library.feeds import Feeds


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
    """Fetch the feed or the folder's feeds that are open or under the cursor, or what is marked."""
    from tui.refresh import Order

    await main.require_writable()
    await main.monitor.ready()
    in_feeds = main.focused_pane == "feeds"
    if in_feeds and main.feeds.marked:
        feeds = tuple(sorted(main.feeds.marked))
        main.feeds.unmark()
        main.monitor.request(Order(feeds=feeds), plural(len(feeds), "feed"))
        return
    view = main.feeds.current if in_feeds else main.view
    feeds = tuple(sorted(main.feeds.feeds_of(view))) if view else ()
    if view is None or not feeds:
        go, every = main.keymap.named("feeds"), main.keymap.named("refresh")
        how = "this is none" if in_feeds else f"{go} leads there"
        main.say(f"Go to a feed first: {how}; {every} fetches all.", "muted")
        return
    main.monitor.request(Order(feeds=feeds), view.name)


async def add_feed(main: MainScreen) -> None:
    """Ask for an address or an OPML file, find the feeds there, and fetch them.

    What could not be taken stands in the prompt again the next time.
    """
    await main.require_writable()
    paths = PathCompletion((".opml", ".xml", ".bundle"), loose=False)
    question = Question(
        "Add a feed:",
        main.untaken,
        hint="the address of a feed or of its site, an OPML file, or a bundle of articles",
        check=_file_problem,
        proposed=True,
        complete=paths.complete,
        learn=paths.learn,
        attempt=partial(_attempt, main),
    )
    await main.ask(question)


async def _attempt(main: MainScreen, value: str) -> Complaint | None:
    """Add what was typed; what is wrong with it is said where it still stands, or else below."""
    typed = value.strip()
    try:
        await _take(main, typed)
    except (DatelineError, OSError) as error:
        main.untaken = typed
        if main.prompt.stands(value):
            return Complaint(whole_sentence(str(error)))
        again = f"{main.keymap.named('add-feed')} asks again, with what you typed."
        address = clean.line(clean.without_login(typed), 80)
        main.say(f"{whole_sentence(str(error), of=address)} {again}", "error")
    else:
        main.untaken = ""
    return None


async def add_sample(main: MainScreen) -> None:
    """Subscribe to the sample newsroom, which needs no network, and fetch it."""
    from tui.feeds.starter_feeds import SAMPLE
    from tui.refresh import Order

    await main.require_writable()
    await main.monitor.ready()
    add = main.library.feeds.add
    feed = await main.change(add, SAMPLE.url, SAMPLE.title, SAMPLE.folder, numbers=())
    main.say(f"{feed.title}: invented news, which needs no network.")
    main.monitor.request(Order(feeds=(feed.number,)))


async def _take(main: MainScreen, typed: str) -> None:
    """Subscribe to the feeds of an OPML file, or to the one at an address, and fetch them.

    Articles that somebody handed over are taken in. Raises DatelineError and OSError.
    """
    from tui.refresh import Order

    if problem := await asyncio.to_thread(_nowhere, typed):
        raise FeedError(problem)
    bundle = await asyncio.to_thread(_bundle, typed)
    if bundle is not None:
        await _take_in(main, bundle)
        return
    report = await main.change(_import, main, typed, numbers=())
    if report:
        main.say(report)
        main.monitor.request(Order(), lead=report)
        return
    main.prompt.meanwhile("Looking there")
    subscribed = {feed.number for feed in main.library.feeds.all()}
    with main.telling(f"looking for a feed at {clean.line(clean.without_login(typed), 60)}"):
        feed = await asyncio.to_thread(main.monitor.subscriber.subscribe, typed)
    if feed is None:
        return  # the reader is being closed
    name = feed.title or feed.url
    said = f"{name} is subscribed already." if feed.number in subscribed else f"Added {name}."
    main.post_message(Changed(()))
    main.monitor.request(Order(feeds=(feed.number,)), lead=said)


async def _take_in(main: MainScreen, bundle: Bundle) -> None:
    """Take in what another reader handed over, and say what it brought."""
    with main.telling("taking in articles"):
        intake = await main.change(main.library.handover.take, bundle, lists=True)
    undo = mark.how_to_undo(main) if intake.change.count else ""
    said = " ".join(filter(None, (*intake.lines(), intake.damaged, undo)))
    main.say(said, "warning" if intake.damaged else "text")


def _nowhere(typed: str) -> str:
    """Say why what was typed is neither a file nor an address; "" where it is one of them."""
    from tui.feeds.addresses import no_address

    return "" if kind(typed_path(typed)) == "file" else no_address(typed)


def _file_problem(typed: str) -> Complaint | None:
    """What is wrong with what looks like a file's name and is none; an address is not judged."""
    text = typed.strip()
    if text.startswith(("/", "~", "./", "../")) or (
        text.lower().endswith(".opml") and "://" not in text
    ):
        file = typed_path(text)
        name = clean.line(str(file), 200)
        if kind(file) == "folder":
            return Complaint(f"{name} is a folder: name an OPML file or a bundle in it.")
        if kind(file) != "file":
            return Complaint(f"There is no file {name}.")
    return None


async def full_text(main: MainScreen) -> None:
    """Fetch the chosen articles' pages again."""
    from tui.refresh import Order

    numbers = mark.chosen(main)
    if not numbers:
        return
    await main.require_writable()
    await main.change(main.library.articles.request_pages, numbers, numbers=())
    main.awaited_pages.update(numbers)
    notice = f"Fetching the full text of {plural(len(numbers), 'article')}."
    main.monitor.request(Order(feeds=(), pages=tuple(numbers)), notice=notice)


async def begin(main: MainScreen, card: WelcomeCard, choice: Choice) -> None:
    """Subscribe to what was typed and chosen and fetch it; the card stays where that fails."""
    from tui.feeds.starter_feeds import SAMPLE, STARTERS
    from tui.refresh import Order

    try:
        if complaint := _file_problem(choice.typed):
            raise OpmlError(complaint.message)
        await main.monitor.ready()
        if choice.typed:
            await _take(main, choice.typed)
    except (DatelineError, OSError) as error:
        tell = card.complain if card.is_current else partial(main.say, role="error")
        tell(whole_sentence(str(error)))
        return
    card.close()
    starters = {feed.url: feed for feed in (SAMPLE, *STARTERS)}
    chosen = [starters[url] for url in choice.feeds]
    await main.change(_begin_with, main.library.feeds, chosen, numbers=())
    main.work = "fetching feeds" if choice.feeds else ""
    main.greeting = True
    main.monitor.request(Order())


def _begin_with(feeds: Feeds, chosen: Sequence[Subscription]) -> None:
    """Subscribe to the first feeds, which no undo takes away: nothing would be there to read."""
    feeds.add_all((feed.url, feed.title, feed.folder) for feed in chosen)
    feeds.settle()


def _bundle(typed: str) -> Bundle | None:
    """Open the articles that a file hands over; null where what was typed is no such file."""
    from tui.library.bundles.bundle import Bundle, is_bundle

    file = typed_path(typed)
    return Bundle(file) if kind(file) == "file" and is_bundle(file) else None


def _import(main: MainScreen, typed: str) -> str:
    """Subscribe to what an OPML file names and report it; "" where what was typed is no file.

    Raises OpmlError where it names no feed that could be taken.
    """
    from tui.feeds import opml

    file = typed_path(typed)
    if kind(file) != "file":
        return ""
    outlines = opml.read(file.read_bytes())
    names = ", ".join(f"{name} ({reason})" for name, reason, _ in outlines.omitted[:3])
    rest = f", and {len(outlines.omitted) - 3} more" if len(outlines.omitted) > 3 else ""
    omitted = f" Left out: {names}{rest}." if names else ""
    if not outlines.feeds:
        raise OpmlError(f"This file names no feed that could be added.{omitted}")
    new = main.library.feeds.add_all((feed.url, feed.title, feed.folder) for feed in outlines.feeds)
    return f"{outlines.counted(new)}{omitted}"
