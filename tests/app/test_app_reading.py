"""The main job through the keyboard: open, read, jump to a fact, tag, undo, come back."""

from __future__ import annotations

import pytest
import scene

from tui.app.ink import Piece
from tui.app.welcome import Starters, Welcome


def text(line):
    return "".join(piece.text for piece in line)


def shown(app, pane_id):
    """What a pane draws, as plain lines."""
    pane = app.desk.query_one(f"#{pane_id}")
    return [pane.render_line(y).text.rstrip() for y in range(pane.size.height)]


def status(app):
    return text(app.desk.status.message)


async def settled(app, pilot):
    await app.workers.wait_for_complete()
    await pilot.pause()


async def test_shows_feeds_headlines_article_and_facts_at_once(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.pause()
        assert any("Meridian Wire" in line for line in shown(app, "feeds"))
        assert any("Market strike in Tal Sadir" in line for line in shown(app, "headlines"))
        assert any("†14 ‡30" in line for line in shown(app, "headlines"))
        assert any("TAL SADIR — At least 14" in line for line in shown(app, "article"))
        facts = "\n".join(shown(app, "facts"))
        for words in ("killed, at least", "says the town's hospital", "Amal Haddad", "Syria"):
            assert words in facts


async def test_opening_marks_read_on_disk_and_in_the_list(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        number = app.desk.headlines.current
        await pilot.press("enter")
        await settled(app, pilot)
        assert filled.articles.rows([number])[0].read
        assert app.desk.focused_pane == "article"


async def test_enter_on_a_fact_goes_to_its_sentence_and_marks_it(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 20)) as pilot:
        await pilot.press("4", "j", "j", "j")
        await settled(app, pilot)
        assert app.desk.facts.fact == scene.FACTS.casualties[3]
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.desk.focused_pane == "article"
        assert any("61 people were killed" in line for line in shown(app, "article"))
        assert app.desk.reader.spans == (scene.FACTS.casualties[3].span,)


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


async def test_next_unread_and_space_lead_through_the_list(filled, open_app):
    app = open_app()
    numbers = filled.articles.numbers()
    filled.marks.read([numbers[1]])
    async with app.run_test(size=(140, 20)) as pilot:
        await pilot.press("enter", "space", "space", "space", "space")
        await settled(app, pilot)
        assert app.desk.headlines.current != numbers[1]
        assert app.desk.headlines.cursor >= 2
        await pilot.press("p")
        await settled(app, pilot)
        assert "Nothing unread above" in status(app)


async def test_search_narrows_and_complains_at_the_mistake(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("slash", *"killed:many", "enter")
        await pilot.pause()
        assert app.desk.prompt.display
        offers = text(app.desk.prompt.query_one("#offers").left)
        assert "takes a number" in offers
        assert offers.index("▾") == len("Search: killed:")
        await pilot.press("ctrl+a", "ctrl+k", *"cholera", "enter")
        await settled(app, pilot)
        assert app.desk.headlines.count == 1
        await pilot.press("escape")
        await settled(app, pilot)
        assert app.desk.headlines.count == 11


async def test_a_failed_feed_says_why(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("1", "j", "j", "j", "j")
        await pilot.pause()
        assert app.desk.feeds.current.name == "Relief Council Updates"
        assert "did not answer within 30 seconds" in status(app)


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


async def test_search_shows_what_it_finds_while_it_is_typed(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("j", "slash", *"killed:>=1")
        await pilot.pause()
        assert app.desk.headlines.count == 5
        await pilot.press(*"9 fee", "tab", *"aid")
        await pilot.pause()
        assert app.desk.prompt.query_one("#answer").value == "killed:>=19 feed:aid"
        await pilot.press("escape")
        await settled(app, pilot)
        assert app.desk.headlines.count == 11
        assert app.desk.headlines.cursor == 1


async def test_a_search_is_saved_and_opens_like_a_feed(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        app.desk.open_view(app.desk.view, search="killed:>=10")
        app.desk.action_do("save-search")
        await pilot.pause()
        await pilot.press("ctrl+a", "ctrl+k", *"Many dead", "enter")
        await settled(app, pilot)
        await app.desk.news.catch_up()
        assert filled.saved.all() == (("Many dead", "killed:>=10", 3),)
        view = next(v for v in app.desk.feeds.views if v.kind == "search")
        app.desk.open_view(view)
        assert app.desk.headlines.count == 3
        app.desk.action_do("forget-search")
        await settled(app, pilot)
        assert filled.saved.all() == ()


async def test_from_a_person_to_every_article_that_has_it(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("4", "j", "j", "j", "j", "colon", *"articles with", "enter")
        await settled(app, pilot)
        assert app.desk.search == 'person:"Amal Haddad"'
        assert app.desk.headlines.count == 1


async def test_links_are_numbered_and_opened_without_a_shell(filled, open_app, monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", lambda address: opened.append(address) or True)
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("semicolon")
        await pilot.pause()
        assert any("hospital[1] said" in line for line in shown(app, "article"))
        await pilot.press("2", "enter", "backspace", "1", "enter")
        await settled(app, pilot)
        assert opened == ["https://hospital.example.org/"]
        assert not any("[1]" in line for line in shown(app, "article"))
        await pilot.press("o")
        await settled(app, pilot)
        assert opened[1:] == ["https://wire.example.org/market"]


async def test_hostile_titles_stay_as_they_are(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        app.desk.open_view(app.desk.view, search="bracketed")
        await pilot.pause()
        assert any("[BREAKING] [/] bracketed" in line for line in shown(app, "headlines"))
        assert any("[BREAKING] [/] bracketed" in line for line in shown(app, "article"))
        filled.marks.tag(list(app.desk.headlines.numbers), add=["[/]"])
        await pilot.press("t", *"[b] x", "enter")
        await settled(app, pilot)
        assert "[b]" in status(app)


async def test_new_articles_wait_until_they_are_asked_for(filled, open_app):
    app = open_app()
    feed = filled.feeds.all()[0]
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("j", "j")
        before = app.desk.headlines.current
        top = app.desk.headlines.scroll_offset.y
        entry = scene.entries()[0]
        late = type(entry)(
            key="late", link="https://x.example/l", title="Late", published=scene.NOW
        )
        filled.articles.store(feed.number, [late], scene.NOW)
        await app.desk.news.catch_up()
        assert app.desk.status.news == "1 new: g or R"
        assert (app.desk.headlines.current, app.desk.headlines.scroll_offset.y) == (before, top)
        await pilot.press("g")
        await pilot.pause()
        assert app.desk.headlines.cursor == 0
        assert any("Late" in line for line in shown(app, "headlines"))
        assert app.desk.status.news == ""


async def test_other_languages_are_named(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        app.desk.open_view(app.desk.view, search="Armée")
        await pilot.pause()
        assert any("Written in French" in line for line in shown(app, "facts"))


@pytest.mark.parametrize("width", [40, 79, 80, 100, 116, 200])
async def test_every_width_has_room_for_each_pane(filled, open_app, width):
    app = open_app()
    async with app.run_test(size=(width, 24)) as pilot:
        for key, pane in (("1", "feeds"), ("2", "headlines"), ("3", "article"), ("4", "facts")):
            await pilot.press(key)
            await pilot.pause()
            widget = app.desk.query_one(f"#{pane}")
            assert widget.has_focus
            assert widget.size.width >= 28
            assert widget.region.right <= width


@pytest.mark.parametrize("size", [(20, 4), (24, 6), (40, 10), (300, 90)])
async def test_odd_sizes_can_be_used(filled, open_app, size):
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await pilot.press("1", "2", "j", "enter", "4", "j", "q", "question_mark", "escape", "t")
        await pilot.pause()
        await pilot.press("x", "enter")
        await settled(app, pilot)
        await pilot.press("1", "j", "2")
        await pilot.pause()
        assert app.desk.headlines.has_focus


async def test_resizing_while_open_keeps_the_place(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 20)) as pilot:
        await pilot.press("3", "G")
        await pilot.resize_terminal(40, 20)
        await pilot.pause()
        assert app.desk.focused_pane == "article"
        await pilot.resize_terminal(140, 20)
        await pilot.pause()
        assert shown(app, "headlines")[0].strip()


async def test_hidden_panes_stay_hidden(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.press("left_square_bracket", "right_square_bracket")
        await pilot.pause()
        assert not app.desk.feeds.display
        assert not app.desk.query_one("#right").display
    again = open_app()
    async with again.run_test(size=(140, 44)) as pilot:
        await pilot.pause()
        assert not again.desk.feeds.display
        assert not again.desk.query_one("#right").display


async def test_a_first_start_offers_what_to_read(library, open_app):
    app = open_app()
    async with app.run_test(size=(100, 34)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, Welcome)
        starters = app.screen.query_one(Starters)
        assert text(starters.draw(0)[0]).startswith(" [✓] Sample newsroom")
        await pilot.press("j", "space", "enter")
        await settled(app, pilot)
        assert [feed.title for feed in library.feeds.all()] == ["UN News", "Sample newsroom"]
        assert app.screen is app.desk


async def test_the_mouse_does_what_the_keys_do(filled, open_app):
    app = open_app()
    async with app.run_test(size=(140, 44)) as pilot:
        await pilot.click("#headlines", offset=(8, 4))
        await settled(app, pilot)
        assert app.desk.headlines.cursor == 1
        await pilot.click("#feeds", offset=(6, 2))
        await settled(app, pilot)
        assert app.desk.view.name == "Starred"
        hint = app.desk.status.hints[-1]
        assert hint.action == "help"
        await pilot.click("#status", offset=(_column(app, "help"), 0))
        await pilot.pause()
        assert app.screen is not app.desk


def _column(app, action) -> int:
    at = 1
    for hint in app.desk.status.hints:
        if hint.action == action:
            return at + 1
        at += len(hint.key) + len(hint.word) + 3
    raise AssertionError(Piece(action))
