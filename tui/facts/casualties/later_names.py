"""Who somebody was whom a text names in the next sentences: "The woman, Ann Roe, 33, was hurt"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.lexicon import attacks, speech

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_NEXT = 2
"""Sentences behind a claim that may say whom it is of."""
_OTHER_PARTS = frozenset(
    {"driver", "driving", "drove", "neighbor", "neighbour", "witness", "charge", "charges", "jail"}
    | {"custody", "bond", "bail", "suspect", "gunman", "warrant", "court", "arrested", "charged"}
)
"""Words of a sentence that is about somebody who was there, or did it, and came to no harm."""
_TELLING = speech().spoken | attacks().charging.forms
_ONES = frozenset({"single", "article"})


def name_told_next(index: DocumentIndex, argument: Argument, mentions: Mentions) -> str | None:
    """Find the name of a victim whom a claim only calls "a woman"; a wrong one does harm.

    The next sentences call the same noun by name, or the next one opens with a name and an age.
    """
    tokens, participant = index.tokens, argument.participant
    head, sentence = participant.head, tokens.sentence_of[argument.trigger.start]
    if head is None or participant.form not in _ONES or participant.start in index.names:
        return None
    if tokens.starts[argument.trigger.start] < tokens.title_end:
        return None
    last = min(len(tokens.sentences), sentence + 1 + _NEXT)
    for number in range(sentence + 1, last):
        name = _called(tokens, mentions, tokens.sentences[number], tokens.lower[head])
        told = (index.harm[w].kind for w in range(*tokens.sentences[number]) if w in index.harm)
        own = argument.trigger.kind in told  # a claim of its own, be it of the same person
        if name is None and number == sentence + 1 and not own and _is_alone(index, argument):
            name = _opening_name(tokens, mentions, number, held=argument.trigger.kind == "captured")
        if name is not None:
            return name
    return None


def _called(
    tokens: TokenTable, mentions: Mentions, bounds: tuple[int, int], noun: str
) -> str | None:
    """The name behind a noun: "the woman, Ann Roe" and "Officer Ann Roe"."""
    first, last = bounds
    for word in range(first, last - 2):
        if tokens.lower[word] != noun:
            continue
        titled = tokens.slice(word, word + 1)[0].isupper()
        the = word > first and tokens.lower[word - 1] == "the" and tokens.lower[word + 1] == ","
        name = mentions.opened.get(tokens.starts[word + 2 if the else word + 1])
        if (the or titled) and name in mentions.persons:
            return name
    return None


def _is_alone(index: DocumentIndex, argument: Argument) -> bool:
    """Whether a sentence tells of nobody else without a number."""
    first, last = index.tokens.bounds(argument.trigger.start)
    return not any(
        participant.form in _ONES
        and participant.nature == "people"
        and first <= participant.start < last
        and participant.start != argument.participant.start
        for participant in index.participants
    )


def _opening_name(
    tokens: TokenTable, mentions: Mentions, sentence: int, *, held: bool
) -> str | None:
    """The name that opens a sentence before an age, unless who bears it speaks or drove."""
    first, last = tokens.sentences[sentence]
    start = tokens.starts[first]
    name, end = mentions.opened.get(start), mentions.end_of(start)
    if name not in mentions.persons or end is None:
        return None
    behind = tokens.word_end(end)
    aged = tokens.tags[behind : behind + 2] == [",", "CD"]
    verb = tokens.lower[tokens.heads[behind - 1]]
    other = verb in _TELLING or not _OTHER_PARTS.isdisjoint(tokens.lower[first:last])
    return name if aged and (held or not other) else None
