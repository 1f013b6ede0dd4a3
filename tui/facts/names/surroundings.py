"""What stands around a name: "the village of X", "X province", "in X", "X, a town in"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

TYPES = {
    "province": "province", "provinces": "province", "governorate": "governorate",
    "governorates": "governorate", "county": "county", "counties": "county", "state": "state",
    "oblast": "region", "region": "region", "regions": "region", "prefecture": "province",
    "district": "district", "districts": "district", "subdistrict": "district",
    "raion": "district", "city": "city", "town": "town", "township": "town", "village": "village",
    "villages": "village", "municipality": "town", "neighbourhood": "neighbourhood",
    "neighborhood": "neighbourhood", "neighbourhoods": "neighbourhood",
    "neighborhoods": "neighbourhood", "suburb": "neighbourhood", "suburbs": "neighbourhood",
    "quarter": "neighbourhood", "countryside": "region", "camp": "camp", "river": "river",
    "island": "island", "islands": "island", "valley": "region", "peninsula": "peninsula",
    "crossing": "crossing", "towns": "town", "cities": "city", "camps": "camp", "area": "region", "hamlet": "village", "commune": "town",
}  # fmt: skip
_LOOSE = frozenset({"area", "state", "valley", "crossing", "region", "camp", "quarter", "islands"})
_PLURALS = frozenset(
    """provinces governorates counties regions districts villages towns neighbourhoods
    neighborhoods suburbs cities""".split()
)
_SETTLED = frozenset(
    "town village city suburb neighbourhood neighborhood province district hamlet".split()
)
_NEAR = frozenset("in near off outside around throughout across between".split())
_LINKS = frozenset({"of", "called", "named", "at", "in"})
_LOCATIVE = frozenset(
    """in at near off outside around across inside throughout from into through toward towards
    reached leaving between""".split()
)
_TAKING = frozenset(
    """to of on like hit seized captured recaptured retook shelled bombed struck entered
    attacked besieged liberated left fled surrounded stormed targeted pounded""".split()
)
THINGS = frozenset(
    """road street highway avenue hospital mosque church roundabout square bridge brand tribe
    school university prison virus strain disease clan market hotel stadium syndrome""".split()
)
"""What a name before it names is no settlement, but a thing called after one or after a person."""
_POINTS = frozenset(
    """north south east west northeast northwest southeast southwest outskirts suburbs capital
    residents people mayor governor part parts side centre center area areas streets district
    southern northern eastern western north-east north-west south-east south-west""".split()
)


@dataclass(frozen=True, slots=True)
class Around:
    """What the text says a name is, and whether a preposition of place stands before it.

    `loose` is a kind that organisations and buildings share, `near` a preposition that only
    places take, `towards` one that people share.
    """

    kind: str | None = None
    loose: bool = False
    located: bool = False
    near: bool = False
    towards: bool = False


def around(doc: list[Token], first: int, last: int) -> Around:
    """Look at the words before and after the tokens [first, last)."""
    located, near, towards = _located(doc, first)
    word = doc[last].lower_ if last < len(doc) else ""
    if word in TYPES and not (doc[last].text[0].isupper() and doc[last].is_sent_start):
        return Around(TYPES[word], word in _LOOSE, located, near, towards)
    if word in {"refugee", "border"} and last + 1 < len(doc) and doc[last + 1].lower_ in TYPES:
        return Around(TYPES[doc[last + 1].lower_], loose=False, located=located, near=near, towards=towards)
    kind = _before(doc, first) or _listed(doc, last) or _apposed(doc, last)
    return Around(kind, loose=False, located=located, near=near, towards=towards)


def _located(doc: list[Token], first: int) -> tuple[bool, bool, bool]:
    index = first - 1
    while index >= 0 and (doc[index].lower_ in {"the", "-"} or doc[index].is_space):
        index -= 1
    if index < 0:
        return False, False, False
    word = doc[index].lower_
    if word in _LOCATIVE:
        return True, word in _NEAR, False
    if word == "of" and index > 0 and doc[index - 1].lower_ in _POINTS:
        return True, False, False
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


def _before(doc: list[Token], first: int) -> str | None:
    """The type in "the village of X", "the city X"; also along a list: "villages of A, B and X"."""
    index = first - 1
    steps = 0
    while index > 0 and steps < 12:
        token = doc[index]
        if token.lower_ in {",", "and", "the", "al", "-", ":"} or (
            steps and token.text[0].isupper() and token.is_alpha
        ):
            index -= 1
            steps += 1
            continue
        break
    if index < 1 or doc[index].sent != doc[first].sent:
        return None
    listed = index < first - 2
    if listed and doc[index].lower_ in _PLURALS and doc[index + 1].text == ":":
        return TYPES[doc[index].lower_]
    if index == first - 2 and doc[index].lower_ in _PLURALS and doc[index + 1].text == ":":
        return TYPES[doc[index].lower_]
    if doc[index].lower_ in _LINKS and doc[index].lower_ not in {"in", "at"}:
        word = doc[index - 1].lower_
        kind = TYPES.get(word)
        plural = word in _PLURALS or word == "area"
        return kind if kind and (plural or not listed) else None
    if not listed:
        return {"city": "city", "town": "town", "village": "village"}.get(doc[index].lower_)
    return None


def _apposed(doc: list[Token], last: int) -> str | None:
    """The type in "X, a town in"."""
    if last + 2 >= len(doc) or doc[last].text != "," or doc[last + 1].lower_ not in {"a", "the", "an"}:
        return None
    for token in doc[last + 2 : last + 6]:
        if token.lower_ in _SETTLED:
            return TYPES[token.lower_]
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "ADV", "PUNCT"}:
            return None
    return None
