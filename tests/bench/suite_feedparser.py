"""Dateline's reading against feedparser's test suite.

FOLDER is the `tests` folder of feedparser's source package (`pip download --no-binary :all:
--no-deps feedparser`, unpacked); it is no part of this project. Each file there states in a comment
what must be true of it. The parts that concern a reader (title, link, text, authors, dates,
language, number of entries) are compared with what Dateline shows, as plain text: how a text is
marked up is each reader's own. Each file is read as it is, and once more with a date in every
item that has none.
"""

from __future__ import annotations

import ast
import codecs
import re
from calendar import timegm
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from suite_shown import ITEM, read, same_link, same_text
from table import Row

from tui.feeds.normalize import MAX_KEY
from tui.feeds.plain_line import author_line, plain_line
from tui.model import Entry, ParsedFeed

_EXPECT = re.compile(rb"Expect:\s*(.+?)\s*-->", re.DOTALL)
_CODEC = re.compile(rb"<\?xml[^>]*encoding=[\"']([^\"']+)")
_DATED = re.compile(
    rb"<(?:\w+:)?(?:pubdate|date|published|updated|issued|modified|created)\b", re.IGNORECASE
)
_TEXTS = frozenset({"summary", "summary_detail", "description", "content"})
_TITLES = frozenset({"title", "title_detail"})
_AUTHORS = frozenset({"author", "author_detail", "authors"})
_TIMES = frozenset(
    f"{name}_parsed" for name in ("published", "date", "updated", "modified", "created", "issued")
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that a file says of itself: where (`path`), and what stands there."""

    path: tuple[Any, ...]
    value: Any


def checks(document: bytes) -> Iterator[Check]:
    """What a file says of itself that can be compared: equalities with a literal."""
    match = _EXPECT.search(document[:4_000])
    if match is None or b"Header:" in document[:4_000]:
        return
    try:
        tree = ast.parse(match[1].decode("utf-8").strip(), mode="eval").body
    except (SyntaxError, UnicodeDecodeError, ValueError):
        return
    parts = tree.values if isinstance(tree, ast.BoolOp) else [tree]
    for part in parts:
        if not (isinstance(part, ast.Compare) and isinstance(part.ops[0], ast.Eq)):
            continue
        path = _path(part.left)
        try:
            value = ast.literal_eval(part.comparators[0])
        except ValueError:
            continue
        if path:
            yield Check(path, value)


def _path(node: ast.expr) -> tuple[Any, ...]:
    path: list[Any] = []
    while isinstance(node, ast.Subscript | ast.Attribute):
        if isinstance(node, ast.Attribute):
            path.append(node.attr)
        elif isinstance(node.slice, ast.Constant):
            path.append(node.slice.value)
        else:
            return ()
        node = node.value
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "len":
        return ("len", *_path(node.args[0]))
    return (*([node.id] if isinstance(node, ast.Name) else ()), *reversed(path))


def _is_text(check: Check) -> bool:
    return len(check.path) > 2 and check.path[0] == "entries" and check.path[2] in _TEXTS


def judge(check: Check, feed: ParsedFeed) -> bool | None:
    """Whether a check holds; null where it is about nothing that a reader sees."""
    match check.path:
        case ("feed", field, *rest):
            return _of_feed(field, rest, check.value, feed)
        case ("entries", int(index), field, *rest):
            if index >= len(feed.entries):
                return False if _concerns(field, rest, check.value) else None
            return _of_entry(field, rest, check.value, feed.entries[index])
        case ("len", "entries"):
            return len(feed.entries) == check.value
    return None


def _concerns(field: str, rest: list[Any], value: Any) -> bool:
    return _of_entry(field, rest, value, Entry(key="", link="", title="")) is not None


def _of_feed(field: str, rest: list[Any], value: Any, feed: ParsedFeed) -> bool | None:
    if field in _TITLES and rest in ([], ["value"]):
        return feed.title == plain_line(value)
    if field == "link" and not rest:
        return same_link(feed.site, value)
    if field == "language" and not rest:
        return feed.language == value.lower().partition("-")[0]
    return None


def _of_entry(field: str, rest: list[Any], value: Any, entry: Entry) -> bool | None:
    last = rest[-1] if rest else ""
    outcome = None
    if (field in _TEXTS and last in ("", "value")) and isinstance(value, str):
        outcome = same_text(entry.html, value)
    elif field in _TITLES and last in ("", "value") and plain_line(value):
        outcome = entry.title == plain_line(value)
    elif field in _AUTHORS and last in ("", "name") and isinstance(value, str):
        outcome = author_line([value]) in entry.author
    elif field in _TIMES and not rest:
        moments = (entry.published, entry.updated)
        outcome = any(m and timegm(m.timetuple()) == timegm(tuple(value)) for m in moments)
    elif field == "link" and not rest:
        outcome = same_link(entry.link, value)
    elif field in ("id", "guid") and not rest and len(value) < MAX_KEY:
        keys = (value, value.replace("http://", "https://"))
        outcome = entry.key in keys or entry.link == value
    return outcome


def run(folder: Path, *, dated: bool) -> tuple[Counter[str], list[str]]:
    """Count the checks by what came of them, and name the files of those that failed."""
    counts: Counter[str] = Counter()
    failures = []
    for file in sorted(folder.rglob("*.xml")):
        document = file.read_bytes()
        stated = list(checks(document)) if _needs(document) else []
        if dated and not _DATED.search(document):
            document = ITEM.sub(rb"\1<pubDate>Tue, 03 Mar 2026 06:10:00 GMT</pubDate>", document)
        feed = read(document)
        outcomes = [(check, judge(check, feed)) for check in stated]
        shows_a_text = any(outcome and _is_text(check) for check, outcome in outcomes)
        for check, outcome in outcomes:
            if outcome is None or (not outcome and shows_a_text and _is_text(check)):
                continue  # of an entry's texts a reader shows one
            counts["right" if outcome else "wrong"] += 1
            if not outcome:
                failures.append(f"{file.relative_to(folder)}: {check.path} is not {check.value!r}")
    return counts, failures


def _needs(document: bytes) -> bool:
    """Whether this Python has the codec that a file needs."""
    match = _CODEC.search(document[:1_000])
    try:
        return match is None or bool(codecs.lookup(match[1].decode("ascii", "replace")))
    except LookupError:
        return False


def failures(folder: Path) -> list[str]:
    """Name the checks that fail."""
    return run(folder, dated=False)[1]


def rows(folder: Path) -> Iterator[Row]:
    """The checks that hold, of those that concern a reader."""
    for name, dated in (("as they are", False), ("with a date in each item", True)):
        counts, _ = run(folder, dated=dated)
        total = sum(counts.values())
        yield Row(
            f"feedparser's suite, {name}", f"{counts['right']} of {total}", budget="0.989",
            met=counts["right"] >= 0.989 * total,
        )  # fmt: skip
