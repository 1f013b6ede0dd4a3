"""Names that no gazetteer has and that stand where something happened: "shot two guards at X".

The model takes half of them for people or bodies, since it has never seen them. What harm was done
in, at or near is a place; an employer, a belief or a stake is what somebody is at or in.
"""

from __future__ import annotations

import functools
from collections import Counter
from typing import TYPE_CHECKING

from tui.facts.gazetteer import fold, look_up, villages
from tui.facts.lexicon import attacks, grammar, harms, name_words, place_words, speech
from tui.facts.names.capital_runs import nameable, toponymic
from tui.facts.names.lexicon import ROLES, demonyms, given_names
from tui.facts.names.location_cues import THINGS
from tui.facts.names.name_context import capital
from tui.facts.names.shown_otherwise import is_somebody

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tui.facts.gazetteer import GazetteerEntry
    from tui.facts.names.name_context import NameContext

_DIRECTIONS = name_words().directions
_ENDS = name_words().mention_ends | frozenset(
    {"killing", "wounding", "injuring", "leaving"}
    | {
        "at",
        "by",
        "as",
        "while",
        "late",
        "early",
        "overnight",
        "last",
        "with",
        "was",
        "were",
        "had",
        "since",
        "during",
        "between",
        "which",
    }
    | grammar().winds
)
_SCENES = frozenset({"in", "at", "near", "nearby", "outside", "off"})
_KNOWN = 100
"""Thousands who live in a town that owns a name as its part."""
_TO = frozenset({"close", "next", "road", "highway"})
"""Words before "to" and the place by which something was."""
_STORMED = frozenset(
    {"shelled", "raided", "stormed", "invaded", "overran", "bombarded", "looted", "razed"}
    | {"torched", "ransacked", "pillaged", "plundered"}
)
"""Verbs of which a name that no table has is a place's where it is the object."""
_BURNED = frozenset({("burned", "down"), ("burnt", "down"), ("fire", "to")})
"""The same of two words."""
_STRUCK = frozenset({"attacked", "bombed", "hit", "struck", "pounded", "targeted", "entered"})
"""Verbs whose object is a place where those who do it come to places: "jets bombed X"."""
_EDGES = frozenset({"edge", "edges", "outskirts", "fringes", "suburb", "suburbs", "periphery"})
_DOWNED = frozenset({"down", "downed", "shot", "crashed", "collided", "exploded"})
"""What happens to aircraft over a place."""
_LANDFORMS = frozenset(
    {"bank", "bend", "bridge", "checkpoint", "cliff", "creek", "crossing", "curve", "ford", "gorge"}
    | {"hill", "hillside", "junction", "mine", "quarry", "ravine", "river", "roadblock", "slope"}
    | {"stream", "turn"}
)
"""What no body has: behind it, "at" leads to a place."""
_STOPS = frozenset({"station", "junction", "checkpoint", "crossing", "interchange"})
"""What a road or a line has that is called after the place near it."""
_ASSAULTS = frozenset(
    {"assault", "assaults", "attack", "attacks", "bombardment", "offensive", "onslaught", "raid"}
    | {"raids", "shelling", "strike", "strikes"}
)
"""What is done "on" a place, or on somebody who is named more than once or has two names."""
_SOMEBODY = frozenset({"he", "him", "his", "she", "her", "who"})
_FELL = frozenset({"fell", "fallen", "descended", "swooped", "advanced", "marched"})
_CAME = frozenset({"came", "went", "rode", "drove", "moved"})
_RAIDERS = attacks().anonymous | {"bandits", "raiders", "gunmen", "attackers", "rebels"}
_COMING = _RAIDERS | frozenset(
    {"drones", "fighters", "helicopters", "herders", "horsemen", "insurgents", "jets", "militants"}
    | {"militiamen", "missiles", "planes", "raiders", "rockets", "shells", "tribesmen", "warplanes"}
)
_TELLING = 5
"""Letters of a name that tells its country, where only one has places of it."""
_LONGEST = 4
"""Words of a place's name that no gazetteer has."""
_WAYS_FROM = frozenset({"from", "between", "the", "linking", "connecting"})
_NO_SCENE = name_words().no_scene
"""Nouns and verbs behind which "in" and "at" say no place: a stake in X, works at X."""
DENSE = frozenset({"US", "CA", "GB", "IE", "AU", "NZ"})
"""Countries of whose places hardly any is unlisted, so that many a word and surname is some
village's name, and whose shops and schools bear bare names."""


