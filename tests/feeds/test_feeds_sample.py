"""The sample newsroom: in the package, and asked like any other server."""

import subprocess
import sys

import pytest

from tui.errors import FetchError
from tui.feeds.fetch import Fetcher
from tui.feeds.parse import parse
from tui.feeds.starter_feeds import SAMPLE, STARTERS
from tui.pages import extract


async def test_the_sample_is_a_feed_whose_pages_are_all_there():
    async with Fetcher() as fetcher:
        answer = await fetcher.fetch(SAMPLE.url)
        feed = parse(answer.body, answer.url, answer.content_type)
        assert len(feed.entries) >= 15
        for entry in feed.entries:
            page = await fetcher.fetch(entry.link)
            assert extract(page.body, page.url, page.content_type).state == "full", entry.link


async def test_the_sample_is_unchanged_the_second_time():
    async with Fetcher() as fetcher:
        first = await fetcher.fetch(SAMPLE.url)
        again = await fetcher.fetch(SAMPLE.url, etag=first.etag, last_modified=first.last_modified)
    assert again.unchanged
    assert again.body == b""


@pytest.mark.parametrize(
    "path", ["", "nothing.html", "../sample_newsroom.py", "%2e%2e/sample_newsroom.py", "sample"]
)
async def test_the_sample_answers_for_nothing_else(path):
    async with Fetcher() as fetcher:
        with pytest.raises(FetchError, match="404"):
            await fetcher.fetch(f"http://sample.dateline.invalid/{path}")


async def test_the_sample_needs_no_proxy(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    async with Fetcher() as fetcher:
        assert (await fetcher.fetch(SAMPLE.url)).status == 200


def test_the_starters_can_be_offered_without_loading_the_network():
    code = (
        "import sys, tui.feeds.starter_feeds\n"
        "assert not {'httpx', 'lxml', 'babel', 'charset_normalizer'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_every_starter_says_what_it_is():
    assert len({starter.url for starter in STARTERS}) == len(STARTERS) >= 8
    for starter in (SAMPLE, *STARTERS):
        assert starter.title
        assert starter.folder
        assert starter.description
        assert starter.url.startswith("http")
