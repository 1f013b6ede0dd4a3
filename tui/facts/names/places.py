"""Places: which of the possible mentions are, which of its namesakes each is, and what it is."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.facts.gazetteer import bare, find
from tui.facts.names.government import adjectival, for_government
from tui.facts.names.lexicon import demonyms, words
from tui.facts.names.location_cues import THINGS
from tui.facts.names.name_context import capital
from tui.facts.names.place_candidates import Site, find_sites
from tui.facts.names.toponym_resolution import Context, choose
from tui.model import Place

if TYPE_CHECKING:
    from tui.facts.gazetteer import Found
    from tui.facts.names.name_context import Reading

_ENOUGH = 2.0
_ABBREVIATED = 6
"""A form that is shorter may stand for a longer one: "Ont.", "UK"."""
_AILMENTS = words("ailments")
_OFFICES = words("offices")
_NO_PLACES = frozenset({"WORK_OF_ART", "PRODUCT", "LAW"})
_WITH_ARTICLE = frozenset({"river", "mountain", "desert", "strait", "peninsula"})
_NO_TOWN = frozenset({"country", "continent", "sea"})
_STRIPPED = words("stripped")
_SKIPPED = frozenset({"the", "city", "province", "district", "state", "northern", "southern",
                      "eastern", "western", "central", "town", "village"})  # fmt: skip


def find_places(reading: Reading) -> tuple[Place, ...]:
    """Every place, in the order of first mention."""
    sites = find_sites(reading)
    _contain(reading, sites)
    context = _first_context(reading, sites)
    _choose(sites, context)
    kept = [site for site in sites if _kept(reading, site, context)]
    context = _second_context(reading, kept)
    _choose(sites, context)
    kept = [site for site in sites if _kept(reading, site, context)]
    kept = [s for s in kept if not reading.shouting(s.first) or _firm(s, kept)]
    return _merged(reading, kept, context)


def _choose(sites: list[Site], context: Context) -> None:
    for site in sites:
        holders = tuple(place for holder in site.holders for place in holder.found[:3])
        site.chosen = choose(site, context, holders)
        if site.chosen is not None and _foreign(site, site.chosen, context):
            site.chosen = None


def _foreign(site: Site, place: Found, context: Context) -> bool:
    """Whether a small namesake far from what the article is about is no match at all."""
    if place.kind in _NO_TOWN or not place.country or context.speaks_of(place.country, site.key):
        return False
    main = context.main()
    spoken = site.around.located or site.around.kind or site.labelled
    if main is None or site.holders or (place.kind == "region" and spoken):
        return False
    own = place.own and not (site.key != bare(site.key) and not find(site.key))
    return place.thousands < (30 if own else 500)


def _demonyms(reading: Reading) -> Context:
    context = Context()
    peoples = demonyms()
    for token in reading.doc:
        country = peoples.get(token.lower_)
        if country and capital(token):
            context.countries[country] += 1
    return context


def _first_context(reading: Reading, sites: list[Site]) -> Context:
    """What the article is about, as far as names without namesakes tell."""
    context = _demonyms(reading)
    for site in sites:
        best = site.found[0] if site.found else None
        if best is None or not best.country or site.partial:
            continue
        rivals = {p.country for p in site.found if p.thousands * 20 > best.thousands}
        weight = 2.0 if best.kind == "country" else 1.0 if len(rivals) == 1 else 0.3
        if best.kind in {"country", "region"} or best.thousands >= 100 or site.labelled:
            context.note(best, weight, site.key)
    return context


def _second_context(reading: Reading, sites: list[Site]) -> Context:
    """The same once the places are chosen."""
    context = _demonyms(reading)
    for site in sites:
        if site.chosen is not None and site.chosen.country:
            weight = {"country": 2.0, "region": 1.0}.get(site.chosen.kind, 0.5)
            context.note(site.chosen, weight, site.key)
    return context


def _contain(reading: Reading, sites: list[Site]) -> None:
    """Note what each mention is said to lie in: "Paris, Texas", "Texas' Paris", "X in Y"."""
    doc = reading.doc
    for site, following in pairwise(sites):
        between = [t.lower_ for t in doc[site.last : following.first] if not t.is_space]
        if len(between) > 5 or doc[following.first].sent != doc[site.first].sent:
            continue
        site.joined = following.joined = bool(between) and set(between) <= {",", "and", "or"}
        if following.joined and site.around.located:
            following.around = replace(following.around, located=True, near=site.around.near)
        plain = [w for w in between if w not in _SKIPPED]
        bare_list = reading.stripped and not plain
        if bare_list or plain in ([","], ["in"], ["("], ["of"], ["-"], [",", "in"]):
            site.holders.append(following)
        if bare_list or plain in (["'s"], ["’s"], ["'"]):
            following.holders.append(site)


def _kept(reading: Reading, site: Site, context: Context) -> bool:
    place = site.chosen
    if place is None:
        return _shown(reading, site)
    opens = _dateline(reading, site)
    if not opens and for_government(reading.doc, site.first, site.last, place):
        return False
    if place.kind == "country" and adjectival(reading.doc, site.first, site.last):
        return False
    if place.kind != "country" and _after(reading, site) in _AILMENTS:
        return False
    if place.kind in _NO_TOWN:
        return not (site.partial and place.kind == "sea" and not site.labelled)
    return _evidence(reading, site, place, context) >= _ENOUGH


def _shown(reading: Reading, site: Site) -> bool:
    """Whether the text alone shows a name to be a place's, where no gazetteer knows it."""
    if site.around.kind is not None:
        return True
    beside = {reading.taken.get(site.first - 1), reading.taken.get(site.last)}
    if "person" in beside or site.partial or _thing(reading, site):
        return False
    if site.found and not site.around.near:
        return False
    return site.around.located or bool(site.holders)


