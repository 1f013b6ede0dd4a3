"""Who takes people away says what that is: the state arrests them, gunmen abduct them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.counts.argument_search import subject, voice
from tui.facts.casualties.index.person_nouns import group, singular
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.triggers import Trigger

_TAKING = grammar().taking
_JAILERS = grammar().jailers
_BANDS = grammar().bands
_PRISONERS = frozenset({"alive", "captive", "captives", "detainees", "prisoner", "prisoners"})
_AGAINST_LAW = frozenset(
    {"bush", "captive", "forest", "gunpoint", "hostage", "hostages", "jungle", "ransom", "shields"}
    | {"undisclosed", "unknown"}
)
"""What stands beside a taking that is no arrest, whoever does it."""
_KIDNAPPERS = frozenset(
    {"abductors", "bandits", "captors", "gang", "kidnappers", "pirates", "robbers"}
)
_FAR = 12
"""Words behind a verb in which its agent stands, and what became of whom it took."""
_AGENT = 8
"""Words of an agent at the most: "by agents of the State Security Service"."""


def by_taker(index: DocumentIndex, argument: Argument) -> Argument:
    """The argument with the kind that who took the people gives it: "took away", "seized", "held".

    Whom others take prisoner are captured, whoever they are.
    """
    trigger, lower = argument.trigger, index.tokens.lower
    if trigger.kind not in {"abducted", "captured"} or lower[trigger.start] not in _TAKING:
        return argument
    last = index.tokens.bounds(trigger.start)[1]
    behind = lower[trigger.start : min(last, trigger.end + _FAR)]
    people = argument.participant
    result = {*lower[trigger.start : trigger.end], *lower[people.start : people.end + 1]}
    nouns = doers(index, trigger)
    kind = trigger.kind
    arrested = is_state(nouns) and _AGAINST_LAW.isdisjoint(behind)
    if arrested or not _PRISONERS.isdisjoint(result):
        kind = "captured"
    elif "ransom" in behind or not _KIDNAPPERS.isdisjoint(nouns):
        kind = "abducted"
    elif is_band(nouns) and not lower[trigger.start].startswith("h"):
        kind = "abducted"  # whom a militia "holds" may be prisoners of war
    return replace(argument, trigger=replace(trigger, kind=kind))


def is_state(nouns: list[str]) -> bool:
    """Tell whether the words of who takes people are of police, soldiers or a prison."""
    return not _JAILERS.isdisjoint(nouns) or group([*map(singular, nouns)]) == "security forces"


def is_band(nouns: list[str]) -> bool:
    """Tell whether the words of who takes people are of fighters, pirates or a gang."""
    return not _BANDS.isdisjoint(nouns) or any(
        group([singular(noun)]) == "militants" for noun in nouns
    )


def doers(index: DocumentIndex, trigger: Trigger) -> list[str]:
    """The words of who does something: the agent of a passive, or the subject and what it is of."""
    tokens = index.tokens
    agent = _agent(index, trigger)
    if agent or (voice(index, trigger)[0] == "passive" and trigger.form != "ing"):
        return agent
    head = subject(index, trigger.start)
    if head is None or head >= trigger.start:
        return []
    lower, children = tokens.lower, tokens.children
    of = [child for child in children[head] if lower[child] == "of"]
    behind = [below for child in of for below in children[child]]
    return [lower[word] for word in (head, *children[head], *behind)]


def _agent(index: DocumentIndex, trigger: Trigger) -> list[str]:
    """The words behind "by" in the clause of a verb: "was taken away by two detectives"."""
    tokens = index.tokens
    last = min(tokens.bounds(trigger.start)[1], trigger.end + _FAR)
    for word in range(trigger.end, last):
        if tokens.lower[word] == "by" and tokens.entities[word + 1 : word + 2] != ["DATE"]:
            end = word + 1
            while end < min(last, word + _AGENT) and tokens.tags[end][:2] not in {"VB", ","}:
                end += 1
            return tokens.lower[word + 1 : end]
        if tokens.tags[word].startswith("VB") or tokens.lower[word] in {";", "and"}:
            return []
    return []
