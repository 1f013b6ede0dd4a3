"""The one-line prompt: asks for a search, tags, an address; completes and complains in place."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from tui.app.bars import Bar
from tui.app.ink import Piece

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.app.themes import Theme

Complete = Callable[[str], Sequence[str]]
Check = Callable[[str], "Complaint | None"]


class Complaint(NamedTuple):
    """What is wrong with what was typed, and at which character where that is known."""

    words: str
    position: int | None = None


def _no_offers(_: str) -> Sequence[str]:
    return ()


def _no_complaint(_: str) -> Complaint | None:
    return None


class Question(NamedTuple):
    """What is asked. `complete` gives whole values to choose from; `check` refuses a value."""

    label: str
    value: str = ""
    hint: str = ""
    complete: Complete = _no_offers
    check: Check = _no_complaint
    live: Callable[[str], None] | None = None
    one_key: bool = False


class Prompt(Vertical):
    """Shown at the bottom while something is asked; the answer is awaited by who asks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", show=False),
        Binding("tab", "complete(1)", "Complete", show=False),
        Binding("shift+tab", "complete(-1)", "Complete", show=False),
        Binding("down", "complete(1)", "Complete", show=False),
        Binding("up", "complete(-1)", "Complete", show=False),
    ]

    DEFAULT_CSS = """
    Prompt { height: 2; display: none; }
    #asked { height: 1; padding: 0 1; }
    #label { width: auto; color: $accent; text-style: bold; }
    #answer { width: 1fr; background: $background; color: $foreground; border: none; padding: 0; }
    #answer:focus { border: none; background-tint: $background 0%; }
    """

    def __init__(self) -> None:
        super().__init__(id="prompt")
        self.display = False
        self.theme: Theme | None = None
        self._question = Question("")
        self._answer: asyncio.Future[str | None] | None = None
        self._offers: Sequence[str] = ()
        self._offered = -1

    def compose(self) -> ComposeResult:
        """A line for what to choose from or what is wrong, and the line to type in."""
        bar = Bar(id="offers")
        bar.set_reactive(Bar.theme, self.theme)
        yield bar
        with Horizontal(id="asked"):
            yield Static("", id="label", markup=False)
            yield Input(id="answer", compact=True, select_on_focus=False)

    async def ask(self, question: Question) -> str | None:
        """Ask, and wait for the answer; null where it was called off."""
        self._settle(None)
        self._question = question
        answer: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        self._answer = answer
        field = self.query_one(Input)
        self.query_one("#label", Static).update(f"{question.label} ")
        with self.prevent(Input.Changed):
            field.value = question.value
        field.cursor_position = len(question.value)
        self.display = True
        field.focus()
        self._suggest(question.value)
        try:
            return await answer
        finally:
            if self._answer is answer:
                self.display = False

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._question.one_key and event.value:
            self._settle(event.value)
            return
        self._suggest(event.value)
        if self._question.live:
            self._question.live(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if complaint := self._question.check(event.value):
            self._complain(complaint)
            return
        self._settle(event.value)

    def action_cancel(self) -> None:
        """Call it off."""
        self._settle(None)

    def action_complete(self, step: int) -> None:
        """Put the next of the offers into the line."""
        if not self._offers:
            return
        self._offered = (self._offered + step) % len(self._offers)
        field = self.query_one(Input)
        with self.prevent(Input.Changed):
            field.value = self._offers[self._offered]
        field.cursor_position = len(field.value)
        self._show_offers()
        if self._question.live:
            self._question.live(field.value)

    def _suggest(self, value: str) -> None:
        self._offers = tuple(self._question.complete(value))[:40]
        self._offered = -1
        self._show_offers()

    def _show_offers(self) -> None:
        bar = self.query_one("#offers", Bar)
        first = max(0, self._offered - 3)
        bar.left = tuple(
            Piece(f"{_last_word(offer)}  ", "strong" if index == self._offered else "muted")
            for index, offer in enumerate(self._offers[first:], first)
        ) or (Piece(self._question.hint, "faint"),)

    def _complain(self, complaint: Complaint) -> None:
        """Say what is wrong under its place, as far as the line has room for it."""
        room = self.size.width - 2
        at = len(self._question.label) + 1 + (complaint.position or 0)
        words = f"▾ {complaint.words}"
        at = max(0, min(at, room - len(words)))
        self.query_one("#offers", Bar).left = (Piece(" " * at), Piece(words, "error"))
        if complaint.position is not None:
            self.query_one(Input).cursor_position = complaint.position

    def _settle(self, value: str | None) -> None:
        if self._answer and not self._answer.done():
            self._answer.set_result(value)


def _last_word(offer: str) -> str:
    return offer.rsplit(" ", 1)[-1] if " " in offer.strip() else offer.strip()
