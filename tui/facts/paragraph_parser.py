"""The model's parse of a document's paragraphs side by side instead of one after another.

spaCy's parser goes from word to word, and a step for ten texts takes less than ten steps for one.
Where a sentence is known to begin, its stack is empty: it has forgotten what it read, and each
paragraph can be a text of its own. It looks two words ahead, so each comes with the first two
of the next; then the results are the same, but for one: while it ended a paragraph without a full
stop, it could make a sentence of the first word of the next.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.pipeline import DependencyParser

_AHEAD = 2
"""Words after a paragraph that the parser sees from its last one: spaCy's features B(0), B(1)."""

_SHORTEST = 20
"""Words that are read by themselves at least: a step for one more text is not for nothing."""

_READ: list[int | str] = ["ORTH", "SPACY", "SENT_START"]
_PARSED: list[int | str] = ["HEAD", "DEP"]


class ParagraphParser:
    """A pipe in place of spaCy's parser, with its model."""

    def __init__(self, parser: DependencyParser) -> None:
        """Take a parser whose model listens to the vectors that a document carries."""
        self._parser = parser

    def __call__(self, doc: Doc) -> Doc:
        """Set a document's heads, relations and sentences; some starts may be known."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 1) -> Iterator[Doc]:
        """Parse documents, the paragraphs of as many at once as `batch_size` says."""
        stream = iter(docs)
        while batch := list(itertools.islice(stream, batch_size)):
            starts = [_starts(doc) for doc in batch]
            parts = [list(_parts(doc, at)) for doc, at in zip(batch, starts, strict=True)]
            together = list(itertools.chain.from_iterable(parts))
            self._parser.set_annotations(together, self._parser.predict(together))
            for doc, at, read in zip(batch, starts, parts, strict=True):
                if len(read) > 1:
                    _join(doc, at, read)
            yield from batch


def _starts(doc: Doc) -> list[int]:
    """Where a document is cut, from its first word on: before words, not the dashes of a list."""
    columns: Any = doc.to_array(["SENT_START", "IS_ALPHA", "IS_QUOTE"])
    known = (columns[:, 0] == 1) & columns[:, 1:].any(axis=1)
    starts = [0]
    for start in np.flatnonzero(known).tolist():
        if start - starts[-1] >= _SHORTEST and len(doc) - start >= _SHORTEST:
            starts.append(start)
    return starts


def _parts(doc: Doc, starts: list[int]) -> Iterator[Doc]:
    """A document's paragraphs, each with the words ahead; the document where it is one."""
    if len(starts) == 1:
        yield doc
        return
    columns: Any = doc.to_array(_READ)
    for start, end in itertools.pairwise([*starts, len(doc)]):
        rows = columns[start : end + _AHEAD]
        orths, spaces = rows[:, :2].T.tolist()
        part = Doc(doc.vocab, orths, list(map(bool, spaces)))
        part.from_array(_READ[2:], rows[:, 2])
        part.tensor = doc.tensor[start : end + _AHEAD]
        yield part


def _join(doc: Doc, starts: list[int], parts: list[Doc]) -> None:
    """Set what was found in a document's parts."""
    ends = [*starts[1:], len(doc)]
    columns: Any = np.concatenate(
        [
            part.to_array(_PARSED)[: end - start]
            for part, start, end in zip(parts, starts, ends, strict=True)
        ]
    )
    doc.from_array(_PARSED, columns)
