"""Searches: asked while one types, saved under a name, cleared; other articles with a name."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from tui import clean
from tui.app.commands import mark
from tui.app.panes.sidebar import ALL
from tui.app.prompt.completion import Completion
from tui.app.prompt.question import Complaint, Question
from tui.app.render.formatting import sentence
from tui.app.screens.other_articles import MOST, OtherArticlesCard
from tui.errors import QueryError
from tui.library import identity
from tui.library.near_names import near_terms
from tui.library.queries.query import parse
from tui.library.queries.query_text import quote
from tui.library.survey import FIELDS
from tui.model import Organisation, Person, Place
from tui.plural import plural

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from tui.app.main.main_screen import MainScreen

HINT = 'words, "a phrase", tag:x feed:x person:x place:x killed:>=10 is:unread since:7d, OR, -'


async def search(main: MainScreen) -> None:
    """Ask for a query; what it finds shows while it is typed, and Escape brings all back."""
    previous, origin = main.search, main.headlines.current

    def live(text: str) -> None:
        if _complaint(text):
            return  # what was typed before the mistake is still being looked for
        work = partial(main.narrow, text.strip())  # called off before it began it is never made
        main.run_worker(work, group="search", exclusive=True)  # type: ignore[arg-type]

    searches = [(view.name, view.query) for view in main.feeds.views if view.kind == "search"]
    offers = Completion(main.library, searches)
    question = Question(
        "Search:",
        previous,
        hint=HINT,
        complete=offers.complete,
        learn=offers.learn,
        check=_complaint,
        live=live,
    )
    answer = await main.ask(question)
    if answer is None:
        await main.key_buffer.during(main.find(previous, keep=origin))
        return
    await main.key_buffer.during(main.find(answer.strip()))
    main.focus_pane("headlines")
    await _say_found(main)


async def _say_found(main: MainScreen) -> None:
    """Say how many a search found; where it found none, what may have been meant."""
    key, count = main.keymap.named, main.headlines.count
    if not main.search:
        return
    if count:
        found = plural(count, "article")
        main.say(f"{found}. {key('clear')} clears the search, {key('save-search')} saves it.")
        return
    near = await asyncio.to_thread(near_terms, main.library, main.search)
    if near:
        meant = "; ".join(
            f"no article fits {term.written}{f', {term.meant} does' if term.meant else ''}"
            for term in near
        )
        main.say(f"{sentence(meant)}. {key('search')} asks again.", "warning")


def _complaint(text: str) -> Complaint | None:
    try:
        parse(text)
    except QueryError as error:
        return Complaint(str(error), error.position)
    return None


async def save_search(main: MainScreen) -> None:
    """Ask for a name and keep what is shown under it, in the feeds pane."""
    query = main.query_text
    if not query:
        main.say(f"Search first: {main.keymap.named('search')} asks for a query.", "muted")
        return
    await main.require_writable()
    hint = f"the name of: {query}"
    name = await main.ask(Question("Save as:", main.search or query, hint=hint, proposed=True))
    if name and (name := clean.line(name, 60)):
        await main.change(main.library.saved.put, name, query, numbers=())
        undo = mark.how_to_undo(main)
        main.say(f"Saved as {name}: it stands above the feeds now, and opens like one. {undo}")


def clear(main: MainScreen) -> Awaitable[None] | None:
    """Go back to the fact, or clear marks that are shown, the search, or what is left of marks."""
    if main.place == "sentence":
        main.focus_pane("facts")
    elif main.feeds.marked and main.focused_pane == "feeds":
        main.feeds.unmark()
        main.say_feeds_marked()
    elif main.headlines.shown_marked:
        mark.clear_marks(main)
    elif main.search:
        return main.key_buffer.during(main.open(main.view, keep=main.headlines.current))
    elif main.article_pane.spans:
        main.article_pane.mark(())
    elif main.headlines.marked or main.feeds.marked:
        mark.clear_marks(main)
    else:
        key = main.keymap.named("back")
        main.say(f"There is no search and no mark to clear; {key} leads back.", "muted")
    return None


def other_articles(main: MainScreen) -> Awaitable[None]:
    """Show the other articles with the name under the cursor, and open what is chosen there."""
    return main.with_card(_other_articles(main))


async def _other_articles(main: MainScreen) -> None:
    fact, article = main.facts.fact, main.facts.article
    if article is None or not isinstance(fact, Person | Place | Organisation):
        main.say("Put the cursor on a person, a place or an organisation first.", "muted")
        return
    origin = article.row.number
    others = await asyncio.to_thread(main.library.survey.claims, fact, MOST, but=origin)
    if not others:
        main.say(f"No other article has {fact.name}.", "muted")
        return
    card = OtherArticlesCard(main.context, fact.name, others)
    field = FIELDS[identity(fact)[0]]

    async def open_list(chosen: int) -> None:
        await main.open(ALL, search=f"{field}:{quote(fact.name)}", keep=chosen or origin)
        main.focus_pane("article" if chosen else "headlines")

    def go(chosen: int | None) -> None:
        if chosen is not None:
            main.carry_out(main.key_buffer.during(open_list(chosen)))

    main.app.push_screen(card, go)
