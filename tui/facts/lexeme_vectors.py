"""The model's vector of each word without its context, computed once instead of at every mention.

A third of the arithmetic of a token-to-vector network looks at one word at a time, and running text
is mostly the same words again. The values are the network's own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from thinc.api import Model, chain

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from thinc.types import Floats2d

Vectors = list["Floats2d"]

CAPACITY = 16_384
"""Words whose vectors are held, 6 MB for each network; a news text has 300 of its own."""


class _Cache:
    """Vectors by the features of a word; once it is full it begins anew."""

    def __init__(self, network: Model[Any, Vectors], width: int) -> None:
        self._network = network
        self._rows: dict[bytes, int] = {}
        self._vectors = np.zeros((CAPACITY, width), dtype="float32")

    def of(self, features: np.ndarray[Any, Any]) -> Floats2d:
        """Vectors, a row for each row of features."""
        keys = features.view(f"V{features.itemsize * features.shape[1]}").ravel().tolist()
        fresh = {key: row for row, key in enumerate(keys) if key not in self._rows}
        if len(self._rows) + len(fresh) > CAPACITY:
            self._rows.clear()
            fresh = {key: row for row, key in enumerate(keys)}
        if len(fresh) > CAPACITY:
            return self._network.predict([features])[0]
        if fresh:
            self._add(fresh, features)
        return cast("Floats2d", self._vectors[[self._rows[key] for key in keys]])

    def _add(self, fresh: dict[bytes, int], features: np.ndarray[Any, Any]) -> None:
        first = len(self._rows)
        vectors = self._network.predict([features[list(fresh.values())]])[0]
        self._vectors[first : first + len(fresh)] = vectors
        self._rows.update((key, first + number) for number, key in enumerate(fresh))


def cache_vectors(network: Model[Any, Any]) -> None:
    """Give a token-to-vector network (spacy.Tok2Vec) a cache in place of its embedding layers."""
    embed = network.get_ref("embed")
    extract, *layers = embed.layers
    columns = extract.attrs["columns"]
    cache = _Cache(chain(*layers), network.get_ref("encode").get_dim("nO"))

    def forward(
        _: Model[Any, Any],
        docs: Sequence[Doc],
        is_train: bool,  # noqa: ARG001, FBT001 thinc calls it so
    ) -> tuple[Vectors, Callable[[Vectors], Sequence[Doc]]]:
        rows = (np.ascontiguousarray(doc.to_array(columns), dtype="uint64") for doc in docs)
        return [cache.of(row) for row in rows], lambda _: docs

    network.replace_node(embed, Model("lexeme_vectors", forward, layers=[]))
