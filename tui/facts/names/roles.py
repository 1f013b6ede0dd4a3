"""The role before a name, or shared by a list of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.lexicon import grammar, name_words
from tui.facts.names.lexicon import ORGANISED, ROLES, TITLES
from tui.facts.names.name_context import capital, parts, point
from tui.facts.names.naming_words import before_naming, past_age
from tui.facts.names.office_seats import before_place, posted_in
from tui.facts.names.rank_grades import grade_start
from tui.facts.names.relative_roles import related_role
from tui.facts.names.role_words import (
    LINKS,
    LONGEST,
    QUALIFIERS,
    WITHIN,
    is_head,
    past_stray,
    plural,
    role_text,
)
from tui.facts.names.told_offices import told_office

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext

_KIN = name_words().kin
_FORMS = name_words().forms
_LINKS = name_words().role_joints
_JOINTS = _LINKS - {"in"}
_OWNERS = name_words().role_owners
_ALIAS = 8
"""Words of "who gave his name only as"."""
_IN_TEXT = name_words().in_text
_SUBJECTS = grammar().subjects
_IN_LAW = ["-", "in", "-", "law"]
_SEEKING = frozenset(
    {"candidate", "nominee", "contender", "challenger", "aspirant", "hopeful", "applicant"}
)


def role_before(context: NameContext, first: int) -> str | None:
    """Find the role that ends where a name begins: "Iraqi Prime Minister X", "the lawyer, X,"."""
    end = grade_start(context.doc, first)
    end = posted_in(context, first) if end == first else end
    role = _role_by_alias(context, first) or _by_marriage(context, first)
    role = role or told_office(context, first, _role_to(context, end))
    if role is None or end == first or context.doc[end].text == "(":
        return role
    joint = "" if context.doc[end].text == "-" else " "
    return f"{role}{joint}{context.text(end, first)}"


def _role_by_alias(context: NameContext, first: int) -> str | None:
    """The role of who only gives a name: "its spokesman, who uses the name X"."""
    doc = context.doc
    ahead = range(first - 1, max(1, first - _ALIAS), -1)
    who = next((at for at in ahead if doc[at].lower_ == "who"), None)
    if who is None or all(token.lower_ != "name" for token in doc[who:first]):
        return None
    return _apposed(context, who - (doc[who - 1].text == ","))


def _by_marriage(context: NameContext, first: int) -> str | None:
    """The role of a relative in law: "Roe's son-in-law, X"."""
    doc = context.doc
    last = first - (first > 0 and doc[first - 1].text == ",") - len(_IN_LAW)
    if last < 1 or [token.lower_ for token in doc[last : last + len(_IN_LAW)]] != _IN_LAW:
        return None
    relative = _apposed(context, last)
    return f"{relative}-in-law" if relative else None


def _role_to(context: NameContext, first: int) -> str | None:
    doc = context.doc
    if first == 0 or _fresh(doc, first) or doc[first - 1].lower_ == "of":
        return None
    last = before_naming(doc, first)
    last -= last > 1 and doc[last - 1].text == "," and doc[last - 2].lower_ in {"dr", "dr."}
    comma = last > 0 and (doc[last - 1].text == "," or parts(doc[last - 1]))
    if comma:
        last -= 1
    elif _addressed(doc, last):
        return _apposed(context, last - 2 - point(doc, last - 1))
    start = _own_start(context, _back(context, last), last)
    start = max(start, doc[last - 1].left_edge.i) if comma and _opens_clause(doc, last) else start
    start = past_stray(doc, start, last)
    heads = [i for i in range(start, last) if is_head(doc[i])]
    start = _past_other(doc, start, heads)
    heads = [i for i in range(start, last) if is_head(doc[i])]
    if not heads or (comma and _adverbial(context, last)):
        placed = comma and not heads and _closed(doc, first)
        related = related_role(context, last) if comma else None
        return _apposed(context, last) if placed and related is None else related
    near = _heads_phrase(context, start, last, heads) if comma else False
    if not (near or (not comma and _adjacent(context, heads[-1], last))):
        return None
    while last - 1 > heads[0] and doc[last - 1].lower_.strip(".") in _FORMS:
        last -= 1 + point(doc, last - 1)  # "the police surgeon Dr X"
    role = role_text(context, start, last)
    ranks = role is not None and (" " not in role or TITLES.issuperset(role.casefold().split()))
    start = past_age(doc, start)
    if role and ranks and not comma and start > 1 and doc[start - 1].text == ",":
        return _after_office(context, start - 1, role)
    return role


def _past_other(doc: list[Token], start: int, heads: list[int]) -> int:
    """Where an office begins: behind somebody else, "John-Paul Roe and Sister Ann Lee".

    Who seeks an office does not hold it: "candidate for governor".
    """
    ahead = range(start + 1, heads[0]) if heads else range(0)
    joints = (i for i in ahead if doc[i].lower_ == "and" and doc[i - 1].ent_type_ == "PERSON")
    start = max((i + 1 for i in joints), default=start)
    seeks = bool(heads) and start > 1 and doc[start - 1].lower_ == "for"
    return start - 2 * (seeks and doc[start - 2].lower_ in _SEEKING)


def _after_office(context: NameContext, comma: int, rank: str) -> str:
    """A rank with the office before its comma, but not with a bare noun: "a soldier, Naik X"."""
    office = _apposed(context, comma)
    unsure = " " in rank and " " not in (office or "")
    return f"{office}, {rank}" if office and not unsure else rank


def _adverbial(context: NameContext, last: int) -> bool:
    """Whether a phrase before a comma opens the sentence: "In a printed guide to the tour, X"."""
    doc = context.doc
    start = last
    while start > 0 and not doc[start].is_sent_start:
        start -= 1
    between = doc[start + 1 : last]
    dated = (token for token in doc[start + 2 : last] if token.lower_ in {"a", "an"})
    if any(doc[token.i - 1].ent_type_ in {"DATE", "TIME", "GPE"} for token in dated):
        return False  # "On Tuesday a shepherd, X, was"
    if _opens_clause(doc, last):
        return False
    return doc[start].lower_ in _IN_TEXT and not any(token.text == "," for token in between)


def _opens_clause(doc: list[Token], last: int) -> bool:
    """Whether a verb behind has a noun for its subject: "On the last day her aunt, X, spoke"."""
    return doc[last - 1].dep_ in _SUBJECTS and doc[last - 1].head.i > last


def _addressed(doc: list[Token], last: int) -> bool:
    """Whether a comma and a form of address stand before a name: "the director, Dr X"."""
    at = last - 2 if point(doc, last - 1) else last - 1
    return at > 1 and doc[at].lower_.strip(".") in _FORMS and doc[at - 1].text == ","


def _apposed(context: NameContext, last: int) -> str | None:
    """The role before a comma and a rank: "the chief of staff, Gen. X"."""
    last = before_place(context.doc, last)
    start = _own_start(context, _back(context, last), last)
    heads = [i for i in range(start, last) if is_head(context.doc[i])]
    if not heads or not _heads_phrase(context, start, last, heads):
        return None
    return role_text(context, start, last)


def _closed(doc: list[Token], first: int) -> bool:
    """Whether a name is set between commas: "a teacher in Basid, X, said"."""
    while first < len(doc) and (capital(doc[first]) or doc[first].text == "-"):
        first += 1
    return first < len(doc) and doc[first].text == ","


def _fresh(doc: list[Token], index: int) -> bool:
    """Whether a sentence begins there; one behind "Capt." does not."""
    if index >= len(doc) or not doc[index].is_sent_start:
        return False
    return not point(doc, index - 1)


def _back(context: NameContext, last: int) -> int:
    """Where the noun phrase that ends at `last` begins."""
    doc = context.doc
    start = last
    while start > 0 and last - start < LONGEST and not _fresh(doc, start):
        if not _reaches(context, start - 1, last):
            break
        start -= 1
    return start


def _reaches(context: NameContext, index: int, last: int) -> bool:
    """Whether the phrase takes in the token at `index`, going left."""
    doc = context.doc
    token, previous = doc[index], doc[index - 1] if index else None
    low = token.lower_
    if point(doc, index) or low in {"'s", "’s", "'"} or _short_form(doc, index):
        return True
    if token.text in {"-", "–", "/"}:
        return previous is not None and not previous.whitespace_ and not token.whitespace_
    if low in _OWNERS:
        return previous is not None and previous.lower_ in _JOINTS
    if low == "and" or low in _JOINTS:
        return index + 1 < last and previous is not None and _leads_on(context, index, previous)
    modifier = index + 1 < last and is_head(doc[index + 1])  # "former Obama ally"
    glued = previous is not None and previous.text == "-" and not previous.whitespace_
    if glued and token.pos_ == "VERB" and low != "based":
        return True  # "a state-backed militia"
    barred = (context.taken.get(index) == "person" and not modifier) or token.is_punct
    barred = barred or token.like_num
    barred = barred or low in {"a.m.", "p.m.", "am", "dead"}  # "shot dead Maulana X"
    barred = barred or (low == "pm" and previous is not None and previous.like_num)
    barred = barred or (token.ent_type_ == "DATE" and capital(token) and low not in TITLES)
    return not barred and (token.pos_ in WITHIN or (low in ROLES or low in QUALIFIERS))


def _leads_on(context: NameContext, index: int, previous: Token) -> bool:
    """Whether a small word joins what stands before it to the role: "ambassador to the UN"."""
    low = context.doc[index].lower_
    if low in {"to", "on", "within"}:
        return is_head(previous) and not plural(previous)
    if previous.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return False
    return low != "and" or _joins_roles(context, index)


def _short_form(doc: list[Token], index: int) -> bool:
    """Whether a bracket belongs to a short form: "Bureau of Animal Industry (BAI) head"."""
    opens = index if doc[index].text == "(" else index - 2
    inside = opens >= 0 and opens + 2 < len(doc) and doc[opens].text == "("
    return inside and doc[opens + 2].text == ")" and doc[opens + 1].text.isupper()


def _own_start(context: NameContext, start: int, last: int) -> int:
    """Where the role itself begins: "the government of President" starts at "President"."""
    doc = context.doc
    while start < last:
        word = doc[start]
        if not word.text[0].isalnum() or word.lower_ in LINKS | {"s", "a", "an"}:
            start += 1
            continue
        link = next((i for i in range(start, last) if doc[i].lower_ in {"of", "for", "at"}), None)
        if link is None:
            break
        heads = any(is_head(token) for token in doc[start:link])
        if doc[link - 1].lower_ in ORGANISED and not all(is_head(t) for t in doc[link + 1 : last]):
            break
        if heads and not (doc[last - 1].lower_ in ROLES and last - 1 > link):
            break
        start = link + 1
    return start


def _joins_roles(context: NameContext, index: int) -> bool:
    doc = context.doc
    if capital(doc[index - 1]) and capital(doc[index + 1]) and index - 1 not in context.taken:
        return True
    return is_head(doc[index - 1]) or any(is_head(t) for t in doc[max(0, index - 3) : index])


def _adjacent(context: NameContext, head: int, last: int) -> bool:
    """Whether the role really touches the name, over an "of" phrase or a short form if need be."""
    doc = context.doc
    if head == last - 1 or (head == last - 2 and point(doc, last - 1)):
        return True
    between = doc[head + 1 : last]
    if between[0].lower_ in {"of", "for", "at"}:
        return True
    return len(between) <= 3 and all(t.text[0].isupper() or not t.is_alpha for t in between)


def _heads_phrase(context: NameContext, start: int, last: int, heads: list[int]) -> bool:
    """Whether a role word is the head of the phrase before a comma."""
    doc = context.doc
    stop = next((i for i in range(start, last) if doc[i].lower_ in _LINKS), last)
    while stop - 1 > start and doc[stop - 1].pos_ == "ADJ" and stop - 1 not in heads:
        stop -= 1  # "the commissioner responsible for"
    return stop - 1 in heads


def kin(context: NameContext, first: int, role: str | None) -> bool:
    """Tell whether a role is only kinship to whom "his" or "their" means: "his brother, X"."""
    if role is None or role.casefold() not in _KIN:
        return False
    doc = context.doc
    start = first - 2 if doc[first - 1].text == "," else first - 1
    while start > 0 and doc[start].lower_ in _KIN:
        start -= 1
    return doc[start].lower_ in {"his", "her", "their"}
