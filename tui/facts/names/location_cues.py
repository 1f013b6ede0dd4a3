"""What stands around a name: "the village of X", "X province", "in X", "X, a town in"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.facts.gazetteer import fold, look_up
from tui.facts.lexicon import name_words, numbers, people, place_words
from tui.facts.names.lexicon import PARTICLES
from tui.facts.names.name_context import parted

if TYPE_CHECKING:
    from spacy.tokens import Token

TYPES = {word: kind for kind, forms in name_words().kinds.items() for word in forms}
"""A word for a kind of place, in small letters, to the kind."""
_COMPOUNDS = {tuple(words.split()): kind for words, kind in name_words().compound_kinds.items()}
_LONGEST = max(map(len, _COMPOUNDS))
_OPENERS = frozenset(words[0] for words in _COMPOUNDS)
_LOOSE = name_words().loose_kinds
_PLURALS = name_words().plurals
_SETTLED = name_words().settled
_LYING = _SETTLED | _PLURALS | {"island", "lake", "river", "valley"}
_NEAR = name_words().placing
_SKIPPED = name_words().directions | {"the", "-"}
_APPOSING = frozenset({"a", "the", "an", "two", "three", "four", "both"})
_BARE = frozenset({"city", "town", "village", "island", "tambon", "kampung", "barrio", "favela"})
_LINKS = frozenset({"of", "called", "named", "at", "in"})
_LOCATIVE = name_words().locative
_TAKING = name_words().taking
_TOLLED = frozenset({"dead", "killed", "deaths", "wounded", "injured", "hurt", "missing"})
_DAYS = frozenset(numbers().calendar.weekdays)
_LARGE = 100
"""Thousands who live in a town that has suburbs and quarters."""
_ITEM = 3
"""Tokens of an item behind its head: a colon, a number, and what is counted."""
THINGS = name_words().things
"""What a name before it names is no settlement, but a thing called after one or after a person."""
_TOWNS_OWN = name_words().towns_own
_HOMED = place_words().homed
_POINTS = name_words().points
_ALONG = PARTICLES | {",", "and", "the", "-", ":"}
"""What stands between a kind and the names of its list."""
_OWNERS = _POINTS | TYPES.keys()
"""Whose "of" leads to a place: "north of", "the town of"."""


@dataclass(frozen=True, slots=True)
class LocationCues:
    """What the text says a name is, and whether a preposition of place stands before it.

    `loose` is a kind that organisations and buildings share, `near` a preposition that only
    places take, `towards` one that people share. `article` says that "the" stands before it,
    `local` that what only a town has stands behind it, or that it is where somebody lives;
    `accented` that it is written with a letter that English does not have.
    """

    kind: str | None = None
    loose: bool = False
    located: bool = False
    near: bool = False
    towards: bool = False
    article: bool = False
    local: bool = False
    accented: bool = False


def find_cues(doc: list[Token], first: int, last: int) -> LocationCues:
    """Look at the words before and after the tokens [first, last)."""
    located, near, towards = _located(doc, first)
    article = first > 0 and doc[first - 1].lower_ == "the"
    kind, loose = _kind(doc, first, last)
    return LocationCues(
        kind,
        loose=loose,
        located=located or heads_item(doc, last) or _heads_row(doc, first, last),
        near=near,
        towards=towards,
        article=article,
        local=_is_local(doc, first, last),
        accented=not all(doc[i].text.replace("’", "'").isascii() for i in range(first, last)),
    )


def _kind(doc: list[Token], first: int, last: int) -> tuple[str | None, bool]:
    """The kind that a name is said to be, and whether it is one that buildings share."""
    word = doc[last].lower_ if last < len(doc) else ""
    if word in TYPES and not (doc[last].text[0].isupper() and doc[last].is_sent_start):
        return TYPES[word], word in _LOOSE
    if word in {"refugee", "border"} and last + 1 < len(doc) and doc[last + 1].lower_ in TYPES:
        return TYPES[doc[last + 1].lower_], False
    if (compound := compound_kind(doc, last)) is not None:
        return compound, False
    return _kind_in_front(doc, first) or _listed(doc, last) or kind_behind(doc, last), False


def compound_kind(doc: list[Token], index: int) -> str | None:
    """Find the kind of place that begins there in several words: "Guma Local Government Area"."""
    if index >= len(doc) or doc[index].lower_ not in _OPENERS:
        return None
    words = tuple(token.lower_ for token in doc[index : index + _LONGEST])
    lengths = range(len(words), 1, -1)
    return next((_COMPOUNDS[words[:n]] for n in lengths if words[:n] in _COMPOUNDS), None)


def _is_local(doc: list[Token], first: int, last: int) -> bool:
    """Whether a name is a town's: "Lebanon Police", "Jane Roe, 60, Lebanon, was", "a Cadiz man"."""
    behind = doc[last] if last < len(doc) else None
    if behind is not None and behind.text in _HOMED:
        return True
    if behind is not None and behind.text.istitle() and behind.lower_ in _TOWNS_OWN:
        return True
    aged = first > 2 and doc[first - 1].text == "," and doc[first - 2].like_num
    return aged and doc[first - 3].text == "," and behind is not None and behind.text in {",", "."}


