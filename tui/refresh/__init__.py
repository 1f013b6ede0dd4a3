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

from typing import TYPE_CHECKING

from tui.deferred import deferred_names

if TYPE_CHECKING:
    from tui.refresh.background import Refresher, Subscriber
    from tui.refresh.pipeline import refresh
    from tui.refresh.steps import SYNC, Order, Progress
    from tui.refresh.subscription import subscribe

__all__ = ["SYNC", "Order", "Progress", "Refresher", "Subscriber", "refresh", "subscribe"]

# A worker needs its tasks alone, and starts in half the time.
__getattr__ = deferred_names(
    __name__,
    {
        "SYNC": "steps",
        "Order": "steps",
        "Progress": "steps",
        "Refresher": "background",
        "Subscriber": "background",
        "refresh": "pipeline",
        "subscribe": "subscription",
    },
)
