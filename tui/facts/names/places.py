"""Places: every run of capitals is looked up, and what the text calls a village is one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.facts.gazetteer import Found, bare, find
from tui.facts.names.government import for_government
from tui.facts.names.lexicon import ORGANISED, PARTICLES, ROLES, TITLES, demonyms
from tui.facts.names.reading import capital
from tui.facts.names.resolve import Context, choose
from tui.facts.names.surroundings import Around, around
from tui.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from tui.facts.names.reading import Reading
    from tui.model import Span

_LONGEST = 7
_COMMON = frozenset(
    """of most many man men women may march will hit bar nice reading mobile bath sur of for the
    this that these those his her our they but and also some all both police army news post live
    march august july june may october media press east west north south central northern
    southern eastern western battle green black white red blue hope union liberty independence
    center centre mission price sale best union bill mark frank grant page young long rich king
    queen prince university college street road avenue airport hospital church mosque school
    bridge park lake river mount island valley beach bay port fort camp base spring summer
    winter fall date source update see read related since over under after before during
    dr mr mrs ms st sen gov gen col lt sgt capt van von de la le los las el al san santa
    friday monday tuesday wednesday thursday saturday sunday god allah islam eid ramadan
    christmas easter bible quran covid ebola flu virus minister president general chief
    state states city town village province district county country nation world earth
    federal national international regional local public health new old great little big
    civil defense defence force forces security council front syndicate opposition regime
    coalition army's police's in at on to from by with as is was are were be been being
    it its he she we you i a an or if so no not yes jan feb mar apr jun jul aug sep sept oct nov dec
    mon tue tues wed thu thur thurs fri sat sun est gmt utc pst edt bst cet ist""".split()
)
_OPENERS = frozenset("the a an this that in at on from as".split())
_ARTICLES = frozenset("al el as ash an ad ar at az ul ud ur us ez es".split())


@dataclass(slots=True)
class Site:
    """A mention: tokens [first, last), what the gazetteer has of that name, what stands around."""

    first: int
    last: int
    key: str
    found: tuple[Found, ...]
    around: Around
    labelled: bool
    chosen: Found | None = None
    holders: list[Site] = field(default_factory=list)


def find_places(reading: Reading) -> tuple[Place, ...]:
    """Every place, in the order of first mention."""
    sites = list(_sites(reading))
    context = _context(reading, sites)
    _contain(reading, sites)
    for site in sites:
        holders = tuple(place for holder in site.holders for place in holder.found[:3])
        site.chosen = choose(site.found, context, holders, site.around.kind)
    kept = [site for site in sites if _kept(reading, site, context)]
    firm = {site.key for site in kept}
    kept = [s for s in kept if not reading.shouting(s.first) or _firm(s, firm, kept)]
    return _merged(reading, kept, context)


def _sites(reading: Reading) -> Iterator[Site]:
    doc = reading.doc
    index = 0
    while index < len(doc):
        site = _at(reading, index) if _opens(reading, index) else None
        if site is None:
            index += 1
        else:
            yield site
            index = site.last


def _opens(reading: Reading, index: int) -> bool:
    token = reading.doc[index]
    if index in reading.taken or not token.text[0].isalpha() or token.lower_ in _OPENERS:
        return False
    if capital(token):
        return True
    following = index + 1 < len(reading.doc) and reading.doc[index + 1]
    if not following or not token.text.islower():
        return False
    if following.text == "-":
        return token.lower_ in _ARTICLES
    return token.lower_ in {"al", "el"} and following.text[0].isupper()


def _at(reading: Reading, first: int) -> Site | None:
    """The longest name of the gazetteer that begins here, or what the text itself calls a place."""
    limit = _run_end(reading, first)
    for last in range(limit, first, -1):
        token = reading.doc[last - 1]
        if not token.text[0].isupper() and not token.text[-1] == ".":
            continue
        key = reading.key(first, last)
        if not key or (last - first == 1 and (key in _COMMON or token.lower_ in demonyms())):
            continue
        found, length = _look(reading, first, last, key)
        if found:
            return _site(reading, first, length, found)
    return _unlisted(reading, first, limit)


def _look(reading: Reading, first: int, last: int, key: str) -> tuple[tuple[Found, ...], int]:
    if key in demonyms():
        return (), last
    found = find(key)
    text = reading.text(first, last)
    if key == "us" and text not in {"US", "U.S.", "U.S"}:
        return (), last
    if not found and len(key) > 5 and key != bare(key):
        found = find(bare(key))
    if not found and len(key) > 4 and key.endswith("s") and key[:-1] not in demonyms():
        found = tuple(p for p in find(key[:-1]) if p.kind in {"country", "region", "city"})
    return found, last


def _run_end(reading: Reading, first: int) -> int:
    doc = reading.doc
    last = first + 1
    while last < len(doc) and last - first < _LONGEST and last not in reading.taken:
        token = doc[last]
        if token.text[0].isupper() and not (token.is_sent_start and doc[last - 1].text == "."):
            last += 1
        elif token.lower_ in PARTICLES | {"-", "of", "and", "the", "upon", "on", "'s", "&", "–"} and (
            last + 1 < len(doc)
        ):
            last += 1
        else:
            break
    while last > first + 1 and not doc[last - 1].text[0].isupper():
        last -= 1
    return last


def _site(reading: Reading, first: int, last: int, found: tuple[Found, ...]) -> Site:
    doc = reading.doc
    labelled = any(t.ent_type_ in {"GPE", "LOC"} for t in doc[first:last])
    return Site(first, last, reading.key(first, last), found, around(doc, first, last), labelled)


def _unlisted(reading: Reading, first: int, limit: int) -> Site | None:
    """A name that no gazetteer has but that the text or the model takes for a place."""
    doc = reading.doc
    last = _plain_end(reading, first, limit)
    words = [t for t in doc[first:last] if t.text[0].isalpha()]
    if not words or any(_odd(t) for t in words):
        return None
    site = _site(reading, first, last, ())
    if reading.shouting(first):
        return None
    if site.around.kind is not None and not site.around.loose:
        return site
    labels = {t.ent_type_ for t in words if t.lower_ not in PARTICLES}
    return site if labels == {"GPE"} else None


def _plain_end(reading: Reading, first: int, limit: int) -> int:
    doc = reading.doc
    last = first + 1
    while last < limit and (doc[last].text[0].isupper() or doc[last].lower_ in PARTICLES or doc[last].text == "-"):
        last += 1
    while last > first + 1 and not doc[last - 1].text[0].isupper():
        last -= 1
    return last


def _odd(token: Token) -> bool:
    low = token.lower_.strip(".")
    return (
        low in _COMMON
        or low in demonyms()
        or low in ORGANISED
        or low in ROLES
        or low in TITLES
        or (low not in PARTICLES and not token.text[0].isupper())
        or token.pos_ in {"VERB", "AUX", "PRON", "ADV"}
    )


def _context(reading: Reading, sites: list[Site]) -> Context:
    context = Context()
    for token in reading.doc:
        country = demonyms().get(token.lower_) if token.text[0].isupper() else None
        if country:
            context.countries[country] += 1
    for site in sites:
        best = site.found[0] if site.found else None
        if best is None:
            continue
        if best.kind == "country":
            context.countries[best.country] += 2
        elif best.country and (best.kind == "region" or best.thousands >= 100):
            context.countries[best.country] += 1
            context.regions[best.region or best.id] += 1
    return context


def _contain(reading: Reading, sites: list[Site]) -> None:
    """Note what each mention is said to lie in: "Paris, Texas", "Texas' Paris", "in X in Y"."""
    doc = reading.doc
    for site, following in zip(sites, sites[1:], strict=False):
        between = [t.lower_ for t in doc[site.last : following.first]]
        if len(between) > 4 or doc[following.first].sent != doc[site.first].sent:
            continue
        words = [w for w in between if w not in {"the", "city", "province", "district", "state"}]
        if words in ([","], ["in"], ["("], ["of"], ["town", "in"], ["village", "in"], ["-"], []):
            site.holders.append(following)
        if words in (["'s"], ["’s"], ["'"], []):
            following.holders.append(site)


def _kept(reading: Reading, site: Site, context: Context) -> bool:
    doc = reading.doc
    if site.chosen is None:
        return site.around.kind is not None or site.around.located or site.labelled
    place = site.chosen
    if for_government(doc, site.first, site.last, place):
        return False
    if place.kind in {"country", "continent", "sea"}:
        return True
    return _evidence(reading, site, place, context) >= 2.0


def _evidence(reading: Reading, site: Site, place: Found, context: Context) -> float:
    doc = reading.doc
    words = [t for t in doc[site.first : site.last] if t.text[0].isupper()]
    score = 1.5 if site.labelled else 0.0
    score -= 0.0 if place.own else 0.5
    score += 2.0 if site.around.kind else 0.0
    score += 1.0 if site.around.located else 0.0
    score += 1.0 if place.kind == "region" and place.own else 0.0
    score += 1.0 if place.thousands >= 100 else 0.5 if place.thousands >= 10 or place.id < 0 else 0.0
    score += 1.0 if context.countries[place.country] else 0.0
    score += 0.5 if len(words) > 1 else 0.0
    score += 1.0 if site.holders else 0.0
    labels = {t.ent_type_ for t in words}
    score -= 1.0 if labels & {"PERSON", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW"} else 0.0
    if len(words) == 1 and words[0].pos_ != "PROPN":
        score -= 1.5
    return score


def _firm(site: Site, firm: set[str], kept: list[Site]) -> bool:
    """Whether a name in a headline of capitals is to be believed."""
    if site.chosen is not None and site.chosen.kind in {"country", "region", "continent"}:
        return True
    if site.chosen is not None and site.chosen.thousands >= 100:
        return True
    return any(other.key == site.key and other.first > site.first for other in kept)


def _merged(reading: Reading, sites: list[Site], context: Context) -> tuple[Place, ...]:
    groups: dict[str, list[Site]] = {}
    for site in sites:
        reading.take(site.first, site.last, "place")
        name = bare(_stem(site))
        groups.setdefault(name, []).append(site)
    return tuple(_place(reading, group, context) for group in groups.values())


def _stem(site: Site) -> str:
    """The key without the possessive s that a text without apostrophes glues on."""
    key = site.key
    if site.found and key.endswith("s") and not find(key) and not find(bare(key)):
        return key[:-1]
    return key


def _place(reading: Reading, group: list[Site], context: Context) -> Place:
    lead = next((site for site in group if site.chosen is not None), group[0])
    found = lead.chosen
    spans: list[Span] = [reading.span(site.first, site.last) for site in group]
    name = reading.text(group[0].first, group[0].last)
    stem = _stem(group[0])
    if stem != group[0].key:
        name, spans[0] = name[:-1], (spans[0][0], spans[0][1] - 1)
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
