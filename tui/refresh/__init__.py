"""The pipeline: feeds -> articles -> text -> facts -> library; yields progress.

    due feeds | fetch | read in a worker    | store
    new links | fetch | extract in a worker | store     } newest first, a page's facts
    new texts | analyse in a worker         | store     } right after its text

The failure of one feed, page or article is written beside it and never stops the rest.
Writes go through threads and hostile bytes through processes, so the loop that runs this
never blocks.
"""

from tui.refresh.background import Refresher
from tui.refresh.pipeline import refresh
from tui.refresh.steps import Order, Progress
from tui.refresh.subscribe import subscribe

__all__ = ["Order", "Progress", "Refresher", "refresh", "subscribe"]
