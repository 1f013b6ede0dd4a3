"""Episodes and films: what of them is read where no page of their own is named."""

import pytest

from tui.feeds.parse import parse
from tui.model import Entry

URL = "https://coast.example/feed"
FILE = "https://coast.example/dam.mp3"
PLAYER = "https://coast.example/play/dam"
MEDIA = 'xmlns:media="http://search.yahoo.com/mrss/"'
FILM = (
    "<media:title>Dam fails</media:title><media:description>Nine people died.</media:description>"
    f'<media:player url="{PLAYER}"/>'
)


def rss_entry(item: str) -> Entry:
    document = f"<rss {MEDIA}><channel><title>Coast</title><item>{item}</item></channel></rss>"
    return parse(document.encode(), URL).entries[0]


@pytest.mark.parametrize(
    "film",
    [
        FILM,
        f"<media:group>{FILM}</media:group>",
        f"<media:group><media:content>{FILM}</media:content></media:group>",
    ],
)
def test_a_film_without_a_page_is_read_from_what_is_said_of_it(film):
    entry = rss_entry(f'<guid isPermaLink="false">7</guid>{film}')
    assert (entry.title, entry.html, entry.link) == ("Dam fails", "Nine people died.", PLAYER)


@pytest.mark.parametrize(
    ("description", "html"),
    [
        ("Nine died.\nFive &lt; six.", "Nine died.<br>Five &lt; six."),
        ("Nine died.&lt;br&gt;Five &amp;lt; six.", "Nine died.<br>Five &lt; six."),
    ],
)
def test_a_film_s_description_keeps_its_lines_be_it_plain_or_html(description, html):
    assert rss_entry(f"<title>t</title><media:description>{description}"
                     "</media:description>").html == html  # fmt: skip


def test_a_player_or_a_file_never_stands_for_the_page():
    link = "https://coast.example/dam"
    entry = rss_entry(f'<title>t</title><link>{link}</link>{FILM}<enclosure url="{FILE}"/>')
    assert (entry.title, entry.link) == ("t", link)
