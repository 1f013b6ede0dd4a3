"""The role behind a name: after a comma, in brackets, or after "is a"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.lexicon import name_words
from tui.facts.names.lexicon import ORGANISED
from tui.facts.names.name_context import capital, point
from tui.facts.names.nicknames import behind_nickname
from tui.facts.names.role_words import LINKS, LONGEST, QUALIFIERS, WITHIN, is_head, role_text

if TYPE_CHECKING:
    from tui.facts.names.name_context import NameContext

_LEADS = name_words().leads
_WHOSE = frozenset({"his", "her", "their", "its"})
_ARTICLES = frozenset({"a", "an", "the"})
_NO_OFFICE = name_words().no_office
_HUMAN = ("er", "or", "ist", "eer", "ian", "ant", "ee", "man", "woman", "mate", "ster")
"""Endings of nouns for what people do or are."""
_GOES_ON = frozenset({"ADJ", "NOUN", "NUM", "PROPN"})
"""Classes of words that can belong to a phrase before them."""
_LINKED = LINKS | QUALIFIERS


def role_after(context: NameContext, last: int) -> str | None:
    """Find the role behind a name: ", the mayor of Y,", ", 34, a farmer", "(spokesman)"."""
    doc = context.doc
    last = behind_nickname(doc, last)
    opened = _low(context, last) in {",", "(", "–", "-", "—"}
    behind = last + _low(context, last).isdigit()
    if context.stripped and _low(context, behind) in _ARTICLES:
        return _unmarked(context, behind)
    index = _skip_age(context, last + 1) if opened else last
    if not opened and _low(context, index) in {"is", "was"}:
        index += 1
        if _low(context, index) not in {"a", "an", "the", "one"}:
            return None
    if opened and _low(context, index) in {"also", "currently", "now"}:
        index += 1
    if _low(context, index) == "who" and not doc[index].text.isupper():
        if _low(context, index + 1) in _LEADS:
            return _leading(context, index + 1)
        if _low(context, index + 1) not in {"is", "was"}:
            return None
        index += 2
    while index < len(doc) and doc[index].lower_ in _WHOSE:
        index += 1
    if index > 0 and doc[index - 1].lower_ in _WHOSE and index < len(doc) and doc[index].like_num:
        return None  # another of a list: "X, their 21-year-old aunt"
    stop = _within_bracket(context, last, index, _forward(context, index))
    return _role_in(context, index, stop, opened=opened)


def _within_bracket(context: NameContext, last: int, index: int, stop: int) -> int:
    """Where a phrase ends, at the latest where a bracket behind a name closes: "X (mayor)"."""
    if _low(context, last) != "(" or not context.doc[last + 1].text.islower():
        return stop  # "X (Abu Ali) chief of staff"
    return next((at for at in range(index, stop) if context.doc[at].text == ")"), stop)


def role_from(context: NameContext, index: int) -> str | None:
    """Find the role that a phrase begins with: the office behind "as"."""
    doc = context.doc
    while index < len(doc) and doc[index].lower_ in {"a", "an", "the", *_WHOSE}:
        index += 1
    return _role_in(context, index, _forward(context, index), opened=True)


def _unmarked(context: NameContext, index: int) -> str | None:
    """A role that has lost its commas: "X the antiquities chief said"."""
    stop = _forward(context, index + 1)
    role = _role_in(context, index + 1, stop, opened=True)
    over = stop >= len(context.doc) or context.doc[stop].pos_ not in _GOES_ON
    return role if role and over else None


def _leading(context: NameContext, verb: int) -> str | None:
    """The office of who leads something: "X, who runs the programme", is "head of programme"."""
    start = verb + 1
    while start < len(context.doc) and context.doc[start].lower_ in {"the", "a", "an", *_WHOSE}:
        start += 1
    stop = _forward(context, start)
    return f"{_LEADS[_low(context, verb)]} of {context.text(start, stop)}" if stop > start else None


def leads(context: NameContext, last: int) -> bool:
    """Tell whether a clause behind a name says that somebody leads: "X, who commands the unit"."""
    ahead = [token.lower_ for token in context.doc[last : last + 3]]
    return ahead[:2] == [",", "who"] and ahead[2:] != [] and ahead[2] in _LEADS


def _low(context: NameContext, index: int) -> str:
    """A token in small letters, "" beyond the end."""
    return context.doc[index].lower_ if index < len(context.doc) else ""


def belongs(context: NameContext, last: int) -> str | None:
    """Whom a person speaks for: "X of United Ambulance", "X, from the Health Ministry"."""
    doc = context.doc
    index = last + 1 if _low(context, last) == "," else last
    if index + 1 >= len(doc) or doc[index].lower_ not in {"of", "from", "with"}:
        return None
    start = index + 1
    while start < len(doc) and doc[start].lower_ in {"the", "a"}:
        start += 1
    last = start
    while last < len(doc) and context.taken.get(last) == "org":
        last += 1
    if last == start and doc[index].lower_ in {"from", "of"}:
        last = _forward(context, start)
        further = [at for at in range(start, last - 1) if doc[at].lower_ == "and"]
        last = next((at for at in further if doc[at + 1].lower_ in _ARTICLES), last)
        if not any(token.lower_ in ORGANISED for token in doc[start:last]):
            return None
    return context.text(index, last) if last > start else None


def _role_in(context: NameContext, index: int, stop: int, *, opened: bool) -> str | None:
    doc = context.doc
    if stop <= index or doc[index].lower_ in LINKS - {"the"}:
        return None
    link = next((i for i in range(index, stop) if doc[i].lower_ in LINKS - {"the", "and"}), stop)
    if _of_next_person(context, index, stop):
        return None
    heads = [i for i in range(index, link) if is_head(doc[i])]
    if not heads and opened and _introduced(context, index, link):
        heads = [link - 1]
    if not heads:
        return None
    if not opened:
        plain = doc[index].text[0].islower() and heads[0] <= index + 2
        return role_text(context, index, stop) if plain else None
    beyond = heads[-1] + 1
    if beyond < link and doc[beyond].pos_ == "PROPN":
        return None
    return role_text(context, index, stop)


def _of_next_person(context: NameContext, index: int, stop: int) -> bool:
    """Whether what follows a name is the title of the next: "Rep. X, state Rep. Y and others"."""
    doc = context.doc
    for at in range(index + 1, min(stop + 1 + point(doc, stop), len(doc))):
        ahead = at - 2 if point(doc, at - 1) else at - 1
        if context.taken.get(at) == "person" and context.taken.get(ahead) != "person":
            bound = any(token.lower_ in {"of", "to", "for"} for token in doc[index:ahead])
            return is_head(doc[ahead]) and not bound
    return False


def _introduced(context: NameContext, index: int, link: int) -> bool:
    """Whether an article brings in what somebody is, whatever the noun: "X, a keen diver,"."""
    doc = context.doc
    article = index if doc[index].lower_ in _ARTICLES else index - 1
    if doc[article].lower_ not in _ARTICLES or link >= len(doc) or link - 1 <= article:
        return False
    noun = doc[link - 1]
    ends = doc[link].text in {",", ".", ")", ";"} or doc[link].lower_ in {"who", "from", "at", "in"}
    human = noun.lower_.endswith(_HUMAN) and noun.lower_ not in _NO_OFFICE
    return ends and noun.pos_ == "NOUN" and human and noun.ent_type_ not in {"DATE", "TIME"}


def _skip_age(context: NameContext, index: int) -> int:
    doc = context.doc
    if index < len(doc) and doc[index].lower_ == "aged":
        index += 1
    if index + 1 < len(doc) and doc[index].like_num and doc[index + 1].text in {",", ")"}:
        return index + 2
    return index


def _forward(context: NameContext, index: int) -> int:
    """Where the noun phrase that begins at `index` ends."""
    doc = context.doc
    stop = index
    while stop < len(doc) and stop - index < LONGEST:
        fresh = doc[stop].is_sent_start and stop > index
        if fresh or not _reaches(context, index, stop):
            break
        stop += 1
    open_words = LINKS | _ARTICLES
    while stop > index and (doc[stop - 1].lower_ in open_words or doc[stop - 1].text in {"-", "("}):
        stop -= 1
    return stop


def _reaches(context: NameContext, index: int, stop: int) -> bool:
    """Whether the phrase from `index` takes in the token at `stop`."""
    token = context.doc[stop]
    if context.taken.get(stop) == "person":
        return stop > index and _beside_person(context, stop)
    in_may = token.ent_type_ == "DATE" and stop > index and capital(token)
    if in_may or (token.lower_ == "with" and _low(context, stop + 1) in {"a", "an", *_WHOSE}):
        return False  # "envoy to Japan in May", "a statistician with a soft voice"
    if token.pos_ in WITHIN or token.pos_ == "DET" or token.lower_ in _LINKED:
        return True
    glued = len(token) > 1 and token.text.isupper()
    glued = glued or (stop > index and _is_of_trade(context, stop))
    if glued or token.text in {"-", "'s", "’s", "/"} or _compound(context, stop):
        return True
    if stop == index or stop + 1 >= len(context.doc):
        return False
    return token.text == ")" or (token.text == "(" and context.doc[stop + 1].text.isupper())


def _is_of_trade(context: NameContext, index: int) -> bool:
    """Whether a verb only says of what kind the next noun is: "a towing company"."""
    doc = context.doc
    kind = doc[index].lower_.endswith("ing") and doc[index - 1].lower_ in _ARTICLES
    return kind and index + 1 < len(doc) and doc[index + 1].pos_ == "NOUN"


def _compound(context: NameContext, index: int) -> bool:
    """Whether a word is joined to another by a hyphen: "a 52-year-old foreman"."""
    doc = context.doc
    ahead = _low(context, index + 1) == "-" and not doc[index].whitespace_
    return ahead or (index > 0 and doc[index - 1].text == "-" and not doc[index - 1].whitespace_)


def _beside_person(context: NameContext, stop: int) -> bool:
    """Whether another person's name goes on, or stands right behind its title: "aide to Mr X"."""
    previous = context.doc[stop - 1]
    return context.taken.get(stop - 1) == "person" or is_head(previous) or previous.lower_ == "of"
