"""The pipeline beside the reader: it can be stopped at any moment, and leaves no process behind."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

import pytest
from pipeline_processes import descendants, ended, refresher_family

from tui import crash
from tui.library import Library
from tui.model import Entry, Feed
from tui.refresh import Order, Progress, Refresher

ITEM = """<rss version="2.0"><channel><title>Harbour Wire</title><item><title>Ferry sinks</title>
<guid>{key}</guid><link>{link}</link><pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate>
<description>Two people were killed.</description></item></channel></rss>"""
READER = """
import queue
from tui.library import Library
from tui.refresh import Refresher
from tui.settings import folders

with Library.open(folders()) as library:
    refresher = Refresher(library, lambda step: None)
    refresher.start()
    refresher.request()
    queue.Queue().get()
"""


class Told:
    """What a refresher told, which a test can wait for."""

    def __init__(self) -> None:
        self.steps: queue.Queue[Progress] = queue.Queue()

    def until_finished(self) -> list[Progress]:
        steps = [self.steps.get(timeout=60)]
        while not steps[-1].finished:
            steps.append(self.steps.get(timeout=60))
        return steps


@pytest.fixture
def library(home):
    with Library.open(home) as opened:
        yield opened


@pytest.fixture
def told():
    return Told()


def stopping(refresher: Refresher) -> float:
    """Seconds that stopping takes."""
    started = time.monotonic()
    refresher.stop()
    return time.monotonic() - started


def test_orders_are_carried_out_one_after_the_other(library, hostile, told):
    address = hostile.put("/feed.xml", ITEM.format(key=1, link="").encode())
    feed = library.feeds.add(address)
    refresher = Refresher(library, told.steps.put)
    refresher.start()
    try:
        for order in (Order(articles=False), Order(articles=False, feeds=(feed.number,))):
            refresher.request(order)
        first, second = told.until_finished(), told.until_finished()
    finally:
        refresher.stop()
    assert [step.new for step in first if step.feed] == [1]
    assert [step.new for step in second if step.feed] == [0]


def test_what_is_due_is_asked_by_itself(library, hostile, told):
    due = library.feeds.add(hostile.put("/due.xml", ITEM.format(key=1, link="").encode()))
    refresher = Refresher(library, told.steps.put, every=0.001)
    refresher.start()
    try:
        steps = told.until_finished()
        assert [step.feed for step in steps if step.feed] == [due.number]
        assert not [step for step in told.until_finished() if step.feed]  # it is due no more
    finally:
        refresher.stop()


def waiting_for_a_page(library, hostile, told):
    """A refresher that was asked for a feed whose article's page never comes."""
    hostile.hanging.clear()
    link = hostile.hang("/page.html")
    hostile.put("/robots.txt", b"")
    library.feeds.add(hostile.put("/feed.xml", ITEM.format(key=1, link=link).encode()))
    refresher = Refresher(library, told.steps.put)
    refresher.start()
    refresher.request()
    return refresher


def test_it_stops_at_once_while_a_page_never_comes_and_leaves_no_process(library, hostile, told):
    refresher = waiting_for_a_page(library, hostile, told)
    assert hostile.hanging.wait(60)
    family = refresher_family()
    assert stopping(refresher) < 3
    assert told.until_finished()[-1].finished
    assert library.articles.count() == 1
    assert crash.reports(library.path.parent) == []
    assert len(family) > 1, "the process and its workers"
    assert all(ended(process, 5) for process in family)


def test_a_reader_that_is_killed_takes_its_refresher_along_and_frees_the_library(home, hostile):
    hostile.hanging.clear()
    link = hostile.hang("/page.html")
    hostile.put("/robots.txt", b"")
    with Library.open(home) as library:
        library.feeds.add(hostile.put("/feed.xml", ITEM.format(key=1, link=link).encode()))
    environment = os.environ | {"DATELINE_HOME": str(home.data.parent)}
    with subprocess.Popen([sys.executable, "-c", READER], env=environment) as reader:
        assert hostile.hanging.wait(60)
        family = descendants(reader.pid)
        reader.kill()
    with Library.open(home) as library:
        assert library.writable, library.read_only_reason
        assert library.articles.count() == 1
        assert library.check() == ()
    assert len(family) > 1
    assert all(ended(process, 5) for process in family)


def test_marks_and_the_refresher_write_in_turn(library, newsroom, told):
    for feed in range(12):
        items = "".join(
            f"<item><title>Ferry {feed} {item}</title><guid>{feed}-{item}</guid>"
            f"<description>{'Two people were killed. ' * 40}</description></item>"
            for item in range(60)
        )
        body = f"<rss version='2.0'><channel><title>Wire {feed}</title>{items}</channel></rss>"
        library.feeds.add(newsroom.put(f"/{feed}.xml", body))
    (old,) = library.articles.ingest(
        library.feeds.all()[0].number,
        [Entry(key="old", link="", title="An older one", published=datetime.now(UTC))],
        datetime.now(UTC),
    ).new
    refresher = Refresher(library, told.steps.put)
    refresher.start()
    refresher.request(Order(articles=False))
    marked, steps = 0, [told.steps.get(timeout=60)]
    while marked < 2 or not steps[-1].finished:
        library.marks.tag([old], add=[f"tag {marked}"])
        marked += 1
        while not steps[-1].finished and not told.steps.empty():
            steps.append(told.steps.get())
    refresher.stop()
    assert sum(step.new for step in steps) == 12 * 60
    assert not [step.note for step in steps if step.failed]
    assert len(library.articles.get(old).row.tags) == marked
    assert library.check() == ()


