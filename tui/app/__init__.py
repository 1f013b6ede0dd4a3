"""The reader on the screen, the only room with Textual.

    run -> app -> desk -> panes      state flows down: theme, view, article
                   ^        |
                   +--------+        intent flows up: moved, chosen, clicked

Importing this room costs nothing; `run` imports Textual when the reader opens.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.app.app import Dateline
    from tui.library import Library
    from tui.settings import Folders, Settings


def run(library: Library, folders: Folders, settings: Settings, *, offer_start: bool = True) -> int:
    """Open the reader on a library; gives its exit status when it is closed.

    What went wrong in it is raised once the terminal is as it was. Until its first frame nothing
    is garbage, and looking for it would take a tenth of the time.
    """
    gc.disable()
    app = build(library, folders, settings, offer_start=offer_start)
    app.run()
    if app.crash:
        raise app.crash
    return app.return_code or 0


def build(
    library: Library,
    folders: Folders,
    settings: Settings,
    *,
    offer_start: bool = True,
    online: bool = True,
) -> Dateline:
    """The app, ready to run; without `online` it never starts the refresher."""
    from datetime import UTC, datetime

    from tui.app import keymap, state
    from tui.app.wardrobe import Wardrobe, many_colours

    if many_colours(os.environ.get("TERM", "")) and not os.environ.get("COLORTERM"):
        os.environ.setdefault("TEXTUAL_COLOR_SYSTEM", "truecolor")
    from tui.app.app import Dateline
    from tui.app.setting import Setting
    from tui.app.wording import symbols

    left = state.load(folders.data)
    wardrobe = Wardrobe(folders.themes, settings, left, os.environ)
    keys = keymap.mapped(settings.keys)
    setting = Setting(
        library=library,
        folders=folders,
        settings=settings,
        keymap=keys,
        left=left,
        now=lambda: datetime.now(UTC),
        marks=symbols(sys.stdout.encoding),
        problems=(*settings.problems, *keys.problems),
        online=online,
    )
    return Dateline(setting, wardrobe, offer_start=offer_start)
