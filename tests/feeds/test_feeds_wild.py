"""Feeds as outlets write them beside the formats: their own elements, orders, lines and slips."""

from datetime import UTC, datetime

import pytest

from tui.feeds.parse import parse
from tui.model import Entry, ParsedFeed
from tui.pages import fragment

URL = "https://www.river.example/world/feed.xml"
NOW = datetime(2026, 2, 10, 12, tzinfo=UTC)
WHOLE = "A ferry went down below the weir of Orlova, and nine people drowned."


def read(document: str) -> ParsedFeed:
    return parse(document.encode(), URL, now=NOW)


def feed_of(*items: str, namespaces: str = "") -> ParsedFeed:
    inner = "".join(f"<item>{item}</item>" for item in items)
    return read(
        f"<rss version='2.0' {namespaces}><channel><title>River Post</title>"
        f"<link>https://www.river.example/</link>{inner}</channel></rss>"
    )


def item(inner: str, namespaces: str = "") -> Entry:
    return feed_of(f"<title>Ferry sinks</title>{inner}", namespaces=namespaces).entries[0]


@pytest.mark.parametrize(
    ("name", "namespace"),
    [
        ("y:full-text", "xmlns:y='http://news.yandex.ru'"),
        ("yandex:full-text", ""),
        ("t:content", "xmlns:t='http://turbo.yandex.ru'"),
        ("r:fulltext", "xmlns:r='http://news.rambler.ru'"),
        ("c:encoded", "xmlns:c='http://purl.org/rss/1.0/modules/content'"),
        ("full-text", ""),
        ("fulltext", ""),
        ("story", ""),
        ("text", ""),
    ],
)
def test_the_whole_text_may_stand_in_an_element_of_the_outlet(name, namespace):
    inner = f"<description>Nine drowned.</description><{name}>{WHOLE}</{name}>"
    assert fragment(item(inner, namespace).html, URL).text == WHOLE


@pytest.mark.parametrize(
    ("element", "namespace"),
    [
        ("publishDate", ""),
        ("pub_date", ""),
        ("p:publicationDate", "xmlns:p='http://prismstandard.org/namespaces/basic/2.0/'"),
        ("d:available", "xmlns:d='http://purl.org/dc/terms/'"),
        ("dc:issued", "xmlns:dc='http://purl.org/dc/elements/1.1/'"),
    ],
)
def test_the_date_may_have_another_name(element, namespace):
    entry = item(f"<{element}>2026-02-05T08:00:00Z</{element}>", namespace)
    assert entry.published == datetime(2026, 2, 5, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        (["02/13/2026 14:00", "02/05/2026 14:00"], datetime(2026, 2, 5, 14, tzinfo=UTC)),
        (["13/01/2026 14:00", "02/01/2026 14:00"], datetime(2026, 1, 2, 14, tzinfo=UTC)),
        (["02/13/2026", "13/02/2026", "02/01/2026"], datetime(2026, 1, 2, tzinfo=UTC)),
        (["01/31/26", "01/02/26"], datetime(2026, 1, 2, tzinfo=UTC)),
    ],
)
def test_one_date_tells_in_which_order_a_feed_writes_the_others(dates, day):
    items = [
        f"<title>Ferry {number}</title><pubDate>{date}</pubDate>"
        for number, date in enumerate(dates)
    ]
    assert feed_of(*items).entries[-1].published == day


def test_a_day_in_a_link_tells_in_which_order_a_feed_writes_it():
    entry = item(f"<link>{URL}/2026/02/01/ferry</link><pubDate>02/01/2026 10:00</pubDate>")
    assert entry.published == datetime(2026, 2, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "line",
    [
        "The post <a href='/a'>Ferry sinks</a> appeared first on <a href='/'>River Post</a>.",
        "<a href='/a'>Ferry sinks</a> – erschienen auf <a href='/'>River Post</a>.",
        "Сообщение <a href='/a'>Ferry sinks</a> появились сначала на <a href='/'>Пост</a>.",
    ],
)
def test_the_line_that_repeats_title_and_site_is_no_text(line):
    html = f"<description><![CDATA[<p>{WHOLE}</p>\n<p>{line}</p>\n]]></description>"
    assert fragment(item(html).html, URL).text == WHOLE


