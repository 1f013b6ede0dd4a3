"""Feeds that are made up, read beside feedparser, and in other ways to write the same."""

from calendar import timegm
from datetime import UTC, datetime
from html import escape
from io import BytesIO

import feedparser
from hypothesis import given
from hypothesis import strategies as st

from tui.feeds.parse import parse
from tui.model import ParsedFeed
from tui.pages import fragment

URL = "https://made.example/feed.xml"
NOW = datetime(2030, 1, 1, tzinfo=UTC)
WORDS = st.lists(
    st.sampled_from(
        [
            "dam",
            "Odra",
            "nine",
            "killed",
            "“quoted”",
            "A & B",
            "1 < 2",
            "größer",
            "дом",
            "戦",
            "it's",
        ]
    ),
    min_size=1,
    max_size=6,
).map(" ".join)
PARAGRAPHS = st.lists(WORDS, min_size=1, max_size=3)
MOMENTS = st.integers(946_684_800, 1_860_000_000).map(lambda n: datetime.fromtimestamp(n, UTC))
STORIES = st.lists(
    st.tuples(WORDS, PARAGRAPHS, st.none() | MOMENTS, st.lists(WORDS, max_size=2)),
    min_size=1,
    max_size=4,
)


def html_of(paragraphs: list[str]) -> str:
    return "".join(f"<p>{escape(text, quote=False)}</p>" for text in paragraphs)


def as_rss(stories, write, prefix: str = "") -> bytes:
    """Stories as RSS, their HTML written in one of the ways there are."""
    names = f'xmlns:{prefix[:-1]}="http://made.example/rss"' if prefix else ""
    items = []
    for number, (title, paragraphs, moment, authors) in enumerate(stories):
        stamp = moment and moment.strftime("%a, %d %b %Y %H:%M:%S +0000")
        date = f"<{prefix}pubDate>{stamp}</{prefix}pubDate>" if stamp else ""
        items.append(
            f"<{prefix}item><{prefix}title>{escape(title, quote=False)}</{prefix}title>"
            f"<{prefix}link>https://made.example/{number}</{prefix}link>"
            f"<{prefix}description>{write(html_of(paragraphs))}</{prefix}description>"
            f"{date}"
            + "".join(
                f'<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">{escape(author)}'
                "</dc:creator>"
                for author in authors
            )
            + f"</{prefix}item>"
        )
    body = "".join(items)
    return (
        f"<{prefix}rss {names}><{prefix}channel><{prefix}title>Made</{prefix}title>{body}"
        f"</{prefix}channel></{prefix}rss>"
    ).encode()


def as_atom(stories, kind: str) -> bytes:
    """Stories as Atom, their HTML as elements or escaped."""
    entries = []
    for number, (title, paragraphs, moment, authors) in enumerate(stories):
        html = html_of(paragraphs)
        inner = (
            f'<div xmlns="http://www.w3.org/1999/xhtml">{html}</div>'
            if kind == "xhtml"
            else escape(html)
        )
        entries.append(
            f"<entry><title>{escape(title, quote=False)}</title>"
            f"<link href='https://made.example/{number}'/>"
            f"{f'<published>{moment.isoformat()}</published>' if moment else ''}"
            + "".join(f"<author><name>{escape(author)}</name></author>" for author in authors)
            + f'<content type="{kind}">{inner}</content></entry>'
        )
    body = "".join(entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Made</title>{body}</feed>'.encode()


def values(feed: ParsedFeed):
    """What a reader sees of a feed."""
    return [
        (entry.title, entry.link, entry.author, entry.published, fragment(entry.html, URL).text)
        for entry in feed.entries
    ]


def cdata(html: str) -> str:
    return f"<![CDATA[{html}]]>"


def as_it_is(html: str) -> str:
    return html


@given(STORIES)
def test_however_a_feed_is_written_it_reads_the_same(stories):
    written = [
        as_rss(stories, escape),
        as_rss(stories, cdata),
        as_rss(stories, as_it_is),
        as_rss(stories, escape, "r:"),
        as_atom(stories, "html"),
        as_atom(stories, "xhtml"),
    ]
    first, *others = (values(parse(document, URL, now=NOW)) for document in written)
    assert len(first) == len(stories)
    for other in others:
        assert other == first


@given(STORIES, st.sampled_from([escape, cdata]))
def test_feedparser_reads_the_same(stories, write):
    document = as_rss(stories, write)
    ours = parse(document, URL, now=NOW)
    theirs = feedparser.parse(BytesIO(document), sanitize_html=False)
    assert ours.title == theirs.feed.title
    for entry, other in zip(ours.entries, theirs.entries, strict=True):
        assert entry.title == other.title
        assert entry.link == other.link
        authors = dict.fromkeys(author.name for author in other.get("authors", ()) if author)
        assert entry.author == ", ".join(authors)
        assert fragment(entry.html, URL).text == fragment(other.summary, URL).text
        moment = dict.get(other, "published_parsed")
        assert (entry.published and entry.published.timestamp()) == (moment and timegm(moment))
