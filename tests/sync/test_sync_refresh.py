"""The account in an ordinary run, and from the command line."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from contextlib import aclosing

import greader
import pytest
from devices import filled

from tui.errors import AccountError, FetchError
from tui.library import Library
from tui.library.lock import Lock
from tui.refresh import Order, Progress, reader_socket, refresh
from tui.settings import folders


def run(device, order: Order) -> list[Progress]:
    async def steps() -> list[Progress]:
        async with aclosing(refresh(device.library, order)) as coming:
            return [step async for step in coming]

    return asyncio.run(steps())


def test_a_run_of_all_feeds_syncs_and_asks_no_feed_of_the_account(device, server):
    mine = device()
    mine.connect(server.base)
    steps = run(mine, Order(articles=False))
    assert mine.titles("") == {"Story 0", "Story 1", "Story 2"}
    assert {step.stage for step in steps} == {"account"}


def test_a_server_that_refuses_is_a_step_and_ends_nothing(device, server, newsroom):
    item = "<item><title>Here</title></item>"
    rss = f"<rss version='2.0'><channel><title>Own</title>{item}</channel></rss>"
    mine = device()
    mine.connect(server.base)
    mine.library.feeds.add(newsroom.put("/own.xml", rss, "application/rss+xml"))
    mine.folders.data.joinpath("account.secret").unlink()
    steps = run(mine, Order(articles=False))
    assert mine.titles("") == {"Here"}
    assert [step.note for step in steps if step.failed and step.stage == "account"]


def test_an_order_for_pages_leaves_the_server_alone(device, server):
    mine = device()
    mine.connect(server.base)
    server.requests.clear()
    run(mine, Order(feeds=(), pages=()))
    assert server.requests == []


@pytest.fixture
def commands(tmp_path, monkeypatch, capfd):
    import sys

    from tui import cli

    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))

    def call(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
        import io

        monkeypatch.setattr(sys, "argv", ["dateline", *arguments])
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capfd.readouterr()
        return ended.value.code, said.out, said.err

    return call


def test_the_commands_connect_sync_and_disconnect(commands):
    with filled(greader.freshrss()) as server:
        secret = f"{greader.PASSWORD}\n"
        connect = ("connect", server.base, "--name", greader.NAME, "--password-stdin")
        status, out, _ = commands(*connect, stdin=secret)
        assert status == 0
        assert "read marks, stars and tags" in out
        assert greader.PASSWORD not in out
        status, out, _ = commands("sync", "--json")
        assert (status, json.loads(out)) == (
            0,
            {"new": 3, "changed": 0, "pushed": 0, "pending": 0},
        )
        status, out, _ = commands("sync")
        assert (status, out) == (0, "0 new articles, 0 changed; 0 marks sent.\n")
        assert commands("disconnect")[0] == 0
        status, _, err = commands("sync")
        assert status == 1
        assert "dateline connect" in err


def test_a_sync_goes_on_beside_a_refresh_that_lends_its_lock(commands):
    async def beside_a_refresh() -> tuple[int, str, str]:
        with Library.open(folders()) as library:
            async with reader_socket.lending(library):
                return await asyncio.to_thread(commands, "sync", "--json")

    with filled(greader.freshrss()) as server:
        connect = ("connect", server.base, "--name", greader.NAME, "--password-stdin")
        commands(*connect, stdin=f"{greader.PASSWORD}\n")
        status, out, err = asyncio.run(beside_a_refresh())
    assert (status, json.loads(out)["new"], err) == (0, 3, "")


HEAVY = (
    "rich httpx._main tui.feeds.fetch tui.sync.read_items tui.pages tui.feeds.normalize "
    "tui.refresh.articles"
)
"""What a sync with nothing new has no use for."""

LOADED = f"""
import sys
from tui import cli

sys.argv = ["dateline", "sync"]
try:
    cli.main()
except SystemExit as ended:
    print(ended.code, [name for name in {HEAVY.split()!r} if sys.modules.get(name)])
"""


def test_a_sync_with_nothing_new_loads_what_it_needs(device, server):
    mine = device()
    mine.connect(server.base)
    mine.sync()
    mine.library.close()
    environment = os.environ | {"DATELINE_HOME": str(mine.folders.data.parent)}
    command = [sys.executable, "-c", LOADED]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == ["0 new articles, 0 changed; 0 marks sent.", "0 []"]


def test_certificates_are_loaded_for_a_server_that_has_one(device, server, monkeypatch):
    def unreadable() -> None:
        raise FetchError("the certificates cannot be read")

    monkeypatch.setattr("tui.feeds.trust.load", unreadable)
    mine = device()
    mine.connect(server.base)
    with pytest.raises(AccountError, match="the certificates cannot be read"):
        mine.connect(server.base.replace("http:", "https:"))


def test_of_two_syncs_one_waits_for_the_other(device, server, monkeypatch):
    mine = device()
    mine.connect(server.base)
    server.requests.clear()
    other = mine.library.account.sync_lock()
    assert other.acquire()
    asked = []

    class Watched(Lock):
        def acquire(self) -> bool:
            asked.append(len(server.requests))
            if len(asked) == 3:
                other.release()
            return super().acquire()

    monkeypatch.setattr("tui.library.account.Lock", Watched)
    mine.sync()
    assert asked == [0, 0, 0]
    assert mine.titles("") == {"Story 0", "Story 1", "Story 2"}


def test_a_wrong_password_fails_with_one_sentence(commands):
    with filled(greader.freshrss()) as server:
        connect = ("connect", server.base, "--name", "reader", "--password-stdin")
        status, out, err = commands(*connect, stdin="wrong\n")
        assert (status, out) == (1, "")
        assert "API password" in err
        assert "wrong" not in err


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ((), "--name"),
        (("--name", "ann"), "--password-stdin"),
        (("--name", "ann", "--password-stdin"), "empty"),
    ],
)
def test_without_a_terminal_what_is_missing_is_named(commands, options, named):
    status, out, err = commands("connect", "https://rss.example.org", *options)
    assert (status, out) == (2, "")
    assert named in err
