"""Parts that a verb of being sets equal to their whole: "the ten dead are six men and a boy"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.index.document_index import BE, INCLUDING, Argument, DocumentIndex

if TYPE_CHECKING:
    from tui.facts.casualties.index.participant import Participant

_KINDS = frozenset({"killed", "injured", "captured", "abducted", "missing"})
_THEY = frozenset({"they", "these", "those"})
_LINKING = BE | INCLUDING | {"comprise", "comprised"}
_LONGEST = 12
"""Words from the verb of being to the last of the parts that it lists, for each of them."""


def equated_parts(index: DocumentIndex, direct: list[Argument]) -> list[Argument]:
    """Find the parts of those who are counted before a verb of being, or whom "they" stands for."""
    linked = {argument.participant.start for argument in direct}
    results: list[Argument] = []
    for argument in direct:
        whole = argument.participant
        if whole.form != "number" or (whole.low or 0) < 2 or argument.trigger.kind not in _KINDS:
            continue
        end = max(whole.end, argument.trigger.end)
        parts = _listed(index, end, whole) or _they_included(index, argument)
        results += [
            Argument(part, argument.trigger, "breakdown", "right", subset=True)
            for part in parts
            if part.start not in linked
        ]
        linked |= {part.start for part in parts}
    return results


def _listed(index: DocumentIndex, verb: int, whole: Participant) -> list[Participant]:
    """The people of a list straight behind a verb of being, if they are no more than the whole."""
    tokens = index.tokens
    if _LINKING.isdisjoint(tokens.lower[verb : verb + 1]):
        return []
    parts: list[Participant] = []
    last = tokens.bounds(verb - 1)[1]
    word = verb + 1
    while word < last:
        part = index.by_start.get(word)
        if part is not None and part.nature == "people" and part.form in {"number", "article"}:
            parts.append(part)
            word = part.end
        elif parts and tokens.lower[word] in {",", "and"}:
            word += 1
        else:
            break
    people = sum(part.high or 0 for part in parts)
    whole_list = tokens.lower[verb] not in BE or len(parts) > 1
    return parts if parts and whole_list and people <= (whole.high or 0) else []


def _they_included(index: DocumentIndex, argument: Argument) -> list[Participant]:
    """Whom the next sentence takes out of those just counted: "They included two nurses"."""
    tokens = index.tokens
    number = tokens.sentence_of[max(argument.participant.start, argument.trigger.start)] + 1
    if number >= len(tokens.sentences):
        return []
    first = tokens.sentences[number][0]
    opens = tokens.lower[first] in _THEY and tokens.lower[first + 1 : first + 2] == ["included"]
    return _listed(index, first + 1, argument.participant) if opens else []
