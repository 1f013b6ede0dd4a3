"""Which mentions of places say where something happened, and the narrowest of several together."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING

from tui.facts.casualties.index.person_nouns import nature
from tui.facts.casualties.places.care_places import is_where_harmed
from tui.facts.casualties.places.place_prepositions import is_placed, preposition_of
from tui.facts.casualties.places.unrelated_places import bounds_worst, is_unrelated
from tui.facts.gazetteer import fold, look_up
from tui.facts.lexicon import contexts, grammar, name_words
from tui.facts.names.place_lookup import GENERIC, thousands_of

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.model import Place

_FEATURES = name_words().features
_SPOTS = name_words().spots
_KINDS = grammar().place_kinds
_SIDES = grammar().sides
_WARDS = frozenset({"district", "neighbourhood", "neighborhood", "suburb", "quarter"})
_LINKING = frozenset({"linking", "connecting"})
"""Words behind which a place is only the end of a road."""
_OWN_WARDS = frozenset({"area", "neighbourhood", "neighborhood", "quarter", "sector"})
_WIDTH = {**grammar().widths, "": 3}
_SETTLED = 3
"""How much a town narrows down where something was."""
_REGION = 1
"""The same of a region, and of what no table has."""
_BESIDE = frozenset({"near", "on", "outside"})
"""Words between a place and a larger one that only says where it is: "Lake Toba on Sumatra"."""
_STREET = 4
"""The same of a street or camp."""
_AROUND = frozenset(
    {"rural", "countryside", "suburb", "suburbs", "outskirts", "peninsula"}
    | {"province", "region", "governorate", "oblast"}
)
"""Words beside a town by which more is meant than it."""
_RESERVES = frozenset({("national", "park"), ("game", "reserve"), ("nature", "reserve")})
"""What stands behind the name of land that has no town."""
_PASSING = frozenset(
    {"passing", "passed", "driving", "drove", "sailing", "sailed", "walking", "standing", "close"}
)
"""Words before "by" and what somebody was at."""
_WATERS = frozenset({"river", "lake", "sea", "water"})
_SHORES = frozenset({"lake", "river", "creek", "reservoir", "lagoon", "canal"})
_WIDE = frozenset({"province", "region", "state", "governorate", "department", "prefecture"})
_PARTS = (_KINDS | _FEATURES) - _SIDES - _WIDE
"""What a place is called that lies in the one behind it: "the X valley of Y"."""
_DISTRICT = frozenset(
    {"district", "county", "tehsil", "taluk", "upazila", "township", "commune", "subdistrict"}
    | {"territory", "municipality", "woreda", "sector", "regency", "raion"}
)
_JOINT = contexts().joints.words.either("(?:{})*")
_NOUNS = 2
"""Words between a place and "in" that say what it is: "the X displacement site in"."""
_DISTANCE = re.compile(
    r",? ?\(?(?:about |some |around )?\d[\d.,]* ?(?:km|kilomet(?:er|re)s?|miles?) "
    r"(?:to the )?(?:(?:north|south)[- ]?)?(?:north|south|east|west) of (?:the )?"
)
"""How far off the second of two places is, of which it says where the first is."""
_LONGEST = 60
"""Characters between two places of which one says where the other is."""


@dataclass(frozen=True, slots=True)
class EventPlace:
    """A place at which a text says that something happened; `placed` behind a preposition.

    `narrow` says how much it narrows down where that was: -1 for a sea, which is wider than a
    country on it, 0 for a country, 4 for a camp.
    """

    start: int
    end: int
    name: str
    placed: bool
    narrow: int


def width(kind: str, precision: str | None) -> int:
    """Measure how much a place of a kind narrows down where something was."""
    return _WIDTH.get(f"{kind} {precision}", _WIDTH.get(kind, _REGION))


def width_of(place: Place) -> int:
    """Measure how much a place narrows down; "the Zinzira area" of no table is part of a town."""
    local = place.kind == "area" and place.geonames is None and place.precision != "country"
    local = local and place.name.casefold().rsplit(maxsplit=1)[-1] not in _FEATURES
    unlisted = local and (place.admin1 is not None or place.lat is None)
    unlisted = unlisted or (
        place.geonames is None and place.name.casefold().rsplit(maxsplit=1)[-1] in _SPOTS
    )
    return _SETTLED if unlisted else width(place.kind or "", place.precision)


def find_event_places(tokens: TokenTable, mentions: Mentions) -> tuple[EventPlace, ...]:
    """Find the places where something happened, in the order of the text."""
    results: list[EventPlace] = []
    chain: list[EventPlace] = []
    wide = _called_wide(tokens, mentions)
    for start, end, name, _ in mentions.places:
        if _in_organisation(mentions, start, end) or tokens.title_end <= start < mentions.dateline:
            continue
        headed = start < tokens.title_end and name in wide
        extent = _REGION if headed else _extent(tokens, start, end)
        narrow = min(width_of(mentions.gazetted[name]), extent)
        mention = EventPlace(start, end, name, placed=False, narrow=narrow)
        if chain and not _joined(tokens, chain[-1], mention):
            found = _meant(tokens, mentions, chain)
            results += found
            listed = tokens.text[chain[-1].end : start].strip() in {"and", ",", ", and"}
            chain = []
            if listed and not found:
                continue  # "were taken to hospitals in X and Y"
        chain.append(mention)
    return (*results, *(_meant(tokens, mentions, chain) if chain else ()))


def apposed(tokens: TokenTable, mentions: Mentions, position: int) -> str:
    """Name the place of which the one at a position says where it is: "X, a hamlet near Y"."""
    near = mentions.places[position]
    ahead = mentions.places[position - 1] if position else near
    gap = tokens.text[ahead[1] : near[0]]
    describes = gap.startswith((", a ", ", an ")) and _JOINT.fullmatch(gap) is not None
    return ahead[2] if describes or gap == " in " else near[2]


def _called_wide(tokens: TokenTable, mentions: Mentions) -> frozenset[str]:
    """The names that the body has with "province" or "rural", which a headline leaves out."""
    body = [place for place in mentions.places if place[0] >= tokens.title_end]
    return frozenset(name for a, z, name, _ in body if _extent(tokens, a, z) == _REGION)


def _extent(tokens: TokenTable, start: int, end: int) -> int:
    """How narrow a place can be by its surroundings: "rural Aleppo", "a Damascus suburb"."""
    word, last = tokens.word_at(start), tokens.word_end(end)
    around = (*tokens.lower[max(0, word - 1) : word], *tokens.lower[last : last + 1])
    called = tokens.lower[word - 2] if word > 1 and tokens.lower[word - 1] == "of" else ""
    if tokens.tags[max(0, word - 3)].startswith("NNP"):
        called = ""  # "the Belsunce district of Marseille"
    reserve = tuple(tokens.lower[last : last + 2]) in _RESERVES
    if reserve or not _AROUND.isdisjoint(around) or called in _WIDE:
        return _REGION
    way = bool(word) and tokens.lower[word - 1] in _LINKING
    within = _DISTRICT.isdisjoint((*around[-1:], called)) and not way
    return _STREET if within else _SETTLED - 1


def _joined(tokens: TokenTable, first: EventPlace, second: EventPlace) -> bool:
    """Whether two places stand together, the one saying where the other is."""
    gap = tokens.text[first.end : second.start]
    if _is_part(tokens, first, second) or _DISTANCE.fullmatch(gap):
        return True
    if len(gap) > _LONGEST or not _JOINT.fullmatch(gap) or "\n\n" in gap or not gap.strip():
        return False
    return gap.strip() != "," or first.narrow != second.narrow


def _is_part(tokens: TokenTable, first: EventPlace, second: EventPlace) -> bool:
    """Whether only what the first is stands before "in": "the Savo displacement site in Djugu"."""
    between = range(tokens.word_end(first.end), tokens.word_at(second.start))
    nouns = list(itertools.takewhile(lambda w: tokens.tags[w] in {"NN", "NNS", "NNP"}, between))
    rest = tokens.lower[between.start + len(nouns) : between.stop]
    if not 0 < len(nouns) <= _NOUNS or rest[1:] not in ([], ["the"]):
        return False
    if rest[:1] == ["of"]:  # "the X valley of Y"
        return all(tokens.lower[noun] in _PARTS for noun in nouns)
    if rest[:1] not in (["in"], ["near"]):
        return False
    return all(nature(tokens.lower[noun]) != "people" for noun in nouns)


def _meant(
    tokens: TokenTable, mentions: Mentions, chain: list[EventPlace]
) -> tuple[EventPlace, ...]:
    """The narrowest place of those that stand together, if the first says where."""
    first = chain[0]
    word, last = tokens.word_at(first.start), tokens.word_end(first.end)
    preposition = preposition_of(tokens, word)
    if first.narrow == _SETTLED and _in_title(tokens, word, last):
        return ()
    harmed = is_where_harmed(tokens, last)
    if not harmed and is_unrelated(tokens, mentions, word, last, preposition):
        origin = preposition is not None and tokens.lower[preposition] == "from"
        inside = chain[1:2] and tokens.text[first.end : chain[1].start].split() == ["in"]
        return _meant(tokens, mentions, chain[1:]) if origin and inside else ()
    if preposition is not None and _is_by(tokens, preposition) and not _is_water(chain[0]):
        return ()  # "strikes by Damascus"
    if bounds_worst(tokens, word):
        return ()
    placed = is_placed(tokens, last, preposition)
    best = _narrowest(tokens, chain)
    return (replace(best, start=first.start, end=chain[-1].end, placed=placed),)


def _is_by(tokens: TokenTable, preposition: int) -> bool:
    """Whether something is by somebody; "passing by X" says where it was."""
    return tokens.lower[preposition] == "by" and tokens.lower[preposition - 1] not in _PASSING


def _is_water(place: EventPlace) -> bool:
    """Whether a place is a river, a lake or a sea, by which something may be."""
    return any(entry.kind in _WATERS for entry in look_up(fold(place.name)))


def _is_called_water(place: EventPlace) -> bool:
    """Whether a name says itself that it is a lake's or a river's."""
    words = place.name.casefold().split()
    return not _SHORES.isdisjoint((words[0], words[-1])) and len(words) > 1


def _is_called_area(place: EventPlace) -> bool:
    """Whether a name says itself that it is a county's or a district's."""
    return place.name.casefold().rsplit(maxsplit=1)[-1] in _DISTRICT | _WIDE


def _with_what_it_lies_in(
    best: EventPlace, member: EventPlace, gap: list[str]
) -> EventPlace | None:
    """A lake or an area that is no wider than the district or state behind it."""
    feature = best.name.casefold().rsplit(maxsplit=1)[-1] in _FEATURES
    if gap == [","] and (feature or 0 < best.narrow < member.narrow) and _is_called_area(member):
        return replace(best, narrow=max(_SETTLED, best.narrow))  # "in Boni forest, Lamu County"
    if gap[-1:] == [","] and best.narrow == _SETTLED - 1 and set(gap[:-1]) <= _DISTRICT:
        return replace(best, narrow=max(best.narrow, member.narrow))  # "in X district, Kunduz"
    if 0 < member.narrow <= _REGION and _is_called_water(best) and gap in ([","], ["in"]):
        return replace(best, narrow=member.narrow + 1)  # "on Lake Eufaula, Oklahoma"
    local = gap[:1] == ["area"] and 0 < member.narrow < _SETTLED
    part = local or (gap[:1] and gap[0] in _PARTS and not look_up(fold(best.name)))
    if part and gap[1:2] == ["of"]:
        return replace(best, narrow=max(best.narrow, member.narrow))  # "the X area of Y"
    return None


def _narrowest(tokens: TokenTable, chain: list[EventPlace]) -> EventPlace:
    """The narrowest place of a chain in which each says where the one before is."""
    best = chain[0]
    for member in chain[1:]:
        gap = tokens.text[best.end : member.start].casefold().split()
        if _DISTANCE.fullmatch(tokens.text, best.end, member.start):
            continue
        wider = _with_what_it_lies_in(best, member, gap)
        if wider is not None:
            best = wider
            continue
        owned = bool(gap) and gap[0].endswith(("'s", "’s"))
        called = gap[2:] if gap[:1] == [","] and gap[1:2] in (["a"], ["an"]) else gap
        if not _WARDS.isdisjoint(called[:2]) and member.narrow == _SETTLED:
            best = replace(best, narrow=_SETTLED + 1)
        if _is_sided(member, gap, owned=owned) or not _BESIDE.isdisjoint(gap):
            best = _near(best, member, gap)
            continue
        typed = len(gap) > 1 and gap[0] in _KINDS - _OWN_WARDS and gap[1] == "of"
        part = typed and gap[0] in _WARDS | _DISTRICT
        if part and thousands_of(best.name) < thousands_of(member.name):
            best = replace(best, narrow=max(best.narrow, member.narrow))
            continue
        alike = member.narrow == best.narrow and (typed or fold(best.name) in GENERIC)
        if member.narrow > best.narrow or alike or (owned and member.narrow > 0):
            best = member
    return best


def _near(best: EventPlace, member: EventPlace, gap: list[str]) -> EventPlace:
    """The narrower of a place and the one by whose name a text says where it is."""
    if best.narrow == _REGION and not look_up(fold(best.name)):
        best = replace(best, narrow=_SETTLED)  # "Tchélé, near Banikoara" is a spot
    wide = best.narrow == 0 and "near" in gap
    if best.narrow < member.narrow == _SETTLED and (wide or _is_water(best)):
        return member  # "on the Euphrates near Sarrin", "in western Yemen near Taiz"
    return best


def _is_sided(member: EventPlace, gap: list[str], *, owned: bool) -> bool:
    """Whether a place is a side of another, and no shore: "on Tanzania's side of Lake Victoria"."""
    shore = owned and _is_water(member)
    return "of" in gap and not _SIDES.isdisjoint(gap[:3]) and not shore


def _in_title(tokens: TokenTable, word: int, last: int) -> bool:
    """Whether a town's name is another noun: "an association, Names in the Mud,"."""
    ahead = tokens.tags[max(0, word - 3) : word]
    titled = ahead[:1] == ["NNP"] or ahead[:1] == ["NNPS"] or ahead[:1] == ["NNS"]
    return titled and ahead[1:] == ["IN", "DT"] and tokens.tags[last : last + 1] == [","]


def _in_organisation(mentions: Mentions, first: int, last: int) -> bool:
    position = bisect_right(mentions.organisations, first, key=itemgetter(0))
    return any(
        last <= end for _, end, *_ in mentions.organisations[max(0, position - 1) : position]
    )