def test_a_process_that_dies_is_told_and_the_next_order_starts_another(library, hostile, told):
    hostile.hanging.clear()
    link = hostile.hang("/page.html")
    hostile.put("/robots.txt", b"")
    feed = library.feeds.add(hostile.put("/feed.xml", ITEM.format(key=1, link=link).encode()))
    refresher = Refresher(library, told.steps.put)
    refresher.start()
    try:
        refresher.request()
        assert hostile.hanging.wait(60)
        os.kill(refresher_family()[0], signal.SIGKILL)
        first = told.until_finished()
        refresher.request(Order(feeds=(feed.number,), articles=False))
        second = told.until_finished()
    finally:
        refresher.stop()
    assert "ended by itself" in first[-2].note
    assert [step.feed for step in second if step.feed] == [feed.number]


def test_a_run_that_cannot_write_is_told_and_ends(library, hostile, told, home):
    library.feeds.add(hostile.put("/feed.xml", ITEM.format(key=1, link="").encode()))
    with Library.open(home, write=False) as other:
        assert isinstance(other.feeds.all()[0], Feed)
        refresher = Refresher(other, told.steps.put)
        refresher.start()
        refresher.request(Order(articles=False))
        steps = told.until_finished()
        refresher.stop()
    assert any(step.failed and "cannot be written" in step.note for step in steps)


def test_a_fault_in_a_run_leaves_a_report_and_the_next_run_is_made(library, home, newsroom, told):
    library.feeds.add(newsroom.put("/a.xml", ITEM.format(key=1, link=newsroom.base + "/1")))
    faults = iter([KeyError("what was read")])

    def tell(step: Progress) -> None:
        if not step.failed and not step.finished:
            for fault in faults:
                raise fault
        told.steps.put(step)

    refresher = Refresher(library, tell)
    refresher.start()
    try:
        refresher.request(Order(articles=False))
        first = told.until_finished()
        refresher.request(Order(articles=False))
        second = told.until_finished()
    finally:
        refresher.stop()
    (report,) = crash.reports(home.data)
    assert report.name in first[0].note
    assert "what was read" not in report.read_text()
    assert "KeyError" in report.read_text()
    assert any(step.feed for step in second)


def test_a_run_with_nothing_to_do_loads_nothing(home):
    code = """
import queue, sys
from tui.library import Library
from tui.refresh import Order, Refresher
from tui.settings import folders
with Library.open(folders()) as library:
    steps = queue.Queue()
    refresher = Refresher(library, steps.put)
    refresher.start()
    refresher.request(Order(scheduled=True))
    assert steps.get(timeout=60).finished
    refresher.stop()
print(sorted({"httpx", "anyio", "tui.feeds.fetch"} & {*sys.modules}))
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"DATELINE_HOME": str(home.data.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_the_reader_keeps_read_articles_as_long_as_was_chosen(library, told):
    now = datetime.now(UTC)
    feed = library.feeds.add("https://wire.example.org/feed")
    entries = [
        Entry(key=when.isoformat(), link="", title="Ferry sinks", published=when)
        for when in (now - timedelta(days=90), now - timedelta(days=60), now)
    ]
    library.articles.ingest(feed.number, entries, now)
    fresh, unread, read = library.articles.numbers("")
    library.marks.read([read])
    refresher = Refresher(library, told.steps.put, keep_days=30)
    refresher.start()
    refresher.request(Order(feeds=(), articles=False))
    told.until_finished()
    refresher.stop()
    assert list(library.articles.numbers("")) == [fresh, unread]


def test_the_end_of_a_run_says_whether_somebody_waits_for_it(library, told):
    refresher = Refresher(library, told.steps.put)
    refresher.start()
    try:
        for order, by_hand in (
            (Order(scheduled=True), False),
            (Order(), True),
            (Order(feeds=()), False),
        ):
            refresher.request(order)
            assert told.until_finished()[-1].by_hand is by_hand
    finally:
        refresher.stop()


def test_who_asks_for_feeds_waits_for_no_pages_and_these_go_on_after_it(library, hostile, told):
    refresher = waiting_for_a_page(library, hostile, told)
    try:
        assert hostile.hanging.wait(60)
        hostile.hanging.clear()
        other = library.feeds.add(hostile.put("/other.xml", ITEM.format(key=2, link="").encode()))
        refresher.request(Order(feeds=(other.number,), articles=False))
        assert not told.until_finished()[-1].by_hand
        second = told.until_finished()
        assert [step.new for step in second if step.feed == other.number] == [1]
        assert second[-1].by_hand
        assert hostile.hanging.wait(60), "the page is asked for again"
    finally:
        refresher.stop()
