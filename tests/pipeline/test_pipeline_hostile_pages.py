"""Hostile pages through the whole pipeline, analysis and all: memory and time stay bounded."""

from __future__ import annotations

import time

import pytest
from pipeline_memory import measured

from tui.library import Library

MEGABYTES = 300
SENTENCE = "Three people were killed in Goma on Monday, said Anna Ferro, a doctor. "
PARAGRAPH = f"<p>{SENTENCE * 5}</p>"
PAGES = {
    "sound": PARAGRAPH * 3,
    "many-paragraphs": PARAGRAPH * 6_000,
    "one-paragraph": f"<p>{SENTENCE * 28_000}</p>",
    "one-word": f"<p>{'a' * 1_900_000}</p>",
    "names": f"<p>{'Anna Ferro ' * 150_000}</p>",
    "numbers": f"<p>{'12 killed, ' * 150_000}</p>",
    "breaks": f"<p>{f'{SENTENCE}<br>' * 20_000}</p>",
    "links": f"<p><a href='http://x.example/'>{SENTENCE}</a></p>" * 20_000,
    "elements": "<i>w</i>" * 40_000 + SENTENCE * 20,
    "marks": f"<p>{SENTENCE * 30}{'. ' * 200_000}</p>",
    "exclamation": f"<p>{SENTENCE * 30}{'!' * 1_000_000}</p>",
    "capitals": f"<p>{SENTENCE * 30}{' '.join(f'Ab{n:x}' for n in range(60_000))}</p>",
}
ITEM = """<item><title>{0}</title><guid>{0}</guid><link>{{base}}/{0}.html</link>
<description>Two people were killed.</description></item>"""


def publish(newsroom, names: list[str]) -> str:
    for name in names:
        page = f"<html><body><article>{PAGES[name]}</article></body></html>"
        newsroom.put(f"/{name}.html", page)
    items = "".join(map(ITEM.format, names))
    feed = f'<rss version="2.0"><channel><title>H</title>{items}</channel></rss>'
    return newsroom.put("/feed.xml", feed, "text/xml")


def run(home, newsroom, names: list[str]) -> tuple[float, float]:
    """Refresh in a process of its own: megabytes of its largest process, and seconds."""
    url = publish(newsroom, names)
    with Library.open(home) as library:
        library.feeds.add(url)
    started = time.monotonic()
    ran = measured("-m", "tui.cli", "refresh")
    assert ran.status == 0
    with Library.open(home) as library:
        assert library.check() == ()
        assert library.articles.count() == len(names)
        sound = library.articles.get(library.articles.numbers("title:sound")[0])
        assert sound.full
        assert sound.facts.toll.killed.low == 3
    return ran.megabytes, time.monotonic() - started


def test_a_long_page_takes_no_more_memory_than_it_may(home, newsroom):
    megabytes, _ = run(home, newsroom, ["many-paragraphs", "elements", "sound"])
    assert megabytes < MEGABYTES


@pytest.mark.slow
def test_no_page_takes_more_memory_or_time_than_it_may(home, newsroom):
    megabytes, seconds = run(home, newsroom, list(PAGES))
    assert megabytes < MEGABYTES
    assert seconds < 600
