"""Mentions of places that no gazetteer has: what the syntax, the model or a dateline shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.lexicon import grammar, name_words
from tui.facts.names.capital_runs import nameable, plain_end, toponymic
from tui.facts.names.lexicon import PARTICLES
from tui.facts.names.location_cues import kind_behind
from tui.facts.names.place_candidate import PlaceCandidate, candidate_at
from tui.facts.names.place_lookup import lies_ahead, listed
from tui.facts.names.place_motions import is_unplaced, is_within
from tui.facts.names.place_syntax import stands_as_place
from tui.facts.names.shown_otherwise import is_given, is_somebody, is_titled
from tui.facts.names.unlisted_places import (
    is_bend,
    is_controlled,
    is_on_the_way,
    is_scene,
    is_spatial,
    villages_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.gazetteer import GazetteerEntry
    from tui.facts.names.name_context import NameContext

_DASHES = frozenset({"(", "-", "–", "—", "--"})
_SIDES = name_words().directions | grammar().winds
_SHORT = 3
"""Letters of capitals that hardly are a town's name at the head of a report."""


def unlisted_at(
    context: NameContext, first: int, limit: int, previous: PlaceCandidate | None
) -> PlaceCandidate | None:
    """Return a name that no gazetteer has but that is shown to be a place's, or None."""
    last = plain_end(context, first, limit)
    tokens = [t for t in context.doc[first:last] if t.text[0].isalpha()]
    if _heads_report(context, first, last):
        return _shown(candidate_at(context, first, last, ()))
    if not tokens or not nameable(tokens) or context.shouting(first):
        return None
    if first and context.doc[first - 1].lower_ in {"a", "an"} and _closes(context, last):
        return None  # "the rocket, a Katyusha,"
    sided = len(tokens) > 1 and tokens[0].lower_ in _SIDES
    sided = sided and bool(listed(context, first + 1, last))
    if sided or len(tokens[-1]) == 1:
        return None  # "Northwestern Syria", "in Area C"
    candidate = candidate_at(context, first, last, ())
    near = slice(previous.last, min(first, previous.last + 2)) if previous else slice(0, 0)
    follows = [t.lower_ for t in context.doc[near]] if previous else ["?"]
    if context.stripped and previous and previous.cues.near and follows in ([], ["and"]):
        candidate = _shown(candidate)
    labels = {t.ent_type_ for t in tokens if t.lower_ not in PARTICLES}
    if _is_sure(context, candidate, previous, labels):
        return _shown(candidate)
    likely = _is_likely(context, candidate, tokens, labels)
    if not likely or (labels == {"GPE"} and candidate.cues.kind is None):
        candidate.entries = _villages(context, candidate)
    return candidate if likely or candidate.entries else None


def _villages(context: NameContext, candidate: PlaceCandidate) -> tuple[GazetteerEntry, ...]:
    """The villages of the text's country that a name may be of, which is not somebody's."""
    first, last = candidate.first, candidate.last
    if is_titled(context, first, last) or (first and is_unplaced(context.doc, first - 1)):
        return ()
    villages = villages_of(context, candidate.key)
    if villages and is_controlled(context, first):
        candidate.cues = replace(candidate.cues, located=True)
    return villages


def _is_likely(
    context: NameContext, candidate: PlaceCandidate, tokens: list[Token], labels: set[str]
) -> bool:
    """Whether what the text or the model calls a name makes a place of it."""
    if candidate.cues.kind and labels <= {"GPE", "LOC"}:
        return True
    if kind_behind(context.doc, candidate.last):
        return True
    if candidate.first and is_unplaced(context.doc, candidate.first - 1):
        return False
    if is_titled(context, candidate.first, candidate.last):
        return False
    placed = candidate.cues.near and _is_placed(context, candidate, tokens, labels)
    return placed or labels == {"GPE"}


def _shown(candidate: PlaceCandidate) -> PlaceCandidate:
    """The mention of what the text shows to be a place."""
    candidate.cues = replace(candidate.cues, located=True, near=True)
    return candidate


def _is_sure(
    context: NameContext,
    candidate: PlaceCandidate,
    previous: PlaceCandidate | None,
    labels: set[str],
) -> bool:
    """Whether the words around a name are such as stand around a place alone."""
    first, last = candidate.first, candidate.last
    way = (previous.first, previous.last) if previous else None
    lies = candidate.cues.located and lies_ahead(context, last)
    lies = lies or is_scene(context, first, last) or stands_as_place(context, first, last)
    lies = lies or is_bend(context, first, last)
    if lies or is_on_the_way(context, first, way) or is_spatial(context, first, last, labels):
        return True
    within = (
        not is_given(context.doc, first)
        and _closes(context, last)
        and is_within(context.doc, first - 1, labels)
    )
    return within and not is_somebody(context, first, last)


def _closes(context: NameContext, last: int) -> bool:
    """Whether no noun or name goes on from what ends there."""
    following = context.doc[last] if last < len(context.doc) else None
    if following is None:
        return True
    return following.pos_ not in {"NOUN", "PROPN", "PART", "NUM"} and following.text != "-"


def _heads_report(context: NameContext, first: int, last: int) -> bool:
    """Whether a town in capitals opens a report: "NDOLA, Zambia -", "KANDA (Reuters) -"."""
    doc = context.doc
    words = doc[first:last]
    loud = all(t.is_alpha and t.text.isupper() and len(t) > _SHORT for t in words)
    if not loud or any(not t.is_space for t in doc[context.title_last : first]):
        return False
    if last < len(doc) and doc[last].text == ",":
        end = next((at for at in range(last + 2, last + 5) if _dash(doc, at)), 0)
        return end > 0 and bool(listed(context, last + 1, end))
    return _dash(doc, last)


def _dash(doc: list[Token], at: int) -> bool:
    """Whether a dateline ends there."""
    return at < len(doc) and doc[at].text in _DASHES


def _is_placed(
    context: NameContext, candidate: PlaceCandidate, tokens: list[Token], labels: set[str]
) -> bool:
    """Whether a name behind a preposition of places is one, by its words and the model's labels."""
    ahead = context.doc[candidate.first - 1].lower_
    if ahead in {"the", "between"}:
        called = candidate.cues.kind is not None and "ORG" not in labels
        return called or toponymic(tokens)
    following = context.doc[candidate.last : candidate.last + 1]
    inside = ahead == "in" and len(tokens) > 1  # as nobody is
    plain = labels <= {"", "LOC", "FAC", "GPE", *(("PERSON",) if inside else ())}
    ends = bool(following) and following[0].lower_ in {",", "and", ".", "in", "on"}
    return toponymic(tokens) or (plain and ends)
