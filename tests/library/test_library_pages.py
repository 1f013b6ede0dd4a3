"""The texts of pages: wanted, kept, refused, tried again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tui.library import clock
from tui.model import Block, Body, Page

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
LONG = "The full story of the flood. " * 20


def _page(text: str = LONG, **other: object) -> Page:
    return Page(
        state=other.pop("state", "full"), body=Body(text, (Block("paragraph", 0, 9),)), **other
    )


def test_pages_are_wanted_newest_first_until_they_came(library, stored):
    a, b = stored("a", "b").values()
    assert library.articles.pages_due(1) == ((a, "http://news.example/a"),)
    library.articles.put_page(a, _page(), NOW)
    assert library.articles.pages_due(9) == ((b, "http://news.example/b"),)


def test_an_entry_without_a_link_wants_no_page(library, feed, entry):
    library.articles.ingest(feed, [entry("a", link="")], NOW)
    assert library.articles.pages_due(9) == ()
    library.articles.request_pages(library.articles.numbers())
    assert library.articles.pages_due(9) == ()


def test_a_page_gives_the_text_and_what_the_feed_left_out(library, feed, entry):
    (number,) = library.articles.ingest(feed, [entry("a", published=None)], NOW).new
    told = NOW - timedelta(days=2)
    library.articles.put_page(number, _page(author="Ann", language="en-US", published=told), NOW)
    article = library.articles.get(number)
    assert (article.full, article.body.text) == (True, LONG)
    assert (article.row.author, article.row.language) == ("Ann", "en")
    assert article.row.published == told
    assert library.articles.count("flood author:ann") == 1
    assert library.articles.count("happened") == 0
    assert library.check() == ()


def test_the_feeds_own_date_and_author_stay(library, feed, entry):
    (number,) = library.articles.ingest(feed, [entry("a", author="Bo")], NOW).new
    library.articles.put_page(number, _page(author="Ann", published=NOW - timedelta(9)), NOW)
    row = library.articles.get(number).row
    assert (row.author, row.published) == ("Bo", NOW - timedelta(hours=1))


@pytest.mark.parametrize("state", ["short", "paywall", "consent", "empty", "full"])
def test_a_page_poorer_than_the_feeds_text_never_replaces_it(library, feed, entry, state):
    (number,) = library.articles.ingest(feed, [entry("a", text=LONG)], NOW).new
    library.articles.put_page(number, _page("Subscribe to read.", state=state), NOW)
    article = library.articles.get(number)
    assert (article.full, article.body.text) == (False, LONG)
    assert library.articles.pages_due(9) == ()


def test_a_teaser_for_subscribers_stands_only_where_the_feed_gave_nothing(library, feed, entry):
    teaser = _page(LONG, state="paywall", problem="the whole of it is for subscribers")
    entries = [entry("a", text="Nine drowned."), replace(entry("b"), body=Body())]
    first, second = library.articles.ingest(feed, entries, NOW).new
    for number in (first, second):
        library.articles.put_page(number, teaser, NOW)
    articles = [library.articles.get(number) for number in (first, second)]
    assert sorted(article.body.text for article in articles) == sorted(["Nine drowned.", LONG])
    assert {article.problem for article in articles} == {"the whole of it is for subscribers"}
    assert not any(article.full for article in articles)


def test_an_update_of_the_feed_leaves_the_full_text_and_wants_the_page_again(
    library, feed, entry, stored
):
    number = stored("a")["a"]
    library.articles.put_page(number, _page(), NOW)
    library.articles.ingest(feed, [entry("a", text="New teaser.", title="New title")], NOW)
    article = library.articles.get(number)
    assert (article.row.title, article.body.text) == ("New title", LONG)
    assert [n for n, _ in library.articles.pages_due(9)] == [number]
    library.articles.put_page(number, _page("Corrected story."), NOW)
    assert library.articles.get(number).body.text == "Corrected story."


def test_a_full_text_is_not_lost_to_a_wall_on_the_second_try(library, stored):
    number = stored("a")["a"]
    library.articles.put_page(number, _page(), NOW)
    library.articles.request_pages([number])
    library.articles.put_page(number, _page("x" * 5000, state="consent"), NOW)
    assert library.articles.get(number).body.text == LONG


def test_a_failed_page_is_tried_later_and_in_the_end_no_more(library, stored, monkeypatch):
    number = stored("a")["a"]
    now, waits = NOW, []
    for _ in range(5):
        assert library.articles.pages_due(9)
        library.articles.page_failed(number, "timed out", now)
        assert library.articles.pages_due(9) == ()
        then = now
        for hours in range(200):
            now = then + timedelta(hours=hours)
            monkeypatch.setattr(clock, "now", lambda now=now: now)
            if library.articles.pages_due(9):
                waits.append(hours)
                break
    assert library.articles.get(number).problem == "timed out"
    assert waits == sorted(waits)
    assert len(waits) == 4
    library.articles.request_pages([number])
    assert library.articles.pages_due(9)
    assert library.articles.get(number).problem == ""


def test_a_new_text_wants_facts_again(library, stored):
    number = stored("a")["a"]
    assert library.articles.facts_due("1", 9) == (number,)
    library.articles.put_page(number, _page(), NOW)
    assert library.articles.facts_due("1", 9) == (number,)


def test_a_page_of_an_article_that_is_gone_is_dropped(library, stored):
    number = stored("a")["a"]
    library.feeds.remove(1)
    library.articles.put_page(number, _page(), NOW)
    library.articles.page_failed(number, "late", NOW)
    assert library.check() == ()
