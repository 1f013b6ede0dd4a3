"""The day of a page is what its head or a line beside its heading says, in any calendar."""

from datetime import datetime

import pytest
from layouts import STORY, paragraphs

from tui.pages import extract

URL = "https://lake.example/news/dam-gives-way"


def published(head: str = "", line: str = "") -> datetime | None:
    html = (
        f"<html><head><title>Dam gives way</title>{head}</head><body><article>"
        f"<h1>Dam gives way</h1>{line}{paragraphs(*STORY)}</article></body></html>"
    )
    return extract(html.encode(), URL, "text/html; charset=utf-8").published


@pytest.mark.parametrize(
    ("content", "moment"),
    [
        ("1404-11-16T14:30:00+03:30", "2026-02-05T14:30:00+03:30"),
        ("1404/11/16 14:30", "2026-02-05T14:30:00+00:00"),
        ("2569-02-05T14:30:00+07:00", "2026-02-05T14:30:00+07:00"),
        ("Thu, 05 Feb 2026 14:30:00 EAT", "2026-02-05T14:30:00+03:00"),
        ("05.02.2026 14:30", "2026-02-05T14:30:00+00:00"),
        ("1447-08-17T14:30:00Z", None),
    ],
)
def test_a_head_may_count_in_its_own_calendar(content, moment):
    read = published(head=f'<meta property="article:published_time" content="{content}">')
    assert read == (moment and datetime.fromisoformat(moment))


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("۱۶ بهمن ۱۴۰۴ - ۱۴:۳۰", "2026-02-05T14:30:00+00:00"),
        ("تاریخ انتشار: ۱۴۰۴/۱۱/۱۶", "2026-02-05T00:00:00+00:00"),
        ("5 ก.พ. 2569 | 14:30 น.", "2026-02-05T14:30:00+00:00"),
        ("الخميس 5 فبراير 2026 - 14:30", "2026-02-05T14:30:00+00:00"),
        ("5 февраля 2026, 14:30", "2026-02-05T14:30:00+00:00"),
        ("5. veljače 2026. u 14:30", "2026-02-05T14:30:00+00:00"),
        ("Publié le 5 février 2026 à 14h30", "2026-02-05T14:30:00+00:00"),
        ("3 hours ago", None),
    ],
)
def test_a_line_may_be_in_any_language(line, moment):
    read = published(line=f'<span class="post-date">{line}</span>')
    assert read == (moment and datetime.fromisoformat(moment))


def test_the_day_of_a_change_is_not_the_day_of_the_article():
    lines = '<p class="date">Updated 6 February 2026</p><p class="date">5 February 2026, 14:30</p>'
    assert published(line=lines) == datetime.fromisoformat("2026-02-05T14:30:00+00:00")
