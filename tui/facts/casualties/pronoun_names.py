"""Whose name a pronoun stands for where somebody came to harm: "He was pronounced dead"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.lexicon import grammar, speech

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions

_PERSONAL = grammar().personal
_SAYING = speech().spoken


def name_of_pronoun(index: DocumentIndex, argument: Argument, mentions: Mentions) -> str | None:
    """Find the only person whom "he" or "she" can mean; a wrong name among the dead does harm."""
    tokens, participant = index.tokens, argument.participant
    if participant.head is None or tokens.lower[participant.head] not in _PERSONAL:
        return None
    first = tokens.bounds(participant.head)[0]
    if participant.head != first:
        relative = tokens.lower[participant.head - 1] == "where"
        return _named_between(index, mentions, first, participant.head) if relative else None
    number = tokens.sentence_of[participant.head] - 1
    if number < 0 or tokens.ends[first - 1] <= tokens.title_end:
        return None
    return _subject(index, mentions, *tokens.sentences[number])


def _named_between(index: DocumentIndex, mentions: Mentions, first: int, last: int) -> str | None:
    """The person named in a sentence up to a pronoun, if nobody else is spoken of there."""
    names = _persons(index, mentions, first, last)
    if len(names) != 1:
        return None
    ((word, name),) = names.items()
    people = [p for p in index.participants if word < p.start < last and p.nature == "people"]
    spoken = not _SAYING.isdisjoint(index.tokens.lower[first:last])
    return None if people or spoken else name


def _subject(index: DocumentIndex, mentions: Mentions, first: int, last: int) -> str | None:
    """The only person named in a sentence, if its subject and no speaker."""
    tokens = index.tokens
    names = _persons(index, mentions, first, last)
    if len(names) != 1:
        return None
    ((word, name),) = names.items()
    end = next((w for w in range(word, last) if tokens.tags[w] not in {"NNP", "HYPH", "CD"}), last)
    head = end - 1
    is_subject = tokens.deps[head] in {"nsubj", "nsubjpass"}
    return name if is_subject and tokens.lower[tokens.heads[head]] not in _SAYING else None


def _persons(index: DocumentIndex, mentions: Mentions, first: int, last: int) -> dict[int, str]:
    """The persons named between two words, by the word at which each name starts."""
    starts = index.tokens.starts
    opened = ((word, mentions.opened.get(starts[word])) for word in range(first, last))
    return {word: name for word, name in opened if name is not None and name in mentions.persons}
