"""The model's vector of each word in its context, by plain array arithmetic.

spaCy's token-to-vector network takes a window of words, a maxout of three pieces and a layer
normalisation, four times over. As layers of thinc each of them keeps what training would ask for,
and its maxout walks the pieces of each number one by one; here the pieces lie beside each other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from thinc.api import Model

if TYPE_CHECKING:
    Floats = np.ndarray[Any, np.dtype[np.float32]]
    Vectors = Sequence[Floats]

_STABLE = np.float32(1e-8)
"""What thinc's layer normalisation adds to a variance."""


class _Weights(NamedTuple):
    """One layer: a maxout, whose columns are ordered by piece, and its layer normalisation."""

    maxout: Floats
    bias: Floats
    gain: Floats
    shift: Floats


class _Encoder:
    """The layers of a network (spacy.MaxoutWindowEncoder) that look one word to each side."""

    def __init__(self, network: Model[Any, Any]) -> None:
        maxouts = [node for node in network.walk() if node.name == "maxout"]
        norms = [node for node in network.walk() if node.name == "layernorm"]
        self._pad = network.attrs["pad"]
        self._layers = [_weights(*layer) for layer in zip(maxouts, norms, strict=True)]

    def encode(self, texts: Vectors) -> list[Floats]:
        """Vectors of the words of texts, each of which stands apart from the others."""
        width = len(self._layers[0].gain)
        gap = np.zeros((self._pad, width), dtype="float32")
        rows = np.concatenate([gap, *(part for text in texts for part in (text, gap))])
        for layer in self._layers:
            rows += _normalised(_maxout(rows, layer), layer)
        encoded, start = [], self._pad
        for text in texts:
            encoded.append(rows[start : start + len(text)])
            start += len(text) + self._pad
        return encoded


def _weights(maxout: Model[Any, Any], norm: Model[Any, Any]) -> _Weights:
    """The weights of a layer; thinc orders the columns of a maxout by output, then by piece."""
    weights, bias, gain, shift = (
        np.asarray(node.get_param(name))
        for node, name in ((maxout, "W"), (maxout, "b"), (norm, "G"), (norm, "b"))
    )
    by_piece = weights.transpose(1, 0, 2).reshape(-1, weights.shape[-1])
    return _Weights(np.ascontiguousarray(by_piece.T), bias.T.reshape(-1), gain, shift)


def _maxout(rows: Floats, layer: _Weights) -> Floats:
    """The largest piece of each output for each row and its two neighbours."""
    count, width = rows.shape
    window = np.zeros((count, 3, width), dtype="float32")
    window[1:, 0], window[:, 1], window[:-1, 2] = rows[:-1], rows, rows[1:]
    sums = window.reshape(count, 3 * width) @ layer.maxout
    sums += layer.bias
    return largest(sums, width)


def largest(sums: Floats, width: int) -> Floats:
    """Take the largest piece of each of `width` outputs, whose columns are ordered by piece."""
    pieces = sums.reshape(len(sums), -1, width)
    highest: Floats = np.maximum(pieces[:, 0], pieces[:, 1])
    for piece in range(2, pieces.shape[1]):
        np.maximum(highest, pieces[:, piece], out=highest)
    return highest


def _normalised(rows: Floats, layer: _Weights) -> Floats:
    """Rows with a mean of 0 and a variance of 1, stretched and moved as the layer learnt it."""
    width = np.float32(rows.shape[1])
    rows -= np.add.reduce(rows, axis=1, keepdims=True) / width
    variance = np.add.reduce(rows * rows, axis=1, keepdims=True) / width
    rows *= (variance + _STABLE) ** np.float32(-0.5)
    rows *= layer.gain
    rows += layer.shift
    return rows


def flatten_layers(network: Model[Any, Any]) -> None:
    """Give a token-to-vector network (spacy.Tok2Vec) plain arithmetic in place of its layers."""
    layers = network.get_ref("encode")
    encoder = _Encoder(layers)

    def forward(
        _: Model[Any, Any],
        texts: Vectors,
        is_train: bool,  # noqa: ARG001, FBT001 thinc calls it so
    ) -> tuple[Vectors, Callable[[Vectors], Vectors]]:
        return encoder.encode(texts), lambda vectors: vectors

    network.replace_node(layers, Model("context_vectors", forward, layers=[]))
