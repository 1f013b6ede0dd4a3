"""The one-line prompt: asks for a search, tags, an address; completes and complains in place."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from tui.app.bindings import bind, bindings, unbind
from tui.app.prompt.input import PromptInput
from tui.app.prompt.messages import Complained, KeysChanged
from tui.app.prompt.question import Complaint, Question
from tui.app.prompt.suggestions import Suggestion, counted_line, mistake_line
from tui.app.render.bars import Bar
from tui.app.render.chrome import Hint
from tui.app.render.footer import in_prompt
from tui.app.render.formatting import UNICODE
from tui.app.render.text_layout import Run, whole_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from tui.app.keymap import Keymap
    from tui.app.prompt.key_buffer import KeyBuffer
    from tui.app.render.formatting import Symbols
    from tui.app.themes import Theme

OFFERED = 40
"""Offers at a time: who has more of them types another letter."""


LINES = 2
"""Lines that the prompt takes: what can be chosen, and what is typed."""


class Prompt(Vertical):
    """Shown at the bottom while something is asked; the answer is awaited by who asks."""

    DEFAULT_CSS = """
    Prompt { height: 2; display: none; }
    #asked { height: 1; padding: 0 1; }
    #label { width: auto; color: $accent; text-style: bold; }
    #answer { width: 1fr; background: $background; color: $foreground; border: none; padding: 0; }
    #answer:focus { border: none; background-tint: $background 0%; }
    """

    def __init__(self, keymap: Keymap, marks: Symbols = UNICODE) -> None:
        super().__init__(id="prompt")
        self.display = False
        self.theme: Theme | None = None
        self.marks = marks
        self._question = Question("")
        self._answer: asyncio.Future[str | None] | None = None
        self._offers: Sequence[Suggestion] = ()
        self._offered = -1
        self._complaining = False
        self._attempted: str | None = None
        """What was given as an answer and is being done while the prompt stays."""
        self._waiting = False
        """Whether it is said that this takes a while."""
        self.line = PromptInput(id="answer", compact=True, select_on_focus=False)
        """The line to type in, there before it is mounted: a key may ask for it at any time."""
        self.take(keymap)
        self._bar = Bar(marks, id="offers")
        self._label = Static("", id="label", markup=False)

    def take(self, keymap: Keymap) -> None:
        """Take the keys as they are mapped now; the line leaves them to the prompt."""
        self._keymap = keymap
        self._keys = bindings(keymap, "prompt")
        bind(self, self._keys)
        unbind(self.line, self._keys.key_to_bindings)

    def compose(self) -> ComposeResult:
        """Yield a line for what to choose from or what is wrong, and the line to type in."""
        self._bar.set_reactive(Bar.theme, self.theme)
        yield self._bar
        yield Horizontal(self._label, self.line, id="asked")

    @property
    def hints(self) -> tuple[Hint, ...]:
        """The keys that mean something for this question, for the footer."""
        if not self._question.one_key:
            return in_prompt(self._keymap, offers=bool(self._offers), waiting=self._waiting)
        off = Hint(self._keymap.brief("cancel-prompt"), "call off")
        return (Hint(self._question.yes, "do it"), off) if self._question.yes else (off,)

    @property
    def live(self) -> bool:
        """Whether what is typed is looked for at once."""
        return self._question.live is not None

    @property
    def words(self) -> str:
        """What is asked, and what is chosen, wrong or can be typed, for who hears the screen."""
        label = self._question.label.rstrip(":")
        if self._offered >= 0:
            place = f"{self._offered + 1} of {len(self._offers)}"
            return f"{label}; {self._offers[self._offered].label}; {place}"
        choices = ", ".join(offer.label for offer in self._offers)
        if not choices or self._complaining:
            choices = "".join(run.text for run in self._bar.left).strip(" ▾")
        return f"{label}; {choices}" if choices else label

    @property
    def asking(self) -> bool:
        """Whether an answer is awaited."""
        return self._answer is not None and not self._answer.done()

    async def ask(self, question: Question, ahead: KeyBuffer) -> str | None:
        """Ask, and wait for the answer; None where it was called off.

        The line begins with what was typed ahead of it.
        """
        self._settle(None)
        self._question, self._attempted, self._waiting = question, None, False
        self.line.ahead, self.line.one_key = ahead, question.one_key
        answer: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        self._answer = answer
        field = self.line
        field.asked = True
        self._label.update(f"{question.label} ")
        with self.prevent(Input.Changed):
            field.value = question.value
        field.cursor_position = len(question.value)
        if question.proposed:
            field.select_all()
        self.display = True
        self.screen.set_focus(field)
        ahead.end()
        self._suggest(question.value)
        try:
            return await answer
        finally:
            if self._answer is answer:
                self.display = False

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._complaining:
            self.post_message(Complained())
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
            self.line.go_on()
            return
        if self._question.attempt is None or not event.value.strip():
            self._settle(event.value)
        elif self.stands(event.value):
            self.line.go_on()  # it is being done
        else:
            self._attempted = event.value
            self.run_worker(self._attempt(self._question, event.value), group="attempts")

    async def _attempt(self, question: Question, value: str) -> None:
        """Do what is asked for; the prompt leaves if it still stands there and nothing is wrong."""
        complaint = await question.attempt(value) if question.attempt else None
        if question is not self._question or not self.stands(value):
            return
        self._attempted = None
        if complaint:
            self._complain(complaint)
            self.line.go_on()
        else:
            self._settle(value)

    def stands(self, value: str) -> bool:
        """Whether a value that is being attempted is still what the prompt has."""
        return self.asking and value == self._attempted == self.line.value

    def meanwhile(self, words: str) -> None:
        """Say what an attempt waits for; who waits may type on, or call the prompt off."""
        if not self.asking:
            return
        off = self._keymap.brief("cancel-prompt")
        self._bar.left = (Run(f"{words}{self.marks.ellipsis} {off} reads on meanwhile", "muted"),)
        self._bar.right = ()
        self.line.go_on()
        self._wait(waiting=True)

    def _wait(self, *, waiting: bool) -> None:
        """Name the keys anew where it begins or ends that an attempt is waited for."""
        if waiting != self._waiting:
            self._waiting = waiting
            self.post_message(KeysChanged())

    async def action_do(self, identifier: str) -> None:
        """Do an action of the prompt by its id."""
        match identifier:
            case "accept" if self.asking:
                self.line.wait()
                await self.line.action_submit()
            case "cancel-prompt":
                self._settle(None)
            case "complete" | "complete-back":
                self._complete(1 if identifier == "complete" else -1)

    def _complete(self, step: int) -> None:
        """Put the next of the offers into the line; say where there is none, not even to come."""
        if not self._offers:
            if not any(worker.group == "offers" for worker in self.workers):
                self.refuse(completing=not self._question.one_key)
            return
        self._offered = (self._offered + step) % len(self._offers)
        field = self.line
        with self.prevent(Input.Changed):
            field.value = self._offers[self._offered].value
        field.cursor_position = len(field.value)
        if len(self._offers) == 1:
            self._suggest(field.value)  # there is nothing else to choose: what may follow it
        else:
            self._show_offers()
        if self._question.live:
            self._question.live(field.value)

    def _suggest(self, value: str) -> None:
        self._offer(value)
        if self._question.learn:
            learning = partial(self._learn, self._question, value)
            self.run_worker(learning, group="offers", exclusive=True)  # type: ignore[arg-type]

    def _offer(self, value: str) -> None:
        self._wait(waiting=False)
        offers = tuple(self._question.complete(value))[:OFFERED]
        if bool(offers) != bool(self._offers):
            self.post_message(KeysChanged())
        self._offers, self._offered = offers, -1
        self._complaining = False
        self.line.mistake = None
        self._show_offers()

    async def _learn(self, question: Question, value: str) -> None:
        """Look further for what was typed; what is being chosen from is left as it is."""
        if question.learn is None or not await question.learn(value):
            return
        same = question is self._question and value == self.line.value
        if same and self._offered < 0 and not self._complaining:
            self._offer(value)

    def _show_offers(self) -> None:
        """Show what can be chosen; the one that is stands out, two others before it."""
        bar, room = self._bar, self.screen.size.width - 3
        hint = whole_words(self._question.hint, room, self.marks.ellipsis)
        offers, end = counted_line(self._offers, self._offered, room)
        bar.left = offers or (Run(hint, "faint"),)
        bar.right = (Run(end, "faint"),) if end else ()

    def refuse(self, *, completing: bool = False) -> None:
        """Say why a key does nothing while it asks; that leaves with what is typed next."""
        self._complaining = True
        take, off = self._keymap.brief("accept"), self._keymap.brief("cancel-prompt")
        why = f"An answer is waited for here: {off} calls that off."
        none = f"Nothing to complete here: {take} takes what was typed."
        self.post_message(Complained(none if completing else why))

    def _complain(self, complaint: Complaint) -> None:
        """Say what is wrong above its place; where that is too long the screen says it instead."""
        self._complaining = True
        self._wait(waiting=False)
        room = self.screen.size.width - 4  # the prompt's own is not known before it is laid out
        sign = "▾" if self.marks is UNICODE else "v"
        start, pointed = len(self._question.label) + 1, complaint.position is not None
        at = start + (complaint.position or 0)
        line = mistake_line(complaint.message, at, room, sign, pointed=pointed)
        if complaint.message not in line[-1].text:
            self.post_message(Complained(complaint.message))
        self._bar.left, self._bar.right = line, ()
        if complaint.position is not None:
            self.line.cursor_position = complaint.position
            self.line.mistake = self.line.cursor_position

    def _settle(self, value: str | None) -> None:
        if self._complaining:  # what is wrong leaves with what it was wrong with
            self._complaining = False
            self.post_message(Complained())
        if self._answer and not self._answer.done():
            self._answer.set_result(value)
            self.line.asked = False
            self.line.wait()
