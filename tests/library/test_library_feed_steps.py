"""Undo and redo of what is done to feeds: everything is as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import keyring
import keyring.backends.fail
import pytest

from tui.library import clock, maintenance
from tui.library.bundles.bundle import Bundle

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
TABLES = ("articles", "headlines", "texts", "statements", "facts", "entries", "tagged", "verdicts",
          "notes", "claims", "revisions", "ruled", "unread_here", "claim_rows")  # fmt: skip
FEEDS = "number, url, title, named, folder, site, removed, articles, unread, account"


def state(library):
    """Everything that the reader would miss, and the words that a search finds."""
    with closing(sqlite3.connect(library.path)) as connection:
        rows = {
            table: sorted(map(str, connection.execute(f"SELECT * FROM {table}")))
            for table in TABLES
        }
        rows["feeds"] = connection.execute(
            f"SELECT {FEEDS} FROM feeds WHERE NOT removed"
        ).fetchall()
    words = ("aleppo", "river", "title:court", "person:jo", "note:pit", "feed:world", "is:unread")
    return {**rows, **{word: list(library.articles.numbers(word)) for word in words}}


@pytest.fixture
def busy(world, entry):
    """The world's articles with marks of every kind, one that another feed has, one expired."""
    world.marks.note([world.articles.numbers()[1]], "the pit")
    world.articles.ingest(1, [entry("s", link="http://shared.example/s", title="Shared")], NOW)
    world.articles.ingest(2, [entry("s2", link="http://shared.example/s", title="Shared")], NOW)
    old = entry("old", hours=24 * 500)
    world.articles.ingest(1, [old, entry("s", link="http://shared.example/s", title="Shared")], NOW)
    world.marks.read(world.articles.numbers("before:2025-01-01"))
    world.expire(450)
    assert world.articles.count('title:"Headline old"') == 0
    return world


def test_unsubscribing_is_undone_and_done_again(busy):
    everything = state(busy)
    change = busy.feeds.remove(1)
    assert (change.description, change.count) == ("unsubscribed from 'World News'", 3)
    gone = state(busy)
    assert busy.articles.count("feed:world") == 3  # what was worked on stays, under its name
    assert busy.check() == ()
    undone = busy.marks.undo()
    assert (undone.description, undone.feeds, undone.lists) == (change.description, (1,), True)
    assert state(busy) == everything
    assert busy.check() == ()
    busy.marks.redo()
    assert state(busy) == gone
    busy.marks.undo()
    assert state(busy) == everything


def test_an_article_that_expired_is_not_new_when_its_feed_comes_back(busy, entry):
    busy.feeds.remove(1)
    busy.marks.undo()
    assert busy.articles.ingest(1, [entry("old", hours=24 * 500)], NOW).new == ()


def test_the_server_is_asked_anew_for_a_feed_that_came_back(busy):
    busy.feeds.succeeded(1, now=NOW, changed=True, etag="e", last_modified="m", due=NOW)
    busy.feeds.remove(1)
    busy.marks.undo()
    feed = busy.feeds.get(1)
    assert (feed.etag, feed.last_modified, feed.due) == (None, None, None)


def test_several_feeds_are_one_step(busy):
    everything = state(busy)
    assert busy.feeds.remove(1, 2).description == "unsubscribed from 2 feeds"
    assert busy.feeds.all() == ()
    busy.marks.undo()
    assert state(busy) == everything


def test_subscribing_is_undone_and_done_again_with_what_came_since(library, entry):
    assert (
        library.feeds.add_all([("http://a.example/", "A", "Desk"), ("http://b.example/", "", "")])
        == 2
    )
    first, _ = library.feeds.all()
    library.articles.ingest(first.number, [entry("a"), entry("b")], NOW)
    after = state(library)
    undone = library.marks.undo()
    assert undone.description == "subscribed to 2 feeds"
    assert library.feeds.all() == ()
    assert library.articles.count() == 0
    library.marks.redo()
    assert state(library) == after
    library.feeds.add("http://a.example/")
    assert library.marks.last_change()[1] == "subscribed to 2 feeds"  # it was so already


def test_titles_and_folders_go_back_and_forth(library, feed):
    library.feeds.move("Desk", feed)
    second = library.feeds.add("http://b.example/", "Bee", "Field").number

    def filed() -> dict[str, str]:
        return {one.title: one.folder for one in library.feeds.all()}

    assert library.feeds.rename(second, "Hive").description == "renamed the feed 'Bee' to 'Hive'"
    assert library.feeds.rename_folder("Field", "Desk").count == 1
    assert library.feeds.move("", feed, second).description == "moved 2 feeds out of its folder"
    states = [
        {"News": "Desk", "Hive": "Desk"},
        {"News": "Desk", "Hive": "Field"},
        {"News": "Desk", "Bee": "Field"},
    ]
    for expected in states:
        library.marks.undo()
        assert filed() == expected
    for expected in (states[1], states[0], {"News": "", "Hive": ""}):
        library.marks.redo()
        assert filed() == expected
    assert library.feeds.rename(second, "Hive").description == "nothing to change"


