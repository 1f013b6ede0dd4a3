"""What stands around a name: "the village of X", "X province", "in X", "X, a town in"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_AFTER = {
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
    "crossing": "crossing", "area": "region", "hamlet": "village", "commune": "town",
}  # fmt: skip
_LOOSE = frozenset({"area", "state", "valley", "crossing", "region", "camp", "quarter", "islands"})
_LINKS = frozenset({"of", "called", "named", "at", "in"})
_LOCATIVE = frozenset(
    """in at near outside around across inside throughout from into through toward towards
    reached leaving between""".split()
)
_POINTS = frozenset(
    """north south east west northeast northwest southeast southwest outskirts suburbs capital
    residents people mayor governor part parts side centre center area areas streets district
    southern northern eastern western north-east north-west south-east south-west""".split()
)


@dataclass(frozen=True, slots=True)
class Around:
    """What the text says a name is. `loose` is a word that organisations and buildings share."""

    kind: str | None = None
    loose: bool = False
    located: bool = False


def around(doc: Doc, first: int, last: int) -> Around:
    """Look at the words before and after the tokens [first, last)."""
    located = _located(doc, first)
    after = _AFTER.get(doc[last].lower_) if last < len(doc) else None
    if after and not (doc[last].text[0].isupper() and doc[last].is_sent_start):
        return Around(after, doc[last].lower_ in _LOOSE, located)
    if last + 1 < len(doc) and doc[last].lower_ in {"refugee", "border"}:
        after = _AFTER.get(doc[last + 1].lower_)
        if after:
            return Around(after, loose=False, located=located)
    before = _before(doc, first)
    if before:
        return Around(before, loose=False, located=located)
    return Around(_apposed(doc, last), loose=False, located=located)


def _located(doc: Doc, first: int) -> bool:
    index = first - 1
    while index >= 0 and doc[index].lower_ in {"the", "-"}:
        index -= 1
    if index < 0:
        return False
    word = doc[index].lower_
    if word in _LOCATIVE:
        return True
    return word == "of" and index > 0 and doc[index - 1].lower_ in _POINTS


def _before(doc: Doc, first: int) -> str | None:
    """The type in "the village of X", "the city X"; also along a list: "villages of A, B and X"."""
    index = first - 1
    steps = 0
    while index > 0 and steps < 12:
        token = doc[index]
        if token.lower_ in {",", "and", "the", "al", "-"} or (
            steps and token.text[0].isupper() and token.is_alpha
        ):
            index -= 1
            steps += 1
            continue
        break
    if index < 1 or doc[index].sent != doc[first].sent:
        return None
    listed = index < first - 2
    if doc[index].lower_ in _LINKS and doc[index].lower_ not in {"in", "at"}:
        word = doc[index - 1].lower_
        kind = _AFTER.get(word) or _AFTER.get(word.removesuffix("s"))
        plural = word.endswith("s") or word in {"cities", "counties"}
        if word == "cities":
            kind = "city"
        return kind if kind and (plural or not listed) else None
    if not listed:
        return {"city": "city", "town": "town", "village": "village"}.get(doc[index].lower_)
    return None


def _apposed(doc: Doc, last: int) -> str | None:
    """The type in "X, a town in"."""
    if last + 2 >= len(doc) or doc[last].text != "," or doc[last + 1].lower_ not in {"a", "the", "an"}:
        return None
    for token in doc[last + 2 : last + 6]:
        if token.lower_ in {"town", "village", "city", "suburb", "neighbourhood", "neighborhood", "province", "district"}:
            return _AFTER[token.lower_]
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "ADV", "PUNCT"}:
            return None
    return None
