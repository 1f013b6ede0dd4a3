"""The facts room: a text into people, places, organisations and casualty claims.

Nothing heavy is imported until something is analysed: the first frame must not wait for spaCy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

if TYPE_CHECKING:
    from tui.model import Casualty, Document, Explanation, Facts

VERSION = "304"
"""Bumped whenever the same text would give other facts, so that stored facts are renewed."""


def analyse(document: Document) -> Facts:
    """Find everything that can be found in a document.

    A language that is not read gives empty lists and the language's code. Raises
    AnalysisError where the model or the gazetteer is missing.
    """
    return explain(document)[0]


def explain(document: Document) -> tuple[Facts, tuple[Explanation, ...]]:
    """Find the facts of a document, and for each of its casualty claims why it was made."""
    from tui.facts.document import run

    return run(document)


def rough(text: str) -> Casualty:
    """Draft a claim from a stretch of text: its numbers and words alone, no model."""
    from tui.facts.first_sight import rough as read

    return read(text)


def weapons() -> tuple[str, ...]:
    """Find the words for what did the harm, that a claim's `weapon` is one of."""
    from tui.model import Weapon

    return get_args(Weapon)


__all__ = ["VERSION", "analyse", "explain", "rough", "weapons"]
