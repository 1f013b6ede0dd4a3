"""The prompt proposes: what is typed replaces a proposal, and mistakes are told in time."""

from __future__ import annotations

import pytest
from page import asked, see, settled, status, until
from page import offered as offers_come


def offered(app):
    return see(app).offers[0]


async def test_a_proposed_name_is_replaced_by_what_is_typed(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("1", "g", "j", "j", "j")
        feed = see(app).feeds.current
        assert feed.kind in ("feed", "folder")
        await pilot.press("E", *"Near", "enter")
        await settled(app, pilot)
        assert see(app).feeds.current.name == "Near" or "Near" in status(app)
        assert "NearNear" not in status(app)
        assert f"{feed.name}Near" not in status(app)


async def test_a_proposed_name_can_be_gone_on_with(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("slash", *"ferry", "enter")
        await settled(app, pilot)
        await pilot.press("S", "end", *" 2", "enter")
        await settled(app, pilot)
        assert [name for name, *_ in filled.saved.all()] == ["ferry 2"]


async def test_a_search_tells_how_to_leave_it_and_how_to_keep_it(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("slash", *"ferry", "enter")
        await settled(app, pilot)
        found = see(app).headlines.count
        plural = "" if found == 1 else "s"
        words = f"{found} article{plural}. Escape clears the search, S saves it."
        assert status(app) == words
        await pilot.press("S", *"Boats", "enter")
        await settled(app, pilot)
        assert [(name, query) for name, query, *_ in filled.saved.all()] == [("Boats", "ferry")]


@pytest.mark.parametrize(("key", "mistake"), [("slash", "is:foo"), ("I", "X9"), ("e", "no.x")])
async def test_the_bottom_line_names_keys_again_after_a_mistake_and_escape(
    filled, open_app, key, mistake
):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await settled(app, pilot)
        await pilot.press(key)
        await asked(app, pilot)
        await pilot.press("ctrl+u", *mistake, "enter")
        await pilot.pause()
        assert see(app).asking
        await pilot.press("escape")
        await settled(app, pilot)
        assert "help" in see(app).bottom.render_line(0).text


async def test_export_proposes_a_name_that_is_free(filled, open_app, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        for name in ("dateline.csv", "dateline-2.csv"):
            await pilot.press("e")
            await asked(app, pilot)
            assert see(app).answer.value == name
            await pilot.press("enter")
            await settled(app, pilot)
            assert (tmp_path / name).stat().st_size > 100


async def test_export_tells_of_a_missing_folder_while_the_name_still_stands(
    filled, open_app, tmp_path
):
    app = open_app()
    async with app.run_test(size=(200, 44)) as pilot:
        await pilot.press("e")
        await asked(app, pilot)
        wanted = str(tmp_path / "nowhere" / "out.csv")
        see(app).answer.value = wanted
        await pilot.press("enter")
        await pilot.pause()
        assert see(app).answer.value == wanted
        assert offered(app).strip() == f"▾ There is no folder {tmp_path / 'nowhere'}."


@pytest.mark.parametrize("width", range(112, 128, 2))
async def test_what_is_wrong_is_whole_at_any_width(filled, open_app, width):
    app = open_app()
    async with app.run_test(size=(width, 30)) as pilot:
        await settled(app, pilot)
        await pilot.press("slash")
        await asked(app, pilot)
        await pilot.press(*"since:yesteryear", "enter")
        await pilot.pause()
        line = see(app).prompt.query_one("#offers").render_line(0).text
        assert f"{line.rstrip()} {status(app)}".rstrip().endswith("such as 12h, 7d, 2w, 3m, 1y.")


async def test_how_many_grades_have_no_room_is_said(filled, open_app):
    app = open_app()
    async with app.run_test(size=(80, 30)) as pilot:
        await settled(app, pilot)
        await pilot.press("I")
        await asked(app, pilot)
        line = see(app).prompt.query_one("#offers").render_line(0).text
        assert line.split("   ")[0].strip() == "A completely reliable"
        assert line.rstrip().endswith("and 9 more")
        await pilot.press("tab")
        await pilot.pause()
        assert see(app).offers[1] == "1 of 12"


async def test_offers_are_shown_whole_or_not_at_all(filled, open_app):
    app = open_app()
    names = [f"long-tag-number-{number}" for number in range(9)]
    filled.marks.tag(filled.articles.numbers()[:1], add=names)
    async with app.run_test(size=(60, 30)) as pilot:
        await pilot.press("j", "t", *"long")
        await pilot.pause()
        bar = see(app).prompt.query_one("#offers")
        assert bar.render_line(0).text.split() == [*names[:2], "and", "7", "more"]
        await pilot.press("tab", "tab", "tab")
        await pilot.pause()
        assert bar.render_line(0).text.split() == [*names[1:3], "3", "of", "9"]


@pytest.mark.parametrize("keys", [(), ("left",)])
async def test_the_line_is_cleared_where_a_mistake_moved_the_cursor(filled, open_app, keys):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("slash", *"ferry", "space", *"((boat", "enter")
        line = see(app).answer
        await until(pilot, lambda: 0 < line.cursor_position < len(line.value))
        assert line.value == "ferry ((boat"
        behind = line.value[line.cursor_position - len(keys) :]
        await pilot.press(*keys, "ctrl+u")
        assert line.value == (behind if keys else "")
        await pilot.press("escape")


def words_of(app):
    return [hint.word for hint in see(app).hints]


@pytest.mark.parametrize("key", ["slash", "i", "ctrl+f"])
async def test_completing_is_named_only_where_something_can_be_completed(filled, open_app, key):
    app = open_app()
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(app, pilot)
        await pilot.press(key)
        await asked(app, pilot)
        assert words_of(app) == ["done", "call off"]
        await pilot.press("tab")
        await pilot.pause()
        assert status(app) == "Nothing to complete here: Enter takes what was typed."
        await pilot.press(*"plac")
        await offers_come(app, pilot)
        offered = key == "slash"
        assert words_of(app) == ["done", *["complete"] * offered, "call off"]
        assert status(app) == ""
        await pilot.press(*" k")
        await offers_come(app, pilot)
        assert words_of(app) == ["done", *["complete"] * offered, "call off"]
        await pilot.press(*"9")
        await offers_come(app, pilot)
        assert words_of(app) == ["done", "call off"]


@pytest.mark.parametrize("key", ["f5", "insert", "ctrl+g", "pagedown"])
async def test_a_key_that_does_nothing_in_a_prompt_names_what_leads_out_of_it(
    filled, open_app, key
):
    app = open_app()
    async with app.run_test(size=(120, 30)) as pilot:
        await settled(app, pilot)
        await pilot.press("i", *"what was")
        await asked(app, pilot)
        await pilot.press(key)
        await pilot.pause()
        assert status(app) == "An answer is waited for here: Esc calls that off."
        assert see(app).answer.value == "what was"
        await pilot.press("escape")
        await settled(app, pilot)
        assert status(app) == ""
