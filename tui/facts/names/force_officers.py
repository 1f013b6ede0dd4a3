"""Officers of a force behind a rank that names it: "Director General of Police D M Awasthi"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.gazetteer import fold, look_up
from tui.facts.names.lexicon import PARTICLES, TITLES, VERBS, given_names
from tui.facts.names.name_context import nameword

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext

_FORCES = frozenset({"police", "prisons", "customs"})
_RANKS = TITLES | {"general", "officer", "superintendent"}
_LONGEST = 4
"""Words of the name of an officer, initials counted."""


def force_officers(context: NameContext) -> Iterator[tuple[int, int]]:
    """Find the names that end a rank in a force, which models take for a part of it."""
    doc = context.doc
    for index in range(2, len(doc) - 1):
        ahead = doc[index - 1].lower_ == "of" and doc[index - 2].lower_.strip(".") in _RANKS
        if doc[index].lower_ in _FORCES and doc[index].text[0].isupper() and ahead:
            first, last = _name(doc, index + 1)
            while last - first > 1 and _is_place(doc[first]):
                first += 1  # "Superintendent of Police Bastar Ann Lee"
            if last - first > 1 and _speaks(doc, last) and context.free(first, last):
                yield first, last


def _name(doc: list[Token], first: int) -> tuple[int, int]:
    """Where the words of a name that begins at a word end, with its initials."""
    last = first
    while last < len(doc) and last - first <= _LONGEST and _is_part(doc[last]):
        last += 1
    return first, last


def _is_part(token: Token) -> bool:
    initial = token.text.strip(".").isupper() and len(token.text.strip(".")) == 1
    return initial or nameword(token) or token.lower_ in PARTICLES


def _is_place(token: Token) -> bool:
    return fold(token.text) not in given_names() and bool(look_up(token.lower_))


def _speaks(doc: list[Token], index: int) -> bool:
    """Whether a verb of saying or the end of a clause follows a name."""
    return index < len(doc) and (doc[index].lower_ in VERBS or doc[index].text in {",", "."})
