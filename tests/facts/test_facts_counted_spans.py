"""What is counted over months or years is not of the day that a text tells of."""

from __future__ import annotations

import pytest

from tui.facts import analyse
from tui.model import Document

TIMES = {
    "not the event's day of what was counted over months": (
        (
            "A car bomb killed nine people in Hibhib in Iraq on Monday. The police are looking "
            "for two men. The mission said 640 people lost their lives since the war began."
        ),
        640,
        None,
    ),
    "no time of a count over months": (
        "Over 140 medics have been killed in Darfur since May, the union said.",
        140,
        None,
    ),
    "no time of a count over years": (
        "At least 39 workers died inside tanks in Surat over the past three years, a union said.",
        39,
        None,
    ),
    "the year of a count since it began": (
        "Some 260 people have lost their lives in violence in Waziristan since January.",
        260,
        "2025-01",
    ),
    "the year of a total that is raised": (
        "Monday's deaths bring to 41 the number of people killed in fires in Kentucky this year.",
        41,
        "2025",
    ),
    "of what a day was said in a text that counts over days": (
        (
            "At least 63 people lost their lives in Marib over the last 72 hours in bombing raids. "
            "Jets had killed 14 who forded a stream, the monitor said on Wednesday."
        ),
        14,
        "2025-09-10",
    ),
}


def time_of(text: str, number: int) -> str | None:
    claims = analyse(Document(id="counted", text=text, date="2025-09-11")).casualties
    return next(claim.date for claim in claims if claim.low == number)


@pytest.mark.parametrize(("text", "number", "iso"), TIMES.values(), ids=TIMES)
def test_a_count_is_of_the_time_that_it_goes_over(text, number, iso):
    assert time_of(text, number) == iso


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The raid was the deadliest in Bol since May. It killed 30 people.", 30),
        ("More than 300 people have been killed since a truce took hold in November 2023.", 300),
    ],
)
def test_what_is_only_the_worst_or_counted_for_years_has_no_day(text, number):
    assert time_of(text, number) is None
