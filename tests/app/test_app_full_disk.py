"""A reader on a full disk reads, says why it does not write, and writes once there is room."""

from __future__ import annotations

import sqlite3
from unittest.mock import Mock

from page import status, until

from tui.library import Library
from tui.library.writing_connection import WritingConnection


async def test_a_reader_on_a_full_disk_reads_and_writes_once_there_is_room(
    filled, folders, open_app, monkeypatch
):
    filled.close()
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorname = "SQLITE_FULL"
    monkeypatch.setattr(WritingConnection, "__init__", Mock(side_effect=error))
    with Library.open(folders) as library:
        starred = library.articles.count("is:starred")
        app = open_app(library=library)
        async with app.run_test(size=(140, 44)) as pilot:
            reason = "its disk is full: free some space and do it again."
            await until(pilot, lambda: status(app) == f"Reading only: {reason}")
            await pilot.press("f")
            await until(pilot, lambda: f"cannot be written: {reason}" in status(app))
            monkeypatch.undo()
            again = "The library can be written: this one writes and fetches now."
            await until(pilot, lambda: status(app) == again)
            await pilot.press("f")
            await until(pilot, lambda: library.articles.count("is:starred") != starred)
