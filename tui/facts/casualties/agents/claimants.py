"""Who takes an attack on themselves: a group, its spokesman, or whoever "had sent them"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.agents.accusations import PRONOUNS
from tui.facts.casualties.agents.agent_phrases import phrase
from tui.facts.casualties.agents.owners import owners
from tui.facts.casualties.agents.verb_subjects import subjects
from tui.facts.lexicon import attacks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_ATTACKS = attacks().nouns | attacks().means
_CLAIMING = attacks().claiming.forms
_CREDIT = frozenset({"responsibility", "credit"})
"""What one takes for a deed."""
_BESIDE = 5
"""Words around a spokesman within which his group is named."""


def claimants(
    tokens: TokenTable, mentions: Mentions, verb: int, objects: list[int]
) -> Iterator[str | None]:
    """Find who claims a deed, or says of those who did it that "it had sent them"."""
    text = tokens.lower[verb]
    if text in _CLAIMING and (
        _are_deeds(tokens, [c for c in objects if c > verb or _is_passive(tokens, c)])
        or _claims_deed(tokens, verb)
    ):
        claiming = _behind_by(tokens, verb) or subjects(tokens, verb)
        for subject in claiming:
            yield _claimant(tokens, mentions, subject)
    if text == "sent" and any(tokens.lower[c] in PRONOUNS for c in objects):
        for subject in subjects(tokens, verb):
            yield owners(tokens, mentions, subject)


def _claimant(tokens: TokenTable, mentions: Mentions, subject: int) -> str | None:
    """Who takes it on themselves; a spokesman does so for the group beside his name."""
    who = phrase(tokens, mentions, subject)
    if who not in mentions.persons:
        return who
    near = range(max(tokens.bounds(subject)[0], subject - _BESIDE), subject + _BESIDE)
    names = (mentions.covering(tokens.starts[w]) for w in near if w < len(tokens))
    return next((n for n in names if n is not None and n not in mentions.persons), who)


def _is_passive(tokens: TokenTable, noun: int) -> bool:
    """Whether a noun is what was claimed: "The attack was claimed by the group"."""
    return tokens.deps[noun] == "nsubjpass"


def _are_deeds(tokens: TokenTable, objects: list[int]) -> bool:
    return any(tokens.lower[c] in _CREDIT or tokens.lower[c] in _ATTACKS for c in objects)


def _behind_by(tokens: TokenTable, verb: int) -> list[int]:
    """Those by whom something was claimed."""
    bys = (c for c in tokens.children[verb] if tokens.deps[c] == "agent")
    return [c for by in bys for c in tokens.children[by] if tokens.deps[c] == "pobj"]


def _claims_deed(tokens: TokenTable, verb: int) -> bool:
    """Whether the attack stands right behind a verb, whatever the parser makes of it."""
    words = tokens.lower[verb + 1 : verb + 4]
    return words[:1] in (["the"], ["this"], ["both"]) and not _ATTACKS.isdisjoint(words)
