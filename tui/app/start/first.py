"""The first screen, on the terminal before Textual is there.

    library -> opening -> lines -> terminal        a tenth of a second
    Textual, the main screen  -> the same lines           two tenths more, with the article

Loading Textual takes two thirds of a start. Meanwhile the reader shows the feeds and headlines,
drawn by the functions that the panes use, so that nothing moves when the main screen takes over;
keys that are pressed before wait in the terminal.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import termios
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from rich.color import ColorSystem

from tui.app.main import titles
from tui.app.panes import headline_row, sidebar
from tui.app.render import chrome, column_widths, footer
from tui.app.render.formatting import UNICODE
from tui.app.render.text_layout import Line, Run, styled
from tui.app.start.anchors import anchored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from types import FrameType, TracebackType

    from rich.style import Style

    from tui.app.context import Context
    from tui.app.main.opening import Opening
    from tui.app.main.startup import Startup
    from tui.app.render.formatting import Symbols
    from tui.app.themes import Theme

ENTER, HIDE, LEAVE = "\x1b[?1049h", "\x1b[?25l", "\x1b[?1049l\x1b[?25h"

Row = list[tuple[str, "Style"]]


class _Part(NamedTuple):
    """A line of a pane: its pieces, the role laid over them, and whether the thumb is beside it."""

    line: Line = ()
    over: str = ""
    thumb: bool = False


class FirstScreen:
    """The terminal with the first screen on it, until Textual takes it over.

    Use it as a context; it leaves the terminal as it was, however the start went. Where the
    terminal is none, or there is nothing to show, it does nothing at all.
    """

    def __init__(self, startup: Startup) -> None:
        self._startup = startup
        self._terminal = sys.__stderr__
        self._attributes: list[Any] = []
        self._is_shown = False

    def __enter__(self) -> Self:
        """Show it; what is typed from now on is kept for the main screen and not echoed."""
        colours = colours_of(os.environ)
        opening = self._startup.opening
        if colours and opening and opening.numbers and self._terminal and self._terminal.isatty():
            try:
                self._show(drawn(self._startup, opening, colours))
            except BaseException:
                self._leave()
                raise
        return self

    def _show(self, screen: str) -> None:
        self._attributes = termios.tcgetattr(sys.stdin)
        quiet = termios.tcgetattr(sys.stdin)
        quiet[3] &= ~(termios.ECHO | termios.ICANON)
        termios.tcsetattr(sys.stdin, termios.TCSANOW, quiet)
        for sign in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(sign, _end)  # so that the terminal is left as it was then, too
        self._is_shown = True
        self._write(ENTER + HIDE + screen)

    def hand_over(self) -> bool:
        """Let Textual go on with the screen; once, and false where it must enter it itself.

        To enter it twice would do no harm but that some terminals blank it then.
        """
        shows, self._is_shown = self._is_shown, False
        return shows

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take it away again, unless Textual took it over and has done so."""
        self._leave()

    def _leave(self) -> None:
        with suppress(OSError, termios.error):  # the terminal may be gone
            if self.hand_over():
                self._write(LEAVE)
            if self._attributes:
                termios.tcsetattr(sys.stdin, termios.TCSANOW, self._attributes)

    def _write(self, text: str) -> None:
        if self._terminal:
            self._terminal.write(text)
            self._terminal.flush()


def _end(sign: int, frame: FrameType | None) -> None:
    del frame
    sys.exit(128 + sign)


def colours_of(environment: Mapping[str, str]) -> ColorSystem | None:
    """Read the colours that the terminal says it has, as Rich does; null for a plain one."""
    term = environment.get("TERM", "").lower()
    if term in ("", "dumb", "unknown"):
        return None
    declared = environment.get("TEXTUAL_COLOR_SYSTEM") or environment.get("COLORTERM", "")
    if declared.strip().lower() in ("truecolor", "24bit"):
        return ColorSystem.TRUECOLOR
    eight_bit = term.rpartition("-")[2] in ("256color", "kitty")
    return ColorSystem.EIGHT_BIT if eight_bit else ColorSystem.STANDARD


def drawn(startup: Startup, opening: Opening, colours: ColorSystem) -> str:
    """Draw the screen as the terminal takes it, at the size that the terminal has."""
    size = shutil.get_terminal_size()
    written = (
        f"\x1b[{y};1H" + "".join(style.render(text, color_system=colours) for text, style in row)
        for y, row in enumerate(screen(startup, opening, size.columns, size.lines), 1)
    )
    return anchored("".join(written))


