"""When a feed is asked: by hand, by its own rhythm, and after a failure."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from tui.errors import DatelineError, FetchError
from tui.model import Feed
from tui.refresh.steps import Order

SHORTEST = timedelta(minutes=15)
LONGEST = timedelta(hours=24)
UNKNOWN = timedelta(hours=1)
LEAP = timedelta(minutes=1)
"""What is this far ahead of the clock was written by another one, or the clock was set back."""

FIRST_RETRY = timedelta(minutes=5)
LONGEST_HOLD = timedelta(days=7)


def select_feeds(feeds: Sequence[Feed], order: Order, at: datetime) -> tuple[Feed, ...]:
    """Select the feeds that a run with this order asks, those that waited longest first.

    One that was last asked in the future was asked by a clock that was wrong, and so were the
    times that were set then: it may have to wait for years.
    """

    def asked(feed: Feed) -> bool:
        if feed.account or (order.feeds is not None and feed.number not in order.feeds):
            return False  # the account's server asks its feeds
        if order.full:
            return True
        if feed.gone:
            return False
        if feed.checked and feed.checked > at + LEAP:
            return True
        if feed.hold and feed.hold > at:
            return False
        return not order.scheduled or feed.due is None or feed.due <= at

    return tuple(
        sorted(
            filter(asked, feeds), key=lambda feed: feed.checked.timestamp() if feed.checked else 0
        )
    )


def next_visit(published: Iterable[int], at: datetime) -> datetime:
    """Schedule the next visit to a feed that went well: half its usual gap, 15 minutes to a day.

    `published` are the seconds in which its articles came out. Half the gap, because a feed asked
    at its own rhythm is found one whole gap late half the time.
    """
    times = sorted(published, reverse=True)[:20]
    gaps = sorted(newer - older for newer, older in itertools.pairwise(times))
    if not gaps:
        return at + _bounded(UNKNOWN)
    # the median; to load `statistics` takes longer than the rest of a run's planning
    middle = (gaps[(len(gaps) - 1) // 2] + gaps[len(gaps) // 2]) / 2
    return at + _bounded(timedelta(seconds=middle / 2))


def next_visit_unchanged(feed: Feed, at: datetime) -> datetime:
    """Schedule the next visit to a feed that had nothing new: after as long as the last time."""
    if feed.due and feed.checked and not feed.failures:
        return at + _bounded(feed.due - feed.checked)
    return at + UNKNOWN


def _bounded(wait: timedelta) -> timedelta:
    return min(max(wait, SHORTEST), LONGEST)


def held_until(error: DatelineError, at: datetime) -> datetime | None:
    """Tell until when a server wants to be left alone, a week at most; None if it did not."""
    wait = error.retry_after if isinstance(error, FetchError) else None
    return at + min(timedelta(seconds=min(wait, 1e9)), LONGEST_HOLD) if wait else None


def next_try(failures: int, at: datetime) -> datetime:
    """Schedule the next try after `failures` failures in a row: 5 minutes, doubled, to a day.

    With a tenth of jitter, so that the feeds of one host that went down do not return at once.
    """
    wait = min(FIRST_RETRY * (1 << min(failures, 12)), LONGEST)
    jitter: float = random.uniform(0.9, 1.1)  # noqa: S311  nothing secret hangs on it
    return at + wait * jitter
