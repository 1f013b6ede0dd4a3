"""A library of an earlier version is indexed and gets its rows by steps, beside all other work."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from tui.errors import LibraryError
from tui.library import Library, migrations
from tui.model import Body, Entry, Facts, Person
from tui.refresh.reindex import upgrade
from tui.settings import Folders

STEPS = """
from tui.library import Library, maintenance
from tui.settings import folders

maintenance.INDEX_BATCH = maintenance.FILL_BATCH = 1
with Library.open(folders()) as library:
    while library.index_articles():
        print(library.unindexed(), flush=True)
        input()
    while library.maintenance.fill_articles():
        print(library.maintenance.unfilled(), flush=True)
        input()
"""


@pytest.fixture
def old(home: Folders) -> Folders:
    """A library as version 3 wrote it, with four articles."""
    sample = Path(__file__).with_name("version-3.db.gz")
    home.library.write_bytes(gzip.decompress(sample.read_bytes()))
    return home


def _small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.library.maintenance.INDEX_BATCH", 1)
    monkeypatch.setattr("tui.library.maintenance.FILL_BATCH", 1)


def test_articles_become_searchable_newest_first(old, monkeypatch):
    _small_steps(monkeypatch)
    with Library.open(old) as library:
        newest = library.articles.numbers()[0]
        assert library.unindexed() == 4
        assert list(library.articles.numbers("lodz")) == []
        assert library.index_articles() == 1
        assert list(library.articles.numbers("lodz place:lodz person:agri")) == [newest]
        while library.index_articles():
            assert library.check() == ()
        assert library.unindexed() == 0


def test_what_changes_meanwhile_is_indexed_once(old, monkeypatch):
    _small_steps(monkeypatch)
    with Library.open(old) as library:
        oldest = library.articles.numbers()[-1]
        feed = library.feeds.all()[0].number
        published = library.articles.rows([oldest])[0].published
        entry = Entry(key="late", link="", title="Late", published=published, body=Body("quarry"))
        library.articles.ingest(feed, [entry], published)
        assert len(library.articles.numbers("quarry")) == 1
        library.articles.put_facts(oldest, Facts(people=(Person(name="Ida Holm"),)), "2")
        assert list(library.articles.numbers("person:holm")) == [oldest]
        assert library.unindexed() == 3
        while library.index_articles():
            pass
        library.marks.read(library.articles.numbers())
        assert library.check() == ()
        assert list(library.articles.numbers("person:holm")) == [oldest]


def test_an_article_that_waits_can_be_deleted(old):
    with Library.open(old) as library:
        for feed in library.feeds.all():
            library.feeds.remove(feed.number)
        left = len(library.articles.numbers())
        assert library.unindexed() <= left
        library.index_articles()
        assert library.check() == ()


def test_a_process_killed_between_steps_loses_nothing(old):
    for expected in (3, 2):
        with subprocess.Popen(
            [sys.executable, "-c", STEPS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as worker:
            assert int(worker.stdout.readline()) == expected
            worker.kill()
    with Library.open(old) as library:
        while library.index_articles():
            pass
        assert library.check() == ()
        assert len(library.articles.numbers("lodz")) == 1
        assert len(library.articles.numbers()) == 4


def test_a_repair_indexes_all_of_it(old):
    with Library.open(old) as library:
        library.repair()
        assert library.unindexed() == library.maintenance.unfilled() == 0
        assert library.check() == ()


async def test_a_refresh_says_how_far_the_upgrade_is(old, monkeypatch):
    _small_steps(monkeypatch)
    with Library.open(old) as library:
        rows = library.maintenance.unfilled()
        steps = [(step.stage, step.done, step.total) async for step in upgrade(library)]
        assert steps == [
            *(("index", done, 4) for done in range(1, 5)),
            *(("rows", done, rows) for done in range(1, rows + 1)),
        ]
        assert [step async for step in upgrade(library)] == []


def test_rows_that_are_not_made_yet_are_refused_and_then_whole(old, monkeypatch):
    _small_steps(monkeypatch)
    with Library.open(old) as library:
        waiting = library.maintenance.unfilled()
        assert waiting > 1
        with pytest.raises(LibraryError, match=f"no rows yet of {waiting} articles of these"):
            library.tables.rows("claims")
        assert library.maintenance.fill_articles() == 1
        newest = next(n for n in library.articles.numbers() if library.articles.get(n).facts)
        identifier = library.articles.rows([newest])[0].id
        library.articles.put_facts(newest, Facts(people=(Person(name="Ida Holm"),)), "2")
        while library.maintenance.fill_articles():
            pass
        people = [*library.tables.rows("people").values()]
        assert [row for row in people if identifier in row]
        assert library.check() == ()


def test_a_process_killed_between_rows_loses_nothing(old):
    with Library.open(old) as library:
        while library.index_articles():
            pass
        waiting = library.maintenance.unfilled()
    for expected in (waiting - 1, waiting - 2):
        with subprocess.Popen(
            [sys.executable, "-c", STEPS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as worker:
            assert int(worker.stdout.readline()) == expected
            worker.kill()
    with Library.open(old) as library:
        assert library.maintenance.unfilled() == waiting - 2
        while library.maintenance.fill_articles():
            pass
        by_steps = [*library.tables.rows("claims").values()]
        library.repair()
        assert by_steps == [*library.tables.rows("claims").values()]
        assert by_steps


def test_the_backup_before_it_is_told_and_then_the_library_is_open(old, monkeypatch):
    monkeypatch.setattr("tui.library.migrations.PAGES", 8)
    told: list[tuple[str, int, int]] = []
    Library.open(old, tell=lambda *step: told.append(step)).close()
    names = list(dict.fromkeys(name for name, _, _ in told))
    assert names == [migrations.BACKUP, migrations.CHECK]
    steps = [[(done, total) for of, done, total in told if of == name] for name in names]
    assert len(steps[0]) > 1
    for counts in steps:
        assert counts == sorted(counts)
        assert counts[-1][0] == counts[-1][1]
    told.clear()
    Library.open(old, tell=lambda *step: told.append(step)).close()
    assert told == []
