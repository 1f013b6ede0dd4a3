"""Two devices and a web user, with two of five answers lost: no decision is wrong in the end."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from contextlib import suppress

import pytest
from devices import Device

from tui.errors import AccountError
from tui.library import Library

ROUNDS = 4
STORIES = 40


def settle(server, devices: list[Device]) -> None:
    """Sync until nothing waits, without losses."""
    server.lose = lambda: False
    for _ in range(3):
        for one in devices:
            one.sync(accept=True)


@pytest.mark.parametrize("seed", range(2))
def test_no_decision_is_lost_or_turned(device, server, seed):
    play(device, server, random.Random(seed), ROUNDS)


@pytest.mark.slow
def test_no_decision_is_lost_or_turned_in_thirty_rounds(device, server):
    play(device, server, random.Random(30), 30, sync=killed_sync)


def whole_sync(one: Device, server, chance: random.Random) -> None:
    """Sync, with two of five answers lost."""
    server.lose = lambda: chance.random() < 0.4
    with suppress(AccountError):
        one.sync(accept=True)


def killed_sync(one: Device, server, chance: random.Random) -> None:
    """Sync in a process that is killed at one of its requests, while answers are lost too."""
    one.library.close()
    left = iter(range(chance.randrange(1, 12), -1, -1))
    reached, go_on = threading.Event(), threading.Event()

    def hold() -> bool:
        if next(left, -1) == 0:
            reached.set()
            go_on.wait(60)
        return chance.random() < 0.4

    server.lose = hold
    command = [sys.executable, "-P", "-m", "tui.cli", "sync", "--accept"]
    home = str(one.folders.data.parent)
    with subprocess.Popen(
        command,
        env={**os.environ, "DATELINE_HOME": home},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        while process.poll() is None and not reached.wait(0.05):
            continue
        process.kill()
    go_on.set()
    one.library = Library.open(one.folders)


def play(device, server, chance: random.Random, rounds: int, sync=whole_sync) -> None:
    """Decide on two devices and on the web, round after round; then nothing may be other."""
    for number in range(3, STORIES):
        server.publish("feed/1", f"Story {number}")
    devices = [device("laptop"), device("desk")]
    for one in devices:
        one.connect(server.base)
        one.sync()
    wanted: dict[tuple[int, str], bool] = {}
    for _ in range(rounds):
        titles = chance.sample(range(STORIES), 12)
        for one, own in ((devices[0], titles[:4]), (devices[1], titles[4:8])):
            for index in own:
                decide(one, index, chance, wanted)
            sync(one, server, chance)
        for index in titles[8:]:
            on_the_web(server, index, chance, wanted)
        settle(server, devices)
    for (index, flag), value in wanted.items():
        item = list(server.items.values())[index]
        assert getattr(item, flag) == value, (index, flag)
        for one in devices:
            assert (item.title in one.titles(f"is:{flag}")) == value
    assert all(one.titles("is:pending") == set() for one in devices)


def decide(one: Device, index: int, chance: random.Random, wanted) -> None:
    flag, value = chance.choice(("read", "starred")), chance.random() < 0.5
    number = one.number(f"Story {index}")
    mark = one.library.marks.read if flag == "read" else one.library.marks.star
    if mark([number], value=value).count:
        wanted[index, flag] = value


def on_the_web(server, index: int, chance: random.Random, wanted) -> None:
    flag, value = chance.choice(("read", "starred")), chance.random() < 0.5
    with server.lock:
        item = list(server.items.values())[index]
        if getattr(item, flag) != value:
            setattr(item, flag, value)
            wanted[index, flag] = value


def test_a_first_sync_that_breaks_off_goes_on_where_it_was(device, server):
    for number in range(3, 700):
        server.publish("feed/1", f"Story {number}")
    mine = device()
    mine.connect(server.base)
    served = iter(range(100))
    server.lose = lambda: server.requests[-1].endswith("contents") and next(served) == 2
    with pytest.raises(AccountError):
        mine.sync()
    assert len(mine.library.articles.numbers()) == 500
    server.lose = lambda: False
    server.requests.clear()
    mine.sync()
    assert len(mine.library.articles.numbers()) == 700
    assert sum(path.endswith("contents") for path in server.requests) == 2


def test_old_articles_come_only_on_request(device, server):
    for item in server.items.values():
        item.read, item.published = True, 1_000_000_000
    mine = device()
    mine.connect(server.base)
    mine.sync()
    assert mine.titles("") == set()
    mine.sync(older=True)
    assert len(mine.titles("")) == 3


def test_a_server_that_pages_is_read_whole(device, server):
    server.page = 7
    for number in range(3, 40):
        server.publish("feed/1", f"Story {number}")
    mine = device()
    mine.connect(server.base)
    mine.sync()
    assert len(mine.titles("")) == 40


@pytest.mark.parametrize("batch", [0, 1, 2])
def test_a_sync_that_is_killed_goes_on_where_it_was(device, server, batch):
    for number in range(3, 700):
        server.publish("feed/1", f"Story {number}")
    mine = device()
    mine.connect(server.base)
    mine.library.close()
    home = mine.folders.data.parent
    served = iter(range(100))
    reached, go_on = threading.Event(), threading.Event()

    def hold() -> bool:
        if server.requests[-1].endswith("contents") and next(served) == batch:
            reached.set()
            go_on.wait(60)
        return False

    server.lose = hold
    command = [sys.executable, "-P", "-m", "tui.cli", "sync"]
    with subprocess.Popen(command, env={**os.environ, "DATELINE_HOME": str(home)}) as process:
        assert reached.wait(60)
        process.kill()
    go_on.set()
    server.lose = lambda: False
    again = Device(home)
    assert again.library.check() == ()
    again.sync()
    assert len(again.library.articles.numbers()) == 700
    assert again.titles("is:pending") == set()
    again.library.close()
