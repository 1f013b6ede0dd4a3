"""Messages that screens get from the main screen."""

from __future__ import annotations

from textual.message import Message


class Recounted(Message, bubble=False):
    """The library was read again after a change; a screen that draws it does so anew.

    `work` is what is still being fetched or analysed, in words; "" where nothing is.
    """

    def __init__(self, work: str) -> None:
        super().__init__()
        self.work = work
