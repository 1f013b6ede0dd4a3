"""One article with all that a reader did with it, handed over in a bundle; and bundles made up."""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tui.library import Library, identity
from tui.library.bundles.bundle import Bundle
from tui.model import Casualty, Facts, Person, Place, Range, Stated, Toll, Verdict
from tui.settings import Folders

TEXT = "Four miners died at Ain. Nine were hurt."
AT = len("Headline a\n\n")
DEAD = Casualty(kind="killed", low=4, high=4, victims="miners", place="Ain", date="2026-03-09",
                quote="Four miners died", span=(AT, AT + 16))  # fmt: skip
HURT = Casualty(kind="injured", low=9, high=9, quote="Nine were hurt", span=(AT + 25, AT + 39))
FACTS = Facts(
    language="en",
    people=(Person(name="Jo Ek", mentions=((0, 2),)),),
    places=(Place(name="Ain", country="DZ", lat=33.0, lon=0.0),),
    casualties=(DEAD, HURT),
    toll=Toll(Range(4, 4), Range(9, 9)),
    stated=(Stated(kind="killed", count=Range(4, 4), claims=(0,)),),
)
CLAIM, INJURED = identity(DEAD), identity(HURT)
HEAD = {"bundle": 1, "reader": "Ana"}


def verdict(about: tuple[str, str], decision: Any, value: str | None = None) -> Verdict:
    return Verdict(kind=about[0], key=about[1], decision=decision, value=value)


@pytest.fixture
def number(library: Library, stored: Callable[..., dict[str, int]]) -> int:
    """An article that its reader tagged, starred, judged, annotated and graded."""
    number = stored("a", "b", text=TEXT)["a"]
    library.articles.put_facts(number, FACTS, "7")
    library.marks.tag([number], add=["mines", "Ünïcode"])
    library.marks.star([number])
    library.marks.verdict(number, verdict(CLAIM, "confirmed"))
    library.marks.note([number], "same pit as in May")
    library.marks.grade([number], "B2", CLAIM)
    return int(number)


@pytest.fixture
def file(library: Library, number: int, tmp_path: Path) -> Path:
    """A bundle of that article."""
    path = tmp_path / "mine.bundle"
    with path.open("wb") as stream:
        assert library.handover.write("tag:mines", stream, "Ana") == 1
    return path


@pytest.fixture
def theirs(tmp_path: Path) -> Iterator[Library]:
    """The library of another reader, which is empty."""
    folders = Folders(tmp_path / "t" / "data", tmp_path / "t" / "cache", tmp_path / "t" / "config")
    with Library.open(folders) as opened:
        yield opened


def bundle(tmp_path: Path, *lines: Any, name: str = "made.bundle") -> Bundle:
    path = tmp_path / name
    packed = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    path.write_bytes(gzip.compress(b"\n".join(packed)))
    return Bundle(path)


def lines_of(file: Path) -> list[Any]:
    return [json.loads(line) for line in gzip.decompress(file.read_bytes()).splitlines()]


def article_of(library: Library) -> Any:
    (number,) = library.articles.numbers()
    return library.articles.get(number)


def state(library: Library) -> Any:
    with closing(sqlite3.connect(library.path)) as connection:
        tables = ("feeds", "articles", "headlines", "texts", "facts", "tagged", "verdicts", "notes",
                  "opinions", "entries", "claims", "changes", "dropped")  # fmt: skip
        return {
            table: sorted(map(str, connection.execute(f"SELECT * FROM {table}")))
            for table in tables
        }
