"""Rules for verbs and states: who was killed, who died, who is missing, who came to no harm."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.counts.argument_search import (
    WHERE,
    negated,
    objects,
    search_left,
    search_right,
    subject,
    takes_object,
    voice,
)
from tui.facts.casualties.counts.clauses import before_clause, in_clause, of_clause_before
from tui.facts.casualties.counts.far_search import (
    before_who,
    past_share,
    search_far_left,
    search_far_right,
    tells_victims,
    whom_before,
)
from tui.facts.casualties.counts.listed_as import listed_as
from tui.facts.casualties.index.document_index import (
    INCLUDING,
    RELATIVES,
    Argument,
    DocumentIndex,
)
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.participant import Participant
    from tui.facts.casualties.index.triggers import Trigger
    from tui.model import Rule

_FALLS_TOO = grammar().falls_too
_PROPORTIONS = grammar().proportions
_LEAVE = grammar().leave
_RESULTS = frozenset({"hostage", "captive", "prisoner", "to"})
"""What a verb makes of its object: "took 12 hostage", "beat a man to death"."""
_THE = frozenset({"the", "these", "those"})
_JUDGED = frozenset({"sentenced", "condemned", "sentencing", "sentences"})
_FAR = 18
"""Words between "left" or "drove" and a state."""


def act_argument(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    """Find the victims of a verb: before a passive or a participle, behind an active form."""
    how, edge = voice(index, trigger)
    told = whom_before(index, trigger.start) if how != "passive" else None
    if told is not None:
        return Argument(told, trigger, "active-object", "left")
    if how == "passive" and trigger.form == "ing" and trigger.mode == "act":
        progressive = search_right(index, trigger.end)  # "we are treating 31 people"
        if progressive is not None:
            return Argument(progressive, trigger, "active-object", "right")
    if how == "passive" and trigger.form in {"past", "ing"}:
        return to_the_left(index, trigger, edge, "passive-subject")
    bracketed = index.tokens.lower[trigger.end : trigger.end + 1] == ["("]
    if _falls_too(index, trigger) and not bracketed:  # as "40 families have evacuated to" a hall
        moved = index.tokens.lower[trigger.start] == "evacuated"
        right = None if moved else _to_the_right(index, trigger)
        return right or to_the_left(index, trigger, edge, "intransitive")
    active = how == "perfect" or index.tokens.lower[edge - 1 if edge else 0] in {"that", "which"}
    if active or trigger.form != "past":
        return _to_the_right(index, trigger)
    return _participle(index, trigger)


def _is_noun(index: DocumentIndex, trigger: Trigger) -> bool:
    """Whether a participle stands for those who came to harm: "he spoke to the wounded"."""
    tokens = index.tokens
    alone = tokens.tags[trigger.end : trigger.end + 1]
    behind = tokens.lower[trigger.start - 1] in _THE and trigger.start > 0
    return behind and not (alone and alone[0].startswith(("NN", "JJ", "CD", "VB", "DT")))


def _participle(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    """The victims of a form that is past tense or participle: "rebels killed 7", "7 killed"."""
    if _is_noun(index, trigger):
        return None
    preceding = search_left(index, trigger.start)
    bracket = index.tokens.lower[trigger.end : trigger.end + 1] == ["("]
    object_ = None if bracket and preceding else search_right(index, trigger.end)
    later = index.tokens.lower[trigger.end : trigger.end + 1] in (["when"], ["as"], ["after"])
    if later and preceding is not None and preceding.end == trigger.start:
        object_ = None  # "and 12 injured when their coach hit a tanker"
    dead = object_ is not None and index.tokens.lower[object_.end : object_.end + 1] == ["dead"]
    if object_ is not None and (
        dead or preceding is None or not _belongs_elsewhere(index, object_)
    ):
        return Argument(object_, trigger, "active-object", "right")
    bare = preceding is not None and preceding.head is None and preceding.end == trigger.start
    if takes_object(index, trigger.end) and object_ is None and not bare:
        return None
    if preceding is not None:
        return Argument(preceding, trigger, "reduced-passive", "left", subset=preceding.of_whole)
    return _parsed(index, trigger) or _behind(index, trigger)


def _falls_too(index: DocumentIndex, trigger: Trigger) -> bool:
    """Whether a verb takes its victim as object and as subject alike: to drown, to starve."""
    left = index.tokens.lower[trigger.start] == "evacuated" and not (
        trigger.end in index.by_start or takes_object(index, trigger.end)
    )
    return left or index.tokens.lower[trigger.start] in _FALLS_TOO


def _belongs_elsewhere(index: DocumentIndex, participant: Participant) -> bool:
    """Whether a participant after a participle has a trigger of its own, or is a part."""
    within = index.tokens.lower[participant.start : participant.end]
    if participant.of_whole and not {"them", "whom"}.isdisjoint(within):
        return True
    if participant.vague in _PROPORTIONS and participant.head is None:
        return True
    following = index.harm.get(participant.end)
    return following is not None and following.form == "past" and following.mode in {"act", "state"}


def _to_the_right(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    participant = search_right(index, trigger.end)
    if participant is not None and trigger.kind == "captured":
        participant = _unless_free(index, trigger, participant)
    if participant is not None:
        of = index.tokens.lower[trigger.end] == "of"
        return Argument(participant, trigger, "noun-of" if of else "active-object", "right")
    for word in objects(index, trigger.start):
        participant = index.participant_at(word)
        placed = index.tokens.lower[word - 1] in WHERE  # "drowned off Crete", misread
        if participant is not None and participant.start >= trigger.end and not placed:
            return Argument(participant, trigger, "active-object", "right")
    return _behind(index, trigger)


def _behind(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    participant = search_far_right(index, trigger.end)
    if participant is None:
        return None
    return Argument(participant, trigger, "behind-a-place", "right")


def _parsed(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    """The subject that the parser sees for a participle that stands alone."""
    word = subject(index, trigger.start)
    participant = index.participant_at(word) if word is not None else None
    if participant is None or participant.start >= trigger.start:
        return None
    return Argument(participant, trigger, "reduced-passive", "left")


def to_the_left(index: DocumentIndex, trigger: Trigger, edge: int, rule: Rule) -> Argument | None:
    """Find who came to harm before a verb's first word, `edge`."""
    told = before_who(index, edge)
    participant = told or _whole(index, past_share(index, search_left(index, edge)), edge)
    if participant is None and index.tokens.lower[edge - 1 : edge] == ["they"]:
        return _they(index, trigger, edge)
    reaches = edge < trigger.start or trigger.mode == "fall"
    if participant is None and reaches and index.tokens.lower[edge - 1 : edge] == [","]:
        participant = search_far_left(index, edge)
    listed = participant is not None and _ends_list(index, participant, edge)
    if (told is None and not listed) and (
        participant is None
        or participant.form in {"single", "article"}
        or participant.nature == "things"
        or in_clause(index, participant, edge)
    ):
        participant = _subject_instead(index, trigger, participant)
    if edge < trigger.start or trigger.mode == "fall" or rule == "intransitive":
        if participant is None and edge < trigger.start:
            participant = search_far_left(index, edge)
        if participant is not None and index.tokens.lower[edge - 1] not in RELATIVES:
            participant = index.partitive.get(participant.start, participant)
    if participant is None:
        return None
    counted = trigger.kind == "injured" and participant.form in {"single", "article", "number"}
    if (counted or trigger.kind == "captured") and negated(index, trigger, edge):
        if trigger.kind == "captured" and trigger.mode != "act":
            return None  # "is not in custody" does not say who was let go
        return Argument(nobody(participant), trigger, "unharmed", "left")
    return Argument(participant, trigger, rule, "left")


