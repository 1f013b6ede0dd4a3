"""An article's facts with the reader's verdicts on them, as the facts pane shows them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.model import Casualty, Organisation, Person, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.app.panes.facts.fact_row import Decisions
    from tui.model import Article, Facts

Fact = Casualty | Person | Place | Organisation

KINDS = ("casualty", "person", "place", "organisation")


def facts_of(facts: Facts, kind: str) -> Sequence[Fact]:
    """The facts of one kind, in the order in which they are shown."""
    match kind:
        case "casualty":
            return facts.casualties
        case "person":
            return facts.people
        case "place":
            return facts.places
        case _:
            return facts.organisations


def decisions(article: Article) -> Decisions:
    """The verdicts by the kind and index of the fact they are about."""
    from tui.library.fact_identity import identity

    if not article.facts or not article.verdicts:
        return {}
    given = {(verdict.kind, verdict.key): verdict for verdict in article.verdicts}
    return {
        (kind, index): given[identity(fact)]
        for kind in KINDS
        for index, fact in enumerate(facts_of(article.facts, kind))
        if identity(fact) in given
    }


def as_decided(article: Article) -> Article:
    """The article with corrected facts in place of what was found, and the toll that follows.

    Rejected facts stay, to be shown as such; nothing changes its index.
    """
    from tui.library.verdicts import apply_verdict, apply_verdicts

    facts, given = article.facts, decisions(article)
    if facts is None or not given:
        return article
    changed = {
        kind: tuple(
            apply_verdict(fact, given.get((kind, index))) or fact
            for index, fact in enumerate(facts_of(facts, kind))
        )
        for kind in KINDS
    }
    shown = replace(
        facts,
        casualties=changed["casualty"],  # type: ignore[arg-type]
        people=changed["person"],  # type: ignore[arg-type]
        places=changed["place"],  # type: ignore[arg-type]
        organisations=changed["organisation"],  # type: ignore[arg-type]
        toll=apply_verdicts(facts, article.verdicts).toll,
    )
    return replace(article, facts=shown)


def analysed(article: Article) -> bool:
    """Whether its language is one that facts are found in."""
    facts = article.facts
    if facts is None or facts.people or facts.places or facts.casualties:
        return True
    return facts.language in ("", "en", "und")
