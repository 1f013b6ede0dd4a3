"""The country of a count over its past that its own sentence or the one before names.

"War erupted in Sudan in 2023. It has killed more than 15,000 people", "71 deaths nationwide".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.places.report_places import stands_for_speaker
from tui.facts.lexicon import grammar
from tui.facts.names.lexicon import demonyms

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.participant import Participant
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.model import Span

_OFFICES = "|".join(sorted(grammar().sources | grammar().seats))
_NATIONWIDE = re.compile(
    r"\b(?:nationwide|country-?wide|nationally|(?:across|throughout|around|all over) the"
    r" (?:whole |entire )?(?:country|nation)|(?:in|on|of) the (?:country|nation)['’]s"
    rf"(?! (?:[\w-]+ ){{0,3}}?(?:{_OFFICES}|capital|centre|center|north|south|east|west)))\b"
)
"""What stands for all of the country that a text is about."""
_IN = re.compile(r"\b(?:in|across|throughout|around|of) (?:the )?$")
"""What stands before a country in which something was."""
_HAS = re.compile(r"['’]s?\b| (?:has|had|have|saw|recorded|registered|counted|suffered)\b")
"""What stands behind a country of which something is told: "Mexico recorded 33,308 homicides"."""


def nationwide(
    tokens: TokenTable, mentions: Mentions, event: str | None, scope: Span
) -> str | None:
    """Find the country of the event where a sentence counts all over it, as the text names it."""
    if _NATIONWIDE.search(tokens.small, *scope) is None:
        return None
    code = mentions.countries.get(event or "")
    countries = (name for _, _, name, kind in mentions.places if kind == "country")
    named = dict.fromkeys(countries)
    inside = (name for name in named if code is not None and mentions.countries.get(name) == code)
    return next(inside, None) or (next(iter(named)) if event is None and len(named) == 1 else None)


def told_country(tokens: TokenTable, mentions: Mentions, scopes: list[Span]) -> str | None:
    """Find the one place that the nearest of some sentences names, if it tells of a country.

    A sentence that names a town or two countries says nothing of all that is counted.
    """
    for scope in scopes:
        named = [place for place in mentions.places if scope[0] <= place[0] < scope[1]]
        if named:
            of_one = len({name for _, _, name, _ in named}) == 1
            countries = ((a, z, name) for a, z, name, kind in named if kind == "country")
            told = (name for a, z, name in countries if _tells(tokens, a, z))
            return next(told, None) if of_one else None
    return None


def country_around(tokens: TokenTable, mentions: Mentions, event: str | None) -> str | None:
    """Find the country that an event's place lies in, as the text names it, not as it speaks."""
    code = mentions.countries.get(event or "")
    return next(
        (
            name
            for _, end, name, kind in mentions.places
            if kind == "country" and code and mentions.countries.get(name) == code
            if not stands_for_speaker(tokens, tokens.word_end(end))
        ),
        None,
    )


def country_of_people(
    tokens: TokenTable, mentions: Mentions, participant: Participant
) -> str | None:
    """Find the country whose people are counted, as the text names it: "a million Somalis"."""
    words = range(participant.start, min(participant.end + 1, len(tokens.lower)))
    several = (w for w in words if tokens.tags[w] in {"NNS", "NNPS", "NNP"})
    codes = {demonyms().get(tokens.lower[w]) for w in several} - {None, ""}
    countries = (name for _, _, name, kind in mentions.places if kind == "country")
    return next((n for n in countries if mentions.countries.get(n) in codes), None)


def _tells(tokens: TokenTable, start: int, end: int) -> bool:
    """Whether a sentence tells of a country, and not what its government said."""
    if stands_for_speaker(tokens, tokens.word_end(end)):
        return False
    if tokens.small.endswith("based in ", 0, start):
        return False
    ahead = _IN.search(tokens.small, max(0, start - 20), start)
    return ahead is not None or _HAS.match(tokens.small, end) is not None
