"""The pipeline: feeds -> articles -> text -> facts -> library; yields progress.

    due feeds | fetch | read in a worker    | store
    account   | lists | push, apply         | store
    new links | fetch | extract in a worker | store     } newest first, a page's facts
    new texts | analyse in a worker         | store     } right after its text

The failure of one feed, page or article is written beside it and never stops the rest.
Writes go through threads and hostile bytes through processes, so the loop that runs this
never blocks.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.refresh.background import Refresher, Subscriber
    from tui.refresh.pipeline import refresh
    from tui.refresh.steps import Order, Progress
    from tui.refresh.subscription import subscribe

__all__ = ["Order", "Progress", "Refresher", "Subscriber", "refresh", "subscribe"]

_HOMES = {
    "Order": "steps",
    "Progress": "steps",
    "Refresher": "background",
    "Subscriber": "background",
    "refresh": "pipeline",
    "subscribe": "subscription",
}


def __getattr__(name: str) -> object:
    """Import what is asked for: a worker needs its tasks alone, and starts in half the time."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
