"""A feed is found beside whatever else is under way, and the search for it can be ended."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tui.errors import DatelineError
from tui.library import Library
from tui.refresh import Order, Refresher, Subscriber

FEED = (
    b"<rss version='2.0'><channel><title>Harbour Wire</title>"
    b"<item><title>Ferry sinks</title></item></channel></rss>"
)


@pytest.fixture
def library(home):
    with Library.open(home) as opened:
        yield opened


def test_a_feed_is_found_while_a_refresh_is_under_way(library, hostile, newsroom):
    hostile.hanging.clear()
    library.feeds.add(hostile.hang("/slow.xml"))
    refresher = Refresher(library, lambda _: None)
    refresher.start()
    refresher.request(Order(articles=False))
    assert hostile.hanging.wait(60)
    address = hostile.put("/feed.xml", FEED)
    try:
        feed = Subscriber(library).subscribe(address)
        with pytest.raises(DatelineError, match="no feed is there"):
            Subscriber(library).subscribe(newsroom.put("/text", "words"))
    finally:
        refresher.stop()
    assert feed is not None
    assert (feed.title, feed.url) == ("Harbour Wire", address)
    assert [known.url for known in library.feeds.all() if known.title == "Harbour Wire"] == [
        address
    ]


def test_looking_for_a_feed_ends_at_once_when_the_reader_is_closed(library, hostile):
    hostile.hanging.clear()
    subscriber = Subscriber(library)
    with ThreadPoolExecutor(1) as pool:
        found = pool.submit(subscriber.subscribe, hostile.hang("/never.xml"))
        assert hostile.hanging.wait(60)
        subscriber.stop()
        assert found.result(timeout=10) is None
    assert library.feeds.all() == ()
