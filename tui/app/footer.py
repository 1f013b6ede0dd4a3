"""Which keys the footer names: the few that matter in the pane that has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.actions import ACTIONS, Where
from tui.app.chrome import Hint

if TYPE_CHECKING:
    from tui.app.keymap import Keymap

_PLACE: dict[str, Where] = {
    "feeds": "lists",
    "headlines": "lists",
    "article": "article",
    "facts": "facts",
}
_ELSEWHERE = {
    "feeds": {"next-unread", "star", "tag", "facts", "review"},
    "headlines": {"review"},
    "article": set[str](),
    "facts": {"facts", "next-unread", "star", "tag"},
}


IN_PROMPT = (
    Hint("Enter", "done", ""),
    Hint("Tab", "complete", ""),
    Hint("Esc", "call off", ""),
)


def hints(keymap: Keymap, pane: str) -> tuple[Hint, ...]:
    """The hints for a pane, its own first."""
    place = _PLACE[pane]
    named = [action for action in ACTIONS if action.short]
    own = [action for action in named if action.where == place]
    shared = [
        action
        for action in named
        if action.where == "everywhere" and action.id not in _ELSEWHERE[pane]
    ]
    return tuple(
        Hint(keymap.first(action.id), action.short, action.id)
        for action in (*own, *shared)
        if keymap.first(action.id)
    )
