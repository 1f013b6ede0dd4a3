"""Keys typed faster than the screen follows: each does what it is typed for, nothing else.

Who types `t river` in one go must not star, read or export anything with the letters of a tag,
and what follows the Enter of a search is for what was found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from textual.events import Key

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from textual.app import App

T = TypeVar("T")


class Typing(Protocol):
    """What is typed in, as far as keys are concerned: the prompt."""

    @property
    def app(self) -> App[Any]:
        """Where keys are pressed again."""

    @property
    def takes_keys(self) -> bool:
        """Whether an answer is awaited, and keys go there."""

    def lets_pass(self, event: Key) -> bool:
        """Whether a key comes from there and is the screen's."""


class KeyBuffer:
    """Holds keys while what they are for is on its way; then presses them, in their order.

    That is the prompt, from the moment that an action is about to ask; the panes, once an answer
    was given, until one of them has the focus again; and a list that is being opened.
    """

    def __init__(self, typing: Typing) -> None:
        self._typing = typing
        self._holds: set[object] = set()
        self._held: list[Key] = []
        self._pressed: list[Key] = []

    def begin(self) -> object:
        """Hold keys from now on, until this hold and all others have an end."""
        hold = object()
        self._holds.add(hold)
        return hold

    def end(self, *holds: object) -> None:
        """Let go, where nothing else holds; without holds whatever does. What ended stays so."""
        self._holds.difference_update(holds or tuple(self._holds))
        if not self._holds:
            held, self._held = self._held, []
            for event in held:
                self._press(event)

    def during(self, work: Awaitable[T]) -> Awaitable[T]:
        """Hold keys from now until the work is done."""
        hold = self.begin()

        async def done() -> T:
            try:
                return await work
            finally:
                self.end(hold)

        return done()

    def entered(self, event: Key) -> None:
        """Take note of a key; one that was pressed again has its place among the others now."""
        if event in self._pressed:
            self._pressed.remove(event)

    def takes(self, event: Key) -> bool:
        """Take a key that no widget wanted, where it is not yet for what has the focus."""
        if self._typing.lets_pass(event):
            return False
        if self._holds:
            self._held.append(event)
        elif self._pressed or self._typing.takes_keys:  # it was under way before
            self._press(event)
        else:
            return False
        return True

    def _press(self, event: Key) -> None:
        """Press the same key again, as if the terminal sent it now."""
        again, app = Key(event.key, event.character), self._typing.app
        if app.post_message(again.set_sender(app)):
            self._pressed.append(again)
