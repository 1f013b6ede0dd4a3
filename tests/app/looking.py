"""What a test sees of the running reader."""

from __future__ import annotations

import asyncio


def text(line):
    return "".join(piece.text for piece in line)


def shown(app, pane_id):
    """What a pane draws, as plain lines."""
    pane = app.main.query_one(f"#{pane_id}")
    return [pane.render_line(y).text.rstrip() for y in range(pane.size.height)]


def status(app):
    return text(app.main.status.message)


async def settled(app, pilot):
    await app.workers.wait_for_complete()
    await pilot.pause()


async def until(pilot, condition):
    """Wait for what no worker and no empty queue can tell."""
    async with asyncio.timeout(60):
        while not condition():
            await pilot.pause()


async def appears(app, pilot, selector):
    """Wait for a widget of the screen that is opened next."""
    for _ in range(500):
        if app.screen.query(selector):
            break
        await pilot.pause()
    assert app.screen.query(selector), selector
    await pilot.pause()


async def asked(app, pilot):
    """Wait for the prompt."""
    for _ in range(500):
        if app.main.prompt.display:
            break
        await pilot.pause()
    assert app.main.prompt.display
    await pilot.pause()
