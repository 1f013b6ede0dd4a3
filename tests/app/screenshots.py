"""Draws screenshots/ anew: the sample newsroom through the real pipeline, then the real screens.

Each picture is a story: a theme, a size, and the keys that lead there. SVG and PNG need no
font from a network: they name the monospaced fonts that systems have.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import resvg_py

from tui import app as reader
from tui.app.app import Dateline
from tui.feeds.starters import SAMPLE
from tui.library import Library
from tui.refresh import Order, refresh
from tui.settings import Folders, Settings

FOLDER = Path(__file__).parents[2] / "screenshots"
FONTS = "DejaVu Sans Mono, Menlo, Consolas, monospace"
WAITING = ("slash", "t", "a", "e", "semicolon")
"""Keys that open a prompt, for whose answer nothing may wait."""


@dataclass(frozen=True)
class Story:
    """One picture: its name, theme, size in cells, and keys; "=" starts a text to type."""

    name: str
    theme: str = "dateline-dark"
    size: tuple[int, int] = (120, 36)
    keys: tuple[str, ...] = ()
    empty: bool = False


STORIES = (
    Story("reader-120-dark", keys=("j", "j", "enter")),
    Story("reader-120-light", "dateline-light", keys=("j", "j", "enter")),
    Story("reader-200-dark", size=(200, 50), keys=("j",) * 6),
    Story("reader-200-light", "dateline-light", (200, 50), ("j",) * 6),
    Story("reader-80-dark", size=(80, 30), keys=("j", "j")),
    Story("reader-80-light", "dateline-light", (80, 30), ("j", "j")),
    Story("facts-120-dark", keys=("j", "j", "4", "j", "j")),
    Story("facts-80-light", "dateline-light", (80, 30), ("j", "j", "4", "j", "j")),
    Story("headlines-40-dark", size=(40, 30)),
    Story("article-40-dark", size=(40, 30), keys=("j", "j", "enter")),
    Story("tag-120-dark", keys=("j", "j", "t", "=quake el")),
    Story("search-120-light", "dateline-light", keys=("slash", "=killed:>=20 is:red", "enter")),
    Story("correct-120-dark", keys=("j", "j", "4", "e")),
    Story("help-120-dark", size=(120, 40), keys=("question_mark",)),
    Story("palette-120-dark", keys=("colon", "=un")),
    Story("map-120-dark", keys=("m", "j", "j", "plus", "plus")),
    Story("map-200-light", "dateline-light", (200, 50), ("m",)),
    Story("map-80-dark", size=(80, 30), keys=("m", "j")),
    Story("welcome-120-dark", size=(120, 36), empty=True),
    Story("welcome-80-light", "dateline-light", (80, 30), empty=True),
    Story("theme-contrast", "dateline-contrast", keys=("j", "j", "4", "j")),
    Story("theme-night", "dateline-night", keys=("j", "j", "4", "j")),
    Story("theme-paper", "dateline-paper", keys=("j", "j", "4", "j")),
    Story("theme-plain", "dateline-plain", keys=("j", "j", "4", "j")),
    Story("theme-sea", "dateline-sea", keys=("j", "j", "4", "j")),
    Story("theme-terminal", "dateline-terminal", keys=("j", "j", "4", "j")),
)


async def draw(story: Story, folders: Folders) -> str:
    """Play a story and give its last screen as SVG."""
    with Library.open(folders) as library:
        app = Dateline(*reader.prepare(library, folders, Settings(theme=story.theme), online=False))
        async with app.run_test(size=story.size) as pilot:
            await pilot.pause()
            for key in story.keys:
                await pilot.press(*(key[1:] if key.startswith("=") else (key,)))
                if not set(WAITING) & set(story.keys):
                    await app.workers.wait_for_complete()
                await pilot.pause()
            return without_network(app.export_screenshot(title="Dateline"))


def without_network(svg: str) -> str:
    """The picture without the font that it would fetch."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return re.sub(r"font-family: [^;]*Fira Code[^;]*;", f"font-family: {FONTS};", svg)


async def prepare(folders: Folders) -> None:
    """Take the sample newsroom in, as the reader does, with a few marks on it."""
    with Library.open(folders) as library:
        library.feeds.add(SAMPLE.url, SAMPLE.title, SAMPLE.folder)
        async for step in refresh(library, Order()):
            if step.failed:
                sys.exit(f"The sample newsroom could not be taken in: {step.note}")
        numbers = library.articles.numbers()
        library.marks.tag(numbers[4:6], add=["sea"])
        library.marks.tag(numbers[6:7], add=["elections", "watch"])
        library.marks.star(numbers[5:6])
        library.marks.read(numbers[8:11])
        library.saved.put("Many killed", "killed:>=20")


def main(names: list[str]) -> None:
    """Draw the stories of these names, or all."""
    FOLDER.mkdir(exist_ok=True)
    os.environ.pop("NO_COLOR", None)
    os.environ["TZ"] = "UTC"
    with tempfile.TemporaryDirectory() as place:
        full, empty = (
            Folders(root / "data", root / "cache", root / "config")
            for root in (Path(place) / "full", Path(place) / "empty")
        )
        asyncio.run(prepare(full))
        for story in STORIES:
            if names and story.name not in names:
                continue
            for folders in (full, empty):
                (folders.data / "screen.json").unlink(missing_ok=True)
            svg = asyncio.run(draw(story, empty if story.empty else full))
            (FOLDER / f"{story.name}.svg").write_text(svg, encoding="utf-8")
            png = resvg_py.svg_to_bytes(
                svg_string=svg, width=9 * story.size[0], monospace_family="DejaVu Sans Mono"
            )
            (FOLDER / f"{story.name}.png").write_bytes(bytes(png))
            print(FOLDER / f"{story.name}.svg")


if __name__ == "__main__":
    main(sys.argv[1:])
