"""The last line of a card: its keys, why one of them does nothing, and what is said meanwhile."""

from __future__ import annotations

import pytest
from page import appears, carded, lines, see, settled, status, until
from textual.widgets import Input


def last_line(app):
    """What the last line of a card says."""
    return lines(app.screen.query_one("CardKeys"))[0].strip()


def said_over(app):
    """What stands over the card, as it is seen; nothing where that is put away."""
    shown = [said for said in app.screen.query("#whole") if said.display]
    return " ".join(line.strip() for said in shown for line in lines(said))


WITHOUT_USE = [("f5", "F5"), ("ctrl+g", "Ctrl-G"), ("ctrl+c", "Ctrl-C"), ("pageup", "PgUp")]


@pytest.mark.parametrize(("key", "name"), WITHOUT_USE)
async def test_a_key_without_use_in_a_form_says_so_until_one_types_on(filled, open_app, key, name):
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("4", "e")
        await carded(app, pilot)
        field = app.screen.query_one("#field-number", Input)
        before, keys = field.value, last_line(app)
        await pilot.press("end", key)
        await pilot.pause()
        assert last_line(app) == f"{name} does nothing here: Escape leads back."
        await pilot.press("7")
        await pilot.pause()
        assert (field.value, last_line(app)) == (f"{before}7", keys)


@pytest.mark.parametrize(("key", "name"), WITHOUT_USE[:3])
async def test_a_key_without_use_in_the_palette_says_so_until_the_next(filled, open_app, key, name):
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        for following in ("m", "down"):
            await pilot.press("ctrl+p")
            await appears(app, pilot, "CardKeys")
            await pilot.press(key)
            await pilot.pause()
            assert last_line(app) == f"{name} does nothing here: Escape leads back."
            await pilot.press(following)
            await pilot.pause()
            assert last_line(app) == "Enter do it  Esc close"
            await pilot.press("escape")
            await settled(app, pilot)


@pytest.mark.parametrize("key", ["question_mark", "M", "number_sign"])
async def test_ctrl_c_says_on_every_card_what_leads_back(filled, open_app, key):
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press(key)
        await appears(app, pilot, "CardKeys")
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert last_line(app).startswith("Ctrl-C does nothing ")
        assert last_line(app).endswith(": Escape leads back.")


@pytest.mark.parametrize("size", [(80, 24), (60, 9), (200, 50)])
@pytest.mark.parametrize("key", ["question_mark", "M"])
async def test_what_is_said_while_a_card_is_open_is_seen_whole_and_stays_below(
    filled, open_app, key, size
):
    app = open_app()
    words = "The feed of the Coastal Observer could not be read: its server said nothing for a "
    words += "minute. What was there stays, and it is asked again in an hour."
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        await pilot.press(key)
        await appears(app, pilot, "CardKeys")
        for said in (words, "One new article."):
            below = last_line(app)
            see(app).say(said)
            await until(pilot, lambda said=said: said_over(app) == said)
            over = app.screen.query_one("#whole").region
            assert over.bottom == app.screen.query_one("CardKeys").region.y == size[1] - 1
            assert last_line(app) == below
            await pilot.press("j")
            await pilot.pause()
            assert said_over(app) == ""
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.main)
        assert status(app) == "One new article."


async def test_help_says_where_it_ends(filled, open_app):
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("question_mark")
        await appears(app, pilot, "CardKeys")
        keys = last_line(app)
        for there, beyond in (("g", ("k", "b", "pageup", "g")), ("G", ("j", "space", "end"))):
            await pilot.press(there)
            for key in beyond:
                await pilot.press(key)
                assert last_line(app) == "This is as far as it goes."
        await pilot.press("k")
        assert last_line(app) == keys
