"""A feed's bytes into entries.

    bytes | decode | mend | read XML | normalize
                   | JSON Feed       |

It is pure and runs in a worker that can be ended: nothing is fetched or opened, and the
callers' limits on bytes and time are what keeps the hostile ones in check.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from tui import clean
from tui.errors import FeedError
from tui.feeds.json_feed import read_json
from tui.feeds.mend_xml import mend
from tui.feeds.normalize import normalize
from tui.feeds.xml_feed import read_xml
from tui.model import ParsedFeed

MAX_MEMORY = 24_000_000
"""Bytes that a feed's text may take; one strange character makes each of its letters take four.

The parser makes five copies of it. What is longer is read in part, as one that breaks off.
"""


def parse(
    body: bytes, url: str, content_type: str = "", *, now: datetime | None = None
) -> ParsedFeed:
    """Parse the feed in `body`, which came from `url` at `now`.

    Raises FeedError where it is no feed, in words that can stand beside it.
    """
    text = clean.decode(body, content_type).strip("\ufeff \t\r\n")
    if (size := sys.getsizeof(text)) > MAX_MEMORY:
        text = text[: len(text) * MAX_MEMORY // size]
    if not text:
        raise FeedError("the answer is empty")
    raw = read_json(text) if text.startswith("{") else read_xml(mend(text), url)
    if not (raw.title or raw.site or raw.entries):
        raise FeedError("it is a feed without a title and entries")
    return normalize(raw, url, now or datetime.now(UTC))
