"""Words that tell of harm beside others that do, and by themselves of sport, travel and offices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.index.person_nouns import singular

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.triggers import Trigger

_BARE = re.compile(
    r"(?:is|are|was|were)(?: \w+)? in prison"
    r"|(?:need|require|undergo(?:e)?)s?(?: \w+)? (?:surgery|an operation|operations)"
    r"|(?:received|receiving|given) medical (?:help|aid|assistance)|end(?:ed|s|ing) up in .*"
    r"|(?:unable|not able|cannot|could not|can not) (?:to )?(?:return|go|(?:come|go|get) back) home"
    r"|(?:pour|stream)(?:ed|ing)? across .*|(?:took|taken|taking) to the \w+"
)
"""Players need surgery, travellers cannot go home, shoppers stream across a border."""
_LOSING = frozenset({"lose", "loses", "losing", "lost"})
_OWN = frozenset({"member"})
"""Whom clubs, councils and parties lose to others, and forces to death."""


def is_bare(index: DocumentIndex, argument: Argument) -> bool:
    """Tell whether nothing else in a text says that anybody came to harm: "five need surgery"."""
    own, head = argument.trigger, argument.participant.head
    noun = singular(index.tokens.lower[head]) if head is not None else ""
    left = own.kind == "killed" and index.tokens.lower[own.start] in _LOSING and noun in _OWN
    return (left or _is_bare(index, own)) and not any(
        trigger.start != own.start and not trigger.weak and not _is_bare(index, trigger)
        for trigger in index.triggers
    )


def _is_bare(index: DocumentIndex, trigger: Trigger) -> bool:
    words = " ".join(index.tokens.lower[trigger.start : trigger.end])
    return _BARE.fullmatch(words) is not None