def _ends_list(index: DocumentIndex, participant: Participant, edge: int) -> bool:
    """Whether one is the last of counted people before a verb: "five men and a boy were killed".

    Behind a day without its marks parsers take other words for the subject.
    """
    lower = index.tokens.lower
    counted = index.by_end.get(participant.start - 1)
    joined = lower[participant.start - 1] == "and" and lower[edge] in {"were", "have", "are"}
    return joined and counted is not None and counted.form == "number"


def _whole(index: DocumentIndex, participant: Participant | None, edge: int) -> Participant | None:
    """Those before an insertion or a clause about them: "4 others, including a boy, were"."""
    lower = index.tokens.lower
    if participant is None:
        return before_clause(index, edge)
    if participant.form != "article" or lower[edge - 1] != ",":
        return participant
    included = not INCLUDING.isdisjoint(lower[participant.start - 1 : participant.start])
    listed = lower[participant.start - 1 : participant.start] == ["and"]
    several = search_far_left(index, edge) if included or listed else None
    told = several is not None and tells_victims(index, several)
    return participant if several is None or several.unit or (listed and not told) else several


def _subject_instead(
    index: DocumentIndex, trigger: Trigger, participant: Participant | None
) -> Participant | None:
    """The participant that the parser sees as the subject, where the one beside is doubtful."""
    word = subject(index, trigger.start) or subject(index, trigger.end - 1)
    if word is None:
        return participant
    if participant is not None and of_clause_before(index, word, participant):
        return participant
    parsed = index.participant_at(word)
    if parsed is not None and parsed.start < trigger.start:
        return parsed
    beside = participant is not None and participant.start <= word < participant.end
    return participant if beside or word >= trigger.start else None


