"""The role of who is only pointed back at: "One of them, X", "He was named as X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.lexicon import grammar
from tui.facts.names.credit_lines import agent_role
from tui.facts.names.naming_words import named_back
from tui.facts.names.role_words import WITHIN, is_head, plural, role_text

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext

_SINGLE = frozenset({"a", "an", "another", "one"})
_BESIDE = frozenset({"amod", "compound", "nmod"})
"""How words hang on a noun that say what kind of it is meant."""
_DEPENDENT = frozenset({"appos", "compound", "pobj", "poss"})
_SUBJECTS = grammar().subjects
_ONE_OF_THEM = ["one", "of", "them"]
_ORDAINED = frozenset({"fr", "rev"})
"""Forms of address that say what somebody is; a "Dr" is mostly something else besides."""


def weaker_roles(context: NameContext, first: int) -> list[str]:
    """Find what yields to any office: a deed, what others were said to be, a form of address."""
    roles = agent_role(context, first), _pointed_role(context, first), _ordained(context, first)
    return [role for role in roles if role]


def _ordained(context: NameContext, first: int) -> str | None:
    """A form of address that only the clergy have: "the Rev. X"."""
    doc = context.doc
    at = first - 1 - (first > 1 and doc[first - 1].text == ".")
    is_one = at >= 0 and doc[at].lower_.strip(".") in _ORDAINED and doc[at].text[0].isupper()
    return context.text(at, first) if is_one else None


def _pointed_role(context: NameContext, first: int) -> str | None:
    """Find what the sentence before says that somebody is, whom a name then takes up.

    "Two miners were trapped. One of them, X": what several are each of them is. "A cyclist died.
    She was named as X": the one whom the sentence brings in is the one who is named.
    """
    doc = context.doc
    at = first - (first > 0 and doc[first - 1].text == ",")
    if [token.lower_ for token in doc[max(0, at - 3) : at]] == _ONE_OF_THEM:
        return _told_before(context, _sentence(doc, at - 1), several=True)
    verb = named_back(doc, first)
    return _told_before(context, _sentence(doc, verb), several=False) if verb else None


def _sentence(doc: list[Token], index: int) -> int:
    """Where the sentence of a token begins."""
    while index > 0 and not doc[index].is_sent_start:
        index -= 1
    return index


def _told_before(context: NameContext, end: int, *, several: bool) -> str | None:
    """The role of the one or the several of whom the sentence that ends there tells."""
    if end == 0:
        return None
    fits = _is_several if several else _is_one
    for token in context.doc[_sentence(context.doc, end - 1) : end]:
        if token.pos_ == "NOUN" and is_head(token) and fits(token):
            return _phrase(context, token)
    return None


def _is_several(token: Token) -> bool:
    return plural(token) and token.dep_ not in _DEPENDENT


def _is_one(token: Token) -> bool:
    """Whether a noun brings in one person of whom the sentence tells."""
    brought = any(child.lower_ in _SINGLE for child in token.lefts)
    return brought and token.dep_ in _SUBJECTS and not plural(token)


def _phrase(context: NameContext, noun: Token) -> str | None:
    """The role that a noun spells, with what stands before it and its body behind "of"."""
    doc, start, last = context.doc, noun.i, noun.i + 1
    while start > 0 and doc[start - 1].head.i == noun.i and doc[start - 1].dep_ in _BESIDE:
        start -= 1
    if last < len(doc) and doc[last].lower_ == "of":
        while last < len(doc) and _goes_on(doc[last]):
            last += 1
    role = role_text(context, start, noun.i + 1)
    if role is None or not context.free(start, last, "person"):
        return None
    return f"{role} {context.text(noun.i + 1, last)}" if last > noun.i + 2 else role


def _goes_on(token: Token) -> bool:
    """Whether a word can belong to the body whose somebody is: "of the water board"."""
    return token.lower_ == "of" or token.pos_ in WITHIN or token.pos_ == "DET"
