"""What the gazetteer has of a run of capitals: spelled out, cut short, or with a word too many."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.gazetteer import GazetteerEntry, bare, fold, look_up
from tui.facts.lexicon import grammar, name_words
from tui.facts.names.capital_runs import SHORTENED, run_end
from tui.facts.names.lexicon import COMMON, demonyms
from tui.facts.names.name_context import capital

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext

_FIRST_WORDS = name_words().first_words
_ADMINISTERED = name_words().administered
_INITIALS = name_words().initials
_DIVISIONS = grammar().place_kinds
_PAIR = 2
_SCENES = frozenset({"in", "from", "of", "near", "to"})
"""Words before a state's abbreviation where no town stands before it."""
_LIVING = frozenset(
    {"live", "lives", "lived", "living", "born", "resident", "residents", "settled"}
)
_STATES = frozenset(
    ["US", "UK", "NC", "NJ", "NY", "NH", "NM", "ND", "SC", "SD", "RI", "BC", "NL", "NS"]
)
"""Countries and states that two capitals stand for wherever they are."""
_DIRECTED = re.compile(
    r", (?:(?:about |some |around |just )?\d[\d,.]* ?(?:km|kilomet(?:er|re)s?|miles?) )?"
    r"(?:just )?(?:north|south|east|west)[a-z-]* of "
)
"""How a text says where a place is: ", 20 km north of"."""
_ROAD_NUMBER = re.compile(r"\d{1,3}[A-Z]?")
_ROMAN = re.compile(r"[IVX]{2,5}")
"""Roman numerals, which regions of the Philippines and Chile are called by in no news."""
_IRISH = frozenset({"GB", "IE"})
"""Countries whose counties are told before their names: "in County Armagh"."""
GENERIC = frozenset({"old city", "old town", "new city", "new town", "green zone", "downtown"})
"""Names of a part that many towns have."""
_DEGREES = frozenset({"M.D.", "MD", "M.A.", "MA", "R.N.", "P.A.", "D.D.", "Ph.D."})


def _lived_in(context: NameContext, first: int) -> bool:
    """Whether somebody lives or was born there, as nobody is in a company: "lives in Honda"."""
    ahead = [token.lower_ for token in context.doc[max(0, first - 2) : first]]
    return len(ahead) > 1 and ahead[1] == "in" and ahead[0] in _LIVING


def listed(context: NameContext, first: int, last: int) -> tuple[GazetteerEntry, ...]:
    """Look up every entry that the tokens [first, last) may name, the most populous first."""
    key = context.key(first, last)
    text = context.text(first, last)
    if text.isupper() and text.lower() in _INITIALS:
        return look_up(_INITIALS[text.lower()])
    if last - first == 1 and _ROMAN.fullmatch(text):
        return ()  # an intensity, a king, a chapter
    word = (
        last - first == 1
        and (key in COMMON or key in _FIRST_WORDS)
        and not _lived_in(context, first)
    )
    if not key or key in demonyms() or word:
        return ()
    if key == "us" and (text not in {"US", "U.S.", "U.S"} or _is_numbered(context, last)):
        return ()
    entries = spelled_out(key)
    if len(key) == _PAIR and not _abbreviates(context, first, text):
        return ()
    if not entries and last - first > 1 and context.doc[last - 1].lower_ in _ADMINISTERED:
        entries = tuple(p for p in look_up(context.key(first, last - 1)) if p.kind != "river")
    if not entries and len(key) > 5 and key != bare(key):
        entries = look_up(bare(key))
    if text.isupper() and len(text) < 5:
        entries = tuple(p for p in entries if p.own or p.kind in {"country", "region", "continent"})
    return _owners(context, key, entries)


def _owners(
    context: NameContext, key: str, entries: tuple[GazetteerEntry, ...]
) -> tuple[GazetteerEntry, ...]:
    """The places whose possessive has lost its apostrophe, otherwise the entries themselves."""
    glued = context.stripped and len(key) > 4 and key.endswith("s")
    if not glued or key[:-1] in demonyms():
        return entries
    owners = look_up(key[:-1])
    if not entries:
        return tuple(p for p in owners if p.kind in {"country", "region", "city"})
    countries = tuple(p for p in owners if p.kind == "country" and p.own)
    return countries or entries  # "in Perus main", which is a town's name too


def _is_numbered(context: NameContext, last: int) -> bool:
    """Whether a road's number follows: "U.S. 36", "U.S. Highway 41"."""
    ahead = context.doc[last : last + 2]
    if not ahead:
        return False
    counted = ahead[-1].pos_ in {"NOUN", "ADJ"}  # "in the U.S. 36 people"
    numbered = _ROAD_NUMBER.fullmatch(ahead[0].text) is not None and not counted
    return numbered or (ahead[0].text in {"Highway", "Route"} and ahead[-1].text[0].isdigit())


