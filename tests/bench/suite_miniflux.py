"""Dateline's reading against the tests of Miniflux, which are read from its Go source.

FOLDER is what Debian's source package miniflux unpacks to (`apt-get source miniflux`); it is no
part of this project. Of each test, what concerns a reader is compared: titles, links, texts,
authors, dates, entries, subscriptions, encodings. Icons, enclosures, tags, comments, hashes and
the lifetime of a feed are nothing that Dateline shows, and are counted apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from go_tests import GoTest, Shown, Unanswered, read_tests
from suite_shown import same_head, same_line, same_link, same_names, same_text, title_shown
from table import Row

from tui import clean
from tui.dates import date_of
from tui.feeds import discover, opml
from tui.feeds.parse import parse
from tui.model import Entry

_ROOMS = ("atom", "rss", "rdf", "json", "parser", "date", "encoding", "opml", "xml", "subscription")
_SCORE = 265 / 277


def is_source(folder: Path) -> bool:
    """Tell whether a folder is Miniflux's source."""
    return (folder / "internal/reader/rss").is_dir()


def _feed(url: str, data: str, *_: Any) -> dict[str, Any]:
    feed = parse(data.encode(), url)
    return {
        "Title": Shown(feed.title, same_line) if feed.title else Unanswered,
        "SiteURL": Shown(feed.site or url, same_link),
        "Entries": [_entry(entry) for entry in feed.entries],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "Title": Shown(title_shown(entry), same_head),
        "URL": Shown(entry.link, same_link),
        "Author": Shown(entry.author, same_names),
        "Content": Shown(entry.html, same_text),
        "Date": Shown((entry.published, entry.updated), _same_moment),
    }


def _same_moment(ours: tuple[datetime | None, ...], wanted: datetime) -> bool:
    return wanted in ours


def _date(text: str) -> datetime:
    moment = date_of(text)
    if moment is None:
        raise ValueError(f"{text} is no date")
    return moment


def _zone(moment: datetime) -> tuple[Any, Shown]:
    offset = moment.utcoffset()
    return Unanswered, Shown(int(offset.total_seconds()) if offset else 0)


def _subscriptions(data: str) -> list[Shown]:
    return [
        Shown({"Title": feed.title, "FeedURL": feed.url, "CategoryName": feed.folder}, _same_feed)
        for feed in opml.read(data.encode()).feeds
    ]


def _same_feed(ours: dict[str, str], wanted: dict[str, str]) -> bool:
    """Whether one subscription is another; where a file names none, its title is the feed's own."""
    title = wanted["Title"] if ours["Title"] or "://" not in wanted["Title"] else ""
    wanted = {"CategoryName": "", **wanted, "Title": title}
    return all(value == wanted[key] for key, value in ours.items())


def _xml(reader: str) -> str:
    return reader


def _announced(url: str, _: str, page: str) -> list[dict[str, Shown]]:
    """The feeds that a page names; those that Dateline guesses beside them are no part of it."""
    return [
        {"Title": Shown(link.title or link.url), "URL": Shown(link.url)}
        for link in discover.discover(page.encode(), url)
        if f'"{link.url}"' in page or f'"{urlsplit(link.url).path}"' in page
    ]


def _answers(room: Path) -> dict[str, Callable[..., Any]]:
    """What the tests of a room call, as Dateline does it."""

    def opened(name: str) -> Path:
        return room / name

    def decoded(*given: Any) -> Shown:
        file = next(part for part in given if isinstance(part, Path))
        label = next(part for part in given if isinstance(part, str))
        kind = label if "/" in label or not label else f"text/xml; charset={label}"
        return Shown(clean.decode(file.read_bytes(), kind), lambda text, wanted: wanted in text)

    answers: dict[str, Callable[..., Any]] = {
        "Parse": _feed, "ParseFeed": _feed, "os.Open": opened, "CharsetReader": decoded,
        "NewCharsetReader": decoded, "io.ReadAll": lambda text: text,
        "FindSubscriptionsFromWebPage": _announced,
        "Unix": lambda moment: Shown(int(moment.timestamp())), "Zone": _zone,
    }  # fmt: skip
    answers |= {"date": {"Parse": _date}, "opml": {"Parse": _subscriptions}}.get(room.name, {})
    return answers


def tests(folder: Path) -> Iterator[tuple[str, GoTest, dict[str, Callable[..., Any]]]]:
    """The tests of what reads feeds, each with its room and what answers it."""
    for room in _ROOMS:
        place = folder / "internal/reader" / room
        for file in sorted(place.glob("*_test.go")):
            for test in read_tests(file):
                yield f"{room}/{test.name}", test, _answers(place)


def run(folder: Path) -> tuple[dict[str, int], list[str]]:
    """Count tests and comparisons by what came of them, and name those that failed."""
    counts = dict.fromkeys(("tests", "right", "checks", "checks right", "apart"), 0)
    failures = []
    for name, test, answers in tests(folder):
        outcomes = test.run(answers)
        judged = [(said, holds) for said, holds in outcomes if holds is not None]
        wrong = [said for said, holds in judged if not holds]
        counts["apart"] += not judged
        counts["tests"] += bool(judged)
        counts["right"] += bool(judged) and not wrong
        counts["checks"] += len(judged)
        counts["checks right"] += len(judged) - len(wrong)
        failures += [f"{name}: {said}" for said in wrong]
    return counts, failures


def failures(folder: Path) -> list[str]:
    """Name the comparisons that fail."""
    return run(folder)[1]


def rows(folder: Path) -> Iterator[Row]:
    """The tests and comparisons that hold, of those that concern a reader."""
    counts, _ = run(folder)
    for name, of in (("tests", "right"), ("checks", "checks right")):
        yield Row(
            f"Miniflux's {name}", f"{counts[of]} of {counts[name]}", budget=f"{_SCORE:.3f}",
            met=counts[of] >= _SCORE * counts[name],
        )  # fmt: skip
    yield Row("its tests of what no reader sees", str(counts["apart"]))
