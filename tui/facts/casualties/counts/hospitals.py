"""Those who are taken to hospital or treated there: "Gas leak sends 14 to hospital"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.counts.argument_search import search_right, voice
from tui.facts.casualties.counts.verb_rules import to_the_left
from tui.facts.casualties.index.document_index import Argument, DocumentIndex
from tui.facts.casualties.index.happenings import happens
from tui.facts.casualties.index.person_nouns import group, singular
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.triggers import Trigger

_PROPORTIONS = grammar().proportions
_REFUSED = frozenset({"declined", "refused", "declining", "refusing"})
_SENDING = ("sen", "hospitalis", "hospitaliz")
"""How verbs begin that send patients to hospital."""
_CARRYING = ("took", "tak", "rush", "flew", "flown", "ferr", "treat", "receiv")
"""How verbs begin of what ambulances and hospitals do on any day."""
_BACK = 3
"""Sentences ahead that tell of what happened to those whom a hospital treats."""
_LISTED = 12
"""Words from "the bodies of" to the last of those whose they are."""
_REFERRED = frozenset({"referred", "shifted"})
_POSTED = frozenset({"sent", "moved", "transferred", "driven"})
_DONE = frozenset({"sent", "hospitalised", "hospitalized"})
"""Forms of those verbs that may be passive, as headlines write it: "Twelve sent to hospital"."""
_AID = frozenset({"medics", "aid workers", "security forces", "militants", "journalists"})
"""Groups who are sent to a hospital to work there."""


def hospital_argument(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    """Several people who were taken to hospital, unless they were sick or are dead.

    One person alone is told of in other words as well, or died there.
    """
    if index.sick:
        return None
    how, edge = voice(index, trigger)
    if not _REFUSED.isdisjoint(index.tokens.lower[max(0, edge - 2) : trigger.start]):
        return None  # "four others declined to be taken to hospital"
    active = how != "passive" or index.tokens.lower[trigger.start] == "treating"
    sent = _patients_sent(index, trigger) if active else None
    if sent is not None or (active and _sends_somebody(index, trigger)):
        return sent
    argument = to_the_left(index, trigger, edge, "hospital")
    if argument is None or argument.participant.form not in {"number", "vague"}:
        return None
    head = argument.participant.head
    known = head in index.harm and head and not index.tokens.lower[head].startswith("victim")
    single = (argument.participant.high or 2) < 2
    if known or single or argument.participant.vague in _PROPORTIONS:
        return None
    lives = _sent_as_patients(index, argument) and not _are_bodies(index, argument)
    return argument if lives and not _died_there(index, argument) else None


def _are_bodies(index: DocumentIndex, argument: Argument) -> bool:
    """Whether the dead are brought to a hospital: "the bodies of four men and two women"."""
    tokens, start = index.tokens, argument.participant.start
    for word in range(start - 1, max(tokens.bounds(start)[0], start - _LISTED) - 1, -1):
        if tokens.lower[word : word + 2] in (["bodies", "of"], ["remains", "of"]):
            return True
        if tokens.tags[word].startswith("VB"):
            return False
    return False


def _patients_sent(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    """Those who are sent to hospital as patients, not the doctors who are sent to help."""
    carried = index.tokens.lower[trigger.start].startswith(_CARRYING)
    if not carried and not index.tokens.lower[trigger.start].startswith(_SENDING):
        return None
    if carried and not _is_after_event(index, trigger):
        return None
    patients = search_right(index, trigger.end)
    if patients is None or patients.form != "number":
        return None
    head = patients.head
    if head is not None and group([singular(index.tokens.lower[head])]) in _AID:
        return None
    return Argument(patients, trigger, "hospital", "right")


def _sends_somebody(index: DocumentIndex, trigger: Trigger) -> bool:
    """Whether a verb has its one patient behind it: "displaces 27, sends firefighter to"."""
    tokens, verb = index.tokens, trigger.start
    if not tokens.lower[verb].startswith(_SENDING):
        return False
    behind = any(tokens.deps[child] == "dobj" for child in tokens.children[verb])
    return behind or tokens.lower[verb] not in _DONE


def _is_after_event(index: DocumentIndex, trigger: Trigger) -> bool:
    """Whether a sentence, or one of those before it, tells of what happened to its patients."""
    last = index.tokens.sentence_of[trigger.start]
    own = range(trigger.start, trigger.end)
    return any(
        happens(index, index.tokens.scope(number), own)
        for number in range(max(0, last - _BACK), last + 1)
    )


def _sent_as_patients(index: DocumentIndex, argument: Argument) -> bool:
    """Whether those who were sent somewhere were hurt, and are no doctors or files.

    "Seven were referred to Ranchi" is of the injured where the sentence has told of them.
    """
    lower, trigger, people = index.tokens.lower, argument.trigger, argument.participant
    verb = lower[trigger.start]
    if index.tokens.tags[trigger.end : trigger.end + 2] == ["TO", "VB"]:
        return False  # "driven to the hospital to visit"
    if people.head is not None and verb in _POSTED:
        aid = group([singular(lower[people.head])]) in _AID
        return not aid and "other" not in lower[trigger.start : trigger.end]
    if verb not in _REFERRED or trigger.end > trigger.start + 2:
        return True
    first = index.tokens.bounds(trigger.start)[0]
    ahead = (index.harm.get(word) for word in range(first, trigger.start))
    return any(harm is not None and harm.kind == "injured" for harm in ahead)


def _died_there(index: DocumentIndex, argument: Argument) -> bool:
    """Whether those who were taken to hospital died, and not some whom a number tells of."""
    trigger = argument.trigger
    later = range(trigger.end, index.tokens.bounds(trigger.start)[1])
    death = next((w for w in later if w in index.harm and index.harm[w].kind == "killed"), None)
    if death is None or argument.participant.head is None:
        return False
    return not any(word in index.by_start for word in range(trigger.end, death))
