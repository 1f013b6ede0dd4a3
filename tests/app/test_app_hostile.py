"""What is hostile is shown as plain text, in every pane, and opens nothing but an address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import scene
from page import settled, shown, status

from tui.model import Casualty, Facts, Organisation, Person, Place, Range, Toll
from tui.refresh.worker_tasks import read_feed

if TYPE_CHECKING:
    from pathlib import Path

UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
EVIL = "\x1b]52;c;ZXZpbA==\x07\x9b31m\x7f\u202egnp.exe\u200b[@click=app.quit][/][b]"
LINK = "http://h.example/a b?q=\"'&lt;x&gt;$(touch {made});`touch {made}` | touch {made} --help"
FEED = f"""<rss version="2.0"><channel><title>{EVIL} Wire</title><item><title>{EVIL} title</title>
<author>{EVIL} author</author><guid>1</guid><link>{{link}}</link>
<description>Two people were killed in {EVIL} Goma. [red]Not markup[/] [/]</description></item>
</channel></rss>"""


def fill(library, link: str) -> None:
    """A feed as a worker reads it, with facts of it, a tag and a saved search, and an error."""
    read = read_feed(FEED.format(link=link).encode(), "http://h.example/feed", "text/xml")
    feed = library.feeds.add("http://h.example/feed", read.title, f"{EVIL} folder").number
    (number,) = library.articles.ingest_records(feed, read.arrived, scene.NOW).new
    name = read.title
    claim = Casualty(
        kind="killed",
        low=2,
        high=2,
        victims=name,
        by=name,
        place=name,
        source=name,
        quote="Two",
        span=(0, 3),
    )
    facts = Facts(
        language="en",
        people=(Person(name=name, role=name),),
        places=(Place(name=name, country="CD"),),
        organisations=(Organisation(name=name),),
        casualties=(claim,),
        toll=Toll(Range(2, 2)),
    )
    library.articles.put_facts(number, facts, "1")
    library.marks.tag([number], add=[EVIL])
    library.saved.put(EVIL, "goma")
    library.feeds.failed(feed, f"{EVIL} error", now=scene.NOW, due=scene.NOW)


@pytest.mark.parametrize("size", [(40, 20), (160, 48)])
async def test_every_pane_shows_it_as_plain_text(library, open_app, size):
    fill(library, "http://h.example/1")
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        seen = []
        for pane in ("feeds", "headlines", "article", "facts"):
            await pilot.press({"feeds": "1", "headlines": "2", "article": "3", "facts": "4"}[pane])
            for key in ("j", "j", "j", "j", "j", "g"):
                await pilot.press(key)
                await pilot.pause()
                seen += [*shown(app, pane), status(app)]
        assert app.is_running
    assert not [line for line in seen if UNSAFE.search(line)]
    text = "\n".join(seen)
    for part in ("gnp.exe", "[red]", "markup[/]"):
        assert part in text


async def test_a_link_goes_to_the_browser_as_one_word_and_without_a_shell(
    library, open_app, monkeypatch, tmp_path: Path
):
    made, asked = tmp_path / "made", tmp_path / "asked"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf "%s\\n" "$#" "$1" > {asked}\n')
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    fill(library, LINK.format(made=made))
    app = open_app()
    async with app.run_test(size=(140, 40)) as pilot:
        await settled(app, pilot)
        await pilot.press("2", "o")
        await settled(app, pilot)
    count, address = asked.read_text().splitlines()
    assert count == "1"
    assert address.startswith("http://h.example/a%20b?q=%22%27%3Cx%3E$(touch%20")
    assert not set(address) & set(" \"'<>`|")
    assert not made.exists()
