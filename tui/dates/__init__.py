"""The days and times that feeds and pages write, in their languages, calendars and zones."""

from __future__ import annotations

from tui.dates.formats import date_of
from tui.dates.zones import zones

__all__ = ["date_of", "zones"]
