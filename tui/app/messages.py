"""What happens away from the panes, told to the screen."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from tui.refresh.steps import Progress


@dataclass
class Progressed(Message):
    """The refresher took a step."""

    step: Progress
