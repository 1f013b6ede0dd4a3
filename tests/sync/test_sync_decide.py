"""What a sync decides, from plain values."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.library.account_items import READ, STARRED, LocalItem, LocalMarks
from tui.sync import item_ids
from tui.sync.decide import ServerMarks, decide, to_fetch

ids = st.integers(1, 12)
flags = st.booleans()


@st.composite
def marks(draw: st.DrawFn) -> tuple[LocalMarks, ServerMarks]:
    """Any two sides: items linked to articles of their own, some pending, some unknown there."""
    items = {
        number: LocalItem(number + 100, draw(flags), draw(flags)) for number in draw(st.sets(ids))
    }
    pending = {
        (number, axis): getattr(item, axis[0])
        for number, item in items.items()
        for axis in (READ, STARRED)
        if draw(flags)
    }
    present = draw(st.frozensets(ids))
    unread = frozenset(number for number in present if draw(flags))
    starred = frozenset(number for number in present if draw(flags))
    return LocalMarks(items, {}, {}, pending), ServerMarks(present, unread, starred, {}, {})


@given(marks())
def test_afterwards_both_sides_agree_and_what_waited_has_won(both):
    local, server = both
    decisions = decide(local, server)
    here = {
        (number, axis): getattr(item, axis[0])
        for number, item in local.items.items()
        for axis in (READ, STARRED)
    }
    there = {
        (number, axis): server.has(axis, number)
        for number in server.present
        for axis in (READ, STARRED)
    }
    for edit in decisions.push:
        for number in edit.ids:
            assert there[number, edit.axis] != edit.value
            there[number, edit.axis] = edit.value
    for change in decisions.apply:
        for number in change.ids:
            here[number, change.axis] = change.value
    for key in here.keys() & there.keys():
        assert here[key] == there[key]
    for key, wish in local.pending.items():
        assert here[key] == wish


@given(marks())
def test_a_second_run_has_nothing_to_do(both):
    local, server = both
    settled = {(number, axis) for number, axis, _ in decide(local, server).settled}
    assert all(server.has(axis, number) == local.pending[number, axis] for number, axis in settled)
    pending = {key: wish for key, wish in local.pending.items() if key[0] not in server.present}
    items = {
        number: item
        if number not in server.present
        else LocalItem(item.article, server.has(READ, number), server.has(STARRED, number))
        for number, item in local.items.items()
    }
    again = decide(LocalMarks(items, {}, {}, pending), server)
    assert again.push == again.apply == again.settled == ()


def test_an_article_of_two_feeds_is_read_where_one_of_them_is():
    unmarked = LocalItem(7, read=False, starred=False)
    items = {1: unmarked, 2: unmarked}
    server = ServerMarks({1, 2}, {2}, set(), {}, {})
    (change,) = decide(LocalMarks(items, {}, {}, {}), server).apply
    assert (change.article, change.value, change.ids) == (7, True, (1,))


@given(st.integers(-(2**63), 2**63 - 1))
def test_ids_are_read_as_they_are_written(number):
    assert item_ids.parse(item_ids.long_form(number)) == number
    assert item_ids.parse(str(number)) == number
    assert item_ids.parse_all([item_ids.long_form(number), str(number)]) == {number}
    assert item_ids.parse_all([str(number), str(number % (1 << 64)), "7"]) == {number, 7}


def test_the_newest_come_first_and_the_old_on_request():
    server = ServerMarks({1, 2, 3, 4, 5}, {2}, {3}, {"x": {1}}, {"x": "X"})
    assert to_fetch(server, {5}, 0, set()) == [3, 2, 1]
    assert to_fetch(server, {5}, 3, set()) == [4, 3, 2, 1]
    assert to_fetch(server, {5}, 0, set(), older=True) == [4, 3, 2, 1]
