"""Coasts, borders and names of countries from world.npz, each tier read when it is first shown."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

TARGET = Path(__file__).with_name("world.npz")

UNITS = 1 << 17
"""Whole units around the world: 300 metres at the equator."""

Integers = NDArray[np.int32]

_NEAR_FROM, _CLOSE_FROM = 800.0, 5_000.0
"""Dots around the world from which a finer tier shows more."""


class Lines(NamedTuple):
    """Steps from (`x`, `y`) to (`to_x`, `to_y`), in units; which part two countries."""

    x: Integers
    y: Integers
    to_x: Integers
    to_y: Integers
    border: NDArray[np.bool_]


class CountryNames(NamedTuple):
    """Stretches inside countries from `left` to `right` at `y`, each with its country's name."""

    names: NDArray[np.str_]
    country: Integers
    left: Integers
    right: Integers
    y: Integers


def lines(scale: float) -> Lines:
    """Load the lines that are fine enough for so many dots around the world, and no finer."""
    tier = "world" if scale < _NEAR_FROM else "near" if scale < _CLOSE_FROM else "close"
    return _tier(tier)


@cache
def names() -> CountryNames:
    """Load where there is room for countries' names."""
    with _file() as file:
        return CountryNames(file["names"], *file["rooms"])


@cache
def _tier(tier: str) -> Lines:
    with _file() as file:
        starts, steps = file[f"{tier}_starts"], file[f"{tier}_steps"]
        sizes, borders = file[f"{tier}_sizes"], file[f"{tier}_borders"]
    ends = np.cumsum(sizes)
    offsets = np.cumsum(steps, axis=1, dtype=np.int32)
    at_start = np.concatenate([np.zeros((2, 1), np.int32), offsets], axis=1)[:, ends - sizes]
    to = offsets + np.repeat(starts - at_start, sizes, axis=1)
    came = to - steps
    return Lines(came[0], came[1], to[0], to[1], np.repeat(borders, sizes))


def _file() -> Any:
    return np.load(TARGET, allow_pickle=False)
