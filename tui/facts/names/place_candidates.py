"""Where a place might be named: runs of capitals, looked up as whole spans, longest first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.gazetteer import fold, look_up
from tui.facts.lexicon import name_words
from tui.facts.names.bound_names import is_bound, is_first_nation, is_one_name
from tui.facts.names.capital_runs import (
    PREFIXES,
    before_kind,
    is_sided,
    odd,
    plain_end,
    run_end,
)
from tui.facts.names.lexicon import COMMON, TITLED, demonyms
from tui.facts.names.location_cues import (
    TYPES,
    compound_kind,
)
from tui.facts.names.name_context import capital, hangs
from tui.facts.names.name_endings import with_number, with_relief
from tui.facts.names.place_candidate import DENSE, PlaceCandidate, candidate_at
from tui.facts.names.place_lookup import (
    is_glued_owner,
    is_half,
    is_prominent,
    lies_ahead,
    listed,
    spelled_out,
)
from tui.facts.names.place_syntax import (
    is_surely_called,
    stands_as_place,
)
from tui.facts.names.placed_names import is_placed_anywhere
from tui.facts.names.unlisted_candidates import unlisted_at
from tui.facts.names.unlisted_places import is_scene

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext

_OPENERS = name_words().openers
_ROMANCE = frozenset({"de", "du", "del", "la"})
_ARTICLES = name_words().articles
_FIRST_WORDS = name_words().first_words
_FEATURES = name_words().features
_LEADS = name_words().feature_leads
_FIRST = _LEADS | PREFIXES
_TYPING = _FEATURES | TYPES.keys()
"""Words that only say of what kind a name is: "River", "Valley", "County"."""
_DIRECTIONS = frozenset({"East", "North", "South", "West", "Central"})
_UNITS = frozenset({"barangay", "purok", "sitio", "vereda"})
"""Words before the names of villages that are no part of them, as "village of" is none."""


def find_candidates(context: NameContext) -> list[PlaceCandidate]:
    """Find every possible mention from the left, without overlaps."""
    candidates = list(_candidates(context))
    inside = {i for candidate in candidates for i in range(candidate.first, candidate.last)}
    for candidate in candidates:
        candidate.partial = _beside(context, candidate.first - 1, inside) or _beside(
            context, candidate.last, inside
        )
    return candidates


def _beside(context: NameContext, index: int, inside: set[int]) -> bool:
    """Whether a word of some other name stands there."""
    if not 0 <= index < len(context.doc) or index in inside or context.shouting(index):
        return False
    step = -1 if index + 1 in inside else 1
    while 0 < index < len(context.doc) - 1 and context.doc[index].lower_ in _ROMANCE:
        index += step
    token = context.doc[index]
    low = token.lower_.strip(".")
    if not capital(token) or len(token) < 2 or low in TYPES or low in demonyms():
        return False
    taken = context.taken.get(index) == "person"
    if taken or token.is_sent_start or low in COMMON or low in TITLED:
        return False
    return token.pos_ in {"PROPN", "NOUN"} and token.ent_type_ not in {"DATE", "NORP", "TIME"}


def _candidates(context: NameContext) -> Iterator[PlaceCandidate]:
    index = 0
    previous: PlaceCandidate | None = None
    while index < len(context.doc):
        opens = _opens(context, index) and not compound_kind(context.doc, index)
        candidate = _at(context, index, previous) if opens else None
        candidate = with_relief(context, index, candidate) if opens else None
        candidate = with_number(context, index, candidate) if opens else None
        if candidate is None:
            index += 1
        else:
            yield candidate
            index, previous = candidate.last, candidate


def _opens(context: NameContext, index: int) -> bool:
    doc = context.doc
    token = doc[index]
    capitalised = capital(token)
    if not capitalised and token.lower_ not in _ARTICLES:
        return False
    following = doc[index + 1] if index + 1 < len(doc) else None
    small = token.lower_ in _OPENERS and not _is_article(context, index)
    if index in context.taken or not token.text[0].isalpha() or small:
        return False
    if capitalised:
        return token.lower_ not in TYPES or (following is not None and following.lower_ != "of")
    if following is None or not token.text.islower():
        return False
    if following.text == "-":
        return token.lower_ in _ARTICLES
    return token.lower_ in {"al", "el"} and capital(following)


def _is_article(context: NameContext, index: int) -> bool:
    """Whether an Arabic article opens a name, and no small word a headline: ", At Tuhayta"."""
    doc = context.doc
    token = doc[index]
    opens = token.lower_ in _ARTICLES and token.text.istitle() and not context.shouting(index)
    return opens and not token.is_sent_start and all(map(capital, doc[index + 1 : index + 2]))


def _at(context: NameContext, first: int, previous: PlaceCandidate | None) -> PlaceCandidate | None:
    """The longest name of the gazetteer that begins here, or what the text itself calls a place."""
    limit = run_end(context, first)
    typed = _first_nation(context, first) or _typed_run(context, first, limit)
    if limit < len(context.doc) and context.doc[limit].lower_ in {"'s", "’s"} and limit > first + 1:
        entries = spelled_out(context.key(first, limit + 1))  # "St. John's", "Martha's Vineyard"
        if entries:
            return candidate_at(context, first, limit + 1, entries)
    whole = None if typed else _whole_run(context, first, limit, previous)
    if whole is not None:
        return whole
    for last in range(limit, first, -1):
        token = context.doc[last - 1]
        if not capital(token) and token.text[-1] != "." and not hangs(token):
            continue
        inner = typed is not None and last < min(typed.last, limit)
        if inner and not _stands_alone(context, first, last):
            break
        entries = listed(context, first, last)
        abroad = bool(entries) and entries[0].country not in DENSE  # there, schools are so called
        if abroad and _is_of_direction(context, last):
            return _part_of(context, first, last + 1)
        if entries and not is_half(context, last, entries):
            return _placed(context, candidate_at(context, first, last, entries))
    return typed or unlisted_at(context, first, limit, previous)


def _whole_run(
    context: NameContext, first: int, limit: int, previous: PlaceCandidate | None
) -> PlaceCandidate | None:
    """A run that is one name, of which the gazetteer has but the beginning."""
    end = plain_end(context, first, limit)
    if end == first + 1 or listed(context, first, end):
        return None
    bound = is_bound(context, first, end)
    if not bound and not _is_whole(context, first, end):
        return None
    unlisted = unlisted_at(context, first, end, previous)
    if unlisted is not None and unlisted.last == end:
        return unlisted
    return candidate_at(context, first, end, ()) if bound else None


def _is_whole(context: NameContext, first: int, last: int) -> bool:
    """Whether a run that nothing lists stands as one place, whatever else is called as it begins.

    "Near Mai Mahiu in Kenya" is in no place called Mai.
    """
    if lies_ahead(context, last) or is_one_name(context, first, last):
        return True
    return not context.stripped and is_placed_anywhere(context, first, last)


def _is_of_direction(context: NameContext, last: int) -> bool:
    """Whether a direction stands behind a listed name: "Tonj East", "Turkana South"."""
    doc = context.doc
    if last >= len(doc) or doc[last].text not in _DIRECTIONS:
        return False
    if doc[last - 1].lower_ in PREFIXES or doc[last - 1].lower_ in TYPES:
        return False
    following = doc[last + 1] if last + 1 < len(doc) else None
    ends = following is None or not capital(following) or following.lower_ in TYPES
    return ends and not context.shouting(last) and not doc[last].is_sent_start


def _part_of(context: NameContext, first: int, last: int) -> PlaceCandidate:
    """The half of a county or district that is called by a direction behind its name."""
    candidate = candidate_at(context, first, last, listed(context, first, last))
    kind = candidate.cues.kind or "district"
    candidate.cues = replace(candidate.cues, kind=kind, loose=False, located=True, near=True)
    return candidate


def _placed(context: NameContext, candidate: PlaceCandidate) -> PlaceCandidate:
    """Note where the syntax shows a name to be a place's, whichever of its namesakes is meant."""
    span = candidate.first, candidate.last
    near = candidate.cues.near
    if not near and (stands_as_place(context, *span) or is_scene(context, *span)):
        candidate.cues = replace(candidate.cues, located=True, near=True)
    return candidate


