"""The review run: from an article whose facts are checked to the next one that is not reviewed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui.app.commands import mark, navigate, review_fact
from tui.app.render.formatting import counted, sentence

if TYPE_CHECKING:
    from tui.app.main.main_screen import MainScreen
    from tui.library.marks import Change


async def review(main: MainScreen) -> None:
    """Mark the chosen articles reviewed, and go on to the next one shown that is not.

    What was only in the list was not seen: there the first press opens it, and the run begins.
    """
    numbers = mark.chosen(main)
    if not numbers:
        return
    await main.require_writable()
    if not main.headlines.shown_marked and not _is_seen(main):
        await _open(main)
        key = main.keymap.named("review")
        main.say(f"Check its facts, then {key} marks it reviewed and goes on.", "muted")
        return
    remaining, following = await asyncio.to_thread(_unreviewed, main, set(numbers))
    if following is not None:
        main.headlines.go(following, tell=False)
        await _open(main)
    change = await mark.change(main, numbers, main.library.marks.review, numbers)
    _sum_up(main, change, remaining)


def _is_seen(main: MainScreen) -> bool:
    """Whether the reader is at the article itself or its facts, or has seen it reviewed before."""
    article = main.article
    return main.focused_pane in ("article", "facts") or bool(article and article.row.reviewed)


async def toggle_reviewed(main: MainScreen) -> None:
    """Mark the chosen articles reviewed, or not reviewed where all of them are."""
    numbers = mark.chosen(main)
    value = not await asyncio.to_thread(main.library.marks.all_have, "reviewed", numbers)
    if numbers:
        await mark.change(main, numbers, main.library.marks.review, numbers, value)


async def confirm_rest(main: MainScreen) -> None:
    """Confirm every fact of the article that is not decided yet, as one change."""
    from tui.library.facts.fact_identity import identity
    from tui.model import Verdict

    article = main.facts.article
    facts = map(identity, main.facts.undecided)
    verdicts = [Verdict(kind=kind, key=key, decision="confirmed") for kind, key in facts]
    if article is None or not verdicts:
        main.say("There is no fact here to decide on.", "muted")
        review_fact.go_on(main, main.facts.ahead)
        return
    number = article.row.number
    await mark.change(main, [number], main.library.marks.verdicts, number, verdicts)
    review_fact.go_on(main, main.facts.ahead)


def _unreviewed(main: MainScreen, without: set[int]) -> tuple[int, int | None]:
    """How many that are shown are not reviewed, and the place of the first after the cursor.

    After the last one it begins anew. Asked of the library, not row by row; in a thread.
    """
    query = f"({main.query_text}) -is:reviewed" if main.query_text else "-is:reviewed"
    numbers, cursor = main.headlines.numbers, main.headlines.cursor
    unreviewed = set(main.library.articles.numbers(query)).intersection(numbers) - without
    order = (*range(cursor + 1, len(numbers)), *range(cursor))
    return len(unreviewed), next((index for index in order if numbers[index] in unreviewed), None)


async def _open(main: MainScreen) -> None:
    """Open the article under the cursor at its first undecided fact, or at its text."""
    opening = navigate.open_article(main, focus=False)
    if opening:
        await opening
    main.focus_pane("facts" if main.facts.go_undecided() else "article")


def _title_out_of_view(main: MainScreen) -> str:
    """Name the article that is open where no headline does and its text begins at a fact."""
    article = main.article
    seen = main.columns.has_room_for("headlines") or not main.article_pane.scroll_offset.y
    return f"Now: {article.row.title}" if article and not seen else ""


def _sum_up(main: MainScreen, change: Change, remaining: int) -> None:
    undo = mark.how_to_undo(main)
    done = sentence(change.description) if change.count else "Reviewed"
    if remaining:
        main.say(f"{done}; {counted(remaining)} to go. {undo} {_title_out_of_view(main)}".rstrip())
    else:
        main.say(f"{done}: nothing shown is left to review. {undo}", "good")