def spelled_out(key: str) -> tuple[GazetteerEntry, ...]:
    """Look up a name in its full form: "St. Paris" is "Saint Paris", "County Armagh" Armagh."""
    word, _, rest = key.partition(" ")
    if word == "county" and rest:
        towns = (p for p in look_up(rest) if p.country in _IRISH)
        return look_up(key) or tuple(replace(town, kind="district") for town in towns)
    if word not in SHORTENED or not rest:
        return look_up(key)
    full = (replace(p, own=False) for p in look_up(f"{SHORTENED[word]} {rest}"))
    both = {p.id: p for p in (*full, *look_up(key))}
    return tuple(sorted(both.values(), key=lambda place: (-place.thousands, place.id)))


def _abbreviates(context: NameContext, first: int, text: str) -> bool:
    """Whether two letters stand for a place: a country, or a state behind its town.

    "Baltimore, MD" and "in N.C.", but no "Lindqvist, M.D." and no "Md. Ansari".
    """
    if text.replace(".", "") in _STATES:
        return True
    behind = first > 1 and context.doc[first - 1].text == "," and capital(context.doc[first - 2])
    person = context.taken.get(first - 2) == "person"
    if text[-1] == "." and text.upper() != text:
        return behind or (first > 0 and context.doc[first - 1].lower_ in _SCENES)
    return text.upper() != text or (behind and not person and text not in _DEGREES)


def lies_ahead(context: NameContext, last: int) -> bool:
    """Tell whether the text says at once where a name lies: "at X in Bihar", "at X, near Whitby".

    The name ends before the token `last`.
    """
    doc = context.doc
    at = last + (last < len(doc) and doc[last].text == ",")
    if at > last and _DIRECTED.match(context.parsed.text, doc[last].idx):
        return True
    if at + 1 < len(doc) and at > last and _in_region(context, at):
        return True
    if at + 1 >= len(doc) or doc[at].lower_ not in {"in", "near", "outside"}:
        return False
    at = _past_kind(context, at + 1)
    if at >= len(doc) or not capital(doc[at]):
        return False
    the = doc[at - 1].lower_ == "the"
    if the and _in_division(context, at):
        return True
    return any(listed(context, at, end) for end in (run_end(context, at), at + 1))


def _in_region(context: NameContext, at: int) -> bool:
    """Whether a region follows that is called one: ", Plateau State", ", Ghor province"."""
    end = run_end(context, at) if capital(context.doc[at]) else at
    called = context.doc[end].lower_ if end < len(context.doc) else ""
    if end > at + 1 and context.doc[end - 1].lower_ in _ADMINISTERED:
        end, called = end - 1, context.doc[end - 1].lower_
    named = listed(context, at, end) if end > at and called in _ADMINISTERED else ()
    return any(place.kind in {"region", "district"} for place in named)


def _in_division(context: NameContext, at: int) -> bool:
    """Whether a division follows, listed or not: "the X District", "the Y sector"."""
    end = run_end(context, at)
    word = context.doc[end].lower_ if end < len(context.doc) else ""
    return word in _DIVISIONS or (end > at + 1 and context.doc[end - 1].lower_ in _DIVISIONS)


def _past_kind(context: NameContext, at: int) -> int:
    """Where the name begins behind "the Colombian department of", "the northern region of"."""
    doc = context.doc
    if at >= len(doc) or doc[at].lower_ != "the":
        return at
    ahead = doc[at + 1 : at + 5]
    of = next((token.i for token in ahead if token.lower_ == "of"), None)
    if of is not None and doc[of - 1].lower_ in _DIVISIONS:
        return of + 1
    return at + 1


def is_glued_owner(context: NameContext, token: Token) -> bool:
    """Tell whether a place with a glued s owns what follows: "Aleppos Salaheddin"."""
    low = token.lower_
    if not context.stripped or not low.endswith("s") or look_up(fold(low)):
        return False
    return any(p.kind in {"country", "region", "city"} for p in look_up(fold(low[:-1])))


def is_half(context: NameContext, last: int, entries: tuple[GazetteerEntry, ...]) -> bool:
    """Tell whether a small place is only the first half of a name: "the Novaya-Zapad mine".

    "The Kabul-Kandahar highway" has two.
    """
    behind = context.doc[last : last + 2]
    if [t.text for t in behind[:1]] != ["-"] or not all(map(capital, behind[1:])):
        return False
    glued = not context.doc[last - 1].whitespace_ and not behind[0].whitespace_
    return (
        glued and not is_prominent(entries) and not any(look_up(fold(t.text)) for t in behind[1:])
    )


def is_prominent(entries: tuple[GazetteerEntry, ...]) -> bool:
    """Tell whether a name is a country's, a region's or a city's."""
    return any(p.kind in {"country", "region"} or p.thousands >= 100 for p in entries)


def thousands_of(name: str) -> int:
    """Count the thousands who live in the largest place of a name: a ward has few, a city many."""
    return max((place.thousands for place in look_up(fold(name))), default=0)
