"""Find whose an office is: the body that "its" or "the ministry's" before a role means."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from tui.facts.lexicon import grammar, name_words, people
from tui.facts.names.lexicon import ORGANISED, ROLES

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext

_BODIES = name_words().bodies
_OWN = frozenset({"its", "their"})
_MUTE = frozenset({"media", "ministry", "court"})
_FIGHTING = frozenset({"armed group", "force"})
_FORCES = frozenset({"army", "navy", "military", "police", "force", "government", "regime"})
_HEADS = _BODIES | _FORCES | ORGANISED | {"coastguard", "militia", "gang", "monitor", "insurer"}
_GROUPS = name_words().group_heads
_SUBJECTS = grammar().subjects
_BESIDE = frozenset({"compound", "amod", "nmod", "poss", "punct", "case"})
"""How words hang on the noun of a body that are part of what it is called."""
_HUMAN = ("er", "or", "ist", "ian", "ee", "man")
"""Endings of nouns that mostly are of people."""
_BACK = 2
"""Sentences in which "it" leads back to what the one before was about."""
_WATCHING = frozenset({"agency", "charity", "monitor", "observatory", "watchdog"})
"""Words for bodies that no armed group is called."""


def owner_before(context: NameContext, index: int, word: str) -> str | None:
    """Find the body that "its", "the group's" or "observatory" before a token means.

    A common noun of the same sentence comes first ("the medical centre"). "Its" then means an
    organisation of the same sentence, or else what the sentence before is about: nobody becomes the
    spokesman of whoever was named last. Of the other words, the last organisation named before
    that it can stand for; an armed group only in the same sentence.
    """
    start = _sentence(context, index)
    for at in range(index - 1, start, -1):
        if context.doc[at].text in _BODIES:
            first = at
            while first > start and context.doc[first - 1].pos_ in {"ADJ", "NOUN"}:
                first -= 1
            return context.text(first, at + 1) if context.doc[at].pos_ == "NOUN" else None
    called = word.replace("’", "'").removesuffix("'s").removesuffix("s'")
    if word in _OWN:
        near = [name for end, name, _ in context.groups if start < end <= index]
        return near[-1] if near else _subject(context, start)
    heads = (
        name
        for end, name, kind in reversed(context.groups)
        if end <= index
        and kind not in (_MUTE if called in _GROUPS else ())
        and _may_be(name, kind, called, near=end > start or index - 1 == start)
    )
    return next(heads, None)


def _sentence(context: NameContext, index: int) -> int:
    """Where the sentence of a token begins."""
    while index > 0 and not context.doc[index].is_sent_start:
        index -= 1
    return index


def _subject(context: NameContext, end: int, back: int = _BACK) -> str | None:
    """The body that the sentence before a token is about, as it is written there, if it is one."""
    if end == 0 or back == 0:
        return None
    start = _sentence(context, end - 1)
    doc = context.doc
    at = next((i for i in range(start, end) if doc[i].dep_ in _SUBJECTS), None)
    if at is None:
        return None
    if doc[at].lower_ in {"it", "they"}:
        return _subject(context, start, back - 1)
    first = last = at
    if context.taken.get(at) == "org":
        while first > start and context.taken.get(first - 1) == "org":
            first -= 1
        while context.taken.get(last + 1) == "org":
            last += 1
        return context.text(first, last + 1)
    if doc[at].lower_ not in _HEADS and not _is_thing(doc[at]):
        return None
    while first > start and doc[first - 1].dep_ in _BESIDE:
        first -= 1
    return context.text(first, last + 1)


@functools.cache
def _person_nouns() -> frozenset[str]:
    return ROLES.union(people().generic, people().other, *people().groups.values())


def _is_thing(token: Token) -> bool:
    """Whether a noun means something that has people: "a boat", "the council of elders"."""
    if token.tag_ != "NN" or token.ent_type_ in {"DATE", "TIME", "CARDINAL"}:
        return False
    return token.lower_ not in _person_nouns() and not token.lower_.endswith(_HUMAN)


def owner_of(context: NameContext, index: int) -> str | None:
    """Find the body that "its" or "whose" at a token means."""
    if context.doc[index].lower_ == "whose":
        return _owner_of_clause(context, index)
    return owner_before(context, index + 1, "its")


def _owner_of_clause(context: NameContext, index: int) -> str | None:
    """The body whose clause begins at "whose": "the shelter, whose director"."""
    doc = context.doc
    last = index - (index > 0 and doc[index - 1].text == ",")
    first = last
    while first > 0 and doc[first - 1].pos_ in {"ADJ", "NOUN", "PROPN"}:
        first -= 1
    fits = first < last and (doc[last - 1].lower_ in _HEADS or _is_thing(doc[last - 1]))
    return context.text(first, last) if fits else None


def _may_be(name: str, kind: str | None, called: str, *, near: bool) -> bool:
    """Whether a word for a body can stand for an organisation of that name and kind."""
    if called in _WATCHING:
        return kind == "monitor" or called in name.casefold()
    if called not in _GROUPS:
        return called in name.casefold().split()
    return near or kind not in _FIGHTING
