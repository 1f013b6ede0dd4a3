"""Selecting text in the article, by words and sentences, and making a fact of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.panes.article import selection

if TYPE_CHECKING:
    from tui.app.main.main_screen import MainScreen


def begin(main: MainScreen) -> None:
    """Select the words that were found, or else the sentence in view."""
    article = main.article_pane.article
    if article is None:
        main.say("Open an article first.", "muted")
        return
    main.focus_pane("article")
    text = selection.read(article.document.full)
    if match := main.article_pane.match:
        main.article_pane.select(selection.words(text, match[0], match[1] - 1))
    else:
        main.article_pane.select(selection.sentence(text, main.article_pane.first_in_view))


def by_word(main: MainScreen, steps: int, *, extend: bool = False) -> None:
    """Select the next or previous word, or that one too."""
    now, article = main.article_pane.selection, main.article_pane.article
    if now and article:
        text = selection.read(article.document.full)
        main.article_pane.select(selection.by_word(text, now, steps, extend=extend))


def by_sentence(main: MainScreen, steps: int, *, extend: bool = False) -> None:
    """Select the next or previous sentence, or that one too."""
    now, article = main.article_pane.selection, main.article_pane.article
    if now and article:
        text = selection.read(article.document.full)
        main.article_pane.select(selection.by_sentence(text, now, steps, extend=extend))


def extend(main: MainScreen) -> None:
    """From now on moving keeps the beginning of the selection, or does not any more."""
    now = main.article_pane.selection
    if now:
        main.article_pane.select(now._replace(extending=not now.extending))
        message = "Moving extends the selection." if not now.extending else "Moving selects anew."
        main.say(message, "muted")


async def add(main: MainScreen) -> None:
    """Ask what kind of fact is selected and what it says, and keep it."""
    from tui.app.commands.add_fact import add as ask

    now, article = main.article_pane.selection, main.article_pane.article
    if now and article:
        await ask(main, article, now.span)


def end(main: MainScreen) -> None:
    """Select no more."""
    main.article_pane.select(None)
