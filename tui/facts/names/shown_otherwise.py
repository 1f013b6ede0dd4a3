"""Whether the text shows elsewhere that a name is somebody's or a body's, and no place's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.gazetteer import fold
from tui.facts.lexicon import place_words, speech
from tui.facts.names.lexicon import TITLED, given_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext

HONOURED = frozenset(
    {"haji", "hajji", "sheikh", "shaikh", "sheik", "shaykh", "sidi", "sardar", "imam", "mullah"}
    | {"sultan", "emir", "saint", "king"}
)
"""Titles of those after whom a village is called."""
_SPEECH = speech().personal | {"adds", "asked", "denied", "says", "tells", "urged", "who"}
_FOLLOWERS = place_words().followers
_NOUNS = place_words().nouns


def is_given(doc: list[Token], first: int) -> bool:
    """Tell whether a first name stands there, which "Al" in "Al-Tall", "Sidi X" is none."""
    glued = first + 1 < len(doc) and doc[first + 1].text == "-"
    honoured = doc[first].lower_ in HONOURED
    return not glued and not honoured and fold(doc[first].text) in given_names()


def is_titled(context: NameContext, first: int, last: int) -> bool:
    """Tell whether a title or a first name stands before the name anywhere else: "Mr X"."""
    if last - first == 1 and fold(context.doc[first].text) in context.surnames:
        return True
    ahead = (context.doc[start - 1] for start, _ in other_mentions(context, first, last) if start)
    named = (token for token in ahead if token.pos_ not in {"VERB", "AUX"})  # no "guard X"
    return any(token.lower_.strip(".") in TITLED for token in named)


def is_somebody(context: NameContext, first: int, last: int) -> bool:
    """Tell whether the text shows a name to be a person's or a body's somewhere else."""
    doc = context.doc
    return is_titled(context, first, last) or any(
        _speaks(doc, start, end) or _is_body(doc, start, end)
        for start, end in other_mentions(context, first, last)
    )


def other_mentions(context: NameContext, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Find where else the text has the same words."""
    doc, size = context.doc, last - first
    words = [token.text for token in doc[first:last]]
    for token in context.same.get(words[0], ()):
        span = doc[token.i : token.i + size]
        if token.i != first and [each.text for each in span] == words:
            yield token.i, token.i + size


def _speaks(doc: list[Token], first: int, last: int) -> bool:
    """Whether a word of speech stands behind a name that begins a clause: "X said"."""
    ahead = doc[first - 1] if first else None
    alone = ahead is None or ahead.is_punct or ahead.is_space or ahead.pos_ in {"CCONJ", "SCONJ"}
    return alone and last < len(doc) and doc[last].lower_ in _SPEECH


def _is_body(doc: list[Token], first: int, last: int) -> bool:
    """Whether what it is stands beside it: "members of X", "X fighters", "the tanker X"."""
    if _is_introduced(doc, first):
        return True
    if last < len(doc) and doc[last].lower_ in _FOLLOWERS:
        return True
    belongs = first > 1 and doc[first - 1].lower_ in {"of", "for", "from"}
    return belongs and doc[first - 2].lower_ in _FOLLOWERS


def _is_introduced(doc: list[Token], first: int) -> bool:
    """Whether what it is stands before a name: "the tanker X", "a militia called X"."""
    at = first - 1
    while at > 0 and doc[at].lower_ in {",", "called", "named"}:
        at -= 1
    return at >= 0 and doc[at].lower_ in _NOUNS and doc[at].text.islower()


def is_thing_elsewhere(context: NameContext, first: int, last: int) -> bool:
    """Tell whether the text says elsewhere that a ship, a film or a body is called so."""
    others = other_mentions(context, first, last)
    named = any(_is_introduced(context.doc, start) for start, _ in others)
    return named and not is_given(context.doc, first)
