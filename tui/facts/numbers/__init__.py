"""Quantities in a text: numbers, ranges, hedges and quantity words, with what is no count left out."""

from tui.facts.numbers.quantities import Quantity, find_quantities
from tui.facts.numbers.values import value

__all__ = ["Quantity", "find_quantities", "value"]
