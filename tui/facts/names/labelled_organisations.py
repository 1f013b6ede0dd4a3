"""Organisations that only the model calls so: where it can be believed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.gazetteer import bare, fold, look_up
from tui.facts.lexicon import name_words, weapons
from tui.facts.names.capital_runs import SHORTENED
from tui.facts.names.lexicon import ORGANISED, ROLES, demonyms
from tui.facts.names.location_cues import find_cues
from tui.facts.names.name_context import capital, hangs, parts
from tui.facts.names.place_frames import joined_way
from tui.facts.names.place_lookup import lies_ahead
from tui.facts.names.place_syntax import is_surely_called, stands_as_place
from tui.facts.names.placed_names import is_placed_anywhere
from tui.facts.names.unlisted_places import is_bend, is_controlled, villages_of

if TYPE_CHECKING:
    from tui.facts.names.name_context import NameContext

_APART = frozenset({"at", "near"})
"""Words that no body's name has, but two names that the model takes for one."""
_FIRST_WORDS, _NAMED_AFTER = name_words().first_words, name_words().named_after


def labelled(context: NameContext) -> list[tuple[int, int]]:
    """Find what the model calls an organisation, unless the gazetteer has a place of that name."""
    spans: list[tuple[int, int]] = []
    doc = context.doc
    for entity in context.entities:
        first, last = entity.start, entity.end
        while first < last and doc[first].lower_ in {"the", "a", "an"}:
            first += 1
        last = next((i for i in range(first, last) if parts(doc[i])), last)
        while last > first and doc[last - 1].text in {"'s", "’s", "'", "in", "at", "near", "of"}:
            last -= 1
        free = first < last and context.free(first, last) and capital(doc[first])
        if entity.label_ == "ORG" and free and _organised(context, first, last):
            spans.append((first, last))
    return spans


def _organised(context: NameContext, first: int, last: int) -> bool:
    """Whether the model can be believed: no people, storm, role or place is named."""
    lows = [token.lower_ for token in context.doc[first:last]]
    key = context.key(first, last)
    alien = key in demonyms() or _is_disease(key)
    if not key or alien or context.shouting(first):
        return False
    if _goes_on(context, first, last) or is_bend(context, first, last):
        return False
    if lows[-1] in name_words().credentials | ROLES | {"nation"} or lows[0] in _NAMED_AFTER:
        return False
    leads = _FIRST_WORDS if context.stripped else name_words().feature_leads
    if lows[0] in leads or _situated(context, first, last, lows):
        return False
    next_word = context.doc[last].lower_ if last < len(context.doc) else ""
    if len(lows) == 1 and (lows[0] in ORGANISED or next_word in ROLES):
        return False
    beside = find_cues(context.doc, first, last)
    sure = not beside.loose or is_surely_called(beside, [*context.doc[first:last]])
    placed = beside.kind is not None and sure
    reached = beside.located or beside.towards or is_controlled(context, first)
    placed = placed or (reached and bool(villages_of(context, key)))
    return not (placed or _placelike(key) or _called_place(context, first, last, lows))


def _goes_on(context: NameContext, first: int, last: int) -> bool:
    """Whether a name began before what the model calls a body: "ST. LOUIS", "Nad-e Barak".

    "At El Fasher" has the place whose first word the model left out.
    """
    if first and capital(context.doc[first - 1]) and not context.shouting(first - 1):
        key = context.key(first - 1, last)
        if any(place.thousands for place in look_up(key)):
            return True
    short = first > 1 and context.doc[first - 1].text == "."
    glued = first > 1 and hangs(context.doc[first - 1])
    return glued or (short and context.doc[first - 2].lower_ in SHORTENED)


def _called_place(context: NameContext, first: int, last: int, lows: list[str]) -> bool:
    """Whether the model calls a name a place elsewhere, or a country with a glued s owns it."""
    if not ORGANISED.isdisjoint(lows):
        return False
    glued = context.stripped and lows[0].endswith("s") and look_up(fold(lows[0][:-1]))
    if glued and any(entry.kind == "country" for entry in glued):
        return True
    name = context.text(first, last)
    return any(e.text == name and e.label_ in {"LOC", "GPE"} for e in context.entities)


def _situated(context: NameContext, first: int, last: int, lows: list[str]) -> bool:
    """Whether the text says where a name lies, or lists it with a place: it is one itself."""
    if not ORGANISED.isdisjoint(lows):
        return False
    if joined_way(context.doc, first + 1) or not _APART.isdisjoint(lows[1:]):
        return True
    joint = next((n for n, low in enumerate(lows) if low in {"and", "in", "to"}), None)
    listed = bool(joint and stands_as_place(context, first, first + joint))
    words = [] if joint is None else [fold(low) for low in lows if low != lows[joint]]
    if any(_placelike(word) or villages_of(context, word) for word in words):
        return True
    if joint and lows[joint] == "in" and _placelike(context.key(first + joint + 1, last)):
        return True
    ahead = context.doc[first - 1].lower_ if first else ""
    lies = ahead in {"in", "at", "near", "of"} and lies_ahead(context, last)
    return listed or lies or is_placed_anywhere(context, first, last)


def _is_disease(key: str) -> bool:
    """Whether the model took a disease for a body: "Cholera" at the head of a sentence."""
    return any(re.fullmatch(pattern, key) for pattern in weapons().weapons["disease"])


def _placelike(key: str) -> bool:
    if key.rsplit(maxsplit=1)[-1] in name_words().typed_ends:
        return True
    return any(place.thousands >= 1 or place.id < 0 for place in look_up(key) or look_up(bare(key)))