_SHOPS = frozenset({"US", "CA"})
"""Countries where shops and clinics are "at" which somebody is: "dead at Mercy Regional"."""


@functools.cache
def event_words() -> frozenset[str]:
    """Collect the words that say that harm was done or something struck."""
    table, words = harms(), set[str]()
    for harm in (table.killed, table.injured, table.missing, table.abducted, table.displaced):
        words |= harm.acts.forms | harm.falls.forms | harm.states | harm.nouns | harm.bodies
    words |= table.captured.acts.forms
    deeds = attacks().verbs.forms | attacks().nouns | attacks().means
    return frozenset(words) | deeds | name_words().events


def is_scene(context: NameContext, first: int, last: int, *, listed: bool = False) -> bool:
    """Tell whether the tokens [first, last) name where something happened, though unlisted.

    The name may be the first that is `listed`, so that others follow.
    """
    doc = context.doc
    tokens = doc[first:last]
    if not 0 < len(tokens) <= _LONGEST or context.shouting(first) or not _plain(tokens):
        return False
    at = _past_owner(context, first) - 1
    while at > 0 and doc[at].lower_ in _DIRECTIONS and doc[at - 1].lower_ in _SCENES:
        at -= 1
    if at < 0 or not (listed or _ends(context, last)):
        return False
    told = any(token.lower_ in event_words() for token in doc[first].sent)
    if told and (_is_attacked(doc, at) or _is_assaulted(context, at, first, last)):
        return True
    struck = doc[at].lower_ in {"on", "of"} and len(tokens) > 1 and toponymic(tokens)
    struck = struck and doc[at - 1].lower_ not in place_words().followers
    struck = struck or (doc[at].lower_ == "over" and doc[at].head.lower_ in _DOWNED)
    near = struck or doc[at].lower_ in _SCENES or _leads_there(doc, at, last)
    return told and near and _is_where(context, at)


def _is_where(context: NameContext, at: int) -> bool:
    """Whether a preposition says where something was, and not at what somebody works."""
    doc = context.doc
    head = doc[at].head
    if head.lower_ in ROLES | _NO_SCENE | speech().spoken:
        return False
    if doc[at - 1].lower_ in _NO_SCENE | ROLES:
        return False
    return doc[at].lower_ not in {"at", "into", "to"} or country_of(context) not in _SHOPS | {None}


def _is_attacked(doc: list[Token], at: int) -> bool:
    """Whether only a place can be what a word stands before: "shelled X", "on the edge of X".

    Attackers come to one or fall upon it.
    """
    word, before = doc[at].lower_, doc[at - 1].lower_ if at else ""
    if word in _STORMED or (before, word) in _BURNED or (word == "of" and before in _EDGES):
        return True
    head = doc[at].head
    if word in _STRUCK:
        comes = any(c.dep_ == "nsubj" and c.lower_ in _COMING for c in doc[at].children)
        return comes and fold(doc[at + 1].text) not in given_names()
    if word in {"upon", "on"}:
        return head.lower_ in _FELL
    came = word in {"to", "into"} and head.lower_ in _CAME
    return came and any(c.dep_ == "nsubj" and c.lower_ in _RAIDERS for c in head.children)


def _is_assaulted(context: NameContext, at: int, first: int, last: int) -> bool:
    """Whether an attack was on what is nobody's name, nor a body's: "the raid on X killed nine"."""
    doc = context.doc
    if at < 1 or doc[at].lower_ != "on" or doc[at - 1].lower_ not in _ASSAULTS:
        return False
    if doc[first].ent_type_ == "ORG" or fold(doc[first].text) in given_names():
        return False
    if any(token.lower_ in _SOMEBODY for token in doc[first].sent):
        return False  # "the attack on Rahimi, who lost his driver"
    return country_of(context) not in DENSE | {None} and not is_somebody(context, first, last)


def _leads_there(doc: list[Token], at: int, last: int) -> bool:
    """Whether a way leads into a place, or to one where something was: "to X, where four died"."""
    if doc[at].lower_ != "to":
        return doc[at].lower_ == "into"
    behind = [token.lower_ for token in doc[last : last + 2]]
    return behind == [",", "where"] or (at > 0 and doc[at - 1].lower_ in _TO)


