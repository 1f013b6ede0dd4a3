"""Subscriptions in and out."""

import pytest

from tui import clean
from tui.errors import OpmlError
from tui.feeds import opml as outlines
from tui.feeds.opml import write
from tui.feeds.subscription import Subscription
from tui.model import Feed


def read(data: bytes) -> tuple[Subscription, ...]:
    return outlines.read(data).feeds


def opml(body: str) -> bytes:
    return f'<?xml version="1.0"?><opml version="2.0"><head/><body>{body}</body></opml>'.encode()


def test_folders_and_titles_are_kept():
    found = read(
        opml(
            '<outline text="World"><outline text="Africa"><outline type="rss" text="a" title="A" '
            'xmlUrl="http://a.example/"/></outline><outline text="b" xmlUrl="http://b.example/"/>'
            '</outline><outline text="c" xmlUrl="https://c.example/"/>'
        )
    )
    assert found == (
        Subscription("http://a.example/", "A", "World/Africa"),
        Subscription("http://b.example/", "b", "World"),
        Subscription("https://c.example/", "c", ""),
    )


def test_a_feed_that_holds_feeds_is_a_feed_and_no_folder():
    found = read(
        opml(
            '<outline text="a" xmlUrl="http://a.example/"><outline text="b" '
            'xmlUrl="http://b.example/"/></outline><outline text="c" xmlUrl="http://c.example/"/>'
        )
    )
    assert [(one.title, one.folder) for one in found] == [("a", ""), ("b", ""), ("c", "")]


def test_each_feed_comes_once_and_only_from_the_web():
    found = read(
        opml(
            '<outline xmlUrl="http://a.example/"/><outline xmlUrl="http://a.example/"/>'
            '<outline xmlUrl="file:///etc/passwd"/><outline xmlUrl="exec:rm -r"/>'
            '<outline xmlUrl="|curl evil"/><outline xmlUrl=""/>'
            '<outline XMLURL="http://b.example/"/>'
        )
    )
    assert [one.url for one in found] == ["http://a.example/", "http://b.example/"]


def test_a_broken_file_gives_what_is_whole():
    data = opml('<outline text="A & B" xmlUrl="http://a.example/?x=1&y=2"/>')
    data = data[: data.index(b"</body>")] + b'<outline text="cut" xmlUrl="http://b.exa'
    assert [one.url for one in read(data)] == ["http://a.example/?x=1&y=2"]


def test_ten_thousand_outlines_in_a_hundred_folders():
    body = "".join(
        f'<outline text="f{folder}">'
        + "".join(f'<outline xmlUrl="http://h.example/{folder}/{n}"/>' for n in range(100))
        + "</outline>"
        for folder in range(100)
    )
    found = read(opml(body))
    assert len(found) == 10_000
    assert found[-1] == Subscription("http://h.example/99/99", "", "f99")


@pytest.mark.parametrize("kind", ["rss", "folder"])
def test_a_folder_with_a_type_is_one(kind):
    data = (
        f'<opml xmlns="http://opml.org/spec2"><body><outline type="{kind}" text="World">'
        '<outline text="a" xmlUrl="https://a.example/f"/></outline></body></opml>'
    )
    assert outlines.read(data.encode()) == (
        (Subscription("https://a.example/f", "a", "World"),),
        (),
    )


def test_folders_in_folders():
    body = '<outline text="f">' * 50 + '<outline xmlUrl="http://a.example/"/>'
    (feed,) = read(opml(body + "</outline>" * 50))
    assert feed == Subscription("http://a.example/", "", "/".join("f" * 50))


@pytest.mark.parametrize(
    "end", ['<outline text="lost" xmlUrl="http://b.exa', "<outl", "</outline>"]
)
def test_a_file_that_breaks_off_says_after_what(end):
    data = opml('<outline text="F"><outline text="a" xmlUrl="http://a.example/"/>@')
    read = outlines.read(data.replace(b"@</body></opml>", end.encode()))
    assert [feed.title for feed in read.feeds] == ["a"]
    assert read.omitted == (("what follows a", "the file breaks off there", True),)
    with pytest.raises(OpmlError, match="breaks off before its first feed"):
        outlines.read(data[: data.index(b"http")])


def test_outlines_that_cannot_be_read_are_counted():
    whole = '<outline text="z" xmlUrl="http://z.example/"/><!-- <outline xmlUrl="http://c/"/> -->'
    read = outlines.read(opml(f'<outline text=a b xmlUrl="http://a.example/"/>{whole}'))
    assert [feed.title for feed in read.feeds] == ["z"]
    assert read.omitted == (("1 outline", "the XML is broken there", True),)


def test_new_and_known_feeds_are_counted_apart():
    read = outlines.read(opml('<outline xmlUrl="http://a.example/"/><outline xmlUrl="b.example"/>'))
    assert [read.counted(new) for new in (2, 1)] == [
        "2 feeds added.",
        "1 feed added, 1 known already.",
    ]


@pytest.mark.parametrize("data", [b"", b"hello", b"<html><p>no</p></html>", b"\0" * 50])
def test_what_is_no_opml_is_an_error(data):
    with pytest.raises(OpmlError, match="no OPML"):
        read(data)


def test_an_empty_list_is_no_error():
    assert read(opml("")) == ()


