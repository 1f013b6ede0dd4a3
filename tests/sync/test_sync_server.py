"""The contract, against a real server: a Miniflux of its own, or the account at DATELINE_SERVER.

`make test-server URL=...` runs these by hand against any server, with DATELINE_SERVER_NAME and
DATELINE_SERVER_PASSWORD; use an account that is there for tests, since feeds are added to it.
"""

from __future__ import annotations

import asyncio
import os
import random
import socket
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import greader
import pytest

from tui.errors import AccountError
from tui.feeds.answer import Answer
from tui.sync.client import READ, STARRED, Client
from tui.sync.decide import ServerMarks
from tui.sync.lists import read_marks

MINIFLUX = Path(os.environ.get("MINIFLUX", "/nowhere")) / "usr/bin/miniflux"
pytestmark = [
    pytest.mark.xdist_group("server"),
    pytest.mark.skipif(
        not MINIFLUX.exists() and "DATELINE_SERVER" not in os.environ,
        reason="no server: tests/sync/miniflux.sh installs one, MINIFLUX names its folder",
    ),
]

ITEM = "<item><title>Story {0}</title><link>{1}/story/{0}</link><guid>s{0}</guid></item>"
STORIES = 30


@pytest.fixture(scope="module")
def account():
    """The address of a server, with name and password."""
    if url := os.environ.get("DATELINE_SERVER"):
        name = os.environ.get("DATELINE_SERVER_NAME", greader.NAME)
        yield url, name, os.environ.get("DATELINE_SERVER_PASSWORD", greader.PASSWORD)
        return
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    script = str(Path(__file__).with_name("miniflux.sh"))
    with (
        tempfile.TemporaryDirectory(prefix="dateline-", ignore_cleanup_errors=True) as folder,
        subprocess.Popen(
            ["bash", script, "start", folder, str(port)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as server,
    ):
        assert server.stdout is not None
        assert server.stdin is not None
        assert server.stdout.readline() == b"ready\n"
        yield f"http://127.0.0.1:{port}", greader.NAME, greader.PASSWORD
        server.stdin.close()
        server.wait()


@pytest.fixture
def wire(account, newsroom):
    """A feed of thirty stories that the account is subscribed to."""
    items = "".join(ITEM.format(number, newsroom.base) for number in range(STORIES))
    rss = f"<rss version='2.0'><channel><title>Wire</title>{items}</channel></rss>"
    url = newsroom.put("/wire.xml", rss, "application/rss+xml")

    async def subscribe() -> None:
        async with Client(account[0], login=account[1:]) as client:
            await client.subscribe(url, "Wire")

    asyncio.run(subscribe())
    yield account

    async def leave() -> None:
        async with Client(account[0], login=account[1:]) as client:
            for feed in await client.subscriptions():
                if feed.url == url:
                    await client.unsubscribe(feed.id)

    asyncio.run(leave())


def on_server(account, device) -> dict[str, tuple[bool, bool]]:
    """Whether each story is read and starred there, by its title."""

    async def marks() -> ServerMarks:
        async with Client(account[0], login=account[1:]) as client:
            return await read_marks(client, await client.subscriptions(), [])

    server = asyncio.run(marks())
    items = device.library.account.items.marks().items
    rows = device.library.articles.rows(sorted({item.article for item in items.values()}))
    titles = {row.number: row.title for row in rows}
    return {
        titles[item.article]: (number not in server.unread, number in server.starred)
        for number, item in items.items()
        if number in server.present
    }


def test_marks_reach_a_real_server_and_come_back(device, wire):
    mine, other = device("laptop"), device("desk")
    for one in (mine, other):
        one.connect(*wire)
        one.sync()
        assert len(one.titles("title:story")) == STORIES
    mine.library.marks.read([mine.number("Story 3")])
    mine.library.marks.star([mine.number("Story 4")])
    mine.sync()
    other.sync()
    assert other.titles("is:read") == {"Story 3"}
    assert other.titles("is:starred") == {"Story 4"}
    assert on_server(wire, mine)["Story 3"] == (True, False)


def test_no_decision_is_wrong_where_answers_are_lost(device, wire, monkeypatch):
    play(device, wire, monkeypatch, random.Random(7), 4)


@pytest.mark.slow
def test_no_decision_is_wrong_after_thirty_rounds(device, wire, monkeypatch):
    play(device, wire, monkeypatch, random.Random(30), 30)


def play(device, wire, monkeypatch, chance: random.Random, rounds: int) -> None:
    """Decide on two devices, round after round, with lost answers; then compare all three."""
    devices = [device("laptop"), device("desk")]
    for one in devices:
        one.connect(*wire)
        one.sync()
    wanted: dict[tuple[int, str], bool] = {}
    for _ in range(rounds):
        stories = chance.sample(range(STORIES), 16)
        on_the_web(wire, devices[0], stories[12:], chance, wanted)
        with monkeypatch.context() as patch:
            lose_answers(patch, chance)
            for one, own in ((devices[0], stories[:6]), (devices[1], stories[6:12])):
                decide(one, own, chance, wanted)
                with suppress(AccountError):
                    one.sync(accept=True)
        for one in (*devices, *devices):
            one.sync(accept=True)
    there = on_server(wire, devices[0])
    for (story, flag), value in wanted.items():
        assert there[f"Story {story}"][flag == "starred"] == value, (story, flag)
        for one in devices:
            assert (f"Story {story}" in one.titles(f"is:{flag}")) == value


def lose_answers(patch: pytest.MonkeyPatch, chance: random.Random) -> None:
    """Let four answers in ten be lost, to requests that the server has carried out."""
    send = Client._send

    async def lossy(self: Client, *arguments: Any, **options: Any) -> Answer:
        answer = await send(self, *arguments, **options)
        if chance.random() < 0.4:
            raise AccountError("lost on the way")
        return answer

    patch.setattr(Client, "_send", lossy)


def on_the_web(account, device, stories, chance, wanted) -> None:
    """Turn marks on the server itself, as its own page does."""
    before = on_server(account, device)
    items = device.library.account.items.marks().items
    ids = {item.article: number for number, item in items.items()}

    async def turn() -> None:
        async with Client(account[0], login=account[1:]) as client:
            for story in stories:
                flag = chance.choice(("read", "starred"))
                value = not before[f"Story {story}"][flag == "starred"]
                tag = READ if flag == "read" else STARRED
                number = ids[device.number(f"Story {story}")]
                await client.edit([number], **{"add" if value else "remove": tag})
                wanted[story, flag] = value

    asyncio.run(turn())


def decide(one, stories, chance, wanted) -> None:
    for story in stories:
        flag, value = chance.choice(("read", "starred")), chance.random() < 0.5
        mark = one.library.marks.read if flag == "read" else one.library.marks.star
        if mark([one.number(f"Story {story}")], value=value).count:
            wanted[story, flag] = value


def test_a_wrong_password_is_told_by_a_real_server(device, account):
    with pytest.raises(AccountError, match="API password"):
        device().connect(account[0], account[1], "wrong")
