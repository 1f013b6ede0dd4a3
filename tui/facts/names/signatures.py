"""Who signs a report at its end, as agencies have it: "The market was shut. Ann Lee/ Jo Roe"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.gazetteer import look_up
from tui.facts.names.lexicon import PARTICLES
from tui.facts.names.name_context import nameword

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.names.name_context import NameContext

_LONGEST = 5
"""Words of a name that signs, with its particles and hyphens."""
_MOST = 4
"""Names of a signature."""
_LARGE = 100
"""Thousands who live at a place after which no unknown person is called."""


def signatures(context: NameContext) -> Iterator[tuple[int, int]]:
    """Find the names of the last line, where nothing but strokes stands between them."""
    doc = context.doc
    last = len(doc)
    while last > 0 and (doc[last - 1].is_space or doc[last - 1].text in {"/", "."}):
        last -= 1
    names: list[tuple[int, int]] = []
    while last > 0 and len(names) <= _MOST:
        first = last
        while first > 0 and last - first < _LONGEST and _signs(context, first - 1, last):
            first -= 1
        while first < last and not context.doc[first].text[0].isupper():
            first += 1
        if first == last:
            return
        names.append((first, last))
        if not doc[first - 1].text.endswith("/"):
            break
        last = first - (doc[first - 1].text == "/")
    begun = bool(names) and names[-1][0] > 0 and _ends(context, names[-1][0] - 1)
    if begun and len(names) > 1 and not any(_is_place(context, *name) for name in names):
        yield from reversed(names)


def _signs(context: NameContext, index: int, last: int) -> bool:
    """Whether a word can be of a name that ends at `last`; its last word may have the stroke."""
    token = context.doc[index]
    stroke = index == last - 1 and token.text.endswith("/") and token.text[:-1].isalpha()
    inside = index < last - 1 and (token.text == "-" or token.lower_ in PARTICLES)
    word = (nameword(token) or stroke) and token.text.istitle()
    return (inside or word) and index not in context.taken


def _ends(context: NameContext, index: int) -> bool:
    """Whether a sentence or a line ends at a word."""
    token = context.doc[index]
    return token.text in {".", "!", "?", '"', "”", ")"} or "\n" in token.text


def _is_place(context: NameContext, first: int, last: int) -> bool:
    entries = look_up(context.key(first, last))
    return any(entry.id < 0 or entry.thousands >= _LARGE for entry in entries)
