"""Steps in the feeds pane that several tests take."""

from __future__ import annotations

from page import see, settled


def go_to(app, name):
    """Put the cursor of the feeds pane on what is called so."""
    names = [view.name for view in see(app).feeds.views]
    see(app).focus_on("feeds")
    see(app).feeds.go(names.index(name))


async def organised(app, pilot, *keys: str):
    """Press keys, and wait until the feeds pane shows what they do."""
    await pilot.press(*keys)
    await caught_up(app, pilot)


async def caught_up(app, pilot):
    await settled(app, pilot)
    await see(app).counts_are_read(pilot)
    await pilot.pause()