def _they(index: DocumentIndex, trigger: Trigger, edge: int) -> Argument | None:
    """Resolve "they" to the only counted participant of the sentence, if it came to no harm yet."""
    first = index.tokens.bounds(trigger.start)[0]
    antecedents = [
        p for p in index.participants if first <= p.start and p.end < edge and p.nature == "people"
    ]
    counted = [p for p in antecedents if p.form in {"number", "vague"}]
    harmed = any(word in index.harm for word in range(first, edge))
    if len(counted) != 1 or harmed:
        return None
    return Argument(counted[0], trigger, "they", "left")


def _unless_free(index: DocumentIndex, trigger: Trigger, participant: Participant) -> Participant:
    """Nobody where the police "did not arrest" somebody."""
    _, edge = voice(index, trigger)
    return nobody(participant) if negated(index, trigger, edge) else participant


def nobody(participant: Participant) -> Participant:
    """Return a participant of whom nobody came to harm."""
    return replace(participant, form="zero", low=0, high=0)


def fall_argument(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    """Find the victims who died or fled: before the verb, or behind "in their hundreds"."""
    _, edge = voice(index, trigger)
    end = trigger.end
    if index.tokens.lower[end : end + 1] == ["in"] and end + 1 in index.by_start:
        participant = index.by_start[end + 1]
        if participant.vague:
            return Argument(participant, trigger, "intransitive", "right")
    return to_the_left(index, trigger, edge, "intransitive")


def _made(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    """Whom a verb made what the word behind them says: "shot his parents dead"."""
    beside = index.by_end.get(trigger.start)
    made = beside is not None and index.tokens.lower[beside.start - 1] in _LEAVE
    return Argument(beside, trigger, "state", "left") if beside is not None and made else None


def state_argument(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    """Find the victims of a state, before it or behind the verb that left them in it."""
    first = index.tokens.bounds(trigger.start)[0]
    judged = index.tokens.lower[max(first, trigger.start - 8) : trigger.start]
    theirs = index.tokens.tags[trigger.start - 1] == "PRP$"  # "her missing car"
    if theirs or not _JUDGED.isdisjoint(judged):
        return None
    if index.sick and trigger.kind == "injured" and index.tokens.lower[trigger.start] == "in":
        return None
    _, edge = voice(index, trigger)
    if index.tokens.lower[trigger.start] not in _RESULTS:
        argument = _made(index, trigger) or listed_as(index, trigger)
        argument = argument or to_the_left(index, trigger, edge, "state")
        if argument is not None:
            return argument
    for word in range(trigger.start - 1, max(first, trigger.start - _FAR) - 1, -1):
        if index.tokens.lower[word] in _LEAVE:
            participant = search_right(index, word + 1)
            return (
                Argument(participant, trigger, "state", "left")
                if participant is not None and participant.end <= trigger.start
                else None
            )
        if (word in index.harm and index.harm[word].mode != "body") or (
            index.tokens.tags[word] in {"VBD", "VBZ", "VBP"}
        ):
            return None
    return None
