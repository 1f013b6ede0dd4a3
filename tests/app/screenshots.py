"""Draws screenshots/ anew: the sample newsroom through the real pipeline, then the real screens.

Each picture is a story: a theme, a size, and the keys that lead there. A theme has few colours, so
a picture is kept with a palette of its own: a third of the size, and not to be told from the whole.
"""

from __future__ import annotations

import asyncio
import io
import os
import re
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import resvg_py
from page import see
from PIL import Image

from tui import app as reader
from tui.app.app import Dateline
from tui.feeds.starter_feeds import SAMPLE
from tui.library import Library
from tui.refresh import Order, refresh
from tui.settings import Folders, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parents[2] / "screenshots"
FONTS = "DejaVu Sans Mono, Menlo, Consolas, monospace"
COLOURS = 64
"""Colours of a picture: those of a theme, and the shades between a letter and its ground."""
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
    "tally": ("number_sign", "j"),
    "review": ("w", "j", "w"),
    "help": ("question_mark",),
}
ASKING: dict[str, tuple[str, ...]] = {
    "search": ("slash", "=killed:>=20 place:"),
    "tag": (*ONE, "t", "=quake, el"),
    "correct": (*ONE, "4", "e"),
    "add": (*ONE, "3", "v", "i"),
    "palette": ("colon", "=theme"),
    "elsewhere": ("slash", "=place:Ukraine killed:>0", "enter", "enter", "4", "@Ukraine", "s"),
}
OTHERS = ("contrast", "night", "paper", "plain", "sea", "terminal")
NARROW = ("reader", "feeds", "headlines", "article", "facts", "map", "timeline", "tally")
"""What is drawn in a narrow window too."""


def stories() -> Iterator[Story]:
    """Every pane, card and question in dark; the panes narrow in light; every theme; a wide one."""
    dark, light = SHADES["dark"], SHADES["light"]
    for name, keys in {**SCENES, **ASKING}.items():
        yield Story(f"{name}-120-dark", dark, SIZES[120], keys, asks=name in ASKING)
    for name in NARROW:
        yield Story(f"{name}-80-light", light, SIZES[80], SCENES[name])
    yield Story("welcome-120-dark", dark, SIZES[120], empty=True)
    yield Story("welcome-80-light", light, SIZES[80], empty=True)
    yield Story("search-120-light", light, SIZES[120], ASKING["search"], asks=True)
    yield Story("reader-200-dark", dark, SIZES[200], SCENES["reader"])
    for name in OTHERS:
        yield Story(f"theme-{name}-120", f"dateline-{name}", SIZES[120], (*ONE, "4", "j"))


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
            await see(app).counts_are_read(pilot)
            return lean(app.export_screenshot(title="Dateline"))


def _go_to(app: Dateline, name: str) -> None:
    """Put the cursor of the facts on the one that is told by this name."""
    article = see(app).article.article
    index = see(app).facts.find(article.document.full.index(name)) if article else None
    if index is None:
        sys.exit(f"{name} is no fact of the article.")
    see(app).facts.go(index)


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
        names_of_all = {f"{story.name}.png" for story in stories()}
        for file in target.iterdir():
            if file.name not in names_of_all:
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
            (target / f"{story.name}.png").write_bytes(picture(svg, 9 * story.size[0]))
            print(target / f"{story.name}.png")


def picture(svg: str, width: int) -> bytes:
    """The SVG as a PNG of so many pixels, with a palette of its own."""
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg, width=min(width, WIDEST), monospace_family="DejaVu Sans Mono"
    )
    with Image.open(io.BytesIO(bytes(drawn))) as image:
        few = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    packed = io.BytesIO()
    few.save(packed, "PNG", optimize=True)
    return packed.getvalue()


if __name__ == "__main__":
    main(sys.argv[1:])
