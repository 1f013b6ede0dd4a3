"""The last lines of a card: its keys, and what is said meanwhile."""

from __future__ import annotations

import pytest
from page import appears, lines, see, settled, status, until


def last_line(app):
    """What the last line of a card says."""
    return lines(app.screen.query_one("CardKeys"))[0].strip()


def said_over(app):
    """What stands over the card, as it is seen; nothing where that is put away."""
    shown = [said for said in app.screen.query("#whole") if said.display]
    return " ".join(line.strip() for said in shown for line in lines(said))


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
