"""Quantities in a text: numbers, ranges, hedges and quantity words; no ages, dates or money."""

from tui.facts.numbers.ages import OLDEST, aged_groups
from tui.facts.numbers.quantities import Quantity, find_quantities
from tui.facts.numbers.shares import FRACTIONS, shared
from tui.facts.numbers.values import value

__all__ = ["FRACTIONS", "OLDEST", "Quantity", "aged_groups", "find_quantities", "shared", "value"]