def _thing(reading: Reading, site: Site) -> bool:
    """Whether a road, a hospital or a tribe is what is named."""
    return _after(reading, site) in THINGS


def _word(reading: Reading, index: int) -> str:
    return reading.doc[index].lower_ if index >= 0 else ""


def _after(reading: Reading, site: Site) -> str:
    """The word behind a mention in small letters, "" at the end."""
    return reading.doc[site.last].lower_ if site.last < len(reading.doc) else ""


def _evidence(reading: Reading, site: Site, place: Found, context: Context) -> float:
    """How much speaks for a mention of this place rather than of something else."""
    several = sum(capital(t) for t in reading.doc[site.first : site.last]) > 1
    score = 1.5 if site.labelled else 0.0
    score += 2.0 if site.around.kind else 1.0 if site.around.located else 0.0
    score += 0.5 if site.around.towards and not site.around.located else 0.0
    score += (1.0 if place.own else 0.7) if place.kind == "region" else 0.0
    score += 1.5 if place.thousands >= 1000 else 1.0 if place.thousands >= 100 else 0.0
    score += 0.5 if 10 <= place.thousands < 100 or place.id < 0 else 0.0
    score += 1.0 if context.countries.get(place.country, 0) >= 1 else 0.0
    score += 0.5 if context.regions.get(place.region or place.id, 0) > 1 else 0.0
    score += 0.5 if several else 0.0
    score += 1.0 if site.holders else 0.0
    score += 1.0 if place.kind in _WITH_ARTICLE and _word(reading, site.first - 1) == "the" else 0.0
    score += 0.5 if any(other.last + 1 == site.first for other in site.holders) else 0.0
    score += 0.5 if site.joined else 0.0
    score += 1.5 if _dateline(reading, site) else 0.0
    score += 1.0 if _after(reading, site) in _OFFICES else 0.0
    return score - _doubt(reading, site, place)


def _doubt(reading: Reading, site: Site, place: Found) -> float:
    """How much speaks against it."""
    around = site.around
    parts = [t for t in reading.doc[site.first : site.last] if capital(t)]
    labels = {t.ent_type_ for t in parts}
    score = 0.3 if not place.own and place.thousands < 10 else 0.0
    score += 1.5 if _thing(reading, site) else 0.0
    score += 1.5 if site.partial and not (site.labelled and around.located) else 0.0
    score += 0.5 if "PERSON" in labels and not (around.located or around.towards) else 0.0
    score += 1.0 if labels & _NO_PLACES and not around.near else 0.0
    the = site.first > 0 and reading.doc[site.first - 1].lower_ == "the"
    score += 1.0 if the and place.kind in {"city", "town", "village"} and not around.kind else 0.0
    score += 1.0 if "EVENT" in labels and place.thousands < 100 else 0.0
    if len(parts) == 1:
        score += 1.5 if parts[0].pos_ in {"VERB", "AUX"} else 0.0
        score += 1.0 if parts[0].pos_ != "PROPN" and not around.near else 0.0
    return score


