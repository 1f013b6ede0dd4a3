"""Victims of whom a text says that they live: in hospital, rescued, or speaking."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.facts.casualties.counts.argument_search import subject
from tui.facts.casualties.index.document_index import BE, SAYING

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex

_FAR = 12
"""Words behind victims in which stands what became of them."""
_SAVING = frozenset(
    {
        "rescued",
        "freed",
        "saved",
        "released",
        "treated",
        "helped",
        "evacuated",
        "treating",
        "freeing",
    }
)
"""Verbs behind which the victims of something are alive."""
_TREATED = re.compile(
    r"(?:(?:were|was|are|is|have been|has been|remain|remains|remained) (?:still |now |all )?"
    r"(?:receiving|undergoing|being treated|recovering|discharged|responding|alive|hospitali[sz]ed"
    r"|admitted|in (?:an? |the )?(?:[\w'’-]+ ){0,3}?(?:hospitals?|condition|care|ward|clinic)))\b"
)
"""Behind victims, what says that they live: "six of the victims were receiving treatment"."""


def is_saved(index: DocumentIndex, argument: Argument) -> bool:
    """Tell whether "of the victims" are people who live: "rescued four of the victims"."""
    lower, trigger = index.tokens.lower, argument.trigger
    end = trigger.end - (lower[trigger.end - 1] in BE)
    if trigger.kind != "killed" or not lower[end - 1].startswith("victim"):
        return False
    behind = " ".join(lower[end : end + _FAR])
    if _speaks(index, argument) or _TREATED.match(behind):
        return True
    return not _SAVING.isdisjoint(lower[max(0, argument.participant.start - 2) : trigger.start])


def _speaks(index: DocumentIndex, argument: Argument) -> bool:
    """Whether a victim says something and so lives: "One of the victims, a teacher, said"."""
    begin = min(argument.participant.start, argument.trigger.start)
    last = index.tokens.bounds(begin)[1]
    end = max(argument.participant.end, argument.trigger.end)
    says = next((w for w in range(end, last) if index.tokens.lower[w] in SAYING), None)
    speaker = subject(index, says) if says is not None else None
    return speaker is not None and begin <= speaker < end
