"""The words the facts room knows, as TOML files that anyone can extend, read when first used."""

from __future__ import annotations

import functools
import tomllib
from importlib.resources import files
from typing import Any


@functools.cache
def table(name: str) -> dict[str, Any]:
    """The contents of one lexicon file, such as "harm" or "people"."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@functools.cache
def words(name: str) -> frozenset[str]:
    """One of the small classes of words in "grammar", in lower case."""
    return frozenset(table("grammar")[name])