def _dateline(reading: Reading, site: Site) -> bool:
    """Whether the mention opens a report: "BEIRUT (Reuters) -", "GOMA, Congo -"."""
    doc = reading.doc
    if site.last >= len(doc):
        return False
    after, last = doc[site.last], doc[site.last - 1]
    if site.first > reading.title_last + (60 if last.text[-1] == "-" else 25):
        return False
    shouts = last.text.isupper() and len(last) > 3
    return shouts or last.text.endswith("-") or after.text in {"—", "–", "(", "-", "--"}


def _firm(site: Site, kept: list[Site]) -> bool:
    """Whether a name in a headline of capitals is to be believed."""
    place = site.chosen
    if place is not None and (place.kind in {"country", "region", "continent"}):
        return True
    if place is not None and place.thousands >= 100 and place.own:
        return True
    return any(other.key == site.key and other.first > site.first for other in kept)


def _merged(reading: Reading, sites: list[Site], context: Context) -> tuple[Place, ...]:
    groups: dict[str, list[Site]] = {}
    by_place: dict[int, str] = {}
    for site in sites:
        reading.take(site.first, site.last, "place")
        name = _stem(reading, site)
        if site.chosen is not None:
            name = by_place.setdefault(site.chosen.id, name)
        groups.setdefault(name, []).append(site)
    return tuple(_place(reading, group, context) for group in groups.values())


def _stem(reading: Reading, site: Site) -> str:
    """The name's key, as the article's mentions of one place share it."""
    first, last = _bounds(reading, site)
    key = bare(reading.key(first, last))
    return key[:-1] if _glued(site) else key


def _glued(site: Site) -> bool:
    """Whether the name ends in the possessive s of a text without apostrophes."""
    return (
        bool(site.found) and site.key.endswith("s") and not (find(site.key) or find(bare(site.key)))
    )


def _bounds(reading: Reading, site: Site) -> tuple[int, int]:
    """The tokens of the name without "Province" or "River" behind it or "Kingdom of" before."""
    doc = reading.doc
    first, last = site.first, site.last
    word = doc[last - 1].lower_
    if last - first > 1 and word == "river":
        last -= any(p.kind == "river" for p in find(reading.key(first, last - 1)))
    elif (last - first > 1 and word in _STRIPPED and word != "city") or (
        last - first > 1 and word == "city" and not find(reading.key(first, last))
    ):
        last -= 1
    return first, last


def _place(reading: Reading, group: list[Site], context: Context) -> Place:
    lead = next((site for site in group if site.chosen is not None), group[0])
    found = lead.chosen
    spans = []
    for site in group:
        start, end = reading.span(*_bounds(reading, site))
        spans.append((start, end - 1) if _glued(site) else (start, end))
    forms = [" ".join(reading.parsed.text[start:end].split()).rstrip("-") for start, end in spans]
    name = _fullest(forms)
    kind = lead.around.kind or (found.kind if found else None)
    return Place(
        name=name,
        kind=kind,
        country=(found.country or None) if found else context.main(),
        lat=found.lat if found else None,
        lon=found.lon if found else None,
        geonames=found.geonames if found else None,
        mentions=tuple(sorted(set(spans))),
    )


def _fullest(forms: list[str]) -> str:
    """The first form of a name, but a later one where that is in capitals or an abbreviation."""
    first = forms[0]
    if first.isupper() and len(first) < _ABBREVIATED:
        return max(forms, key=len)
    if first.isupper():
        return next((form for form in forms if not form.isupper()), first)
    stem = first.rstrip(".").casefold()
    longer = (f for f in forms if len(f) > len(first) and f.casefold().startswith(stem))
    return next(longer, first) if len(stem) < _ABBREVIATED and " " not in stem else first
