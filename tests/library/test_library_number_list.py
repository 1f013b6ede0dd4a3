"""The numbers of a list take less than half of their memory, and are the same numbers."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.library.number_list import BLOCK, NumberList

HIGHEST = (1 << 63) - 1
NUMBERS = st.lists(st.integers(0, HIGHEST), max_size=600) | st.lists(
    st.integers(109_000_000_000, 109_000_500_000), max_size=600
)


@given(NUMBERS, st.integers(-700, 700), st.integers(-700, 700))
@example([HIGHEST, 0], 0, 2)
@example([7] * (2 * BLOCK), BLOCK - 1, BLOCK + 1)
def test_it_is_read_as_an_array_is(numbers, start, stop):
    packed, plain = NumberList(numbers), array("q", numbers)
    assert [*packed] == numbers
    assert len(packed) == len(numbers)
    for part in (slice(start, stop), slice(start, None), slice(None, stop), slice(None, None, -1)):
        assert packed[part] == plain[part]
    for place in range(-len(numbers), len(numbers)):
        assert packed[place] == plain[place]
    for number in numbers:
        assert packed.index(number) == plain.index(number)
    assert packed == NumberList(plain[:300], (plain[300:301], plain[301:]))
    assert packed != NumberList([*numbers, 1])


def test_what_is_not_in_it_has_no_place():
    numbers = NumberList(range(0, 2_000, 2))
    assert 998 in numbers
    for absent in (999, -1, 2_000, HIGHEST):
        assert absent not in numbers
        with pytest.raises(ValueError, match=str(absent)):
            numbers.index(absent)
    for place in (1_000, -1_001):
        with pytest.raises(IndexError):
            numbers[place]
    assert numbers.index(998, 400, 500) == 499
    with pytest.raises(ValueError, match="998"):
        numbers.index(998, 0, 400)
