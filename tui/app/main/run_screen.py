"""Runs of the refresher: shown while they go on; what came of one is said when it ends."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from textual import on

from tui.app.main import messages, titles
from tui.app.main.command_screen import CommandScreen
from tui.app.main.refresh_monitor import RefreshMonitor

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from textual.timer import Timer

    from tui.app.context import Context

T = TypeVar("T")

SYNC_AFTER = 15.0
"""Seconds from a decision until the server hears of it, so that several go together."""


class RunScreen(CommandScreen):
    """Follows the refresher, and lets the account's server know what the reader decides."""

    def __init__(self, context: Context, *, id: str, online: bool) -> None:  # noqa: A002 Textual's name for it
        super().__init__(context, id=id)
        self.monitor = RefreshMonitor(context, self.post_message, online=online)
        self.greeting = False
        """Whether the next articles are the first ones, for a reader who knows no key yet."""
        self.awaited_pages: set[int] = set()
        """Articles whose pages the reader asked for, and of which nothing was said yet."""
        self.came = 0
        """New articles that runs brought since what is listed was read."""
        self._sync_timer: Timer | None = None

    async def change(
        self,
        work: Callable[..., T],
        *arguments: Any,
        numbers: Collection[int] | None = None,
        lists: bool = False,
    ) -> T:
        """Change the library, and let the account's server know soon, if there is one."""
        result = await super().change(work, *arguments, numbers=numbers, lists=lists)
        if self.monitor.has_account and self._sync_timer is None:
            self._sync_timer = self.set_timer(SYNC_AFTER, self._sync)
        return result

    def _sync(self) -> None:
        from tui.refresh import SYNC

        self._sync_timer = None
        self.monitor.request(replace(SYNC, scheduled=True))

    # What the refresher tells

    @on(messages.Progressed)
    def _progressed(self, message: messages.Progressed) -> None:
        self.monitor.follow(message.step, aside=message.aside)

    @on(messages.Working)
    def _working(self, message: messages.Working) -> None:
        self.work = message.text

    @on(messages.Notice)
    def _notice(self, message: messages.Notice) -> None:
        self.say(message.text, message.role)

    @on(messages.Withdrawn)
    def _withdrawn(self, message: messages.Withdrawn) -> None:
        if "".join(run.text for run in self.message) == message.text:
            self.message = ()

    @on(messages.RunFinished)
    def _run_finished(self, run: messages.RunFinished) -> None:
        """Say how a run that was asked for ended, whatever stood there; the clock's is quiet."""
        if self.awaited_pages:
            self.carry_out(self._say_pages())
        self.came += run.new
        if not run.by_hand:
            return
        first = ""
        if self.greeting and run.new:
            self.greeting, first = False, titles.first_keys(self.keymap.named)
        earlier = self.came - run.new
        text, role = titles.run_finished(run, earlier, first)
        self.say(f"{run.lead} {text}".lstrip(), role)

    async def _say_pages(self) -> None:
        """Say what came of the pages that were asked for; of those that still wait, later."""
        find = self.library.articles.page_outcomes
        outcomes = await asyncio.to_thread(find, self.awaited_pages)
        self.awaited_pages.difference_update(outcome.number for outcome in outcomes)
        if outcomes:
            self.say(*titles.pages_fetched(outcomes))
