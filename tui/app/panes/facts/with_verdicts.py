"""An article's facts with the reader's verdicts on them, as the facts pane shows them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tui.model import FACT_LISTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.app.panes.facts.fact_row import Decisions, Notes
    from tui.library.facts.fact_identity import Fact
    from tui.model import Article, Facts


def facts_of(facts: Facts, kind: str) -> Sequence[Fact]:
    """List the facts of one kind, in the order in which they are shown."""
    listed: Sequence[Fact] = getattr(facts, FACT_LISTS[kind])
    return listed


def decisions(article: Article) -> Decisions:
    """Map the kind and index of each fact that has a verdict to that verdict."""
    from tui.library.facts.fact_identity import identity

    if not article.facts or not article.verdicts:
        return {}
    verdicts = {(verdict.kind, verdict.key): verdict for verdict in article.verdicts}
    return {
        (kind, index): verdicts[identity(fact)]
        for kind in FACT_LISTS
        for index, fact in enumerate(facts_of(article.facts, kind))
        if identity(fact) in verdicts
    }


def notes(article: Article) -> Notes:
    """Map the kind and index of each fact to what is written to it, a line each.

    That is the reader's grade and note, and what others decided who decided otherwise.
    """
    from tui.library.facts.fact_identity import identity

    lines = _written(article)
    if not article.facts or not lines:
        return {}
    return {
        (kind, index): lines[identity(fact)]
        for kind in FACT_LISTS
        for index, fact in enumerate(facts_of(article.facts, kind))
        if identity(fact) in lines
    }


def stray_notes(article: Article) -> dict[str, tuple[str, ...]]:
    """List, by what the fact was, the notes on what is no fact of the article any more."""
    from tui.library.facts.fact_identity import all_facts, identity

    present = set(map(identity, all_facts(article.facts))) if article.facts else set()
    return {
        key.replace("|", " "): lines
        for (kind, key), lines in _written(article).items()
        if kind in FACT_LISTS and (kind, key) not in present
    }


def _written(article: Article) -> dict[tuple[str, str], tuple[str, ...]]:
    """Everything that is written to an article's facts, as briefly as the pane needs it."""
    if not article.annotations and not article.opinions:
        return {}
    from tui.library.facts.opinions import written

    return written(article, lambda note: ": ".join(filter(None, (note.grade, note.note))))


def as_decided(article: Article) -> Article:
    """Put corrected facts in place of what was found, and the toll that follows from them.

    Rejected facts stay, to be shown as such; nothing changes its index, and what the toll stands
    on is told by these.
    """
    from tui.library.facts.verdicts import apply_verdict, apply_verdicts

    facts, by_fact = article.facts, decisions(article)
    if facts is None or not by_fact:
        return article
    lists: dict[str, Any] = {
        name: tuple(
            apply_verdict(fact, by_fact.get((kind, index))) or fact
            for index, fact in enumerate(facts_of(facts, kind))
        )
        for kind, name in FACT_LISTS.items()
    }
    decided = apply_verdicts(facts, article.verdicts)
    left = [
        index
        for index, claim in enumerate(facts.casualties)
        if apply_verdict(claim, by_fact.get(("casualty", index)))
    ]
    stated = tuple(
        replace(toll, claims=tuple(left[at] for at in toll.claims if at < len(left)))
        for toll in decided.stated
    )
    return replace(article, facts=replace(facts, **lists, toll=decided.toll, stated=stated))


def analysed(article: Article) -> bool:
    """Whether its language is one that facts are found in."""
    facts = article.facts
    if facts is None or facts.people or facts.places or facts.casualties:
        return True
    return facts.language in ("", "en", "und")
