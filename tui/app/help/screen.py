"""Help: what can be done here, then every action by group, with the keys as they are mapped."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Size
from textual.screen import ModalScreen

from tui.app.actions import GROUPS, Action, Where
from tui.app.drawing.bars import Bar
from tui.app.drawing.ink import Line, Piece, clip, paint, spread
from tui.app.drawing.panes import Pane
from tui.app.help.footer import PLACES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.strip import Strip

    from tui.app.keymap import Keymap
    from tui.app.themes import Theme

KEYS_WIDTH = 14
TWO_COLUMNS_FROM = 84


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
    blocks = [_block(title, sorted(own, key=lambda action: places.index(action.where)))]
    for group in GROUPS:
        rest = [a for a in keymap.actions if a.group == group and a.where not in places]
        blocks += [_block(group, rest)] if rest else []
    tail: list[Line] = [(), _colours()]
    if room < TWO_COLUMNS_FROM:
        return [line for block in blocks for line in (*block, ())] + tail[1:]
    half = sum(len(block) + 1 for block in blocks) / 2
    left: list[Line] = []
    right: list[Line] = []
    for block in blocks:
        column = left if len(left) + len(block) / 2 < half else right
        column += [*block, ()]
    width = room // 2
    return [
        (*spread(clip(one, width - 2), (), width), *clip(other, width))
        for one, other in zip_longest(left, right, fillvalue=())
    ] + tail[1:]


def _block(title: str, actions: Sequence[Action]) -> list[Line]:
    lines: list[Line] = [(Piece(title, "heading"),)]
    for action in actions:
        keys = "  ".join(action.keys[:2])
        role = "key" if keys else "faint"
        lead = Piece(f"  {keys or 'palette':<{KEYS_WIDTH}}", role)
        lines.append((lead, Piece(action.description)))
    return lines


def _colours() -> Line:
    kinds = ("person", "place", "organisation", "casualty")
    return (
        Piece("Colours in an article: ", "muted"),
        *(Piece(f"{kind}  ", kind) for kind in kinds),
    )


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


class Help(ModalScreen[None]):
    """A card over the screen; any of its keys closes it."""

    CSS_PATH = "../cards.tcss"
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
        bar.left = (Piece("Keys as mapped", "strong"),)
        bar.right = (Piece("Esc closes   config.toml [keys] changes them", "faint"),)

    def on_click(self) -> None:
        """A click closes it too."""
        self.dismiss()

    def action_scroll(self, lines: int) -> None:
        """Scroll the card."""
        self.query_one(HelpPane).scroll_relative(y=lines, animate=False)
