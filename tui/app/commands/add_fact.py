"""A fact that the analysis missed, made of text that the reader selected."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui import clean
from tui.app.commands import mark
from tui.app.commands.review_fact import value_of
from tui.app.panes.article import selection
from tui.app.screens.fact_card import QUOTED, Draft, FactCard
from tui.app.screens.fact_choices import settled
from tui.library.facts.fact_identity import all_facts, identity
from tui.model import Casualty, Facts, Organisation, Person, Place, Verdict

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence

    from tui.app.main.main_screen import MainScreen
    from tui.library.facts.fact_identity import Fact
    from tui.model import Article, Span

LONGEST_NAME = 6
"""Words that a name has at most, by which a selection is taken for one at first."""

AREAS = frozenset({"region", "district", "area"})
"""Kinds of places that others lie in, which are meant more rarely than what they hold."""

_NAME = re.compile(
    r"[^\W\da-z_][\w'’.-]*(?:\s+(?:(?:al|el|bin|de|la|of|the)\s+)?[^\W\da-z_][\w'’.-]*)*"
)


def add(main: MainScreen, article: Article, span: Span) -> Awaitable[None]:
    """Ask what is selected, keep it as a verdict of the reader's, and go to it in the facts."""
    return main.with_card(_add(main, article, span))


async def _add(main: MainScreen, article: Article, span: Span) -> None:
    await main.require_writable()
    facts = article.facts or Facts()
    kinds = await asyncio.to_thread(_beginnings, article.document.full, span, facts)
    quote = clean.line(article.document.full[slice(*span)], QUOTED)
    card = FactCard(main.context, Draft("Add a fact", quote, kinds, facts))
    written = await main.app.push_screen_wait(card)
    if written is None:
        return
    kind, key = identity(written.fact)
    if (kind, key) in set(map(identity, all_facts(facts))):
        main.say("This fact is there already.", "warning")
    else:
        number = article.row.number
        verdict = Verdict(kind=kind, key=key, decision="added", value=value_of(written))
        await mark.change(main, [number], main.library.marks.verdict, number, verdict)
    main.article_pane.select(None)
    main.focus_pane("facts")
    main.facts.go_to(kind, key)


def _beginnings(full: str, span: Span, facts: Facts) -> dict[str, Fact]:
    """Each kind of fact as the selected words suggest it, the likeliest kind first."""
    quote = full[slice(*span)]
    name = clean.line(quote, 120)
    first = _NAME.search(name)
    if first and len(name.split()) > LONGEST_NAME:
        name = first[0]
    place = Place(name=name, mentions=(span,))
    claim = draft(full, span, facts)
    kinds: dict[str, Fact] = {
        "claim": claim,
        "person": Person(name=name, mentions=(span,)),
        "place": settled(place, replace(place, name=""), facts),
        "organisation": Organisation(name=name, mentions=(span,)),
    }
    likely = _likely(quote, claim)
    return {likely: kinds.pop(likely), **kinds}


def draft(full: str, span: Span, facts: Facts) -> Casualty:
    """Draft a claim of the selected words; who and where are of the sentence that has its count."""
    from tui.facts import rough

    quote = full[slice(*span)]
    claim = replace(rough(quote), quote=quote, span=span)
    part = counting_sentence(full, span, claim)
    group = rough(full[slice(*part)]).group
    return replace(
        claim, group=group, place=nearest_place(part, facts, selection.read(full).sentences)
    )


def _likely(quote: str, claim: Casualty) -> str:
    """A few words that are a name are a person's, unless they count somebody."""
    short = len(quote.split()) <= LONGEST_NAME
    counted = claim.victims is not None or any(character.isdigit() for character in quote)
    return "person" if short and not counted and _NAME.fullmatch(quote.strip()) else "claim"


def counting_sentence(full: str, span: Span, claim: Casualty) -> Span:
    """The part of a selection within the first sentence that counts what its claim does."""
    from tui.facts import rough

    count = (claim.kind, claim.low, claim.high, claim.vague)
    parts = (
        (max(start, span[0]), min(end, span[1])) for start, end in selection.read(full).sentences
    )
    for part in (part for part in parts if part[0] < part[1]):
        alone = rough(full[slice(*part)])
        if (alone.kind, alone.low, alone.high, alone.vague) == count:
            return part
    return span


def nearest_place(span: Span, facts: Facts, sentences: Sequence[Span] = ()) -> str | None:
    """The first place in the selection, a town before its region; or else the nearest before it.

    Of several in one of the `sentences` before it, that of its claim is meant, and then a town.
    """
    begin, end = span
    candidates = [
        (start, place)
        for place in facts.places
        for start, _ in place.mentions
        if start < end and place.kind != "country"
    ]
    inside = [
        (place.kind in AREAS, start, place.name) for start, place in candidates if start >= begin
    ]
    if inside:
        return min(inside)[-1]
    if not candidates:
        return None
    nearest = max(start for start, _ in candidates)
    alone = (nearest, nearest + 1)
    first, last = next((s for s in sentences if s[0] <= nearest < s[1]), alone)
    of_claims = {claim.place for claim in facts.casualties if first <= claim.span[0] < last}
    return max(
        (place.name in of_claims, place.kind not in AREAS, start, place.name)
        for start, place in candidates
        if first <= start < last
    )[-1]
