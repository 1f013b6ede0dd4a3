"""Read marks, stars, reviews, tags, and undo to the first change."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tui.errors import NoSuchArticle
from tui.library import Library
from tui.model import Entry, Verdict
from tui.settings import Folders

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


def test_a_change_says_what_was_done_and_to_how_many(library, stored):
    numbers = list(stored("a", "b", "c").values())
    assert library.marks.tag(numbers, add=["syria"]).description == "tagged 3 articles 'syria'"
    assert library.marks.tag(numbers[:1], add=["SYRIA"]).count == 0
    both = library.marks.tag(numbers[:1], add=["x", " X "], remove=["Syria", "unknown"])
    assert both.description == "tagged 1 article 'x' and untagged 'Syria', 'unknown'"
    assert library.marks.read(numbers).description == "marked 3 articles read"
    assert library.marks.read(numbers[:2], value=False).description == "marked 2 articles unread"
    assert library.marks.star(numbers[:1]).description == "starred 1 article"
    assert library.marks.review(numbers[:1]).description == "marked 1 article reviewed"


def test_marks_are_there_after_a_restart_and_can_still_be_undone(home, library, stored):
    number = stored("a")["a"]
    library.marks.tag([number], add=["syria", "Ünïcode tag"])
    library.marks.star([number])
    library.close()
    with Library.open(home) as again:
        (row,) = again.articles.rows([number])
        assert (row.tags, row.starred) == (("syria", "Ünïcode tag"), True)
        assert again.marks.undo().description == "starred 1 article"
        assert again.marks.undo().description == "tagged 1 article 'syria', 'Ünïcode tag'"
        assert again.marks.undo() is None
        (row,) = again.articles.rows([number])
        assert (row.tags, row.starred) == ((), False)


def test_undo_puts_back_only_what_the_change_changed(library, stored):
    a, b = stored("a", "b").values()
    library.marks.read([a])
    library.marks.read([a, b])
    library.marks.undo()
    assert [row.read for row in library.articles.rows([a, b])] == [True, False]


def test_a_change_of_nothing_is_no_step_of_undo(library, stored):
    number = stored("a")["a"]
    library.marks.star([number])
    library.marks.star([number])
    library.marks.tag([number], remove=["never"])
    library.marks.read([])
    library.marks.read([987654])
    library.marks.undo()
    assert library.marks.undo() is None


def test_undo_of_an_article_that_is_gone_is_no_crash(library, stored):
    number = stored("a")["a"]
    library.marks.read([number])
    library.feeds.remove(1)
    assert library.marks.undo().description == "marked 1 article read"


def test_counts_of_feeds_and_tags_follow_the_marks(library, stored):
    a, b, c = stored("a", "b", "c").values()
    library.marks.tag([a, b], add=["syria"])
    library.marks.read([b, c])
    assert library.marks.tags() == (("syria", 2, 1),)
    assert library.feeds.all()[0].unread == 1
    library.marks.undo()
    assert library.marks.tags() == (("syria", 2, 2),)
    library.marks.tag([a, b], remove=["syria"])
    assert library.marks.tags() == ()


def test_hostile_tags_are_cleaned_and_empty_ones_are_none(library, stored):
    number = stored("a")["a"]
    library.marks.tag([number], add=["\x1b]0;x\x07a\u202eb", " \u200b ", "x" * 500])
    (row,) = library.articles.rows([number])
    assert row.tags[0] == "]0;xab"
    assert len(row.tags) == 2
    assert len(row.tags[1]) <= 80


def test_many_articles_are_marked_at_once(library, feed, entry):
    entries = [entry(str(n), hours=n) for n in range(3000)]
    library.articles.store(feed, entries, NOW)
    numbers = library.articles.numbers()
    assert library.marks.tag(numbers, add=["bulk"]).count == 3000
    assert library.marks.read(numbers).description == "marked 3,000 articles read"
    library.marks.undo()
    library.marks.undo()
    assert (library.articles.count("is:unread"), library.marks.tags()) == (3000, ())


def test_a_verdict_is_kept_replaced_withdrawn_and_undone(library, stored):
    number = stored("a")["a"]
    yes = Verdict(kind="person", key="jo ek", decision="confirmed")
    no = Verdict(kind="person", key="jo ek", decision="rejected")

    def verdicts() -> tuple[Verdict, ...]:
        return library.articles.get(number).verdicts

    assert library.marks.verdict(number, yes).description == "confirmed a person"
    library.marks.verdict(number, no)
    assert verdicts() == (no,)
    library.marks.withdraw(number, "person", "jo ek")
    assert verdicts() == ()
    library.marks.undo()
    assert verdicts() == (no,)
    library.marks.undo()
    assert verdicts() == (yes,)
    library.marks.undo()
    assert verdicts() == ()
    assert library.marks.withdraw(number, "person", "jo ek").count == 0
    with pytest.raises(NoSuchArticle):
        library.marks.verdict(1, yes)


def test_several_verdicts_are_one_step_of_undo(library, stored):
    number = stored("a")["a"]
    old = Verdict(kind="person", key="jo ek", decision="rejected")
    new = [
        Verdict(kind="person", key="jo ek", decision="confirmed"),
        Verdict(kind="place", key="orsk", decision="confirmed"),
    ]
    library.marks.verdict(number, old)
    change = library.marks.verdicts(number, new)
    assert (change.description, change.count) == ("decided on 2 facts", 2)
    assert set(library.articles.get(number).verdicts) == set(new)
    assert library.marks.verdicts(number, new).count == 0
    library.marks.undo()
    assert library.articles.get(number).verdicts == (old,)


def test_saved_queries_have_counts_and_are_replaced_and_removed(library, stored):
    a = stored("a", "b")["a"]
    library.saved.put("starred ones", "is:starred")
    library.saved.put("All", "")
    library.marks.star([a])
    assert library.saved.all() == (("All", "", 2), ("starred ones", "is:starred", 1))
    library.saved.put("All", "-is:starred")
    library.saved.remove("starred ones")
    assert library.saved.all() == (("All", "-is:starred", 1),)


def _tagged(library) -> dict[str, list[str]]:
    rows = library.articles.rows(library.articles.numbers())
    return {row.title[-1]: list(row.tags) for row in rows if row.tags}


def test_a_tag_is_renamed_with_its_colour_and_undone(library, stored):
    a, b, _ = stored("a", "b", "c").values()
    library.marks.tag([a, b], add=["syria"])
    library.marks.read([b])
    library.marks.colour_tag("SYRIA", "red")
    change = library.marks.rename_tag("Syria", " Levant\n")
    assert (change.description, change.count) == ("renamed the tag 'syria' to 'Levant'", 2)
    assert library.marks.tags() == (("Levant", 2, 1),)
    assert library.marks.colours() == {"Levant": "red"}
    assert library.articles.count("tag:levant") == 2
    assert library.marks.rename_tag("levant", "levant").description == (
        "renamed the tag 'Levant' to 'levant'"
    )
    library.marks.undo()
    library.marks.undo()
    assert library.marks.tags() == (("syria", 2, 1),)
    assert library.marks.colours() == {"syria": "red"}
    assert library.check() == ()


def test_a_tag_renamed_into_another_becomes_one_with_it_and_undo_parts_them(library, stored):
    a, b, c = stored("a", "b", "c").values()
    library.marks.tag([a, b], add=["one"])
    library.marks.tag([b, c], add=["Two"])
    library.marks.read([b])
    library.marks.colour_tag("one", "red")
    library.marks.colour_tag("two", "blue")
    change = library.marks.rename_tag("one", "two")
    assert change.description == "made the tag 'one' one with 'Two'"
    assert library.marks.tags() == (("Two", 3, 2),)
    assert library.marks.colours() == {"Two": "blue"}
    library.marks.undo()
    assert _tagged(library) == {"a": ["one"], "b": ["one", "Two"], "c": ["Two"]}
    assert library.marks.tags() == (("one", 2, 1), ("Two", 2, 1))
    assert library.marks.colours() == {"one": "red", "Two": "blue"}
    assert library.check() == ()


def test_a_name_that_no_article_has_any_more_is_taken_as_it_is_written(library, stored):
    a, b, _ = stored("a", "b", "c").values()
    library.marks.tag([a], add=["old"])
    library.marks.colour_tag("old", "green")
    library.marks.tag([a], remove=["old"])
    library.marks.tag([b], add=["new"])
    library.marks.rename_tag("new", "OLD")
    assert library.marks.tags() == (("OLD", 1, 1),)
    assert library.marks.colours() == {}
    for _ in range(2):
        library.marks.undo()
    library.marks.undo()
    assert library.marks.tags() == (("old", 1, 1),)
    assert library.marks.colours() == {"old": "green"}
    assert library.check() == ()


def test_a_renaming_is_undone_though_the_old_name_was_used_again_for_a_while(library, stored):
    a, b = stored("a", "b").values()
    library.marks.tag([a], add=["x"])
    library.marks.rename_tag("x", "y")
    library.marks.tag([b], add=["x"])
    for _ in range(2):
        library.marks.undo()
    assert library.marks.tags() == (("x", 1, 1),)
    assert _tagged(library) == {"a": ["x"]}


def test_a_colour_is_given_changed_taken_and_undone(library, stored):
    number = stored("a")["a"]
    library.marks.tag([number], add=["syria"])
    assert library.marks.colour_tag("syria", "red").description == (
        "gave the tag 'syria' the colour red"
    )
    assert library.marks.colour_tag("Syria", None).count == 1
    assert library.marks.colours() == {}
    library.marks.undo()
    assert library.marks.colours() == {"syria": "red"}
    library.marks.undo()
    assert library.marks.colours() == {}


def test_tags_that_are_not_there_are_neither_renamed_nor_coloured(library, stored):
    number = stored("a")["a"]
    library.marks.tag([number], add=["x"])
    assert library.marks.rename_tag("never", "x").count == 0
    assert library.marks.rename_tag("x", " \u200b").count == 0
    assert library.marks.rename_tag("x", "x").count == 0
    assert library.marks.colour_tag("never", "red").count == 0
    assert library.marks.colour_tag("x", None).count == 0
    assert library.marks.undo().description == "tagged 1 article 'x'"


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
        self.library.articles.store(feed, entries, NOW)
        self.numbers = list(self.library.articles.numbers())
        self.state = {number: frozenset[str]() for number in self.numbers}
        self.history: list[dict[int, frozenset[str]]] = []

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

    @rule()
    def undo(self) -> None:
        change = self.library.marks.undo()
        assert (change is None) == (not self.history)
        if self.history:
            self.state = self.history.pop()

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
TestMarking.settings = settings(max_examples=20, stateful_step_count=20, deadline=None)
