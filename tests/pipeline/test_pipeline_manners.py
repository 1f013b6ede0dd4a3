"""A run asks no more of a server than it wants, and keeps to that in the next."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from datetime import timedelta

import pytest

from tui.cli.progress import RunCount
from tui.library import Library
from tui.refresh import Order, Progress, articles, refresh, steps
from tui.settings import Folders

RSS = '<rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'
ITEM = """<item><title>{key}</title><guid>{key}</guid><link>{base}/{key}.html</link>
<pubDate>Mon, 02 Nov 2026 {hour:02}:00:00 GMT</pubDate></item>"""
PAGE = "<html><body><article><p>{text}</p></article></body></html>"
LATER = {"Retry-After": "3600"}
TOO_MANY = (429, LATER)


def run(library: Library, **order: object) -> list[Progress]:
    async def collect() -> list[Progress]:
        async with aclosing(refresh(library, Order(**order))) as reported:
            return [step async for step in reported]

    return asyncio.run(collect())


@pytest.fixture
def library(home: Folders):
    with Library.open(home) as opened:
        yield opened


@pytest.fixture(autouse=True)
def no_analysis(monkeypatch):
    """No article wants facts: these tests are about the network, and the model takes seconds."""
    monkeypatch.setattr(articles, "FACTS_A_RUN", 0)
    monkeypatch.setattr(articles, "analyse", _not_analysed)


async def _not_analysed(_library: Library, _workers: object, number: int) -> articles.Outcome:
    return articles.Outcome("facts", number)


def publish(newsroom, count: int, path: str = "/feed.xml", base: str = "{base}") -> str:
    """A feed of so many articles, the last the newest, with their pages."""
    keys = [f"{path[1]}{n}" for n in range(count)]
    items = [ITEM.format(key=key, hour=n, base=base) for n, key in enumerate(keys)]
    for key in keys:
        newsroom.put(f"/{key}.html", PAGE.format(text=f"What happened at {key}. " * 20))
    return newsroom.put(path, RSS.format(title=path, items="".join(items)), "text/xml")


def pages(newsroom) -> list[str]:
    return [path for path, _ in newsroom.asked if path.endswith(".html")]


def test_too_many_requests_holds_the_feed_and_its_neighbours_until_the_time_is_up(
    library, newsroom, monkeypatch
):
    paths = [f"/{n}.xml" for n in range(20)]
    for path in paths:
        newsroom.statuses[path] = TOO_MANY
        library.feeds.add(newsroom.base + path)
    assert all(step.failed for step in run(library, articles=False))
    assert len(newsroom.asked) < len(paths), "the neighbours were not asked"
    for feed in library.feeds.all():
        assert "fewer requests" in feed.error
        assert feed.hold - feed.checked > timedelta(minutes=59)
        assert feed.due >= feed.hold
    asked = len(newsroom.asked)
    assert run(library, articles=False) == run(library, articles=False, scheduled=True) == []
    assert len(newsroom.asked) == asked
    newsroom.statuses.clear()
    url = publish(newsroom, 1, paths[0])
    now = steps.now() + timedelta(minutes=61)
    for module in ("due", "pipeline"):
        monkeypatch.setattr(f"tui.refresh.{module}.now", lambda: now)
    run(library, articles=False)
    assert library.feeds.find(url).error is None
    assert library.feeds.find(url).hold is None


def test_full_asks_even_those_that_asked_to_be_left_alone(library, newsroom):
    url = publish(newsroom, 1)
    newsroom.statuses["/feed.xml"] = (503, LATER)
    library.feeds.add(url)
    run(library, articles=False)
    newsroom.statuses.clear()
    (step,) = run(library, articles=False, full=True)
    assert step.new == 1


def test_a_host_that_wants_fewer_pages_gets_none_in_the_next_run_either(library, newsroom):
    url = publish(newsroom, 12)
    base = newsroom.base.replace("127.0.0.1", "localhost")
    publish(newsroom, 1, "/other.xml", base)
    library.feeds.add(url)
    for n in range(12):
        newsroom.statuses[f"/f{n}.html"] = TOO_MANY
    run(library)
    asked = len(pages(newsroom))
    assert asked < 12
    assert library.articles.pages_due(99) == (), "they wait until the host is ready"
    assert library.feeds.find(url).hold is not None, "its feed is not asked meanwhile"
    publish(newsroom, 14)
    library.feeds.hold_hosts({})
    run(library)
    assert newsroom.codes("/feed.xml") == [200]
    library.feeds.add(f"{base}/other.xml")
    run(library)
    assert pages(newsroom)[asked:] == ["/o0.html"], "another host is none of its business"


def test_a_page_that_was_not_asked_for_has_lost_no_try(library, newsroom, monkeypatch):
    library.feeds.add(publish(newsroom, 1))
    run(library, articles=False)
    newsroom.statuses["/f0.html"] = (429, {"Retry-After": "60"})
    right = steps.now()
    for hours in range(0, 900, 100):
        _set_clock(monkeypatch, right + timedelta(hours=hours))
        run(library, feeds=())
    assert newsroom.codes("/f0.html") == [429], "the host rests, whatever the clock says"
    newsroom.statuses.clear()
    library.cache.clear()
    _set_clock(monkeypatch, right + timedelta(hours=1000))
    run(library, feeds=())
    assert newsroom.codes("/f0.html") == [429, 200]


def test_pages_come_newest_first_so_many_a_run_and_the_next_run_goes_on(
    library, newsroom, monkeypatch
):
    monkeypatch.setattr(articles, "PAGES_A_RUN", 2)
    monkeypatch.setattr(articles, "PAGES_AT_ONCE", 1)
    library.feeds.add(publish(newsroom, 7))
    steps = run(library)
    assert pages(newsroom) == ["/f6.html", "/f5.html"]
    assert max(step.waiting for step in steps) == 5
    counted = RunCount()
    for step in steps:
        counted.add(step)
    assert counted.sentence.endswith("2 pages fetched; 5 wait for the next run.")
    run(library)
    assert pages(newsroom)[2:] == ["/f4.html", "/f3.html"]
    assert max(step.waiting for step in run(library, full=True)) == 0
    assert pages(newsroom)[4:] == ["/f2.html", "/f1.html", "/f0.html"]
    assert library.articles.pages_due(9) == ()


def test_what_an_earlier_run_left_is_told_apart_from_what_came(library, newsroom, monkeypatch):
    monkeypatch.setattr(articles, "PAGES_A_RUN", 2)
    library.feeds.add(publish(newsroom, 3))
    run(library)
    publish(newsroom, 4)
    counted = RunCount()
    for step in run(library):
        counted.add(step)
    assert (counted.new, counted.pages, counted.facts) == (1, 2, 2)
    said = counted.sentence.partition("; ")[2]
    assert said.startswith("1 new article, 0 updated; 2 fetched in full, 2 analysed, among them 1 ")


def test_a_slow_host_gets_its_pace_over_many_runs_and_stops_no_other(library, newsroom):
    newsroom.put("/robots.txt", "User-agent: *\nCrawl-delay: 7200\n", "text/plain")
    library.feeds.add(publish(newsroom, 20))
    reported = run(library)
    assert pages(newsroom) == ["/f19.html"]
    assert not [step for step in reported if step.failed]
    assert len(library.articles.pages_due(99)) == 19
    base = newsroom.base.replace("127.0.0.1", "localhost")
    publish(newsroom, 1, "/other.xml", base)
    library.feeds.add(f"{base}/other.xml")
    run(library)
    assert pages(newsroom) == ["/f19.html", "/o0.html"], "two hours are not over"


def test_a_feed_that_moved_is_asked_at_its_new_address(library, newsroom):
    new = publish(newsroom, 1, "/new.xml")
    newsroom.statuses["/old.xml"] = (301, {"Location": "{base}/new.xml"})
    library.feeds.add(newsroom.base + "/old.xml")
    run(library, articles=False)
    run(library, articles=False)
    assert [feed.url for feed in library.feeds.all()] == [new]
    assert newsroom.codes("/old.xml") == [301]
    assert newsroom.codes("/new.xml") == [200, 304]


def test_a_feed_that_moved_to_one_that_is_subscribed_becomes_that_one(library, newsroom):
    new = publish(newsroom, 3, "/new.xml")
    old = publish(newsroom, 1, "/old.xml")
    library.feeds.add(old, "The Old Wire", "Desk")
    run(library, articles=False)
    (number,) = library.articles.numbers("")
    library.marks.tag([number], add=["kept"])
    library.feeds.add(new, "The New Wire")
    newsroom.statuses["/old.xml"] = (301, {"Location": "{base}/new.xml"})
    steps = run(library, articles=False)
    notes = [step.note for step in steps if step.note]
    assert notes == ["The Old Wire: it has moved to The New Wire, and is one feed with it now"]
    (feed,) = library.feeds.all()
    assert (feed.url, feed.title, feed.articles) == (new, "The New Wire", 3)
    assert list(library.articles.numbers("tag:kept")) == [number]
    assert library.check() == ()
    assert library.marks.undo().description == "subscribed to 'The New Wire'"
    assert newsroom.codes("/old.xml") == [200, 301]


def test_a_feed_that_is_elsewhere_for_now_keeps_its_address(library, newsroom):
    publish(newsroom, 1, "/new.xml")
    newsroom.statuses["/old.xml"] = (302, {"Location": "{base}/new.xml"})
    library.feeds.add(newsroom.base + "/old.xml")
    run(library, articles=False)
    assert [feed.url for feed in library.feeds.all()] == [newsroom.base + "/old.xml"]


def test_the_proxy_of_the_environment_is_used(library, newsroom, monkeypatch):
    monkeypatch.setenv("http_proxy", newsroom.base)
    monkeypatch.delenv("no_proxy", raising=False)
    items = ITEM.format(key="a", hour=1, base="http://news.invalid")
    newsroom.put("http://news.invalid/feed", RSS.format(title="P", items=items), "text/xml")
    newsroom.put("http://news.invalid/a.html", PAGE.format(text="Through the proxy. " * 30))
    library.feeds.add("http://news.invalid/feed")
    run(library)
    assert newsroom.codes("http://news.invalid/a.html") == [200]
    assert library.articles.count("proxy") == 1


def test_a_clock_that_was_set_back_makes_no_feed_wait_for_years(library, newsroom, monkeypatch):
    library.feeds.add(publish(newsroom, 1))
    newsroom.statuses["/f0.html"] = (503, {})
    right = steps.now()
    _set_clock(monkeypatch, right + timedelta(days=4000))
    run(library)
    _set_clock(monkeypatch, right)
    run(library, scheduled=True)
    assert newsroom.codes("/feed.xml") == [200, 304]
    assert newsroom.codes("/f0.html") == [503, 503]
    run(library, scheduled=True)
    assert newsroom.codes("/feed.xml") == [200, 304], "now it is asked by the right clock again"


def _set_clock(monkeypatch, moment) -> None:
    for clock in ("library.clock", "refresh.pipeline", "refresh.articles"):
        monkeypatch.setattr(f"tui.{clock}.now", lambda: moment)


def test_a_page_in_the_own_network_is_asked_only_where_a_feed_lives(library, newsroom):
    base = newsroom.base.replace("127.0.0.1", "localhost")
    library.feeds.add(publish(newsroom, 1, "/other.xml", base))
    reported = run(library)
    assert pages(newsroom) == []
    assert any("own network" in step.note for step in reported if step.failed)
    (number,) = library.articles.numbers("")
    assert "own network" in library.articles.get(number).problem
