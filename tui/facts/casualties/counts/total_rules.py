"""Rules for totals and lists: "the toll rose to 12", "among the dead were 3 children"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.counts.argument_search import (
    search_left,
    search_right,
    subject,
    voice,
)
from tui.facts.casualties.index.document_index import BE, Argument, DocumentIndex
from tui.facts.lexicon import grammar, numbers

if TYPE_CHECKING:
    from tui.facts.casualties.index.participant import Participant
    from tui.facts.casualties.index.triggers import Trigger
    from tui.model import Rule

_TO = grammar().reaching
_REACH = 30
"""Words from "the death toll" to its number: "of the quake that struck on Monday rose to"."""
_PLACING = frozenset(
    {
        *("in", "at", "on", "near", "upstairs", "downstairs", "nearby", "elsewhere", "outside"),
        *("inside", "beneath", "under", "beside", "behind"),
    }
)
_AT_ONCE = frozenset({"that", "instantly", "outright", "immediately", "there"})
"""Words behind those who died first: "two died that day and 23 in the following weeks"."""
_STATES = frozenset(
    {"run", "loose", "custody", "hospital", "board", "trial", "prison", "jail", "detention"}
)
"""Nouns behind "in" or "on" that say how people are, not where they died: "8 on the run"."""
_SPREAD = frozenset({"range", "ranges", "ranged", "ranging", "vary", "varies", "varied"})
"""Verbs behind which "from five to eight" is a range and no rise."""
_ROSE = frozenset({"climbed", "risen", "rose", "rise", "grown", "grew", "jumped", "increased"})
_WENT = frozenset({"go", "goes", "going", "gone", "went"}) | _ROSE
"""Verbs of which "up" is a part, and no hedge of the number behind it."""
_GROWN = 6
"""Words between a toll's old number and the verb by which it grew."""
_LAST = frozenset({"final", "latest", "revised", "updated"})
_INCIDENTS = frozenset(
    {"attacks", "blasts", "bombings", "clashes", "crashes", "explosions", "incidents", "raids"}
    | {"shootings", "strikes"}
)
"""What "one" is of, behind it."""
_DASHES = frozenset({"—", "–", ":"})
"""What opens the parts of a number: "13 died: seven in one town", "20 deaths—nine in Iowa"."""
_JOINTS = frozenset({"and", ",", ";"}) | _DASHES
"""What may stand before a number whose verb is left out."""
_VERB = 8
"""Words behind a number without a verb among which its own would stand."""
_OPENER = 6
"""Words of a sentence in which "of the dead" or "of the 43 dead" stands."""
_ORDINALS = frozenset(numbers().calendar.ordinals)
_QUOTES = frozenset({'"', "``", "''", "“", "”", "'", "‘"})


