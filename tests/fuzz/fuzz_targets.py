"""What is fuzzed with coverage as the guide: one target, run by libFuzzer through atheris.

    python tests/fuzz/fuzz_targets.py TARGET CORPUS -runs=100000

A target takes any bytes. What it raises, other than the one error that says what is wrong, is a
finding, and libFuzzer writes the bytes that led to it into a file.
"""

from __future__ import annotations

import sys
from itertools import pairwise

import atheris

with atheris.instrument_imports(include=["tui"], enable_loader_override=False):
    from tui import clean
    from tui.errors import FeedError, OpmlError, QueryError
    from tui.facts.numbers import find_quantities
    from tui.feeds import opml
    from tui.feeds.parse import parse as parse_feed
    from tui.library.bundles.bundle_articles import cleaned
    from tui.library.queries.query import parse as parse_query

URL = "https://fuzz.example/feed"


def text(data: bytes) -> str:
    """Any text, lone surrogates and all."""
    return str(atheris.FuzzedDataProvider(data).ConsumeUnicode(2_000))


def feeds(data: bytes) -> None:
    try:
        feed = parse_feed(data, URL)
    except FeedError as error:
        assert str(error) == clean.line(str(error))  # noqa: PT017
        return
    assert feed.title == clean.line(feed.title)
    for entry in feed.entries:
        assert entry.key
        assert entry.link in ("", clean.address(entry.link))
        assert all(part == clean.line(part) for part in (entry.title, entry.author, entry.key))


def outlines(data: bytes) -> None:
    try:
        found = opml.read(data).feeds
    except OpmlError:
        return
    for one in found:
        # An outline's address brings its login, which whoever subscribes to it keeps apart.
        assert one.url == clean.with_login(*clean.split_login(one.url))
        assert clean.address(one.url) != ""
        assert (one.title, one.folder) == (clean.line(one.title), clean.line(one.folder))


def queries(data: bytes) -> None:
    asked = text(data)
    try:
        parse_query(asked)
    except QueryError as error:
        assert 0 <= error.position <= len(asked)  # noqa: PT017
        assert str(error)  # noqa: PT017


def numbers(data: bytes) -> None:
    said = text(data)
    found = find_quantities(said)
    for one in found:
        assert 0 <= one.start <= one.core[0] < one.core[1] <= one.end <= len(said)
        assert (one.vague is None) == (one.low is not None)
    assert all(one.core[1] <= other.core[0] for one, other in pairwise(found))


def cleaning(data: bytes) -> None:
    raw = text(data)
    for tidy in (clean.text(raw), clean.line(raw), clean.address(raw), clean.decode(data)):
        once = clean.text(tidy)
        assert once == clean.text(once)
    assert len(clean.masked(raw)) == len(raw)


def bundles(data: bytes) -> None:
    article = cleaned(data)
    if article is not None:
        assert article.title == clean.line(article.title)
        assert article.link == clean.address(article.link)


TARGETS = {
    "bundles": bundles,
    "feeds": feeds,
    "opml": outlines,
    "queries": queries,
    "numbers": numbers,
    "cleaning": cleaning,
}

if __name__ == "__main__":
    atheris.Setup([sys.argv[0], *sys.argv[2:]], TARGETS[sys.argv[1]])
    atheris.Fuzz()
