"""What happens away from the panes, told to the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from tui.refresh.steps import Progress


@dataclass
class Progressed(Message):
    """The refresher took a step."""

    step: Progress
