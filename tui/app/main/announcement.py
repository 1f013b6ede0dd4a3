"""What has the focus, in words, for a reader who hears the screen or feels it.

A screen reader or a Braille display follows the terminal's cursor. With `screen_reader` in
config.toml the bottom line says what has the focus, and the cursor stands at its beginning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Offset
from textual.widgets import Input

from tui.app.render.bars import BottomLine
from tui.app.render.list_pane import ListPane, Pane
from tui.app.screens.action_screen import ActionScreen
from tui.library.countries import name_of
from tui.library.facts.claim_words import claim_line
from tui.model import Casualty, Person, Place
from tui.plural import plural
from tui.report import toll_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.screen import Screen

    from tui.app.main.main_screen import MainScreen


def announce(screens: Sequence[Screen[object]], main: MainScreen) -> Offset | None:
    """Say in the bottom line what has the focus; return where the cursor belongs, as below.

    Once `screen_reader` is off nobody hears it: the lines name keys again, and there is no cursor.
    """
    screen = screens[-1]
    if not main.context.settings.screen_reader:
        for line in (line for each in screens for line in each.query(BottomLine)):
            line.announced = ""
        return None
    main.status.announced = focus_words(main)
    words = screen.focus_words if isinstance(screen, ActionScreen) else ""
    for line in screen.query(BottomLine) if words else ():
        line.announced = words
        return line.region.offset
    return cursor_line(screen, main)


def cursor_sequence(place: Offset | None) -> str:
    """Write how a terminal puts its cursor at a place and shows it, or hides it."""
    return f"\x1b[?25h\x1b[{place.y + 1};{place.x + 1}H" if place else "\x1b[?25l"


def focus_words(main: MainScreen) -> str:
    """Say in a line what has the focus on the main screen, and where in its list that is."""
    if main.prompt.display:
        found = plural(main.headlines.count, "article") if main.prompt.live else ""
        return _joined(main.prompt.words, found)
    match main.focused_pane:
        case "feeds":
            return _feed(main)
        case "headlines":
            return _headline(main)
        case "facts":
            return _fact(main)
        case _:
            return _text(main)


def cursor_line(screen: Screen[object], main: MainScreen) -> Offset:
    """Find where the cursor belongs: where one types, or at what has the focus."""
    if isinstance(screen.focused, Input):
        return screen.focused.cursor_screen_offset
    if screen is main:
        return Offset(0, main.status.top)
    for pane in screen.query(Pane):
        line = pane.top(pane.cursor) if isinstance(pane, ListPane) else pane.scroll_offset.y
        return pane.region.offset + Offset(0, max(0, line - pane.scroll_offset.y))
    return Offset(0, 0)


def _feed(main: MainScreen) -> str:
    item = main.feeds.current
    if item is None:
        return "No feeds."
    count = f"{item.count:,}" if item.count else ""
    failed = f"failed: {item.error}" if item.error else ""
    marked = "marked" if item.feed in main.feeds.marked else ""
    return _joined(item.name, item.kind, marked, count, failed, _place(main.feeds))


def _headline(main: MainScreen) -> str:
    headlines = main.headlines
    row = headlines.row(headlines.cursor) if headlines.count else None
    if row is None:
        return headlines.placeholder
    states = {
        "read": row.read,
        "unread": not row.read,
        "marked": row.number in headlines.marked,
        "starred": row.starred,
        "reviewed": row.reviewed,
        "updated": row.updated,
    }
    return _joined(
        row.title or row.link,
        ", ".join(name for name, holds in states.items() if holds),
        toll_words(row.toll),
        _place(headlines),
        ", ".join(row.feeds),
        f"tagged {', '.join(row.tags)}" if row.tags else "",
    )


def _fact(main: MainScreen) -> str:
    facts, fact = main.facts, main.facts.fact
    if fact is None:
        return "No fact here."
    if isinstance(fact, Casualty):
        words = claim_line(fact).strip()
    elif isinstance(fact, Person):
        words = _joined(fact.name, "person", fact.role or "")
    elif isinstance(fact, Place):
        words = _joined(fact.name, "place", name_of(fact.country) if fact.country else "")
    else:
        words = _joined(fact.name, fact.kind or "organisation")
    return _joined(words, facts.decision, _place(facts))


def _text(main: MainScreen) -> str:
    pane = main.article_pane
    if pane.article is None:
        return pane.placeholder
    full = pane.article.document.full
    if pane.selection:
        return _joined(" ".join(full[slice(*pane.selection.span)].split()), "selected")
    first, count = pane.scroll_offset.y, len(pane.sheet.lines)
    for number, line in enumerate(pane.sheet.lines[first:], first + 1):
        if words := "".join(run.text for run in line).strip():
            return _joined(words, f"line {number} of {count}")
    return "The end of the article."


def _place(pane: ListPane) -> str:
    """Say which of the items that can be come to has the cursor."""
    if pane.id == "headlines":  # of which there may be a hundred thousand, and all can be
        return f"{pane.cursor + 1:,} of {pane.count:,}"
    items = [index for index in range(pane.count) if pane.selectable(index)]
    return f"{items.index(pane.cursor) + 1} of {len(items)}" if pane.cursor in items else ""


def _joined(*parts: str) -> str:
    return "; ".join(filter(None, parts))
