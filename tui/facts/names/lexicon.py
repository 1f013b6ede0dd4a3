"""The words by which people, roles and organisations are told from each other."""

from __future__ import annotations

import functools
from importlib.resources import files

from tui.facts.gazetteer import fold


@functools.cache
def _lists() -> dict[str, frozenset[str]]:
    text = files(__package__).joinpath("words.txt").read_text(encoding="utf-8")
    lists = {}
    for part in text.split("\n[")[1:]:
        name, listed = part.split("]", 1)
        lists[name] = frozenset(listed.split())
    return lists


def words(name: str) -> frozenset[str]:
    """One of the lists of words.txt. Raises KeyError where there is none of that name."""
    return _lists()[name]


ROLES = words("roles")
"""Nouns for what a person is or does. Only what is in here can be somebody's role."""

TITLES = words("titles")
"""Words of a title that stands before a name and is no part of it."""

PARTICLES = words("particles")
"""Small words that hold a name together."""

VERBS = words("verbs")
"""Words after or before a name that show it to be somebody's."""

ORGANISED = words("organised")
"""Words that make what stands before or after them an organisation or a building."""


COMMON = words("common")
"""Words that are also some town's name, and never are when they stand alone."""


@functools.cache
def demonyms() -> dict[str, str]:
    """A people's name or adjective in small letters to its country, "" for none or several."""
    text = files(__package__).joinpath("demonyms.txt").read_text(encoding="utf-8")
    codes = {}
    for line in text.splitlines():
        code, *forms = line.split()
        for word in forms:
            codes[word.casefold()] = "" if code == "-" else code
            codes[word.casefold().replace("-", " ")] = "" if code == "-" else code
    return codes


@functools.cache
def given_names() -> frozenset[str]:
    """First names of many languages, folded."""
    text = files(__package__).joinpath("given_names.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(fold(name) for line in lines for name in line.split())


@functools.cache
def known_names() -> dict[str, tuple[str, str, str]]:
    """A folded name to its spelling here, the group's own name and its kind."""
    names: dict[str, tuple[str, str, str]] = {}
    text = files(__package__).joinpath("groups.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            kind, groups = (part.strip() for part in line.split(";"))
            for group in groups.split(" / "):
                spelled = [name.strip() for name in group.split("|")]
                for name in spelled:
                    names.setdefault(fold(name), (name, spelled[0], kind))
    return names
