"""Hold the numbers of a list of articles in less than half of the memory of an array.

Numbers are of 64 bits because they tell the time; those that stand together in a list are near
each other, and have their high bytes alike. A block of them is one number and the low bytes of
each: first the lowest byte of all, then the second, as many as differ. So nothing is reckoned to
read it.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import overload

BLOCK = 256
"""Numbers of a block: one is unpacked in some microseconds, and 100,000 take three bytes each."""

_WHOLE = 8
"""Bytes of a number that is not packed."""


class NumberList(Sequence[int]):
    """A list of numbers, none below zero, that never changes; a slice of it is an array."""

    def __init__(self, numbers: Sequence[int] = (), further: Iterable[array[int]] = ()) -> None:
        """Pack these numbers, and `further` ones as they come: never all stand side by side."""
        self._count = 0
        self._lowest, self._ends, self._bytes = array("q"), array("q", [0]), bytearray()
        self._last = -1, array("q")
        """The block that was unpacked last, since who asks for one number asks for the next."""
        rest = array("q")
        for piece in chain((numbers,), further):
            rest.extend(piece)
            whole = len(rest) - len(rest) % BLOCK
            self._append(rest[:whole])
            del rest[:whole]
        self._append(rest)

    def _append(self, numbers: array[int]) -> None:
        for start in range(0, len(numbers), BLOCK):
            lowest, packed = _packed(numbers[start : start + BLOCK])
            self._lowest.append(lowest)
            self._bytes += packed
            self._ends.append(len(self._bytes))
        self._count += len(numbers)

    def __len__(self) -> int:
        """Return how many there are."""
        return self._count

    @overload
    def __getitem__(self, place: int) -> int: ...

    @overload
    def __getitem__(self, place: slice) -> array[int]: ...

    def __getitem__(self, place: int | slice) -> int | array[int]:
        """Return one number, or an array of several."""
        if isinstance(place, slice):
            start, stop, step = place.indices(self._count)
            if step != 1:
                return array("q", self)[place]
            return self._between(start, max(start, stop))
        if not -self._count <= place < self._count:
            raise IndexError(place)
        block, within = divmod(place % self._count, BLOCK)
        return self._block(block)[within]

    def __iter__(self) -> Iterator[int]:
        """Iterate over all, a block at a time."""
        for block in range(len(self._lowest)):
            yield from self._block(block)

    def index(self, number: int, start: int = 0, stop: int | None = None) -> int:
        """Find the first place of a number; only blocks with its high bytes are unpacked."""
        for block, lowest in enumerate(self._lowest):
            size = self._ends[block + 1] - self._ends[block]
            width = size // min(BLOCK, self._count - block * BLOCK)
            if lowest >> 8 * width == number >> 8 * width:
                numbers = self._block(block)
                if number in numbers:
                    place = block * BLOCK + numbers.index(number)
                    if start <= place and (stop is None or place < stop):
                        return place
        raise ValueError(number)

    def __eq__(self, other: object) -> bool:
        """Compare with another one, which is packed alike where it is the same."""
        if not isinstance(other, NumberList):
            return NotImplemented
        return (self._count, self._lowest, self._bytes) == (
            other._count,
            other._lowest,
            other._bytes,
        )

    __hash__ = None  # type: ignore[assignment]

    def _between(self, start: int, stop: int) -> array[int]:
        first = start // BLOCK
        numbers = array("q")
        for block in range(first, -(-stop // BLOCK)):
            numbers.extend(self._block(block))
        return numbers[start - first * BLOCK : stop - first * BLOCK]

    def _block(self, block: int) -> array[int]:
        known, numbers = self._last
        if known != block:
            packed = bytes(self._bytes[self._ends[block] : self._ends[block + 1]])
            count = min(BLOCK, self._count - block * BLOCK)
            numbers = _unpacked(self._lowest[block], packed, count)
            self._last = block, numbers
        return numbers


def _packed(numbers: array[int]) -> tuple[int, bytes]:
    """Pack a block: its lowest number, whose high bytes are those of all, and the low bytes."""
    lowest, highest = min(numbers), max(numbers)
    width = ((lowest ^ highest).bit_length() + 7) // 8
    data = _little(numbers).tobytes()
    return lowest, b"".join(data[place::_WHOLE] for place in range(width))


def _unpacked(lowest: int, packed: bytes, count: int) -> array[int]:
    data = bytearray(lowest.to_bytes(_WHOLE, "little", signed=True) * count)
    for place in range(len(packed) // count):
        data[place::_WHOLE] = packed[place * count : (place + 1) * count]
    return _little(array("q", bytes(data)))


def _little(numbers: array[int]) -> array[int]:
    """Turn numbers of this machine to those whose lowest byte is the first, or the other way."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