def toll_argument(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    """Find the number that a toll reached: the first after "to", "at", "of", a verb of being."""
    inside = (index.covering.get(word) for word in range(trigger.start, trigger.end))
    number = next((p for p in inside if p is not None and p.form == "number"), None)
    if number is not None:
        return Argument(number, trigger, "number-noun", "inside")
    ahead = index.by_end.get(trigger.start)
    if ahead is not None and index.tokens.lower[ahead.start - 1] == "to":
        return Argument(ahead, trigger, "toll", "right")
    last = index.tokens.bounds(trigger.start)[1]
    aside: Argument | None = None
    for word in range(trigger.end, min(last, trigger.end + _REACH)):
        participant = index.by_start.get(word)
        counts = participant is not None and participant.form in {"number", "vague"}
        if participant is None or not counts or participant.nature == "things":
            continue
        reached = _reached(index, trigger, participant)
        former = _had_stood(index, participant) or _rises_from(index, participant, last)
        if reached is not None and former:
            aside = aside or reached
        elif reached is not None:
            return reached
    return aside


def _rises_from(index: DocumentIndex, participant: Participant, last: int) -> bool:
    """Whether a toll was a number that has grown: "the toll of 15 has since climbed to 18"."""
    lower = index.tokens.lower
    if lower[participant.start - 1] != "of":
        return False
    behind = range(participant.end, min(last, participant.end + _GROWN))
    rose = next((at for at in behind if lower[at] in _ROSE), None)
    return rose is not None and "to" in lower[rose + 1 : rose + 4]


def _had_stood(index: DocumentIndex, participant: Participant) -> bool:
    """Whether a clause says what a toll had been: "the toll, which stood at 58, rose to 72"."""
    ahead = index.tokens.lower[max(0, participant.start - 5) : participant.start]
    given = not {"first", "initially", "originally"}.isdisjoint(ahead)
    return ("which" in ahead and "stood" in ahead) or given


def _reached(index: DocumentIndex, trigger: Trigger, participant: Participant) -> Argument | None:
    """What a number behind a toll says of it: that it rose so far, or what it is, if anything."""
    lower, word = index.tokens.lower, participant.start
    rose = _SPREAD.isdisjoint(lower[trigger.start : word])
    if lower[word] == "from" and participant.precision == "range" and rose:
        end = replace(participant, low=participant.high, precision="exact")
        return Argument(end, trigger, "toll", "right")
    above = lower[word] in {"above", "over"} or (
        lower[word] == "up" and lower[word - 1] in _WENT  # "had gone up to 30"
    )
    before = word - 1 - (index.tokens.tags[word - 1] == "RB" and word - 1 > trigger.end)
    if not rose or lower[before] in _TO or word == trigger.end or above:
        return Argument(participant, trigger, _counted(index, trigger), "right")
    return None


def _counted(index: DocumentIndex, trigger: Trigger) -> Rule:
    """The rule of a total: one that a source "put at" a number is its count, no running toll."""
    lower = index.tokens.lower
    if lower[trigger.start] in {"true", "real", "actual"}:
        return "count"
    if not _LAST.isdisjoint(lower[trigger.start : trigger.end]):
        return "toll"
    ahead = lower[max(0, trigger.start - 3) : trigger.end]
    return "count" if not {"put", "puts", "putting"}.isdisjoint(ahead) else "toll"


def among_argument(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    """Find victims who were among the dead, before the phrase or after it."""
    lower = index.tokens.lower
    end = trigger.end
    if trigger.mode == "included" or (end < len(lower) and lower[end] in BE):
        participant = search_right(index, end if trigger.mode == "included" else end + 1)
        part = trigger.mode != "included" or lower[end - 1] not in {"were", "are"}
        return (
            Argument(participant, trigger, "among-the-dead", "right", subset=part)
            if participant
            else None
        )
    _, edge = voice(index, trigger)
    if edge == trigger.start:
        beside = index.by_end.get(edge)
        participant = beside if beside is not None and beside.form == "number" else None
    else:
        participant = search_left(index, edge) or _subject(index, trigger)
    return (
        Argument(participant, trigger, "among-the-dead", "left", subset=True)
        if participant
        else None
    )


def _subject(index: DocumentIndex, trigger: Trigger) -> Participant | None:
    """The subject of "were among the dead", where something stands between."""
    word = subject(index, trigger.start)
    return index.participant_at(word) if word is not None and word < trigger.start else None


def shares_of_dead(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Parts by what they were: "of the dead, 61 were women and 22 were children"."""
    tokens = index.tokens
    linked = {argument.participant.start for argument in direct}
    results: list[Argument] = []
    for begin, last in tokens.sentences:
        first = begin + (tokens.lower[begin] in _QUOTES)
        if tokens.lower[first : first + 1] not in (["of"], ["among"]):
            continue
        head = range(first, min(last, first + _OPENER))
        trigger = next((index.harm[word] for word in head if word in index.harm), None)
        if trigger is None or tokens.lower[first + 1] not in {"the", "those", "these", "them"}:
            continue
        results += [
            Argument(participant, trigger, "of-the-dead", "right", subset=True)
            for participant in index.participants
            if head.stop - 2 <= participant.start < last
            and participant.start >= trigger.end
            and participant.start not in linked
            and participant.form == "number"
            and _is_something(index, participant.end, last)
        ]
    return results


def gapped_arguments(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Numbers whose verb stands with the one before: "two died in A and three in B"."""
    linked = {argument.participant.start for argument in direct}
    bare = (
        p
        for p in index.participants
        if (p.form == "number" or p.further) and p.head is None and p.start not in linked
    )
    gapped = (_gapped(index, participant, direct) for participant in bare)
    return [argument for argument in gapped if argument is not None]


def _gapped(
    index: DocumentIndex, participant: Participant, direct: list[Argument]
) -> Argument | None:
    """A number without noun and verb, with the verb of the number before it."""
    lower = index.tokens.lower
    first, last = index.tokens.bounds(participant.start)
    opposed = _is_of_others(index, participant.start, first)
    if participant.end >= last or not (opposed or lower[participant.start - 1] in _JOINTS):
        return None
    behind = participant.end + (lower[participant.end] == "each")  # "and two each in A and B"
    placed = lower[behind] in (_PLACING | {"."} if opposed else _PLACING)
    caused = _by_cause(index, participant)
    placed = (placed or caused) and _STATES.isdisjoint(lower[behind + 1 : behind + 3])
    if not placed and not _is_something(index, participant.end, last):
        return None
    earlier = (k for k in direct if first <= k.participant.start < participant.start)
    antecedents = [k for k in earlier if (_is_reported(k) or caused) and (placed or k.subset)]
    ahead = range(participant.end, _next_clause(index, participant, last))
    if not antecedents or (not caused and any(word in index.harm for word in ahead)):
        return None
    whole = antecedents[-1]
    end = max(whole.participant.end, whole.trigger.end)
    between = lower[end : participant.start]
    parts = not _DASHES.isdisjoint(between) or between[:3] == [",", "of", "whom"]
    end = _past_day(index, end, participant.start)
    one = lower[participant.start] == "one" and not _INCIDENTS.isdisjoint(lower[end:behind])
    joins = parts or lower[end] in _PLACING | _AT_ONCE | BE | {",", "and"}
    if one or (placed and not opposed and not joins):
        return None  # "died in two strikes, one on Monday"
    return Argument(participant, whole.trigger, "gapping", "right", whole.subset or parts)


def _past_day(index: DocumentIndex, word: int, stop: int) -> int:
    """The word behind a day, where nothing else stands before a number: "over the weekend, two"."""
    tokens, begin = index.tokens, word + (index.tokens.tags[word : word + 1] == ["IN"])
    end = begin
    while end < stop and (tokens.entities[end] in {"DATE", "TIME"} or tokens.lower[end] == "the"):
        end += 1
    return end if end > begin and end == stop - 1 else word


def _next_clause(index: DocumentIndex, participant: Participant, last: int) -> int:
    """Where another's clause begins behind a number: "two in Ireland, and dozens were hurt"."""
    far = min(last, participant.end + _VERB)
    others = (w for w in range(participant.end + 1, far) if w in index.by_start)
    joined = (w for w in others if index.tokens.lower[w - 1] in {"and", "while", "but", ";"})
    return next(joined, far)


def _by_cause(index: DocumentIndex, participant: Participant) -> bool:
    """Whether a part behind a colon is told by its cause: "22 deaths: 14 from drowning, six"."""
    lower, first = index.tokens.lower, index.tokens.bounds(participant.start)[0]
    caused = lower[participant.end : participant.end + 1] == ["from"]
    return caused and ":" in lower[first : participant.start]


def _is_of_others(index: DocumentIndex, word: int, first: int) -> bool:
    """Whether a number is another subject's, whose verb is left out: "and the army three"."""
    lower, tags = index.tokens.lower, index.tokens.tags
    if word - 3 > first and tags[word - 1] == "POS":
        return lower[word - 3] in {"and", ","}  # "Sunday's storm killed 11 and Monday's four"
    if word - 3 <= first or lower[word - 2] not in {"the", "its", "another", "a", "an"}:
        return False
    one_more = lower[word] == "one" and lower[word - 1] in _ORDINALS  # "a second one in Goma"
    return (
        not one_more and lower[word - 3] in {"and", ","} and tags[word - 1].startswith(("NN", "JJ"))
    )


def _is_reported(argument: Argument) -> bool:
    return argument.participant.form in {"number", "article"} and argument.rule not in {
        "toll",
        "count",
    }


def _is_something(index: DocumentIndex, word: int, last: int) -> bool:
    """Whether people are said to be something: "were women", "are from Mali"."""
    if word + 1 >= last or index.tokens.lower[word] not in BE:
        return False
    caused = index.tokens.lower[word + 1] in {"caused", "recorded", "reported"}
    return caused or index.tokens.tags[word + 1].startswith(("NN", "JJ", "DT", "CD", "IN", "RB"))
