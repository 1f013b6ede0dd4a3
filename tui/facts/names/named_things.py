"""Whether a run of capitals names what was built, a body, a ship or a newspaper, and nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.gazetteer import fold
from tui.facts.lexicon import name_words
from tui.facts.names.lexicon import given_names
from tui.facts.names.location_cues import heads_item, kind_behind
from tui.facts.names.name_context import nameword
from tui.facts.names.nicknames import QUOTES
from tui.facts.names.placed_names import is_measured
from tui.facts.names.shown_otherwise import is_thing_elsewhere, other_mentions

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.names.name_context import NameContext

_BUILT = name_words().built | {"expressway", "freeway", "highway", "motorway", "railway"}
_HULLS = frozenset({"KM", "MV", "MT", "SS", "USS", "HMS", "INS", "HMAS"})
_VESSELS = frozenset(
    {"barge", "boat", "dhow", "ferry", "freighter", "frigate", "ship", "tanker", "trawler", "tug"}
    | {"vessel", "yacht"}
)
_BODIES = name_words().bodies | frozenset(
    {"group", "network", "vessel", "ship", "ferry", "trawler", "tanker", "volcano", "flagged"}
    | {"corporation", "sector", "ton", "tonne"}
)
"""Words right before the name of a body or a ship: "the 900-ton X"."""
_APPOSED_BODIES = name_words().bodies | frozenset(
    {"agency", "airline", "broadcaster", "corporation", "group", "militia", "newspaper"}
    | {"organisation", "organization", "regulator", "service", "watchdog"}
)
_STORMS = name_words().named_after
_SEATS = frozenset({"governor", "mayor", "sheriff"})
"""Offices that a place has, and nobody else."""
_OFFICES = frozenset({"chair", "chairman", "chief", "director", "head", "leader", "member"})
_CLOSED = 2
"""Words of an article and a noun."""
_LONGEST = 6
"""Words of what a body is said to be: "the national ambulance service"."""


def is_thing(context: NameContext, first: int, last: int) -> bool:
    """Tell whether the words around a run say that it names a thing: a road, a body, a ship."""
    doc = context.doc
    built = last < len(doc) and doc[last].lower_ in _BUILT
    built = built or kind_behind(doc, last) is not None  # "Xieng Khouang, a windy province"
    built = built or is_measured(context, last) or _is_informed(context, first, last)
    named = _named_thing(context, first) or is_thing_elsewhere(context, first, last)
    named = named or _is_storm(context, first, last) or _calls_itself(doc, first)
    is_given = fold(doc[first].text) in given_names()
    beside = (not is_given and _is_apposed_body(doc, last)) or _has_office(doc, last)
    return built or named or beside or heads_item(doc, last)


def _is_storm(context: NameContext, first: int, last: int) -> bool:
    """Whether it is the name of a storm, here or elsewhere: 'Tropical Storm "X"'."""
    starts = (first, *(start for start, _ in other_mentions(context, first, last)))
    return any(_behind_storm(context.doc, start) for start in starts)


def _behind_storm(doc: list[Token], first: int) -> bool:
    at = first - 1 - (first > 1 and doc[first - 1].text in QUOTES)
    return at >= 0 and doc[at].lower_ in _STORMS and doc[at].text[0].isupper()


def _calls_itself(doc: list[Token], first: int) -> bool:
    """Whether a group gives itself a name: "calling itself X"."""
    at = first - 1 - (first > 1 and doc[first - 1].text in QUOTES)
    return at > 0 and doc[at].lower_ == "itself" and doc[at - 1].lower_.startswith("call")


def _is_apposed_body(doc: list[Token], last: int) -> bool:
    """Whether a body's noun stands between commas behind a name: "X, Chad's rescue service,"."""
    ahead = doc[last : last + _LONGEST + 2]
    if len(ahead) < 2 * _CLOSED or ahead[0].text != ",":
        return False
    end = next((n for n, token in enumerate(ahead) if n and token.text in {",", "."}), 0)
    owned = any(token.lower_ in {"'s", "’s"} for token in ahead[2:4])
    begun = ahead[1].lower_ in {"a", "an", "the"} or owned
    within = any(token.pos_ == "ADP" for token in ahead[1 : max(end, 1)])  # "a nurse at a clinic"
    return begun and not within and end > _CLOSED and ahead[end - 1].lower_ in _APPOSED_BODIES


def _has_office(doc: list[Token], last: int) -> bool:
    """Whether an office that only places have follows with its holder: "X governor Ann Lee"."""
    ahead = doc[last : last + 2]
    return len(ahead) > 1 and ahead[0].lower_ in _SEATS and nameword(ahead[1])


def _is_informed(context: NameContext, first: int, last: int) -> bool:
    """Whether a newspaper or an agency was told something: "the mayor told Ultima Hora that"."""
    doc = context.doc
    if first < 2 or last >= len(doc) or doc[first - 1].lower_ != "told":
        return False
    is_given = fold(doc[first].text) in given_names()
    return not is_given and doc[last].lower_ in {"that", "the", ".", ",", "on", "by", "there"}


def _named_thing(context: NameContext, first: int) -> bool:
    """Whether the word before says that a body or a ship is named: "the charity X", "KM X"."""
    if first == 0:
        return False
    word = context.doc[first - 1]
    ahead = context.doc[max(0, first - 3) : first]
    apposed = [token.lower_ for token in ahead[1:]] == [",", "the"] and ahead[0].text in _VESSELS
    body = word.text in _BODIES and not _is_headed(context, first)
    return body or word.text in _HULLS or apposed


def _is_headed(context: NameContext, first: int) -> bool:
    """Whether who heads a body is named behind it: "the head of the local council Omar Adan"."""
    doc = context.doc
    ahead = range(first - 2, max(1, first - _LONGEST), -1)
    of = next((at for at in ahead if doc[at].lower_ == "of"), 0)
    is_given = fold(doc[first].text) in given_names()
    return is_given and of > 0 and doc[of - 1].lower_ in _OFFICES