def _stands_alone(context: NameContext, first: int, last: int) -> bool:
    """Whether the beginning of a run is a place by itself, that owns or holds what follows."""
    following = context.doc[last]
    if not capital(following) or context.doc[first].lower_ in _FIRST_WORDS:
        return False
    if is_sided([*context.doc[first : last + 2]]):
        return False  # "Tonj East County", whatever else is called Tonj
    inside = following.ent_iob_ == "I" and following.ent_type_ in {"GPE", "LOC"}
    article = first and context.doc[first - 1].lower_ == "the"
    if inside and not article and following.lower_ in _FEATURES:
        return False  # "off Patos Island", whatever else is called Patos
    if not context.stripped and following.ent_iob_ == "I" and following.lower_ not in _TYPING:
        return False  # "the Serra Azul gorge", whatever else is called Serra
    if not context.stripped and first and context.doc[first - 1].lower_ == "of":
        return False  # "the district of Bani Qayis", whatever else is called Bani
    entries = look_up(context.key(first, last))
    apart = context.stripped and bool(entries) and bool(look_up(fold(following.text)))
    return is_prominent(entries) or apart


def _first_nation(context: NameContext, first: int) -> PlaceCandidate | None:
    """The land of a people of Canada or America, which is called by all of its words."""
    last = plain_end(context, first, run_end(context, first))
    if not is_first_nation(context.doc, first, last):
        return None
    candidate = candidate_at(context, first, last, ())
    candidate.cues = replace(candidate.cues, kind="area", loose=False)
    return candidate


