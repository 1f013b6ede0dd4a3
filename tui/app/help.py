"""Help: every action by group, with the keys as they are mapped now."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app.actions import GROUPS
from tui.app.keymap import Keymap
from tui.app.themes import Theme

ABOUT = (
    "Mentions in an article are coloured by kind: "
)


class Help(ModalScreen[None]):
    """A card over the screen; any of its keys closes it."""

    BINDINGS = (
        Binding("escape,q,question_mark,enter", "dismiss", "Close", show=False),
        Binding("j,down", "scroll(1)", "Down", show=False),
        Binding("k,up", "scroll(-1)", "Up", show=False),
        Binding("space,pagedown", "scroll(15)", "Page down", show=False),
    )

    def __init__(self, keymap: Keymap, theme: Theme | None) -> None:
        super().__init__()
        self.keymap = keymap
        self.theme = theme

    def compose(self) -> ComposeResult:
        """The groups one under the other."""
        with Vertical(id="card"), VerticalScroll(id="help-scroll"):
            yield Static(self._text(), id="help-text", markup=False)

    def action_scroll(self, lines: int) -> None:
        """Scroll the card."""
        self.query_one("#help-scroll").scroll_relative(y=lines, animate=False)

    def _text(self) -> Content:
        parts: list[Content] = []
        styles = self._styles()
        for group in GROUPS:
            parts.append(Content.styled(f"{group}\n", styles["heading"]))
            for action in self.keymap.actions:
                if action.group == group:
                    keys = "  ".join(action.keys)
                    parts.append(Content.styled(f"  {keys:<18}", styles["key"]))
                    parts.append(Content(f"{action.description}\n"))
            parts.append(Content("\n"))
        parts.append(Content.styled("Colours in an article: ", styles["muted"]))
        for kind in ("person", "place", "organisation", "casualty"):
            parts.append(Content.styled(f"{kind}  ", styles[kind]))
        return Content("").join(parts)

    def _styles(self) -> dict[str, str]:
        roles = ("heading", "key", "muted", "person", "place", "organisation", "casualty")
        if self.theme is None:
            return dict.fromkeys(roles, "")
        return {role: _words(str(self.theme.styles[role])) for role in roles}


def _words(style: str) -> str:
    """A Rich style in Textual's words; named colours are the terminal's own there."""
    return " ".join(
        word
        if word.startswith("#") or word in ("bold", "italic", "underline", "dim", "reverse", "on")
        else ""
        if word in ("default", "none")
        else f"ansi_{word}"
        for word in style.split()
    ).strip()
