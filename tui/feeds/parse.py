"""A feed's bytes into entries: fast where the feed is sound, tolerant where it is not."""

from __future__ import annotations

from tui.errors import FeedError
from tui.feeds.fast import read_fast
from tui.feeds.normal import normal
from tui.feeds.tolerant import read_tolerant
from tui.model import ParsedFeed


def parse(body: bytes, url: str, content_type: str = "") -> ParsedFeed:
    """The feed in `body`, which came from `url`. Nothing is fetched or opened.

    Raises FeedError where it is no feed, in words that can stand beside it.
    """
    if not body.strip():
        raise FeedError("the answer is empty")
    try:
        raw = read_fast(body)
    except Exception:  # noqa: BLE001 - whatever it fails on, the tolerant parser has a look
        raw = read_tolerant(body, url, content_type)
    return normal(raw, url)
