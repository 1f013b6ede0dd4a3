"""Counts over days, weeks and years: which is their first day, and which their last."""

from __future__ import annotations

from datetime import date

import pytest

from tui.facts import analyse
from tui.facts.dates import find_times
from tui.model import Document

THURSDAY = "2025-09-11"


def claim_of(text, number, day=THURSDAY, title=""):
    claims = analyse(Document(id="when", title=title, text=text, date=day)).casualties
    return next(claim for claim in claims if claim.low == number)


SPANS = {
    "since a day": (
        "Clashes have killed 12 fighters since Monday morning, a monitor said.",
        12,
        ("2025-09-08", THURSDAY),
    ),
    "since something happened": (
        "As of Wednesday, 24 people have died since the cyclone made landfall on 5 September.",
        24,
        ("2025-09-05", THURSDAY),
    ),
    "since a month": (
        "Cholera has killed 130 people in Kordofan since the beginning of June, medics said.",
        130,
        (None, None),
    ),
    "since a day, when something else was": (
        "Some 9000 people have fled since Sept 2, when a column left Shwebo, the agency said.",
        9000,
        ("2025-09-02", THURSDAY),
    ),
    "since a day, in few words": (
        "14 people killed in floods since 28 August, officials said.",
        14,
        ("2025-08-28", THURSDAY),
    ),
    "at least so many, which is no superlative": (
        "At least 31 people have died in Kasai since a fire broke out on 5 September.",
        31,
        ("2025-09-05", THURSDAY),
    ),
    "the first months of a year": (
        "Drones killed 47 civilians in the first four months of the year, a monitor said.",
        47,
        ("2025-01", "2025-04-30"),
    ),
    "what a text counts over a day, wherever it was": (
        (
            "Attacks killed 5 civilians and hurt 23 across Ukraine over the past day, officials "
            "said. In Kherson, a man was hurt by a mine. In Sumy Oblast, 8 people were injured."
        ),
        8,
        ("2025-09-10", THURSDAY),
    ),
    "the days in a report's title": (
        "Raiders killed 13 traders in six villages. IOM counted 6300 displaced people.",
        13,
        ("2025-08-25", "2025-08-31"),
    ),
    "two verbs of one subject": (
        "The SDF killed 16 gunmen and captured four in clashes during the past two days.",
        16,
        ("2025-09-09", THURSDAY),
    ),
    "hours": (
        "Strikes have killed at least 38 people over the past 24 hours, the ministry said.",
        38,
        ("2025-09-10", THURSDAY),
    ),
    "a night by its second day": (
        "A drone struck a bakery in Kherson overnight into Sunday, killing two women.",
        2,
        ("2025-09-06", "2025-09-07"),
    ),
}


@pytest.mark.parametrize(("text", "number", "span"), SPANS.values(), ids=SPANS)
def test_a_count_over_days_has_its_first_and_last(text, number, span):
    title = "Weekly monitor, 25-31 August 2025" if number == 13 else ""
    claim = claim_of(text, number, title=title)
    assert (claim.date, claim.date_end) == span


WRITTEN = {
    "overnight Sunday to Monday": ("2025-09-07", "2025-09-08"),
    "overnight on Sunday": ("2025-09-07", None),
    "on Sunday night into Monday": ("2025-09-07", "2025-09-08"),
    "the night of Thursday to Friday": ("2025-09-04", "2025-09-05"),
    "between Saturday night and Monday morning": ("2025-09-06", "2025-09-08"),
    "on Monday and Tuesday": ("2025-09-08", "2025-09-09"),
    "between 20 and 26 July": ("2025-07-20", "2025-07-26"),
    "July 20-26, 2024": ("2024-07-20", "2024-07-26"),
    "in the past week": ("2025-09-04", THURSDAY),
    "in the last two months": ("2025-07", "2025-09"),
    "during the past year": ("2024", "2025"),
    "in the first half of 2024": ("2024-01", "2024-06"),
    "in the first quarter of last year": ("2024-01", "2024-03"),
    "between October and January": ("2024-10", "2025-01"),
    "from March to June 2024": ("2024-03", "2024-06"),
    "between November 2023 and May 2024": ("2023-11", "2024-05"),
    "3 April last year": ("2024-04-03", None),
    "Monday last week": ("2025-09-01", None),
    "Tuesday 9 September 2025": ("2025-09-09", None),
}


@pytest.mark.parametrize(("text", "span"), WRITTEN.items())
def test_a_span_as_texts_write_it(text, span):
    (time,) = find_times(text, date.fromisoformat(THURSDAY))
    assert (time.iso, time.last) == span
