"""What commands find on the screen that they work for: asking, saying, changing the library."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from textual import on
from textual.reactive import var
from textual.screen import Screen

from tui import crash
from tui.app.main import titles
from tui.app.main.messages import Changed
from tui.app.messages import FocusChanged
from tui.app.prompt.key_buffer import KeyBuffer
from tui.app.prompt.messages import KeysChanged
from tui.app.prompt.prompt import Prompt
from tui.app.prompt.question import Question
from tui.app.render.bars import Status
from tui.app.render.text_layout import Run
from tui.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Coroutine, Iterator

    from textual.widget import AwaitMount

    from tui.app.context import Context
    from tui.app.prompt.key_buffer import Typed
    from tui.app.render.text_layout import Line

T = TypeVar("T")


class Stoppable(Protocol):
    """Work in a thread of its own that the reader asked for and may end."""

    name: str

    def stop(self) -> None:
        """End it soon; from any thread."""


class CommandScreen(Screen[None]):
    """Does actions by their ids; says, asks, and changes the library without blocking a key.

    `message` is the line at the bottom, `work` what the refresher does, `doing` what the reader
    asked for and is still being done.
    """

    message: var[Line] = var((), init=False)
    work: var[str] = var("", init=False)
    doing: var[str] = var("", init=False)

    def __init__(self, context: Context, *, id: str) -> None:  # noqa: A002 Textual's name for it
        super().__init__(id=id)
        self.context = context
        self.library = context.library
        self.keymap = context.keymap
        self.prompt = Prompt(context.keymap, context.marks)
        self.key_buffer = KeyBuffer(self._press)
        self.status = Status(context.marks)
        self.export_job: Stoppable | None = None
        self.untaken = ""
        """The address or file that was typed last and could not be subscribed to."""
        self._told: dict[object, str] = {}
        """What is being done, by what does it."""
        self._writing = asyncio.Lock()
        self._card_due = asyncio.Lock()
        self._card_closed: object = None
        self._mounting: AwaitMount | None = None

    def _watch_message(self, message: Line) -> None:
        self.status.message = message

    def _watch_work(self, work: str) -> None:
        self.status.work = work

    def _watch_doing(self, doing: str) -> None:
        self.status.doing = doing

    def take(self, context: Context) -> None:
        """Take other settings and keys; a card that is open keeps the keys that it opened with."""
        self.context, self.keymap = context, context.keymap
        self.prompt.take(context.keymap)

    def action_do(self, identifier: str) -> None:
        """Do an action of the registry by its id; what waits for an answer comes first."""
        if self._answer_due:
            self.prompt.refuse()
            return
        self.message = ()
        crash.done.append(identifier)
        action = self.keymap.by_id[identifier]
        try:
            result = action.does(self)
        except DatelineError as error:
            self.say(str(error), "error")
            return
        if isawaitable(result):
            work = self.key_buffer.during(result) if action.asks else result
            self.carry_out(work, identifier)

    def action_explain(self, key: str) -> None:
        """Say why a key does nothing here, and where it would do something."""
        if self._answer_due:
            self.prompt.refuse()
        else:
            self.say(titles.no_use_here(self.keymap, key), "muted")

    @property
    def _answer_due(self) -> bool:
        """Whether one types an answer, which keys of the screen would be mistyped for."""
        return self.prompt.asking and self.prompt.line.has_focus

    def _press(self, key: Typed) -> bool:
        return self.app.post_message(key.set_sender(self.app))

    def carry_out(self, work: Awaitable[Any], name: str = "") -> None:
        """Do what takes a while; an error is said."""
        self.run_worker(self._finish(work), group="actions", name=name)

    async def with_card(self, work: Coroutine[Any, Any, None]) -> None:
        """Do what opens a card, unless one is on its way or open: a key may be held.

        Keys that come behind the card wait until what it was for is done.
        """
        if self._card_due.locked():
            work.close()
            return
        async with self._card_due:
            try:
                await work
            finally:
                self.key_buffer.end(self._card_closed)

    def card_closed(self) -> None:
        """Hold keys where a card gave an answer that is not carried out yet."""
        if self._card_due.locked():
            self._card_closed = self.key_buffer.begin()

    async def _finish(self, work: Awaitable[Any]) -> None:
        try:
            await work
        except DatelineError as error:
            self.say(str(error), "error")

    def say(self, text: str, role: str = "text") -> None:
        """Say something in the status line; it stays until the next key. "" says nothing more."""
        self.message = (Run(text, role),) if text else ()

    def tell_of(self, work: object, words: str = "") -> None:
        """Tell what some work is at; without words it has ended, and other work is told of."""
        if words:
            self._told[work] = words
        else:
            self._told.pop(work, None)
        self.doing = next(reversed(self._told.values()), "")

    @contextmanager
    def telling(self, words: str) -> Iterator[None]:
        """Tell what is being done until that ends."""
        work = object()
        self.tell_of(work, words)
        try:
            yield
        finally:
            self.tell_of(work)

    def name_keys(self) -> None:
        """Name the keys that matter now."""

    @on(KeysChanged)
    def _keys_changed(self) -> None:
        self.name_keys()

    def announce(self) -> None:
        """Tell a screen reader what has the focus, once that is drawn."""
        if self.context.settings.screen_reader:
            self.post_message(FocusChanged())

    async def mount_prompt(self) -> None:
        """Mount the prompt once, after the first frame, so that the first question is as quick."""
        if self._mounting is None:
            self._mounting = self.mount(self.prompt, before=self.status)
        await self._mounting

    async def ask(self, question: Question) -> str | None:
        """Ask in the prompt, and go back to what had the focus; None where it was called off."""
        await self.mount_prompt()
        answer = await self.prompt.ask(question, self.key_buffer)
        self.return_focus()
        self.app.call_later(self.prompt.line.let_go)  # once the pane has the focus
        return answer

    async def confirm(self, label: str, remark: str) -> bool:
        """Ask whether to do what takes much away; `remark` says what comes of it.

        The keys stand below: beside them a remark would be cut at the usual widths.
        """
        return await self.ask(Question(label, hint=remark, one_key=True, yes="y")) in ("y", "Y")

    def return_focus(self) -> None:
        """Go back to what had the focus before the prompt."""

    async def change(
        self,
        work: Callable[..., T],
        *arguments: Any,
        numbers: Collection[int] | None = None,
        lists: bool = False,
    ) -> T:
        """Change the library; back when that is on disk and every pane has followed it.

        `numbers` and `lists` are those of Changed: which articles are other than before, and
        whether some came or went.
        """
        result = await self._write(work, *arguments)
        changed = Changed(numbers, lists=lists)
        if self.post_message(changed):
            await changed.followed.wait()
        return result

    async def require_writable(self) -> None:
        """Raise LibraryBusy where this reader cannot write; take over from one that has gone."""
        await self._write(self.library.require_writable)

    async def _write(self, work: Callable[..., T], *arguments: Any) -> T:
        """Work in a thread, one change after the other."""
        async with self._writing:
            return await asyncio.to_thread(work, *arguments)
