"""The reader as its user sees it. Of these tests only this module knows how its screen is made."""

from __future__ import annotations

import asyncio

from tui.app.main.messages import Changed, Progressed
from tui.app.panes.article.pane import ArticlePane
from tui.app.panes.facts.pane import FactsPane
from tui.app.panes.feeds import FeedsPane
from tui.app.panes.headlines import Headlines
from tui.app.render.bars import Bar, Status
from tui.app.screens.fact_card import FactCard
from tui.refresh import Progress


def text(line):
    """The words of a line, without their roles."""
    return "".join(piece.text for piece in line)


def lines(pane):
    """What a widget draws, as plain lines."""
    return [pane.render_line(y).text.rstrip() for y in range(pane.size.height)]


class Page:
    """The panes, titles and status line of the main screen, the prompt and the card over it."""

    def __init__(self, app) -> None:
        self.app = app
        self._main = app.main

    # The panes

    @property
    def feeds(self):
        return self._main.query_one(FeedsPane)

    @property
    def headlines(self):
        return self._main.query_one(Headlines)

    @property
    def article(self):
        return self._main.query_one(ArticlePane)

    @property
    def facts(self):
        return self._main.query_one(FactsPane)

    @property
    def panes(self):
        return (self.feeds, self.headlines, self.article, self.facts)

    @property
    def focus(self):
        """The id of the pane that has the keys, or that had them before the prompt."""
        return self._main.focused_pane

    def rows(self, pane):
        """What a pane draws, as plain lines."""
        return lines(self._main.query_one(f"#{pane}"))

    def title(self, pane):
        """The two ends of the line above a pane."""
        bar = self._main.query_one(f"#{pane}-title", Bar)
        return text(bar.left), text(bar.right)

    def widget(self, selector):
        """A widget of the main screen that is no pane: a column, a title."""
        return self._main.query_one(selector)

    def focus_on(self, pane):
        self._main.focus_pane(pane)

    # What is open

    @property
    def view(self):
        return self._main.view

    @property
    def search(self):
        return self._main.search

    async def open(self, view=None, *, search="", keep=None):
        """Open a view, or the one that is open with another search in it."""
        await self._main.open(view or self._main.view, search=search, keep=keep)

    def show_article(self, number):
        self._main.article = self._main.library.articles.get(number)

    async def changed(self, pilot, numbers=None):
        """Draw again what changed in the library behind the reader's back."""
        self._main.post_message(Changed(numbers))
        await pilot.pause()

    def do(self, identifier):
        """Do an action by its id, as the palette does."""
        self._main.action_do(identifier)

    # The line at the bottom

    @property
    def bottom(self):
        return self._main.query_one(Status)

    @property
    def status(self):
        """What was said last."""
        return text(self.bottom.message)

    def say(self, words, role="text"):
        self._main.say(words, role)

    def say_nothing(self):
        self._main.message = ()

    @property
    def hints(self):
        """The keys that the line names, or that of the card over the screen."""
        return self.bottom.hints

    # The prompt

    @property
    def prompt(self):
        return self._main.prompt

    @property
    def asking(self):
        return self.prompt.display

    @property
    def question(self):
        """What is asked, where something is."""
        return str(self.prompt.query_one("#label").render()).strip() if self.asking else ""

    @property
    def answer(self):
        """The line to type in."""
        return self.prompt.line

    @property
    def offers(self):
        """What can be chosen or what is wrong, and how many there are to choose from."""
        bar = self.prompt.query_one("#offers", Bar)
        return text(bar.left), text(bar.right)

    # What happens behind the screen

    def export(self, job, query, file):
        """Write what a query finds with a job of `Export`, as its action does."""
        writing = self._main.export_job = job(self._main)
        self._main.carry_out(writing.write(query, file))
        return writing

    async def refresher_takes(self, pilot, *steps: Progress):
        """Follow these steps of the refresher."""
        for step in steps:
            self._main.post_message(Progressed(step))
        await pilot.pause()
        await pilot.pause()

    async def counts_are_read(self, pilot):
        """Read counts and what waits again now, not a moment later."""
        await self._main.recounter.read()
        await pilot.pause()

    def list_waiting(self):
        """List the new articles that wait, as the top key does."""
        self._main.list_waiting()


def see(app):
    """The page of a running reader."""
    return Page(app)


def shown(app, pane):
    """What a pane draws, as plain lines."""
    return see(app).rows(pane)


def status(app):
    """What was said last."""
    return see(app).status


async def settled(app, pilot):
    """Wait for all work and for what it brings to the screen."""
    await app.workers.wait_for_complete()
    await pilot.pause()


async def done(app, pilot, *keys: str):
    """Press keys, and wait until what they do is done."""
    await pilot.press(*keys)
    await settled(app, pilot)


async def until(pilot, condition):
    """Wait for what no worker and no empty queue can tell."""
    async with asyncio.timeout(60):
        while not condition():
            await pilot.pause()


async def question(app, pilot, words):
    """Wait until this is asked, "" where nothing is."""
    await until(pilot, lambda: see(app).question == words)


async def appears(app, pilot, selector):
    """Wait for a widget of the screen that is opened next."""
    await until(pilot, lambda: app.screen.query(selector))
    await pilot.pause()


async def carded(app, pilot):
    """Wait for the card of a fact, and for what it offers in the field that has the focus."""
    await until(pilot, lambda: isinstance(app.screen, FactCard))
    await offered(app, pilot)


async def asked(app, pilot):
    """Wait for the prompt, and for what it offers."""
    await until(pilot, lambda: see(app).asking)
    await offered(app, pilot)


async def offered(app, pilot):
    """Wait for what is offered: what asks is a worker itself, and waits for the answer."""
    await pilot.pause()
    if offering := [worker for worker in app.workers if worker.group == "offers"]:
        await app.workers.wait_for_complete(offering)
    await pilot.pause()
