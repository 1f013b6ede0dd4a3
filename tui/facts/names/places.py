"""Places: which of the possible mentions are, which of its namesakes each is, and what it is."""

from __future__ import annotations

import math
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from tui.facts.gazetteer import bare, fold, look_up, villages
from tui.facts.names.country_focus import CountryFocus
from tui.facts.names.lexicon import NO_TOWN, demonyms, given_names
from tui.facts.names.location_cues import find_cues
from tui.facts.names.merged_places import merged
from tui.facts.names.name_context import capital
from tui.facts.names.place_candidate import DENSE, PlaceCandidate
from tui.facts.names.place_candidates import find_candidates
from tui.facts.names.place_evidence import is_accepted
from tui.facts.names.place_lookup import GENERIC
from tui.facts.names.place_relations import QUARTERS, relate
from tui.facts.names.toponym_resolution import chances, choose, is_of_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.gazetteer import GazetteerEntry
    from tui.facts.names.name_context import NameContext
    from tui.model import Place

_CITY = " city"
_SHORT = 6
"""Letters of a name that is also a word of other countries."""
_OF_BODY = 0.9
"""What a state in the name of a body says of where a text is, against 1.0 of one that is told."""
_NEIGHBOURS = 0.5
_QUARTER = 0.5
"""Degrees from the middle of a city within which its quarters lie."""
_TELLING = 4
_KNOWN = 10
"""Letters of a name, and thousands of inhabitants, that make a lone place of that name the one."""
_ALL, _WELL_KNOWN = 0.8, 100
"""The share of an article that is all about a country, and thousands who make a town known."""


def find_places(context: NameContext) -> tuple[Place, ...]:
    """Find every place, in the order of first mention."""
    candidates = find_candidates(context)
    relate(context, candidates)
    focus = _first_context(context, candidates)
    _locate(candidates, focus, focus)
    _choose(candidates, focus)
    accepted = [candidate for candidate in candidates if is_accepted(context, candidate, focus)]
    second = _second_context(context, accepted)
    _locate(accepted, second, focus)
    _choose(candidates, second)
    _tell_apart(candidates)
    accepted = [candidate for candidate in candidates if is_accepted(context, candidate, second)]
    sure = {candidate.key for candidate in accepted if candidate.chosen is not None}
    accepted = [s for s in candidates if s in accepted or is_accepted(context, s, second, sure)]
    accepted = [s for s in accepted if not context.shouting(s.first) or _firm(s, accepted)]
    _find_villages(accepted, second)
    _forget_namesakes(accepted)
    return merged(context, sorted([*accepted, *_echoes(context, accepted)], key=_first), second)


_first = attrgetter("first")


def _echoes(context: NameContext, accepted: list[PlaceCandidate]) -> Iterator[PlaceCandidate]:
    """Further mentions of a name that no gazetteer has, once the text shows it to be a place."""
    covered = {i for candidate in accepted for i in range(candidate.first, candidate.last)}
    for candidate in accepted:
        size = candidate.last - candidate.first
        if candidate.chosen is not None or context.shouting(candidate.first):
            continue
        words = [token.text for token in context.doc[candidate.first : candidate.last]]
        for token in context.same.get(words[0], ()):
            span = range(token.i, token.i + size)
            if [t.text for t in context.doc[token.i : span.stop]] != words or covered & {*span}:
                continue
            beside = [t for t in context.doc[span.stop : span.stop + 1] if capital(t)]
            if not beside and context.free(token.i, span.stop):
                covered.update(span)
                cues = find_cues(context.doc, token.i, span.stop)
                yield replace(candidate, first=token.i, last=span.stop, cues=cues)


def _locate(candidates: list[PlaceCandidate], focus: CountryFocus, view: CountryFocus) -> None:
    """Note in `focus` where the places of all names may lie, as likely as `view` makes them."""
    located = []
    names = {candidate.key: candidate for candidate in reversed(candidates)}.values()
    for candidate in names:
        focus.gather(candidate.key, candidate.entries, _sure(candidate))
    for candidate in names:
        sure = _sure(candidate)
        likely = [(place, chance * sure) for place, chance in chances(candidate, view)]
        located.append((candidate.key, likely))
    for key, likely in located:
        focus.locate(key, likely)


