"""Marks go both ways, and what was decided last here is what holds."""

from __future__ import annotations

import pytest

from tui.errors import MassChange


def test_a_first_sync_brings_feeds_and_articles_with_their_marks(device, server):
    first, second, _ = server.items.values()
    first.read, second.starred = True, True
    mine = device()
    mine.connect(server.base)
    mine.sync()
    (feed,) = mine.library.feeds.all()
    assert (feed.url, feed.title, feed.folder) == ("http://feeds.example/1", "First Wire", "World")
    assert mine.titles("") == {"Story 0", "Story 1", "Story 2"}
    assert mine.titles("is:read") == {"Story 0"}
    assert mine.titles("is:starred") == {"Story 1"}
    assert mine.titles("is:pending") == set()


def test_what_is_decided_here_reaches_the_server(device, server):
    mine = device()
    mine.connect(server.base)
    mine.sync()
    mine.library.marks.read([mine.number("Story 0")])
    mine.library.marks.star([mine.number("Story 1")])
    assert mine.titles("is:pending") == {"Story 0", "Story 1"}
    assert mine.library.account.get().waiting == "2 decisions wait"
    mine.sync()
    mine.sync()
    first, second, third = server.items.values()
    assert (first.read, second.starred, third.read) == (True, True, False)
    assert mine.titles("is:pending") == set()


def test_what_is_undone_before_a_sync_is_never_told(device, server):
    mine = device()
    mine.connect(server.base)
    mine.sync()
    mine.library.marks.read([mine.number("Story 0")])
    mine.library.marks.undo()
    server.requests.clear()
    mine.sync()
    assert not any(path.endswith("edit-tag") for path in server.requests)
    assert not any(item.read for item in server.items.values())


def test_what_another_device_marks_arrives_and_nothing_waits_for_it(device, server):
    mine, other = device("laptop"), device("desk")
    for one in (mine, other):
        one.connect(server.base)
        one.sync()
    other.library.marks.read([other.number("Story 2")])
    other.sync()
    mine.sync()
    assert mine.titles("is:read") == {"Story 2"}
    other.library.marks.read([other.number("Story 2")], value=False)
    other.sync()
    mine.sync()
    assert mine.titles("is:read") == set()
    assert mine.titles("is:pending") == set()


def test_what_waits_here_wins_over_what_the_server_says(device, server):
    mine = device()
    mine.connect(server.base)
    mine.sync()
    mine.library.marks.read([mine.number("Story 0")])
    mine.library.marks.read([mine.number("Story 0")], value=False)
    next(iter(server.items.values())).read = True
    mine.sync()
    assert mine.titles("is:read") == set()
    assert not next(iter(server.items.values())).read


def test_tags_are_labels_where_a_server_has_them(device, labelling):
    mine = device()
    mine.connect(labelling.base)
    mine.sync()
    mine.library.marks.tag([mine.number("Story 0")], add=["Checked"])
    mine.sync()
    first, second, _ = labelling.items.values()
    assert first.labels == {"Checked"}
    second.labels.add("Checked")
    first.labels.clear()
    mine.sync()
    assert mine.titles("tag:checked") == {"Story 1"}
    mine.library.marks.rename_tag("Checked", "Done")
    mine.sync()
    assert (first.labels, second.labels) == (set(), {"Done"})


def test_a_tag_is_pushed_in_the_spelling_that_the_server_has(device, labelling):
    labelling.labels.add("Sudan")
    mine = device()
    mine.connect(labelling.base)
    mine.sync()
    mine.library.marks.tag([mine.number("Story 0")], add=["SUDAN"])
    mine.sync()
    assert next(iter(labelling.items.values())).labels == {"Sudan"}
    assert labelling.labels == {"Sudan"}


def test_tags_that_no_label_can_hold_stay_here_and_are_told_once(device, labelling):
    mine = device()
    mine.connect(labelling.base)
    mine.sync()
    mine.library.marks.tag([mine.number("Story 0")], add=["é" * 60 + "&" * 20])
    told = [step.note for step in mine.sync() if step.note]
    assert len(told) == 1
    assert "stays on this machine" in told[0]
    assert not any(step.note for step in mine.sync())
    assert len(mine.titles("is:tagged")) == 1
    assert labelling.labels == set()


