"""Who stands behind the verb of which they are the subject: "Killed in the blast were two men"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.counts.argument_search import search_right
from tui.facts.casualties.index.document_index import BE, Argument

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.triggers import Trigger
    from tui.model import Rule

_AHEAD = frozenset({"also", "among", "those", "confirmed", "still", "seriously", "critically"})
"""Words before such a verb with which its sentence may begin."""
_LONGEST = 14
"""Words of the place and the time between the verb and its auxiliary."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "WP", "WDT"})
_SUBJECTS = frozenset({"he", "she", "they", "we", "i", "it"})


def inverted_argument(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    """Find the subject behind a participle or a state with which a sentence begins.

    "Also missing are three divers", "Dead is a guard".
    """
    tokens = index.tokens
    first, last = tokens.bounds(trigger.start)
    if not all(word in _AHEAD for word in tokens.lower[first : trigger.start]):
        return None
    for word in range(trigger.end, min(last, trigger.end + _LONGEST)):
        if tokens.lower[word] in BE and tokens.tags[word] != "POS":
            participant = search_right(index, word + 1)
            if participant is None or participant.nature == "things":
                return None
            rule: Rule = "state" if trigger.mode == "state" else "passive-subject"
            return Argument(participant, trigger, rule, "right")
        ends = tokens.tags[word] in _FINITE or tokens.lower[word] in _SUBJECTS
        if word in index.harm or ends:
            return None
    return None
