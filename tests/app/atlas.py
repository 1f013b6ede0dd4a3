"""What the tests of the map share: places in a library, and what the map's screen shows."""

from __future__ import annotations

from datetime import timedelta

import scene
from page import settled

from tui.app.screens.map.screen import MapScreen
from tui.model import Body, Casualty, Entry, Facts, Place, Range, Toll

PLACES = (
    ("Goma", "CD", -1.68, 29.22, 120, 40),
    ("Tripoli", "LY", 32.89, 13.18, 12, None),
    ("Tripoli", "LB", 34.43, 35.84, 3, 9),
    ("Suva", "FJ", -18.14, 178.44, None, 2),
    ("Genève", "CH", 46.2, 6.14, None, None),
)


def facts(name: str, country: str, lat: float, lon: float, killed, injured) -> Facts:
    counts = {"killed": killed, "injured": injured}
    claims = tuple(
        Casualty(kind=kind, low=count, high=count, place=name, date="2024-06-20")  # type: ignore[arg-type]
        for kind, count in counts.items()
        if count
    )
    return Facts(
        language="en",
        casualties=claims,
        places=(Place(name=name, country=country, lat=lat, lon=lon),),
        toll=Toll(*(Range(count, count) if count else None for count in counts.values())),
    )


def fill(library):
    """Five articles, each with one place."""
    feed = library.feeds.add("https://wire.example.org/feed", "Meridian Wire", "Wires")
    for index, place in enumerate(PLACES):
        entry = Entry(
            key=f"place-{index}",
            link=f"https://wire.example.org/{index}",
            title=f"News from {place[0]}, {place[1]}",
            published=scene.NOW - timedelta(hours=index),
            language="en",
            body=Body(f"It happened in {place[0]}."),
        )
        (number,) = library.articles.ingest(feed.number, [entry], scene.NOW).new
        library.articles.put_facts(number, facts(*place), "1")
    return library


def rows(app, pane_id):
    """What a pane of the map's screen draws, as plain lines."""
    pane = app.screen.query_one(f"#{pane_id}")
    return [pane.render_line(y).text.rstrip() for y in range(pane.size.height)]


def where(app, sign):
    """The cell of the map that has a sign."""
    found = [(line.index(sign), y) for y, line in enumerate(rows(app, "map")) if sign in line]
    assert found, "\n".join(rows(app, "map"))
    return found[0]


async def opened(app, pilot):
    await pilot.press("m")
    await settled(app, pilot)
    assert isinstance(app.screen, MapScreen)
    return app.screen
