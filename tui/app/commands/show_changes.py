"""Show what an update changed in the article that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.screens.revisions import RevisionCard

if TYPE_CHECKING:
    from tui.app.main.main_screen import MainScreen


async def show(main: MainScreen) -> None:
    """Open the comparison with what the article said before, where it has changed."""
    article = main.facts.article
    if article is None:
        main.say("Open an article first.", "muted")
    elif not article.revisions:
        main.say("This article has not changed since it came.", "muted")
    else:
        main.app.push_screen(RevisionCard(main.context, article))
