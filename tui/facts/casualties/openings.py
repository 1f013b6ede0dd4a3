"""What a text opens with: where its first sentence ends, and the harm told by then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.incident_places import opening_sentences

if TYPE_CHECKING:
    from tui.facts.casualties.document_index import Argument, DocumentIndex
    from tui.facts.casualties.mentions import Mentions


def opening_kinds(
    index: DocumentIndex, arguments: list[Argument], mentions: Mentions
) -> frozenset[str]:
    """Collect the kinds of harm that the headline and the first sentence tell of."""
    end = opening_end(index, mentions)
    starts = index.tokens.starts
    return frozenset(a.trigger.kind for a in arguments if starts[a.trigger.start] < end)


def opening_end(index: DocumentIndex, mentions: Mentions) -> int:
    """Find where the first sentence of the body ends, in characters."""
    first = opening_sentences(index.tokens, mentions.dateline)
    return first[0][1] if first else index.tokens.title_end
