"""Help: what can be done here, then every action by group, with the keys as they are mapped."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Size
from textual.screen import ModalScreen

from tui.app.render.bars import Bar
from tui.app.render.chrome import Hint
from tui.app.render.footer import PLACES
from tui.app.render.list_pane import Pane
from tui.app.render.text_layout import Line, Run, cells, paint, spread, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.strip import Strip

    from tui.app.keymap import Action, Keymap, Where
    from tui.app.themes import Theme

KEYS_WIDTH = 16
TWO_COLUMNS_FROM = 84
TITLE = "Keys as mapped"
CARD = 100
"""Columns that the card takes at most."""


HERE: dict[str, tuple[str, tuple[Where, ...]]] = {
    "feeds": ("Here, in the feeds", PLACES["feeds"]),
    "headlines": ("Here, in the headlines", PLACES["headlines"]),
    "article": ("Here, in the article", PLACES["article"]),
    "facts": ("Here, in the facts", PLACES["facts"]),
    "selection": ("Here, while text is selected", PLACES["selection"]),
    "map": ("Here, on the map", ("map",)),
    "timeline": ("Here, in the timeline", ("timeline",)),
}


def help_lines(keymap: Keymap, room: int, pane: str = "headlines") -> list[Line]:
    """What a pane has of its own, then all groups, in two columns where there is room for them."""
    title, places = HERE[pane]
    own = [action for action in keymap.actions if action.where in places]
    told = [(title, sorted(own, key=lambda action: places.index(action.where)))]
    for group in dict.fromkeys(action.group for action in keymap.registry):
        rest = [a for a in keymap.actions if a.group == group and a.where not in places]
        told += [(group, rest)] if rest else []
    two = room >= TWO_COLUMNS_FROM
    width = room // 2 if two else room
    blocks = [_block(title, actions, width - 2 * two) for title, actions in told]
    tail = _colours(room)
    if not two:
        return [line for block in blocks for line in (*block, ())] + tail
    half = sum(len(block) + 1 for block in blocks) / 2
    left: list[Line] = []
    right: list[Line] = []
    for block in blocks:
        column = left if len(left) + len(block) / 2 < half else right
        column += [*block, ()]
    return [
        (*spread(one, (), width), *other) for one, other in zip_longest(left, right, fillvalue=())
    ] + tail


def _block(title: str, actions: Sequence[Action], room: int) -> list[Line]:
    """A heading and its actions; words that are too long go on below their beginning."""
    lines: list[Line] = [(Run(title, "heading"),)]
    for action in actions:
        keys = "  ".join(action.keys[:2])
        role = "key" if keys else "faint"
        lead = f"  {keys or 'palette':<{KEYS_WIDTH}}"
        for words, _ in wrap(action.description, room - len(lead)):
            lines.append((Run(lead, role), Run(words)))
            lead = " " * len(lead)
    return lines


def _colours(room: int) -> list[Line]:
    """What the colours in an article mean, in as many lines as that takes."""
    lines: list[Line] = [(Run("Colours in an article: ", "muted"),)]
    for kind in ("person", "place", "organisation", "casualty"):
        if cells(lines[-1]) + len(kind) > room:
            lines.append((Run("  "),))
        lines[-1] = (*lines[-1], Run(f"{kind}  ", kind))
    return lines


class HelpPane(Pane):
    """The help, drawn like everything else."""

    def __init__(self, keymap: Keymap, theme: Theme, pane: str) -> None:
        super().__init__(id="help-text")
        self.keymap = keymap
        self.pane = pane
        self.set_reactive(HelpPane.theme, theme)
        self.lines: list[Line] = []

    def on_resize(self) -> None:
        """Columns depend on the width."""
        self.lines = help_lines(self.keymap, self.room, self.pane)
        self.virtual_size = Size(self.room, len(self.lines))
        self.refresh()

    def line_at(self, line: int, theme: Theme) -> Strip:
        """Draw a line."""
        drawn = self.lines[line] if line < len(self.lines) else ()
        return paint(drawn, theme, self.room)


class HelpScreen(ModalScreen[None]):
    """A card over the screen; any of its keys closes it."""

    CSS_PATH = "../cards.tcss"
    hints = (Hint("j k", "scroll"), Hint("Esc", "close"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,enter", "dismiss", "Close", show=False),
        Binding("j,down", "scroll(1)", "Down", show=False),
        Binding("k,up", "scroll(-1)", "Up", show=False),
        Binding("space,pagedown", "scroll(15)", "Page down", show=False),
        Binding("b,pageup", "scroll(-15)", "Page up", show=False),
    ]

    def __init__(self, keymap: Keymap, theme: Theme, pane: str = "headlines") -> None:
        super().__init__()
        self.keymap = keymap
        self.theme = theme
        self.pane = pane

    def compose(self) -> ComposeResult:
        """A title and the groups."""
        with Vertical(id="help-card", classes="card"):
            yield Bar(id="help-title")
            yield HelpPane(self.keymap, self.theme, self.pane)

    def on_mount(self) -> None:
        """Title the card."""
        bar = self.query_one(Bar)
        bar.theme = self.theme
        bar.left = (Run(TITLE, "strong"),)

    def on_resize(self) -> None:
        """Say beside the title what there is room for."""
        room = min(self.app.size.width, CARD) - len(TITLE) - 10
        words = "Esc closes"
        if len(more := f"{words}   config.toml [keys] changes them") <= room:
            words = more
        self.query_one(Bar).right = (Run(words, "faint"),)

    def on_click(self) -> None:
        """A click closes it too."""
        self.dismiss()

    def action_scroll(self, lines: int) -> None:
        """Scroll the card."""
        self.query_one(HelpPane).scroll_relative(y=lines, animate=False)
