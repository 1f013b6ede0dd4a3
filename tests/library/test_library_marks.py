"""Read marks, stars, reviews, tags, and undo to the first change."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tui.errors import NoSuchArticle
from tui.library import Library
from tui.model import Verdict

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


def test_a_change_says_what_was_done_and_to_how_many(library, stored):
    numbers = list(stored("a", "b", "c").values())
    assert library.marks.tag(numbers, add=["syria"]).description == "tagged 3 articles 'syria'"
    assert library.marks.tag(numbers[:1], add=["SYRIA"]).count == 0
    both = library.marks.tag(numbers[:1], add=["x", " X "], remove=["Syria", "unknown"])
    assert both.description == "tagged 1 article 'x' and untagged 'Syria'"
    assert library.marks.tag(numbers, remove=["unknown"]).description == "nothing to change"
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
        (row,) = again.articles.rows([number])
        assert (row.tags, row.starred) == ((), False)
        assert again.marks.undo().description == "subscribed to 'News'"
        assert again.marks.undo() is None


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
    assert library.marks.undo().description == "starred 1 article"
    assert library.marks.undo().description == "subscribed to 'News'"
    assert library.marks.undo() is None


def test_what_was_undone_is_redone_in_its_order_after_a_restart_too(home, library, stored):
    a, b = stored("a", "b").values()
    no = Verdict(kind="person", key="jo ek", decision="rejected")
    library.marks.tag([a, b], add=["x"])
    library.marks.verdict(a, no)
    library.saved.put("the x", "tag:x")
    library.marks.rename_tag("x", "y")
    library.marks.colour_tag("y", "red")
    done = [library.marks.undo().description for _ in range(5)]
    library.close()
    with Library.open(home) as again:
        assert again.articles.rows([a])[0].tags == ()
        assert again.saved.all() == ()
        assert [again.marks.redo().description for _ in range(5)] == done[::-1]
        assert again.marks.redo() is None
        assert again.articles.rows([b])[0].tags == ("y",)
        assert again.articles.get(a).verdicts == (no,)
        assert again.marks.colours() == {"y": "red"}
        assert again.saved.all() == (("the x", "tag:y", 2),)
        assert again.marks.undo().description == done[0]


def test_a_change_after_undo_leaves_nothing_to_redo(library, stored):
    a, b = stored("a", "b").values()
    library.marks.star([a])
    library.marks.undo()
    library.marks.star([a, b], value=False)  # which changes nothing
    assert library.marks.redo().numbers == (a,)
    library.marks.undo()
    library.marks.star([b])
    assert library.marks.redo() is None


def test_opening_is_no_step_of_undo(library, stored):
    a, b = stored("a", "b").values()
    library.marks.star([a])
    library.marks.opened(b)
    assert library.articles.rows([b])[0].read
    assert library.marks.undo().description == "starred 1 article"
    assert library.articles.rows([b])[0].read


def test_undo_of_an_article_that_is_gone_is_no_crash(library, feed, entry):
    (number,) = library.articles.ingest(feed, [entry("a", hours=48)], NOW).new
    library.marks.read([number])
    assert library.expire(1) == 1
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
    library.articles.ingest(feed, entries, NOW)
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


def test_what_is_done_with_a_saved_search_is_undone_before_what_came_first(library, stored):
    a = stored("a")["a"]

    def searches() -> dict[str, str]:
        return {name: query for name, query, _ in library.saved.all()}

    library.marks.star([a])
    library.saved.put("Mine", "is:starred")
    library.saved.put("Mine", "is:read")
    library.saved.put("Mine", "is:read")  # which changes nothing
    library.saved.put("Other", "is:unread")
    library.saved.rename("Mine", "Other")
    assert searches() == {"Other": "is:read"}
    library.saved.remove("Other")
    library.saved.remove("None")
    undone = [library.marks.undo().description for _ in range(2)]
    assert undone == ["forgot the search 'Other'", "renamed the search 'Mine' to 'Other'"]
    assert searches() == {"Mine": "is:read", "Other": "is:unread"}
    library.marks.undo()
    library.marks.undo()
    assert searches() == {"Mine": "is:starred"}
    assert library.marks.undo().description == "saved the search 'Mine'"
    assert (searches(), library.articles.rows([a])[0].starred) == ({}, True)
    library.marks.redo()
    assert searches() == {"Mine": "is:starred"}
