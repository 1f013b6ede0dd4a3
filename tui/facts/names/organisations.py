"""Organisations: known groups, names built around a word such as Ministry, and short forms."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.facts.gazetteer import bare, fold, look_up
from tui.facts.lexicon import name_words, organisations
from tui.facts.names.introduced_organisations import introduced_at
from tui.facts.names.labelled_organisations import labelled
from tui.facts.names.lexicon import (
    ORGANISED,
    ROLES,
    TITLED,
    TITLES,
    given_names,
    known_names,
)
from tui.facts.names.location_cues import compound_kind
from tui.facts.names.lone_names import is_aged
from tui.facts.names.name_context import capital, joins, nameword
from tui.facts.names.place_syntax import has_kind
from tui.model import Organisation

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext
    from tui.model import Span

_LONGEST = 9
"""Words of the longest name of an organisation, small words counted."""
_WIDE = frozenset({"country", "region", "continent"})
_INSIDE = name_words().inside_names
_THEIRS = frozenset({"fighters", "rebels", "militias", "units", "forces"})
"""Who is of a body, and opens a sentence with a capital: "Fighters of X"."""
_WAYS = frozenset({"road", "street", "avenue", "highway", "lane", "boulevard"})
"""Last words of names that are taken, so that they are no towns, but are no organisations."""


@dataclass(slots=True)
class OrganisationRecord:
    """An organisation while its mentions are collected."""

    name: str
    kind: str | None
    aliases: dict[str, None] = field(default_factory=dict)
    mentions: list[Span] = field(default_factory=list)


def find_organisations(context: NameContext) -> dict[str, OrganisationRecord]:
    """Find every organisation by its folded name; their tokens are taken."""
    groups: dict[str, OrganisationRecord] = {}
    _collect(context, _spans(context), groups)
    return groups


def add_labelled(context: NameContext, groups: dict[str, OrganisationRecord]) -> None:
    """Take in what only the model calls an organisation, where nobody else claimed it."""
    doc = context.doc
    spans = [
        (first, last, context.text(first, last), _kind([t.lower_ for t in doc[first:last]]))
        for first, last in labelled(context)
    ]
    _collect(context, spans, groups)


def _collect(
    context: NameContext,
    spans: list[tuple[int, int, str, str | None]],
    groups: dict[str, OrganisationRecord],
) -> None:
    for first, last, own, kind in spans:
        name = context.text(first, last)
        group = groups.setdefault(fold(bare(fold(own))), OrganisationRecord(own, kind))
        _mention(group, name, context.span(first, last))
        context.take(first, last, "org")
        context.groups.append((last, group.name, group.kind))
        _short_form(context, last, group, groups)


def as_organisations(groups: dict[str, OrganisationRecord]) -> tuple[Organisation, ...]:
    """Find the organisations in the order in which they first appear."""
    bodies = (group for group in groups.values() if fold(group.name).split()[-1] not in _WAYS)
    unique = {id(group): group for group in bodies}
    ordered = sorted(unique.values(), key=lambda group: min(group.mentions))
    return tuple(
        Organisation(
            name=group.name,
            kind=group.kind,
            aliases=tuple(alias for alias in group.aliases if alias != group.name),
            mentions=tuple(sorted(set(group.mentions))),
        )
        for group in ordered
    )


def _mention(group: OrganisationRecord, name: str, span: Span) -> None:
    group.mentions.append(span)
    if fold(name) != fold(group.name):
        group.aliases[name] = None


def _short_form(
    context: NameContext,
    last: int,
    group: OrganisationRecord,
    groups: dict[str, OrganisationRecord],
) -> None:
    """Read "(IS)" after a name as its short form, from there on a name of its own."""
    doc = context.doc
    if last + 2 >= len(doc) or doc[last].text not in "([" or doc[last + 2].text not in ")]":
        return
    short = doc[last + 1].text
    if not re.fullmatch(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*", short):
        return
    _mention(group, short, context.span(last + 1, last + 2))
    context.take(last + 1, last + 2, "org")
    groups[fold(short)] = group
    for token in doc:
        if token.text == short and token.i not in context.taken:
            _mention(group, short, context.span(token.i, token.i + 1))
            context.take(token.i, token.i + 1, "org")


def _spans(context: NameContext) -> list[tuple[int, int, str, str | None]]:
    """Spans of organisations from the left, without overlaps."""
    spans: list[tuple[int, int, str, str | None]] = []
    index = 0
    doc = context.doc
    while index < len(doc):
        hit = None
        if capital(doc[index]) or doc[index].lower_ in {"al", "anti"}:
            hit = _known_at(context, index) or introduced_at(context, index)
            hit = hit or _opened_at(context, index) or _built_at(context, index)
        if hit:
            spans.append(hit)
            index = hit[1]
        else:
            index += 1
    return spans


@functools.cache
def _openings() -> frozenset[str]:
    """The words with which a known group's name can begin."""
    return frozenset(key.split()[0] for key in known_names())


