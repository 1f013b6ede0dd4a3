"""Keys, mouse and sizes at random, in packets that no screen has time for: the reader goes on."""

from __future__ import annotations

import random
from contextlib import suppress
from string import ascii_letters, digits

import pytest
from page import see
from textual.errors import NoWidget
from textual.events import Key

from tui.app.actions import mapped
from tui.errors import DatelineError

PACKETS, SEEDS = 1_000, 10
LONGEST = 6
"""Keys in a packet at most."""

QUITTING = {"Q", "ctrl+q"}
KEYS = sorted(
    {key for keys in mapped({}).keys.values() for key in keys} - QUITTING
    | set(ascii_letters + digits) - QUITTING
    | {"ctrl+c", "delete", "insert", "f1", "ctrl+a", "ctrl+e", "ctrl+k", "ctrl+w", "alt+x"}
)
SIZES = [(2, 2), (4, 20), (21, 8), (40, 20), (80, 24), (120, 36), (200, 50), (300, 3)]


class Monkey:
    """Sends a reader what nobody would."""

    def __init__(self, app, pilot, seed: int) -> None:
        self._app = app
        self._pilot = pilot
        self._dice = random.Random(seed)

    async def act(self) -> None:
        """Send one packet, and wait for it more often than not."""
        dice = self._dice
        action = dice.choices([self._type, self._click, self._resize], [20, 4, 1])[0]
        await action()
        if dice.random() < 0.7:
            await self._pilot.pause()

    async def _type(self) -> None:
        dice = self._dice
        keys = dice.choices(KEYS, k=dice.randint(1, LONGEST))
        if dice.random() < 0.2:
            keys = [dice.choice(KEYS)] * dice.randint(2, 12)  # held
        for key in keys:
            character = key if len(key) == 1 else None
            self._app.post_message(Key(key, character).set_sender(self._app))

    async def _click(self) -> None:
        dice, size = self._dice, self._app.size
        offset = dice.randrange(size.width), dice.randrange(size.height)
        clicks = {"times": dice.randint(1, 3), "shift": dice.random() < 0.2}
        with suppress(NoWidget):  # a screen that was covered while the sizes changed
            await self._pilot.click(offset=offset, **clicks)

    async def _resize(self) -> None:
        for size in self._dice.choices(SIZES, k=self._dice.randint(1, 4)):
            await self._pilot.resize_terminal(*size)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(SEEDS))
async def test_nothing_that_is_typed_clicked_or_dragged_is_a_fault(
    filled, open_app, monkeypatch, tmp_path, seed
):
    def nowhere(*_: object) -> None:
        raise DatelineError("There is no network here.")

    monkeypatch.chdir(tmp_path)  # where exports go
    monkeypatch.setattr("tui.app.commands.links.OPENER", "raise SystemExit(1)")
    monkeypatch.setattr("tui.refresh.Subscriber.subscribe", nowhere)
    app = open_app(tags={"w": "watch"})
    monkeypatch.setattr(app, "exit", lambda *_, **__: None)  # also by name, from the palette
    async with app.run_test(size=(140, 44)) as pilot:
        monkey = Monkey(app, pilot, seed)
        for _ in range(PACKETS):
            await monkey.act()
        await pilot.resize_terminal(140, 44)
        for _ in range(10 * LONGEST):  # what was typed ahead may open another card
            await pilot.press("escape")
            await pilot.pause()
        assert app.crash is None
        assert app.screen is app.main
        await pilot.press("2", "question_mark")
        await pilot.pause()
        assert app.screen is not app.main  # it still answers
        await pilot.press("escape")
        await pilot.pause()
        assert see(app).focus == "headlines"
    assert filled.check() == ()
