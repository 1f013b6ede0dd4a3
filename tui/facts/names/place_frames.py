"""What stands around a name and only a place can fill: "the mayor of X", "troops withdrew from X".

The words are of many languages' places, so that the frame has to tell, whatever the model calls
the name. A frame counts unless the text shows elsewhere that somebody or a body is called so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.lexicon import grammar, name_words, place_words
from tui.facts.names.name_context import capital
from tui.facts.names.place_motions import is_likely
from tui.facts.names.shown_otherwise import is_given, is_somebody, is_titled

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext

_WORDS = place_words()
_LOCAL = _WORDS.local | _WORDS.people | _WORDS.stationed | _WORDS.forces
_BUILT = _WORDS.sites | _WORDS.buildings
_AT = _WORDS.sites | {
    "ambush",
    "battle",
    "battles",
    "clash",
    "clashes",
    "column",
    "convoy",
    "patrol",
}
_DIRECTIONS = name_words().directions
_WHERE = frozenset({"in", "at", "near", "from", "into", "around", "outside", "through", "to"})
_BEFORE_WHERE = _WHERE | _WORDS.ravaging
_THERE = frozenset({"in", "near", "outside", "around"})
_NATURAL = _THERE | frozenset({"at", "above", "below"})
_LENGTHS = frozenset({"kilometres", "kilometers", "km", "kms", "miles"})
_FIRED = frozenset({"shelling", "bombardment", "mortar", "artillery"})
_FLOWING = frozenset({"river", "stream", "tributary", "volcano"})
_ALONG = frozenset({"the", "on", "along", "overlooking", "at", "near"})
_SPANNING = frozenset(
    {"barrage", "bridge", "bridges", "dam", "dike", "dyke", "embankment", "ferry", "footbridge"}
    | {"ford", "levee", "weir"}
)
"""What is built over a river or along it."""
_SHORES = frozenset({"bank", "banks", "headwaters", "mouth", "riverbank", "shore", "shores"})
_CROSSING = frozenset({"cross", "crossed", "crosses", "crossing", "forded", "swam"})
_AGE = 2
"""Words before "of" that an age takes with its comma, and those of a street's name."""


def is_led_to(context: NameContext, first: int, last: int) -> bool:
    """Tell whether what stands before the tokens [first, last) leads to a place alone.

    The words must be nameable, and the name end there, for which the caller answers.
    """
    doc = context.doc
    at = first - 1
    while at > 0 and (doc[at].lower_ in _DIRECTIONS or doc[at].is_space):
        at -= 1
    if at > 0 and _is_certain(doc, at, last):
        return not is_titled(context, first, last)
    reached = at >= 0 and not is_given(doc, first) and is_likely(doc, at, last)
    return reached and not is_somebody(context, first, last)


def has_place_behind(context: NameContext, first: int, last: int) -> bool:
    """Tell whether what only a place has stands behind: "X residents", "X's outskirts"."""
    return _heads_frame(context.doc, first, last) and not is_titled(context, first, last)


def _is_certain(doc: list[Token], at: int, last: int) -> bool:
    """Whether nothing but a place stands behind what ends at `at`."""
    if _is_beset(doc, at) or _is_home(doc, at, last) or _is_behind_street(doc, at, last):
        return True
    way = doc[at].lower_ == "to" and doc[at - 1].lower_ in _WORDS.ways
    way = way or doc[at].text in _FLOWING or _is_under_way(doc, at) or _is_waterside(doc, at)
    owned = way or _is_apposed(doc, at, last) or _belongs(doc, at) or _has_people(doc, at)
    return owned or _is_measured(doc, at) or _is_housed(doc, at)


def _heads_frame(doc: list[Token], first: int, last: int) -> bool:
    """Whether what stands behind a name is a place's: "X residents", "X's outskirts"."""
    word, following, third = (*(t.lower_ for t in doc[last : last + 3]), "", "", "")[:3]
    ahead = doc[first - 1].lower_ if first else ""
    if word in {"'s", "’s"}:
        main = following in {"main", "central"} and third in _WORDS.central
        return following in _WORDS.belongings or main
    if word in _WORDS.dwellers:
        return ahead not in {"of", "by"}
    if word in _WORDS.reaches:
        return ahead in _ALONG and doc[last].text.islower()
    burst = word == "burst" and following in {"its", "their"}
    based = word == "-" and following in {"based", "born"}
    held = word == "," and following == "where" and ahead in _BEFORE_WHERE
    if burst or based or held or _joins(doc, first, last):
        return True
    return [word, following] == ["came", "under"] and third in _FIRED


def _joins(doc: list[Token], first: int, last: int) -> bool:
    """Whether a name is one end of a way that is called by both: "the X-Y road"."""
    if last < len(doc) and doc[last].lower_ in _WORDS.joined:
        return first > 1 and doc[first - 1].text == "-" and capital(doc[first - 2])
    return joined_way(doc, last)