def test_a_title_that_was_taken_back_is_the_feeds_own_again(library):
    feed = library.feeds.add("http://a.example/", "Theirs", chosen=False).number
    library.feeds.rename(feed, "Mine")
    library.marks.undo()
    library.feeds.succeeded(feed, now=NOW, changed=True, title="Theirs anew", due=NOW)
    assert library.feeds.get(feed).title == "Theirs anew"


def test_what_came_before_and_after_is_undone_in_its_order(library, feed, entry):
    (number,) = library.articles.ingest(feed, [entry("a")], NOW).new
    library.marks.read([number])
    library.feeds.remove(feed)
    anew = library.feeds.add("http://news.example/feed").number
    assert anew == feed
    library.articles.ingest(feed, [entry("a")], NOW)
    assert not library.articles.rows([number])[0].read
    library.marks.undo()
    assert library.articles.count() == 0
    library.marks.undo()
    assert library.articles.rows([number])[0].read
    library.marks.undo()
    assert not library.articles.rows([number])[0].read
    for read in (True, None, False):
        library.marks.redo()
        rows = library.articles.rows([number])
        assert [row.read for row in rows] == ([] if read is None else [read])


def test_a_number_of_a_feed_is_no_other_feeds_while_undo_may_ask_for_it(library, feed, stored):
    stored("a")
    library.feeds.remove(feed)
    with closing(sqlite3.connect(library.path)) as connection:
        connection.execute("INSERT INTO feeds (url, title) VALUES ('http://x.example/', 'X')")
        connection.commit()
    library.marks.undo()
    assert [one.title for one in library.feeds.all()] == ["News", "X"]
    assert library.articles.count("feed:news") == 1


def test_what_left_is_let_go_with_its_change(library, feed, stored, monkeypatch):
    stored("a", "b")
    library.feeds.remove(feed)

    def held() -> list[int]:
        with closing(sqlite3.connect(library.path)) as connection:
            count = "SELECT count(*) FROM {}"
            return [connection.execute(count.format(t)).fetchone()[0] for t in ("dropped", "feeds")]

    assert held() == [2, 1]
    monkeypatch.setattr(maintenance, "UNDO_DAYS", 1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: NOW + timedelta(days=30))
        library.saved.put("Ain", "place:ain")
        library.prune_journal()
    assert held() == [0, 0]
    assert library.marks.undo().description.startswith("saved")
    assert library.marks.undo() is None
    assert library.check() == ()


def test_what_left_counts_for_the_size_of_the_journal(library, feed, stored, monkeypatch):
    stored("a", "b", text="word " * 2_000)
    library.feeds.remove(feed)
    library.saved.put("Ain", "place:ain")
    monkeypatch.setattr(maintenance, "UNDO_BYTES", 700)
    assert library.prune_journal() == 2
    library.marks.undo()
    assert library.marks.undo() is None


def test_a_name_and_password_are_gone_and_that_is_said(library, entry):
    before = keyring.get_keyring()
    keyring.set_keyring(keyring.backends.fail.Keyring())
    try:
        library.feeds.add("https://ann:secret@desk.example/feed")
        assert library.feeds.remove(1).lost == ""
        assert library.feeds.logins() == {}
        undone = library.marks.undo()
        assert undone.lost == (
            "Add the address of https://desk.example/feed with its name and password once more."
        )
        library.feeds.add("https://ann:secret@desk.example/feed")
        library.marks.undo()
        assert library.feeds.logins() == {}
    finally:
        keyring.set_keyring(before)


def test_a_feed_comes_back_after_its_article_was_handed_over_and_taken_out(library, number, file):
    library.feeds.remove(1)
    assert library.handover.take(Bundle(file)).old == 1  # it was worked on, so it had stayed
    library.marks.undo()
    library.marks.undo()
    assert library.articles.count("feed:news") == library.articles.count()


def test_undo_goes_past_subscriptions_that_are_for_good(busy):
    numbers = busy.articles.numbers()[:1]
    busy.marks.tag(numbers, add=["pier"])
    tagged = busy.articles.rows(numbers)[0].tags
    busy.feeds.add_all([("http://a.example/", "A", ""), ("http://b.example/", "B", "")])
    busy.feeds.add("http://c.example/")
    busy.feeds.settle()
    everything = len(busy.feeds.all())
    assert busy.marks.undo().description == "tagged 1 article 'pier'"
    assert busy.articles.rows(numbers)[0].tags != tagged
    assert len(busy.feeds.all()) == everything
