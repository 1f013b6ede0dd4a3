"""Draws screenshots/ anew: the sample newsroom through the real pipeline, then the real screens.

Each picture is a story: a theme, a size, and the keys that lead there. SVG and PNG need no
font from a network: they name the monospaced fonts that systems have.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import resvg_py

from tui import app as reader
from tui.app.app import Dateline
from tui.feeds.starters import SAMPLE
from tui.library import Library
from tui.refresh import Order, refresh
from tui.settings import Folders, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parents[2] / "screenshots"
FONTS = "DejaVu Sans Mono, Menlo, Consolas, monospace"
WIDEST = 1_440
"""Pixels of a picture at most."""

SHADES = {"dark": "dateline-dark", "light": "dateline-light"}
SIZES = {80: (80, 30), 120: (120, 36), 200: (200, 50)}
ONE = ("j", "j")
"""Down to an article with a toll, several people and places."""


@dataclass(frozen=True)
class Story:
    """One picture: its name, theme, size in cells, and keys.

    "=" starts a text to type, "@" the words of a fact to go to. `asks` leads into a prompt or a
    card, for whose answer nothing may wait.
    """

    name: str
    theme: str
    size: tuple[int, int]
    keys: tuple[str, ...] = ()
    asks: bool = False
    empty: bool = False


SCENES: dict[str, tuple[str, ...]] = {
    "reader": (*ONE, "enter"),
    "feeds": ("1", "j", "j"),
    "headlines": ("j", "f", "j", "space", "j"),
    "article": (*ONE, "enter", "space"),
    "facts": (*ONE, "4", "j", "j", "c", "j"),
    "map": ("m", "j", "plus"),
    "timeline": ("M",),
    "review": ("w", "j", "w"),
    "help": ("question_mark",),
}
ASKING: dict[str, tuple[str, ...]] = {
    "search": ("slash", "=killed:>=20 place:"),
    "tag": (*ONE, "t", "=quake el"),
    "correct": (*ONE, "4", "e"),
    "add": (*ONE, "3", "v", "i"),
    "palette": ("colon", "=theme"),
    "elsewhere": ("slash", "=place:Ukraine killed:>0", "enter", "enter", "4", "@Ukraine", "s"),
}
OTHERS = ("contrast", "night", "paper", "plain", "sea", "terminal")


def stories() -> Iterator[Story]:
    """Every pane at every width in dark, at one in light; every theme; the narrowest window."""
    for shade, theme in SHADES.items():
        for columns, size in SIZES.items():
            for name, keys in {**SCENES, **ASKING}.items():
                if shade == "dark" or columns == 120 or name in ("reader", "map"):
                    asks = name in ASKING
                    yield Story(f"{name}-{columns}-{shade}", theme, size, keys, asks=asks)
            yield Story(f"welcome-{columns}-{shade}", theme, size, empty=True)
    for name in ("headlines", "article", "facts"):
        yield Story(f"{name}-40-dark", SHADES["dark"], (40, 30), SCENES[name])
    for name in OTHERS:
        for columns, size in SIZES.items():
            yield Story(f"theme-{name}-{columns}", f"dateline-{name}", size, (*ONE, "4", "j"))


async def draw(story: Story, folders: Folders) -> str:
    """Play a story and give its last screen as SVG."""
    with Library.open(folders) as library:
        app = Dateline(*reader.prepare(library, folders, Settings(theme=story.theme), online=False))
        async with app.run_test(size=story.size) as pilot:
            await pilot.pause()
            for key in story.keys:
                if key.startswith("@"):
                    _go_to(app, key[1:])
                    continue
                await pilot.press(*(key[1:] if key.startswith("=") else (key,)))
                if not story.asks:
                    await app.workers.wait_for_complete()
                await pilot.pause()
            return lean(app.export_screenshot(title="Dateline"))


def _go_to(app: Dateline, name: str) -> None:
    """Put the cursor of the facts on the one that is told by this name."""
    article = app.main.reader.article
    index = app.main.facts.find(article.document.full.index(name)) if article else None
    if index is None:
        sys.exit(f"{name} is no fact of the article.")
    app.main.facts.go(index)


def lean(svg: str) -> str:
    """The picture without the font that it would fetch, and without a frame round every line."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r'<clipPath id="[^"]*-line-\d+">.*?</clipPath>\s*', "", svg, flags=re.DOTALL)
    svg = re.sub(r' clip-path="url\(#[^)]*-line-\d+\)"', "", svg)
    svg = re.sub(r"\bterminal-\d+-", "t-", svg)
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
    """Draw the stories whose names begin so, or all; `SCREENSHOTS` names another folder.

    All of them leave no picture behind that is no story any more.
    """
    target = Path(os.environ.get("SCREENSHOTS", FOLDER))
    target.mkdir(exist_ok=True)
    os.environ.pop("NO_COLOR", None)
    if not names:
        told = {story.name for story in stories()}
        for file in (*target.glob("*.svg"), *target.glob("*.png")):
            if file.stem not in told:
                file.unlink()
    os.environ["TZ"] = "UTC"
    with tempfile.TemporaryDirectory() as place:
        full, empty = (
            Folders(root / "data", root / "cache", root / "config")
            for root in (Path(place) / "full", Path(place) / "empty")
        )
        empty.make()
        asyncio.run(prepare(full))
        for number, story in enumerate(stories()):
            if names and not story.name.startswith(tuple(names)):
                continue
            home = Path(place) / str(number)
            shutil.copytree((empty if story.empty else full).data.parent, home, dirs_exist_ok=True)
            svg = asyncio.run(draw(story, Folders(home / "data", home / "cache", home / "config")))
            (target / f"{story.name}.svg").write_text(svg, encoding="utf-8")
            width = min(9 * story.size[0], WIDEST)
            png = resvg_py.svg_to_bytes(
                svg_string=svg, width=width, monospace_family="DejaVu Sans Mono"
            )
            (target / f"{story.name}.png").write_bytes(bytes(png))
            print(target / f"{story.name}.svg")


if __name__ == "__main__":
    main(sys.argv[1:])
