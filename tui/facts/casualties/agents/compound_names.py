"""Names of groups that the name of a nation ends, or before which a word says of what kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.person_nouns import is_single
from tui.facts.lexicon import attacks, grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable
_ACTORS = grammar().actors
_HELD_TO_BE = frozenset({"suspected", "believed", "thought"})
_KINDS = frozenset({"paramilitary", "jihadist", "islamist", "rebel", "militant", "separatist"})
"""Words for a kind of group that may stand before its name."""
_SIDES = frozenset({"armed group", "force"})
_LETTERED = re.compile(
    r" (?:of|from) the (?P<name>[A-Z][\w'’-]+(?: (?:(?:of|the|for|and) )*[A-Z][\w'’-]+)+)"
    r" \((?P<letters>[A-Z][A-Za-z]*[A-Z][A-Za-z]*)\)"
)
"""What stands behind fighters whose group a text introduces with its short form."""
_FROM = frozenset({"from", "members", "fighters", "of", "the"})
"""Words before the group that people are thought to be of."""
_LOYAL = re.compile(
    r" (?:loyal|allied|linked|affiliated) (?:to|with) (?:the )?"
    r"(?P<name>[A-Z][\w'’-]+(?: (?:(?:al|of|the) )?[A-Z][\w'’-]+)*)"
)
"""To whom fighters are loyal."""
_NAMED = re.compile(
    r" of (?:the |our )?(?P<name>[A-Z][\w'’-]+(?: [A-Z0-9][\w'’-]*)*"
    r"(?: (?:gang|group|militia|cartel|faction|movement|clan|tribe|brigade|cult"
    r"|(?:armed )?forces|(?:ground |border )?army|military|navy|air force|police))?)"
)
_HEADS = _ACTORS | _KINDS


def compound_name(tokens: TokenTable, nation: int) -> str | None:
    """Find the name that a nation only ends: "Tehreek-i-Jihad Pakistan" is no state.

    A hyphen inside is what tells such a name from a title: "President of Pakistan".
    """
    first, start = tokens.bounds(nation)[0], nation
    while start > first and (
        tokens.tags[start - 1] == "NNP" or tokens.ends[start - 1] == tokens.starts[start]
    ):
        start -= 1
    hyphens = "-" in tokens.lower[start:nation]
    is_name = hyphens and tokens.slice(start, start + 1)[0].isupper()
    return tokens.slice(start, nation + 1) if is_name else None


def name_beside(tokens: TokenTable, mentions: Mentions, head: int) -> str | None:
    """Find the name beside what somebody is: "the militia, the RSF", "a nurse, Ann Roe"."""
    single = tokens.tags[head] == "NN" and is_single(tokens.lower[head])
    for child in tokens.children[head]:
        if tokens.deps[child] == "appos" and child > head:
            name = mentions.closed.get(tokens.ends[child])
            if mentions.kinds.get(name or "") in _SIDES or (single and name in mentions.persons):
                return name
    behind = head + 2
    if tokens.lower[head + 1 : behind] == [","] and tokens.lower[head] in _ACTORS:
        behind += tokens.lower[behind : behind + 1] == ["the"]
        name = mentions.opened.get(tokens.starts[min(behind, len(tokens) - 1)])
        return name if mentions.kinds.get(name or "") in _SIDES else None
    return None


def name_of_members(tokens: TokenTable, mentions: Mentions, head: int) -> str | None:
    """Find the name behind "of" that no list has: "members of the Front for X (FX)", "of Los X"."""
    lettered = _LETTERED.match(tokens.text, tokens.ends[head])
    if lettered is not None:
        return f"{lettered['name']} ({lettered['letters']})"
    loyal = _LOYAL.match(tokens.text, tokens.ends[head])
    if loyal is not None:
        return f"{tokens.lower[head]} loyal to {loyal['name']}"
    match = _NAMED.match(tokens.text, tokens.ends[head])
    if match is not None and tokens.lower[head] == "army" and " " not in match["name"]:
        whose = any(at <= match.start("name") < end for at, end, _, _ in mentions.places)
        return None if whose else f"army of {match['name']}"
    if match is None or tokens.lower[head] in attacks().captors:  # "troops of Operation Dawn"
        return None
    start = match.start("name")
    place = any(at <= start < end for at, end, _, _ in mentions.places)
    return None if place or mentions.covering(start) in mentions.persons else match["name"]


def name_behind(tokens: TokenTable, mentions: Mentions, head: int) -> str | None:
    """Find the name of a group whose kind a word says: "the paramilitary Rapid Support Forces"."""
    if tokens.lower[head] not in _HEADS or head + 1 >= len(tokens):
        return None
    name = mentions.opened.get(tokens.starts[head + 1])
    return name if mentions.kinds.get(name or "") in _SIDES else None


def held_to_be(tokens: TokenTable, head: int, people: str | None) -> str | None:
    """Add to the words for people who they are thought to be: "gunmen suspected to be herders"."""
    if people is None or tokens.lower[head + 2 : head + 4] != ["to", "be"]:
        return people
    if tokens.lower[head + 1] not in _HELD_TO_BE:
        return people
    end = head + 4
    while tokens.lower[end : end + 1] and tokens.lower[end] in _FROM:
        end += 1
    while end < len(tokens) and tokens.tags[end].startswith(("NN", "JJ")):
        end += 1
    return f"{people} {tokens.slice(head + 1, end)}" if end > head + 4 else people


def with_home(tokens: TokenTable, mentions: Mentions, head: int, people: str | None) -> str | None:
    """Add the land that troops are from to the words for them: "a force from Rwanda"."""
    troops = tokens.lower[head] in attacks().sideless
    if people is None or not troops or tokens.lower[head + 1 : head + 2] != ["from"]:
        return people
    first = head + 2 + (tokens.lower[head + 2 : head + 3] == ["the"])
    end = mentions.place_end(tokens.starts[first]) if first < len(tokens) else None
    return people if end is None else f"{people} from {tokens.text[tokens.starts[first] : end]}"
