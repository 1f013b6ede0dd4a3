"""The model's named entities, decoded for all words of a document at once.

spaCy's recogniser scores its 74 moves word after word, for each state anew. Its state is but the
word, the first word of the open entity and the last one; so where no entity is open, which is at
nine of ten words, the scores of a word depend on nothing before it. They are computed here in one
multiplication, and only the words inside an entity are walked. The moves and what forbids them are
those of spaCy's `BiluoPushDown`; a test holds the two against each other.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.tokens import Span

from tui.facts.context_vectors import largest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc

    Floats = np.ndarray[Any, np.dtype[np.float32]]

_FEATURES = 3
"""Words in a state of spaCy's recogniser: this one, the entity's first, the one before this."""


class EntityDecoder:
    """A pipe in place of spaCy's recogniser, with its weights and its results."""

    def __init__(self, recogniser: EntityRecognizer) -> None:
        """Take the weights of a recogniser of spacy.TransitionBasedParser with an upper layer."""
        network = recogniser.model
        lower, upper = network.get_ref("lower"), network.get_ref("upper")
        width = lower.get_dim("nI")
        weights = lower.get_param("W").transpose(0, 2, 1, 3).reshape((_FEATURES, -1, width))
        padding = lower.get_param("pad")[0].transpose(0, 2, 1).reshape((_FEATURES, -1))
        self._hidden = lower.get_dim("nO")
        self._vectors = network.get_ref("tok2vec")
        self._first, self._opening, self._previous = (np.ascontiguousarray(w.T) for w in weights)
        self._inside = np.ascontiguousarray(lower.get_param("b").T).reshape(-1)
        self._alone = self._inside + padding[1] + padding[2]
        self._moves = _Moves(map(recogniser.moves.get_class_name, range(upper.get_dim("nO"))))
        self._scores, self._bias = upper.get_param("W").T, upper.get_param("b").copy()
        self._bias[list(network.attrs["unseen_classes"])] = -np.inf

    def __call__(self, doc: Doc) -> Doc:
        """Set a document's entities; its sentences must be known, which no entity crosses."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 1) -> Iterator[Doc]:
        """Set the entities of documents, as many at once as `batch_size` says."""
        stream = iter(docs)
        while batch := list(itertools.islice(stream, batch_size)):
            vectors = self._vectors.predict(batch) if any(map(len, batch)) else None
            start = 0
            for doc in batch:
                if vectors is not None and len(doc):
                    rows = vectors[start : start + len(doc)]
                    doc.set_ents([Span(doc, *entity) for entity in self._entities(doc, rows)])
                    start += len(doc)
                yield doc

    def _entities(self, doc: Doc, vectors: Floats) -> Iterator[tuple[int, int, str]]:
        """Entities as first word, word after the last, label."""
        ending, moves = self._alone_moves(doc, vectors)
        word = 0
        while word < len(moves):
            move, label = self._moves.names[moves[word]]
            first, word = word, word + 1
            if move == "B":
                word = self._end(vectors, label, first, ending)
            if move != "O":
                yield first, word, label

    def _alone_moves(self, doc: Doc, vectors: Floats) -> tuple[list[bool], list[int]]:
        """At which words an entity must end, and the best move at each word outside of any."""
        start, space = doc.to_array(["SENT_START", "IS_SPACE"]).astype("int64").T
        ending = np.append(start[1:] == 1, [True])
        states = largest(vectors @ self._first + self._alone, self._hidden)
        scores = states @ self._scores + self._bias
        scores[:, self._moves.inside] = -np.inf
        scores[np.ix_(ending | (space == 1), self._moves.begin)] = -np.inf
        scores[np.ix_(space == 1, self._moves.unit)] = -np.inf
        return ending.tolist(), scores.argmax(axis=1).tolist()

    def _end(self, vectors: Floats, label: str, first: int, ending: list[bool]) -> int:
        """The word after the last of an entity that has two words or more."""
        goes_on, ends = self._moves.of["I", label], self._moves.of["L", label]
        columns, bias = self._scores[:, [goes_on, ends]], self._bias[[goes_on, ends]]
        opening = vectors[first] @ self._opening + self._inside
        word = first + 1
        while not ending[word]:
            sums = opening + vectors[word] @ self._first + vectors[word - 1] @ self._previous
            on, end = largest(sums[None], self._hidden)[0] @ columns + bias
            if end > on or (end == on and ends < goes_on):
                break
            word += 1
        return word + 1


class _Moves:
    """The recogniser's moves by number: begin, inside, last, unit, outside, with labels."""

    def __init__(self, names: Iterable[str]) -> None:
        parted = (name.partition("-") for name in names)
        self.names = [(move, label) for move, _, label in parted]
        self.of = {name: number for number, name in enumerate(self.names)}
        self.begin = self._which("B")
        self.unit = self._which("U")
        blank = [n for n, (move, label) in enumerate(self.names) if move != "O" and not label]
        self.inside = [*self._which("I"), *self._which("L"), *blank]

    def _which(self, move: str) -> list[int]:
        return [number for number, (name, _) in enumerate(self.names) if name == move]
