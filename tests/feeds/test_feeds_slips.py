"""Slips in a feed's XML that a parser steps over, and in its ids: nothing is lost by them."""

import pytest

from tui.feeds import html_tags
from tui.feeds.parse import parse
from tui.model import Entry, ParsedFeed
from tui.pages import fragment

URL = "https://lake.example/feed.xml"


def read(*items: str, names: str = "") -> ParsedFeed:
    inner = "".join(f"<item>{item}</item>" for item in items)
    document = f"<rss version='2.0' {names}><channel><title>Lake</title>{inner}</channel></rss>"
    return parse(document.encode(), URL)


def entry_of(item: str, names: str = "") -> Entry:
    return read(f"<title>Weir gives way</title>{item}", names=names).entries[0]


def text_of(entry: Entry) -> str:
    return " ".join(fragment(entry.html, URL).text.split())


@pytest.mark.parametrize(
    ("names", "item"),
    [
        ("xmlns:dc='https://purl.org/dc/elements/1.1/'", "<dc:creator>Ida Moor</dc:creator>"),
        ("xmlns:dc='http://purl.example/dublin'", "<dc:creator>Ida Moor</dc:creator>"),
        ("xmlns:x='https://purl.org/dc/elements/1.1'", "<x:creator>Ida Moor</x:creator>"),
    ],
)
def test_a_module_is_known_by_its_prefix_or_by_a_namespace_that_is_misspelt(names, item):
    assert entry_of(item, names).author == "Ida Moor"


def test_a_prefix_means_nothing_where_its_namespace_is_known():
    names = "xmlns:dc='http://search.yahoo.com/mrss/'"
    assert entry_of("<dc:creator>Ida Moor</dc:creator>", names).author == ""


@pytest.mark.parametrize(
    "description",
    [
        "<![CDATA[<p>Six <![CDATA[rowers]]> drowned.</p>]]>",
        "<![CDATA[<p>Six <![CDATA[rowers]]]]><![CDATA[> drowned.</p>]]>",
        "&lt;p&gt;Six &lt;![CDATA[rowers]]&gt; drowned.&lt;/p&gt;",
        "&lt;![CDATA[Six rowers]]&gt; drowned.",
    ],
)
def test_a_section_within_a_text_loses_none_of_it(description):
    date = "<pubDate>Tue, 03 Feb 2026 06:10:00 GMT</pubDate>"
    entry = entry_of(f"<description>{description}</description>{date}")
    assert text_of(entry) == "Six rowers drowned."
    assert entry.published


def test_a_sign_of_arithmetic_is_no_tag():
    entry = entry_of("<description>Levels < 4 m at noon, <6 m at dusk.</description>")
    assert text_of(entry) == "Levels < 4 m at noon, <6 m at dusk."


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Six of the <redacted> crew drowned.", "Six of the <redacted> crew drowned."),
        ("Write to Ida <ida@lake.example>, please.", "Write to Ida <ida@lake.example>, please."),
        ("See <https://lake.example/a?b=1>.", "See <https://lake.example/a?b=1>."),
        ("Where h<w six drown, says the rule.", "Where h<w six drown, says the rule."),
        ("<block>Six</block> of the <ferry/>crew.", "Six of the crew."),
        ("Six<o:p></o:p> of <lake-map>the <image src='x'>crew.", "Six of the crew."),
        ("<P>Six of<BR>the crew.</P>", "Six of the crew."),
    ],
)
def test_what_only_looks_like_a_tag_is_text(html, text):
    assert text_of(entry_of(f"<description><![CDATA[{html}]]></description>")) == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Write to <ida@lake.example>, please.", "Write to <ida@lake.example>, please."),
        ("See <https://lake.example/a?b=1>.", "See <https://lake.example/a?b=1>."),
        ("Where h<w six drown.", "Where h<w six drown."),
        ("Six drowned]]> off the pier.", "Six drowned off the pier."),
        ("Six drowned.<!-- off the pier", "Six drowned."),
        ("Six drowned.<?off the pier", "Six drowned."),
        ("Six drowned <![CDATA[off the pier.", "Six drowned off the pier."),
        ("<![CDATA[<p>Six]]> drowned.</p>]]>", "Six drowned."),
        ("Six drowned.</description>", "Six drowned."),
    ],
)
def test_no_slip_takes_in_what_follows_it(raw, text):
    date = "<pubDate>Tue, 03 Feb 2026 06:10:00 GMT</pubDate>"
    item = f"<title>Weir</title><description>{raw}</description>{date}"
    entries = read(item, item.replace("Weir", "Pier")).entries
    assert [entry.title for entry in entries] == ["Weir", "Pier"]
    assert all(entry.published for entry in entries)
    assert text_of(entries[1]) == text


def test_names_of_no_tag_are_looked_after_up_to_a_limit(monkeypatch):
    monkeypatch.setattr(html_tags, "MAX_STRANGE", 1)
    assert html_tags.escape_strange("<up> and <down>") == "<up> and <down>"
    assert html_tags.escape_strange("<up>") == "&lt;up>"


def live(*titles: str, id_: str = "") -> list[str]:
    page = "<link>https://lake.example/live</link>"
    feed = read(*(f"<title>{title}</title>{page}{id_}" for title in titles))
    return [entry.title for entry in feed.entries]


@pytest.mark.parametrize("id_", ["", "<guid>https://lake.example/live</guid>"])
def test_entries_that_share_a_page_and_have_no_ids_are_told_apart_by_their_titles(id_):
    assert live("Weir gives way", "Six missing", id_=id_) == ["Weir gives way", "Six missing"]
    assert live("Weir gives way", "Weir gives way", id_=id_) == ["Weir gives way"]


ENTRIES = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Lake</title>
<entry><title>Weir</title><id>@</id><link href="https://lake.example/1"/>
<updated>2026-02-03T06:10:00Z</updated></entry>
<entry><title>Pier</title><id>2</id><link href="https://lake.example/2"/>
<updated>2026-02-03T06:10:00Z</updated></entry></feed>"""


@pytest.mark.parametrize(
    "slip",
    [
        "</b>",
        "</p></div>",
        "<b>",
        "<br>",
        "</entry",
        "</>",
        "<a href='x",
        '<a x="y""z">',
        "</feed>",
    ],
)
def test_a_tag_that_fits_no_other_ends_no_entry(slip):
    entries = parse(ENTRIES.replace("@", slip).encode(), URL).entries
    assert [(entry.title, entry.link) for entry in entries] == [
        ("Weir", "https://lake.example/1"),
        ("Pier", "https://lake.example/2"),
    ]
    assert all(entry.updated for entry in entries)
