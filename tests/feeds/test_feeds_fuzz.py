"""Whatever the bytes: a value without unsafe characters, or the one error that says so."""

from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from tui import clean
from tui.errors import FeedError, OpmlError
from tui.feeds.discover import discover
from tui.feeds.mend_xml import without_sections
from tui.feeds.opml import read
from tui.feeds.parse import parse

URL = "https://fuzz.example/feed"
SEEDS = [
    file.read_bytes()
    for file in sorted((Path(__file__).parent / "data").iterdir())
    if not file.name.endswith(".expected.json")
]
FEW = settings(max_examples=120)
PIECES = st.sampled_from(
    [
        *(b"<item>", b"</item>", b"<title>", b"</title>", b"<![CDATA[", b"]]>", b"<!--", b"-->"),
        *(b"&#27;", b"&#x202e;", b"&amp;", b"&", b"<", b">", b"\x1b[2J", b"\x9b", b"\xff", b"\0"),
        *(b"<link>javascript:x</link>", b"<guid>", b"<pubDate>9999-99-99</pubDate>", b"xml:base='"),
        *(
            "\u202e\u200b\ud7ff".encode(),
            b'<outline xmlUrl="http://x.example/" text="',
            b'"/>',
            b"{",
            b"]",
        ),
    ]
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A real feed with pieces cut out, doubled or put in."""
    body = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(body)))
        gone = draw(st.integers(0, 40))
        body = body[:at] + draw(PIECES | st.binary(max_size=6)) + body[at + gone :]
    return body


def check(body: bytes) -> None:
    try:
        feed = parse(body, URL)
    except FeedError as error:
        assert str(error) == clean.line(str(error))  # noqa: PT017
        return
    assert feed.title == clean.line(feed.title)
    assert len({entry.key for entry in feed.entries}) == len(feed.entries)
    for entry in feed.entries:
        assert entry.key
        assert entry.title or entry.link or entry.html
        assert entry.link in ("", clean.address(entry.link))
        assert all(text == clean.line(text) for text in (entry.key, entry.title, entry.author))


@FEW
@given(damaged())
def test_a_damaged_feed(body):
    check(body)


@FEW
@given(st.lists(PIECES, max_size=30).map(lambda parts: b"<rss><channel>" + b"".join(parts)))
def test_a_feed_of_pieces(body):
    check(body)


@FEW
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-16")))
def test_any_bytes(body):
    check(body)


@FEW
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["items", "id", "title", "url", "authors", "name", "content_html"]),
                inner,
            )
        ),
        max_leaves=12,
    )
)
def test_any_json(value):
    import json

    check(
        json.dumps(
            {"title": "t", "items": [value, {"id": 1, "title": value, "url": value}]}
        ).encode()
    )


@FEW
@given(st.lists(PIECES, max_size=30).map(b"".join), st.sampled_from([b"<opml><body>", b""]))
def test_any_opml(body, start):
    try:
        found = read(start + body).feeds
    except OpmlError as error:
        assert str(error) == clean.line(str(error))  # noqa: PT017
        return
    for one in found:
        assert one.url == clean.address(one.url)
        assert one.title == clean.line(one.title)


@FEW
@given(damaged())
def test_any_page_is_searched_for_feeds(body):
    for found in discover(body, URL):
        assert found.url == clean.address(found.url)
        assert found.title == clean.line(found.title)


SECTION = (
    st.lists(
        st.sampled_from(
            [
                *("word", " ", "]", "]]", ">", "&", "&amp;", "<p>", "</p>", "<!--", "-->", "--"),
                *("<![CDATA[", "\r\n", "\u00e9", "\U0001f30a"),
            ]
        )
    )
    .map("".join)
    .filter(lambda text: "]]>" not in text)
)
NODES = st.one_of(
    SECTION.map(lambda text: f"<![CDATA[{text}]]>"),
    st.sampled_from(
        ["<b>bold</b>", "&lt;p&gt;", "text", "]]", "&gt;", "<!-- <![CDATA[ -->", "<!-- ]]&gt; -->"]
    ),
)


def read_texts(document: bytes) -> list[tuple[str, str, str]]:
    """What stands in each element of a document, and behind it."""
    root = etree.fromstring(document, etree.XMLParser(remove_comments=True))
    return [(each.tag, each.text or "", each.tail or "") for each in root.iter()]


@FEW
@given(st.lists(NODES).map("".join))
@example("<![CDATA[]]]]><![CDATA[>]]>")
@example("]]<![CDATA[>]]>")
@example("]<![CDATA[]]]><![CDATA[>]]>")
@example("]]<![CDATA[]]>&gt;<![CDATA[a]]]>&gt;")
def test_sections_say_the_same_as_other_text(nodes):
    document = f"<a>{nodes}</a>".encode()
    assert read_texts(without_sections(document)) == read_texts(document)


def test_a_section_that_does_not_end_is_left_as_it_is():
    document = b"<a><![CDATA[one]]><b><![CDATA[two]] <![CDATA[three</b></a>"
    assert without_sections(document) == b"<a>one<b><![CDATA[two]] <![CDATA[three</b></a>"
