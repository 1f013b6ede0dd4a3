"""Whether what may be somebody's name is a place's, by what stands before it and the gazetteer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.gazetteer import bare, fold, look_up
from tui.facts.lexicon import name_words
from tui.facts.names.lexicon import given_names
from tui.facts.names.name_context import joins, nameword, point
from tui.facts.names.place_syntax import stands_as_place
from tui.facts.names.shown_otherwise import is_given, is_titled, other_mentions
from tui.facts.names.unlisted_places import is_scene

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext

_CIVIL = name_words().civil
_INSIDE = name_words().inside_place
_PLURALS = name_words().plurals
_LENGTHS = frozenset({"kilometres", "kilometers", "km", "miles", "metres", "meters", "kms"})
_DIRECTIONS = frozenset({"Central", "East", "North", "South", "West"})
_OFFICES = frozenset(
    {"police", "commissioner", "residents", "government", "authorities", "administrator"}
)
"""What a county has."""
_STRUCK = frozenset({"flooded", "hit", "pounded", "shelled", "struck"})
"""What storms and shells do to places."""
_NEAR = 5
"""Words behind a place's name in which its distance from another stands."""


def civil(context: NameContext, first: int) -> bool:
    """Tell whether "Mr", "Dr" or "Sheikh" stands before."""
    previous = previous_word(context, first)
    return (
        previous is not None and previous.lower_.strip(".") in _CIVIL and previous.text[0].isupper()
    )


def previous_word(context: NameContext, first: int) -> Token | None:
    """Return the word before a name, over the point of a shortened title."""
    index = first - 2 if point(context.doc, first - 1) else first - 1
    return context.doc[index] if index >= 0 else None


def listed_place(context: NameContext, first: int) -> bool:
    """Tell whether the name goes on a list that begins "in X and" or "near X,"."""
    doc = context.doc
    if first < 3 or doc[first - 1].lower_ not in {"and", ","}:
        return False
    index = first - 2
    while index > 0 and first - index < 8 and (nameword(doc[index]) or joins(doc[index])):
        index -= 1
    return index < first - 2 and (
        doc[index].lower_ in {"in", "near", "between"} | _STRUCK
        or (doc[index].lower_ == "of" and doc[index - 1].lower_ in _PLURALS)
    )


def is_measured(context: NameContext, last: int) -> bool:
    """Tell whether a distance stands behind a name: "Deir Nar, about 20 kilometres north of"."""
    ahead = context.doc[last : last + _NEAR]
    at = next((n for n, token in enumerate(ahead) if token.lower_ in _LENGTHS), 0)
    moved = any(token.pos_ == "VERB" for token in ahead[:at])  # "X, fell 200 metres"
    return at > 0 and ahead[0].text == "," and not moved


def placed_title(context: NameContext, first: int, last: int) -> bool:
    """Tell whether the name is a place together with the title before it: "Sheikh Maqsoud"."""
    if first == 0 or not context.doc[first - 1].is_alpha:
        return False
    return bool(look_up(context.key(first - 1, last)))


def is_placed(context: NameContext, first: int, last: int, *, spoken: bool) -> bool:
    """Tell whether two or more words name a place rather than a person, spoken of as one or not."""
    if placed_title(context, first, last) or _is_half_of_district(context, first, last):
        return True
    key, previous = context.key(first, last), previous_word(context, first)
    entries = look_up(key) or look_up(bare(key))
    if not entries or civil(context, first):
        return False
    inside = previous is not None and previous.lower_ in _INSIDE
    if inside and any(p.id < 0 or p.thousands >= 10 for p in entries):
        return True
    has_given_name = fold(context.doc[first].text) in given_names()
    if spoken and (has_given_name or all(p.id > 0 for p in entries)):
        return False
    wide = {"country", "region"}
    return inside or any(p.id < 0 or p.kind in wide or p.thousands >= 20 for p in entries)


def _is_half_of_district(context: NameContext, first: int, last: int) -> bool:
    """Whether a listed place has a direction behind it: "Rumbek East's police"."""
    if context.doc[last - 1].text not in _DIRECTIONS or civil(context, first):
        return False
    previous = previous_word(context, first)
    ahead = [token.lower_ for token in context.doc[last : last + 2]]
    owns = ahead[:1] in (["'s"], ["’s"]) and not _OFFICES.isdisjoint(ahead)
    inside = previous is not None and previous.lower_ in _INSIDE
    return (owns or inside) and bool(look_up(context.key(first, last - 1)))


def is_placed_anywhere(context: NameContext, first: int, last: int) -> bool:
    """Tell whether a name stands here or elsewhere where only a place does, or something was."""
    if _is_shown_place(context, first, last):
        return True
    others = other_mentions(context, first, last)
    return any(_is_shown_place(context, *o) for o in others) and not is_titled(context, first, last)


def _is_shown_place(context: NameContext, first: int, last: int) -> bool:
    """Whether a name stands where only a place does, or is where something was."""
    if stands_as_place(context, first, last):
        return True
    return not is_given(context.doc, first) and is_scene(context, first, last)
