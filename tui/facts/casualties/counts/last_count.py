"""The count that a text told last, beside which another is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument, DocumentIndex
    from tui.facts.casualties.index.triggers import Trigger


def last_count(
    index: DocumentIndex, direct: list[Argument], word: int, back: int
) -> Trigger | None:
    """Find the harm of the last count up to a word, at most so many sentences `back`.

    None where its sentence counts two kinds of harm.
    """
    sentence_of = index.tokens.sentence_of
    earlier = [
        k
        for k in direct
        if k.trigger.start <= word
        and k.participant.form == "number"
        and sentence_of[word] - sentence_of[k.trigger.start] <= back
    ]
    told = {k.participant.start for k in earlier if k.side != "inside"}
    earlier = [k for k in earlier if k.side != "inside" or k.participant.start not in told]
    if not earlier:
        return None
    last = max(earlier, key=lambda k: k.trigger.start).trigger
    sentence = sentence_of[last.start]
    kinds = {k.trigger.kind for k in earlier if sentence_of[k.trigger.start] == sentence}
    return last if len(kinds) == 1 else None
