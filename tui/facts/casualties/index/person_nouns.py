"""Which nouns are people, and of which group."""

from __future__ import annotations

import functools
import re
from typing import Literal

from tui.facts.lexicon import grammar, people, peoples

Nature = Literal["people", "things", "unknown"]

_PERSONAL = re.compile(
    r"(?:[a-z]{3,}(?:man|woman|person|ist|eer|ian)|[a-z]{2,}(?:worker|keeper|fighter|goer|member)"
    r"|[a-z]{3,}(?:boy|girl|maid|monger))$"
)
_SAME_FORM = ("ese", "man", "woman")
"""Endings of words for a people that have no plural in s."""
_ONE_OF_SEVERAL = frozenset({"swiss", "rohingya", "lankan", "fulani", "hausa", "oromo", "tuareg"})
_THINGS_TOO = frozenset({"chin", "finn", "pole", "roma"})
_COLLECTIVE = grammar().collective
"""Words that name people in the plural, or several, without a plural's form."""
_FOLK = ("people", "folk")
"""Endings of such words: "townspeople", "fisherfolk"."""


@functools.lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """Return the singular of a noun in lower case, as the lexicon spells it.

    >>> singular("gunmen"), singular("families"), singular("soldiers")
    ('gunman', 'family', 'soldier')
    """
    word = word.casefold()
    if word in people().irregular:
        return people().irregular[word]
    if word.endswith(("men", "children")):
        return word.removesuffix("ren") if word.endswith("children") else word[:-2] + "an"
    if word in _natures() or len(word) < 4 or not word.endswith("s") or word.endswith("ss"):
        return word
    for ending, instead in (
        ("ies", "y"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("xes", "x"),
        ("sses", "ss"),
        ("s", ""),
    ):
        if word.endswith(ending):
            return word.removesuffix(ending) + instead
    return word


@functools.cache
def _groups() -> dict[str, str]:
    return {noun: group for group, nouns in people().groups.items() for noun in nouns}


@functools.cache
def _natures() -> dict[str, Nature]:
    natures: dict[str, Nature] = dict.fromkeys(_nationals(), "people")
    natures |= dict.fromkeys(people().things | people().animals, "things")
    people_nouns = {*_groups(), *people().other, *people().units}
    return natures | dict.fromkeys(people_nouns, "people")


@functools.cache
def _nationals() -> frozenset[str]:
    """Nouns for one of a people: "Dane", "Kenyan", "Togolese"; no word for things too."""
    forms = {form.casefold() for names in peoples().values() for form in names}
    singles = {form for form in forms if f"{form}s" in forms or form.endswith(_SAME_FORM)}
    return frozenset(singles | _ONE_OF_SEVERAL) - _THINGS_TOO


@functools.lru_cache(maxsize=8192)
def nature(word: str) -> Nature:
    """Tell whether a noun names people, things, or the lexicon cannot tell."""
    noun = singular(word)
    listed = _natures().get(noun)
    if listed is not None:
        return listed
    tail = noun.rpartition("-")[2]
    if tail in _natures():
        return _natures()[tail]
    return "people" if _PERSONAL.match(noun) else "unknown"


def nature_of(words: list[str], head: int) -> Nature:
    """Tell what the noun at a place names, with the noun before it: "stable hands" are people.

    Herds are counted by the head: "12 head of cattle".
    """
    if singular(words[head]) == "head" and words[head + 1 : head + 2] == ["of"]:
        counted = next((word for word in words[head + 2 : head + 5] if is_animal(word)), None)
        if counted is not None:
            return nature(counted)
    if words[head] in {"old", "olds"} and words[max(0, head - 2) : head] == ["year", "-"]:
        return "people"  # "two 19-year-olds"
    pair = f"{words[head - 1]} {singular(words[head])}" if head else ""
    return _natures().get(pair) or nature(words[head])


def group(phrase: list[str]) -> str | None:
    """Find the group of a noun phrase by its last noun with one; else "other" for people.

    In front of another noun some say only how somebody works: "a volunteer firefighter".
    """
    fallback: str | None = None
    nouns = [singular(word) for word in phrase if word != "-"]
    for number in range(len(nouns) - 1, -1, -1):
        noun = nouns[number]
        specific = _groups().get(" ".join(nouns[max(0, number - 1) : number + 1])) or _groups().get(
            noun
        )
        if specific is not None and not (fallback and noun in people().attributive):
            return specific
        if fallback is None and _natures().get(noun) == "people" and noun not in _plain():
            fallback = "other"
    return fallback


@functools.cache
def _plain() -> frozenset[str]:
    """Nouns that say of people no more than that they are, or of which people they are."""
    return people().generic | _nationals()


def is_animal(word: str) -> bool:
    """Tell whether a noun names animals."""
    return singular(word) in people().animals


def is_national(word: str) -> bool:
    """Tell whether a noun names one of a people, or several: "Danes"."""
    return singular(word) in _nationals()


def is_unit(word: str) -> bool:
    """Tell whether a noun names a household, which holds people without being one."""
    return singular(word) in people().units


def is_single(word: str) -> bool:
    """Tell whether a noun that names people names one of them."""
    noun = singular(word)
    if word.casefold() != noun or noun in _COLLECTIVE or noun.endswith(_FOLK):
        return False
    return nature(noun) == "people"
