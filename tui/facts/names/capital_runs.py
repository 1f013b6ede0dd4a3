"""How far a run of capitals reaches, and which of its words can be no place's."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING

from tui.facts.lexicon import name_words, place_words
from tui.facts.names.lexicon import COMMON, ORGANISED, PARTICLES, ROLES, TITLES, demonyms
from tui.facts.names.location_cues import TYPES, compound_kind
from tui.facts.names.name_context import capital, hangs, soft_break

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext

_LONGEST = 8
"""Words of the longest name of a place, small words counted."""
_ARTICLES = name_words().articles
_INNER = PARTICLES | name_words().inner | {"-", "–", "&"}
SHORTENED = name_words().shortened
"""First words of American towns that are written short, by their own spelling."""
_FEATURES = name_words().features
_FIRST_WORDS = name_words().first_words
_OPENERS = _FIRST_WORDS | _ARTICLES
_OFFICES = (ROLES | TITLES) - _FIRST_WORDS
_NAMED_AFTER = name_words().named_after
"""Storms, operations, diseases."""
PREFIXES = frozenset({"new", "old", "upper", "lower", "north", "south", "east", "west", "central"})
"""First words of a place's name that are words: "the Old Hill neighborhood", "Old Fangak"."""
_LANDED = frozenset(
    {"green", "hill", "park", "bridge", "castle", "church", "cross", "ford", "town"}
)
"""Last words of a place's name that are words: "Acocks Green"."""
_SIDED = 2
"""Words of a county's name of which one is a side of it, at the least."""
_ADJECTIVAL = ("ean", "ese")
"""How an adjective ends that is made of a name, and hardly a place's name."""
_DWELLERS = place_words().dwellers
_JOINED = place_words().joined
_NAMES = frozenset({"FAC", "GPE", "LOC", "ORG", "PERSON"})
_MONTHS = frozenset(name.casefold() for name in calendar.month_name if name)


def run_end(context: NameContext, first: int) -> int:
    """Find where the run of capitals and of small words between them ends."""
    doc = context.doc
    last = first + 1
    while last < len(doc) and last - first < _LONGEST and last not in context.taken:
        token = doc[last]
        if compound_kind(doc, last) is not None:
            break
        if (capital(token) and not (token.is_sent_start and doc[last - 1].text == ".")) or (
            last + 1 < len(doc)
            and (
                token.lower_ in _INNER
                or hangs(token)
                or soft_break(token)
                or (token.text == "." and doc[last - 1].lower_ in SHORTENED)
            )
        ):
            last += 1
        else:
            break
    return _ended(doc, first, last)


def _ended(doc: list[Token], first: int, last: int) -> int:
    while last > first + 1 and not (capital(doc[last - 1]) or hangs(doc[last - 1])):
        last -= 1
    return last


def toponymic(tokens: list[Token]) -> bool:
    """Tell whether a name is made like an Arabic place's: "Tal X", "X al-Y"."""
    lows = [word.lower_ for word in tokens]
    return lows[0] in _OPENERS or any(low in _ARTICLES for low in lows[1:])


def plain_end(context: NameContext, first: int, limit: int) -> int:
    """Find where a name without small words ends, or the next begins if commas are missing."""
    doc = context.doc
    last = first + 1
    while last < limit:
        token = doc[last]
        if context.stripped and _next_name(doc, first, last):
            break
        if compound_kind(doc, last) is not None:
            break
        if not (capital(token) or token.lower_ in PARTICLES or token.text == "-" or hangs(token)):
            break
        if token.text == "-" and doc[last + 2 : last + 3] and doc[last + 2].lower_ in _JOINED:
            break  # "the Bamba-Kidal road"
        if token.text == "at" and doc[last + 1 : last + 2] and doc[last + 1].text != "-":
            break  # "in the River Ofin at Dunkwa"
        last += 1
    return _ended(doc, first, last)


def is_sided(tokens: list[Token]) -> bool:
    """Tell whether a county is one side of what bore its name: "Tonj East County"."""
    sided = len(tokens) > _SIDED and tokens[-2].lower_ in PREFIXES
    return sided and tokens[-1].lower_ == "county"


def before_kind(doc: list[Token], first: int, last: int) -> int:
    """Find where a name ends before the kind that it is written with: "Torukwa District".

    Counties and cities are called so: "Travis County", "Quezon City".
    """
    kind = doc[last - 1].lower_
    apart = kind in TYPES and kind not in _FEATURES and kind not in {"city", "county"}
    return last - 1 if apart and last - 1 > first else last


def _next_name(doc: list[Token], first: int, index: int) -> bool:
    """Whether a place's name begins here rather than goes on: "Abu X | Abu Y", "al-X | al-Y"."""
    low = doc[index].lower_
    if low in _FIRST_WORDS and doc[index - 1].text != "-":
        return doc[index - 1].lower_ not in _FIRST_WORDS
    opens = low in _ARTICLES and index + 1 < len(doc) and doc[index + 1].text == "-"
    return opens and doc[first].lower_ in _ARTICLES


def month(token: Token) -> bool:
    """Tell whether a word is a month or an article, which no place is called.

    An Arabic article has a hyphen behind it: "Wad an-Nil".
    """
    article = token.text in {"a", "an", "as"}
    hangs_on = token.i + 1 < len(token.doc) and token.nbor().text == "-" and not token.whitespace_
    return token.lower_ in _MONTHS or (article and not hangs_on)


def nameable(words: list[Token]) -> bool:
    """Tell whether a place that no gazetteer has may be called by these words."""
    if words and words[0].lower_ in _NAMED_AFTER:
        return False
    several = len(words) > 1
    prefixed = several and words[0].lower_ in PREFIXES
    plain = several and words[-1].lower_ in _LANDED and capital(words[-1])
    return not any(odd(word) or month(word) for word in words[prefixed : len(words) - plain])


def odd(token: Token) -> bool:
    """Tell whether a word is one that no unknown place is called."""
    low = token.lower_.strip(".")
    if low in PARTICLES or hangs(token):
        return False
    if low in COMMON or low in demonyms() or low in ORGANISED:
        return True
    if low in _OFFICES:
        return True
    following = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    if low.endswith(_ADJECTIVAL) and following in TYPES:
        return True  # "in Andean town"
    named = token.ent_type_ in _NAMES and following in _DWELLERS  # no "Angry residents"
    if token.is_sent_start and token.pos_ not in {"PROPN", "NOUN"} and not named:
        return True
    digits = any(c.isdigit() for c in low) or (token.text.isupper() and len(token) > 1)
    adverb = token.pos_ == "ADV" and token.ent_type_ not in {"GPE", "LOC"}  # "in Ambatokely"
    return digits or adverb or not capital(token) or token.pos_ in {"AUX", "PRON", "DET", "ADP"}
