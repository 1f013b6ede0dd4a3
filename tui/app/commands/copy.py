"""Copying what an article says, with its source, so that a quotation can be found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import clean
from tui.app.panes.article import selection
from tui.app.render.formatting import day

if TYPE_CHECKING:
    from tui.app.main.main_screen import MainScreen
    from tui.model import Article


def copy(main: MainScreen) -> None:
    """Copy what is selected, the sentence of a fact, or else the headline, each with its source."""
    article = main.article_pane.article
    if article is None:
        main.say("Open an article first.", "muted")
        return
    label, text = _chosen(main, article)
    main.app.copy_to_clipboard(cited(article, text))
    main.say(f"Copied {label}, with its source.", "muted")


def _chosen(main: MainScreen, article: Article) -> tuple[str, str]:
    """What is copied, in a word, and its text; none for the headline, which a source has anyway."""
    full = article.document.full
    if now := main.article_pane.selection:
        return "what is selected", full[slice(*now.span)]
    spans = main.facts.marked if main.place in ("facts", "sentence") else ()
    if spans and (sentence := selection.sentence(selection.read(full), spans[0][0])):
        return "the sentence", full[slice(*sentence.span)]
    return "the headline", ""


def cited(article: Article, text: str) -> str:
    """A quotation in one line: the words, the headline, the feed, the day and the address."""
    row = article.row
    quotation = clean.line(text, len(text))
    date = day(row.published.astimezone().date().isoformat())
    source = f"{row.feeds[0]}, {date}" if row.feeds else date
    quoted = quotation and quotation != clean.line(row.title, len(row.title))
    parts = (f"“{quotation}”" if quoted else "", row.title, source, clean.address(row.link))
    return " | ".join(part for part in parts if part)
