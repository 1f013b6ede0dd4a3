"""Merge facts that the reader added, kept as verdicts, into those that the analysis found.

An added fact stands in its verdict as JSON, with the place in the text that it was read from.
Where the text was fetched anew the words are looked for again; where a later analysis finds the
same fact, the verdict goes over to that one, so that nothing is shown twice.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeVar

from tui.library.facts.fact_identity import Fact, all_facts, count_key, identity, rematch
from tui.model import FACT_LISTS, Casualty, Facts, Organisation, Person, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.model import Article, Certainty, Span, Verdict

_Kind = TypeVar("_Kind", bound=Fact)

CERTAIN = ("place", "date", "source", "by", "weapon")
"""Fields of a claim of which it says how they were found."""

FACT_TYPES: dict[str, type[Fact]] = {
    "casualty": Casualty,
    "person": Person,
    "place": Place,
    "organisation": Organisation,
}


def verdict_fact(verdict: Verdict) -> Fact | None:
    """Decode the fact in a verdict's value; None where there is none, or none that can be."""
    import msgspec

    if not verdict.value or verdict.kind not in FACT_TYPES:
        return None
    try:
        fact = msgspec.json.decode(verdict.value, type=FACT_TYPES[verdict.kind])
    except msgspec.MsgspecError:
        return None
    return None if isinstance(fact, Casualty) and not fact.possible else fact


def add_facts(facts: Facts | None, verdicts: Iterable[Verdict], text: str = "") -> Facts | None:
    """Append the reader's added facts behind those of each kind; None where there are no facts."""
    added = [verdict for verdict in verdicts if verdict.decision == "added"]
    if not added:
        return facts
    base = facts or Facts()
    present = set(map(identity, all_facts(base)))
    additions: dict[str, Any] = {}
    for verdict in added:
        fact = verdict_fact(verdict)
        if fact is not None and (verdict.kind, verdict.key) not in present:
            name = FACT_LISTS[verdict.kind]
            added_fact = set_by_reader(locate(fact, text), None)
            additions[name] = (*additions.get(name, getattr(base, name)), added_fact)
    return replace(base, **additions)


def set_by_reader(fact: _Kind, analysed: Fact | None) -> _Kind:
    """Leave a claim's certainty to the fields that are as they were `analysed`.

    How a field was found is said of what was found: the reader's own has a verdict instead.
    """
    if not isinstance(fact, Casualty):
        return fact
    analysis = analysed if isinstance(analysed, Casualty) else Casualty(kind=fact.kind)
    certainty: dict[str, Certainty] = {
        name: analysis.certainty[name]
        for name in CERTAIN
        if name in analysis.certainty and getattr(fact, name) == getattr(analysis, name)
    }
    return replace(fact, certainty=certainty)


def match_added(
    facts: Facts | None, verdicts: Iterable[Verdict], text: str = ""
) -> tuple[Verdict, ...]:
    """Move verdicts on added facts to the key of the same fact where the analysis found it too.

    It is the same where it is of one kind, for a claim of one number, and read from the same
    words. What has a verdict of its own is left alone.
    """
    verdicts = tuple(verdicts)
    if facts is None or not any(verdict.decision == "added" for verdict in verdicts):
        return verdicts
    analysed = {identity(fact): fact for fact in all_facts(facts)}
    free = analysed.keys() - {(verdict.kind, verdict.key) for verdict in verdicts}
    moved = []
    for verdict in verdicts:
        fact = verdict_fact(verdict) if verdict.decision == "added" else None
        if fact is not None and (verdict.kind, verdict.key) not in analysed:
            located = locate(fact, text)
            key = next(
                (k for k in sorted(free) if _is_same(k, analysed[k], verdict, located)), None
            )
            if key:
                free.discard(key)
                moved.append(replace(verdict, key=key[1]))
                continue
        moved.append(verdict)
    return tuple(moved)


def _is_same(key: tuple[str, str], fact: Fact, verdict: Verdict, added: Fact) -> bool:
    if key[0] != verdict.kind:
        return False
    if verdict.kind == "casualty" and count_key(key[1]) != count_key(verdict.key):
        return False
    return any(
        start < last and first < end for start, end in _spans(fact) for first, last in _spans(added)
    )


def locate(fact: Fact, text: str) -> Fact:
    """Find a fact's words again in a text; the fact stays as it is where they are gone."""
    if not text:
        return fact
    if isinstance(fact, Casualty):
        start, end = fact.span
        if text[start:end] == fact.quote or (position := text.find(fact.quote)) < 0:
            return fact
        return replace(fact, span=(position, position + len(fact.quote)))
    mentions = _mentions(fact, text)
    return replace(fact, mentions=mentions) if mentions else fact


def _mentions(fact: Person | Place | Organisation, text: str) -> tuple[Span, ...]:
    """Find every span where one of a fact's names stands as words of its own."""
    names = [fact.name, *getattr(fact, "aliases", ())]
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return tuple(match.span() for match in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", text))


def _spans(fact: Fact) -> tuple[Span, ...]:
    return (fact.span,) if isinstance(fact, Casualty) else fact.mentions


def matched(article: Article) -> Article:
    """Match what was decided and written to the facts that the last analysis found."""
    facts, full = article.facts, article.document.full
    verdicts = match_added(facts, rematch(facts, article.verdicts), full)
    complete = add_facts(facts, verdicts, full)
    by_reader = groupby(article.opinions, lambda opinion: opinion.reader)
    return replace(
        article,
        facts=complete,
        awaited=facts is None,
        verdicts=verdicts,
        annotations=rematch(complete, article.annotations),
        opinions=tuple(o for _, group in by_reader for o in rematch(complete, tuple(group))),
    )
