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


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("Club of the Quay e.V.", "Club of the Quay e.V."),
        ("Là-bas si j'y suis", "Là-bas si j'y suis"),
        ("View all posts by Ann Lee", "Ann Lee"),
        ("Ann Lee, River Post", "Ann Lee"),
        ("Super User", ""),
        ("Authors", ""),
        ("Follow Ann Lee on Twitter", ""),
        ("River Post GmbH, Orlova, Freeland", ""),
        ("River Post", ""),
    ],
)
def test_an_author_is_no_outlet_button_or_account(byline, author):
    head = "<title>Ferry sinks</title><meta property='og:site_name' content='River Post'>"
    assert read(head, above=f"<p class='byline'>{byline}</p>").author == author


def test_a_heading_that_the_title_of_the_page_bears_out_is_the_title():
    data = '{"@type":"Article","headline":"steel structure","name":"Weir of Orlova on the Zora"}'
    page = extract(
        f"<title>Weir of Orlova on the Zora - Riverpedia</title><script type='application/ld+json'>"
        f"{data}</script><h1>Weir of Orlova on the Zora</h1>{paragraphs(*STORY)}".encode(),
        "https://riverpedia.example/weir",
    )
    assert page.title == "Weir of Orlova on the Zora"
