"""All arguments of a document: direct ones, and what lists, parts and paired triggers pass on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.counts.argument_search import search_right
from tui.facts.casualties.counts.ellipsis import elliptic_arguments
from tui.facts.casualties.counts.equated_parts import equated_parts
from tui.facts.casualties.counts.everybody import all_but_few, everybody
from tui.facts.casualties.counts.figures import figures
from tui.facts.casualties.counts.implied_outcomes import without_implied
from tui.facts.casualties.counts.later_deaths import later_deaths
from tui.facts.casualties.counts.member_lists import lists_of
from tui.facts.casualties.counts.named_victims import (
    identified_dead,
    listed_victims,
    victims_ahead,
)
from tui.facts.casualties.counts.other_counts import other_counts
from tui.facts.casualties.counts.pronouns import parts_of_dead, pronoun_arguments
from tui.facts.casualties.counts.raised_totals import raised_totals, with_followed
from tui.facts.casualties.counts.rests import rest_arguments
from tui.facts.casualties.counts.rival_counts import rival_counts
from tui.facts.casualties.counts.rule_dispatch import direct_arguments
from tui.facts.casualties.counts.shared_triggers import shared_arguments
from tui.facts.casualties.counts.shares import (
    last_of_row,
    manner_arguments,
    more_of_dead,
    shares_aside,
)
from tui.facts.casualties.counts.text_tables import table_arguments
from tui.facts.casualties.counts.total_rules import (
    gapped_arguments,
    shares_of_dead,
)
from tui.facts.casualties.index.document_index import SAYING, Argument, DocumentIndex
from tui.facts.casualties.index.person_nouns import singular
from tui.facts.lexicon import grammar
from tui.facts.numbers import FRACTIONS

if TYPE_CHECKING:
    from tui.facts.casualties.counts.relations import Relations
    from tui.facts.casualties.index.participant import Participant
    from tui.model import ClaimKind

_SAID = frozenset({"said", "says", "say", "told", "added"})
_WITH = (
    ("along", "with"),
    ("together", "with"),
    ("as", "well", "as"),
    ("in", "addition", "to"),
    ("alongside",),
    (",", "along", "with"),
    (",", "together", "with"),
    (",", "as", "well", "as"),
    (",", "in", "addition", "to"),
    (",", "besides"),
    *((*comma, "as", verb) for comma in ((), (",",)) for verb in ("was", "were", "did")),
)
_BESIDE = frozenset(
    {"accomplice", "aide", "associate", "bodyguard", "colleague", "companion", "comrade", "friend"}
) | {"other", "relative", "follower"}
"""Nouns for those in whose company somebody is: a knife is none."""
_ADVERBIALS = 12
"""Words between a verb and the comma behind which others are told who came to the same."""
_KIN = grammar().kin
_ROW = 4
"""Words from somebody to those of whom they are one: "one of the three"."""


def find_arguments(index: DocumentIndex) -> list[Argument]:
    """Find every argument, each participant and kind once, in the order of the text."""
    tables = table_arguments(index)
    cells = {argument.participant.start for argument in tables}
    direct = _with_own_trigger(index, cells)
    lists = lists_of(index, direct)
    results = [passed for argument in direct for passed in lists.with_members(argument)]
    harmed = {(argument.participant.start, argument.trigger.kind) for argument in results}
    results = [*tables, *(_settled(argument, harmed, lists.relations) for argument in results)]
    results = [_with_whole(index, argument) for argument in results]
    results += all_but_few(index, results)
    seen: dict[tuple[int, str], Argument] = {}
    for argument in results:
        key = (argument.participant.start, argument.trigger.kind)
        seen.setdefault(key, argument)
    victims = [a for a in seen.values() if not _tells(index, a) and not _is_no_count(index, a)]
    return without_implied(index, _without_apposed(index, _without_epithets(victims)))


def _with_own_trigger(index: DocumentIndex, cells: set[int]) -> list[Argument]:
    """The arguments that a rule finds for each participant outside a table's cells."""
    direct = [
        argument for argument in direct_arguments(index) if argument.participant.start not in cells
    ]
    direct += shared_arguments(index, direct)
    direct += _comitative(index, direct)
    direct += [*shares_of_dead(index, direct), *elliptic_arguments(index, direct)]
    direct += [*gapped_arguments(index, direct), *later_deaths(index, direct)]
    direct += [*manner_arguments(index, direct), *raised_totals(index, direct)]
    direct = with_followed(index, direct)
    direct += [*rival_counts(index, direct), *shares_aside(index, direct)]
    direct += last_of_row(index, direct)
    direct += other_counts(index, direct)
    direct += figures(index, direct)
    direct += identified_dead(index, direct)
    direct += listed_victims(index, direct)
    direct += more_of_dead(index, direct)
    direct += victims_ahead(index, direct)
    direct += [*pronoun_arguments(index, direct), *everybody(index)]
    direct += parts_of_dead(index, direct)
    direct += rest_arguments(index, direct)
    direct += equated_parts(index, direct)
    return direct