def screen(startup: Startup, opening: Opening, width: int, height: int) -> Iterator[Row]:
    """Draw the screen line by line, each as texts with their styles, `width` cells long."""
    session, context, theme = startup.session, startup.context, startup.context.theme()
    sizes = column_widths.layout(width, "headlines", facts=session.facts, shares=session.shares)
    column = _lists(startup, opening, sizes.left, height - 1)
    for y in range(height - 1):
        row = _part(column(y), theme, context.marks, sizes.left) if sizes.left else []
        for name, size in (("Article", sizes.middle), ("Facts", sizes.right)):
            if size:
                row.append((_rule(context.marks), theme.base + theme.styles["line"]))
                line = chrome.title((Run(name, "muted"),), (), size - 1, active=False)
                row += styled(line if y == 0 else (), theme, size - 1)
        yield row
    if startup.complaint:
        last = chrome.message_line(
            (Run(startup.complaint, "warning"),), (), width, context.marks.ellipsis
        )
    else:
        writable = context.library.writable
        named = footer.hints(context.keymap, "headlines", writable=writable)
        keys = chrome.keys(named, width - 4)
        last = chrome.status(keys, (), width, context.marks.ellipsis)
    yield styled(last, theme, width)


def _rule(marks: Symbols) -> str:
    return "│" if marks is UNICODE else "|"


def _part(part: _Part, theme: Theme, marks: Symbols, width: int) -> Row:
    """A line of a pane, with the cell at its end that may hold the thumb."""
    thumb = marks.thumb if part.thumb else " "
    room = styled(part.line, theme, width - 1, part.over)
    return [*room, (thumb, theme.base + theme.styles["line"])]


def _lists(startup: Startup, opening: Opening, width: int, height: int) -> Callable[[int], _Part]:
    """The column of feeds and headlines, by its lines."""
    with_feeds = startup.session.feeds and height + 1 >= column_widths.BOTH_FROM
    parts = [*_feeds(startup, opening, width, height + 1)] if with_feeds else []
    shown, ellipsis = opening.listing, startup.context.marks.ellipsis
    ends = titles.of_list(shown, 0, opening.total)
    parts += [_Part(), _Part(chrome.title(*ends, width, active=True, ellipsis=ellipsis))]
    parts += _headlines(startup.context, opening, width, height - len(parts))
    return lambda y: parts[y] if y < len(parts) else _Part()


def _feeds(startup: Startup, opening: Opening, width: int, height: int) -> Iterator[_Part]:
    """The title of the feeds, and as many of them as have room, with the open one in view."""
    views, marks = opening.views, startup.context.marks
    room = max(3, min(len(views), column_widths.feeds_room(height, startup.session.shares)))
    keys = [view.key for view in views]
    cursor = keys.index(opening.view.key) if opening.view.key in keys else 0
    first = max(0, cursor + 1 - room)
    yield _Part(chrome.title((Run("Dateline", "muted"),), (), width, active=False))
    for y, view in enumerate(views[first : first + room]):
        opened = view.key == opening.view.key
        (line,) = sidebar.draw(view, width - 1, opened=opened, marks=marks)
        over = ""
        if y + first == cursor:
            line, over = chrome.under_cursor(line, marks, focused=False)
        yield _Part(line, over, chrome.on_thumb(y, room, first, len(views)))


def _headlines(context: Context, opening: Opening, width: int, height: int) -> Sequence[_Part]:
    """The headlines from the first on, or from as far down as shows the one under the cursor."""
    room, numbers, cursor = width - 1, opening.numbers, opening.cursor
    now, roles = context.now(), sidebar.tag_roles(opening.views)
    tall = headline_row.height(room)
    top = max(0, (cursor + 1) * tall - height)
    first, above = divmod(top, tall)
    window = numbers[first : first + height // tall + 2]
    lines: list[tuple[Line, str]] = []
    for index, row in enumerate(context.library.articles.rows(window), first):
        for line in headline_row.draw(row, room, now, marks=context.marks, tag_roles=roles):
            under = index == cursor
            lines.append(
                chrome.under_cursor(line, context.marks, focused=True) if under else (line, "")
            )
    return [
        _Part(line, over, chrome.on_thumb(y, height, top, opening.total * tall))
        for y, (line, over) in enumerate(lines[above : above + height])
    ]
