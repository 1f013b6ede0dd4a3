"""Raw feeds, each beside the value that it must become; and those that must not be read."""

import dataclasses
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tui import clean
from tui.errors import FeedError
from tui.feeds.parse import parse
from tui.model import Entry, ParsedFeed

DATA = Path(__file__).parent / "data"
FEEDS = sorted(file for file in DATA.iterdir() if not file.name.endswith(".expected.json"))
NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
URL = "https://feeds.example/all/feed.xml"


def value(feed: ParsedFeed) -> dict:
    """A feed as JSON, without the fields that say nothing."""

    def told(pairs: list[tuple[str, object]]) -> dict:
        return {
            name: item.isoformat() if isinstance(item, datetime) else item
            for name, item in pairs
            if item and name != "body"
        }

    return json.loads(json.dumps(dataclasses.asdict(feed, dict_factory=told)))


def read(body: bytes | str, content_type: str = "") -> ParsedFeed:
    return parse(body.encode() if isinstance(body, str) else body, URL, content_type, now=NOW)


def rss(items: str, head: str = "<title>t</title>") -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{items}</channel></rss>'


def strings(feed: ParsedFeed) -> list[str]:
    """Every string of a feed that is shown or stored, but not the HTML."""
    shown = [feed.title, feed.site, feed.language]
    for entry in feed.entries:
        shown += [entry.key, entry.link, entry.title, entry.author, entry.language]
    return shown


@pytest.mark.parametrize("file", FEEDS, ids=lambda file: file.name)
def test_a_feed_becomes_what_stands_beside_it(file):
    expected = json.loads(file.with_name(f"{file.name}.expected.json").read_text("utf-8"))
    assert value(read(file.read_bytes())) == expected


@pytest.mark.parametrize("file", FEEDS, ids=lambda file: file.name)
def test_nothing_unsafe_leaves_a_feed(file):
    for string in strings(read(file.read_bytes())):
        assert string == clean.line(string)


def test_the_server_s_charset_is_believed_where_the_bytes_do_not_say():
    body = rss("<item><title>Пожар</title></item>").encode("koi8-r")
    assert read(body, "text/xml; charset=koi8-r").entries[0].title == "Пожар"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"hello", "no feed"),
        (b"\x00\x01\x02" * 100, "no feed"),
        (b"/etc/passwd", "no feed"),
        (b"http://127.0.0.1:1/feed.xml", "no feed"),
        (b"<!doctype html><title>Not a feed</title><p>Please enable cookies", "web page"),
        (b"<html><head><script>'<rss>'</script></head></html>", "web page"),
        (b"<opml><body/></opml>", "no feed"),
        (b"{}", "no feed"),
        (b'{"items": 5}', "no feed"),
        (b'{"items": [', "broken"),
        (b'{"items": [[[', "broken"),
        (b'{"a": {"b":', "broken"),
        (b"<rss><channel><item><title>cut", "breaks off"),
        (b"<rss></rss>", "without a title"),
    ],
    ids=lambda value: repr(value[:30]) if isinstance(value, bytes) else value,
)
def test_what_is_no_feed_is_an_error_that_says_so(body, reason):
    with pytest.raises(FeedError, match=reason) as caught:
        read(body)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("limit", "value", "body", "reason"),
    [
        ("tui.clean.MAX_ATTRIBUTES", 20, '<item x="{x}"{a}/></channel></rss>', "attributes"),
        ("tui.feeds.mend_xml.MAX_TAGS", 20, "<item>" + "<i>x</i>" * 20, "too deep"),
        ("tui.feeds.json_feed.MAX_PARTS", 5, '{{"items":[{{}},{{}},{{}},{{}}]}}', "too many"),
    ],
)
def test_what_passes_a_limit_reaches_no_parser(monkeypatch, limit, value, body, reason):
    monkeypatch.setattr(limit, value)
    attributes = "".join(f' a{n}="1"' for n in range(25))
    body = body.format(x="x" * 8_000, a=attributes)
    with pytest.raises(FeedError, match=reason):
        read(body if body.startswith("{") else f"<rss><channel>{body}")


