"""All arguments of a document: direct ones, and what lists, parts and paired triggers pass on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.facts.casualties.argument_search import search_right, takes_object
from tui.facts.casualties.document_index import SAYING, Argument, DocumentIndex
from tui.facts.casualties.implied_outcomes import without_implied
from tui.facts.casualties.named_victims import (
    fronted_victims,
    identified_dead,
    listed_victims,
    victims_ahead,
)
from tui.facts.casualties.person_nouns import singular
from tui.facts.casualties.pronouns import parts_of_dead, pronoun_arguments
from tui.facts.casualties.raised_totals import raised_totals
from tui.facts.casualties.relations import Relations, relate
from tui.facts.casualties.rule_dispatch import PROPORTIONS, direct_arguments
from tui.facts.casualties.text_tables import table_arguments
from tui.facts.casualties.total_rules import (
    gapped_arguments,
    manner_arguments,
    shares_of_dead,
)
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.participant import Participant
    from tui.facts.casualties.triggers import Trigger
    from tui.model import ClaimKind

_WITH = (
    ("along", "with"),
    ("together", "with"),
    ("as", "well", "as"),
    ("in", "addition", "to"),
    ("alongside",),
    (",", "along", "with"),
    (",", "together", "with"),
    (",", "as", "well", "as"),
    *((*comma, "as", verb) for comma in ((), (",",)) for verb in ("was", "were", "did")),
)
_KIN = grammar().kin
_LONGEST = 12
"""Items of the longest list that passes harm on; behind it stands another sentence's."""
_PAIRING = frozenset({"and", "or", ",", "&", "/"})


def find_arguments(index: DocumentIndex) -> list[Argument]:
    """Find every argument, each participant and kind once, in the order of the text."""
    tables = table_arguments(index)
    cells = {argument.participant.start for argument in tables}
    direct = [
        argument for argument in direct_arguments(index) if argument.participant.start not in cells
    ]
    direct += _shared(index, direct)
    direct += _comitative(index, direct)
    direct += [*shares_of_dead(index, direct), *fronted_victims(index)]
    direct += gapped_arguments(index, direct)
    direct += [*manner_arguments(index, direct), *raised_totals(index, direct)]
    direct += identified_dead(index, direct)
    direct += listed_victims(index, direct)
    direct += victims_ahead(index, direct)
    direct += pronoun_arguments(index, direct)
    direct += parts_of_dead(index, direct)
    relations = relate(index)
    parts = relations.parts()
    own = {argument.participant.start: argument for argument in reversed(direct)}
    results: list[Argument] = []
    for argument in direct:
        results += _spread(index, relations, parts, own, argument)
    harmed = {(argument.participant.start, argument.trigger.kind) for argument in results}
    results = [*tables, *(_settled(argument, harmed, relations) for argument in results)]
    seen: dict[tuple[int, str], Argument] = {}
    for argument in results:
        key = (argument.participant.start, argument.trigger.kind)
        seen.setdefault(key, argument)
    victims = [a for a in seen.values() if not (_tells(index, a) or _is_free(index, a))]
    return without_implied(index, _without_apposed(index, _without_epithets(victims)))


def _is_free(index: DocumentIndex, argument: Argument) -> bool:
    """Whether somebody is not held, which is no harm: "three others were not arrested"."""
    word = argument.trigger.start
    return argument.trigger.kind == "captured" and index.tokens.lower[word - 1] in {"not", "n't"}


def _tells(index: DocumentIndex, argument: Argument) -> bool:
    """Whether a part of the victims only tells of them: "four of them girls, an officer said"."""
    participant, tokens = argument.participant, index.tokens
    if not argument.subset or participant.form not in {"article", "single"}:
        return False
    behind = tokens.lower[participant.end : participant.end + 1]
    return tokens.lower[participant.start - 1] == "," and not SAYING.isdisjoint(behind)


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