def _with_whole(index: DocumentIndex, argument: Argument) -> Argument:
    """All of those of whom somebody is only one: "one of three pupils to die there"."""
    participant, trigger, lower = argument.participant, argument.trigger, index.tokens.lower
    infinitive = "to" in lower[max(participant.end, trigger.start - 2) : trigger.start]
    if not (participant.of_whole and infinitive and participant.low == participant.high == 1):
        return argument
    behind = range(participant.start + 1, participant.start + _ROW)
    wholes = (index.by_start.get(word) for word in behind)
    whole = next((p for p in wholes if p is not None and p.form == "number"), None)
    return argument if whole is None else replace(argument, participant=whole, subset=False)


def _tells(index: DocumentIndex, argument: Argument) -> bool:
    """Whether somebody only tells of the victims: "killed six soldiers, two officers said"."""
    participant, tokens = argument.participant, index.tokens
    if tokens.lower[participant.start - 1] != ",":
        return False
    behind = tokens.lower[participant.end : participant.end + 1]
    if argument.subset and participant.form in {"article", "single"}:
        return not SAYING.isdisjoint(behind)
    return argument.rule == "coordination" and not _SAID.isdisjoint(behind)


def _is_no_count(index: DocumentIndex, argument: Argument) -> bool:
    """Whether words are no count: "put the number of deaths at 208", "a third of the crew"."""
    participant = argument.participant
    if participant.vague in FRACTIONS and participant.vague != "half":
        return True
    harm = index.harm.get(participant.start)
    return participant.vague == "number of" and harm is not None and harm.mode == "toll"


def _without_apposed(index: DocumentIndex, arguments: list[Argument]) -> list[Argument]:
    """Leave out "one of them" where the text goes on with who that is: "one of them, a cousin"."""
    tokens = index.tokens
    single = {
        (argument.participant.start, argument.trigger.kind)
        for argument in arguments
        if argument.participant.form in {"article", "single"}
    }

    def is_apposed(argument: Argument) -> bool:
        participant, kind = argument.participant, argument.trigger.kind
        if not participant.of_whole or participant.low != 1 or participant.high != 1:
            return False
        behind = participant.end + (tokens.lower[participant.end : participant.end + 1] == [","])
        return (behind, kind) in single

    return [argument for argument in arguments if not is_apposed(argument)]


def _without_epithets(arguments: list[Argument]) -> list[Argument]:
    """Leave out what only says who other victims are: "killed 19 displaced people"."""
    harmed = {argument.participant.start for argument in arguments if argument.side != "inside"}
    return [
        argument
        for argument in arguments
        if argument.side != "inside" or argument.participant.start not in harmed
    ]


def _settled(
    argument: Argument, harmed: set[tuple[int, ClaimKind]], relations: Relations
) -> Argument:
    """An argument whose participant is a part only if its whole came to the same harm."""
    total = relations.total_of.get(argument.participant.start)
    if not argument.subset or total is None or argument.trigger.mode in {"among", "included"}:
        return argument
    same = (total.start, argument.trigger.kind) in harmed
    return argument if same else replace(argument, subset=False)


def _comitative(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Victims named after the verb: "4 soldiers were hurt along with 3 bystanders"."""
    results: list[Argument] = []
    for argument in direct:
        results += _with_kin(index, argument)
        if argument.side != "left":
            continue
        for joint in (argument.trigger.end, _past_adverbials(index, argument.trigger.end)):
            end = _past_with(index.tokens.lower, joint)
            participant = search_right(index, end) if end is not None else None
            if participant is not None and participant.nature == "people":
                results.append(Argument(participant, argument.trigger, "comitative", "right"))
    return results


def _past_with(lower: list[str], word: int) -> int | None:
    """Where those begin whom "along with" or the like adds, if it stands at a word."""
    ends = (word + len(joint) for joint in _WITH if tuple(lower[word : word + len(joint)]) == joint)
    return next(ends, None)


def _past_adverbials(index: DocumentIndex, word: int) -> int:
    """The comma behind where and when something was: "was held in a raid in Kerch, along with"."""
    tokens = index.tokens
    last = min(tokens.bounds(word - 1)[1], word + _ADVERBIALS)
    for at in range(word, last):
        if tokens.lower[at] == ",":
            return at
        if at in index.covering or at in index.harm or tokens.tags[at].startswith("VB"):
            break
    return word


def _is_of_theirs(index: DocumentIndex, participant: Participant) -> bool:
    """Whether some are of somebody's people: "with six of his men"."""
    words = range(participant.start, participant.end)
    owned = any(index.tokens.tags[word] == "PRP$" for word in words)
    people = participant.nature == "people" and participant.of_whole
    return people and owned and participant.form == "number"


def _with_kin(index: DocumentIndex, argument: Argument) -> list[Argument]:
    """Those who came to harm with somebody: "she died with her two sons", "with two aides"."""
    tokens, word = index.tokens, argument.trigger.end
    if tokens.lower[word : word + 1] == ["on"] and tokens.entities[word + 1 : word + 2] == ["DATE"]:
        word += 2
    if tokens.lower[word : word + 1] != ["with"] or argument.side != "left":
        return []
    owned = tokens.tags[word + 1 : word + 2] == ["PRP$"]
    kin = index.by_start.get(word + 1)
    if kin is not None and _is_of_theirs(index, kin):
        return [Argument(kin, argument.trigger, "comitative", "right")]
    beside = _KIN if owned else _KIN | _BESIDE
    if kin is None or kin.head is None or singular(tokens.lower[kin.head]) not in beside:
        return []
    if not owned and kin.form != "number":
        return []
    return [Argument(kin, argument.trigger, "comitative", "right")]