def joined_way(doc: list[Token], at: int) -> bool:
    """Tell whether the hyphen between two ends of a way stands there, each of one word."""
    ends = at + 2 < len(doc) and doc[at].text == "-" and capital(doc[at + 1])
    return ends and not doc[at].whitespace_ and doc[at + 2].lower_ in _WORDS.joined


def _is_under_way(doc: list[Token], at: int) -> bool:
    """Whether somebody is on the way there: "on her way to X"."""
    ahead = [token.lower_ for token in doc[max(0, at - 3) : at + 1]]
    return ahead[-2:] == ["way", "to"] and ahead[0] in {"on", "along"}


def _is_waterside(doc: list[Token], at: int) -> bool:
    """Whether a river is named, which has an article: "the bridge over the X", "crossed the X"."""
    if at < _AGE or doc[at].text != "the":
        return False
    ahead, noun = doc[at - 1].lower_, doc[at - 2].lower_
    spanned = noun in _SPANNING and ahead in {"over", "across", "along", "on"}
    return spanned or (noun in _SHORES and ahead == "of") or ahead in _CROSSING


def _is_beset(doc: list[Token], at: int) -> bool:
    """Whether a word says what befell the place: "in temporarily occupied X"."""
    if doc[at].lower_ not in _WORDS.beset:
        return False
    ahead = at - 1 - (doc[at - 1].lower_.endswith("ly"))
    return ahead >= 0 and doc[ahead].lower_ in _WHERE


def _is_home(doc: list[Token], at: int, last: int) -> bool:
    """Whether an age stands before "of": "Jane Roe, 33, of X, was"."""
    closed = last >= len(doc) or doc[last].text in {",", ".", ";"} or not capital(doc[last])
    commas = at > _AGE and doc[at].lower_ in {"of", "from"} and doc[at - 1].text == ","
    if not (commas and closed):
        return False
    ended = doc[at].lower_ == "from" and last < len(doc) and doc[last].text == ","
    return doc[at - 2].text.isdigit() or (ended and doc[at - 2].lower_ in _WORDS.homed)


def _is_behind_street(doc: list[Token], at: int, last: int) -> bool:
    """Whether a street of the place stands before: "in Mill Street, X, at"."""
    if doc[at].text != "," or at < _AGE or doc[at - 1].lower_ not in _WORDS.streets:
        return False
    named = capital(doc[at - 1]) and capital(doc[at - 2])
    behind = list(doc[last : last + 2])
    aged = len(behind) > 1 and behind[0].text == "," and behind[1].like_num
    closed = not behind or behind[0].text in {",", ".", ";"} or behind[0].pos_ == "ADP"
    return named and closed and not aged


def _is_apposed(doc: list[Token], at: int, last: int) -> bool:
    """Whether a kind of place stands before, and commas around it: "the regional capital, X,"."""
    closed = last < len(doc) and doc[last].text == ","
    return closed and doc[at].text == "," and doc[at - 1].lower_ in _WORDS.apposed


def _belongs(doc: list[Token], at: int) -> bool:
    """Whether what stands before "of" is a place's: "the mayor of", "the village head of"."""
    if doc[at].lower_ != "of":
        return False
    noun, ahead = doc[at - 1].lower_, doc[at - 2].lower_ if at > 1 else ""
    if noun in _WORDS.heads:
        return ahead in _WORDS.local_heads
    if noun == "direction":  # not "under the direction of X"
        return at > _AGE and doc[at - 3].lower_ in {"from", "in"}
    return noun in _WORDS.offices or noun in _WORDS.belongings or noun in _WORDS.lands


def _is_measured(doc: list[Token], at: int) -> bool:
    """Whether a way is told that ends there: "west of X", "12 km from X"."""
    noun = doc[at - 1].lower_
    if doc[at].lower_ == "of":
        return noun in grammar().winds
    return noun in _LENGTHS and doc[at].lower_ == "from"


def _is_housed(doc: list[Token], at: int) -> bool:
    """Whether a building or a post stands there: "a lodge in X", "the post at X"."""
    if doc[at].lower_ not in _NATURAL:
        return False
    words = _AT if doc[at].lower_ == "at" else _BUILT
    noun = doc[at - 1]
    return noun.lower_ in words and noun.text.islower() and doc[at].head.pos_ != "VERB"


def _has_people(doc: list[Token], at: int) -> bool:
    """Whether who is there stands before: "police in X", "villagers at X"."""
    word, noun = doc[at].lower_, doc[at - 1].lower_
    if word == "at":
        return noun in _WORDS.dwellers
    return word == "in" and noun in _LOCAL and doc[at].head == doc[at - 1]
