"""Selecting text in the article, by words and sentences, and making a fact of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.panes.article import selection

if TYPE_CHECKING:
    from tui.app.main.main_screen import MainScreen


def begin(desk: MainScreen) -> None:
    """Select the sentence in view; the keys that move the selection come into force."""
    article = desk.reader.article
    if article is None:
        return
    desk.focus_pane("article")
    text = selection.read(article.document.full)
    desk.reader.select(selection.sentence(text, desk.reader.first_in_view))


def by_word(desk: MainScreen, steps: int, *, extend: bool = False) -> None:
    """Select the next or previous word, or that one too."""
    now, article = desk.reader.selection, desk.reader.article
    if now and article:
        text = selection.read(article.document.full)
        desk.reader.select(selection.by_word(text, now, steps, extend=extend))


def by_sentence(desk: MainScreen, steps: int, *, extend: bool = False) -> None:
    """Select the next or previous sentence, or that one too."""
    now, article = desk.reader.selection, desk.reader.article
    if now and article:
        text = selection.read(article.document.full)
        desk.reader.select(selection.by_sentence(text, now, steps, extend=extend))


def extend(desk: MainScreen) -> None:
    """From now on moving keeps the beginning of the selection, or does not any more."""
    now = desk.reader.selection
    if now:
        desk.reader.select(now._replace(extending=not now.extending))
        words = "Moving extends the selection." if not now.extending else "Moving selects anew."
        desk.say(words, "muted")


async def add(desk: MainScreen) -> None:
    """Ask what kind of fact is selected and what it says, and keep it."""
    from tui.app.commands.add_fact import add as ask

    now, article = desk.reader.selection, desk.reader.article
    if now and article:
        await ask(desk, article, now.span)