def _shared(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Arguments of triggers that share their neighbour's participant: "killing and wounding 12"."""
    linked = {argument.trigger.start: argument for argument in direct}
    results: list[Argument] = []
    for position, trigger in enumerate(index.triggers):
        if trigger.start in linked or trigger.mode in {"claim", "toll", "among", "included"}:
            continue
        for neighbour in (
            *index.triggers[position + 1 : position + 2],
            *index.triggers[max(0, position - 1) : position],
        ):
            argument = linked.get(neighbour.start)
            if (
                argument is None
                or neighbour.kind == trigger.kind
                or not _paired(index, trigger, neighbour)
            ):
                continue
            if argument.side == "right" and takes_object(index, trigger.end):
                continue
            if trigger.mode == "act" and index.tokens.tags[trigger.end : trigger.end + 1] == [
                "PRP$"
            ]:
                continue  # "took three drivers hostage and burned their lorries"
            if (argument.side == "left") == (
                neighbour.start < trigger.start
            ) or trigger.form == "noun":
                shared = Argument(argument.participant, trigger, "shared-trigger", argument.side)
                linked[trigger.start] = shared
                results.append(shared)
                break
    return results


def _comitative(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Victims named after the verb: "4 soldiers were hurt along with 3 bystanders"."""
    lower = index.tokens.lower
    results: list[Argument] = []
    for argument in direct:
        end = argument.trigger.end
        results += _with_kin(index, argument)
        for joint in _WITH:
            if argument.side == "left" and tuple(lower[end : end + len(joint)]) == joint:
                participant = search_right(index, end + len(joint))
                if participant is not None and participant.nature == "people":
                    results.append(Argument(participant, argument.trigger, "comitative", "right"))
    return results


def _with_kin(index: DocumentIndex, argument: Argument) -> list[Argument]:
    """Relatives who came to harm with somebody: "she died on Sunday with her two sons"."""
    tokens, word = index.tokens, argument.trigger.end
    if tokens.lower[word : word + 1] == ["on"] and tokens.entities[word + 1 : word + 2] == ["DATE"]:
        word += 2
    owned = tokens.tags[word + 1 : word + 2] == ["PRP$"]
    if tokens.lower[word : word + 1] != ["with"] or not owned or argument.side != "left":
        return []
    kin = index.by_start.get(word + 1)
    if kin is None or kin.head is None or singular(tokens.lower[kin.head]) not in _KIN:
        return []
    return [Argument(kin, argument.trigger, "comitative", "right")]


def _paired(index: DocumentIndex, one: Trigger, neighbour: Trigger) -> bool:
    """Whether two triggers stand side by side, with nothing or a conjunction between them."""
    first, second = sorted((one, neighbour), key=lambda trigger: trigger.start)
    between = index.tokens.lower[first.end : second.start]
    tags = index.tokens.tags[first.end : second.start]
    plain = [w in _PAIRING or t in {"VBN", "VBD"} for w, t in zip(between, tags, strict=True)]
    return len(between) <= 3 and all(plain)


def _spread(
    index: DocumentIndex,
    relations: Relations,
    parts: dict[int, list[Participant]],
    own: dict[int, Argument],
    argument: Argument,
) -> list[Argument]:
    """A direct argument, and what it passes to the whole, to its list, and to the parts of each."""
    top = _top(index, relations, argument)
    group = [top]
    if argument.side == "left" and argument.rule != "number-noun":
        group += _list(relations, relations.previous_item, own, top)
        behind = _list(relations, relations.next_item, own, top)
        group += [
            participant for participant in behind if participant.end <= argument.trigger.start
        ]
    if argument.side == "right" and argument.rule not in {"toll", "count"}:
        group += _list(relations, relations.next_item, own, top)
    results: list[Argument] = []
    for participant in group:
        rule = (
            argument.rule
            if participant is argument.participant or participant is top
            else "coordination"
        )
        subset = argument.subset or participant.start in relations.total_of
        results.append(Argument(participant, argument.trigger, rule, argument.side, subset))
        for part in parts.get(participant.start, ()):
            if part.vague in PROPORTIONS:
                continue
            if part.start not in own or own[part.start] is argument:
                results.append(
                    Argument(part, argument.trigger, "breakdown", argument.side, subset=True)
                )
                results += [
                    Argument(inner, argument.trigger, "breakdown", argument.side, subset=True)
                    for inner in parts.get(part.start, ())
                    if inner.start not in own and inner.vague not in PROPORTIONS
                ]
    return results


def _top(index: DocumentIndex, relations: Relations, argument: Argument) -> Participant:
    """The whole that an argument means when it lands on the part beside the trigger."""
    participant = argument.participant
    total = relations.total_of.get(participant.start)
    if argument.side != "left" or total is None or total.end > participant.start:
        return participant
    if argument.rule == "number-noun" or participant.start in relations.clauses:
        return participant
    if participant.head is not None and index.tokens.lower[participant.head] in {"them", "whom"}:
        return participant
    between = range(total.end, participant.start)
    listed = index.tokens.lower[total.end : participant.start][-3:-1] == ["among", "whom"]
    finite = not listed and any(index.tokens.tags[w] in {"VBD", "VBZ", "VBP"} for w in between)
    return participant if finite or any(word in index.harm for word in between) else total


def _list(
    relations: Relations, step: dict[int, Participant], own: dict[int, Argument], start: Participant
) -> list[Participant]:
    """The participants of the same list on one side, up to one that has a trigger of its own."""
    items: list[Participant] = []
    participant = step.get(start.start)
    while participant is not None and participant.start not in own and len(items) < _LONGEST:
        total = relations.total_of.get(participant.start)
        behind = total is not None and total.start > participant.start  # "31 of the 38 others"
        if total is not None and not behind and start.start not in relations.total_of:
            break
        items.append(participant)
        participant = step.get(participant.start)
    return items
