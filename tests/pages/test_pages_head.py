"""What a page says of itself: titles without the site, authors without roles, data with slips."""

from datetime import UTC, datetime

import pytest
from layouts import STORY, paragraphs

from tui.model import Page
from tui.pages import extract

URL = "https://river.example/news/ferry"


def read(head: str, above: str = "", below: str = "") -> Page:
    html = (
        f"<html><head>{head}</head><body><article>{above}{paragraphs(*STORY)}</article>{below}"
        "</body></html>"
    )
    return extract(html.encode(), URL, "text/html; charset=utf-8")


@pytest.mark.parametrize(
    "data",
    [
        '{"@type":"NewsArticle","datePublished":"2026-02-05T08:00:00Z",}',
        '[{"@type":"WebPage","mainEntity":{"@type":"Article","datePublished":"2026-02-05T08:00Z"}},]',
    ],
)
@pytest.mark.parametrize("kind", ["application/ld+json", "application/LD+JSON"])
def test_data_may_have_a_comma_too_much_or_the_article_within(data, kind):
    page = read(f"<script type='{kind}'>{data}</script>")
    assert page.published == datetime(2026, 2, 5, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    "title",
    [
        "Ferry sinks • River Post",
        "Ferry sinks « River Post",
        "Ferry sinks / River Post",
        "River Post | Ferry sinks",
        "RIVER POST - Ferry sinks",
    ],
)
def test_a_title_has_no_name_of_the_site_at_either_end(title):
    head = f"<title>{title}</title><meta property='og:site_name' content='River Post'>"
    assert read(head).title == "Ferry sinks"


def test_the_role_of_an_author_is_no_author():
    byline = "<p class='byline'>Ann Lee, Orlova correspondent, and Bo Ek, reporter</p>"
    assert read("<title>Ferry sinks</title>", above=byline).author == "Ann Lee, Bo Ek"
    desk = "<p class='byline'>Night editor</p>"
    assert read("<title>Ferry sinks</title>", above=desk).author == "Night editor"


def test_a_day_at_the_foot_of_a_page_is_not_its_own():
    foot = "<footer class='date'>As of 1 January 2020</footer>"
    assert read("<title>Ferry sinks</title>", below=foot).published is None
