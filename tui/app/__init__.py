"""The reader on the screen, the only room with Textual.

    key -> actions -> commands -> library -> Changed -> main -> panes      state flows down
                         ^                               |
                         +------- messages, keys --------+                 intent flows up

Floors, each of which knows only what is below it, also for types alone (a contract holds it):

    app, start      the program; the first screen and the terminal, before Textual
    live_configuration   takes config.toml when it is saved
    configuration   what is wrong with config.toml
    actions         every action once: keys, words, place, and the function that carries it out
    commands        what actions do, a module for each group
    main            the main screen: what is open, and what follows from a change
    screens         map, timeline, tally, help, palette, cards
    panes           feeds, headlines, article, facts: take values, post messages
    prompt          the line at the foot of the screen
    context         what every screen takes from outside
    render          lines, bars, columns and words that all of them are drawn with
    bindings, keymap, theme_manager, themes, session_state, messages      the ground

Importing this room costs nothing; `run` imports Textual when the reader opens.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.app.main.startup import Startup
    from tui.app.theme_manager import ThemeManager
    from tui.library import Library
    from tui.settings import Folders, Settings

LARGE = 128 << 10
"""Bytes of a block from which on it goes back to the system when it is free.

glibc would raise it with each that it meets, and give each thread a heap of its own, which stays as
large as a list of a large library once made it: a megabyte and more that nobody uses.
"""


def run(library: Library, folders: Folders, settings: Settings, *, offer_start: bool = True) -> int:
    """Open the reader on a library; gives its exit status when it is closed.

    What went wrong in it is raised once the terminal is as it was. What is loaded is no garbage,
    and looking for some among it would take a tenth of the time.
    """
    gc.disable()
    from tui import malloc
    from tui.app.main import opening
    from tui.app.start.first import FirstScreen

    startup, theme_manager = prepare(library, folders, settings)
    startup = startup._replace(opening=opening.read(library, startup.session))
    with FirstScreen(startup) as first:
        _leave_out_tls()
        malloc.tune({malloc.HEAPS: 1, malloc.MAP: LARGE})
        from tui.app.app import Dateline

        gc.freeze()
        gc.enable()
        app = Dateline(startup, theme_manager, offer_start=offer_start, first=first)
        app.run()
    if app.crash:
        raise app.crash
    return app.return_code or 0


def _leave_out_tls() -> None:
    """Import asyncio without OpenSSL, which would take a tenth of the reader's memory.

    The network is other processes' business; what imports ssl here later gets it.
    """
    if "ssl" not in sys.modules and "asyncio" not in sys.modules:
        sys.modules["ssl"] = None  # type: ignore[assignment]
        try:
            import asyncio  # noqa: F401
        finally:
            del sys.modules["ssl"]


def prepare(
    library: Library, folders: Folders, settings: Settings, *, online: bool = True
) -> tuple[Startup, ThemeManager]:
    """Make what the app is started with; without `online` nothing is ever fetched."""
    from datetime import UTC, datetime

    from tui.app import session_state
    from tui.app.actions import mapped
    from tui.app.configuration import mistakes
    from tui.app.context import Context
    from tui.app.main.startup import Startup
    from tui.app.render.formatting import symbols
    from tui.app.theme_manager import ThemeManager, many_colours

    if many_colours(os.environ.get("TERM", "")) and not os.environ.get("COLORTERM"):
        os.environ.setdefault("TEXTUAL_COLOR_SYSTEM", "truecolor")
    session = session_state.load(folders.data)
    keys = mapped(settings.keys)
    manager = ThemeManager(folders.themes, settings, session, os.environ)
    context = Context(
        library=library,
        settings=settings,
        keymap=keys,
        theme=lambda: manager.active,
        now=lambda: datetime.now(UTC),
        marks=symbols(sys.stdout.encoding, os.environ.get("TERM", "")),
    )
    problems = (*mistakes(settings, folders), *manager.problems)
    return Startup(context, folders, session, problems, online), manager
