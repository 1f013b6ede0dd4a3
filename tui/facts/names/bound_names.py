"""Words of one name, of which the gazetteer has but a part: "Santa María de X", "Puerto X".

The part alone is elsewhere, so that the longest listed name is not what the text names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.lexicon import place_words
from tui.facts.names.lexicon import COMMON
from tui.facts.names.name_context import capital
from tui.facts.names.place_lookup import is_prominent, listed
from tui.facts.names.place_motions import is_within
from tui.facts.names.place_syntax import stands_as_place
from tui.facts.names.placed_names import is_placed_anywhere
from tui.facts.names.shown_otherwise import is_given
from tui.facts.names.unlisted_places import country_of, is_scene

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext

_TYING = frozenset({"da", "das", "de", "del", "di", "do", "dos", "du"})
"""Small words that stand within Romance names alone."""
_PAIR = 2
_LEANING = place_words().leaning
"""First or last words of names that hardly are a place's alone."""


def is_first_nation(doc: list[Token], first: int, last: int) -> bool:
    """Tell whether the land of a people is named: "Moose Lake First Nation", "X Cree Nation"."""
    words = [token.text for token in doc[first:last]]
    return len(words) > _PAIR and words[-1] == "Nation" and words[0].istitle()


def is_bound(context: NameContext, first: int, last: int) -> bool:
    """Tell whether the tokens [first, last) are one name, whatever its parts are called."""
    doc = context.doc
    if last - first == 1 or context.shouting(first):
        return False
    if any(t.lower_ in _TYING and t.text.islower() for t in doc[first + 1 : last - 1]):
        return True
    if any(len(t.text) == 1 and t.text.isupper() for t in doc[first + 1 : last - 1]):
        return True  # "Fada N Gourma"
    lows = [token.lower_ for token in doc[first:last]]
    leans = lows[0] in _LEANING or lows[-1] in _LEANING
    return leans and len(lows) == 2 and all(map(_is_word, doc[first:last]))


def _is_word(token: Token) -> bool:
    """Whether a word can be of a name."""
    return capital(token) and token.is_alpha and token.lower_ not in COMMON - _LEANING


def is_one_name(context: NameContext, first: int, last: int) -> bool:
    """Tell whether a run is one name where something happened, whatever its first word is."""
    tokens = context.doc[first:last]
    if tokens[1].text == "-" and not tokens[1].whitespace_ and not tokens[0].whitespace_:
        return is_placed_anywhere(context, first, last)
    if context.stripped and _are_two(context, first, last):
        return False  # the commas are lost between two names
    alike = len({(token.ent_type_, token.ent_iob_) for token in tokens[1:]}) == 1
    single = alike and tokens[1].ent_iob_ == "I" and tokens[0].ent_iob_ == "B"
    if single and stands_as_place(context, first, last):
        return True
    labels = {tokens[0].ent_type_}
    within = not is_given(context.doc, first) and is_within(context.doc, first - 1, labels)
    return single and bool(labels - {""}) and (within or is_scene(context, first, last))


def _are_two(context: NameContext, first: int, last: int) -> bool:
    """Whether a run begins with a place that a comma parted from what follows.

    It is one of the text's country, a large one, or of the country of another behind it.
    """
    home = country_of(context)
    for end in range(first + 1, last):
        entries = listed(context, first, end)
        beside = {place.country for place in listed(context, end, last)} if entries else set()
        if is_prominent(entries) or any(e.country in {home, *beside} for e in entries):
            return True
    return False
