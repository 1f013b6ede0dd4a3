"""How much speaks for a mention being a place: what stands around it, its size, its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.lexicon import grammar, name_words, place_words
from tui.facts.names.government import adjectival, for_government
from tui.facts.names.lexicon import NO_TOWN, ORGANISED, ROLES, TITLES, given_names
from tui.facts.names.location_cues import THINGS
from tui.facts.names.name_context import capital
from tui.facts.names.opening_towns import is_dateline
from tui.facts.names.place_candidate import is_any
from tui.facts.names.shown_otherwise import other_mentions
from tui.facts.names.unlisted_places import DENSE

if TYPE_CHECKING:
    from collections.abc import Collection

    from tui.facts.gazetteer import GazetteerEntry
    from tui.facts.names.country_focus import CountryFocus
    from tui.facts.names.name_context import NameContext
    from tui.facts.names.place_candidate import PlaceCandidate

_ENOUGH = 2.0
"""The evidence that a mention needs: that of two signs, such as a label and a preposition."""
_AGAIN = 1.5
"""That of a name which the text has shown to be a place's, whatever the model takes it for."""
_NEVER_FIRST = name_words().never_first
_AILMENTS = name_words().ailments
_OF_AILMENTS = frozenset(
    {"cases", "epidemic", "infection", "infections", "outbreak", "outbreaks", "vaccine", "vaccines"}
)
"""What an illness is told by that a text calls by its short name."""
_OFFICES = name_words().offices
_ACRONYM = 5
"""A name in capitals that is shorter is most often no place's."""
_LONG = 4
_PEOPLED = 5
_WORDS = ROLES | TITLES | ORGANISED
"""Letters of a name that is hardly a word of something else, and thousands who live there."""
_NO_PLACES = frozenset({"WORK_OF_ART", "PRODUCT", "LAW"})
_WITH_ARTICLE = frozenset({"river", "mountain", "desert", "strait", "peninsula"})
_WINDS = grammar().winds
"""What is no place by itself: a dateline of "SOUTHWEST ASIA"."""
_WIDE = NO_TOWN | {"region"}
_STORMS = frozenset({"typhoon", "hurricane", "cyclone", "storm"})
_STREETS = frozenset({"street", "avenue", "boulevard", "roundabout"})
_ALONG = frozenset({"on", "along", "off", "left", "via", "near", "onto", "of", "down", "at"})
_NUMBERED = frozenset(
    {"area", "branch", "block", "building", "gate", "exit", "section", "terminal", "unit", "ward"}
)
"""Nouns that a letter or a number completes: "in Area C", "in Branch 215"."""
_YEAR = 4
"""Digits of a number that may be a year."""
_LED_TO = frozenset(
    {"axis", "base", "bridge", "checkpoint", "crossing", "front", "gate", "highway", "junction"}
    | {"market", "prison", "road"}
)
"""What is called by the town that it leads to or lies in: "the road to X" is "the X road"."""
_HOMED = place_words().homed
_SETTLED = frozenset({"city", "town", "village"})


def is_accepted(
    context: NameContext,
    candidate: PlaceCandidate,
    focus: CountryFocus,
    known: Collection[str] = (),
) -> bool:
    """Decide whether a mention is reported as a place; the text has shown `known` ones to be."""
    place = candidate.chosen
    following = _next_word(context, candidate)
    office = candidate.key in _NEVER_FIRST and following in ROLES  # "Interior Minister"
    none = office or _is_word(context, candidate) or _is_route(context, candidate)
    country = place is not None and place.kind == "country"
    none = none or _is_of_storm(context, candidate)
    small = place is None or place.thousands < _PEOPLED
    none = none or (small and is_any(context, candidate.first, candidate.last))
    none = none or (not country and _is_of_ailment(context, candidate, following))
    if place is None or none:
        return not none and _evident_place(context, candidate)
    opens = is_dateline(context, candidate)
    if not opens and for_government(context.doc, candidate.first, candidate.last, place):
        return False
    if place.kind == "country" and adjectival(context.doc, candidate.first, candidate.last):
        return False
    if place.kind in NO_TOWN:
        return not (candidate.partial and place.kind == "sea" and not candidate.labelled)
    bare = _word(context, candidate.first - 1) != "the"  # "the Niger" is no country
    again = candidate.key in known and bare and not candidate.partial
    return _evidence(context, candidate, place, focus) + _AGAIN * again >= _ENOUGH


def _is_of_ailment(context: NameContext, candidate: PlaceCandidate, following: str) -> bool:
    """Whether an illness is called so: "West Nile virus", and "West Nile cases" beside that."""
    if following in _AILMENTS:
        return True
    doc = context.doc
    return following in _OF_AILMENTS and any(
        last < len(doc) and doc[last].lower_ in _AILMENTS
        for _, last in other_mentions(context, candidate.first, candidate.last)
    )


