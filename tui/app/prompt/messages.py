"""What the prompt tells the screen that it lies on."""

from __future__ import annotations

from textual.message import Message


class Complained(Message):
    """What is wrong with what was typed has no room in a line; "" once one types on."""

    def __init__(self, message: str = "") -> None:
        super().__init__()
        self.message = message


class KeysChanged(Message):
    """Keys mean something else for the question now."""
