"""The words of a role: which can head one, and what it is once idle words are off."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from tui.facts.lexicon import name_words, people
from tui.facts.names.lexicon import ORGANISED, ROLES, TITLES, demonyms, given_names
from tui.facts.names.name_context import capital
from tui.facts.names.role_owners import owner_before, owner_of
from tui.facts.parsing import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext

WITHIN = frozenset({"NOUN", "PROPN", "ADJ", "PART"})
"""Parts of speech that a role is made of."""

LINKS = name_words().role_links
"""Small words inside a role."""

QUALIFIERS = name_words().role_qualifiers
"""Words before a role that the model may take for verbs."""

LONGEST = 16
"""Tokens of the longest role that is looked for."""

_FORMS = name_words().forms
_ENDINGS = tuple(name_words().role_endings)
_GROUPS = name_words().group_heads
_IDLE = name_words().role_idle
_SHORT_TITLES = frozenset({"sen", "rep", "sgt", "lt", "gov", "gen", "col", "capt", "ofc"})
_RANKED = (ORGANISED - {"rebels", "fighters"}) | name_words().administered | name_words().typed_ends
_OWNING = frozenset({"its", "whose"})
_CLOSING = frozenset({"'s", ",", "-", "'", "’", '"', "”"})
"""What may stand behind a role and is no part of it."""
_UNCLOSED = re.compile(r"(?:^|(?<=\s))['‘“\"](?=\w)(?!.*['’”\"])")
"""A mark that opens what is quoted up to the end of a role, where its own is cut off."""
_MOST_WORDS = 12
"""Words of the longest role that is given; a clause has more."""


@functools.cache
def _people() -> frozenset[str]:
    """Nouns for what people do or are, of those that the casualties know; no mere "person"."""
    grouped = frozenset().union(*people().groups.values())
    return (grouped | people().other) - people().generic


def is_head(token: Token) -> bool:
    """Tell whether a word can be what somebody is: "minister", "Capt", "geologist"."""
    word = token.lower_.strip(".")
    if word in ROLES:
        return True
    if token.pos_ in {"NOUN", "PROPN"} and (
        lemma(token) in ROLES or word.removesuffix("s") in ROLES
    ):
        return True
    if word in TITLES and word not in _FORMS:
        return token.text[0].isupper() or (token.pos_ == "NOUN" and is_calling(word))
    return bool(token.pos_ == "NOUN" or token.is_sent_start) and is_calling(word)


def is_calling(word: str) -> bool:
    """Tell whether a word is for what people do, and nobody's first name."""
    known = word in _people() or word.endswith(_ENDINGS)
    return known and word not in given_names()


_SHOUTED = 9
"""Letters of an office in capitals at most; more are a headline's."""


def role_text(context: NameContext, start: int, last: int) -> str | None:
    """Find the role that the tokens spell; None where only a form of address is left."""
    doc = context.doc
    owns = doc[start - 1].lower_ if start > 0 else ""
    start = _past_bracket(context, start, last)
    while start < last and doc[start].lower_ in _IDLE:
        start += 1
    while last > start and doc[last - 1].text in _CLOSING:
        last -= 1
    lows = [doc[i].lower_.strip(".") for i in range(start, last) if doc[i].text[0].isalnum()]
    shouts = len(lows) > 1 and len(written := context.text(start, last)) > _SHOUTED
    shouts = shouts and written.isupper()  # "POLICE NAME VICTIMS: Ali Jaber"
    if not lows or shouts or all(low in _FORMS or low in demonyms() for low in lows):
        return None
    if len(lows) > _MOST_WORDS:
        last = _shortened(context, start)
        return context.text(start, last) if last > start else None
    if len(lows) > 1 and _is_body(context, start, lows[0]):
        return _of_group(context, start, last) or context.text(start, last)
    role = _UNCLOSED.sub("", context.text(start, last))
    if owns in _OWNING and len(lows) == 1 and (name := owner_of(context, start - 1)):
        return f"{role} of {name}"
    if not plural(doc[last - 2 if doc[last - 1].text == "." else last - 1]):
        return role
    return f"{role[:-2]}." if role.endswith("s.") else role.removesuffix("s")


def _is_body(context: NameContext, start: int, low: str) -> bool:
    """Whether a role begins with a word that stands for a body: "the group's", "the ministry's"."""
    if low in _GROUPS:
        return True
    owns = context.doc[start + 1].lower_ in {"'s", "’s"} and context.doc[start].text.islower()
    return owns and low in ORGANISED


def _past_bracket(context: NameContext, start: int, last: int) -> int:
    """Where a role begins behind a bracket that closes: "(Abu Ali) chief of" is "chief of"."""
    marks = [i for i in range(start, last) if context.doc[i].text in {"(", ")"}]
    return marks[0] + 1 if marks and context.doc[marks[0]].text == ")" else start


def _shortened(context: NameContext, start: int) -> int:
    """Where a long role can be cut: before the last "of" or the like that it has room for."""
    cut = start
    for index in range(start + 1, min(len(context.doc), start + _MOST_WORDS)):
        if context.doc[index].lower_ in {"of", "for", "at", "in", "within"}:
            cut = index
    return cut


def plural(token: Token) -> bool:
    """Tell whether a role's word means several people: "officers"."""
    word = token.lower_.strip(".")
    single = word.removesuffix("s")
    return word != single and (single in ROLES or single in _SHORT_TITLES)


def _of_group(context: NameContext, start: int, last: int) -> str | None:
    """The role with the organisation's name: "the group's director" is "director of X"."""
    begin = start + 1
    while begin < last and context.doc[begin].text in {"'s", "’s", "'", "-"}:
        begin += 1
    name = owner_before(context, start, context.doc[start].lower_)
    return f"{context.text(begin, last)} of {name}" if name and begin < last else None


def past_stray(doc: list[Token], start: int, last: int) -> int:
    """Find where a title begins behind a small noun of another phrase: "from the forest Col. X".

    Only what has ranks of its own stands small before a title: "police Capt. X", "state Rep. X".
    """
    ahead = start - 1 - (start > 0 and doc[start - 1].lower_ == "the")
    if ahead > 0 and doc[ahead].lower_ == "of" and is_head(doc[ahead - 1]):
        return start  # "director of media operations Gen. X"
    for at in range(last - 2, start - 1, -1):
        token = doc[at]
        small = token.pos_ == "NOUN" and token.text.islower() and token.lower_ not in _RANKED
        if not small or not capital(doc[at + 1]) or not any(map(is_head, doc[at + 1 : last])):
            continue
        own = is_head(token) and token.tag_ != "NNS"
        return start if own or any(map(is_head, doc[start:at])) else at + 1
    return start
