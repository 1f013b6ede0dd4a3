"""Times resolved against the article's date."""

from __future__ import annotations

import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.facts import analyse
from tui.facts.dates import day_of, find_times
from tui.facts.iso_dates import latest_day
from tui.model import Document

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


def test_what_is_no_date_loads_no_language_that_no_news_is_in():
    assert day_of("12 Marchember 2024") is None
    tables = [name for name in sys.modules if ".date_translation_data." in name]
    assert len(tables) < 50


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
    "last week": "2016-W27",
    "on Sept. 11, 2001": "2001-09-11",
    "over the weekend": "2016-07-16",
    "last July": "2015-07",
    "611 so far this year": "2016",
    "611 since the start of the year": "2016",
    "earlier this month": "2016-07",
    "eleven days earlier": "2016-07-06",
    "a 2014 fire": "2014",
    "May 3: two guards": "2016-05-03",
    "a week ago today": "2016-07-10",
    "two weeks ago yesterday": "2016-07-02",
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


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("between Monday and Wednesday", "2024-05-06", "2024-05-08"),
        ("on the night of Saturday to Sunday", "2024-05-04", "2024-05-05"),
        ("from 3 May to 5 May", "2024-05-03", "2024-05-05"),
        ("on 3-5 May", "2024-05-03", "2024-05-05"),
        ("over the weekend", "2024-05-04", "2024-05-05"),
        ("between 2021 and 2023", "2021", "2023"),
        ("3 to 5 May 2023", "2023-05-03", "2023-05-05"),
        ("on Monday and on Wednesday", "2024-05-06", None),
    ],
)
def test_a_span_has_its_first_and_its_last_day(text, first, last):
    time = find_times(text, date(2024, 5, 10))[0]
    assert (time.iso, time.last) == (first, last)
    assert not time.open_ended


DATED = {
    "the day of the outlet": ("Floods killed nine people on Tuesday.", "2016-07-26", "day"),
    "the day at the head of a text": (
        "Published July 19 2016 Floods killed nine people on Tuesday.",
        "2016-07-19",
        "day",
    ),
    "a day at the head of a text, glued to its year": (
        "Published Jul 192016 Floods killed nine people on Tuesday.",
        "2016-07-19",
        "day",
    ),
    "a day at the head of a text that is far off": (
        "Published July 19 2012 Floods killed nine people on Tuesday.",
        "2016-07-26",
        "day",
    ),
    "this week": ("Floods killed nine people this week.", "2016-07-25", "week"),
    "a day of last week": ("Floods killed nine people on July 20, last week.", "2016-07-20", "day"),
    "a month": ("Floods killed nine people in May.", "2016-05", "month"),
}


@pytest.mark.parametrize(("text", "iso", "precision"), DATED.values(), ids=DATED)
def test_a_claim_is_dated_by_the_day_its_text_is_of(text, iso, precision):
    (claim,) = analyse(Document(id="dated", text=text, date="2016-07-28")).casualties
    assert (claim.date, claim.date_precision) == (iso, precision)


def test_a_claim_keeps_the_span_in_which_it_was():
    text = "Nine people were killed in clashes between Monday and Wednesday."
    (claim,) = analyse(Document(id="span", text=text, date="2024-05-10")).casualties
    assert (claim.date, claim.date_end) == ("2024-05-06", "2024-05-08")


def test_a_week_ends_on_its_sunday():
    text = "Last week nine people were killed in clashes near Goma."
    (claim,) = analyse(Document(id="week", text=text, date="2024-05-10")).casualties
    assert (claim.date, claim.date_end) == ("2024-04-29", "2024-05-05")


def test_the_day_in_court_is_not_the_day_of_the_crime():
    text = (
        "A jury heard on Wednesday how two tailors died. A man is on trial for the murders. The "
        "court sits again on Friday."
    )
    claims = analyse(Document(id="trial", text=text, date="2024-05-10")).casualties
    assert {claim.date for claim in claims} == {None}


