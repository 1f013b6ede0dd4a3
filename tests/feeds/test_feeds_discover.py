"""From a page to its feeds."""

import pytest

from tui.feeds.discover import discover

PAGE = "https://news.example/world/today.html"


def found(head: str, body: str = "") -> list[str]:
    page = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return [feed.url for feed in discover(page.encode(), PAGE)]


def test_announced_feeds_come_first_with_their_titles():
    page = (
        '<link rel="alternate" type="application/rss+xml" title="World &amp; so" href="/world.rss">'
        '<link rel="Alternate Home" type="application/atom+xml; charset=utf-8" href="all.atom">'
        '<link rel="alternate" type="application/feed+json" href="https://cdn.example/f.json">'
        '<link rel="alternate" hreflang="fr" type="text/html" href="/fr/">'
        '<link rel="stylesheet" type="text/css" href="/feed.css">'
    )
    feeds = discover(page.encode(), PAGE)
    assert [(feed.url, feed.title) for feed in feeds[:3]] == [
        ("https://news.example/world.rss", "World & so"),
        ("https://news.example/world/all.atom", ""),
        ("https://cdn.example/f.json", ""),
    ]


def test_the_main_feed_comes_before_its_comments():
    kind = 'rel="alternate" type="application/rss+xml"'
    urls = found(
        f'<link {kind} title="Comments" href="/comments/feed">'
        f'<link {kind} title="News" href="/feed">'
    )
    assert (urls[0], urls[-1]) == (
        "https://news.example/feed",
        "https://news.example/comments/feed",
    )


def test_the_feed_of_a_section_comes_first_on_its_own_page_alone():
    kind = 'rel="alternate" type="application/rss+xml"'
    page = f'<link {kind} href="/feed/"><link {kind} href="/category/coast/feed/">'
    own = discover(page.encode(), "https://news.example/category/coast/")
    assert own[0].url == "https://news.example/category/coast/feed/"
    assert found(page)[0] == "https://news.example/feed/"


def test_news_come_before_recordings():
    kind = 'rel="alternate" type="application/rss+xml"'
    urls = found(f'<link {kind} title="Podcast" href="/p.xml"><link {kind} href="/news.xml">')
    assert urls[0] == "https://news.example/news.xml"


@pytest.mark.parametrize(
    "title", ["Flux des commentaires", "Лента комментариев", "コメントフィード", "خلاصة التعليقات"]
)
def test_comments_are_told_in_any_language(title):
    kind = 'rel="alternate" type="application/rss+xml"'
    urls = found(f'<link {kind} title="{title}" href="/c"><link {kind} title="News" href="/f">')
    assert (urls[0], urls[-1]) == ("https://news.example/f", "https://news.example/c")


def test_a_feed_s_own_type_comes_before_what_may_be_anything():
    urls = found(
        '<link rel="alternate" type="application/json+oembed" href="/oembed.json">'
        '<link rel="alternate" type="application/json" href="/api/pages/1">'
        '<link rel="alternate" href="/old.rss"><link rel="alternate" hreflang="fr" href="/fr/">'
        '<link rel="feed" href="/news"><link rel="alternate" type="application/rss+xml" href="/f">'
    )
    assert urls[:4] == [
        f"https://news.example/{path}" for path in ("news", "f", "api/pages/1", "old.rss")
    ]
    assert "https://news.example/oembed.json" not in urls


def test_a_link_that_is_called_a_feed_is_tried():
    assert found("", '<a href="/subscribe">RSS feed</a>')[0] == "https://news.example/subscribe"


def test_the_page_s_base_counts():
    link = '<link rel="alternate" type="application/rss+xml" href="feed">'
    assert (
        found(f'<base href="https://other.example/x/">{link}')[0] == "https://other.example/x/feed"
    )


def test_links_that_look_like_feeds_come_before_guesses():
    urls = found("", '<a href="/about">About</a><a href="/service/rss/top">RSS</a>')
    assert urls[0] == "https://news.example/service/rss/top"
    assert "https://news.example/feed" in urls
    assert "https://news.example/about" not in urls


def test_a_page_without_any_leaves_the_guesses():
    urls = found("")
    assert urls[0] == "https://news.example/feed"
    assert all(url.startswith("https://news.example/") for url in urls)


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc/passwd", "feed:x", "http://[", "", "\x1b[2J:rss"]
)
def test_only_the_web_is_offered(target):
    link = f'<link rel="alternate" type="application/rss+xml" href="{target}">'
    assert all(url.startswith("https://news.example/") for url in found(link))


@pytest.mark.parametrize(
    "body",
    [b"", b"\0\1\2", b"<" * 10_000, b"<div>" * 60, b"<a href='/rss'>x</a>" * 50_000],
    ids=["empty", "binary", "brackets", "deep", "links"],
)
def test_any_page_gives_a_short_list(body):
    assert len(discover(body, PAGE)) <= 50


def test_titles_are_safe_to_show():
    page = '<link rel="alternate" type="application/rss+xml" href="/f" title="&#27;[31m\u202ered">'
    assert discover(page.encode(), PAGE)[0].title == "[31mred"


@pytest.mark.parametrize(
    "link",
    [
        "<a href='/x.php'><img src='i.png' alt='RSS'></a>",
        "<a href='/x.php' title='Our RSS feed'>Subscribe</a>",
        "<a href='/x.php'><span>RSS</span></a>",
    ],
)
def test_a_link_may_say_by_a_picture_or_a_hint_that_it_is_a_feed(link):
    assert found("", link)[0] == "https://news.example/x.php"


def test_the_feed_of_a_section_comes_behind_that_of_the_site_but_on_its_own_pages():
    kind = "<link rel='alternate' type='application/rss+xml' href="
    section, site = "https://news.example/tag/dams/feed", "https://news.example/feed"
    head = f"{kind}'{section}'>{kind}'{site}'>"
    assert found(head)[:2] == [site, section]
    page = f"<html><head>{head}</head></html>".encode()
    feeds = discover(page, "https://news.example/tag/dams/")
    assert [feed.url for feed in feeds[:2]] == [section, site]


def test_comments_come_after_guesses():
    comments = '<link rel="alternate" type="application/rss+xml" href="/a/feed" title="Comments">'
    urls = found(comments, '<a href="/comments/rss">RSS</a>')
    assert urls[0] == "https://news.example/feed"
    assert urls[-2:] == ["https://news.example/a/feed", "https://news.example/comments/rss"]


def test_links_to_the_page_s_own_site_come_before_those_to_others():
    other, own = "https://reader.example/add/rss", "https://feeds.news.example/rss"
    urls = found("", f'<a href="{other}">RSS</a><a href="{own}">RSS</a>')
    assert urls[:2] == [own, other]


@pytest.mark.parametrize("target", ["feed://news.example/x", "feed:https://news.example/x"])
def test_a_link_may_be_written_for_readers(target):
    link = f'<link rel="alternate" type="application/rss+xml" href="{target}">'
    assert found(link)[0] == "https://news.example/x"


def test_guesses_are_of_the_page_s_own_host_whatever_its_links_are_relative_to():
    assert found('<base href="https://cdn.example/x/">')[0] == "https://news.example/feed"


def test_a_style_sheet_is_no_feed():
    sheet = '<link rel="alternate stylesheet" type="application/rss+xml" href="/x.xsl">'
    assert found(sheet)[0] == "https://news.example/feed"