def test_entities_and_files_are_not_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("http://secret.example/")
    declared = (
        f"<!DOCTYPE o [<!ENTITY x SYSTEM '{secret.as_uri()}'><!ENTITY y 'http://y.example/'>]>"
    )
    found = read((declared + opml('<outline text="&x;" xmlUrl="&x;"/>').decode()).encode())
    assert not any("secret" in one.url + one.title for one in found)


def test_entities_do_not_expand():
    body = opml('<outline text="a&b;" xmlUrl="http://a.example/"/>').decode()
    declared = "<!DOCTYPE o [<!ENTITY a 'lol'><!ENTITY b '&a;&a;'>]>"
    (feed,) = read((declared + body.partition("?>")[2]).encode())
    assert feed.title == "a"


def test_names_are_safe_to_show():
    found = read(
        opml(
            '<outline text="&#x9d;&#x1b;31m\u202ered"><outline xmlUrl="http://a.example/"/></outline>'
        )
    )
    assert found[0].folder == clean.line(found[0].folder) == "31mred"


def test_what_is_written_reads_the_same():
    feeds = [
        Feed(number=1, url="http://a.example/?x=1&y=2", title='A & "B" <c>', folder="World/Africa"),
        Feed(number=2, url="http://b.example/", title="", folder=""),
        Feed(
            number=3, url="http://c.example/", title="C", folder="World", site="http://c.example/s"
        ),
    ]
    data = write(feeds)
    assert b'<opml version="2.0">' in data
    assert b'htmlUrl="http://c.example/s"' in data
    assert set(read(data)) == {
        Subscription("http://a.example/?x=1&y=2", 'A & "B" <c>', "World/Africa"),
        Subscription("http://b.example/", "http://b.example/", ""),
        Subscription("http://c.example/", "C", "World"),
    }


def test_a_name_that_xml_does_not_allow_can_be_written():
    feed = Feed(number=1, url="http://a.example/", title="a\x00\x1b\ud800b", folder="f\x00")
    assert [one.url for one in read(write([feed]))] == ["http://a.example/"]


def test_addresses_in_other_forms_are_feeds_and_the_rest_is_named_with_its_reason():
    data = opml(
        '<outline text="A &amp;amp; B" type="rss" xmlUrl="feed://a.example/"/>'
        '<outline text="b" type="rss" url="b.example/feed"/>'
        '<outline text="c" type="rss" xmlUrl="feed:http://c.example/" category="/World/Africa,/x"/>'
        '<outline text="page" type="link" url="https://d.example/"/>'
        '<outline text="site" type="rss" htmlUrl="https://e.example/"/>'
        '<outline text="program" type="rss" xmlUrl="exec:ls"/>'
    )
    feeds, omitted = outlines.read(data)
    assert feeds == (
        Subscription("https://a.example/", "A & B"),
        Subscription("https://b.example/feed", "b"),
        Subscription("http://c.example/", "c", "World/Africa"),
    )
    assert [(outline.name, outline.reason) for outline in omitted] == [
        ("page", "it is a link and no feed"),
        ("site", "it names no address of a feed"),
        ("program", "exec:ls is no web address"),
    ]


@pytest.mark.parametrize(
    "outline",
    [
        '<OUTLINE TEXT="a" XMLURL="https://a.example/f"/>',
        '<outline text="a" feedUrl="https://a.example/f"/>',
        "<outline text=a xmlUrl=https://a.example/f />",
    ],
)
def test_an_outline_may_be_written_carelessly(outline):
    assert read(opml(outline)) == (Subscription("https://a.example/f", "a", ""),)


@pytest.mark.parametrize(
    "outline",
    [
        '<outline text="The "Best" News" xmlUrl="https://a.example/f"/>',
        '<outline text="The "Best" News"xmlUrl="https://a.example/f" />',
        "<outline text='The \"Best\" News' xmlUrl='https://a.example/f'></outline>",
        '<outline title=" " text="The &quot;Best&quot; News" xmlUrl="https://a.example/f"/>',
    ],
)
def test_quotation_marks_in_a_name_lose_no_feed(outline):
    other = '<outline text="b" xmlUrl="https://b.example/f"/>'
    assert read(opml(outline + other)) == (
        Subscription("https://a.example/f", 'The "Best" News', ""),
        Subscription("https://b.example/f", "b", ""),
    )


@pytest.mark.parametrize("address", ['htmlUrl="https://a.example/"', 'xmlUrl=""', 'url=" "'])
def test_what_holds_feeds_and_is_none_is_a_folder(address):
    inner = '<outline text="a" xmlUrl="https://a.example/f"/>'
    found = outlines.read(opml(f'<outline text="World" {address}>{inner}</outline>'))
    assert found == ((Subscription("https://a.example/f", "a", "World"),), ())


def test_what_is_lost_is_named():
    data = opml(
        '<outline text="World"><outline text="a" xmlUrl="https://a.example/f"/></outline>'
        '<outline text="a again" xmlUrl="https://a.example/f"/>'
        '<outline text="b" rssUrl="https://b.example/f"/>'
        '<outline text="c" type="include" url="https://c.example/list.opml"/>'
    )
    assert [outline[:2] for outline in outlines.read(data).omitted] == [
        ("a again", "it stands in World already"),
        ("b", "it names no address of a feed"),
        ("c", "it is an include and no feed"),
    ]
