"""What the main screen starts from, beside what every screen takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tui.app.context import Context
    from tui.app.main.opening import Opening
    from tui.app.session_state import SessionState
    from tui.settings import Folders


class Startup(NamedTuple):
    """Where things are kept, how the screen was left, what was read already and what was wrong.

    Without `online` nothing is ever fetched. `opening` is null where the library was not read yet.
    """

    context: Context
    folders: Folders
    session: SessionState
    problems: tuple[str, ...] = ()
    online: bool = True
    opening: Opening | None = None

    @property
    def complaint(self) -> str:
        """What is wrong with the settings: the first mistake, and where the others are told."""
        if not self.context.settings.readable:
            return f"{' '.join(self.problems)} The defaults hold until it can."
        if len(self.problems) < 2:
            return "".join(self.problems)
        first, count = self.problems[0], len(self.problems)
        return f"{count} mistakes in the settings, all told by `dateline doctor`: {first}"
