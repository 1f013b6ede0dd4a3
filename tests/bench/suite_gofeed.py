"""Dateline's reading against the feeds of gofeed, each beside the JSON of what it holds.

FOLDER is what Debian's source package golang-github-mmcdole-gofeed unpacks to (`apt-get source`);
it is no part of this project. Titles, links, texts, authors, dates and the number of entries are
compared. Markup in titles and names is the reader's own: gofeed keeps it, Dateline shows its text.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from suite_shown import read, same_head, same_link, same_names, same_text, title_shown
from table import Row

from tui.model import Entry, ParsedFeed

_TITLES = {"title"}
_TEXTS = {"description", "content", "summary"}
_DATES = {"pubDateParsed", "publishedParsed", "updatedParsed"}
_NAMES = {"author", "authors"}


def is_source(folder: Path) -> bool:
    """Tell whether a folder is gofeed's source."""
    return (folder / "testdata/translator").is_dir()


def _plain(value: Any) -> str:
    """What is said in one of the shapes that gofeed gives a text, a name or a link."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_plain, value)))
    if isinstance(value, dict):
        return str(value.get("value") or value.get("name") or value.get("href") or "")
    return str(value or "")


def judge(wanted: dict[str, Any], feed: ParsedFeed) -> Iterator[tuple[str, bool]]:
    """Whether what concerns a reader holds, each with its name."""
    if title := _plain(wanted.get("title")):
        yield f"the feed's title {feed.title!r} is {title!r}", same_head(feed.title, title)
    if link := _plain(wanted.get("link")):
        yield f"the feed's link {feed.site!r} is {link!r}", same_link(feed.site, link)
    items = wanted.get("items") or wanted.get("entries") or []
    yield f"{len(feed.entries)} of {len(items)} entries", len(feed.entries) == len(items)
    for item, entry in zip(items, feed.entries, strict=False):
        yield from _of_entry(item, entry)


def _of_entry(item: dict[str, Any], entry: Entry) -> Iterator[tuple[str, bool]]:
    if title := _plain(item.get("title")):
        yield f"title {entry.title!r} is {title!r}", same_head(title_shown(entry), title)
    if link := _plain(item.get("link")):
        yield f"link {entry.link!r} is {link!r}", same_link(entry.link, link)
    texts = [text for name in sorted(_TEXTS) if (text := _plain(item.get(name)))]
    if texts:
        yield f"text {entry.html!r} is {texts!r}", any(same_text(entry.html, t) for t in texts)
    for name in sorted(_NAMES & item.keys()):
        wanted = _plain(item[name])
        yield f"author {entry.author!r} is {wanted!r}", same_names(entry.author, wanted)
    for name in sorted(_DATES & item.keys()):
        moment = datetime.fromisoformat(item[name])
        yield f"{name} is {moment}", moment in (entry.published, entry.updated)


def run(folder: Path) -> tuple[Counter[bool], list[str]]:
    """Count what holds and what does not, and name the latter."""
    counts: Counter[bool] = Counter()
    failures = []
    for file in sorted((folder / "testdata").rglob("*.xml")):
        expected = file.with_suffix(".json")
        if not expected.is_file():
            continue
        wanted = json.loads(expected.read_text(encoding="utf-8"))
        for said, holds in judge(wanted, read(file.read_bytes())):
            counts[holds] += 1
            if not holds:
                failures.append(f"{file.relative_to(folder)}: {said}")
    return counts, failures


def failures(folder: Path) -> list[str]:
    """Name the comparisons that fail."""
    return run(folder)[1]


def rows(folder: Path) -> Iterator[Row]:
    """What holds, of what concerns a reader."""
    counts, _ = run(folder)
    yield Row("gofeed's feeds", f"{counts[True]} of {counts.total()}")
