"""One place for all mentions of it: by its name or its entry in the gazetteer, with its point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.gazetteer import bare, fold, look_up
from tui.facts.lexicon import name_words
from tui.facts.names.place_points import anchor, inferred, pointed
from tui.facts.names.toponym_resolution import is_of_kind
from tui.model import Place

if TYPE_CHECKING:
    from tui.facts.names.country_focus import CountryFocus
    from tui.facts.names.name_context import NameContext
    from tui.facts.names.place_candidate import PlaceCandidate

_ABBREVIATED = 6
"""A form that is shorter may stand for a longer one: "Ont.", "UK"."""
_SETTLED = frozenset({"city", "town", "village"})
_STRIPPED = name_words().stripped


def merged(
    context: NameContext, candidates: list[PlaceCandidate], focus: CountryFocus
) -> tuple[Place, ...]:
    """Find the places of accepted mentions, each once, in the order of the text."""
    groups: dict[str, list[PlaceCandidate]] = {}
    by_place: dict[int, str] = {}
    unlike = {_stem(context, c) for c in candidates if _is_unlike(c)}
    for candidate in candidates:
        context.take(candidate.first, candidate.last, "place")
        name = _stem(context, candidate)
        if candidate.chosen is not None and name not in unlike:
            name = by_place.setdefault(candidate.chosen.id, name)
        groups.setdefault(name, []).append(candidate)
    return tuple(_place(context, group, candidates, focus) for group in groups.values())


def _is_unlike(candidate: PlaceCandidate) -> bool:
    """Whether a text calls a name what the gazetteer's place is not: an island, and no town.

    The island of Buton is then no other name of Baubau, the town on it.
    """
    place, cues = candidate.chosen, candidate.cues
    fits = cues.loose or place is None or is_of_kind(place, cues.kind)
    island = place is not None and place.kind == "island"
    return island or (_settled(candidate) and not fits)


def _stem(context: NameContext, candidate: PlaceCandidate) -> str:
    """The name's key, as the article's mentions of one place share it."""
    first, last = _bounds(context, candidate)
    key = bare(context.key(first, last))
    return key[:-1] if _glued(candidate) else key


def _glued(candidate: PlaceCandidate) -> bool:
    """Whether the name ends in the possessive s of a text without apostrophes."""
    key, entries = candidate.key, candidate.entries
    if not entries or not key.endswith("s"):
        return False
    own = {place.id for place in (*look_up(key), *look_up(bare(key)))}
    return own.isdisjoint(place.id for place in entries) and bool(look_up(key[:-1]))


def _bounds(context: NameContext, candidate: PlaceCandidate) -> tuple[int, int]:
    """The tokens of the name without "Province" or "River" behind it or "Kingdom of" before."""
    doc = context.doc
    first, last = candidate.first, candidate.last
    word = doc[last - 1].lower_
    if last - first > 1 and word == "river":
        bare_entries = look_up(context.key(first, last - 1))  # a state may be called so too
        last -= bool(bare_entries) and all(entry.kind == "river" for entry in bare_entries)
    elif (last - first > 1 and word in _STRIPPED and word != "city") or (
        last - first > 1 and word == "city" and not look_up(context.key(first, last))
    ):
        last -= 1
    return first, last


def _place(
    context: NameContext,
    group: list[PlaceCandidate],
    candidates: list[PlaceCandidate],
    focus: CountryFocus,
) -> Place:
    lead = _narrowest(group)
    spans = []
    for candidate in group:
        start, end = context.span(*_bounds(context, candidate))
        spans.append((start, end - 1) if _glued(candidate) else (start, end))
    forms = [" ".join(context.parsed.text[start:end].split()).rstrip("-") for start, end in spans]
    place = Place(name=_fullest(forms), mentions=tuple(sorted(set(spans))))
    if lead.chosen is not None:
        return pointed(place, lead.chosen, lead.cues)
    main = focus.main()
    return inferred(place, anchor(context, group, candidates, main), lead.cues, main)


def _narrowest(group: list[PlaceCandidate]) -> PlaceCandidate:
    """The mention that says where a place is: the first, but of a "region" and its town, the town.

    A region in so many words is often only the land around; a province is not.
    """
    located = [candidate for candidate in group if candidate.chosen is not None]
    if not located or not located[0].cues.loose:
        return next(iter(located), group[0])
    return next((one for one in located if one.cues.kind is None and _settled(one)), located[0])


def _settled(candidate: PlaceCandidate) -> bool:
    """Whether a mention is of a town."""
    return candidate.chosen is not None and candidate.chosen.kind in _SETTLED


def _fullest(forms: list[str]) -> str:
    """The first form of a name, but a later one where that is in capitals or an abbreviation."""
    first = forms[0]
    written = next((f for f in forms if not f.isupper() and fold(f) == fold(first)), None)
    if first.isupper() and written is not None:
        return written  # "TIBU, Colombia", and then Tibú
    if first.isupper() and len(first) < _ABBREVIATED:
        return max(forms, key=len)
    if first.isupper():
        return next((form for form in forms if not form.isupper()), first)
    stem = first.rstrip(".").casefold()
    longer = (f for f in forms if len(f) > len(first) and f.casefold().startswith(stem))
    return next(longer, first) if len(stem) < _ABBREVIATED and " " not in stem else first
