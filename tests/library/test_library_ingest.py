"""What a feed brings: new, updated, the same, and the same from elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.errors import NoSuchArticle
from tui.library import Library
from tui.library.ids import SLOTS, number_at
from tui.library.texts import new_articles
from tui.model import Block, Body, Entry, Link
from tui.settings import Folders

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


def test_newest_come_first_whatever_the_order_of_the_feed(library, feed, entry):
    hours = {"c": 3, "a": 1, "d": 4, "b": 2}
    library.articles.ingest(feed, [entry(key, hours=h) for key, h in hours.items()], NOW)
    rows = library.articles.rows(library.articles.numbers())
    assert [row.title[-1] for row in rows] == ["a", "b", "c", "d"]


def test_undated_entries_keep_the_order_of_the_feed(library, feed, entry):
    entries = [entry(key, published=None) for key in "abc"]
    library.articles.ingest(feed, entries, NOW)
    rows = library.articles.rows(library.articles.numbers())
    assert [row.title[-1] for row in rows] == ["a", "b", "c"]
    assert {row.published for row in rows} == {NOW}


def test_the_same_feed_again_changes_nothing(library, feed, entry):
    entries = [entry("a"), entry("b", published=None)]
    first = library.articles.ingest(feed, entries, NOW)
    again = library.articles.ingest(feed, entries, NOW + timedelta(hours=1))
    assert (len(first.new), first.updated, first.same) == (2, (), 0)
    assert (again.new, again.updated, again.same) == ((), (), 2)


def test_a_changed_entry_updates_its_article_and_keeps_its_marks(library, feed, entry):
    (number,) = library.articles.ingest(feed, [entry("a", text="Two were hurt.")], NOW).new
    library.marks.star([number])
    before = library.articles.get(number)
    changed = library.articles.ingest(feed, [entry("a", text="Three were hurt.")], NOW)
    after = library.articles.get(number)
    assert (changed.new, changed.updated) == ((), (number,))
    assert (before.row.id, True) == (after.row.id, after.row.starred)
    assert after.body.text == "Three were hurt."
    assert library.articles.count("two") == 0
    assert library.articles.count("three") == 1


def test_an_article_of_two_feeds_is_one_with_both_named(library, feed, entry):
    other = library.feeds.add("http://other.example/feed", "Other")
    library.articles.ingest(feed, [entry("a")], NOW)
    link = "https://www.news.example/a/?utm_source=rss#top"
    twice = library.articles.ingest(other.number, [entry("x9", link=link)], NOW)
    (row,) = library.articles.rows(library.articles.numbers())
    assert twice.new == ()
    assert row.feeds == ("News", "Other")
    assert [feed.articles for feed in library.feeds.all()] == [1, 1]


def test_a_second_feed_without_a_text_adds_nothing_to_an_article_without_one(library, feed):
    other = library.feeds.add("http://other.example/feed", "Other").number
    bare = Entry(key="a", link="http://news.example/a", title="Ferry sinks", published=NOW)
    library.articles.ingest(feed, [bare], NOW)
    first = library.articles.ingest(other, [bare], NOW)
    assert (first.new, first.updated) == ((), ())
    again = library.articles.ingest(other, [replace(bare, author="Ann")], NOW)
    assert (again.new, again.updated) == ((), ())


def test_the_second_feed_never_rewrites_what_the_first_brought(library, feed, entry):
    other = library.feeds.add("http://other.example/feed", "Other").number
    (number,) = library.articles.ingest(feed, [entry("a", text="The whole story.")], NOW).new
    for title in ("Short", "Shorter"):
        library.articles.ingest(other, [entry("x", link="http://news.example/a", title=title)], NOW)
    assert library.articles.get(number).row.title == "Headline a"
    assert library.articles.get(number).body.text == "The whole story."


def test_a_feed_that_changes_its_ids_does_not_double_its_articles(library, feed, entry):
    same = {"title": "One", "link": "http://news.example/one"}
    library.articles.ingest(feed, [entry("guid-1", **same)], NOW)
    again = library.articles.ingest(feed, [entry("guid-2", **same)], NOW)
    assert again.new == ()
    assert library.articles.count() == 1


MUD = "https://a.example/mud"


@pytest.mark.parametrize(
    ("known", "comes", "title", "articles"),
    [
        (f"{MUD}?sid=1", f"{MUD}?sid=2", "Mud buries bus", 1),
        (f"{MUD};jsessionid=1", f"{MUD};jsessionid=2", "Mud buries bus", 1),
        (f"{MUD}?utm_term=1", f"{MUD}?utm_term=2", "Mud buries bus, 14 dead", 1),
        (f"{MUD}?id=1", f"{MUD}?id=2", "Mud buries bus, 14 dead", 2),
        (f"{MUD}?sid=1#p1", f"{MUD}?sid=2#p2", "Mud buries bus", 2),
    ],
)
def test_a_link_with_another_query_is_the_same_story_where_all_else_is(
    library, feed, known, comes, title, articles
):
    for link, headline in ((known, "Mud buries bus"), (comes, title)):
        entry = Entry(key=link, link=link, title=headline, published=NOW, body=Body(""))
        library.articles.ingest(feed, [entry], NOW)
    assert len(library.articles.numbers("")) == articles


def test_items_of_a_live_page_stay_apart_though_they_share_its_link(library, feed, entry):
    link = "http://news.example/live"
    library.articles.ingest(feed, [entry("1", link=f"{link}#1"), entry("2", link=f"{link}#2")], NOW)
    library.articles.ingest(feed, [entry("3", link=f"{link}#3")], NOW)
    assert library.articles.count() == 3


def test_a_link_to_the_front_page_makes_nothing_the_same(library, feed, entry):
    other = library.feeds.add("http://other.example/feed", "Other").number
    library.articles.ingest(feed, [entry("a", link="http://news.example/")], NOW)
    library.articles.ingest(other, [entry("b", link="http://news.example")], NOW)
    assert library.articles.count() == 2


def test_entries_with_one_key_are_one_article(library, feed, entry):
    library.articles.ingest(feed, [entry("a", title="First"), entry("a", title="Second")], NOW)
    (row,) = library.articles.rows(library.articles.numbers())
    assert row.title == "First"  # feeds list the newest first


def test_dates_from_the_future_count_as_now(library, feed, entry):
    library.articles.ingest(feed, [entry("a", published=NOW + timedelta(days=900))], NOW)
    (row,) = library.articles.rows(library.articles.numbers())
    assert row.published == NOW


@pytest.mark.parametrize("year", [1, 1901, 1969])
def test_dates_before_all_clocks_are_kept(library, feed, entry, year):
    published = datetime(year, 5, 5, tzinfo=UTC)
    library.articles.ingest(feed, [entry("a", published=published)], NOW)
    (row,) = library.articles.rows(library.articles.numbers())
    assert row.published == published


def test_a_second_holds_more_articles_than_it_has_slots(library, feed, entry):
    published = NOW - timedelta(days=1)
    entries = [entry(str(n), published=published) for n in range(200)]
    assert len(library.articles.ingest(feed, entries, NOW).new) == 200
    rows = library.articles.rows(library.articles.numbers())
    assert {row.published for row in rows} == {published}


def test_articles_of_full_seconds_go_into_the_next_ones_free_slots(library, feed, entry):
    moments = [NOW + timedelta(seconds=second) for second in (1, *[0] * SLOTS, 1, 0)]
    entries = [entry(str(at), published=moment) for at, moment in enumerate(moments)]
    for arrived in (entries[::2], entries[1::2]):
        library.articles.ingest(feed, arrived, NOW + timedelta(days=1))
    numbers = sorted(library.articles.numbers())
    first = number_at(NOW)
    assert numbers == [*range(first, first + SLOTS + 3)]


def test_ids_that_are_taken_get_another_attempt(library, feed, entry, monkeypatch):
    monkeypatch.setattr(new_articles, "article_id", lambda _, __, attempt=0: f"id{attempt}")
    library.articles.ingest(feed, [entry("a")], NOW)
    library.articles.ingest(feed, [entry("b"), entry("c")], NOW)
    rows = library.articles.rows(library.articles.numbers())
    assert sorted(row.id for row in rows) == ["id0", "id1", "id2"]


def test_a_clock_that_jumps_back_neither_doubles_nor_loses(library, feed, entry):
    entries = [entry("a"), entry("b")]
    library.articles.ingest(feed, entries, NOW)
    again = library.articles.ingest(feed, entries, NOW - timedelta(days=9000))
    assert (again.new, again.updated, again.same) == ((), (), 2)


def test_ids_come_back_when_a_feed_is_removed_and_added_again(library, feed, entry):
    library.articles.ingest(feed, [entry("a"), entry("b")], NOW)
    before = [row.id for row in library.articles.rows(library.articles.numbers())]
    library.feeds.remove(feed)
    assert library.articles.count() == 0
    anew = library.feeds.add("http://news.example/feed").number
    library.articles.ingest(anew, [entry("a"), entry("b")], NOW)
    assert [row.id for row in library.articles.rows(library.articles.numbers())] == before


def test_an_id_is_found_by_its_beginning(library, stored):
    numbers = stored("a", "b", "c")
    for row in library.articles.rows(list(numbers.values())):
        assert library.articles.find(row.id) == row.number
        assert library.articles.find(f" {row.id[:6].upper()}") == row.number
    for wrong in ("", "zzzzzzzzzzzz", "%"):
        with pytest.raises(NoSuchArticle):
            library.articles.find(wrong)


def test_the_beginning_of_two_ids_is_refused(library, stored):
    stored(*map(str, range(40)))
    ids = sorted(row.id for row in library.articles.rows(library.articles.numbers()))
    shared = next(a[:1] for a, b in pairwise(ids) if a[0] == b[0])
    with pytest.raises(NoSuchArticle, match="Several"):
        library.articles.find(shared)


HEADED = "Heading\n\nWhat was said ‘there’ 😀."
LINK = Link(9, 13, "http://news.example/x")


@pytest.mark.parametrize(
    "body",
    [
        Body(HEADED, (Block("heading", 0, 7, 2), Block("paragraph", 9, 33)), (LINK,)),
        Body(HEADED, (Block("heading", 0, 7, 2), Block("paragraph", 9, 33))),
        Body(HEADED, (Block("paragraph", 0, 7), Block("paragraph", 9, 33))),
        Body(HEADED, (Block("paragraph", 0, 7), Block("paragraph", 9, 33)), (LINK,)),
        Body(HEADED, (Block("paragraph", 9, 33),)),
        Body(HEADED, (Block("paragraph", 0, 33),)),
        Body(HEADED, (Block("code", 0, 33),)),
        Body(),
    ],
)
def test_a_body_comes_back_as_it_was_set(library, feed, entry, body):
    given_entry = Entry(key="a", link="http://news.example/a", title="T", body=body)
    (number,) = library.articles.ingest(feed, [given_entry], NOW).new
    assert library.articles.get(number).body == body


def test_a_text_without_blocks_is_of_paragraphs(library, feed):
    body = Body("The bridge is shut.\n\nBuses go round by the mill.")
    entry = Entry(key="a", link="http://news.example/a", title="T", body=body)
    (number,) = library.articles.ingest(feed, [entry], NOW).new
    assert library.articles.get(number).body == Body(
        body.text, (Block("paragraph", 0, 19), Block("paragraph", 21, 48))
    )


def test_an_article_that_is_gone_is_no_crash(library, stored):
    number = stored("a")["a"]
    library.feeds.remove(1)
    assert library.articles.rows([number]) == ()
    with pytest.raises(NoSuchArticle):
        library.articles.get(number)


keys = st.sampled_from("abcdef")
entries = st.builds(
    lambda key, link, title, hours: Entry(
        key=key,
        link=f"http://news.example/{link}" if link else "",
        title=title,
        published=None if hours is None else NOW - timedelta(hours=hours),
    ),
    keys,
    st.sampled_from(["", "one", "two", "three?utm_source=x", "three"]),
    st.sampled_from(["Same", "Other"]),
    st.none() | st.integers(-5, 50),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rounds=st.lists(st.tuples(st.integers(0, 1), st.lists(entries, max_size=5)), max_size=6))
def test_whatever_feeds_bring_every_key_is_one_article_and_counts_are_true(
    rounds, tmp_path_factory
):
    root = tmp_path_factory.mktemp("home")
    with Library.open(Folders(root / "data", root / "cache", root / "config")) as library:
        feeds = [library.feeds.add(f"http://{n}.example/").number for n in range(2)]
        for feed, brought in rounds:
            library.articles.ingest(feeds[feed], brought, NOW)
            again = library.articles.ingest(feeds[feed], brought, NOW)
            assert (again.new, again.updated) == ((), ())
        numbers = library.articles.numbers()
        rows = library.articles.rows(numbers)
        assert len(rows) == len(numbers) == len({row.id for row in rows})
        times = [row.published for row in rows]
        assert times == sorted(times, reverse=True)
        assert library.check() == ()


def test_a_feed_removed_while_it_was_fetched_brings_nothing(library, feed, entry):
    library.articles.ingest(feed, [entry("a")], NOW)
    for starred in (True, False):
        library.marks.star(library.articles.numbers(), starred)
        library.feeds.remove(feed)
        assert library.articles.ingest(feed, [entry("b")], NOW).new == ()
        library.feeds.succeeded(feed, now=NOW, changed=True)
        assert library.articles.count() == int(starred)
        library.marks.undo()
