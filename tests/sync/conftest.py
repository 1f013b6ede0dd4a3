"""Devices: libraries of their own that are connected to one server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import greader
import pytest
from devices import Device, filled


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's keyring is nobody's business in a test."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


@pytest.fixture
def device(tmp_path: Path) -> Iterator[Callable[[str], Device]]:
    made: list[Device] = []

    def make(name: str = "laptop") -> Device:
        made.append(Device(tmp_path / name))
        return made[-1]

    yield make
    for one in made:
        one.library.close()


@pytest.fixture(params=["freshrss", "miniflux"])
def server(request: pytest.FixtureRequest) -> Iterator[greader.Server]:
    with filled(getattr(greader, request.param)()) as one:
        yield one


@pytest.fixture
def labelling() -> Iterator[greader.Server]:
    with filled(greader.freshrss()) as one:
        yield one
