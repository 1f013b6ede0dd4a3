"""What the prompt asks: a label, what can stand there, and who refuses it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tui.app.prompt.suggestions import Suggestion

Check = Callable[[str], "Complaint | None"]
Complete = Callable[[str], "Sequence[Suggestion]"]
Learn = Callable[[str], Awaitable[bool]]
Attempt = Callable[[str], Awaitable["Complaint | None"]]


class Complaint(NamedTuple):
    """What is wrong with what was typed, and at which character where that is known."""

    message: str
    position: int | None = None


def _no_offers(_: str) -> Sequence[Suggestion]:
    return ()


def _no_complaint(_: str) -> Complaint | None:
    return None


class Question(NamedTuple):
    """What is asked. `complete` gives what can be chosen; `check` refuses a value.

    `learn` may look further, away from the event loop, and says whether there is more to offer.
    A `value` that is `proposed` is replaced by what is typed; else the typing goes on behind it.
    Where `one_key` is the answer, `yes` is the one that does what is asked about.
    `attempt` does what is asked for while the prompt stays, and gives what is wrong with the value.
    """

    label: str
    value: str = ""
    hint: str = ""
    complete: Complete = _no_offers
    learn: Learn | None = None
    check: Check = _no_complaint
    live: Callable[[str], None] | None = None
    one_key: bool = False
    yes: str = ""
    proposed: bool = False
    attempt: Attempt | None = None
