"""When feeds are asked again."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tui.model import Feed
from tui.refresh.schedule import (
    LONGEST,
    SHORTEST,
    next_try,
    next_visit,
    next_visit_unchanged,
    select_feeds,
)
from tui.refresh.steps import Order

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def feed(number: int, **states: object) -> Feed:
    return Feed(number=number, url=f"http://example.org/{number}", title="", **states)


def numbers(known: list[Feed], **order: object) -> list[int]:
    return sorted(feed.number for feed in select_feeds(known, Order(**order), NOW))


def test_by_hand_all_are_asked_but_those_that_asked_to_be_left_alone():
    feeds = [
        feed(1),
        feed(2, due=NOW + HOUR),
        feed(3, hold=NOW + HOUR),
        feed(4, hold=NOW - HOUR),
        feed(5, gone=True),
    ]
    assert numbers(feeds) == [1, 2, 4]
    assert numbers(feeds, scheduled=True) == [1, 4]
    assert numbers(feeds, full=True) == [1, 2, 3, 4, 5]
    assert numbers(feeds, feeds=(2, 3)) == [2]


def test_those_that_waited_longest_come_first():
    feeds = [feed(1, checked=NOW), feed(2), feed(3, checked=NOW - HOUR)]
    assert [known.number for known in select_feeds(feeds, Order(), NOW)] == [2, 3, 1]


def test_a_feed_is_asked_at_twice_its_rhythm():
    every_four_hours = [int((NOW - n * 4 * HOUR).timestamp()) for n in range(10)]
    assert next_visit(every_four_hours, NOW) == NOW + 2 * HOUR


@given(st.lists(st.integers(0, 2**33)))
def test_a_visit_is_never_too_soon_or_too_late(published):
    assert SHORTEST <= next_visit(published, NOW) - NOW <= LONGEST


def test_a_feed_without_news_keeps_its_rhythm():
    asked = {"checked": NOW - 6 * HOUR, "due": NOW - 4 * HOUR}
    assert next_visit_unchanged(feed(1, **asked), NOW) == NOW + 2 * HOUR
    assert next_visit_unchanged(feed(1, **asked, failures=2), NOW) == NOW + HOUR
    assert next_visit_unchanged(feed(1), NOW) == NOW + HOUR


def test_a_failing_feed_is_asked_ever_less_often():
    waits = [next_try(failures, NOW) - NOW for failures in range(0, 60, 3)]
    assert waits[0] < timedelta(minutes=6)
    assert waits[1] > 4 * waits[0]
    assert max(waits) <= LONGEST * 1.1
