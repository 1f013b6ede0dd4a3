"""Who did it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.person_nouns import nature
from tui.facts.lexicon import grammar

if TYPE_CHECKING:
    from tui.facts.casualties.document_index import Argument, DocumentIndex
    from tui.facts.casualties.mentions import Mentions
    from tui.facts.casualties.token_table import TokenTable

_ACTORS = grammar().actors


def _name_at(mentions: Mentions, character: int, *, ends: bool) -> str | None:
    """The organisation or person named at a place in the text."""
    return (mentions.closed if ends else mentions.opened).get(character)


def agent(index: DocumentIndex, argument: Argument, mentions: Mentions) -> str | None:
    """Find who did it: "by the air force" behind the trigger, or the subject of an active verb."""
    tokens, trigger = index.tokens, argument.trigger
    last = tokens.bounds(trigger.start)[1]
    for word in range(trigger.end, min(last, trigger.end + 12)):
        if tokens.lower[word] == "by":
            return _actor_at(tokens, mentions, word + 1, last)
        if tokens.tags[word] in {"VBD", "VBZ", "VBP", ","} and word > trigger.end:
            break
    if trigger.mode != "act" or argument.side == "left":
        return None
    for word in _subjects(tokens, trigger.start):
        if word < trigger.start:
            return _actor(tokens, mentions, word)
    return None


def _subjects(tokens: TokenTable, verb: int) -> list[int]:
    """The active subjects of a verb, or of the verb it hangs on: "fired rockets, killing 12"."""
    for _ in range(3):
        children = tokens.children[verb]
        if any(tokens.deps[c] in {"nsubjpass", "auxpass"} for c in children):
            return []
        subjects = [c for c in children if tokens.deps[c] == "nsubj"]
        if subjects:
            return subjects
        if tokens.deps[verb] not in {"conj", "advcl", "xcomp"}:
            return []
        verb = tokens.heads[verb]
    return []


def _actor_at(tokens: TokenTable, mentions: Mentions, word: int, last: int) -> str | None:
    """The actor whose noun phrase begins at a word; a weapon or an event is none."""
    while word < last and tokens.tags[word] in {"DT", "PRP$", "CD"}:
        word += 1
    for ahead in range(word, min(last, word + 5)):
        name = _name_at(mentions, tokens.starts[ahead], ends=False)
        if name is not None:
            return name
        if not tokens.tags[ahead].startswith(("NN", "JJ", "VBN", "HYPH")):
            break
    stop = word
    while stop < min(last, word + 6) and tokens.tags[stop].startswith(("NN", "JJ", "VBN", "HYPH")):
        stop += 1
    if stop > word and _acts(tokens.lower[stop - 1]):
        return " ".join(tokens.slice(word, stop).split())
    return None


def _actor(tokens: TokenTable, mentions: Mentions, head: int) -> str | None:
    name = _name_at(mentions, tokens.ends[head], ends=True)
    if name is None:
        name = _name_at(mentions, tokens.starts[head], ends=False)
    if name is not None:
        return name
    if not _acts(tokens.lower[head]):
        return None
    start = head
    while start > 0 and tokens.tags[start - 1].startswith(("NN", "JJ", "HYPH", "VBN")):
        if tokens.sentence_of[start - 1] != tokens.sentence_of[head]:
            break
        start -= 1
    return " ".join(tokens.slice(start, head + 1).split())


def _acts(word: str) -> bool:
    return word in _ACTORS or (
        nature(word) == "people" and word not in {"people", "others", "victims"}
    )