def _typed_run(context: NameContext, first: int, limit: int) -> PlaceCandidate | None:
    """A whole run that the text calls a village, a district, an island, whatever it is called."""
    last = before_kind(context.doc, first, plain_end(context, first, limit))
    tokens = [t for t in context.doc[first:last] if t.text[0].isalpha()]
    inner = tokens[1:-1] if not is_sided(tokens) else tokens[1:-2]
    if not 0 < len(tokens) <= 5 or any(map(odd, inner)) or context.shouting(first):
        return None
    strange = len(tokens) > 1 and (is_glued_owner(context, tokens[0]) or odd(tokens[0]))
    if strange and tokens[0].lower_ not in _FIRST:
        return None
    candidate = candidate_at(context, first, last, ())
    if tokens[-1].lower_ in _FEATURES and len(tokens) > 1:
        candidate.entries = listed(context, first, last)
        candidate.cues = replace(candidate.cues, kind=tokens[-1].lower_, loose=False)
        return candidate
    kind = _own_kind(context, candidate, tokens)
    if kind is not None:
        candidate.cues = replace(candidate.cues, kind=kind, loose=False)
        return _without_unit(context, candidate) if kind in _UNITS else candidate
    loose = candidate.cues.loose and not is_surely_called(candidate.cues, tokens)
    township = context.doc[last : last + 1] and context.doc[last].text == "Township"
    if (odd(tokens[-1]) and not township) or candidate.cues.kind is None or loose:
        return None
    return candidate


def _without_unit(context: NameContext, candidate: PlaceCandidate) -> PlaceCandidate:
    """The name behind the word for the smallest unit that it is of: "Barangay Talisan"."""
    first = candidate.first + 1
    return replace(candidate, first=first, key=context.key(first, candidate.last))


def _own_kind(context: NameContext, candidate: PlaceCandidate, tokens: list[Token]) -> str | None:
    """The kind that a word of the name tells: "Mount X", or "in Qinyuan County", unlisted."""
    if len(tokens) > 1 and tokens[0].lower_ in _LEADS and not odd(tokens[-1]):
        return tokens[0].lower_
    county = len(tokens) > 1 and tokens[-1].lower_ == "county" and candidate.cues.located
    unlisted = county and not listed(context, candidate.first, candidate.last)
    return "county" if unlisted and not odd(tokens[0]) else None