FOLLOWED = {
    "A cyclist was hit by a bullet in Jos on Thursday. The man died two days later.": "2016-07-16",
    "Six died when a tram burned in Bern on Monday. One more died the next day.": "2016-07-12",
    "Six men died in a blast in Oruro on Monday and a woman died two days later.": "2016-07-13",
}


@pytest.mark.parametrize(("text", "iso"), FOLLOWED.items())
def test_days_later_are_counted_from_the_day_told_of_before(text, iso):
    claims = analyse(Document(id="a", text=text, date="2016-07-17")).casualties
    assert [claim.date for claim in claims if claim.kind == "killed"][-1] == iso


def test_a_day_later_that_is_yet_to_come_is_none():
    text = "A cyclist was shot in Lagos on Saturday. The man died two days later."
    claims = analyse(Document(id="a", text=text, date="2016-07-17")).casualties
    assert "2016-07-18" not in {claim.date for claim in claims}


DAYS = {
    "the day that heads an entry": (
        "May 3: Two guards were killed and a driver was hurt near Awaran.",
        2,
        "2016-05-03",
    ),
    "a day that is no head of a report": (
        "On 22 February 2016, gunmen attacked Bankass in Mali. Five farmers were killed.",
        5,
        "2016-02-22",
    ),
    "the day before that on which bodies were found": (
        (
            "Rescuers have found the bodies of five miners, state media said on Wednesday, two "
            "days after a coal mine collapsed in Alxa."
        ),
        5,
        "2016-07-25",
    ),
    "the day on which a later sentence says that it began": (
        (
            "Twenty-seven bodies have been pulled from the mud after a landslide in Yaounde, "
            "firefighters said on Wednesday. The hill gave way on Sunday evening."
        ),
        27,
        "2016-07-24",
    ),
    "a bound with what happened then": (
        (
            "A blast killed nine people in Peshawar on Tuesday. It was the deadliest in the city "
            "since January, when a bombing killed 80 people."
        ),
        80,
        "2016-01",
    ),
    "a time that only an aside gives": (
        "A smuggler, whose boat sank in May, was arrested in Tobruk on Monday.",
        1,
        "2016-07-25",
    ),
    "a day that frames what follows": (
        (
            "Nine pupils came home on Friday. On Monday a crowd burned down a tent at Namuno. A "
            "nurse and two guards were beaten to death."
        ),
        2,
        "2016-07-25",
    ),
    "no day of what is only the worst": (
        "Nine people died in Goma on Tuesday in the deadliest raid this year.",
        9,
        "2016-07-26",
    ),
    "no day of a denial": (
        "The army on Tuesday denied that its planes had killed nine villagers in Zamfara.",
        9,
        None,
    ),
    "the day of what a toll is of": (
        "The death toll from Saturday's landslide in Bulambuli has risen to 28, officials said.",
        28,
        "2016-07-23",
    ),
    "the day of a killing behind that of an inquiry": (
        "Police questioned four men on Wednesday over the killing of a priest in Jos on 2 July.",
        1,
        "2016-07-02",
    ),
    "the day before yesterday": (
        "Nine people were killed in Zamfara the day before yesterday, police said.",
        9,
        "2016-07-26",
    ),
    "what a count of the year is of": (
        "Goma was calm on Tuesday. Shelling has killed 98 civilians so far this year.",
        98,
        "2016",
    ),
}


@pytest.mark.parametrize(("text", "number", "iso"), DAYS.values(), ids=DAYS)
def test_when_it_happened(text, number, iso):
    claims = analyse(Document(id="when", text=text, date="2016-07-28")).casualties
    assert next(c.date for c in claims if c.low == number) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("The 2019 Khash earthquake struck Iran on 9 April. It killed 63 people.", "2019-04-09"),
        ("In September 2014 floods struck Kashmir. They killed 277 people.", "2014-09"),
        ("A stampede broke out in Potosi during the carnival of 1954. It killed 52.", "1954"),
    ],
)
def test_a_text_without_a_day_is_of_the_year_that_it_opens_with(text, iso):
    (claim,) = analyse(Document(id="old", text=text)).casualties
    assert claim.date == iso
