"""The keys of the main screen and its panes, as they are mapped now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.bindings import bind, bindings, merged, some_bindings, with_reasons
from tui.app.render.footer import AT_SENTENCE

if TYPE_CHECKING:
    from tui.app.main.library_screen import LibraryScreen


def bind_panes(main: LibraryScreen) -> None:
    """Give the screen and each pane its keys."""
    keymap = main.keymap
    bind(main, with_reasons(keymap, bindings(keymap, "everywhere")))
    main.feeds.bind_keys(bindings(keymap, "feeds", "lists"))
    main.headlines.bind_keys(bindings(keymap, "lists"))
    article = bindings(keymap, "article")
    main.article_pane.bind_each(
        article,
        merged(some_bindings(keymap, AT_SENTENCE, "facts"), article),
        bindings(keymap, "selection"),
    )
    main.facts.bind_keys(bindings(keymap, "facts"))
