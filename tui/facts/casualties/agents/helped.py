"""Whether people were helped and not harmed by who a verb tells of: "doctors treated 31 people"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex

_HELPING = {
    "displaced": (
        *("evacuat", "rescu", "reloc", "shelter", "host", "hous", "receiv", "accommodat", "welcom"),
    ),
    "missing": ("search", "seek", "sought", "look", "hunt", "scour", "comb", "dig", "dug"),
    "injured": ("treat",),
}
"""How verbs begin by which somebody brings people to safety, seeks them or heals them."""


def was_helped(index: DocumentIndex, argument: Argument) -> bool:
    """Tell whether a claim is of people whom somebody brought to safety, seeks or heals."""
    verb, kind = index.tokens.lower[argument.trigger.start], argument.trigger.kind
    return verb.startswith(_HELPING.get(kind, ()))