def test_entities_are_not_expanded_and_files_not_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("secret")
    declared = f"<!DOCTYPE r [<!ENTITY a 'lol'><!ENTITY x SYSTEM '{secret.as_uri()}'>]>"
    feed = read(declared + rss("<item><title>&a;&x;after</title><guid>1</guid></item>"))
    assert feed.entries[0].title == "after"


def test_only_so_many_entries_are_kept_and_they_are_the_newest():
    items = "".join(
        f"<item><title>{n}</title><guid>{n}</guid>"
        f"<pubDate>2026-01-{1 + n // 1_000:02}T00:{n // 60 % 60:02}:{n % 60:02}Z</pubDate></item>"
        for n in range(6_000)
    )
    kept = {entry.title for entry in read(rss(items)).entries}
    assert len(kept) == 5_000
    assert "5999" in kept
    assert "0" not in kept


def test_a_feed_of_too_many_items_is_read_in_part(monkeypatch):
    monkeypatch.setattr("tui.feeds.mend_xml.MAX_ITEMS", 20)
    items = "".join(f"<item><title>x</title><guid>id{n}</guid></item>" for n in range(25))
    assert len(read(rss(items)).entries) == 20


def test_a_title_of_a_megabyte_is_cut():
    title = read(rss(f"<item><title>{'x' * 1_000_000}</title></item>")).entries[0].title
    assert len(title) == clean.MAX_LINE


def test_an_id_of_any_length_is_a_short_key_of_its_own():
    items = "".join(
        f"<item><title>{n}</title><guid>{'x' * 50_000}{n}</guid></item>" for n in range(2)
    )
    first, second = read(rss(items)).entries
    assert first.key != second.key
    assert max(len(first.key), len(second.key)) < 100


def test_an_entry_without_id_keeps_its_key_from_one_fetch_to_the_next():
    body = (DATA / "no_ids.xml").read_bytes()
    again = parse(body, URL, now=datetime(2026, 4, 1, tzinfo=UTC))
    assert [entry.key for entry in read(body).entries] == [entry.key for entry in again.entries]


def test_deep_nesting_is_no_harm():
    deep = "<a>" * 50 + "&lt;p&gt;text" + "</a>" * 50
    entry = read(rss(f"<item><title>x</title><description>{deep}</description></item>")).entries[0]
    assert isinstance(entry, Entry)
    assert entry.title == "x"


@pytest.mark.parametrize(
    "name", ["rss2.xml", "rdf.xml", "atom03.xml", "same_ids.xml", "hostile.xml"]
)
def test_an_entry_has_the_same_key_whichever_parser_reads_it(name):
    body = (DATA / name).read_bytes()
    hard = body.replace(b"<title>", b"<title xml:base='http://x.example/' src='a'>", 1)
    fast, tolerant = read(body), read(hard)
    assert [entry.key for entry in fast.entries] == [entry.key for entry in tolerant.entries]
    assert [entry.title for entry in fast.entries][1:] == [e.title for e in tolerant.entries][1:]


@pytest.mark.parametrize("number", ["27", "x1b", "31", "0", "55296", "xD800", "65535", "x7f"])
def test_a_reference_to_no_character_costs_nothing_else(number):
    body = (
        f"<rss version='2.0'><channel><title>T</title><item><title>a&#{number};b</title>"
        "<pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate>"
        "<description>&lt;p&gt;one&lt;/p&gt;</description></item></channel></rss>"
    )
    (entry,) = parse(body.encode(), "http://a.example/").entries
    assert (entry.title, entry.html) == ("ab", "<p>one</p>")


@pytest.mark.parametrize("strange", ["", "\u0641", "\U0001f600"])
def test_a_feed_whose_letters_take_much_memory_is_read_in_part(strange):
    text = strange + "What happened on the bridge of Kosti. " * 400
    item = "<item><title>{0}</title><guid>{0}</guid><description>{1}</description></item>"
    count = 900
    items = "".join(item.format(number, text) for number in range(count))
    body = f"<rss version='2.0'><channel><title>Long</title>{items}</channel></rss>".encode()
    feed = parse(body, URL)
    assert feed.entries[0].title == "0"
    assert len(feed.entries) == count if not strange else 300 < len(feed.entries) < count
    assert all(entry.html == feed.entries[0].html for entry in feed.entries)