def _is_route(context: NameContext, candidate: PlaceCandidate) -> bool:
    """Whether a street or road is called so, "on Arkansas 23", or a side is named alone."""
    doc, last = context.doc, candidate.last
    if candidate.key in _WINDS or _next_word(context, candidate) in _STREETS:
        return True
    if candidate.key in _NUMBERED and last < len(doc):
        return doc[last].is_digit or (len(doc[last]) == 1 and doc[last].is_upper)
    numbered = last < len(doc) and doc[last].is_digit and len(doc[last]) < _YEAR
    numbered = numbered and any(entry.kind in {"region", "country"} for entry in candidate.entries)
    before = _word(context, candidate.first - 1)
    return numbered and (before in _ALONG or _word(context, last + 1) in {",", ".", "near", "at"})


def _is_of_storm(context: NameContext, candidate: PlaceCandidate) -> bool:
    """Whether a name is a storm's, by which the text calls it elsewhere: "Cyclone Ada", "Ada"."""
    doc = context.doc
    inside = _word(context, candidate.first - 1) in name_words().inside_place
    if candidate.last - candidate.first > 1 or inside or candidate.cues.kind:
        return False
    same = (token.i for token in context.same.get(doc[candidate.first].text, ()))
    return any(doc[i - 1].lower_ in _STORMS and capital(doc[i - 1]) for i in same if i)


def _is_word(context: NameContext, candidate: PlaceCandidate) -> bool:
    """Whether the text writes a single name small elsewhere: "Names in the Mud", "the mud".

    Every word has a capital at the head of a sentence, which misleads the model too: "Food
    districts", "Toll in bus crash rises".
    """
    alone = candidate.last - candidate.first == 1 and candidate.key in context.common
    cues = candidate.cues
    known = bool(candidate.labelled or cues.kind or candidate.holders)
    heads = context.doc[candidate.first].is_sent_start and _next_word(context, candidate) != ","
    known = known and (is_dateline(context, candidate) or not heads)
    return alone and not (known or (cues.located and not cues.article))


def _evident_place(context: NameContext, candidate: PlaceCandidate) -> bool:
    """Whether the text alone shows a name to be a place's, where no gazetteer knows it."""
    if candidate.cues.kind is not None:
        return True
    beside = {context.taken.get(candidate.first - 1), context.taken.get(candidate.last)}
    if "person" in beside or candidate.partial or _thing(context, candidate):
        return False
    if candidate.entries and not candidate.cues.near:
        return False
    return candidate.cues.located or bool(candidate.holders)


def _thing(context: NameContext, candidate: PlaceCandidate) -> bool:
    """Whether a road, a hospital or a tribe is what is named, and not "the X-Y road"."""
    joined = _word(context, candidate.first - 1) == "-"
    following = _next_word(context, candidate)
    if candidate.labelled and candidate.cues.located and following in _LED_TO:
        return False  # "at X market", which nothing but X is called after
    return not joined and following in THINGS


def _leads_to(context: NameContext, candidate: PlaceCandidate, place: GazetteerEntry) -> bool:
    """Whether a road or a gate is called by a town that it leads to, as no street is."""
    word = context.doc[candidate.last].text if candidate.last < len(context.doc) else ""
    return word in _LED_TO and place.kind in _SETTLED and place.country not in DENSE


def _word(context: NameContext, index: int) -> str:
    return context.doc[index].lower_ if index >= 0 else ""


def _next_word(context: NameContext, candidate: PlaceCandidate) -> str:
    """The word behind a mention in small letters, "" at the end."""
    return context.doc[candidate.last].lower_ if candidate.last < len(context.doc) else ""


def _evidence(
    context: NameContext, candidate: PlaceCandidate, place: GazetteerEntry, focus: CountryFocus
) -> float:
    """How much speaks for a mention of this place rather than of something else."""
    several = sum(capital(t) for t in context.doc[candidate.first : candidate.last]) > 1
    score = 1.5 if candidate.labelled else 0.0
    score += 2.0 if candidate.cues.kind else 1.0 if candidate.cues.located else 0.0
    score += 0.5 if candidate.cues.towards and not candidate.cues.located else 0.0
    score += 1.0 if candidate.cues.near else 0.0
    score += (1.0 if place.own else 0.7) if place.kind == "region" else 0.0
    score += 1.5 if place.thousands >= 1000 else 1.0 if place.thousands >= 100 else 0.0
    score += 0.5 if 10 <= place.thousands < 100 or place.id < 0 else 0.0
    score += 1.0 if focus.countries.get(place.country, 0) >= 1 else 0.0
    score += 0.5 if focus.regions.get(place.region or place.id, 0) > 1 else 0.0
    score += (1.0 if place.id < 0 else 0.5) if several else 0.0
    score += 1.0 if _telling(context, candidate, place) else 0.0
    score += 1.0 if candidate.holders or candidate.holds else 0.0
    the = _word(context, candidate.first - 1) == "the"
    score += 1.5 if place.kind in _WITH_ARTICLE and the else 0.0
    score += 0.5 if any(holder.last + 1 == candidate.first for holder in candidate.holders) else 0.0
    score += 0.5 if candidate.joined else 0.0
    score += 1.5 if is_dateline(context, candidate) else 0.0
    score += 1.0 if _next_word(context, candidate) in _OFFICES else 0.0
    score += 2.0 if _is_home(context, candidate) else 0.0
    score += 0.5 if _is_own(context, candidate, place, focus) else 0.0
    return score - _doubt(context, candidate, place)


