"""Times resolved against the article's date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.facts.dates import day_of, find_times, latest_day

SUNDAY = date(2016, 7, 17)

WRITTEN = {
    "2024-06-21": date(2024, 6, 21),
    "7/12/2016": date(2016, 7, 12),
    "23/12/2016": date(2016, 12, 23),
    "17 December 2016": date(2016, 12, 17),
    "December 18, 2016 8:31:19 EST PM": date(2016, 12, 18),
    "2009-03-28 13:41:00.331125-05": date(2009, 3, 28),
    "Mon, 02 Jan 2017 10:00:00 GMT": date(2017, 1, 2),
    "20 mai 2016": date(2016, 5, 20),
    "yesterday": None,
    "": None,
    "2016-13-45": None,
}


@pytest.mark.parametrize(("written", "day"), WRITTEN.items())
def test_an_articles_date(written, day):
    assert day_of(written) == day


SAID = {
    "killed on Wednesday": "2016-07-13",
    "killed on Sunday": "2016-07-17",
    "yesterday's raid": "2016-07-16",
    "two days ago": "2016-07-15",
    "on July 14": "2016-07-14",
    "on 19 December": "2015-12-19",
    "in May": "2016-05",
    "last January": "2016-01",
    "in late November": "2015-11",
    "in 2014": "2014",
    "fifteen people died 15 years ago": "2001",
    "last year": "2015",
    "on Sept. 11, 2001": "2001-09-11",
}


@pytest.mark.parametrize(("text", "iso"), SAID.items())
def test_a_time_is_the_last_one_before_the_article(text, iso):
    assert [time.iso for time in find_times(text, SUNDAY)] == [iso]


@pytest.mark.parametrize("text", ["since April 2011", "until Friday", "by 2020", "after Monday"])
def test_a_bound_is_no_time(text):
    assert all(time.open_ended for time in find_times(text, SUNDAY))


@pytest.mark.parametrize("text", ["they may go", "march on", "12 people"])
def test_what_is_no_time(text):
    assert find_times(text, SUNDAY) == ()


def test_without_the_articles_date_only_full_dates_are_resolved():
    found = find_times("On Monday, on 4 February 2015, in May", None)
    assert [time.iso for time in found] == ["2015-02-04"]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_any_day_written_in_full_is_read_back(day):
    assert find_times(f"on {day:%d %B %Y}", None)[0].iso == day.isoformat()
    assert latest_day(day.isoformat()) == day
    assert latest_day(f"{day:%Y-%m}") >= day
    assert latest_day(f"{day:%Y}") >= day
