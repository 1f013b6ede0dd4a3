"""The words by which people, roles and organisations are told from each other, as sets."""

from __future__ import annotations

import functools

from tui.facts.gazetteer import fold
from tui.facts.lexicon import given_names as given_name_table
from tui.facts.lexicon import name_words, organisations, peoples, speech

ROLES = name_words().roles
"""Nouns for what a person is or does. Only what is in here can be somebody's role."""

TITLES = name_words().titles
"""Words of a title that stands before a name and is no part of it."""

TITLED = TITLES | ROLES
"""What can stand before the name of somebody."""

PARTICLES = name_words().particles
"""Small words that hold a name together."""

VERBS = speech().personal | name_words().shows_person
"""Words after or before a name that show it to be somebody's."""

ORGANISED = name_words().organised
"""Words that make what stands before or after them an organisation or a building."""

NO_TOWN = frozenset({"country", "continent", "sea"})
"""Kinds of the gazetteer that no town is of, and that hold many."""

COMMON = name_words().common
"""Words that are also some town's name, and never are when they stand alone."""


@functools.cache
def demonyms() -> dict[str, str]:
    """Map a people's name or adjective in small letters to its country, "" for several."""
    codes = {}
    for code, forms in peoples().items():
        for form in forms:
            codes[form.casefold()] = code.strip("-")
            codes[form.casefold().replace("-", " ")] = code.strip("-")
    return codes


@functools.cache
def given_names() -> frozenset[str]:
    """Return first names of many languages, folded."""
    return frozenset(map(fold, given_name_table().names))


@functools.cache
def known_names() -> dict[str, tuple[str, str, str]]:
    """Return a folded name to its spelling here, the group's own name and its kind."""
    names: dict[str, tuple[str, str, str]] = {}
    for kind, groups in organisations().groups.items():
        for spellings in groups:
            for name in spellings:
                names.setdefault(fold(name), (name, spellings[0], kind))
    return names