@pytest.mark.parametrize(
    "day",
    ["<time datetime='2026-02-05'>Thu, 02/05/2026 - 02:41</time>\n", "Thu, 02/05/2026 - 02:41"],
)
@pytest.mark.parametrize("name", ["<span lang=''>ann.lee</span>", "<a href='/u/1'>ann</a>", "ann"])
def test_title_user_and_day_above_a_text_are_no_text(day, name):
    fields = f"<span class='title'>Ferry sinks</span>\n<span>{name}</span>\n<span>{day}</span>\n"
    html = f"{fields}<div><p>{WHOLE}</p></div>"
    entry = item(f"<description><![CDATA[{html}]]></description>")
    assert fragment(entry.html, URL).text == WHOLE
    other = item(f"<description><![CDATA[{html.replace('Ferry', 'Barge')}]]></description>")
    assert "Barge sinks" in fragment(other.html, URL).text


def test_spans_that_stand_far_apart_are_text():
    span = "<span>Ferry sinks</span>"
    html = f"{span}{' ' * 41}<span>ann</span> <span>5 May</span><p>{WHOLE}</p>"
    entry = item(f"<description><![CDATA[{html}]]></description>")
    assert fragment(entry.html, URL).text.startswith("Ferry sinks ann")


def test_a_last_line_of_two_other_links_is_text():
    html = f"<p>{WHOLE}</p><p>See <a href='/b'>the log</a> and <a href='/c'>the map</a>.</p>"
    entry = item(f"<description><![CDATA[{html}]]></description>")
    assert fragment(entry.html, URL).text == f"{WHOLE}\n\nSee the log and the map."


@pytest.mark.parametrize(
    "link", ["www.river.example/a", "river.example/a", "//www.river.example/a", "/a"]
)
def test_an_address_may_lack_its_beginning(link):
    entry = item(f"<link>{link}</link>")
    assert entry.link.removeprefix("https://").removeprefix("www.") == "river.example/a"


@pytest.mark.parametrize("link", ["https://www.river.example/", "https://www.river.example"])
@pytest.mark.parametrize("guid", ["", "<guid>https://www.river.example/</guid>"])
def test_items_that_all_lead_to_the_site_are_different_ones(link, guid):
    items = [f"<title>Ferry {n}</title><link>{link}</link>{guid}" for n in range(3)]
    assert [entry.title for entry in feed_of(*items).entries] == ["Ferry 0", "Ferry 1", "Ferry 2"]


def test_attributes_without_quotation_marks_lose_nothing():
    feed = read(
        "<rss version=2.0><channel><title>River Post</title><item><title>Ferry sinks</title>"
        "<guid isPermaLink=false>7</guid><link>https://www.river.example/a</link></item>"
        "</channel></rss>"
    )
    assert [(e.key, e.link) for e in feed.entries] == [("7", "https://www.river.example/a")]


def test_a_decimal_comma_of_a_coordinate_is_one():
    entry = item(
        "<g:lat>45,25</g:lat><g:long>-71,5</g:long>",
        "xmlns:g='http://www.w3.org/2003/01/geo/wgs84_pos#'",
    )
    assert (entry.statement.lat, entry.statement.lon) == (45.25, -71.5)


@pytest.mark.parametrize("name", ["By Ann Lee", "BY: Ann Lee", "by Ann Lee"])
def test_what_stands_before_an_author_is_no_name(name):
    assert item(f"<author>{name}</author>").author == "Ann Lee"


def test_a_placeholder_is_no_author():
    assert item("<author>null</author>").author == ""


def test_a_contributor_is_an_author_where_no_other_is_named():
    names = "xmlns:dc='http://purl.org/dc/elements/1.1/'"
    contributor = "<dc:contributor>Ida Moor</dc:contributor>"
    assert item(contributor, names).author == "Ida Moor"
    assert item(f"{contributor}<dc:creator>Bo Ek</dc:creator>", names).author == "Bo Ek"


def test_an_excerpt_is_the_text_where_there_is_no_other():
    excerpt = f"<excerpt:encoded>{WHOLE}</excerpt:encoded>"
    assert fragment(item(excerpt).html, URL).text == WHOLE


def test_a_guid_says_in_any_case_that_it_leads_nowhere():
    guid = "<guid ispermalink='False'>https://www.river.example/7</guid>"
    assert item(guid).link == ""
