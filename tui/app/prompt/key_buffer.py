"""Keys and pastes that come faster than the screen follows: each is for what it was meant for.

Who types `t river` in one go must not star, read or export anything with the letters of a tag,
and what follows the Enter of a search is for what was found.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, TypeVar

from textual.events import Key, Paste
from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.message_pump import MessagePump

T = TypeVar("T")

Typed = Key | Paste
"""What comes of a keyboard: a paste waits and goes on as a key does."""


class KeyPassed(Message):
    """A key has gone its whole way, from what has the focus to the app.

    It is sent behind the key and bubbles as the key does, also where a widget took the key.
    """

    def __init__(self, key: Typed) -> None:
        super().__init__()
        self.key = key


class KeyBuffer:
    """Lets keys in one after the other, and none while what they are for is on its way.

    Keys are held from the moment that an action is about to ask until the prompt is there; once an
    answer was given, until a pane has the focus again; and while a list is being opened.
    """

    def __init__(self, press: Callable[[Typed], bool]) -> None:
        """`press` sends a key to the app as if the terminal sent it now; false where it ends."""
        self._press = press
        self._holds: set[object] = set()
        self._queue: deque[Typed] = deque()
        self._under_way: Typed | None = None
        self._target: MessagePump | None = None

    def begin(self) -> object:
        """From now on keys are held, until this hold and all others have an end."""
        hold = object()
        self._holds.add(hold)
        return hold

    def end(self, *holds: object) -> None:
        """Let go, where nothing else holds; without holds whatever does. What ended stays so."""
        self._holds.difference_update(holds or tuple(self._holds))
        self._next()

    def during(self, work: Awaitable[T]) -> Awaitable[T]:
        """The work, with keys held from now until it is done."""
        hold = self.begin()

        async def done() -> T:
            try:
                return await work
            finally:
                self.end(hold)

        return done()

    def admits(self, key: Typed) -> bool:
        """Whether a key goes on to what has the focus now; else it waits until it is pressed."""
        if key is self._under_way:
            return True
        if self._target and not self._target.is_attached:
            self.passed(self._under_way)  # what had the focus went, and the key with it
        self._queue.append(key)
        if self._under_way is None and not self._holds and len(self._queue) == 1:
            self._under_way = self._queue.popleft()
            return True
        self._next()
        return False

    def sent(self, key: Typed, target: MessagePump) -> None:
        """A key was sent to what has the focus; it has passed when KeyPassed comes back."""
        self._target = target
        if not target.post_message(KeyPassed(key)):
            self.passed(key)

    def passed(self, key: Typed | None) -> None:
        """A key has done what it does: the next one may go."""
        if key is self._under_way:
            self._under_way = self._target = None
            self._next()

    def _next(self) -> None:
        if self._queue and self._under_way is None and not self._holds:
            key = self._queue.popleft()
            self._under_way = again = _anew(key)
            if not self._press(again):
                self._under_way = None


def _anew(typed: Typed) -> Typed:
    """Make an event once more, since one that was handled is not sent again."""
    return Paste(typed.text) if isinstance(typed, Paste) else Key(typed.key, typed.character)
