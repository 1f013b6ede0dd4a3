"""Organisations: known groups, names built around a word such as Ministry, and short forms."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING

from tui.facts.gazetteer import bare, find, fold
from tui.facts.names.lexicon import ORGANISED, ROLES, TITLES, demonyms, words
from tui.facts.names.location_cues import around
from tui.facts.names.name_context import capital, joins
from tui.model import Organisation

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.names.name_context import Reading
    from tui.model import Span

_LONGEST = 9
_WIDE = frozenset({"country", "region", "continent"})
_KINDS = (
    ("armed group", "brigade brigades militia militias rebels cartel gang front jihad resistance"),
    ("force", "army police forces force guard guards navy corps battalion regiment military"),
    ("ministry", "ministry department directorate secretariat pentagon treasury cabinet"),
    ("media", "news newspaper agency times post tv radio television herald tribune journal media"),
    ("court", "court tribunal"),
    ("company", "company corporation inc ltd plc airlines airways bank enterprise"),
    ("party", "party"),
    ("hospital", "hospital clinic"),
    ("school", "university school college academy institute faculty"),
)
_FIRST_WORDS = words("first_words")
_NAMED_AFTER = frozenset(
    {"typhoon", "hurricane", "cyclone", "storm", "operation", "tropical", "covid"}
)
_INSIDE = frozenset({"of", "for", "and", "the", "on", "in", "&", "de", "to"})


@functools.cache
def known() -> dict[str, tuple[str, str, str]]:
    """A folded name to its spelling here, the group's own name and its kind."""
    found: dict[str, tuple[str, str, str]] = {}
    text = files(__package__).joinpath("groups.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            kind, groups = (part.strip() for part in line.split(";"))
            for group in groups.split(" / "):
                spelled = [name.strip() for name in group.split("|")]
                for name in spelled:
                    found.setdefault(fold(name), (name, spelled[0], kind))
    return found


@dataclass(slots=True)
class Group:
    """An organisation while its mentions are collected."""

    name: str
    kind: str | None
    aliases: dict[str, None] = field(default_factory=dict)
    mentions: list[Span] = field(default_factory=list)


def find_organisations(reading: Reading) -> dict[str, Group]:
    """Every organisation by its folded name; their tokens are taken."""
    groups: dict[str, Group] = {}
    _collect(reading, _spans(reading), groups)
    return groups


def add_labelled(reading: Reading, groups: dict[str, Group]) -> None:
    """Take in what only the model calls an organisation, where nobody else claimed it."""
    _collect(reading, _labelled(reading), groups)


def _collect(
    reading: Reading,
    spans: list[tuple[int, int, str, str | None]],
    groups: dict[str, Group],
) -> None:
    for first, last, own, kind in spans:
        name = reading.text(first, last)
        group = groups.setdefault(fold(bare(fold(own))), Group(own, kind))
        _mention(group, name, reading.span(first, last))
        reading.take(first, last, "org")
        reading.groups.append((last, group.name, group.kind))
        _short_form(reading, last, group, groups)


def finished(groups: dict[str, Group]) -> tuple[Organisation, ...]:
    """The organisations in the order in which they first appear."""
    unique = {id(group): group for group in groups.values()}
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


def _mention(group: Group, name: str, span: Span) -> None:
    group.mentions.append(span)
    if fold(name) != fold(group.name):
        group.aliases[name] = None


def _short_form(reading: Reading, last: int, group: Group, groups: dict[str, Group]) -> None:
    """Read "(IS)" after a name as its short form, from there on a name of its own."""
    doc = reading.doc
    if last + 2 >= len(doc) or doc[last].text not in "([" or doc[last + 2].text not in ")]":
        return
    short = doc[last + 1].text
    if not re.fullmatch(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*", short):
        return
    _mention(group, short, reading.span(last + 1, last + 2))
    reading.take(last + 1, last + 2, "org")
    groups[fold(short)] = group
    for token in doc:
        if token.text == short and token.i not in reading.taken:
            _mention(group, short, reading.span(token.i, token.i + 1))
            reading.take(token.i, token.i + 1, "org")


def _spans(reading: Reading) -> list[tuple[int, int, str, str | None]]:
    """Spans of organisations from the left, without overlaps."""
    found: list[tuple[int, int, str, str | None]] = []
    index = 0
    doc = reading.doc
    while index < len(doc):
        hit = None
        if capital(doc[index]) or doc[index].lower_ in {"al", "anti"}:
            hit = _known_at(reading, index) or _built_at(reading, index)
        if hit:
            found.append(hit)
            index = hit[1]
        else:
            index += 1
    return found


@functools.cache
def _openings() -> frozenset[str]:
    """The words with which a known group's name can begin."""
    return frozenset(key.split()[0] for key in known())


def _known_at(reading: Reading, first: int) -> tuple[int, int, str, str] | None:
    doc = reading.doc
    glued = first > 0 and doc[first - 1].text == "-" and not doc[first - 1].whitespace_
    if glued and doc[first].text.isupper():
        return None
    if not _openings().intersection(fold(doc[first].text).split()[:1]):
        return None
    for last in range(min(first + _LONGEST, len(doc)), first, -1):
        if not (doc[last - 1].text[0].isalnum()):
            continue
        hit = known().get(reading.key(first, last))
        if hit is None:
            continue
        spelled, own, kind = hit
        text = reading.text(first, last)
        if (spelled.isupper() or last - first == 1) and text != spelled:
            continue
        if text == "WHO" and doc[first].is_sent_start and reading.shouting(first):
            continue
        return first, last, own, kind
    return None


def _built_at(reading: Reading, first: int) -> tuple[int, int, str, str | None] | None:
    """A run of capitals around a word such as Ministry: "Aleppo Police Command", "Bank of X"."""
    doc = reading.doc
    if reading.shouting(first):
        return None
    last, heads = _grown(reading, first)
    if not heads or last - first < 2 or _is_role(reading, first, heads[-1]):
        return None
    if any(place.kind in _WIDE for place in find(reading.key(first, last))):
        return None
    while last - 1 > heads[-1] and doc[last - 1].lower_ in ROLES | TITLES:
        last -= 1
    return first, last, reading.text(first, last), _kind([doc[i].lower_ for i in heads])


def _grown(reading: Reading, first: int) -> tuple[int, list[int]]:
    """Where the name that begins at `first` ends, and its words such as Ministry."""
    doc = reading.doc
    last, heads, linked = first, list[int](), False
    for index in range(first, min(len(doc), first + _LONGEST)):
        token = doc[index]
        if capital(token) and (token.pos_ not in {"VERB", "AUX", "DET", "PRON"} or heads):
            if token.lower_ in ORGANISED:
                heads.append(index)
            if linked or index in heads:
                last = index + 1
        elif token.lower_ in _INSIDE and heads and last == index and _links_on(doc, index):
            linked = True
        elif index == first or not _holds(reading, first, index):
            break
    return last, heads


def _holds(reading: Reading, first: int, index: int) -> bool:
    """Whether a small token joins two words of one name; a place's 's does not."""
    token = reading.doc[index]
    if token.text in {"'s", "’s"}:
        return not _owner(reading, first, index)
    return joins(token) or token.text == "&"


def _owner(reading: Reading, first: int, last: int) -> bool:
    """Whether what stands before 's is a place, and no part of the name: "Moscow's Airport"."""
    found = find(reading.key(first, last)) if last > first else ()
    return any(place.kind == "country" or place.thousands >= 100 for place in found)


def _links_on(doc: list[Token], index: int) -> bool:
    """Whether the name goes on over a small word: "Ministry of", "Centers for", not "Police in"."""
    word = doc[index].lower_
    follows = index + 1 < len(doc) and (capital(doc[index + 1]) or doc[index + 1].lower_ == "the")
    if word in {"in", "on", "to"} or not follows:
        return False
    return word != "and" or doc[index - 1].lower_ not in ORGANISED


def _is_role(reading: Reading, first: int, head: int) -> bool:
    """Whether the run is a person's role rather than an organisation: "Foreign Minister"."""
    after = reading.doc[head + 1].lower_ if head + 1 < len(reading.doc) else ""
    if after in ROLES and reading.doc[head].lower_ in {"defence", "defense"}:
        return True
    return any(reading.doc[i].lower_ in ROLES for i in range(first, head)) and head == first + 1


def _labelled(reading: Reading) -> list[tuple[int, int, str, str | None]]:
    """What the model calls an organisation, unless the gazetteer has a place of that name."""
    more: list[tuple[int, int, str, str | None]] = []
    doc = reading.doc
    for entity in reading.parsed.doc.ents:
        first, last = entity.start, entity.end
        while first < last and doc[first].lower_ in {"the", "a", "an"}:
            first += 1
        last = next((i for i in range(first, last) if doc[i].text == ","), last)
        while last > first and doc[last - 1].text in {"'s", "’s", "'"}:
            last -= 1
        free = first < last and reading.free(first, last) and capital(doc[first])
        if entity.label_ == "ORG" and free and _organised(reading, first, last):
            lows = [token.lower_ for token in doc[first:last]]
            more.append((first, last, reading.text(first, last), _kind(lows)))
    return more


def _organised(reading: Reading, first: int, last: int) -> bool:
    """Whether the model can be believed: no people, storm, role or place is named."""
    lows = [token.lower_ for token in reading.doc[first:last]]
    key = reading.key(first, last)
    if not key or key in demonyms() or reading.shouting(first):
        return False
    if lows[-1] in ROLES or lows[0] in _NAMED_AFTER:
        return False
    if reading.stripped and lows[0] in _FIRST_WORDS:
        return False
    after = reading.doc[last].lower_ if last < len(reading.doc) else ""
    if len(lows) == 1 and (lows[0] in ORGANISED or after in ROLES):
        return False
    beside = around(reading.doc, first, last)
    placed = beside.kind is not None and not beside.loose
    return not placed and not _placelike(key)


def _placelike(key: str) -> bool:
    if key.rsplit(maxsplit=1)[-1] in {
        "province",
        "city",
        "district",
        "governorate",
        "county",
        "region",
        "state",
    }:
        return True
    return any(place.thousands >= 1 or place.id < 0 for place in find(key) or find(bare(key)))


def _kind(words: list[str]) -> str | None:
    for kind, heads in _KINDS:
        if any(word in heads.split() for word in words):
            return kind
    return None
