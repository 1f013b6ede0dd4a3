"""Subscriptions and folders go both ways, and no list that lost them takes articles away."""

from __future__ import annotations

import pytest

from tui.errors import MassChange


def by_url(device) -> dict[str, tuple[str, str]]:
    return {feed.url: (feed.title, feed.folder) for feed in device.library.feeds.all()}


def test_feeds_of_ones_own_live_beside_those_of_the_account(device, server):
    mine = device()
    mine.library.feeds.add("http://own.example/feed", "My own")
    mine.connect(server.base)
    mine.sync()
    assert {feed.title: feed.account for feed in mine.library.feeds.all()} == {
        "First Wire": True,
        "My own": False,
    }
    assert len(server.feeds) == 1


def test_a_feed_is_renamed_and_filed_on_both_sides(device, server):
    mine = device()
    mine.connect(server.base)
    mine.sync()
    (feed,) = mine.library.feeds.all()
    mine.library.feeds.rename(feed.number, "Wire One")
    mine.library.feeds.move("Africa", feed.number)
    mine.sync()
    assert server.feeds["feed/1"] == {
        "url": "http://feeds.example/1",
        "title": "Wire One",
        "folder": "Africa",
    }
    server.feeds["feed/1"]["title"] = "Wire Two"
    server.feeds["feed/1"]["folder"] = "Asia"
    mine.sync()
    assert by_url(mine) == {"http://feeds.example/1": ("Wire Two", "Asia")}


def test_a_feed_that_leaves_its_folder_leaves_it_there(device, labelling):
    mine = device()
    mine.connect(labelling.base)
    mine.sync()
    (feed,) = mine.library.feeds.all()
    mine.library.feeds.move("", feed.number)
    mine.sync()
    assert labelling.feeds["feed/1"]["folder"] == ""


def test_unsubscribing_here_ends_the_subscription_there(device, server):
    mine = device()
    mine.connect(server.base)
    mine.sync()
    (feed,) = mine.library.feeds.all()
    mine.library.feeds.remove(feed.number)
    mine.sync()
    assert server.feeds == {}
    assert mine.library.feeds.all() == ()


def test_a_shared_feed_is_subscribed_there(device, server):
    mine = device()
    mine.connect(server.base)
    mine.sync()
    feed = mine.library.feeds.add("http://feeds.example/2", "Second")
    mine.library.account.share(feed.number)
    mine.sync()
    assert "http://feeds.example/2" in {one["url"] for one in server.feeds.values()}
    assert mine.library.account.pending_feeds() == ()


def test_a_shared_feed_keeps_the_title_and_the_folder_that_it_has_here(device, server):
    mine = device()
    mine.connect(server.base)
    mine.sync()
    feed = mine.library.feeds.add("http://feeds.example/2", "Second", "Iraq")
    mine.library.account.share(feed.number)
    mine.sync()
    assert by_url(mine)["http://feeds.example/2"] == ("Second", "Iraq")
    shared = next(one for one in server.feeds.values() if one["url"] == "http://feeds.example/2")
    assert (shared["title"], shared["folder"]) == ("Second", "Iraq")
    assert mine.library.account.pending_feeds() == ()


def test_a_feed_that_was_ended_elsewhere_keeps_its_articles_here(device, server):
    mine = device()
    mine.connect(server.base)
    mine.sync()
    server.feeds.clear()
    mine.sync()
    assert mine.library.feeds.all() == ()
    assert len(mine.titles("")) == 3


def test_a_list_that_lost_most_feeds_is_asked_about(device, server):
    for number in range(2, 9):
        server.subscribe(f"http://feeds.example/{number}")
    mine = device()
    mine.connect(server.base)
    mine.sync()
    for stream in list(server.feeds)[2:]:
        del server.feeds[stream]
    with pytest.raises(MassChange, match="lacks 6 of 8"):
        mine.sync()
    assert len(mine.library.feeds.all()) == 8
    mine.sync(accept=True)
    assert len(mine.library.feeds.all()) == 2


def test_undo_tells_the_server_the_reverse(device, server):
    mine = device()
    mine.connect(server.base)
    mine.sync()
    (feed,) = mine.library.feeds.all()
    before = by_url(mine)
    mine.library.feeds.rename(feed.number, "Wire One")
    mine.library.feeds.move("Africa", feed.number)
    mine.sync()
    mine.library.marks.undo()
    mine.library.marks.undo()
    mine.sync()
    assert by_url(mine) == before
    (there,) = server.feeds.values()
    assert {there["url"]: (there["title"], there["folder"])} == before


def test_unsubscribing_is_undone_there_too_with_every_mark(device, server):
    mine = device()
    mine.connect(server.base)
    mine.sync()
    (feed,) = mine.library.feeds.all()
    mine.library.feeds.rename(feed.number, "Wire One")
    mine.library.feeds.move("Africa", feed.number)
    numbers = mine.library.articles.numbers()
    mine.library.marks.read(numbers[:1])
    mine.sync()
    before = by_url(mine)
    for synced in (False, True):
        mine.library.feeds.remove(feed.number)
        if synced:
            mine.sync()
            assert server.feeds == {}
        mine.library.marks.undo()
        mine.sync()
        assert by_url(mine) == before
        (there,) = server.feeds.values()
        assert {there["url"]: (there["title"], there["folder"])} == before
        assert mine.library.articles.numbers() == numbers
        assert mine.library.articles.numbers("is:read") == numbers[:1]
        assert mine.library.account.pending_feeds() == ()


@pytest.mark.parametrize("starred", [True, False])
def test_no_decision_waits_for_a_feed_that_has_ended_there(device, server, starred):
    mine = device()
    mine.connect(server.base)
    mine.sync()
    (feed,) = mine.library.feeds.all()
    numbers = mine.library.articles.numbers()
    mine.library.marks.read(numbers[:1])
    if starred:
        mine.library.marks.star(numbers[1:2])
    mine.library.feeds.remove(feed.number)
    mine.sync()
    assert len(mine.library.articles.numbers()) == int(starred)
    assert mine.library.articles.count("is:pending") == 0
    assert mine.library.account.get().pending == 0