def _sure(candidate: PlaceCandidate) -> float:
    """How surely a mention is a place's, by its label and the words around it."""
    spoken = candidate.labelled or candidate.cues.located or candidate.cues.kind
    return 1.0 if spoken or candidate.joined else 0.3


def _choose(candidates: list[PlaceCandidate], focus: CountryFocus) -> None:
    for candidate in candidates:
        candidate.chosen = choose(candidate, focus)
        if candidate.chosen is not None and _foreign(candidate, candidate.chosen, focus):
            candidate.chosen = None


def _find_villages(accepted: list[PlaceCandidate], focus: CountryFocus) -> None:
    """Look up what a text shows to be places among the villages of its country."""
    for candidate in accepted:
        if candidate.chosen is None and not candidate.entries:
            found = villages(candidate.key, focus.main() or "")
            fitting = tuple(place for place in found if is_of_kind(place, candidate.cues.kind))
            candidate.entries = fitting
            candidate.chosen = choose(candidate, focus)


def _forget_namesakes(accepted: list[PlaceCandidate]) -> None:
    """Leave a quarter of a city without the town elsewhere that is called so: it is in the city."""
    quarters = (c for c in accepted if c.cues.kind in QUARTERS)
    away = {c.key for c in quarters if any(_is_far(c.chosen, h.chosen) for h in c.holders)}
    for candidate in accepted:
        if candidate.key in away:
            candidate.chosen = None


def _is_far(place: GazetteerEntry | None, city: GazetteerEntry | None) -> bool:
    """Whether a place is too far from a city, and in another region, to be of it."""
    if place is None or city is None or city.kind != "city" or place.region == city.region:
        return False
    return math.dist((place.lat, place.lon), (city.lat, city.lon)) > _QUARTER


def _tell_apart(candidates: list[PlaceCandidate]) -> None:
    """Give a bare name to the territory where a text calls its town "X City": Gaza, Gaza City."""
    cities = {c.key.removesuffix(_CITY): c.chosen for c in candidates if c.key.endswith(_CITY)}
    for candidate in candidates:
        city = cities.get(candidate.key)
        if city is not None and candidate.chosen is not None and candidate.chosen.id == city.id:
            wider = (e for e in candidate.entries if e.id < 0 and e.kind == "region")
            candidate.chosen = next(wider, candidate.chosen)


def _foreign(candidate: PlaceCandidate, place: GazetteerEntry, focus: CountryFocus) -> bool:
    """Whether a small namesake far from what the article is about is no match at all."""
    if place.kind in NO_TOWN or not place.country or focus.speaks_of(place.country, candidate.key):
        return False
    if candidate.key in GENERIC:
        return True
    cues = candidate.cues
    spoken = cues.located or cues.kind or cues.local or candidate.labelled
    inside = any(holder.chosen is not None or holder.entries for holder in candidate.holders)
    if focus.main() is None or inside or (place.kind == "region" and spoken):
        return False
    fits = is_of_kind(place, candidate.cues.kind)
    if fits and focus.near(place, candidate.key) > _NEIGHBOURS:
        return False
    city = candidate.key.endswith(" city") and place.kind == "city"  # as the word says
    exact = city or candidate.key == bare(candidate.key) or bool(look_up(candidate.key))
    if fits and exact and spoken and _only(candidate, place, focus):
        return _is_elsewhere(candidate, place, focus)
    return place.thousands < (30 if (place.own or city) and exact and fits else 500)


