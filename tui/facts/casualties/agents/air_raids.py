"""Whether the bombs of a sentence came from the air, as the sentences ahead of it tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.mentions import nearby, weapon

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions

FROM_THE_AIR = frozenset({"airstrike", "barrel bomb", "cluster bomb"})
_FELL = re.compile(
    r"\bbombed\b|\bbombing (?:of|by)\b|\bbombs? (?:fell|falls?|dropped|hit|landed|struck)\b"
)
"""What aircraft's bombs do, and no planted ones."""
ON_THE_GROUND = re.compile(
    r"\b(?:car|truck|lorry|van|motorcycle|vehicle|roadside|suicide|time|home-?made|improvised)"
    r"[- ](?:bomb|explosive)|\bi\.?e\.?ds?\b|\b(?:explosive|roadside) devices?\b"
    r"|\b(?:bombs?|explosives?|devices?) (?:(?:was|were|had been) )?"
    r"(?:planted|hidden|left|placed|laid)\b"
)
"""Bombs that no aircraft drops, of an attack beside the air raids that a text is about."""


def from_the_air(
    index: DocumentIndex,
    mentions: Mentions,
    argument: Argument,
    name: str | None,
    cause: str | None,
) -> str | None:
    """Return what dropped the bombs of a claim's sentence where those ahead tell of air raids."""
    tokens, number = index.tokens, index.tokens.sentence_of[argument.trigger.start]
    own = tokens.scope(number)
    fell = name == "bomb" and _FELL.search(tokens.small, *own) is not None
    if not fell or ON_THE_GROUND.search(tokens.small, *own):
        return name
    spot = tokens.starts[argument.trigger.start]
    ahead = (weapon(mentions, spot, scope) for scope in nearby(tokens, number)[1:])
    raids = {cause, *ahead} & FROM_THE_AIR
    return "airstrike" if raids else name
