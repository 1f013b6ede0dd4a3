"""Tags, marks, verdicts and undo: what is shown is on disk."""

from __future__ import annotations

from looking import settled, shown, status


async def test_tags_with_completion_then_undo_then_restart(filled, open_app):
    numbers = filled.articles.numbers()
    filled.marks.tag([numbers[5]], add=["watchlist"])
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("t", *"siege wat", "tab", "enter")
        await settled(app, pilot)
        assert filled.articles.rows([numbers[0]])[0].tags == ("siege", "watchlist")
        assert "Ctrl-Z" in status(app)
        assert any("#siege" in line for line in shown(app, "headlines"))
        await pilot.press("f", "ctrl+z")
        await settled(app, pilot)
        assert not filled.articles.rows([numbers[0]])[0].starred
        assert status(app).startswith("Undone")
        await pilot.press("Q")
    again = open_app()
    async with again.run_test(size=(140, 44)) as pilot:
        await pilot.pause()
        assert any("#siege" in line for line in shown(again, "headlines"))
        tags = [view for view in again.desk.feeds.views if view.kind == "tag"]
        assert [view.name for view in tags] == ["siege", "watchlist"]
        again.desk.open_view(tags[1])
        assert list(again.desk.headlines.numbers) == [numbers[0], numbers[5]]


async def test_undo_walks_back_through_the_whole_history(filled, open_app):
    app = open_app()
    numbers = filled.articles.numbers()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("f", "j", "f", "r")
        await settled(app, pilot)
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
        await settled(app, pilot)
        rows = filled.articles.rows(list(numbers[:2]))
        assert not any(row.starred or row.read for row in rows)
        assert status(app) == "Nothing to undo."


async def test_marks_act_together(filled, open_app):
    app = open_app()
    numbers = filled.articles.numbers()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("space", "space", "f")
        await settled(app, pilot)
        rows = filled.articles.rows(list(numbers[:3]))
        assert [row.starred for row in rows] == [True, True, False]
        assert not app.desk.headlines.marked


async def test_a_verdict_is_kept_and_taken_back(filled, open_app):
    app = open_app()
    number = filled.articles.numbers()[0]
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("4", "c", "d")
        await settled(app, pilot)
        decided = {v.key: v.decision for v in filled.articles.get(number).verdicts}
        assert sorted(decided.values()) == ["confirmed", "rejected"]
        assert "confirmed" in "\n".join(shown(app, "facts"))
        await pilot.press("ctrl+z", "ctrl+z")
        await settled(app, pilot)
        assert filled.articles.get(number).verdicts == ()


async def test_a_correction_is_shown_kept_and_taken_back(filled, open_app):
    app = open_app()
    number = filled.articles.numbers()[0]
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("4", "e")
        await pilot.pause()
        await pilot.press(*"16-18", "tab", "x", "enter")
        await pilot.pause()
        assert "kind is one of killed" in str(app.screen.query_one("#complaint").render())
        await pilot.press("ctrl+a", "ctrl+k", *"killed", "enter")
        await settled(app, pilot)
        facts = "\n".join(shown(app, "facts"))
        assert "16–18 killed" in facts
        assert "corrected" in facts
        (verdict,) = filled.articles.get(number).verdicts
        assert verdict.decision == "corrected"
        await pilot.press("ctrl+z")
        await settled(app, pilot)
        assert filled.articles.get(number).verdicts == ()
