"""Harm that another event did with which a text compares its own: "the worst since X, in which"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.facts.casualties.claims import Claim
    from tui.facts.casualties.index.text_zones import TextZones

_EVENT = (
    r"(?:accident|attack|avalanche|blast|blizzard|bombing|collapse|collision|crash|cyclone"
    r"|derailment|disaster|earthquake|epidemic|eruption|explosion|famine|fire|flood|flooding"
    r"|hurricane|landslide|massacre|mudslide|outbreak|pandemic|quake|sinking|storm|tornado|tsunami"
    r"|typhoon|wildfire|winter|wreck)(?:e?s)?"
)
_WHICH = r"(?:(?:in|during) which|which|that|when|where)"
_LIKENED = re.compile(r"\b(?:since|than|after|like|unlike|similar to) (?:that|the one|those) of\b")
_COMPARED = re.compile(
    r"\b(?:since|than|like|unlike|resembl\w+|recall\w+ (?:the|that)|similar to|on the scale of"
    r"|comparable (?:to|with)|compared (?:to|with)|part of (?:an?|the)|same (?:day|night|week|month"
    r"|year) as|overshadowed by|confused with"
    r"|(?:second|third|fourth|fifth|sixth|last|next) [^.;]{0,60}? after)\b[^.;]{0,120}?"
    rf"\b{_EVENT}\b[^.;]{{0,60}}?\b{_WHICH}\b[^.;,]{{0,60}},?[^.;,]{{0,40}}$",
    re.IGNORECASE,
)
"""Up to its number, the clause about an event that stands beside the text's own."""
_NAMED = (
    rf"(?:[A-Z][\w’'–-]+ (?:of )?){{1,4}}{_EVENT}|(?:Great|Big) [A-Z]\w+"
    r"|(?:Hurricane|Typhoon|Cyclone|Storm|Tempest|Windstorm|Super Typhoon) [A-Z][\w-]+"
)
_BEFORE = re.compile(rf"(?P<name>{_NAMED})[^.;]*?,? {_WHICH}\b[^.;]*$")
"""Up to its number, a clause about an event with a name of its own."""
_THERE = re.compile(
    rf"[^.;,]{{0,20}}\bin (?:that|the (?:latter|former|earlier)) (?:event|one|{_EVENT})\b"
)
"""Behind its number, the other of the events that a sentence compares."""
_SOME = r"(?:(?:just|only|barely|about|some|almost|less than|more than) )*"
_OFFSET = re.compile(
    rf"\W*{_SOME}(?:\w+|\d+) (?:day|week|month|year|decade)s? (?:earlier|later|before|previously"
    rf"|afterwards?|after that),? [^.;]*?(?P<name>{_NAMED}|\banother {_EVENT}\b"
    rf"|\ban? (?:similar|larger|smaller|worse|stronger|deadlier) (?:{_EVENT}|incident)\b)[^.]*$",
    re.IGNORECASE,
)
"""How a sentence opens on an event days from the text's own."""
_SAME = re.compile(
    r"\bthe same (?:\w+ ){0,2}?(?:cell|front|outbreak|storm|supercell|system|thunderstorm"
    rf"|weather)\b[^.;]*?\b(?:produced|spawned|generated|triggered)\b[^.;]*?\b{_EVENT}\b[^.;]*$",
    re.IGNORECASE,
)
"""Up to its number, what the weather did elsewhere: "The same storm produced another tornado"."""
_HAD = re.compile(r"\bhad\b")
_YEAR = re.compile(
    rf"\bhad\b[^.;]{{0,80}}?\b{_EVENT}\b[^.;]{{0,60}}?\bin (?P<year>1[5-9]\d\d|20\d\d)\b"
    r"[^.;]{0,40}$"
)
"""Up to its number, an event of a year of its own: "had been in a collision in 2011, with two"."""
_RECORD = re.compile(
    r"(?:^\W*|; )(?:the|its) (?:\w+ )?(?:largest|worst|deadliest|last|previous|most \w+)\b"
    r"[^.;]{0,120}?\bin (?P<year>1[5-9]\d\d|20\d\d)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
"""Up to its number, one of which a sentence tells as the worst: "The largest slide, in 1893,"."""
_ANY_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_WORD = re.compile(r"\b[A-Z][\w’'-]{2,}")
_PLAIN = re.compile(
    rf"(?:the|great|big|another|a|an|{_EVENT}|(?:super )?(?:typhoon|tropical))$", re.IGNORECASE
)


def is_of_other_event(claim: Claim, zones: TextZones) -> bool:
    """Tell whether a sentence ties harm to another event than the one that the text is about."""
    sentence, quote = claim.why.sentence, claim.casualty.quote
    at = sentence.find(quote)
    if at < 0 or claim.headed:
        return False
    ahead = sentence[:at]
    number = ahead + quote
    if _COMPARED.search(ahead) or _SAME.search(ahead) or _is_there(sentence, at + len(quote)):
        return True
    if claim.casualty.span[0] <= zones.title + len(zones.first):
        return False
    before = _BEFORE.search(ahead)
    if before is not None and _HAD.search(number, before.start()):
        return _is_other(before["name"], zones.first)
    opened = _OFFSET.match(ahead) or _OFFSET.match(number)
    if opened is not None and _is_other(opened["name"], zones.first):
        return True
    year = _YEAR.search(ahead) or _RECORD.search(ahead)
    return year is not None and _is_of_none(year["year"], zones)


def _is_of_none(year: str, zones: TextZones) -> bool:
    """Whether a headline and a first sentence name years, and not this one."""
    own = _ANY_YEAR.findall(f"{zones.headline} {zones.first}")
    return bool(own) and year not in own


def _is_there(sentence: str, end: int) -> bool:
    return _LIKENED.search(sentence) is not None and _THERE.match(sentence, end) is not None


def _is_other(name: str, first: str) -> bool:
    """Whether the first sentence of a text, which names its event, has no such name."""
    own = [word for word in _WORD.findall(name) if not _PLAIN.match(word)]
    return not any(word in first for word in own)
