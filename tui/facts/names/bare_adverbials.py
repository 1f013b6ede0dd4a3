"""Names right behind "at", "in" or "near", which say where something is: "died at X".

Of places that no gazetteer has the model takes many for bodies, people or things. But nobody is at
a person, and bodies and buildings have "the" or a noun of their kind there, save in countries where
shops and schools bear bare names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.lexicon import name_words, place_words
from tui.facts.names.lexicon import ORGANISED, known_names
from tui.facts.names.place_motions import is_unplaced
from tui.facts.names.shown_otherwise import is_given, is_somebody
from tui.facts.names.unlisted_places import DENSE, country_of
from tui.facts.parsing import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext

_THERE = frozenset({"at", "in", "near"})
_AIMED = frozenset(
    {
        "aim",
        "anger",
        "angry",
        "fire",
        "fury",
        "furious",
        "gunfire",
        "laugh",
        "look",
        "point",
        "rage",
    }
    | {"shoot", "shot", "shots", "shout", "smile", "stare", "stone", "stones", "swear", "throw"}
)
"""What is done "at" somebody."""
_LIVED = frozenset(
    {"based", "employed", "job", "jobs", "live", "lived", "lives", "living", "teaches", "work"}
    | {"worked", "working", "works"}
)
"""What is done in places, and at bodies."""
_ELSEWHERE = place_words().unplaced | name_words().no_scene
_WITHIN = _ELSEWHERE - _LIVED
_NO_PLACES = frozenset({"EVENT", "LANGUAGE", "LAW", "NORP", "WORK_OF_ART"})


def is_whereabouts(context: NameContext, first: int, last: int) -> bool:
    """Tell whether an unlisted name says where something is, by its preposition alone.

    The words must be nameable, and the name end there, for which the caller answers.
    """
    doc = context.doc
    ahead = doc[first - 1] if first else None
    if ahead is None or ahead.lower_ not in _THERE or ahead.is_sent_start:
        return False
    if country_of(context) in DENSE | {None} or not _is_name(context, first, last):
        return False
    return not _is_led_otherwise(doc, first - 1) and not is_somebody(context, first, last)


def _is_led_otherwise(doc: list[Token], at: int) -> bool:
    """Whether what a preposition hangs on is at or in no place: "shot at", "appeared in"."""
    if doc[at].lower_ == "at":
        return is_unplaced(doc, at) or not _AIMED.isdisjoint(_heads(doc, at))
    return not _WITHIN.isdisjoint(_heads(doc, at))


def _heads(doc: list[Token], at: int) -> set[str]:
    """The word that a preposition hangs on and the one before it."""
    return {doc[at].head.lower_, lemma(doc[at].head), doc[at - 1].lower_}


def _is_name(context: NameContext, first: int, last: int) -> bool:
    """Whether words can be a place's name, and are no body's, person's or day's."""
    tokens = context.doc[first:last]
    if any(t.lower_ in ORGANISED or t.ent_type_ in _NO_PLACES for t in tokens):
        return False
    if context.key(first, last) in known_names():
        return False
    if tokens[0].pos_ != "PROPN" and not tokens[0].ent_type_:
        return False
    return last - first > 1 or not is_given(context.doc, first)
