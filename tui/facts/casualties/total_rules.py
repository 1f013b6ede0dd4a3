"""Rules for totals and lists: "the toll rose to 12", "among the dead were 3 children"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.argument_search import (
    search_far_right,
    search_left,
    search_right,
    subject,
    voice,
)
from tui.facts.casualties.document_index import BE, Argument, DocumentIndex
from tui.facts.casualties.person_nouns import group, singular
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.participant import Participant
    from tui.facts.casualties.triggers import Trigger
    from tui.model import Rule

_TO = grammar().reaching
_REACH = 30
"""Words from "the death toll" to its number: "of the quake that struck on Monday rose to"."""
_PLACING = frozenset(
    {"in", "at", "on", "near", "upstairs", "downstairs", "nearby", "elsewhere", "outside", "inside"}
)
_SPREAD = frozenset({"range", "ranges", "ranged", "ranging", "vary", "varies", "varied"})
"""Verbs behind which "from five to eight" is a range and no rise."""
_LAST = frozenset({"final", "latest", "revised", "updated"})
_OPENER = 6
"""Words of a sentence in which "of the dead" or "of the 43 dead" stands."""
_KIN = grammar().kin
_LOSERS = grammar().losers
_BADLY = grammar().badly
_SHARES = grammar().shares


def toll_argument(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    """Find the number that a toll reached: the first after "to", "at", "of", a verb of being."""
    lower = index.tokens.lower
    last = index.tokens.bounds(trigger.start)[1]
    for word in range(trigger.start, trigger.end):
        participant = index.covering.get(word)
        if participant is not None and participant.form == "number":
            return Argument(participant, trigger, "number-noun", "inside")
    ahead = index.by_end.get(trigger.start)
    if ahead is not None and index.tokens.lower[ahead.start - 1] == "to":
        return Argument(ahead, trigger, "toll", "right")
    for word in range(trigger.end, min(last, trigger.end + _REACH)):
        participant = index.by_start.get(word)
        if (
            participant is None
            or participant.form not in {"number", "vague"}
            or participant.nature == "things"
        ):
            continue
        rose = _SPREAD.isdisjoint(lower[trigger.start : word])
        if lower[word] == "from" and participant.precision == "range" and rose:
            participant = replace(participant, low=participant.high, precision="exact")
            return Argument(participant, trigger, "toll", "right")
        if (
            not rose
            or lower[word - 1] in _TO
            or word == trigger.end
            or lower[word] in {"above", "over"}
        ):
            return Argument(participant, trigger, _counted(index, trigger), "right")
    return None


def _counted(index: DocumentIndex, trigger: Trigger) -> Rule:
    """The rule of a total: one that a source "put at" a number is its count, no running toll."""
    lower = index.tokens.lower
    if not _LAST.isdisjoint(lower[trigger.start : trigger.end]):
        return "toll"
    ahead = lower[max(0, trigger.start - 3) : trigger.start]
    return "count" if not {"put", "puts", "putting"}.isdisjoint(ahead) else "toll"


def among_argument(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    """Find victims who were among the dead, before the phrase or after it."""
    lower = index.tokens.lower
    end = trigger.end
    if trigger.mode == "included" or (end < len(lower) and lower[end] in BE):
        participant = search_right(index, end if trigger.mode == "included" else end + 1)
        return (
            Argument(participant, trigger, "among-the-dead", "right", subset=True)
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
    return index.covering.get(word) if word is not None and word < trigger.start else None


def shares_of_dead(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Parts by what they were: "of the dead, 61 were women and 22 were children"."""
    tokens = index.tokens
    linked = {argument.participant.start for argument in direct}
    results: list[Argument] = []
    for first, last in tokens.sentences:
        if tokens.lower[first] not in {"of", "among"}:
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
    lower = index.tokens.lower
    linked = {argument.participant.start for argument in direct}
    results: list[Argument] = []
    for participant in index.participants:
        first, last = index.tokens.bounds(participant.start)
        bare = (
            participant.form == "number"
            and participant.head is None
            and participant.start not in linked
        )
        opposed = _is_of_others(index, participant.start, first)
        joined = opposed or lower[participant.start - 1] in {"and", ","}
        if not bare or participant.end >= last or not joined:
            continue
        placed = lower[participant.end] in (_PLACING | {"."} if opposed else _PLACING)
        if not placed and not _is_something(index, participant.end, last):
            continue
        antecedents = [
            k
            for k in direct
            if first <= k.participant.start < participant.start and _is_reported(k)
        ]
        antecedents = [k for k in antecedents if placed or k.subset]
        if antecedents and not any(
            w in index.harm for w in range(participant.end, min(last, participant.end + 8))
        ):
            antecedent = antecedents[-1]
            rest = lower[max(antecedent.participant.end, antecedent.trigger.end) :][:1]
            if not placed or opposed or rest[0] in _PLACING | BE | {",", "and"}:
                results.append(
                    Argument(
                        participant,
                        antecedent.trigger,
                        "gapping",
                        "right",
                        subset=antecedent.subset,
                    )
                )
    return results


