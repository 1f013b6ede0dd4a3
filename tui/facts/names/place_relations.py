"""Which places the text says lie in which, and which it lists side by side."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.facts.lexicon import grammar, name_words
from tui.facts.names.lexicon import demonyms
from tui.facts.names.name_context import parted
from tui.facts.names.toponym_resolution import held

if TYPE_CHECKING:
    from tui.facts.names.name_context import NameContext
    from tui.facts.names.place_candidate import PlaceCandidate

_SKIPPED = name_words().not_in_key
_DIVISIONS = grammar().place_kinds
_INSIDE = ([","], ["in"], ["("], ["of"], ["-"], [",", "in"])
_OWNING = (["'s"], ["’s"], ["'"])
_OUTER = frozenset({"country", "region"})
QUARTERS = frozenset({"district", "neighbourhood", "area"})
"""What a city has of its own, whatever else is called like it."""
_FARTHEST = 5
"""Words between two places of which the one may lie in the other."""
_NAMESAKES = 24


def relate(context: NameContext, candidates: list[PlaceCandidate]) -> None:
    """Note what each mention is said to lie in, and with which others it is listed.

    "Paris, Texas", "Texas' Paris", "X in Y"; "X, Y and Z".
    """
    rows: list[list[PlaceCandidate]] = [candidates[:1]]
    for candidate, following in pairwise(candidates):
        between = _between(context, candidate, following)
        listed = bool(between) and set(between or ()) <= {",", "and", "or"}
        if between is None or not _contains(context, candidate, following, between):
            candidate.joined = following.joined = candidate.joined or listed
            if listed and candidate.cues.located:
                following.cues = replace(following.cues, located=True, near=candidate.cues.near)
        else:
            listed = False
        if between == ["to"] and candidate.cues.located:  # "on the way from X to Y"
            following.cues = replace(following.cues, located=True)
        if listed:
            rows[-1].append(following)
        else:
            rows.append([following])
    for row in rows:
        for candidate in row:
            candidate.mates = [mate for mate in row if mate is not candidate]


def _between(
    context: NameContext, candidate: PlaceCandidate, following: PlaceCandidate
) -> list[str] | None:
    """The words between two mentions of one sentence, `None` where they are too many."""
    doc = context.doc
    words = [t.lower_ for t in doc[candidate.last : following.first] if not t.is_space]
    if len(words) > _FARTHEST or parted(doc, candidate.first, following.first):
        return None
    return words


def _contains(
    context: NameContext, inner: PlaceCandidate, outer: PlaceCandidate, between: list[str]
) -> bool:
    """Whether the text says that one of two neighbours lies in the other, which is noted."""
    called = inner.cues.kind in QUARTERS and between[:1] == [inner.cues.kind]
    plain = _linking(between[called:])  # "the Mirpur neighbourhood of Dhaka"
    bare_list = context.stripped and not plain
    if bare_list or plain in _OWNING:
        outer.holders.append(inner)
        inner.holds.append(outer)
    if plain == [","] and not _commas_tie(context, inner, outer):
        return False
    if bare_list or plain in _INSIDE:
        said = plain in (["in"], [",", "in"]) or (plain == ["of"] and inner.cues.kind is not None)
        if said and inner.entries and not _fits(inner, outer):
            _misplaced(context, inner, outer)  # "at Inata in Soum" is none in Japan
        inner.holders.append(outer)
        outer.holds.append(inner)
        return True
    return False


def _linking(between: list[str]) -> list[str]:
    """The words that tie two names: "in the Colombian department of" is "in"."""
    plain = [word for word in between if word not in _SKIPPED and word not in demonyms()]
    if plain[-1:] == ["of"] and plain[-2:-1] and plain[-2] in _DIVISIONS and len(plain) > 2:
        return plain[:-2]
    return plain


def _commas_tie(context: NameContext, inner: PlaceCandidate, outer: PlaceCandidate) -> bool:
    """Whether "X, Y" says that X lies in Y, and is no part of a list."""
    tops = [place.entries[0].kind for place in (inner, outer) if place.entries]
    if tops == ["country", "country"] and _in_list(context, outer):
        return False
    return _fits(inner, outer) or _misplaced(context, inner, outer)


def _fits(inner: PlaceCandidate, outer: PlaceCandidate) -> bool:
    """Whether a place of the one name lies in a place of the other."""
    return any(
        held(place, holder) > 0
        for place in inner.entries[:_NAMESAKES]
        for holder in outer.entries[:3]
    )


def _misplaced(context: NameContext, inner: PlaceCandidate, outer: PlaceCandidate) -> bool:
    """Whether the text puts a name where no place of the gazetteer has it: it is another place.

    "Stroud, Ontario": the namesakes elsewhere are then forgotten.
    """
    kinds = [entry.kind for entry in outer.entries[:1]]
    called = outer.cues.kind is not None and bool(kinds)  # "in Soum province"
    called = called or (inner.cues.kind in QUARTERS and kinds == ["city"])
    if (not called and (not kinds or kinds[0] not in _OUTER)) or _in_list(context, outer):
        return False
    if any(entry.kind in _OUTER for entry in inner.entries[:1]):
        return False
    inner.entries = ()
    return True


def _in_list(context: NameContext, candidate: PlaceCandidate) -> bool:
    """Whether a list of names goes on behind a mention: "Jenin, Marib and Donetsk"."""
    following = context.doc[candidate.last : candidate.last + 3]
    names = [token for token in following if token.text[0].isupper()]
    return bool(names) and all(token.lower_ in {",", "and", "or"} for token in following[:1])
