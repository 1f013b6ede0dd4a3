"""Backups, checks, retention, and unsubscribing."""

from __future__ import annotations

import sqlite3
import stat
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from tui.errors import LibraryError
from tui.library import Library
from tui.model import Facts, Place, Verdict
from tui.settings import Folders

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


def _opened_from(backup, tmp_path) -> Library:
    folders = Folders(tmp_path / "b" / "data", tmp_path / "b" / "cache", tmp_path / "b" / "config")
    folders.make()
    backup.rename(folders.library)
    return Library.open(folders)


def test_a_backup_is_a_whole_library_for_the_user_alone(library, stored, tmp_path):
    number = stored("a", "b")["a"]
    library.marks.tag([number], add=["syria"])
    file = tmp_path / "copy.db"
    file.write_bytes(b"an older copy")
    library.backup(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with _opened_from(file, tmp_path) as copy:
        assert copy.check() == ()
        assert copy.articles.count("tag:syria headline") == 1
        assert copy.marks.undo().description == "tagged 1 article 'syria'"


def test_a_backup_taken_while_others_write_is_consistent(library, feed, entry, tmp_path):
    stop = threading.Event()

    def write() -> None:
        n = 0
        while not stop.is_set():
            library.articles.ingest(feed, [entry(f"{n}-{m}") for m in range(3)], NOW)
            n += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for n in range(5):
            library.backup(tmp_path / f"{n}.db")
    finally:
        stop.set()
        writer.join()
    for n in range(5):
        with closing(sqlite3.connect(tmp_path / f"{n}.db")) as copy:
            assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            (articles,) = copy.execute("SELECT count(*) FROM articles").fetchone()
            assert articles % 3 == 0


def test_a_backup_that_cannot_be_written_names_its_file(library, tmp_path):
    with pytest.raises(LibraryError, match="nowhere"):
        library.backup(tmp_path / "nowhere" / "copy.db")
    assert list(tmp_path.glob("*.part")) == []


def test_a_backup_is_never_put_over_the_library_itself(home, library, stored):
    stored("a")
    with pytest.raises(LibraryError, match="itself"):
        library.backup(home.data / ".." / "data" / "library.db")
    assert library.check() == ()


def test_a_check_names_what_is_wrong(library, stored, sql):
    stored("a", "b")
    assert library.check() == ()
    sql(library, "UPDATE feeds SET articles = 7")
    assert "counts" in library.check()[0]


def test_a_check_sees_an_index_that_lost_its_articles(library, stored, sql):
    stored("a", "b")
    sql(library, "INSERT INTO search (search) VALUES ('delete-all')")
    assert library.check() == ("Missing in the search index, of 2 articles tried: 2.",)
    library.repair()
    assert library.check() == ()
    assert library.articles.count("headline") == 2


def test_retention_is_off_unless_it_is_chosen(library, feed, entry):
    library.articles.ingest(feed, [entry("a", hours=24 * 900)], NOW)
    library.marks.read(library.articles.numbers())
    assert library.expire(0) == 0
    assert library.articles.count() == 1


def test_retention_takes_what_was_read_and_is_old_and_nothing_that_was_worked_on(
    library, feed, entry
):
    old = ["unread", "tagged", "starred", "reviewed", "judged", "plain"]
    entries = [entry(name, hours=24 * 40 + n) for n, name in enumerate(old)]
    library.articles.ingest(feed, [*entries, entry("fresh")], NOW)
    number = {
        row.title.split()[1]: row.number
        for row in library.articles.rows(library.articles.numbers())
    }
    library.marks.read([n for name, n in number.items() if name != "unread"])
    library.marks.tag([number["tagged"]], add=["x"])
    library.marks.star([number["starred"]])
    library.marks.review([number["reviewed"]])
    library.marks.verdict(number["judged"], Verdict(kind="person", key="x", decision="confirmed"))
    library.articles.put_facts(number["plain"], Facts(places=(Place(name="Ain"),)), "1")
    assert library.expire(30) == 1
    kept = {row.title.split()[1] for row in library.articles.rows(library.articles.numbers())}
    assert kept == set(number) - {"plain"}
    assert library.articles.count("place:ain") == 0
    assert library.check() == ()


def test_an_article_that_expired_is_not_new_again(library, feed, entry):
    entries = [entry("a", hours=24 * 40)]
    library.articles.ingest(feed, entries, NOW)
    library.marks.read(library.articles.numbers())
    library.expire(30)
    again = library.articles.ingest(feed, entries, NOW)
    assert again.new == ()
    assert library.articles.count() == 0
    assert list(library.articles.numbers("feed:news")) == []
    assert library.articles.count("feed:news OR feed:e") == 0
    library.articles.ingest(feed, [entry("b")], NOW)
    assert library.articles.count("feed:news") == library.feeds.get(feed).articles == 1


def test_unsubscribing_keeps_what_was_worked_on_and_what_others_have(library, feed, entry):
    other = library.feeds.add("http://other.example/feed", "Other").number
    library.articles.ingest(feed, [entry("mine"), entry("shared"), entry("tagged")], NOW)
    library.articles.ingest(other, [entry("shared")], NOW)
    library.marks.tag(library.articles.numbers("tagged"), add=["keep"])
    library.feeds.remove(feed)
    rows = {row.title: row.feeds for row in library.articles.rows(library.articles.numbers())}
    assert rows == {"Headline shared": ("Other",), "Headline tagged": ("News",)}
    assert [one.title for one in library.feeds.all()] == ["Other"]
    assert library.check() == ()
    back = library.feeds.add("http://news.example/feed")
    assert (back.number, back.articles) == (feed, 1)


def test_feeds_are_added_edited_and_found(library):
    assert (
        library.feeds.add_all([("http://a.example/", "A", "Desk"), ("http://b.example/", "", "")])
        == 2
    )
    assert library.feeds.add_all([("http://a.example/", "Other", "")]) == 0
    a, b = library.feeds.find("http://a.example/"), library.feeds.find("http://b.example/")
    assert (a.title, a.folder, b.title) == ("A", "Desk", "http://b.example/")
    library.feeds.rename(b.number, "Bee")
    library.feeds.move("Field", b.number)
    edited = library.feeds.get(b.number)
    assert (edited.url, edited.title, edited.folder) == ("http://b.example/", "Bee", "Field")
    with pytest.raises(LibraryError, match="no feed 99"):
        library.feeds.rename(99, "x")
    assert library.feeds.find("http://nowhere.example/") is None


def test_a_feeds_own_title_is_taken_unless_the_reader_chose_one(library):
    free = library.feeds.add("http://a.example/").number
    named = library.feeds.add("http://b.example/", "Mine").number
    for number in (free, named):
        library.feeds.succeeded(number, now=NOW, changed=True, title="Theirs", due=NOW)
    assert [library.feeds.get(n).title for n in (free, named)] == ["Theirs", "Mine"]


def test_a_feeds_state_follows_its_fetches(library, feed):
    soon = NOW + timedelta(hours=1)
    library.feeds.failed(feed, "no\x1b answer", now=NOW, due=soon, hold=soon, gone=True)
    library.feeds.failed(feed, "no answer", now=NOW, due=soon, hold=soon, gone=True)
    state = library.feeds.get(feed)
    assert (state.error, state.failures, state.due, state.hold) == ("no answer", 2, soon, soon)
    assert (state.gone, state.checked, state.changed) == (True, NOW, None)
    library.feeds.succeeded(
        feed,
        now=soon,
        changed=True,
        etag='"x"',
        last_modified="Mon",
        site="http://news.example/",
        due=None,
    )
    assert library.feeds.readdress(feed, "http://news.example/moved") == ""
    state = library.feeds.get(feed)
    assert (state.error, state.failures, state.due, state.hold) == (None, 0, None, None)
    assert (state.gone, state.checked, state.changed) == (False, soon, soon)
    assert (state.etag, state.last_modified, state.url) == (
        '"x"',
        "Mon",
        "http://news.example/moved",
    )


def test_a_redirect_to_a_known_feed_makes_them_one(library, feed):
    other = library.feeds.add("http://other.example/").number
    known = library.feeds.get(feed)
    assert library.feeds.readdress(other, known.url) == known.title
    assert [left.number for left in library.feeds.all()] == [feed]
