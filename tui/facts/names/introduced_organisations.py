"""Organisations that a noun for a body introduces: "the charity X", "a rights group, X,".

The noun says that a name follows, whatever its words are: "the aid group Remedy Without Delay".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.gazetteer import fold, look_up
from tui.facts.lexicon import organisations
from tui.facts.names.lexicon import TITLED, demonyms, given_names, known_names
from tui.facts.names.name_context import capital, joins, parted

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext

_LONGEST = 7
"""Words of the longest such name, small ones counted."""
_BACK = 6
"""Words from a name back to the article of the noun that it stands beside."""
_REACH = 60
"""Words back to the noun that "another" stands for."""
_SMALL = frozenset({"of", "the", "for", "in", "without", "to", "on", "with"})
_BASED = frozenset({"in", "to", "on"})
"""Words behind which a place is where a body is, and no part of its name."""
_ARTICLES = frozenset({"a", "an", "the"})
_PEOPLED = 1
"""Thousands who live in a place by whose name no body is called alone."""
_NOUNS = {noun: kind for kind, nouns in organisations().introducing.items() for noun in nouns}
"""Nouns for bodies to the kind of body, "other" for no listed one."""


def introduced_at(context: NameContext, first: int) -> tuple[int, int, str, str | None] | None:
    """Find the name of a body that begins at a word, with its kind; None where none does."""
    doc = context.doc
    if first < 2 or context.stripped or not _opens(context, first):
        return None
    noun = first - 1 if doc[first - 1].text != "," else _noun_beside(doc, first - 1)
    again = _noun_of_another(doc, first) if noun is None else None
    noun = noun if again is None else again
    if noun is None or not doc[noun].text.islower():
        return None
    if again is None and parted(doc, noun, first):
        return None
    kind = _kind(doc, noun)
    last = _end(context, first)
    apposed = noun != first - 1
    if kind is None or (apposed and (last >= len(doc) or doc[last].text not in {",", "."})):
        return None
    entries = look_up(context.key(first, last)) if last - first == 1 else ()
    if any(entry.thousands >= _PEOPLED for entry in entries):
        return None
    return first, last, context.text(first, last), None if kind == "other" else kind


def _opens(context: NameContext, first: int) -> bool:
    """Whether a word can open the name of a body: no title, people, day or first name."""
    token = context.doc[first]
    if not capital(token) or token.is_sent_start or context.shouting(first):
        return False
    word, following = token.lower_.strip("."), context.doc[first + 1 : first + 2]
    titled = word in TITLED and any(capital(each) for each in following)
    is_known = titled or word in demonyms() or fold(token.text) in given_names()
    return not is_known and token.ent_type_ not in {"DATE", "TIME", "NORP", "GPE"}


def _noun_beside(doc: list[Token], comma: int) -> int | None:
    """The noun of "a rights group, X" or "an association of families, X", nothing else's."""
    for at in range(comma - 1, max(-1, comma - _BACK), -1):
        if doc[at].lower_ in _ARTICLES:
            free = doc[at - 1].lower_ not in {"of", "for", "with", "from", "by", "at"}
            nouns = (n for n in range(at + 1, comma) if doc[n].lower_ in _NOUNS)
            noun = next(nouns, None)
            follows = noun is not None and (noun == comma - 1 or doc[noun + 1].lower_ == "of")
            return noun if free and follows and doc[at].lower_ != "the" else None
        if not doc[at].text.islower():
            return None
    return None


def _noun_of_another(doc: list[Token], first: int) -> int | None:
    """The noun that "Another, X," leaves out: that of the body which the text named before."""
    alone = first > 1 and doc[first - 1].text == "," and doc[first - 2].text == "Another"
    if not alone or not doc[first - 2].is_sent_start:
        return None
    ahead = range(first - 3, max(-1, first - 3 - _REACH), -1)
    return next((at for at in ahead if doc[at].lower_ in _NOUNS), None)


def _kind(doc: list[Token], noun: int) -> str | None:
    """The kind of body that a noun introduces, None where it introduces none."""
    word, ahead = doc[noun].lower_, doc[noun - 1].lower_
    if word not in _NOUNS or ahead in organisations().of_peoples:
        return None
    armed = not organisations().arming.isdisjoint(t.lower_ for t in doc[max(0, noun - 3) : noun])
    return "armed group" if armed else _NOUNS[word]


def _end(context: NameContext, first: int) -> int:
    """Where the name ends: at its last capital, over small words and the "and" of two words."""
    doc = context.doc
    last = first + 1
    for index in range(first + 1, min(len(doc), first + _LONGEST)):
        token = doc[index]
        if token.is_sent_start or token.ent_type_ == "DATE":
            break
        if capital(token):
            if doc[index - 1].lower_ in _BASED and look_up(fold(token.text)):
                break  # "the charity Aid First in Sudan"
            last = index + 1
        elif not (token.lower_ in _SMALL or joins(token) or _is_pair(context, first, index)):
            break
    return last


def _is_pair(context: NameContext, first: int, index: int) -> bool:
    """Whether "and" joins the two words of one name: "the channel Anchor and Chain had"."""
    doc = context.doc
    if doc[index].lower_ != "and" or index != first + 1 or index + 2 >= len(doc):
        return False
    both = (context.key(first, index), context.key(index + 1, index + 2))
    pair = capital(doc[index + 1]) and not capital(doc[index + 2])
    return pair and not any(key in known_names() for key in both)
