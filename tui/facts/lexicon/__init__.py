"""The words the facts room knows: tables that anyone can extend, checked when first used."""

from __future__ import annotations

import functools

from tui.facts.lexicon import schema, word_classes
from tui.facts.lexicon.entries import Labels
from tui.facts.lexicon.loader import load


@functools.cache
def grammar() -> word_classes.Grammar:
    """Load small closed classes of words."""
    return load("grammar", word_classes.Grammar)


@functools.cache
def speech() -> schema.Speech:
    """Load verbs of saying."""
    return load("speech", schema.Speech)


@functools.cache
def harms() -> schema.Harms:
    """Words for harm."""
    return load("harm", schema.Harms)


@functools.cache
def people() -> schema.People:
    """Load nouns for people and their groups."""
    return load("people", schema.People)


@functools.cache
def weapons() -> schema.Weapons:
    """Words for what did harm."""
    return load("weapons", schema.Weapons)


@functools.cache
def attacks() -> schema.Attacks:
    """Load words for attacks."""
    return load("attacks", schema.Attacks)


@functools.cache
def contexts() -> schema.Contexts:
    """Load patterns that say what a claim is worth."""
    return load("context", schema.Contexts)


@functools.cache
def numbers() -> schema.Numbers:
    """Words around numbers."""
    return load("numbers", schema.Numbers)


@functools.cache
def name_words() -> word_classes.NameWords:
    """Words in and around names."""
    return load("names", word_classes.NameWords)


@functools.cache
def place_words() -> word_classes.PlaceWords:
    """Words around places that no gazetteer has."""
    return load("places", word_classes.PlaceWords)


@functools.cache
def given_names() -> schema.GivenNames:
    """Return first names."""
    return load("given_names", schema.GivenNames)


@functools.cache
def organisations() -> schema.Organisations:
    """Load organisations that are known by name."""
    return load("organisations", schema.Organisations)


@functools.cache
def peoples() -> dict[str, Labels]:
    """Names of peoples by the code of their country."""
    return load("demonyms", dict[str, Labels])


TABLES = (
    grammar, speech, harms, people, weapons, attacks, contexts, numbers, name_words, place_words,
    given_names, organisations, peoples,
)  # fmt: skip
"""What reads each table."""
