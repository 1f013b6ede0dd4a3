"""Where a place might be named: runs of capitals, looked up as whole spans, longest first."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tui.facts.gazetteer import Found, bare, find, fold
from tui.facts.names.capital_runs import month, odd, plain_end, run_end, toponymic
from tui.facts.names.lexicon import COMMON, PARTICLES, ROLES, TITLES, demonyms, words
from tui.facts.names.location_cues import TYPES, Around, around
from tui.facts.names.name_context import capital, hangs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.facts.names.name_context import Reading

_OPENERS = words("openers")
_ARTICLES = words("articles")
_FIRST_WORDS = words("first_words")
_FEATURES = words("features")


_ADMINISTERED = words("administered")
_ENDS = frozenset({",", ".", "and", "on", "in", "where", "when", "after", "before", "said", ";"})
_LEADS = frozenset({"lake", "mount", "cape", "isle", "river", "port"})


@dataclass(slots=True)
class Site:
    """A mention: tokens [first, last), what the gazetteer has of that name, what stands around.

    `partial` says that a capitalised word which is no place stands right beside it,
    `joined` that the text lists it with another.
    """

    first: int
    last: int
    key: str
    found: tuple[Found, ...]
    around: Around
    labelled: bool
    partial: bool = False
    joined: bool = False
    chosen: Found | None = None
    holders: list[Site] = field(default_factory=list)


def find_sites(reading: Reading) -> list[Site]:
    """Every possible mention from the left, without overlaps."""
    sites = list(_sites(reading))
    inside = {i for site in sites for i in range(site.first, site.last)}
    for site in sites:
        site.partial = _beside(reading, site.first - 1, inside) or _beside(
            reading, site.last, inside
        )
    return sites


def _beside(reading: Reading, index: int, inside: set[int]) -> bool:
    """Whether a word of some other name stands there."""
    if not 0 <= index < len(reading.doc) or index in inside or reading.shouting(index):
        return False
    step = -1 if index + 1 in inside else 1
    while 0 < index < len(reading.doc) - 1 and reading.doc[index].lower_ in {
        "de",
        "du",
        "del",
        "la",
    }:
        index += step
    token = reading.doc[index]
    low = token.lower_.strip(".")
    if not capital(token) or len(token) < 2 or low in TYPES or low in demonyms():
        return False
    if (
        token.is_sent_start
        or low in COMMON | TITLES | ROLES
        or reading.taken.get(index) == "person"
    ):
        return False
    return token.pos_ in {"PROPN", "NOUN"} and token.ent_type_ not in {"DATE", "NORP", "TIME"}


def _sites(reading: Reading) -> Iterator[Site]:
    index = 0
    before: Site | None = None
    while index < len(reading.doc):
        site = _at(reading, index, before) if _opens(reading, index) else None
        if site is None:
            index += 1
        else:
            yield site
            index, before = site.last, site


def _opens(reading: Reading, index: int) -> bool:
    doc = reading.doc
    token = doc[index]
    capitalised = capital(token)
    if not capitalised and token.lower_ not in _ARTICLES:
        return False
    if index in reading.taken or not token.text[0].isalpha() or token.lower_ in _OPENERS:
        return False
    following = doc[index + 1] if index + 1 < len(doc) else None
    if capitalised:
        return token.lower_ not in TYPES or (following is not None and following.lower_ != "of")
    if following is None or not token.text.islower():
        return False
    if following.text == "-":
        return token.lower_ in _ARTICLES
    return token.lower_ in {"al", "el"} and capital(following)


def _at(reading: Reading, first: int, before: Site | None) -> Site | None:
    """The longest name of the gazetteer that begins here, or what the text itself calls a place."""
    limit = run_end(reading, first)
    named = _named(reading, first, limit)
    for last in range(limit, first, -1):
        token = reading.doc[last - 1]
        if not capital(token) and token.text[-1] != "." and not hangs(token):
            continue
        inner = named is not None and last < min(named.last, limit)
        if inner and not _stands_alone(reading, first, last):
            break
        found = _look(reading, first, last)
        if found:
            return _site(reading, first, last, found)
    return named or _unlisted(reading, first, limit, before)


def _stands_alone(reading: Reading, first: int, last: int) -> bool:
    """Whether the beginning of a run is a place by itself, that owns or holds what follows."""
    following = reading.doc[last]
    if not capital(following) or reading.doc[first].lower_ in _FIRST_WORDS:
        return False
    found = find(reading.key(first, last))
    known = any(p.kind in {"country", "region"} or p.thousands >= 100 for p in found)
    return known or (reading.stripped and bool(found) and bool(find(fold(following.text))))


def _look(reading: Reading, first: int, last: int) -> tuple[Found, ...]:
    key = reading.key(first, last)
    text = reading.text(first, last)
    if not key or key in demonyms() or (last - first == 1 and key in COMMON | _FIRST_WORDS):
        return ()
    if key == "us" and text not in {"US", "U.S.", "U.S"}:
        return ()
    found = find(key)
    if not found and last - first > 1 and reading.doc[last - 1].lower_ in _ADMINISTERED:
        found = tuple(p for p in find(reading.key(first, last - 1)) if p.kind != "river")
    if not found and len(key) > 5 and key != bare(key):
        found = find(bare(key))
    if text.isupper() and len(text) < 5:
        found = tuple(p for p in found if p.own or p.kind in {"country", "region", "continent"})
    glued = reading.stripped and len(key) > 4 and key.endswith("s")
    if not found and glued and key[:-1] not in demonyms():
        found = tuple(p for p in find(key[:-1]) if p.kind in {"country", "region", "city"})
    return found


def _site(reading: Reading, first: int, last: int, found: tuple[Found, ...]) -> Site:
    doc = reading.doc
    labelled = any(t.ent_type_ in {"GPE", "LOC"} for t in doc[first:last])
    return Site(first, last, reading.key(first, last), found, around(doc, first, last), labelled)


def _named(reading: Reading, first: int, limit: int) -> Site | None:
    """A whole run that the text calls a village, a district, an island, whatever it is called."""
    last = plain_end(reading, first, limit)
    words = [t for t in reading.doc[first:last] if t.text[0].isalpha()]
    if not words or len(words) > 5 or any(odd(t) for t in words[1:-1]) or reading.shouting(first):
        return None
    if (
        len(words) > 1
        and (_owner(reading, words[0]) or odd(words[0]))
        and (words[0].lower_ not in _LEADS)
    ):
        return None
    site = _site(reading, first, last, ())
    if words[-1].lower_ in _FEATURES and len(words) > 1:
        site.found = _look(reading, first, last)
        site.around = replace(site.around, kind=words[-1].lower_, loose=False)
        return site
    if words[0].lower_ in _LEADS and len(words) > 1 and not odd(words[-1]):
        site.around = replace(site.around, kind=words[0].lower_, loose=False)
        return site
    loose = site.around.loose and not (site.around.kind == "camp" and toponymic(words))
    if odd(words[-1]) or site.around.kind is None or loose:
        return None
    return site


def _owner(reading: Reading, token: Token) -> bool:
    """Whether a word is a place with a glued s that owns what follows: "Aleppos Salaheddin"."""
    low = token.lower_
    if not reading.stripped or not low.endswith("s") or find(fold(low)):
        return False
    return any(p.kind in {"country", "region", "city"} for p in find(fold(low[:-1])))


def _unlisted(reading: Reading, first: int, limit: int, before: Site | None) -> Site | None:
    """A name that no gazetteer has but that the model or a preposition takes for a place."""
    last = plain_end(reading, first, limit)
    words = [t for t in reading.doc[first:last] if t.text[0].isalpha()]
    if not words or any(odd(t) or month(t) for t in words) or reading.shouting(first):
        return None
    site = _site(reading, first, last, ())
    near = slice(before.last, min(first, before.last + 2)) if before else slice(0, 0)
    follows = [t.lower_ for t in reading.doc[near]] if before else ["?"]
    if reading.stripped and before and before.around.near and follows in ([], ["and"]):
        site.around = replace(site.around, located=True, near=True)
    labels = {t.ent_type_ for t in words if t.lower_ not in PARTICLES}
    if _on_the_way(reading, first, before) or _spatial(reading, first, last, labels):
        site.around = replace(site.around, located=True, near=True)
        return site
    if labels == {"GPE"} or (site.around.kind and labels <= {"GPE", "LOC"}):
        return site
    if not site.around.near:
        return None
    if reading.doc[first - 1].lower_ in {"the", "between"}:
        called = site.around.kind is not None and "ORG" not in labels
        return site if called or toponymic(words) else None
    after = reading.doc[last].lower_ if last < len(reading.doc) else ""
    plain = labels <= {"", "LOC", "FAC", "GPE"} and after in {",", "and", ".", "in", "on"}
    return site if toponymic(words) or plain else None


def _on_the_way(reading: Reading, first: int, before: Site | None) -> bool:
    """Whether a name is where a way leads that begins at a place: "from Baubau to X"."""
    doc = reading.doc
    if first < 2 or doc[first - 1].lower_ != "to":
        return False
    if doc[first - 2].lower_ in {"way", "route", "flight", "flights", "bound"}:
        return True
    if before is None or before.last != first - 1:
        return False
    return before.first > 0 and doc[before.first - 1].lower_ in {"from", "between", "the"}


def _spatial(reading: Reading, first: int, last: int, labels: set[str]) -> bool:
    """Whether a preposition that people and groups never take stands before a name."""
    doc = reading.doc
    if first == 0 or doc[first - 1].lower_ not in {"near", "outside"}:
        return False
    after = doc[last].lower_ if last < len(doc) else "."
    return "ORG" not in labels and after in _ENDS
