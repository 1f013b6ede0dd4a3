"""Any order of changes, undos and restarts leaves a library as a plain model of it."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tui.library import Library
from tui.model import Entry
from tui.settings import Folders

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


class Marking(RuleBasedStateMachine):
    """A library and a plain model of it, through the same changes and undos."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        root = Path(self.folder.name)
        self.folders = Folders(root / "data", root / "cache", root / "config")
        self.library = Library.open(self.folders)
        feed = self.library.feeds.add("http://a.example/").number
        entries = [
            Entry(key=str(n), link="", title=str(n), published=NOW - timedelta(hours=n))
            for n in range(4)
        ]
        self.library.articles.ingest(feed, entries, NOW)
        self.numbers = list(self.library.articles.numbers())
        self.state = {number: frozenset[str]() for number in self.numbers}
        self.history: list[dict[int, frozenset[str]]] = []
        self.undone: list[dict[int, frozenset[str]]] = []

    def teardown(self) -> None:
        assert self.library.check() == ()
        self.library.close()
        self.folder.cleanup()

    def _expect(self, picked: list[int], add: set[str], remove: set[str]) -> None:
        before = dict(self.state)
        for number in picked:
            self.state[number] = (self.state[number] - remove) | add
        if self.state != before:
            self.history.append(before)
            self.undone.clear()

    picks = st.lists(st.integers(0, 3), max_size=4, unique=True)
    tags = st.sets(st.sampled_from(["x", "y"]), max_size=2)

    @rule(picks=picks, mark=st.sampled_from(["read", "star", "review"]), value=st.booleans())
    def mark(self, picks: list[int], mark: str, *, value: bool) -> None:
        picked = [self.numbers[pick] for pick in picks]
        getattr(self.library.marks, mark)(picked, value=value)
        self._expect(picked, {mark} if value else set(), set() if value else {mark})

    @rule(picks=picks, add=tags, remove=tags)
    def tag(self, picks: list[int], add: set[str], remove: set[str]) -> None:
        picked = [self.numbers[pick] for pick in picks]
        changed = self.library.marks.tag(picked, add=add, remove=remove - add)
        assert changed.count <= len(picked)
        self._expect(picked, add, remove - add)

    @rule(names=st.permutations(["x", "y"]))
    def rename(self, names: list[str]) -> None:
        old, new = names
        change = self.library.marks.rename_tag(old, new)
        having = [n for n, marks in self.state.items() if old in marks]
        assert change.count == len(having)
        self._expect(having, {new}, {old})

    @precondition(lambda self: self.history)
    @rule()
    def undo(self) -> None:
        assert self.library.marks.undo() is not None
        self.undone.append(self.state)
        self.state = self.history.pop()

    @rule()
    def redo(self) -> None:
        change = self.library.marks.redo()
        assert (change is None) == (not self.undone)
        if self.undone:
            self.history.append(self.state)
            self.state = self.undone.pop()

    @precondition(lambda self: self.history)
    @rule()
    def restart(self) -> None:
        self.library.close()
        self.library = Library.open(self.folders)

    @invariant()
    def the_library_agrees_with_the_model(self) -> None:
        rows = self.library.articles.rows(self.numbers)
        seen = {
            row.number: frozenset(row.tags)
            | {
                name
                for name, on in (
                    ("read", row.read),
                    ("star", row.starred),
                    ("review", row.reviewed),
                )
                if on
            }
            for row in rows
        }
        assert seen == self.state
        unread = sum("read" not in marks for marks in self.state.values())
        assert self.library.feeds.all()[0].unread == unread
        assert self.library.articles.count("is:unread") == unread
        for tag, articles, unread_ones in self.library.marks.tags():
            tagged = [marks for marks in self.state.values() if tag in marks]
            assert (articles, unread_ones) == (
                len(tagged),
                sum("read" not in marks for marks in tagged),
            )


TestMarking = Marking.TestCase
TestMarking.settings = settings(max_examples=20, stateful_step_count=20)
