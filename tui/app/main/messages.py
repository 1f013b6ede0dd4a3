"""What happens away from the panes, told to the main screen."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Collection

    from tui.refresh.steps import Progress


class Changed(Message):
    """The library changed; every pane that shows what changed follows.

    `numbers` are the articles that are other than before: None for any of them, empty where only
    feeds, tags or searches are. `lists` is whether articles came or went; what a query finds may
    change with any article. `followed` is set once the panes have followed.
    """

    def __init__(self, numbers: Collection[int] | None = None, *, lists: bool = False) -> None:
        super().__init__()
        self.numbers = numbers
        self.lists = lists
        self.followed = asyncio.Event()


class Progressed(Message):
    """The refresher took a step, or with `aside` the one that syncs beside its run."""

    def __init__(self, step: Progress, *, aside: bool = False) -> None:
        super().__init__()
        self.step = step
        self.aside = aside


class Working(Message):
    """What the refresher works on now, in words; "" where it rests."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Notice(Message):
    """Something that the reader is to know, in the role of a theme that it is drawn in."""

    def __init__(self, text: str, role: str = "muted") -> None:
        super().__init__()
        self.text = text
        self.role = role


class Alert(Message):
    """A rule has something to tell that also who looks elsewhere is to hear."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Withdrawn(Message):
    """A notice is true no more; where it still stands, it goes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class RunFinished(Message):
    """A run of the refresher ended: how many articles it brought, how many feeds failed.

    `trouble` is what went wrong beside the feeds, in a sentence; `lead` what is to be said before,
    `rest` what the account had and what the next run is to do.
    """

    def __init__(
        self, new: int, failed: int, trouble: str, *, by_hand: bool, lead: str = "", rest: str = ""
    ) -> None:
        super().__init__()
        self.lead = lead
        self.new = new
        self.failed = failed
        self.trouble = trouble
        self.by_hand = by_hand
        self.rest = rest
