"""Messages between screens, and from them to the app."""

from __future__ import annotations

from textual.message import Message


class Recounted(Message, bubble=False):
    """The library was read again after a change; a screen that draws it does so anew.

    `work` is what is still being fetched or analysed, in words; "" where nothing is.
    """

    def __init__(self, work: str) -> None:
        super().__init__()
        self.work = work


class ActionChosen(Message, bubble=False):
    """An action of the registry was chosen by name, to be done on the screen that gets this."""

    def __init__(self, identifier: str) -> None:
        super().__init__()
        self.identifier = identifier


class ConfigurationEdited(Message):
    """A command has changed config.toml, which is to be taken at once."""


class ThemeChosen(Message, bubble=False):
    """A theme was chosen by name, for this time and the next."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class FocusChanged(Message):
    """Something else has the focus, or what has it says something else."""

    def can_replace(self, message: Message) -> bool:
        """Replace an older one: only what has the focus now matters."""
        return isinstance(message, FocusChanged)
