"""Finding words in the article: from one place to the next, and from there a selection."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from tui.app.prompt.question import Complaint, Question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.app.main.main_screen import MainScreen
    from tui.app.panes.article.pane import ArticlePane
    from tui.model import Span


async def find(main: MainScreen) -> None:
    """Ask for words, and go to the next place of the article where they stand."""
    pane = main.article_pane
    article = pane.article
    if article is None:
        main.say("Open an article first.", "muted")
        return
    full, marked, again = article.document.full, pane.spans, pane.match is not None
    show = partial(_show, pane, full, pane.first_in_view)
    question = Question(
        "Find in the article:",
        pane.phrase,
        hint="words of the text, in capitals or not",
        check=lambda text: _complaint(full, text),
        live=show,
        proposed=True,
    )
    answer = await main.ask(question)
    if pane.article is not article:
        return  # another one came meanwhile
    if answer is None or not answer.strip():
        pane.mark(marked)
        return
    pane.phrase = answer.strip()
    show(answer, beyond=again)
    _say_place(main, places(full, answer))


def go_on(main: MainScreen) -> None:
    """Go to the next place where the words stand that were looked for last."""
    pane = main.article_pane
    full = pane.article.document.full if pane.article else ""
    matches = places(full, pane.phrase)
    if matches:
        _show(pane, full, pane.first_in_view, pane.phrase, beyond=pane.match is not None)
        _say_place(main, matches)
    else:
        absent = f"{pane.phrase} does not stand in this article"
        way = f"{main.keymap.named('find-text')} finds words in the article."
        main.say(f"{absent if pane.phrase else 'Nothing is found yet'}: {way}", "muted")


def _show(pane: ArticlePane, full: str, start: int, text: str, *, beyond: bool = False) -> None:
    """Mark the first place where words stand from a character on, or beyond it; none: no mark."""
    matches = places(full, text)
    pane.show_match(matches[following(matches, start, beyond=beyond)] if matches else None)


def _say_place(main: MainScreen, matches: Sequence[Span]) -> None:
    """Say which of the places it is, and what can be done there."""
    match = main.article_pane.match
    number = matches.index(match) + 1 if match in matches else 1
    key = main.keymap.named
    selects = f"{key('select')} selects it."
    if len(matches) == 1:
        main.say(f"It stands at this place alone: {selects}", "muted")
        return
    main.say(f"{number} of {len(matches)} places: {key('find-next')} goes on, {selects}", "muted")


def places(full: str, phrase: str) -> tuple[Span, ...]:
    """Find where words stand in a text, in capitals or not, whatever blanks are between them."""
    if not (words := phrase.split()):
        return ()
    pattern = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE)
    return tuple(match.span() for match in pattern.finditer(full))


def following(matches: Sequence[Span], start: int, *, beyond: bool) -> int:
    """Choose the first match from a character on, or beyond it; after the last comes the first."""
    return next(
        (n for n, (at, _) in enumerate(matches) if (at > start if beyond else at >= start)), 0
    )


def _complaint(full: str, phrase: str) -> Complaint | None:
    if phrase.strip() and not places(full, phrase):
        return Complaint("It does not stand in this article.")
    return None
