"""The steps of the model's parser, many texts at once, with scores by plain array arithmetic.

spaCy scores the states of its parser one by one, in a loop that gives Python's lock back at its
start and asks for it again several times a state, which takes half of the loop's time (Cython
3 guards calls so that might have raised; spaCy 3.8.18). Here the loop is Python's: a step is four
operations on arrays for all texts, and the moves, and what forbids them, are spaCy's own.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.ml.parser_model import ParserStepModel

from tui.facts.context_vectors import largest

if TYPE_CHECKING:
    from spacy.pipeline import DependencyParser
    from spacy.tokens import Doc

    Floats = np.ndarray[Any, np.dtype[np.float32]]
    Marks = np.ndarray[Any, np.dtype[np.int8]]

_NEXT, _TOP = 0, 2
"""Which words of a state are the next one to read and the top of the stack: spaCy's B(0), S(0)."""

FREE, BEYOND = 1, 2
"""Marks of words: a text is left there where its stack is empty; whatever stands on it."""


class ParserSteps:
    """A parser (spacy.TransitionBasedParser with an upper layer) that is led step by step."""

    def __init__(self, parser: DependencyParser) -> None:
        """Take the weights of a parser whose model listens to the vectors that documents carry."""
        network = parser.model
        lower, upper = network.get_ref("lower"), network.get_ref("upper")
        words, hidden, pieces, width = lower.get_param("W").shape
        by_piece = lower.get_param("W").transpose(3, 0, 2, 1)
        self._parser, self._vectors = parser, network.get_ref("tok2vec")
        self._words, self._hidden, self._sums = np.arange(words), hidden, hidden * pieces
        self._weights = np.ascontiguousarray(by_piece.reshape(width, -1))
        self._nothing = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(-1)
        self._bias = lower.get_param("b").T.reshape(-1)
        self._scores = np.ascontiguousarray(upper.get_param("W").T)
        self._score_bias = upper.get_param("b").copy()
        self._score_bias[list(network.attrs["unseen_classes"])] = -np.inf
        self._shape: Any = SimpleNamespace(state2vec=SimpleNamespace(nF=words))

    def read(self, texts: list[Doc], marks: Marks) -> list[int]:
        """Set the heads and relations of texts, each read to a mark or to its end.

        `marks` says of the words of all texts, one after another, where one may be left: nowhere
        (0), where nothing is open (`FREE`), anyhow (`BEYOND`). Returned is for each text the number
        among them of the word at which it was left, -1 where it was read to its end.
        """
        everyone = list(self._parser.moves.init_batch(texts))
        summed = self._summed(self._vectors.predict(texts))
        marks = np.append(marks, np.int8(0))  # of no word, whose number is -1
        left: dict[int, int] = {}
        states = [state for state in everyone if not state.is_final()]
        while states:
            words = ParserStepModel.get_token_ids(self._shape, states)
            leaving = marks[words[:, _NEXT]] > (words[:, _TOP] >= 0)
            if leaving.any():
                stops = zip(states, words[:, _NEXT].tolist(), leaving.tolist(), strict=True)
                left |= {id(state): word for state, word, leaves in stops if leaves}
                states = [state for state in states if id(state) not in left]
                words = words[~leaving]
            if states:
                states = self._parser.transition_states(states, self._scored(summed, words))
        self._parser.set_annotations(texts, everyone)
        return [left.get(id(state), -1) for state in everyone]

    def _summed(self, vectors: Floats) -> Floats:
        """What each word adds in each place of a state; the last row, what no word adds there."""
        rows = np.empty((len(vectors) + 1, self._weights.shape[1]), dtype="float32")
        np.matmul(vectors, self._weights, out=rows[:-1])
        rows[-1] = self._nothing
        return rows.reshape(-1, self._sums)

    def _scored(self, summed: Floats, words: np.ndarray[Any, np.dtype[np.int32]]) -> Floats:
        """A score for each state, a row of words, and each move; words that lack have number -1."""
        places = words * len(self._words) + self._words
        sums = np.add.reduce(summed.take(places, axis=0, mode="wrap"), axis=1)
        sums += self._bias
        scores: Floats = largest(sums, self._hidden) @ self._scores
        scores += self._score_bias
        return scores