def _past_owner(context: NameContext, first: int) -> int:
    """Where a place begins that owns the name: "in Dhaka's Keraniganj" is in Dhaka."""
    doc = context.doc
    if first < 2 or doc[first - 1].lower_ not in {"'s", "’s"}:
        return first
    owners = look_up(fold(doc[first - 2].text))
    wide = any(place.kind == "country" or place.thousands >= _KNOWN for place in owners)
    return first - 2 if wide else first


def _plain(tokens: list[Token]) -> bool:
    """Whether every word may be of an unknown place's name."""
    words = [token for token in tokens if token.text != "-"]
    if not nameable(words) or any(token.lower_ in demonyms() for token in words):
        return False
    if tokens[-1].lower_ in THINGS or len(tokens[-1]) == 1:
        return False  # "in Area C"
    return capital(tokens[-1]) and not any(t.text.isupper() and len(t) > 1 for t in tokens)


def _ends(context: NameContext, last: int) -> bool:
    """Whether the name ends here: a mark, a preposition, a time behind it."""
    if last >= len(context.doc):
        return True
    following = context.doc[last]
    if following.lower_ in _STOPS:
        return True
    inside = following.lower_ == "of" and last + 1 < len(context.doc)
    if inside and capital(context.doc[last + 1]) and not context.doc[last - 1].ent_type_:
        return True  # "at Lidi of Jugal Rural Municipality"
    if following.pos_ in {"VERB", "AUX"} and context.doc[last - 1].dep_ == "pobj":
        return True  # "an explosion in X wounded nine"
    timed = following.ent_type_ in {"DATE", "TIME"}
    return timed or following.is_space or following.lower_ in _ENDS


def is_controlled(context: NameContext, first: int) -> bool:
    """Tell whether somebody holds or takes what is named: "control over X", "took X"."""
    ahead = [token.lower_ for token in context.doc[max(0, first - 2) : first]]
    return ahead[-1:] == ["took"] or ahead in (["control", "of"], ["control", "over"])


def is_bend(context: NameContext, first: int, last: int) -> bool:
    """Tell whether a name is of where land or a road is as a noun says: "a sharp turn at X"."""
    doc = context.doc
    if first < 2 or doc[first - 1].lower_ not in {"at", "near"}:
        return False
    return doc[first - 2].lower_ in _LANDFORMS and _plain(doc[first:last]) and _ends(context, last)


def villages_of(context: NameContext, key: str) -> tuple[GazetteerEntry, ...]:
    """Look up the villages of a name in the country that a text is mostly of."""
    return villages(key, country_of(context) or "")


def country_of(context: NameContext) -> str | None:
    """The country that the places and peoples of a text are mostly of, looked for once."""
    if context.country == "":
        context.country = _most_named(context)
    return context.country


def _most_named(context: NameContext) -> str | None:
    """The country of most places and peoples, as the model sees them, or as their names tell."""
    counts = Counter[str]()
    for entity in context.entities:
        entries = look_up(fold(entity.text))
        countries = {entry.country for entry in entries}
        telling = entity.label_ == "GPE" or (len(countries) == 1 and len(entity.text) >= _TELLING)
        counts[entries[0].country if entries and telling else ""] += 1
    for token in context.doc:
        counts[demonyms().get(token.lower_, "") if capital(token) else ""] += 1
    del counts[""]
    common = counts.most_common(1)
    return common[0][0] if common else None


def is_on_the_way(context: NameContext, first: int, place: tuple[int, int] | None) -> bool:
    """Tell whether a name is where a way leads from the place before: "from X to Y"."""
    doc = context.doc
    pair = place is not None and place[1] == first - 1 and doc[first - 1].lower_ == "and"
    if pair and place and place[0] and doc[place[0] - 1].lower_ == "between":
        return True
    if first < 2 or doc[first - 1].lower_ != "to":
        return False
    if doc[first - 2].lower_ in {"way", "route", "flight", "flights", "bound"}:
        return True
    if place is None or place[1] != first - 1:
        return False
    return place[0] > 0 and doc[place[0] - 1].lower_ in _WAYS_FROM


def is_spatial(context: NameContext, first: int, last: int, labels: set[str]) -> bool:
    """Tell whether a preposition that people and groups never take stands before a name."""
    doc = context.doc
    if first == 0 or doc[first - 1].lower_ not in {"near", "outside", "nearby"}:
        return False
    following = doc[last].lower_ if last < len(doc) else "."
    return "ORG" not in labels and following in name_words().mention_ends