def test_tags_stay_where_a_server_has_no_labels(device, tmp_path):
    import greader
    from devices import filled

    with filled(greader.miniflux()) as server:
        mine = device()
        assert mine.connect(server.base).labels is False
        mine.sync()
        mine.library.marks.tag([mine.number("Story 0")], add=["kept", "other"])
        mine.library.marks.rename_tag("kept", "kept here")
        mine.library.marks.remove_tag("other")
        assert mine.titles("is:pending") == set()
        assert mine.library.account.get().pending == 0
        mine.sync()
        assert mine.titles('tag:"kept here"') == {"Story 0"}
        assert mine.titles("is:pending") == set()


def test_an_article_that_was_here_before_keeps_its_marks(device, server):
    from devices import entry_of

    mine = device()
    first = next(iter(server.items.values()))
    feed = mine.library.feeds.add("http://feeds.example/1")
    mine.library.articles.ingest(feed.number, [entry_of(first)], mine.now)
    mine.library.marks.star([mine.number("Story 0")])
    mine.connect(server.base)
    mine.sync()
    assert len(mine.titles("")) == 3
    assert mine.titles("is:starred") == {"Story 0"}
    mine.sync()
    assert first.starred


def test_a_label_that_suddenly_holds_everything_stops_the_run(device):
    import greader
    from devices import filled

    with filled(greader.freshrss(), 120) as server:
        mine = device()
        mine.connect(server.base)
        mine.sync()
        server.labels.add("odd")
        for item in server.items.values():
            item.labels.add("odd")
        with pytest.raises(MassChange, match="every item has the label 'odd'"):
            mine.sync()
        assert mine.titles("tag:odd") == set()
        account = mine.library.account.get()
        assert account is not None
        assert "--accept" in (account.error or "")
        mine.sync(accept=True)
        assert len(mine.titles("tag:odd")) == 120


def test_marks_that_all_flip_at_once_are_asked_about(device):
    import greader
    from devices import filled

    with filled(greader.miniflux(), 150) as server:
        mine = device()
        mine.connect(server.base)
        mine.sync()
        for item in server.items.values():
            item.read = True
        with pytest.raises(MassChange, match="150 of 150"):
            mine.sync()
        assert mine.titles("is:read") == set()


def test_nothing_is_deleted_because_the_server_purged_it(device, server):
    mine = device()
    mine.connect(server.base)
    mine.sync()
    server.items.clear()
    mine.sync()
    assert len(mine.titles("is:unread")) == 3


def test_what_is_unread_again_is_so_on_this_machine_alone(device, server):
    mine, other = device("laptop"), device("desk")
    for one in (mine, other):
        one.connect(server.base)
        one.sync()
    mine.library.marks.read([mine.number("Story 0")])
    mine.sync()
    item = next(iter(server.items.values()))
    item.title = "Story 0: many are feared dead"
    for _ in range(2):
        mine.sync()
        assert item.title in mine.titles("is:unread")
        assert mine.titles("is:pending") == set()
        assert item.read
    mine.library.marks.read([mine.number("feared")])
    mine.sync()
    assert item.title in mine.titles("is:read")
    other.sync()
    assert item.title in other.titles("is:unread")
    assert item.read, "what the other machine has not shown yet is no decision of its user"
    item.read = False
    mine.sync()
    assert item.title in mine.titles("is:unread")


def test_a_read_mark_that_waits_is_still_sent_when_the_text_changes(device, server):
    mine = device()
    mine.connect(server.base)
    mine.sync()
    mine.library.marks.read([mine.number("Story 0")])
    item = next(iter(server.items.values()))
    item.title = "Story 0: many are feared dead"
    mine.sync()
    mine.sync()
    assert item.read
    assert item.title in mine.titles("is:unread")


def test_a_corrected_article_is_read_again(device, server):
    mine = device()
    mine.connect(server.base)
    mine.sync()
    next(iter(server.items.values())).title = "Story 0, corrected"
    mine.sync()
    assert "Story 0, corrected" in mine.titles("")
    assert len(mine.titles("")) == 3


def test_titles_are_written_with_plain_signs(device, labelling):
    labelling.publish("feed/1", "Rice & beans < 3")
    mine = device()
    mine.connect(labelling.base)
    mine.sync()
    assert "Rice & beans < 3" in mine.titles("")
