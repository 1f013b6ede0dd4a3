"""Which verbs tell that somebody attacked: not all their senses do, nor with every subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.agents.agent_phrases import acts, armed
from tui.facts.casualties.index.person_nouns import nature
from tui.facts.lexicon import attacks

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_SIDELESS = attacks().sideless
_HUMAN = attacks().human.forms
_VICTIMS_FORMS = frozenset({"killed", "shot", "stabbed"})
"""Past forms whose subject came to harm where they have no object: "one officer killed"."""
_TOWARDS = frozenset({"at", "into", "on", "by"})


def can_attack(tokens: TokenTable, mentions: Mentions, subject: int, verb: int) -> bool:
    """Tell whether a subject did what a verb tells: armed people, or who "attacked a post"."""
    if armed(tokens, mentions, subject, acts=True):
        return True
    objects = any(tokens.deps[c] == "dobj" for c in tokens.children[verb])
    noun = tokens.lower[subject]
    return objects and tokens.lower[verb] in _HUMAN and noun not in _SIDELESS and acts(noun)


def is_other_sense(tokens: TokenTable, verb: int) -> bool:
    """Tell whether a verb tells of no attack: "shot down a drone", "fired the chief"."""
    children, text = tokens.children[verb], tokens.lower[verb]
    objects = [c for c in children if tokens.deps[c] in {"dobj", "dative"}]
    if text in _VICTIMS_FORMS and not objects:
        return all(tokens.lower[c] not in _TOWARDS for c in children)
    sacked = text.startswith("fir") and any(nature(tokens.lower[c]) == "people" for c in objects)
    return sacked or any(tokens.lower[c] == "down" for c in children)
