"""Those whom an accident sends to hospital, in headlines: "Gas leak sends 14 to hospital"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.counts.argument_search import search_right
from tui.facts.casualties.index.document_index import Argument, DocumentIndex
from tui.facts.casualties.index.person_nouns import group, singular

if TYPE_CHECKING:
    from tui.facts.casualties.index.triggers import Trigger

_SENDING = ("sen", "hospitalis", "hospitaliz")
"""How verbs begin that send patients to hospital."""
_AID = frozenset({"medics", "aid workers", "security forces", "militants", "journalists"})
"""Groups who are sent to a hospital to work there."""


def patients_sent(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    """Find those who are sent to hospital as patients, not the doctors who are sent to help."""
    if not index.tokens.lower[trigger.start].startswith(_SENDING):
        return None
    patients = search_right(index, trigger.end)
    if patients is None or patients.form != "number":
        return None
    head = patients.head
    if head is not None and group([singular(index.tokens.lower[head])]) in _AID:
        return None
    return Argument(patients, trigger, "hospital", "right")
