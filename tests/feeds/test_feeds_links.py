"""The address of an article, however a feed writes it."""

import pytest

from tui.feeds.parse import parse
from tui.model import Entry

URL = "https://coast.example/feed.xml"
LINK = "https://coast.example/dam"


def rss(item: str, head: str = "<title>Coast</title>") -> str:
    return f'<rss version="2.0"><channel>{head}<item>{item}</item></channel></rss>'


def atom(entry: str) -> str:
    feed = f"<title>Coast</title><entry>{entry}</entry>"
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{feed}</feed>'


def entry_of(document: str) -> Entry:
    (entry,) = parse(document.encode(), URL).entries
    return entry


@pytest.mark.parametrize(
    "document",
    [
        rss(f"<title>t</title><link/>{LINK}"),
        rss("<title>t</title><link>https://coast.example/\n\t\tdam</link>"),
        rss("<title>t</title><link>https://https://coast.example/dam</link>"),
        rss("<title>t</title><link>https:/coast.example/dam</link>"),
        rss("<title>t</title><link>https:\\\\coast.example\\dam</link>"),
        rss(
            f"<title>t</title><link>https://coast.example</link><guid>{LINK}</guid>",
            head="<title>Coast</title><link>https://coast.example/</link>",
        ),
        atom(
            f'<title>t</title><link rel="related" href="https://b.example/"/><link href="{LINK}"/>'
        ),
        atom(f'<title>t</title><link rel="alternate nofollow" href="{LINK}"/>'),
        atom(
            f'<title>t</title><link href="{LINK}"'
            ' rel="http://www.iana.org/assignments/relation/alternate"/>'
        ),
        atom(f'<title>t</title><content type="text/html" src="{LINK}"/>'),
    ],
)
def test_a_link_is_read_however_it_is_written(document):
    assert entry_of(document).link == LINK


@pytest.mark.parametrize(
    "document",
    [
        rss("<title>t</title><link/>by our desk"),
        atom(f'<title>t</title><link rel="replies" href="{LINK}"/>'),
        atom(f'<title>t</title><link rel="related" href="{LINK}"/>'),
    ],
)
def test_what_is_no_address_of_the_article_is_no_link(document):
    assert entry_of(document).link == ""


@pytest.mark.parametrize("link", ["www.coast.example/dam", "//www.coast.example/dam"])
def test_a_link_without_its_scheme_is_no_relative_one(link):
    head = "<link>https://other.example/</link>"
    entry = entry_of(rss(f"<title>t</title><link>{link}</link>", head=head))
    assert entry.link == "https://www.coast.example/dam"


def test_in_rss_a_relative_link_leads_from_the_channel_s_link():
    document = rss("<title>t</title><link>dam</link>", head="<link>https://other.example/</link>")
    assert entry_of(document).link == "https://other.example/dam"


@pytest.mark.parametrize(
    "link",
    [
        f"https://redir.coast.example/redir/online/world/rss/*{LINK}",
        "https://www.google.com/url?sa=t&amp;url=https%3A%2F%2Fcoast.example%2Fdam&amp;ct=ga",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fcoast.example%2Fdam&amp;h=x",
        "https://www.youtube.com/redirect?event=x&amp;q=https%3A%2F%2Fcoast.example%2Fdam",
    ],
)
def test_a_link_that_carries_its_target_leads_there(link):
    assert entry_of(rss(f"<title>t</title><link>{link}</link>")).link == LINK


@pytest.mark.parametrize(
    "link",
    [
        "https://coast.example/share?url=https://other.example/a",
        "https://archive.example/web/*/https://other.example/a",
        "https://redir.coast.example/redir/*javascript:alert(1)",
        "https://www.google.com/url?q=ferry",
    ],
)
def test_another_address_in_a_link_is_not_followed(link):
    assert entry_of(rss(f"<title>t</title><link>{link}</link>")).link == link


def test_a_target_that_is_no_web_address_makes_no_link():
    link = "https://redir.coast.example/redir/*https://a b.example/"
    assert entry_of(rss(f"<title>t</title><link>{link}</link>")).link == ""


@pytest.mark.parametrize(
    ("site", "link"),
    [
        ("https://coast.example/news/", "https://coast.example/dam"),  # as RFC 4287 has it
        ("https://river.example/news/", "https://river.example/dam"),
        ("/news/", "https://coast.example/dam"),
    ],
)
def test_a_relative_link_of_a_feed_that_another_host_hands_on_leads_from_its_site(site, link):
    document = (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast</title><link href="{site}"/>'
        '<entry><title>t</title><link href="/dam"/></entry></feed>'
    )
    assert entry_of(document).link == link
