"""The street where harm was done: "on Quarry Street", "in the 300 block of North 8th Avenue".

Papers tell the street and leave out their own town, which the dateline or the police have.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.happenings import happens
from tui.facts.casualties.index.mentions import nearby
from tui.facts.casualties.places.openings import opening_sentences
from tui.facts.casualties.places.turns import TURNS, turns_away

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.model import Place

_ENDS = (
    "street|st|avenue|ave|road|rd|boulevard|blvd|drive|lane|ln|highway|hwy|terrace|parkway|pkwy"
    "|turnpike|expressway|freeway|square|alley|pike|trail|bypass|causeway"
    "|junction|bridge|crossing|roundabout|interchange|intersection|beach|pier"
)
_NUMBERED = "interstate|highway|route|road|loop|u\\.s\\.|us|i|fm|cr|sr"
_OWNED = "(?:[A-Z][a-z]+|U\\.?S\\.?|state|county|provincial) "
"""Whose a numbered road is: "National Highway 49", "state Route 772"."""
_ROMANCE = "avenida|avenue|boulevard|calle|carrera|corso|piazza|place|plaza|rua|rue|via|viale"
_SHIELD = "(?!A3\\d\\d)[ABDEMNR]|BR|GT|NH|RD|RN|SH"
"""Letters before the number of a road, and of no Airbus: "the A38", "the RN5"."""
_SHIELDED = re.compile(rf"(?:{_SHIELD})\d{{1,4}}", re.IGNORECASE)
_WAYS = frozenset(
    (
        *_ENDS.split("|"),
        *_ROMANCE.split("|"),
        *("br", "gt", "nh", "rn", "sh"),
        "motorway",
        "interstate",
        "route",
        "loop",
        "u.s.",
        "fm",
        "cr",
        "sr",
        "st.",
        "rd.",
        "ave.",
        "field",
        "oilfield",
        "dam",
        "airbase",
        "base",
        "airfield",
        "checkpoint",
    )
)
"""Words without one of which a sentence names no street."""
_STREET = re.compile(
    r"\b(?:(?:at|in|on) [A-Z][\w-]+['’]s|in the \d+ block of"
    r"|on|onto|along|near|off|at|in|left|crossing"
    r"|(?:called|raced|responded|rushed|sent|summoned) to(?: the \d+ block of)?)"
    r"(?: the)?(?: \d+)?"
    r"(?: (?:north|south|east|west)(?:bound)?)? (?P<name>"
    rf"(?:(?:[NSEW]\.?|[A-Z][\w'’.-]*|\d+(?:st|nd|rd|th)) ){{1,3}}(?=[A-Z])(?i:{_ENDS})\b(?: \d+)?"
    r"|(?:[A-Z][\w'’-]+ ){1,3}(?:avenue|boulevard|road|roundabout|square|street)\b"
    rf"|(?:{_OWNED})?(?=[A-Z])(?i:{_NUMBERED})[ -]\d+[A-Z]?\b"
    rf"|(?=[A-Z])(?i:{_ROMANCE}) (?:(?:d[aeio]s?|del|du|de la|della) )?[A-Z][\w-]+(?: [A-Z][\w-]+)?"
    rf"|(?<=the )(?:{_SHIELD}) ?\d{{1,4}}(?: (?:motorway|highway|road)\b)?"
    r"(?=[,.;]|\s(?:and|as|at|between|close|early|in|just|late|near|on|outside|when|while)\b)"
    r"|(?<=the )[A-Z][\w'’]+(?:[ -][A-Z][\w'’]+){0,2} (?:road|highway|motorway|(?:oil|gas) ?field"
    r"|oilfield|dam|airbase|air base|airfield)\b)"
)
"""A street or a road behind a preposition of place."""
_PART_OF = re.compile(r" (?:district|neighbou?rhood|quarter|suburb|ward) of (?:the city of )?")
"""What stands between a part of a city and its name."""
_BEHIND = 8
"""Characters between a street and its quarter, at the most."""
_CITY = 0.4
"""Degrees from the middle of a large city within which its quarters lie."""
_HARM = frozenset({"killed", "injured"})
_CALLED = re.compile(r"\b(?:called|responded|summoned) to\b")
"""What says that a sentence is of where something was, whatever else it tells."""
_WHO = re.compile(r"\bwho (?:was|were|had been) (?:\w+ )?killed\b|\bwho died\b")
"""What turns from a street to who came to harm elsewhere: "lined Oak Street for a man who died"."""
_HOME = re.compile(
    r"\b(?:lives?|lived|resid\w+|(?<!outside his )(?<!outside her )(?<!outside their )home|address"
    r"|based|offices?|headquarters)(?: [a-z]+){0,2} ?$"
)
"""What stands before a street that is only where somebody lives or works."""


def street_of_claim(index: DocumentIndex, argument: Argument, *, placed: bool) -> str | None:
    """Find the street of a claim: of its own sentence, or of those before that it goes on from.

    One that is `placed` elsewhere by its own words, or of who was held later, has only its own.
    """
    tokens, word = index.tokens, argument.trigger.start
    inside = (w for w in range(*tokens.bounds(word)) if w in index.harm)
    own = street_of(tokens, word, {w for w in inside if index.harm[w] != argument.trigger})
    harmed = argument.trigger.kind in _HARM
    late = not harmed or tokens.starts[word] < tokens.title_end
    if own is not None or placed or late or turns_away(index, argument):
        return own
    for scope in nearby(tokens, tokens.sentence_of[word])[1:]:
        start = tokens.word_at(scope[0])
        street = street_of(tokens, start) if happens(index, scope) else None
        if street is not None or TURNS.match(tokens.text, scope[0]):
            return street
    return None


def street_of_opening(index: DocumentIndex, dateline: int) -> str | None:
    """Find the only street at which something happened by what a text opens with."""
    scopes = opening_sentences(index.tokens, dateline)
    told = (s for s in scopes if happens(index, s) or _CALLED.search(index.tokens.small, *s))
    words = (index.tokens.word_at(scope[0]) for scope in told)
    streets = {street_of(index.tokens, word) for word in words} - {None}
    return streets.pop() if len(streets) == 1 else None


def street_of(tokens: TokenTable, word: int, others: Collection[int] = ()) -> str | None:
    """Find the street that the sentence of a word says something was at, the nearest to it.

    Of two streets the one behind the harm of `others` is rather theirs.
    """
    first, last = tokens.bounds(word)
    parts = {part for low in tokens.lower[first:last] for part in low.split("-")}
    numbered = (part for part in parts if part[-1:].isdecimal())
    if _WAYS.isdisjoint(parts) and not any(map(_SHIELDED.fullmatch, numbered)):
        return None
    start, end = tokens.starts[first], tokens.ends[last - 1]
    spots = [
        match
        for match in _STREET.finditer(tokens.text, start, end)
        if _HOME.search(tokens.small, start, match.start()) is None
        and _WHO.search(tokens.small, match.end(), end) is None
    ]

    def distance(match: re.Match[str]) -> tuple[bool, int]:
        at = tokens.word_at(match.start())
        theirs = any(first <= w < at < word or word < w < at for w in others)
        return theirs, abs(match.start() - tokens.starts[word])

    near = min(spots, key=distance, default=None)
    return " ".join(near["name"].split()) if near is not None else None


def with_ward(street: str | None, text: str, mentions: Mentions) -> str | None:
    """Return a street with the quarter that a text names right behind it: "X Road in Eastwood"."""
    if street is None:
        return None
    behind = re.compile(rf"{re.escape(street)}(?:,| in)(?: the)? $")
    longest = len(street) + _BEHIND
    for start, _, name, _ in mentions.places:
        if behind.search(text[max(0, start - longest) : start]):
            return f"{street}, {name}"
    return street


def cities_of_districts(places: Sequence[Place], text: str) -> dict[str, str]:
    """Find in which city those districts lie that no table has: "the Dniprovskyi district of X".

    Many cities have one of that name, so that it says little without its city. A neighbourhood of
    a text is that of the only town near it which the text names before.
    """
    found: dict[str, str] = {}
    towns = {start: place.name for place in places for start, _ in place.mentions}
    for place in places:
        where = place.where
        if where is not None and where.geonames is None:
            for _, end in place.mentions:
                behind = _PART_OF.match(text, end)
                if behind is not None and behind.end() in towns:
                    found.setdefault(place.name, towns[behind.end()])
        if place.kind == "neighbourhood" and place.name not in found:
            around = {town.name for town in places if _is_city_of(town, place)}
            if len(around) == 1:
                found[place.name] = around.pop()
    return found


def _is_city_of(town: Place, quarter: Place) -> bool:
    """Whether a text names a town before a quarter that lies near it, where its point is known."""
    if town.kind != "town" or town.geonames is None or town.country != quarter.country:
        return False
    if not town.mentions or not quarter.mentions or town.mentions[0] > quarter.mentions[0]:
        return False
    if None in {quarter.lat, quarter.lon, town.lat, town.lon}:
        return not town.name.isupper()  # nothing but the dateline names it
    return math.dist((town.lat or 0, town.lon or 0), (quarter.lat or 0, quarter.lon or 0)) < _CITY


def address(street: str | None, town: str | None) -> str | None:
    """Write a street before its town: "Quarry Street, Baraboo"."""
    if street is None or town is None or street in town:
        return town or street
    if street.endswith(f", {town}"):
        return street
    return f"{street}, {town}"
