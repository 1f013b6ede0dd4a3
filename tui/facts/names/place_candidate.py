"""A mention of what may be a place: its words, what the gazetteer has, what stands around."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tui.facts.names.capital_runs import plain_end, run_end
from tui.facts.names.location_cues import TYPES, LocationCues, find_cues
from tui.facts.names.name_context import capital
from tui.facts.names.place_lookup import listed

if TYPE_CHECKING:
    from tui.facts.gazetteer import GazetteerEntry
    from tui.facts.names.name_context import NameContext

_UNNAMED = frozenset({"town", "village", "hamlet", "suburb", "settlement"})
"""What has a name of its own that "a Karachi suburb" does not tell."""
DENSE = frozenset({"US", "CA", "AU"})
"""Countries whose regions are spoken of more than the towns that share a part of their name."""


@dataclass(slots=True)
class PlaceCandidate:
    """A mention: tokens [first, last), what the gazetteer has of that name, what stands around.

    `partial` says that a capitalised word which is no place stands right beside it, `joined` that
    the text lists it with others, its `mates`. `holders` are the mentions that the text says it
    lies in ("Paris, Texas"), `holds` those said to lie in it.
    """

    first: int
    last: int
    key: str
    entries: tuple[GazetteerEntry, ...]
    cues: LocationCues
    labelled: bool
    partial: bool = False
    joined: bool = False
    chosen: GazetteerEntry | None = None
    holders: list[PlaceCandidate] = field(default_factory=list)
    holds: list[PlaceCandidate] = field(default_factory=list)
    mates: list[PlaceCandidate] = field(default_factory=list)


def candidate_at(
    context: NameContext, first: int, last: int, entries: tuple[GazetteerEntry, ...]
) -> PlaceCandidate:
    """Return the mention of some words, with the cues around them."""
    doc = context.doc
    labelled = any(t.ent_type_ in {"GPE", "LOC"} for t in doc[first:last])
    cues = find_cues(doc, first, last)
    of_next = entries and (
        _holds_next(context, last, entries) or _town_of_state(context, last, entries)
    )
    if cues.kind is not None and (of_next or is_any(context, first, last)):
        cues = replace(cues, kind=None, loose=False)
    return PlaceCandidate(first, last, context.key(first, last), entries, cues, labelled)


def _town_of_state(context: NameContext, last: int, entries: tuple[GazetteerEntry, ...]) -> bool:
    """Whether a kind is of an unnamed place in a state: "a tornado strikes an Oklahoma town".

    "Raid on central Syria village" is of one in a country.
    """
    word = context.doc[last].lower_ if last < len(context.doc) else ""
    wide = (e for e in entries if e.own and e.kind in {"country", "region"})
    best = next(wide, None)
    state = best is not None and (best.kind == "country" or best.country in DENSE)
    return word in _UNNAMED and state


def is_any(context: NameContext, first: int, last: int) -> bool:
    """Tell whether a name only says which one of many settlements it is: "an Ismaili village"."""
    doc = context.doc
    word = doc[last].lower_ if last < len(doc) else ""
    return word in _UNNAMED and first > 0 and doc[first - 1].lower_ in {"a", "an"}


def _holds_next(context: NameContext, last: int, entries: tuple[GazetteerEntry, ...]) -> bool:
    """Whether a kind is of the smaller place behind it: "the Damascus suburb of Jaramana"."""
    doc = context.doc
    if last + 2 >= len(doc) or doc[last + 1].lower_ != "of" or doc[last].lower_ not in TYPES:
        return False
    start = last + 2
    if not capital(doc[start]) or context.taken.get(start) == "person":
        return False
    inner = listed(context, start, plain_end(context, start, run_end(context, start)))
    largest = max((entry.thousands for entry in inner), default=0)
    country = any(entry.kind == "country" for entry in inner)
    return not country and largest < max(entry.thousands for entry in entries)