def _known_at(context: NameContext, first: int) -> tuple[int, int, str, str] | None:
    doc = context.doc
    glued = first > 0 and doc[first - 1].text == "-" and not doc[first - 1].whitespace_
    opens = not _openings().isdisjoint(fold(doc[first].text).split()[:1])
    if not opens or (glued and doc[first].text.isupper()):
        return None
    for last in range(min(first + _LONGEST, len(doc)), first, -1):
        if not (doc[last - 1].text[0].isalnum()):
            continue
        hit = known_names().get(context.key(first, last))
        if hit is None:
            continue
        spelled, own, kind = hit
        text = context.text(first, last)
        other = (spelled.isupper() or last - first == 1) and text != spelled
        if other or (text == "WHO" and doc[first].is_sent_start and context.shouting(first)):
            continue
        if kind == "media" and _is_first_name(doc, first, last):
            continue  # "Lt. Dawn Ellery", whose name is a newspaper's too
        if has_kind(doc, first, last):
            continue  # "in al-Mayadeen city", which is a broadcaster's name too
        return first, last, own, kind
    return None


def _is_first_name(doc: list[Token], first: int, last: int) -> bool:
    """Whether a word stands between a title and a surname."""
    ahead = first - 1 - (doc[first - 1].text == ".") if first > 0 else -1
    titled = ahead >= 0 and doc[ahead].lower_.strip(".") in TITLES
    return titled and last - first == 1 and last < len(doc) and nameword(doc[last])


def _opened_at(context: NameContext, first: int) -> tuple[int, int, str, str | None] | None:
    """An Arabic body by the word that its name begins with: "Jabhat al-X", "Liwa X"."""
    doc = context.doc
    if doc[first].lower_ not in organisations().bodily or context.shouting(first):
        return None
    last = end = first + 1
    while end < len(doc) and end - first < _LONGEST and (capital(doc[end]) or joins(doc[end])):
        end += 1
        last = end if capital(doc[end - 1]) else last
    article = first + 1 < last and doc[first + 1].lower_ in name_words().articles
    given = fold(doc[first].text) in given_names()
    known = bool(look_up(context.key(first, last)))
    if last == first + 1 or (given and not article) or known or context.stripped:
        return None
    return first, last, context.text(first, last), "armed group"


def _built_at(context: NameContext, first: int) -> tuple[int, int, str, str | None] | None:
    """A run of capitals around a word such as Ministry: "Aleppo Police Command", "Bank of X"."""
    doc = context.doc
    if context.shouting(first):
        return None
    last, heads = _grown(context, first)
    if not heads or last - first < 2 or _is_role(context, first, heads[-1]):
        return None
    wide = any(place.kind in _WIDE for place in look_up(context.key(first, last)))
    aged = fold(doc[first].text) in given_names() and is_aged(context, last)
    if wide or aged:
        return None  # "Yusuf Jihad, 14,"
    while last - 1 > heads[-1] and doc[last - 1].lower_ in TITLED:
        last -= 1
    return first, last, context.text(first, last), _kind([doc[i].lower_ for i in heads])


def _grown(context: NameContext, first: int) -> tuple[int, list[int]]:
    """Where the name that begins at `first` ends, and its words such as Ministry."""
    doc = context.doc
    last, heads, linked = first, list[int](), False
    for index in range(first, min(len(doc), first + _LONGEST)):
        token = doc[index]
        if capital(token) and (token.pos_ not in {"VERB", "AUX", "DET", "PRON"} or heads):
            if token.lower_ in ORGANISED and not compound_kind(doc, index - 1):
                heads.append(index)
            if linked or index in heads:
                last = index + 1
        elif token.lower_ in _INSIDE and heads and last == index and _links_on(doc, index):
            linked = True
        elif index == first or not _holds(context, first, index):
            break
    return last, heads


def _holds(context: NameContext, first: int, index: int) -> bool:
    """Whether a small token joins two words of one name; a place's 's does not."""
    token = context.doc[index]
    if token.text in {"'s", "’s"}:
        return not _owner(context, first, index)
    return joins(token) or token.text == "&"


def _owner(context: NameContext, first: int, last: int) -> bool:
    """Whether what stands before 's is a place, and no part of the name: "Moscow's Airport"."""
    entries = look_up(context.key(first, last)) if last > first else ()
    return any(place.kind == "country" or place.thousands >= 100 for place in entries)


def _links_on(doc: list[Token], index: int) -> bool:
    """Whether the name goes on over a small word: "Ministry of", "Centers for", not "Police in"."""
    word = doc[index].lower_
    follows = index + 1 < len(doc) and (capital(doc[index + 1]) or doc[index + 1].lower_ == "the")
    common = doc[index - 1].is_sent_start and doc[index - 1].lower_ in _THEIRS
    if word in {"in", "on", "to"} or not follows or common:
        return False
    return word != "and" or doc[index - 1].lower_ not in ORGANISED


def _is_role(context: NameContext, first: int, head: int) -> bool:
    """Whether the run is a person's role rather than an organisation: "Foreign Minister"."""
    next_word = context.doc[head + 1].lower_ if head + 1 < len(context.doc) else ""
    if next_word in ROLES and context.doc[head].lower_ in {"defence", "defense"}:
        return True
    return any(context.doc[i].lower_ in ROLES for i in range(first, head)) and head == first + 1


def _kind(parts: list[str]) -> str | None:
    words = organisations().words.items()
    return next((kind for kind, heads in words if not heads.isdisjoint(parts)), None)
