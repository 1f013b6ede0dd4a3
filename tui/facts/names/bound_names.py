"""Words of one name, of which the gazetteer has but a part: "Santa María de X", "Puerto X".

The part alone is elsewhere, so that the longest listed name is not what the text names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.lexicon import place_words
from tui.facts.names.lexicon import COMMON
from tui.facts.names.name_context import capital

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext

_TYING = frozenset({"da", "das", "de", "del", "di", "do", "dos", "du"})
"""Small words that stand within Romance names alone."""
_LEANING = place_words().leaning
"""First or last words of names that hardly are a place's alone."""


def is_bound(context: NameContext, first: int, last: int) -> bool:
    """Tell whether the tokens [first, last) are one name, whatever its parts are called."""
    doc = context.doc
    if last - first == 1 or context.shouting(first):
        return False
    if any(t.lower_ in _TYING and t.text.islower() for t in doc[first + 1 : last - 1]):
        return True
    lows = [token.lower_ for token in doc[first:last]]
    leans = lows[0] in _LEANING or lows[-1] in _LEANING
    return leans and len(lows) == 2 and all(map(_is_word, doc[first:last]))


def _is_word(token: Token) -> bool:
    """Whether a word can be of a name."""
    return capital(token) and token.is_alpha and token.lower_ not in COMMON - _LEANING
