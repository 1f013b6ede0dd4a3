"""Dateline: a terminal news reader that shows the facts it found beside each article."""

__version__ = "0.1.0"
