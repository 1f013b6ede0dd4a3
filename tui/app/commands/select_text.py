"""Selecting text in the article, by words and sentences, and making a fact of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.panes.article import selection

if TYPE_CHECKING:
    from tui.app.main.main_screen import MainScreen


def begin(main: MainScreen) -> None:
    """Select the sentence in view; the keys that move the selection come into force."""
    article = main.reader.article
    if article is None:
        return
    main.focus_pane("article")
    text = selection.read(article.document.full)
    main.reader.select(selection.sentence(text, main.reader.first_in_view))


def by_word(main: MainScreen, steps: int, *, extend: bool = False) -> None:
    """Select the next or previous word, or that one too."""
    now, article = main.reader.selection, main.reader.article
    if now and article:
        text = selection.read(article.document.full)
        main.reader.select(selection.by_word(text, now, steps, extend=extend))


def by_sentence(main: MainScreen, steps: int, *, extend: bool = False) -> None:
    """Select the next or previous sentence, or that one too."""
    now, article = main.reader.selection, main.reader.article
    if now and article:
        text = selection.read(article.document.full)
        main.reader.select(selection.by_sentence(text, now, steps, extend=extend))


def extend(main: MainScreen) -> None:
    """From now on moving keeps the beginning of the selection, or does not any more."""
    now = main.reader.selection
    if now:
        main.reader.select(now._replace(extending=not now.extending))
        words = "Moving extends the selection." if not now.extending else "Moving selects anew."
        main.say(words, "muted")


async def add(main: MainScreen) -> None:
    """Ask what kind of fact is selected and what it says, and keep it."""
    from tui.app.commands.add_fact import add as ask

    now, article = main.reader.selection, main.reader.article
    if now and article:
        await ask(main, article, now.span)


def end(main: MainScreen) -> None:
    """Select no more."""
    main.reader.select(None)
