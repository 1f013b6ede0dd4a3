"""A feed's bytes into entries: fast where the feed is sound, tolerant where it is not.

    bytes | decode | mend | fastfeedparser, else feedparser | clean
                   | JSON Feed                              |

It is pure and runs in a worker that can be ended: nothing is fetched or opened, and the
callers' limits on bytes and time are what keeps the hostile ones in check.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from tui import clean
from tui.errors import FeedError
from tui.feeds.fast import read_fast, too_hard
from tui.feeds.json_feed import read_json
from tui.feeds.mend import mend
from tui.feeds.normal import normal
from tui.feeds.raw import RawFeed
from tui.model import ParsedFeed

MAX_MEMORY = 24_000_000
"""Bytes that a feed's text may take; one strange character makes each of its letters take four.

The parsers make five copies of it. What is longer is read in part, as one that breaks off.
"""

AHEAD = timedelta(days=1)
"""How far in the future an article can be dated; what is later has no date."""


def parse(
    body: bytes, url: str, content_type: str = "", *, now: datetime | None = None
) -> ParsedFeed:
    """The feed in `body`, which came from `url`; `now` is the time that no article is ahead of.

    Raises FeedError where it is no feed, in words that can stand beside it.
    """
    text = clean.decode(body, content_type).strip()
    if (size := sys.getsizeof(text)) > MAX_MEMORY:
        text = text[: len(text) * MAX_MEMORY // size]
    if not text:
        raise FeedError("the answer is empty")
    raw = read_json(text) if text.startswith("{") else _read_xml(mend(text), url)
    if not (raw.title or raw.site or raw.entries):
        raise FeedError("it is a feed without a title and entries")
    return normal(raw, url, (now or datetime.now(UTC)) + AHEAD)


def _read_xml(document: bytes, url: str) -> RawFeed:
    if not too_hard(document):
        with suppress(Exception):  # whatever it fails on, the tolerant parser has a look
            found = read_fast(document)
            if found.entries:
                return found
    from tui.feeds.tolerant import read_tolerant

    return read_tolerant(document, url)
