"""What happens away from the panes, told to the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from tui.refresh.steps import Progress


class Progressed(Message):
    """The refresher took a step."""

    def __init__(self, step: Progress) -> None:
        super().__init__()
        self.step = step
