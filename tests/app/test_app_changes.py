"""What the last update of an article changed, on a card over the reader."""

from __future__ import annotations

import pytest
import scene
from page import see, settled, text

from tui.app.screens.revisions import RevisionCard
from tui.model import Body, Entry


def text_of(app):
    """What the card draws, whatever its width makes of the lines."""
    return " ".join(text(line).strip() for line in app.screen.pane.lines)


@pytest.mark.parametrize("size", [(40, 16), (140, 44)])
async def test_the_card_compares_with_what_stood_there_before(filled, open_app, size):
    feed = filled.feeds.all()[0].number
    for words in ("A bridge closed this morning.", "A bridge opened again at noon today."):
        entry = Entry(key="c", link="", title="The bridge", published=scene.NOW, body=Body(words))
        filled.articles.ingest(feed, [entry], scene.NOW)
    (number,) = filled.articles.numbers('title:"the bridge"')
    assert filled.articles.rows([number])[0].updated
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await see(app).open(search='title:"the bridge"')
        await settled(app, pilot)
        assert see(app).article.article.row.number == number
        await pilot.press("D")
        await settled(app, pilot)
        assert isinstance(app.screen, RevisionCard)
        told = text_of(app)
        assert "- A bridge closed this morning." in told
        assert "+ A bridge opened again at noon today." in told
        await pilot.press("j", "G", "g", "D")
        await settled(app, pilot)
        assert not isinstance(app.screen, RevisionCard)
