"""Checking facts: to the sentence and back, confirmed, rejected or corrected; then the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.app.commands import mark

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence

    from tui.app.main.main_screen import MainScreen
    from tui.app.panes.facts.fact_row import FactRow
    from tui.app.screens.fact_fields import FactFields
    from tui.model import Article, Decision, Span, Verdict


def jump(main: MainScreen) -> None:
    """Go to the sentence of the fact under the cursor and mark it there."""
    if main.facts.current is None:
        main.say("There is no fact here to go to.", "muted")
        return
    spans = main.facts.marked
    main.focus_pane("article")
    main.article_pane.come_to_sentence(value=True)
    main.call_after_refresh(main.article_pane.mark, spans)


def mention(main: MainScreen, steps: int) -> None:
    """Go to the next or previous place where the fact under the cursor is told."""
    if main.facts.turn(steps):
        main.article_pane.mark(main.facts.marked)
    elif main.facts.marked:
        main.say("No other mention of it was found.", "muted")
    elif main.facts.fact is None:
        main.say("There is no fact here whose mentions could be shown.", "muted")
    else:
        main.say("No sentence of this article has this fact's words.", "muted")


async def decide(main: MainScreen, decision: Decision) -> None:
    """Confirm or reject the fact under the cursor; the same again takes the verdict off.

    What the reader added is taken away by rejecting it.
    """
    from tui.model import Verdict

    subject = _subject(main)
    if subject is None:
        return
    number, kind, key, earlier = subject
    added = earlier is not None and earlier.decision == "added"
    if added and decision == "confirmed":
        main.say(f"You added this yourself; {main.keymap.first('reject')} takes it away.", "muted")
        return
    again = earlier is not None and earlier.decision == decision
    ahead = main.facts.ahead
    if again or added:
        await mark.change(main, [number], main.library.marks.withdraw, number, kind, key)
    else:
        verdict = Verdict(kind=kind, key=key, decision=decision)
        await mark.change(main, [number], main.library.marks.verdict, number, verdict)
    if not again and not added:
        go_on(main, ahead)


def correct(main: MainScreen) -> Awaitable[None]:
    """Ask for the fact as it should be, and keep that in place of what was found."""
    return main.with_card(_correct(main))


async def _correct(main: MainScreen) -> None:
    from tui.app.panes.facts.with_verdicts import as_decided, facts_of
    from tui.app.screens.fact_card import Draft, FactCard
    from tui.library.facts.fact_identity import identity
    from tui.library.facts.verdicts import toll_part
    from tui.model import Verdict

    subject, current, article = _subject(main), main.facts.current, main.facts.article
    facts = as_decided(article).facts if article else None
    if subject is None or current is None or article is None or facts is None:
        return
    await main.require_writable()
    number, kind, key, earlier = subject
    fact = facts_of(facts, kind)[current.index]
    toll = toll_part(earlier) if earlier else None
    quote = _sentence(article, current.spans)
    card = FactCard(main.context, Draft("Correct this fact", quote, {kind: fact}, facts, toll))
    written = await main.app.push_screen_wait(card)
    if written is None:
        return
    added = earlier is not None and earlier.decision == "added"
    new = identity(written.fact)[1] if added else key
    verdict = Verdict(
        kind=kind, key=new, decision="added" if added else "corrected", value=value_of(written)
    )
    gone = [(kind, key)] if new != key else []
    ahead = main.facts.ahead
    await mark.change(main, [number], main.library.marks.verdicts, number, [verdict], gone)
    if not added:
        go_on(main, ahead)


def _sentence(article: Article, spans: Sequence[Span]) -> str:
    """The sentence that a fact stands on, in a line."""
    from tui import clean
    from tui.app.panes.article import selection
    from tui.app.screens.fact_card import QUOTED

    full = article.document.full
    found = selection.sentence(selection.read(full), spans[0][0]) if spans else None
    return clean.line(full[slice(*found.span)], QUOTED) if found else ""


def value_of(written: FactFields) -> str:
    """Serialize a fact as its verdict keeps it, a claim with how it counts in the toll."""
    import msgspec

    value = msgspec.to_builtins(written.fact)
    if written.toll:
        value["toll"] = written.toll
    return msgspec.json.encode(value).decode()


def go_on(main: MainScreen, ahead: Sequence[FactRow]) -> None:
    """Go to the next undecided fact; where that was the last one, say what comes next.

    The next one is that of the order before the decision, which may have moved facts: none between
    is passed over unseen.
    """
    article = main.facts.article
    if main.facts.go_undecided(ahead) or article is None:
        return
    if article.row.reviewed:
        main.say("Every fact here is decided, and the article is reviewed.", "good")
    else:
        key = main.keymap.first("review") or "review"
        main.say(f"Every fact here is decided: {key} marks it reviewed and goes on.", "good")


def _subject(main: MainScreen) -> tuple[int, str, str, Verdict | None] | None:
    """The fact under the cursor: its article, kind, key and verdict so far."""
    from tui.library.facts.fact_identity import identity

    fact, article = main.facts.fact, main.facts.article
    if fact is None or article is None:
        main.say("There is no fact here to decide on.", "muted")
        return None
    kind, key = identity(fact)
    earlier = next((v for v in article.verdicts if (v.kind, v.key) == (kind, key)), None)
    return article.row.number, kind, key, earlier
