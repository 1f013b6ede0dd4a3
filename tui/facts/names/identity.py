"""One person for all mentions: surnames and titled names are folded into the fullest form."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.facts.gazetteer import fold, look_up
from tui.facts.lexicon import name_words
from tui.facts.names.anaphoric_roles import weaker_roles
from tui.facts.names.apposition import belongs, leads, role_after
from tui.facts.names.best_role import best, is_rank, is_short, says_what, without_age
from tui.facts.names.counterparts import is_counterpart, office
from tui.facts.names.credit_lines import credit
from tui.facts.names.lexicon import PARTICLES
from tui.facts.names.name_context import capital
from tui.facts.names.offices_given import given_office
from tui.facts.names.other_names import other_names
from tui.facts.names.person_spans import is_shared
from tui.facts.names.roles import kin, role_before
from tui.facts.names.shared_roles import shared_role
from tui.model import Person

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext
    from tui.model import Span

_KIN = name_words().kin
_SHORTLY = 400
"""Characters before a relative's name in which whose relative it is was named."""


@dataclass(slots=True)
class PersonRecord:
    """A person while mentions are collected. `parts` are the words of the fullest name.

    `weaker` holds what yields to any office: whose relative somebody is, or what they drove.
    """

    name: str
    parts: list[str]
    forms: dict[str, None] = field(default_factory=dict)
    mentions: list[Span] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    later: list[str] = field(default_factory=list)
    weaker: list[str] = field(default_factory=list)


def identify(context: NameContext, spans: list[tuple[int, int]]) -> tuple[Person, ...]:
    """Find the people of those spans and of every later mention by surname alone."""
    people: list[PersonRecord] = []
    others = [*other_names(context, spans)]
    within = {word for _, first, last in others for word in range(first, last)}
    spans = [span for span in spans if span[0] not in within]
    for first, last in sorted(spans, key=lambda span: -len(_parts(context.text(*span)))):
        name = _tidy(context.text(first, last)) + _shared_surname(context, first, last)
        if _glued_s(context, last, name):
            name = name[:-1]
        parts = _parts(name)
        if not parts:
            continue
        person = _match(people, parts)
        if person is None:
            person = PersonRecord(name, parts)
            people.append(person)
        person.forms[name] = None
        person.mentions.append(context.span(first, last))
    by_start = {start: person for person in people for start, _ in person.mentions}
    for owner, first, last in others:
        person = by_start.get(context.doc[owner].idx)
        if person is not None:
            person.forms[context.text(first, last)] = None
            person.mentions.append(context.span(first, last))
    _surnames(context, people)
    _roles(context, people, spans)
    return tuple(_finished(person) for person in sorted(people, key=lambda p: min(p.mentions)))


def _glued_s(context: NameContext, last: int, name: str) -> bool:
    """Whether a name in a text without apostrophes ends in a possessive s."""
    if not context.stripped or not name.endswith("s") or len(name) < 5:
        return False
    if last >= len(context.doc):
        return False
    if fold(name).split()[-2:-1] in (["al"], ["el"]):
        return True
    next_token = context.doc[last]
    return next_token.pos_ in {"NOUN", "ADJ", "NUM"} and not next_token.is_sent_start


def _shared_surname(context: NameContext, first: int, last: int) -> str:
    """The surname that a couple shares, behind a blank: that of Jonas in "Jonas and Ann Lee"."""
    doc = context.doc
    beside = last + 1 < len(doc) and doc[last].lower_ == "and"
    if not beside or not is_shared(context, first, last):
        return ""
    end = last + 1
    while end < len(doc) and context.taken.get(end) == "person":
        end += 1
    return f" {doc[end - 1].text}"


def _tidy(name: str) -> str:
    name = re.sub(r"\s*-\s*", "-", name).strip(" -,/'\"")
    return name if name.endswith((" Jr.", " Sr.")) else name.strip(" -.,'\"")


def _parts(name: str) -> list[str]:
    parts = fold(name).split()
    return [word for word in parts if word not in PARTICLES] or parts


def _match(people: list[PersonRecord], parts: list[str]) -> PersonRecord | None:
    """Whose name this is a part of: the same last word, or one word of only one person's name."""
    for person in people:
        if person.parts[-1] == parts[-1] and set(parts) <= set(person.parts):
            return person
        if "".join(person.parts) == "".join(parts):
            return person
    if len(parts) == 1:
        holders = [p for p in people if len(p.parts) > 1 and parts[0] in p.parts]
        if len(holders) == 1:
            return holders[0]
        close = [p for p in people if _alike(p.parts[-1], parts[0])]
        if len(close) == 1:
            return close[0]
    holders = [p for p in people if len(parts) > 1 and set(parts) <= set(p.parts)]
    return holders[0] if len(holders) == 1 else None


def _alike(full: str, seen: str) -> bool:
    """Whether a surname is another's spelling: with a glued s, or with a y for two or for i."""
    return seen == full + "s" or _spelled(full) == _spelled(seen)


def _spelled(name: str) -> str:
    return re.sub(r"(?:[iy]{1,2}|[iy]j)$", "y", name) if len(name) > 4 else name


def _surnames(context: NameContext, people: list[PersonRecord]) -> None:
    """Take in mentions by last name that nothing else marked."""
    last_names = {
        _spelled(p.parts[-1]): p for p in people if len(p.parts) > 1 and len(p.parts[-1]) > 2
    }
    for token in context.doc:
        if token.i in context.taken or not capital(token):
            continue
        person = last_names.get(_spelled(fold(token.text)))
        if person is None or _in_place(context, token.i):
            continue
        if token.ent_type_ != "GPE" or not look_up(fold(token.text)):
            person.mentions.append(context.span(token.i, token.i + 1))
            person.forms[token.text] = None
            context.take(token.i, token.i + 1, "person")
            if _only_one(people, person, token):
                role = role_after(context, token.i + 1)
                person.weaker.extend([role] if role else [])


