"""Help: what can be done here, then every action by group, with the keys as they are mapped."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from tui.app.prompt.input import LineInput
from tui.app.render.bars import Bar
from tui.app.render.chrome import Hint
from tui.app.render.footer import PLACES, is_own
from tui.app.render.formatting import UNICODE, Symbols
from tui.app.render.text_layout import Line, Run, cells, spread, wrap
from tui.app.screens.scrolling_card import LinesPane, ScrollingCard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.widget import Widget

    from tui.app.context import Context
    from tui.app.keymap import Action, Keymap, Where

KEYS_WIDTH = 16
"""Cells for the keys of an action: two of the longest, as Shift-Left and PgDn."""

TWO_COLUMNS_FROM = 84
"""Cells of the card from which each of two columns holds most descriptions in a line."""

TITLE = "Keys as mapped"
CHANGES = "config.toml [keys] changes them"
CARD = 100
"""Columns that the card takes at most."""


HERE: dict[str, tuple[str, tuple[Where, ...]]] = {
    "feeds": ("Here, in the feeds", PLACES["feeds"]),
    "headlines": ("Here, in the headlines", PLACES["headlines"]),
    "article": ("Here, in the article", PLACES["article"]),
    "facts": ("Here, in the facts", PLACES["facts"]),
    "sentence": ("Here, at the sentence of a fact", PLACES["sentence"]),
    "selection": ("Here, while text is selected", PLACES["selection"]),
    "map": ("Here, on the map", ("map",)),
    "timeline": ("Here, in the timeline", ("timeline",)),
    "tally": ("Here, in the tally", ("tally",)),
}


def help_lines(
    keymap: Keymap,
    room: int,
    pane: str = "headlines",
    marks: Symbols = UNICODE,
    phrase: str = "",
) -> list[Line]:
    """List what a pane has of its own, then all groups, in two columns where both have room.

    With a `phrase` only what has each of its words, in its keys, description or id.
    """
    title, places = HERE[pane]
    own = [action for action in keymap.actions if action.where in places or is_own(action, pane)]
    sections = [(title, sorted(own, key=lambda action: action.where != places[0]))]
    for group in dict.fromkeys(action.group for action in keymap.registry):
        actions = [a for a in keymap.actions if a.group == group and a not in own]
        sections += [(group, actions)] if actions else []
    two = room >= TWO_COLUMNS_FROM
    width = room // 2 if two else room
    blocks = [
        _block(title, fitting, width - 2 * two)
        for title, actions in sections
        if (fitting := [action for action in actions if _fits(action, phrase)])
    ]
    tail = [*([] if phrase else _colours(room)), *_signs(room, marks, phrase)]
    if not blocks and not tail:
        return [(Run(f"Nothing here is called {phrase}.", "muted"),)]
    if not two:
        return [line for block in blocks for line in (*block, ())] + tail
    return [*_in_two_columns(blocks, width), *tail]


def _in_two_columns(blocks: Sequence[Sequence[Line]], width: int) -> Iterator[Line]:
    """Set blocks in two columns of about the same height, the first of them so wide."""
    half = sum(len(block) + 1 for block in blocks) / 2
    near: list[Line] = []
    far: list[Line] = []
    for block in blocks:
        column = near if len(near) + len(block) / 2 < half else far
        column += [*block, ()]
    for line, beside in zip_longest(near, far, fillvalue=()):
        yield (*spread(line, (), width), *beside)


def _fits(action: Action, phrase: str) -> bool:
    """Whether each word of a phrase is a key of an action, or begins one of its words."""
    text = f" {action.description} {action.id}".replace("-", " ").lower()
    return all(word in action.keys or f" {word.lower()}" in text for word in phrase.split())


def _block(title: str, actions: Sequence[Action], room: int) -> list[Line]:
    """Draw a heading and its actions; what is too long goes on below its beginning."""
    lines: list[Line] = [(Run(title, "heading"),)]
    for action in actions:
        keys = "  ".join(action.keys[:2])
        role = "key" if keys else "faint"
        lead = f"  {keys or 'palette':<{KEYS_WIDTH}}"
        for text, _ in wrap(action.description, room - len(lead)):
            lines.append((Run(lead, role), Run(text)))
            lead = " " * len(lead)
    return lines


def _colours(room: int) -> list[Line]:
    """Explain the colours of an article, in as many lines as that takes."""
    lines: list[Line] = [(Run("Colours in an article: ", "muted"),)]
    for kind in ("person", "place", "organisation", "casualty"):
        if cells(lines[-1]) + len(kind) > room:
            lines.append((Run("  "),))
        lines[-1] = (*lines[-1], Run(f"{kind}  ", kind))
    return lines


def _signs(room: int, marks: Symbols, phrase: str = "") -> list[Line]:
    """Explain the signs in lists and facts, in as many lines as that takes."""
    signs = (
        (marks.unread, "unread", "unread"),
        (marks.star, "starred", "star"),
        (marks.marked, "marked, reviewed or confirmed", "good"),
        (marks.killed, "killed", "toll"),
        (marks.injured, "injured", "toll"),
        (marks.error, "failed", "error"),
        (marks.updated, "updated", "accent"),
        (marks.arrow, "toll before and after", "toll"),
        (marks.branch, "part of the count above", "faint"),
        (f"{marks.times}3", "mentioned so often", "faint"),
        (marks.rejected, "rejected", "error"),
        (marks.corrected, "corrected", "warning"),
        (marks.added, "added", "accent"),
    )
    words = phrase.lower().split()
    fitting = [sign for sign in signs if all(word in f"signs {sign[:2]}" for word in words)]
    lines: list[Line] = [(Run("Signs: ", "muted"),)] if fitting else []
    for sign, meaning, role in fitting:
        piece = (Run(sign, role), Run(f" {meaning}  ", "muted"))
        if cells((*lines[-1], *piece)) > room + 2:
            lines.append(())
        lines[-1] = (*lines[-1], *piece)
    return lines


class HelpScreen(ScrollingCard):
    """A card over the screen, with what can be done at a place first; its own key closes it too."""

    card_id = "help-card"
    where = "in the help"
    AUTO_FOCUS = ""

    def __init__(self, context: Context, place: str = "headlines") -> None:
        def make(room: int) -> list[Line]:
            return help_lines(context.keymap, room, place, context.marks, self._phrase.value)

        self._bar = Bar(context.marks, id="help-title")
        self._phrase = LineInput(id="help-phrase", placeholder="words of what you look for")
        self._phrase.display = False
        super().__init__(context, LinesPane(make, "help-text"), ("help",), {"search": self._ask})
        self.hints = self._hints()

    def contents(self) -> Iterator[Widget]:
        """Yield a title, a line to narrow what is listed, and the groups."""
        yield self._bar
        yield self._phrase
        yield self.pane

    def _hints(self) -> tuple[Hint, ...]:
        """Name the keys that are in force: those of the line to type in, or those of the list."""
        brief = self.context.keymap.brief
        leave = Hint(brief("clear"), "show all" if self._phrase.display else "close")
        if self._phrase.display and self.focused is self._phrase:
            return (Hint("Enter", "to the list"), leave)
        return (Hint(brief("search"), "find"), Hint(brief("down", "up"), "scroll"), leave)

    def _ask(self) -> None:
        self._phrase.display = True
        self._focus(self._phrase)  # at once: the next letter is for it

    @on(Input.Changed)
    def _narrow(self) -> None:
        self.pane.scroll_home(animate=False)
        self.pane.make_anew()

    @on(Input.Submitted)
    def _leave_field(self) -> None:
        self._focus(None)

    def _focus(self, widget: Widget | None) -> None:
        self.set_focus(widget)
        self.name_keys(self._hints())

    def leave(self) -> None:
        """Show all again where it was narrowed, or else close."""
        if not self._phrase.display:
            self.close()
            return
        self._phrase.value = ""
        self._phrase.display = False
        self._focus(None)

    def on_resize(self) -> None:
        """Title the card, and say beside that what there is room for."""
        self._bar.left = (Run(TITLE, "strong"),)
        room = min(self.app.size.width, CARD) - len(TITLE) - 10
        self._bar.right = (Run(CHANGES, "faint"),) if len(CHANGES) <= room else ()
