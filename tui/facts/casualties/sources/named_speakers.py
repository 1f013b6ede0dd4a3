"""The name of an office or a body that speaks without one: "the regional governor", "a monitor".

Who holds it, or what it is called, is told where that speaks next, or was told before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.person_nouns import nature
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.facts.casualties.sources.speaker_references import Attribution

_SOURCES = grammar().sources
_ANAPHORS = grammar().anaphors
OFFICES = frozenset(
    {"mayor", "head", "director", "chairman", "president", "officer", "inspector", "coroner"}
    | {"commissioner", "superintendent", "administrator"}
)
_OF_WHOM = re.compile(r"\b(?:of|for|at|with)\b")  # before the body that a role is held in
_BARE = 3
"""Words, fewer than which an office has that names neither its place nor its body."""
_NEXT = 2
"""Sentences behind an office within which its holder is named."""
_NO_OFFICES = frozenset(
    {"witness", "survivor", "resident", "reporter", "correspondent", "source", "guard"}
)
"""Who tells what they saw or heard, as anybody named next to them may, too; "the coast guard"."""
_TITLE = 12
"""Words before a name in which the office stands that somebody speaks in."""


def named_speaker(
    tokens: TokenTable,
    attribution: Attribution,
    attributions: list[Attribution],
    mentions: Mentions,
) -> str:
    """Find the name of an office that spoke, where who holds it speaks next: "a regional official".

    "The prosecutor" is who spoke before by name and is one.
    """
    office = attribution.speaker.casefold().split()
    for named_next in (_body_next, _official_next):
        name = named_next(tokens, attribution, attributions, mentions)
        if name is not None:
            return name
    if office[0] not in {"a", "an", "the"} or office[-1] not in _SOURCES | OFFICES:
        return attribution.speaker
    holders = [
        (attribution.sentence - each.sentence, each.speaker)
        for each in attributions
        if office[-1] in _office_of(tokens, each, mentions)
    ]
    ahead = next((name for back, name in holders if -_NEXT <= back < 0), None)
    if ahead is not None:
        return ahead
    whole = {n for n in mentions.persons if _holds(mentions.persons[n], office[1:])}
    if office[0] == "the" and len(office) >= _BARE and len(whole) == 1:
        return whole.pop()
    spoke = {name for back, name in holders if back > 0 and office[0] == "the"}
    return spoke.pop() if len(office) < _BARE and len(spoke) == 1 else attribution.speaker


def _holds(role: str | None, office: list[str]) -> bool:
    """Whether a role has all words of an office: "the county coroner" is "Ada County coroner"."""
    return set(office) <= set(_OF_WHOM.split(role or "")[0].casefold().replace(",", " ").split())


def _body_next(
    tokens: TokenTable,
    attribution: Attribution,
    attributions: list[Attribution],
    mentions: Mentions,
) -> str | None:
    """The name of "a monitor" that a text quotes first, if the body that speaks next is alone."""
    if any(a.at < attribution.at and tokens.starts[a.at] >= tokens.title_end for a in attributions):
        return None
    phrase = attribution.speaker.casefold().split()
    if phrase[0] not in {"a", "an"} or phrase[-1] not in _ANAPHORS:
        return None
    behind = [a for a in attributions if 0 < a.sentence - attribution.sentence <= _NEXT]
    bodies = {n for _, _, n, kind in mentions.organisations if kind not in {"armed group", "media"}}
    spoken = list(dict.fromkeys(each.speaker for each in behind))
    name = spoken[0] if len(spoken) == 1 else ""
    called = len(name.split()) > 1 and name.istitle() and name not in mentions.persons
    return name if name in bodies or called else None


def _official_next(
    tokens: TokenTable,
    attribution: Attribution,
    attributions: list[Attribution],
    mentions: Mentions,
) -> str | None:
    """The name of "an official" whom a text quotes first, if who speaks next may be the same.

    A news story's first sentence says what its source is, and the next sentence their name.
    """
    office = attribution.speaker.casefold().split()
    one = nature(office[-1]) == "people" and not office[-1].endswith("s")
    if office[0] not in {"a", "an", "the"} or not one or office[-1] in _NO_OFFICES:
        return None
    body = [a for a in attributions if tokens.starts[a.at] >= tokens.title_end]
    at = body.index(attribution) if attribution in body else -1
    if at != 0 or len(body) == 1:
        return None
    name, role = body[1].speaker, mentions.persons.get(body[1].speaker)
    shared = {*office}.intersection((role or "").casefold().split())
    anyone = office[-1] == "official"
    fits = role is not None if anyone else role is None
    fits = fits or any(nature(word) == "people" for word in shared)
    reach = _NEXT if anyone else 1
    near = 0 < body[1].sentence - attribution.sentence <= reach
    return name if name in mentions.persons and fits and near else None


def _office_of(tokens: TokenTable, attribution: Attribution, mentions: Mentions) -> list[str]:
    """The words of the role in which somebody named speaks, without the body that it is held in."""
    name = attribution.speaker
    if name not in mentions.persons:
        return []
    role = _OF_WHOM.split(mentions.persons[name] or "")[0].casefold().replace(",", " ").split()
    if role:
        return role
    first = max(tokens.bounds(attribution.at)[0], attribution.at - _TITLE)
    return tokens.lower[first : attribution.at]