def _only_one(people: list[PersonRecord], person: PersonRecord, token: Token) -> bool:
    """Whether a surname with an apposition, "Roe, a clerk,", is of the only one who has it."""
    if [t.lower_ for t in token.doc[token.i + 1 : token.i + 3]] not in ([",", "a"], [",", "an"]):
        return False
    namesakes = [p for p in people if p.parts[-1] == person.parts[-1]]
    return len(namesakes) == 1 and min(person.mentions)[0] < token.idx


def _in_place(context: NameContext, index: int) -> bool:
    """Whether a word is the end of a place's name: "Hong Kong" is no mention of Mr Kong."""
    return (
        index > 0
        and capital(context.doc[index - 1])
        and bool(look_up(context.key(index - 1, index + 1)))
    )


def _roles(context: NameContext, people: list[PersonRecord], spans: list[tuple[int, int]]) -> None:
    by_start = {start: person for person in people for start, _ in person.mentions}
    listed: tuple[str, int, int] | None = None
    for first, last in spans:
        person = by_start.get(context.span(first, last)[0])
        if person is None:
            continue
        prefix_role, suffix_role = _beside(context, first, last)
        if prefix_role and is_counterpart(prefix_role):
            listed = prefix_role, 0, last
        elif prefix_role is None and listed and _goes_on(context, listed[2], first):
            listed = listed[0], listed[1] + 1, last
        else:
            listed = None
        if listed:
            prefix_role = office(listed[0], _leading(context, people, person, first), listed[1])
        if kin(context, first, prefix_role):
            related = _of_relative(context, people, person, first, prefix_role)
            person.weaker.extend(role for role in (related,) if role)
            prefix_role = None
        person.weaker.extend(weaker_roles(context, first))
        credited = credit(context, first)
        credited = credited or (None if listed else shared_role(context, first))
        given = given_office(context, first, last)
        person.roles.extend(role for role in (credited, prefix_role, given) if role)
        if suffix_role:
            (person.weaker if suffix_role in _KIN else person.later).append(suffix_role)


def _beside(context: NameContext, first: int, last: int) -> tuple[str | None, str | None]:
    """The roles before and behind a name, with the side that somebody belongs to."""
    prefix_role, suffix_role = role_before(context, first), role_after(context, last)
    if prefix_role and _is_said(context, last):
        suffix_role = None  # "the father X was the only survivor"
    if prefix_role and is_rank(prefix_role) and leads(context, last):
        suffix_role = None  # "Major X, who commands the unit"
    side = belongs(context, last)
    if prefix_role and side and is_short(prefix_role):
        prefix_role = f"{prefix_role} {side}"
    return prefix_role, suffix_role or side


def _of_relative(
    context: NameContext,
    people: list[PersonRecord],
    person: PersonRecord,
    first: int,
    role: str | None,
) -> str | None:
    """A relative's role with whose they are, if that is one who is named: "brother of John"."""
    relative = _named_before(people, person, first, context)
    several = any(token.lower_ == "their" for token in context.doc[max(0, first - 4) : first])
    if relative is None or several:
        return role
    names = relative.split()
    namesake = names[-1] == person.name.split()[-1]  # both Verduns
    return f"{role} of {names[0] if namesake else names[-1]}"


def _is_said(context: NameContext, last: int) -> bool:
    """Whether a verb of being stands behind a name."""
    return last < len(context.doc) and context.doc[last].lower_ in {"is", "was"}


def _named_before(
    people: list[PersonRecord], besides: PersonRecord, first: int, context: NameContext
) -> str | None:
    """The only other person named shortly before a token; None where there are several."""
    limit = context.doc[first].idx
    last = [
        (start, person.name)
        for person in people
        if person is not besides
        for start, _ in person.mentions
        if limit - _SHORTLY < start < limit
    ]
    return last[0][1] if len({name for _, name in last}) == 1 else None


def _goes_on(context: NameContext, last: int, first: int) -> bool:
    """Whether only commas and "and" stand between two names of a list."""
    return all(token.lower_ in {",", "and"} for token in context.doc[last:first])


def _leading(
    context: NameContext, people: list[PersonRecord], besides: PersonRecord, first: int
) -> str | None:
    """The role of whoever the sentence names first, or else the article most."""
    others = [person for person in people if person is not besides and person.roles]
    if not others:
        return None
    start = first
    while start > 0 and not context.doc[start].is_sent_start:
        start -= 1
    begins, ends = context.doc[start].idx, context.doc[first].idx
    mentioned = [
        (min(at for at, _ in person.mentions if begins <= at), person)
        for person in others
        if any(begins <= at < ends for at, _ in person.mentions)
    ]
    if mentioned:
        return best(min(mentioned, key=lambda item: item[0])[1].roles, [])
    lead = max(others, key=lambda person: (len(person.mentions), -min(person.mentions)[0]))
    return best(lead.roles, [])


def _telling(person: PersonRecord, roles: list[str]) -> list[str]:
    """The roles that say what somebody is, and not whose relative the same person is."""
    own = f" of {person.name.split()[0]}"
    telling = (role for role in roles if says_what(role) and not role.endswith(own))
    return [without_age(role) for role in telling]


def _finished(person: PersonRecord) -> Person:
    return Person(
        name=person.name,
        role=best(_telling(person, person.roles), _telling(person, person.later))
        or best(_telling(person, person.weaker), []),
        aliases=tuple(form for form in person.forms if form != person.name),
        mentions=tuple(sorted(set(person.mentions))),
    )
