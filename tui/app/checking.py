"""Checking facts: to the sentence and back, confirmed, rejected or corrected; then the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.marking import announce

if TYPE_CHECKING:
    from tui.app.desk import Desk
    from tui.model import Decision, Verdict


def jump(desk: Desk) -> None:
    """Go to the sentence of the fact under the cursor and mark it there."""
    if desk.facts.current is None:
        return
    spans = desk.facts.marked
    desk.focus_pane("article")
    desk.call_after_refresh(desk.reader.mark, spans)


def mention(desk: Desk, steps: int) -> None:
    """Go to the next or previous place where the fact under the cursor is told."""
    if desk.facts.turn(steps):
        desk.reader.mark(desk.facts.marked)
    elif desk.facts.current:
        desk.say("It is told in this one place.", "muted")


async def decide(desk: Desk, decision: Decision) -> None:
    """Confirm or reject the fact under the cursor; the same again takes the verdict off."""
    from tui.model import Verdict

    subject = _subject(desk)
    if subject is None:
        return
    number, kind, key, before = subject
    again = before is not None and before.decision == decision
    if again:
        change = await desk.write(desk.library.marks.withdraw, number, kind, key)
    else:
        verdict = Verdict(kind=kind, key=key, decision=decision)
        change = await desk.write(desk.library.marks.verdict, number, verdict)
    announce(desk, change, [number])
    if not again:
        go_on(desk)


async def correct(desk: Desk) -> None:
    """Ask for the fact as it should be, and keep that in place of what was found."""
    import msgspec

    from tui.app.correcting import Correct
    from tui.app.decided import as_decided, facts_of
    from tui.model import Verdict

    subject, current, article = _subject(desk), desk.facts.current, desk.facts.article
    if subject is None or current is None or article is None:
        return
    facts = as_decided(article).facts
    if facts is None:
        return
    number, kind, key, _ = subject
    fact = facts_of(facts, kind)[current.index]
    written = await desk.app.push_screen_wait(Correct(fact))
    if written is None:
        return
    value = msgspec.json.encode(written).decode()
    verdict = Verdict(kind=kind, key=key, decision="corrected", value=value)
    announce(desk, await desk.write(desk.library.marks.verdict, number, verdict), [number])
    go_on(desk)


def go_on(desk: Desk) -> None:
    """Go to the next undecided fact; where that was the last one, say what comes next."""
    article = desk.facts.article
    if desk.facts.go_undecided(desk.facts.cursor) or article is None:
        return
    if article.row.reviewed:
        desk.say("Every fact here is decided, and the article is reviewed.", "good")
    else:
        key = desk.keymap.first("review") or "review"
        desk.say(f"Every fact here is decided: {key} marks it reviewed and goes on.", "good")


def _subject(desk: Desk) -> tuple[int, str, str, Verdict | None] | None:
    """The fact under the cursor: its article, kind, key and verdict so far."""
    from tui.library.identity import identity

    fact, article = desk.facts.fact, desk.facts.article
    if fact is None or article is None:
        return None
    kind, key = identity(fact)
    before = next((v for v in article.verdicts if (v.kind, v.key) == (kind, key)), None)
    return article.row.number, kind, key, before
