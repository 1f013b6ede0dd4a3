"""Facts against gold: F1 over sets, shares over matches, micro-averaged over documents.

    claims, vague    F1 over (kind, low, high), and over (kind, quantity word)
    status           share of the matched claims that agree
    toll             share of the documents whose killed or injured range is exactly right,
                     of those whose gold states one
    people, places   F1 over names; role, country, near (161 km): shares of the matched

A key that a gold document lacks is not known there and not scored.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

Row = dict[str, Any]

_PLACE_WORDS = re.compile(
    r"\b(al|el|the|of|city|province|governorate|district|county|township|parish|village|town"
    r"|neighbou?rhood|region)\b"
)
_ROLE_STOPS = {"the", "of", "a", "an", "for", "and", "in", "to", "its", "s"}
NEAR_KM = 161.0
"""100 miles, the distance within which geocoding studies count a place as found."""


def folded(name: str) -> list[str]:
    """The words of a name without case, accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return re.sub(r"[^\w]+", " ", re.sub(r"[’'`ʿʾ]", "", plain)).split()


def same_person(gold: str, found: str) -> bool:
    """Whether two names can be one person's: the same last word, the shorter inside the longer."""
    a, b = folded(gold), folded(found)
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    return "".join(a) == "".join(b) or (short[-1] == long[-1] and set(short) <= set(long))


def same_place(gold: str, found: str) -> bool:
    """Whether two names are one place's, but for articles and words of kind."""
    a, b = (
        _PLACE_WORDS.sub(" ", " ".join(folded(name))).replace(" ", "") for name in (gold, found)
    )
    return bool(a) and a == b


def same_role(gold: str, found: str | None) -> bool:
    """Whether two roles share half of their words."""
    a, b = ({w for w in folded(role or "") if w not in _ROLE_STOPS} for role in (gold, found))
    return bool(a and b) and 2 * len(a & b) / (len(a) + len(b)) >= 0.5


def kilometres(a: Row, b: Row) -> float:
    """Great-circle distance of two rows with lat and lon (haversine)."""
    la, lb = math.radians(a["lat"]), math.radians(b["lat"])
    half = math.sin((la - lb) / 2) ** 2
    half += math.cos(la) * math.cos(lb) * math.sin(math.radians(a["lon"] - b["lon"]) / 2) ** 2
    return 12_742 * math.asin(min(1.0, math.sqrt(half)))


def pairs(
    gold: Iterable[Row], found: Iterable[Row], same: Callable[[str, str], bool]
) -> list[tuple[Row, Row]]:
    """One-to-one matches by name: the exact ones first, then those that `same` accepts."""
    left, wanted, matched = list(found), list(gold), []
    for test in (lambda a, b: folded(a) == folded(b), same):
        for row in wanted[:]:
            hit = next((f for f in left if test(row["name"], f["name"])), None)
            if hit is not None:
                left.remove(hit)
                wanted.remove(row)
                matched.append((row, hit))
    return matched


class Scores:
    """Counts that grow document by document; `table` gives the figures."""

    def __init__(self) -> None:
        self.sets: dict[str, list[int]] = {}
        self.hits: Counter[str] = Counter()
        self.chances: Counter[str] = Counter()

    def add(self, gold: Row, found: Row) -> None:
        """Score one document."""
        if "casualties" in gold:
            self._claims(gold["casualties"], found["casualties"])
        for kind, stated in gold.get("toll", {}).items():
            if stated:
                said = found["toll"].get(kind)
                self._share(f"toll {kind}", hit=bool(said) and _range(said) == _range(stated))
        if "people" in gold:
            self._people(gold["people"], found["people"])
        if "places" in gold:
            self._places(gold["places"], found["places"])

    def table(self) -> dict[str, float]:
        """Each measure's figure, from 0 to 1."""
        figures = {}
        for name, (true, predicted, wanted) in self.sets.items():
            figures[name] = 2 * true / (predicted + wanted) if predicted + wanted else 0.0
            figures[f"{name} recall"] = true / wanted if wanted else 0.0
        for name, chances in self.chances.items():
            figures[name] = self.hits[name] / chances
        return figures

    def _claims(self, gold: list[Row], found: list[Row]) -> None:
        wanted, said = _numeric(gold), _numeric(found)
        self._set("claims", len(wanted.keys() & said.keys()), len(said), len(wanted))
        for key in wanted.keys() & said.keys():
            self._share("status", hit=wanted[key]["status"] == said[key]["status"])
        vague, vague_said = _vague(gold), _vague(found)
        self._set("vague", len(vague & vague_said), len(vague_said), len(vague))

    def _people(self, gold: list[Row], found: list[Row]) -> None:
        matched = pairs(gold, found, same_person)
        self._set("people", len(matched), len(found), len(gold))
        for wanted, said in matched:
            if wanted.get("role"):
                self._share("role", hit=same_role(wanted["role"], said.get("role")))

    def _places(self, gold: list[Row], found: list[Row]) -> None:
        matched = pairs(gold, found, same_place)
        self._set("places", len(matched), len(found), len(gold))
        for wanted, said in matched:
            if wanted.get("country"):
                self._share("country", hit=wanted["country"] == said.get("country"))
            if wanted.get("lat") is not None:
                near = said.get("lat") is not None and kilometres(wanted, said) <= NEAR_KM
                self._share("near", hit=near)

    def _set(self, name: str, true: int, predicted: int, wanted: int) -> None:
        counts = self.sets.setdefault(name, [0, 0, 0])
        for place, number in enumerate((true, predicted, wanted)):
            counts[place] += number

    def _share(self, name: str, *, hit: bool) -> None:
        self.hits[name] += hit
        self.chances[name] += 1


def _range(stated: Row) -> tuple[int, int]:
    return stated["low"], stated["high"]


def _numeric(claims: list[Row]) -> dict[tuple[str, int, int], Row]:
    keyed: dict[tuple[str, int, int], Row] = {}
    for claim in claims:
        if not claim.get("vague") and claim.get("low") is not None:
            keyed.setdefault((claim["kind"], claim["low"], claim["high"]), claim)
    return keyed


def _vague(claims: list[Row]) -> set[tuple[str, str]]:
    return {(claim["kind"], claim["vague"]) for claim in claims if claim.get("vague")}
