"""The gazetteer: 200,000 places of the world in one SQLite file, read on demand."""

from tui.facts.gazetteer.keys import bare, fold
from tui.facts.gazetteer.lookup import Found, find, within

__all__ = ["Found", "bare", "find", "fold", "within"]
