"""Which of the roles that a text gives somebody is told."""

from __future__ import annotations

import re

from tui.facts.lexicon import grammar, name_words
from tui.facts.names.lexicon import TITLES

_ANYBODY = frozenset(
    {
        "baby",
        "bachelor",
        "boy",
        "child",
        "girl",
        "infant",
        "man",
        "men",
        "teenager",
        "toddler",
        "victim",
    }
    | {"woman", "women", "youth"}
)
"""Nouns that say of somebody no more than sex and age, or that they came to harm."""
_OF_RANKS = frozenset({"air", "commodore", "flight", "group", "squadron", "wing"})
"""Words of ranks that are no titles alone."""
_RANKS = TITLES | _OF_RANKS
_AGE = re.compile(r"^(?:\w+-)+year-old (?=\w)")
_SERVED = re.compile(r"\S+-year veteran\b")
"""How long somebody has held an office that is told elsewhere."""
_LINKED = re.compile(r" (?:at|for|from|in|of|on|who|with) ")


def is_short(role: str) -> bool:
    """Tell whether a role is one word or a rank, which what follows a name tells more of."""
    words = role.casefold().replace(".", "").split()
    return len(words) == 1 or _RANKS.issuperset(words)


def is_rank(role: str) -> bool:
    """Tell whether a role is a rank, and no form of address that anybody can have."""
    words = role.casefold().replace(".", "").split()
    return _RANKS.issuperset(words) and name_words().forms.isdisjoint(words)


def best(prefix_roles: list[str], suffix_roles: list[str]) -> str | None:
    """Choose the fullest role that stands before the name; one word yields to what follows."""
    longest = max(prefix_roles, key=lambda role: min(len(role.split()), 7), default=None)
    if longest is None or is_short(longest):
        suffix_roles = [role for role in suffix_roles if longest is None or _adds(role, longest)]
        return max(suffix_roles, key=lambda role: min(len(role.split()), 9), default=longest)
    return longest


def _adds(role: str, title: str) -> bool:
    """Whether what follows a name says more than a title before it: "skipper X, Ann's uncle,"."""
    addressed = not name_words().forms.isdisjoint(title.casefold().replace(".", "").split())
    return not role.startswith("member") and (addressed or _noun(role) not in grammar().kin)


def without_age(role: str) -> str:
    """Return a role without an age before it: "a 52-year-old foreman" is a foreman."""
    return _AGE.sub("", role)


def says_what(role: str) -> bool:
    """Tell whether a role is more than "a 15-year-old girl from Ranya"."""
    return _noun(role) not in _ANYBODY and _SERVED.search(role) is None


def _noun(role: str) -> str:
    """The noun of a role: "the girl's elder sister from Ranya" is a sister."""
    return _LINKED.split(role)[0].rpartition(" ")[2].casefold()