def _is_home(context: NameContext, candidate: PlaceCandidate) -> bool:
    """Whether somebody is told by where he lives: "a Waverly man", "two Ouyen teenagers"."""
    first = candidate.first
    return _next_word(context, candidate) in _HOMED and not (
        candidate.partial and first and capital(context.doc[first - 1])
    )


def _is_own(
    context: NameContext, candidate: PlaceCandidate, place: GazetteerEntry, focus: CountryFocus
) -> bool:
    """Whether a name has its only place in the country that the article is mostly about."""
    if place.country in DENSE or place.country != focus.main() or candidate.partial:
        return False
    key = candidate.key
    if key in _WORDS or key in given_names() or key in context.common or key in context.surnames:
        return False
    return all(entry.country == place.country for entry in candidate.entries)


def _telling(context: NameContext, candidate: PlaceCandidate, place: GazetteerEntry) -> bool:
    """Whether a name is a town's and nothing else: a long one, no word, of one country alone."""
    key = candidate.key
    if candidate.last - candidate.first > 1 or len(key) < _LONG or not place.own:
        return False
    reached = candidate.cues.located or candidate.cues.towards
    if not reached or (place.id > 0 and place.thousands < _PEOPLED) or key in _WORDS:
        return False
    if key in given_names() or key in context.common:
        return False
    rivals = {entry.country for entry in candidate.entries if entry.thousands * 5 > place.thousands}
    return len(rivals) == 1


def _doubt(context: NameContext, candidate: PlaceCandidate, place: GazetteerEntry) -> float:
    """How much speaks against it."""
    cues = candidate.cues
    parts = [t for t in context.doc[candidate.first : candidate.last] if capital(t)]
    labels = {t.ent_type_ for t in parts}
    score = 0.3 if not place.own and place.thousands < 10 else 0.0
    leads_to = _leads_to(context, candidate, place)
    score += 1.5 if _thing(context, candidate) and not leads_to else 0.0
    opens = is_dateline(context, candidate)
    known = opens or (candidate.labelled and cues.located)
    score += 1.5 if candidate.partial and not known else 0.0
    spatial = cues.located or cues.towards or _is_home(context, candidate)
    score += 0.5 if "PERSON" in labels and not spatial else 0.0
    score += 1.0 if labels & _NO_PLACES and not cues.near else 0.0
    the = _word(context, candidate.first - 1) == "the"
    score += 1.0 if the and place.kind in _SETTLED and not (cues.kind or leads_to) else 0.0
    score += 1.0 if "EVENT" in labels and place.thousands < 100 else 0.0
    text = context.text(candidate.first, candidate.last)
    settled = place.kind not in _WIDE
    score += 1.0 if text.isupper() and len(text) < _ACRONYM and settled else 0.0
    post_town = place.country == "US" and place.id > 0 and place.geonames is None
    score += 0.5 if post_town and not (candidate.labelled or candidate.holders) else 0.0
    if len(parts) == 1:
        score += 1.5 if _is_of_person(context, candidate) else 0.0
        score += 1.0 if candidate.key in _WORDS and not candidate.holders else 0.0
        score += 1.5 if parts[0].pos_ in {"VERB", "AUX"} else 0.0
        score += 1.0 if parts[0].pos_ != "PROPN" and not (cues.near or opens) else 0.0
    return score


def _is_of_person(context: NameContext, candidate: PlaceCandidate) -> bool:
    """Whether a word is somebody's: behind a given name anywhere in the text, or a given name.

    "Darren Ripley", and then "Ripley's account"; "Tyler Hanbury".
    """
    cues = candidate.cues
    if cues.located or cues.towards or cues.kind or candidate.holders:
        return False
    is_given = candidate.partial and candidate.key in given_names()
    return is_given or candidate.key in context.surnames
