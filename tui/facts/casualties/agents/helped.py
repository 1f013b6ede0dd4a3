"""Whether people were helped and not harmed by who a verb tells of: "doctors treated 31 people"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex

_HELPING = {
    "displaced": (
        *("evacuat", "rescu", "reloc", "shelter", "host", "hous", "receiv", "accommodat", "welcom"),
        *("order", "ask", "urg", "advis"),
    ),
    "abducted": ("free", "rescu", "releas", "liberat"),
    "missing": ("search", "seek", "sought", "look", "hunt", "scour", "comb", "dig", "dug"),
}
"""How verbs begin by which somebody brings people to safety, seeks or frees them."""
_HEALING = "treat"


def was_helped(index: DocumentIndex, argument: Argument) -> bool:
    """Tell whether a claim is of people whom somebody brought to safety, seeks or frees."""
    verb, kind = index.tokens.lower[argument.trigger.start], argument.trigger.kind
    return verb.startswith(_HELPING.get(kind, ()))


def is_healed(index: DocumentIndex, argument: Argument) -> bool:
    """Tell whether who a claim's verb tells of heals the hurt: others hurt them."""
    return index.tokens.lower[argument.trigger.start].startswith(_HEALING)
