"""A library of its own, at noon on 10 March 2026."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tui.library import Library, clock
from tui.settings import Folders

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


@pytest.fixture
def library(home: Folders, monkeypatch) -> Iterator[Library]:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    with Library.open(home) as opened:
        yield opened
