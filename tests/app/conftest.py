"""A library of invented articles and the app on it: no network, the clock held still."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import scene

from tui.app.actions import mapped
from tui.app.app import Dateline
from tui.app.context import Context
from tui.app.main.startup import Startup
from tui.app.render.formatting import UNICODE, Symbols
from tui.app.session_state import load
from tui.app.theme_manager import ThemeManager
from tui.library import Library
from tui.settings import Folders, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def zone() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "UTC")
        patch.delenv("NO_COLOR", raising=False)
        time.tzset()
        yield
    time.tzset()


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    made = Folders(tmp_path / "data", tmp_path / "cache", tmp_path / "config")
    made.make()
    return made


@pytest.fixture
def library(folders: Folders) -> Iterator[Library]:
    with Library.open(folders) as opened:
        yield opened


@pytest.fixture
def filled(library: Library) -> Library:
    scene.fill(library)
    return library


@pytest.fixture
def open_app(library: Library, folders: Folders) -> Callable[..., Dateline]:
    """Builds the app on the library, as the program does, without the refresher."""

    def build(
        *,
        theme: str = "dateline-dark",
        marks: Symbols = UNICODE,
        online: bool = False,
        library: Library = library,
        **settings: object,
    ) -> Dateline:
        chosen = replace(Settings(theme=theme), **settings)  # type: ignore[arg-type]
        keys = mapped(chosen.keys)
        session = load(folders.data)
        themes = ThemeManager(folders.themes, chosen, session, {"COLORTERM": "truecolor"})
        context = Context(
            library=library,
            settings=chosen,
            keymap=keys,
            theme=lambda: themes.active,
            now=lambda: scene.NOW,
            marks=marks,
        )
        problems = (*chosen.problems, *keys.problems, *themes.problems)
        return Dateline(Startup(context, folders, session, problems, online), themes)

    return build