def heads_item(doc: list[Token], last: int) -> bool:
    """Tell whether a name heads an item by places: "Kharkiv: two dead", "Orange: Friday, 8 am"."""
    ahead = doc[last : last + 3]
    if len(ahead) < _ITEM or ahead[0].text != ":":
        return False
    return (ahead[1].like_num and ahead[2].lower_ in _TOLLED) or ahead[1].lower_ in _DAYS


def _heads_row(doc: list[Token], first: int, last: int) -> bool:
    """Whether a name heads a row of a table, which goes on with a number: "Masisi | 41,500"."""
    opens = first == 0 or doc[first - 1].is_space
    ahead = doc[last : last + 2]
    row = opens and len(ahead) > 1 and ahead[0].text == "|" and ahead[1].like_num
    return row and doc[last - 1].lower_ not in people().other  # "Male | 12"


def _located(doc: list[Token], first: int) -> tuple[bool, bool, bool]:
    index = first - 1
    while index >= 0 and (doc[index].lower_ in _SKIPPED or doc[index].is_space):
        index -= 1
    if index < 0:
        return False, False, False
    word = doc[index].lower_
    nearby = "nearby" in {token.lower_ for token in doc[index + 1 : first]}
    if word in _LOCATIVE:
        return True, nearby or word in _NEAR, False
    if word == "of" and index > 0 and doc[index - 1].lower_ in _OWNERS:
        return True, nearby, False
    return False, False, word in _TAKING


def _listed(doc: list[Token], last: int) -> str | None:
    """The type behind a list: "X" in "X and Y neighbourhoods"."""
    if last >= len(doc) or doc[last].lower_ not in {"and", ","}:
        return None
    for token in doc[last + 1 : last + 10]:
        if token.lower_ in _PLURALS:
            return TYPES[token.lower_]
        if not (token.text[0].isupper() or token.lower_ in {"and", ",", "al", "-", "el"}):
            return None
    return None


def _kind_in_front(doc: list[Token], first: int) -> str | None:
    """The type in "the village of X", "the city X"; also along a list: "villages of A, B and X"."""
    index = first - 1
    steps = 0
    while index > 0 and steps < 12:
        token = doc[index]
        if token.lower_ in _ALONG or (steps and token.text[0].isupper() and token.is_alpha):
            index -= 1
            steps += 1
            continue
        break
    if index < 1 or parted(doc, index, first):
        return None
    listed = index < first - 2
    if listed and doc[index].lower_ in _PLURALS and doc[index + 1].text == ":":
        return TYPES[doc[index].lower_]
    if index == first - 2 and doc[index].lower_ in _PLURALS and doc[index + 1].text == ":":
        return TYPES[doc[index].lower_]
    if doc[index].lower_ in _LINKS and doc[index].lower_ not in {"in", "at"}:
        word = doc[index - 1].lower_
        unnamed = doc[index].lower_ == "of" and _is_of_other(doc, index - 1, first)
        kind = None if unnamed else TYPES.get(word)  # "in a poor neighbourhood of Yaounde"
        plural = word in _PLURALS or word == "area"
        return kind if kind and (plural or not listed) else None
    if not listed and doc[first - 1].text != ",":  # "in Sumy city, Ukraine's officials said"
        return TYPES[doc[index].lower_] if doc[index].lower_ in _BARE else None
    return None


def _is_of_other(doc: list[Token], noun: int, behind: int) -> bool:
    """Whether a kind is of no place behind it: "a poor quarter of X", "the Hill district of X".

    "The Damascus suburb of X" is X, which is smaller than Damascus.
    """
    at = noun - 1
    owned = at >= 0 and doc[at].text[0].isupper() and not doc[at].is_sent_start
    if owned and doc[noun].lower_ not in _PLURALS:
        owner, inner = (_largest(doc[at]), _largest(doc[behind]))
        return owner < _LARGE or owner < inner
    while at > 0 and doc[at].pos_ in {"ADJ", "NOUN", "ADV"} and noun - at < _ITEM + 1:
        at -= 1
    return at >= 0 and doc[at].lower_ in {"a", "an", "another", "one", "some", "several", "two"}


def _largest(token: Token) -> int:
    """How many thousands live in the largest place that a word names, 0 where it names none."""
    return max((place.thousands for place in look_up(fold(token.text))), default=0)


def kind_behind(doc: list[Token], last: int) -> str | None:
    """Find the type in "X, a town in" or "X is a town in", or return None."""
    if last + 2 >= len(doc) or doc[last].lower_ not in {",", "is", "was"}:
        return None
    if doc[last + 1].lower_ not in _APPOSING:
        return None
    for index, token in enumerate(doc[last + 2 : last + 6], last + 2):
        if token.lower_ in _LYING:
            return None if _modifies(doc, index) else TYPES[token.lower_]
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "ADV", "PUNCT", "CCONJ", "PART"}:
            return None
    return None


def _modifies(doc: list[Token], index: int) -> bool:
    """Whether a word only says of what kind the next is: "a town councillor", "the city's"."""
    following = doc[index + 1] if index + 1 < len(doc) else None
    return following is not None and following.pos_ in {"NOUN", "PROPN", "PART", "ADJ"}
