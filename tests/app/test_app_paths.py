"""Paths are completed wherever a file is asked for."""

from __future__ import annotations

import pytest
from page import appears, asked, offered, see, settled, status
from textual.widgets import Input

from tui.app.prompt.paths import PathCompletion

OPML = """<opml version="2.0"><body>
<outline type="rss" text="One" xmlUrl="https://one.example/feed"/></body></opml>"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "subscriptions" / "old").mkdir(parents=True)
    (tmp_path / "subscriptions" / "mine.opml").write_text(OPML)
    (tmp_path / "subscriptions" / "notes.txt").write_text("x")
    (tmp_path / "subscriptions" / "shared.bundle").write_text("x")
    (tmp_path / "subscriptions" / ".hidden.opml").write_text(OPML)
    (tmp_path / "subscriptions" / "bad\x1bname.opml").write_text(OPML)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


async def values(paths, typed):
    await paths.learn(typed)
    return [offer.value for offer in paths.complete(typed)]


async def test_folders_and_files_of_the_kind_are_listed(folder):
    paths = PathCompletion((".opml",), loose=False)
    base = f"{folder}/subscriptions/"
    assert await values(paths, base) == [f"{base}mine.opml", f"{base}old/"]
    assert await values(paths, f"{base}.h") == [f"{base}.hidden.opml"]
    assert await values(paths, "~/subs") == ["~/subscriptions/"]
    assert await values(paths, "~") == ["~/subscriptions/"]
    assert await values(paths, "./subscriptions/m") == ["./subscriptions/mine.opml"]
    for nothing in ("subs", "https://news.example/", "/no/such/folder/", "~nobody-here/", "a\0/"):
        assert await values(paths, nothing) == []
    assert "subscriptions/" in await values(PathCompletion(), "subs")


async def test_a_path_is_extended_by_what_all_have_in_common(folder):
    paths = PathCompletion((".opml",), loose=False)
    assert await paths.extend("./subs") == "./subscriptions/"
    assert await paths.extend("./subscriptions/") == "./subscriptions/"
    assert await paths.extend("./subscriptions/mi") == "./subscriptions/mine.opml"
    assert await paths.extend("./x") == "./x"


async def test_tab_completes_the_file_of_feeds(filled, open_app, folder):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("a", *"./subs")
        await asked(app, pilot)
        await pilot.press("tab")
        await offered(app, pilot)
        assert see(app).answer.value == "./subscriptions/"
        # it goes on with what is in there
        assert "mine.opml   old/   shared.bundle" in see(app).offers[0]
        await pilot.press("tab")
        assert see(app).answer.value == "./subscriptions/mine.opml"
        await pilot.press("enter")
        await settled(app, pilot)
        assert "1 feed added" in status(app)


async def test_tab_completes_the_file_of_an_export(filled, open_app, folder):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("2", "e", *"sub")
        await asked(app, pilot)
        await pilot.press("tab")
        await pilot.press(*"out.csv", "enter")
        await settled(app, pilot)
        assert (folder / "subscriptions" / "out.csv").is_file()


async def test_tab_completes_on_the_first_card_and_then_goes_on(library, open_app, folder):
    app = open_app()
    async with app.run_test(size=(100, 40)) as pilot:
        await appears(app, pilot, "#address")
        await pilot.press("tab", *"./subs", "tab")
        await pilot.pause()
        address = app.screen.query_one("#address", Input)
        assert address.value == "./subscriptions/"
        assert address.has_focus
        await pilot.press("m", "tab", "tab")
        await pilot.pause()
        assert address.value == "./subscriptions/mine.opml"
        assert not address.has_focus
