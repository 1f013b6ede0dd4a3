"""The review run: from an article whose facts are checked to the next one that is not reviewed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui.app.commands import mark, navigate, review_fact
from tui.app.render.formatting import counted, sentence

if TYPE_CHECKING:
    from tui.app.main.main_screen import MainScreen
    from tui.library.marks import Change


async def review(desk: MainScreen) -> None:
    """Mark the chosen articles reviewed, and go on to the next one shown that is not."""
    numbers = desk.headlines.chosen
    if not numbers:
        return
    desk.library.require_writing()
    left, following = await asyncio.to_thread(_left, desk, set(numbers))
    if following is not None:
        # Opened before it is marked, so that undo takes the review back and not the reading.
        desk.headlines.go(following, tell=False)
        await _open(desk)
    change = await desk.write(desk.library.marks.review, numbers)
    mark.announce(desk, change, numbers)
    _sum_up(desk, change, left)


async def toggle_reviewed(desk: MainScreen) -> None:
    """Mark the chosen articles reviewed, or not reviewed where all of them are."""
    numbers = desk.headlines.chosen
    value = not await asyncio.to_thread(desk.library.marks.all_are, "reviewed", numbers)
    if numbers:
        change = await desk.write(desk.library.marks.review, numbers, value)
        mark.announce(desk, change, numbers)


async def confirm_rest(desk: MainScreen) -> None:
    """Confirm every fact of the article that is not decided yet, as one change."""
    from tui.library.identity import identity
    from tui.model import Verdict

    article = desk.facts.article
    facts = map(identity, desk.facts.undecided)
    verdicts = [Verdict(kind=kind, key=key, decision="confirmed") for kind, key in facts]
    if article is None or not verdicts:
        review_fact.go_on(desk)
        return
    number = article.row.number
    mark.announce(desk, await desk.write(desk.library.marks.verdicts, number, verdicts), [number])
    review_fact.go_on(desk)


def _left(desk: MainScreen, without: set[int]) -> tuple[int, int | None]:
    """How many that are shown are not reviewed, and the place of the first after the cursor.

    After the last one it begins anew. Asked of the library, not row by row; in a thread.
    """
    query = f"({desk.query_text}) -is:reviewed" if desk.query_text else "-is:reviewed"
    numbers, cursor = desk.headlines.numbers, desk.headlines.cursor
    wanted = set(desk.library.articles.numbers(query)).intersection(numbers) - without
    order = (*range(cursor + 1, len(numbers)), *range(cursor))
    return len(wanted), next((index for index in order if numbers[index] in wanted), None)


async def _open(desk: MainScreen) -> None:
    """Open the article under the cursor at its first undecided fact, or at its text."""
    opening = navigate.open_article(desk, focus=False)
    if opening:
        await opening
    desk.focus_pane("facts" if desk.facts.go_undecided(0) else "article")


def _sum_up(desk: MainScreen, change: Change, left: int) -> None:
    undo = mark.how_to_undo(desk)
    done = sentence(change.description) if change.count else "Reviewed"
    if left:
        desk.say(f"{done}; {counted(left)} to go. {undo}")
    else:
        desk.say(f"{done}: nothing shown is left to review. {undo}", "good")
