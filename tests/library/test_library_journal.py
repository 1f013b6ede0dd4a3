"""The undo journal is pruned by age and size, and never of its last change."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tui.library import clock, maintenance


@pytest.fixture
def at():
    """Sets the clock to so many days after its noon, until the room's own clock is put back."""
    noon = clock.now()
    with pytest.MonkeyPatch.context() as patch:

        def go(days: float) -> None:
            patch.setattr(clock, "now", lambda: noon + timedelta(days=days))

        yield go


@pytest.fixture
def tagged(library, stored):
    numbers = list(stored("a", "b", "c").values())

    def tag(*names: str) -> None:
        for name in names:
            library.marks.tag(numbers, add=[name])

    return tag


@pytest.fixture
def limits(monkeypatch):
    """Lowers how far back undo goes."""

    def lower(**bounds: int) -> None:
        for name, bound in bounds.items():
            monkeypatch.setattr(maintenance, name, bound)

    return lower


def undone(library) -> list[str]:
    """All that undo takes back, the last first."""
    changes = []
    while change := library.marks.undo():
        changes.append(change.description.split("'")[1])
    return changes


def test_what_is_older_than_the_limit_is_undone_no_more(library, tagged, at, limits):
    tagged("old")
    at(50)
    tagged("young", "younger")
    assert library.prune_journal() == 0
    at(65)
    limits(UNDO_DAYS=60)
    assert library.prune_journal() == 2  # and that the feed was subscribed to
    assert undone(library) == ["younger", "young"]
    assert {name for name, *_ in library.marks.tags()} == {"old"}


def test_the_oldest_go_beyond_a_size(library, tagged, limits):
    tagged("one", "two", "three", "four")
    step = len(f'[["untag","one",{library.articles.numbers().tolist()}]]'.replace(" ", ""))
    limits(UNDO_BYTES=3 * step)
    assert library.prune_journal() == 3  # and that the feed was subscribed to
    assert undone(library) == ["four", "three"]


def test_the_last_change_stays_whatever_its_size(library, tagged, at, limits):
    tagged("one", "two")
    at(80)
    limits(UNDO_DAYS=1, UNDO_BYTES=1)
    assert library.prune_journal() == 2
    assert undone(library) == ["two"]


def test_what_was_undone_can_be_redone_after_pruning(library, tagged):
    tagged("one", "two", "three")
    library.marks.undo()
    library.marks.undo()
    assert library.prune_journal() == 0
    assert library.marks.redo().description == "tagged 3 articles 'two'"


def test_a_clock_that_jumped_ahead_takes_no_change(library, tagged, at):
    tagged("one", "two")
    at(4_000)
    assert library.prune_journal() == 0