def _only(candidate: PlaceCandidate, place: GazetteerEntry, focus: CountryFocus) -> bool:
    """Whether a name that is long enough is that of one country's places alone.

    Another spelling than its own counts where the article names no other place.
    """
    rivals = {entry.country for entry in candidate.entries if entry.thousands * 5 > place.thousands}
    alone = place.own or all(key == candidate.key for key, _ in focus.by_name)
    telling = len(candidate.key) >= _TELLING and place.thousands >= _KNOWN
    return telling and alone and len(rivals) == 1


def _is_elsewhere(candidate: PlaceCandidate, place: GazetteerEntry, focus: CountryFocus) -> bool:
    """Whether a short name of a town abroad stands in an article all about another country."""
    home = focus.main()
    all_about = home is not None and focus.share(home, candidate.key) > _ALL
    return all_about and place.thousands < _WELL_KNOWN and len(candidate.key) < _SHORT


def _of_peoples_and_bodies(context: NameContext) -> CountryFocus:
    """What peoples, and the states and counties in the names of bodies, say of where a text is."""
    focus = CountryFocus()
    for first, last in _divisions_of_bodies(context):
        entries = [p for p in look_up(context.key(first, last)) if p.country in DENSE]
        state = next((p for p in entries if p.kind == "region" and p.own), None)
        if state is not None:
            focus.note(state, _OF_BODY, "")
        focus.gather(context.key(first, last), entries, 1.0)
    peoples = demonyms()
    for token in context.doc:
        country = peoples.get(token.lower_)
        if country and capital(token):
            focus.countries[country] += 1
    return focus


def _divisions_of_bodies(context: NameContext) -> Iterator[tuple[int, int]]:
    """The words in bodies' names that may be a state's or county's: "Walker County Court"."""
    doc = context.doc
    for index, holder in context.taken.items():
        if holder == "person" or not doc[index].text.istitle() or context.shouting(index):
            continue
        following = doc[index + 1].lower_ if index + 1 < len(doc) else ""
        if following in {"county", "parish"}:
            yield index, index + 2
        elif fold(doc[index].text) not in given_names():
            yield index, index + 1
            if index + 1 in context.taken:
                yield index, index + 2


def _first_context(context: NameContext, candidates: list[PlaceCandidate]) -> CountryFocus:
    """What the article is about, as far as names without namesakes tell."""
    focus = _of_peoples_and_bodies(context)
    for candidate in candidates:
        best = candidate.entries[0] if candidate.entries else None
        if best is None or not best.country or candidate.partial:
            continue
        rivals = {p.country for p in candidate.entries if p.thousands * 20 > best.thousands}
        nation = 0.5 if _is_origin(context, candidate) else 2.0
        weight = nation if best.kind == "country" else 1.0 if len(rivals) == 1 else 0.3
        if best.kind in {"country", "region"} or best.thousands >= 100 or candidate.labelled:
            focus.note(best, weight, candidate.key)
    return focus


def _is_origin(context: NameContext, candidate: PlaceCandidate) -> bool:
    """Whether a country is only where somebody is from: "labourers from Nepal"."""
    ahead = context.doc[max(0, candidate.first - 2) : candidate.first]
    return len(ahead) > 1 and ahead[1].lower_ == "from" and ahead[0].pos_ in {"NOUN", "VERB"}


def _second_context(context: NameContext, candidates: list[PlaceCandidate]) -> CountryFocus:
    """The same once the places are chosen."""
    focus = _of_peoples_and_bodies(context)
    for candidate in candidates:
        if candidate.chosen is not None and candidate.chosen.country:
            nation = 0.5 if _is_origin(context, candidate) else 2.0
            weight = {"country": nation, "region": 1.0}.get(candidate.chosen.kind, 0.5)
            focus.note(candidate.chosen, weight, candidate.key)
    return focus


def _firm(candidate: PlaceCandidate, accepted: list[PlaceCandidate]) -> bool:
    """Whether a name in a headline of capitals is to be believed."""
    place = candidate.chosen
    if place is not None and (place.kind in {"country", "region", "continent"}):
        return True
    if place is not None and place.thousands >= 100 and place.own:
        return True
    return any(rival.key == candidate.key and rival.first > candidate.first for rival in accepted)