def _is_of_others(index: DocumentIndex, word: int, first: int) -> bool:
    """Whether a number is another subject's, whose verb is left out: "and the army three"."""
    lower, tags = index.tokens.lower, index.tokens.tags
    if word - 3 <= first or lower[word - 2] not in {"the", "its", "another"}:
        return False
    return lower[word - 3] in {"and", ","} and tags[word - 1].startswith(("NN", "JJ"))


def manner_arguments(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Parts of the injured by how badly they were hurt: "12 were wounded, several critically"."""
    tokens = index.tokens
    hurt = [argument for argument in direct if argument.trigger.kind == "injured"]
    linked = {argument.participant.start for argument in direct}
    results: list[Argument] = []
    for participant in index.participants:
        first, last = tokens.bounds(participant.start)
        bare = participant.head is None and participant.form in {"number", "vague"}
        if (
            not bare
            or participant.start in linked
            or participant.end >= last
            or participant.vague in _SHARES
        ):
            continue
        antecedents = [
            argument for argument in hurt if first <= argument.trigger.start < participant.start
        ]
        if (
            antecedents
            and tokens.lower[participant.end] in _BADLY
            and tokens.lower[participant.start - 1] == ","
        ):
            results.append(
                Argument(participant, antecedents[-1].trigger, "manner", "right", subset=True)
            )
    return results


def _is_reported(argument: Argument) -> bool:
    return argument.participant.form in {"number", "article"} and argument.rule not in {
        "toll",
        "count",
    }


def _is_something(index: DocumentIndex, word: int, last: int) -> bool:
    """Whether people are said to be something: "were women", "are from Mali"."""
    if word + 1 >= last or index.tokens.lower[word] not in BE:
        return False
    return index.tokens.tags[word + 1].startswith(("NN", "JJ", "DT", "CD", "IN", "RB"))


def claim_argument(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    """Lives that were claimed, cost, taken or lost, and fighters whom a force lost."""
    how, edge = voice(index, trigger)
    verb = index.tokens.lower[trigger.start]
    if (
        verb == "lost"
        and index.tokens.lower[trigger.end : trigger.end + 1]
        and (index.tokens.lower[trigger.end] in {"his", "her", "their"})
    ):
        return _kin(index, trigger)
    participant, side = search_right(index, trigger.end), "right"
    if how == "passive" or (participant is None and verb == "lost"):
        participant, side = search_left(index, edge), "left"
    if participant is None and verb.startswith("claim"):
        participant = search_far_right(index, trigger.end)
    if participant is None or participant.form not in {"number", "vague"}:
        return None
    if participant.head is None:
        first = index.tokens.bounds(trigger.start)[0]
        fought = verb == "lost" and any(
            word.startswith("lo")
            and group(index.tokens.lower[position + 1 : position + 6]) in _LOSERS
            for position, word in enumerate(index.tokens.lower[first : trigger.start], first)
        )
        return Argument(participant, trigger, "claimed-lives", "right") if fought else None
    noun = singular(index.tokens.lower[participant.head])
    people = index.tokens.lower[participant.start : participant.end]
    if (
        noun == "life"
        or (verb.startswith("claim") and participant.nature == "people" and side == "right")
        or (
            verb.startswith("los")
            and side == "right"
            and (group(people) in _LOSERS or noun in {"man", "member"} | _KIN)
        )
    ):
        return Argument(
            participant, trigger, "claimed-lives", "left" if side == "left" else "right"
        )
    return None


def _kin(index: DocumentIndex, trigger: Trigger) -> Argument | None:
    """Relatives whom somebody lost: "she lost her husband", "he lost his two sons"."""
    participant = search_right(index, trigger.end)
    if participant is None or participant.head is None or participant.nature != "people":
        return None
    noun = singular(index.tokens.lower[participant.head])
    return Argument(participant, trigger, "claimed-lives", "right") if noun in _KIN else None
