"""Checking facts: to the sentence and back, confirmed or rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.marking import announce

if TYPE_CHECKING:
    from tui.app.desk import Desk
    from tui.model import Decision


def jump(desk: Desk) -> None:
    """Go to the sentence of the fact under the cursor and mark it there."""
    if desk.facts.current is None:
        return
    spans = desk.facts.current.spans
    desk.focus_pane("article")
    desk.call_after_refresh(desk.reader.mark, spans)


async def decide(desk: Desk, decision: Decision) -> None:
    """Confirm or reject the fact under the cursor; the same again takes the verdict off."""
    from tui.library.identity import identity
    from tui.model import Verdict

    fact, article = desk.facts.fact, desk.facts.article
    if fact is None or article is None:
        return
    kind, key = identity(fact)
    number = article.row.number
    before = next((v for v in article.verdicts if (v.kind, v.key) == (kind, key)), None)
    again = before is not None and before.decision == decision
    verdict = Verdict(kind=kind, key=key, decision=decision)
    if again:
        change = await desk.write(desk.library.marks.withdraw, number, kind, key)
    else:
        change = await desk.write(desk.library.marks.verdict, number, verdict)
    announce(desk, change, [number])
    desk.facts.move(0 if again else 1)
