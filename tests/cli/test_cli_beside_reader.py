"""Commands beside an open reader: done with its lock or by its refresher, and shown there."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import stat
import subprocess
import threading
from contextlib import asynccontextmanager

import pytest
from cli_program import PROGRAM
from held_server import FEED

from tui.app import prepare
from tui.app.app import Dateline
from tui.library import Library
from tui.refresh.reader_socket import NAME
from tui.settings import Settings

HOLDER = """
import sys
from tui.library import Library
from tui.settings import folders

with Library.open(folders()) as library:
    print(library.writable, flush=True)
    sys.stdin.readline()
"""

READER = """
import asyncio
from tui.app import prepare
from tui.app.app import Dateline
from tui.library import Library
from tui.settings import Settings, folders

async def main():
    with Library.open(folders()) as library:
        startup, manager = prepare(library, folders(), Settings())
        app = Dateline(startup, manager, offer_start=False)
        follow = app.main.monitor.follow_run
        app.main.monitor.follow_run = lambda *order: (print("run", flush=True), follow(*order))[1]
        async with app.run_test():
            while app.main.peers.idle:
                await asyncio.sleep(0)
            print("open", flush=True)
            await asyncio.Event().wait()
asyncio.run(main())
"""


@asynccontextmanager
async def reader(home):
    """A reader on the library of this home, as the program opens it."""
    with Library.open(home) as library:
        startup, manager = prepare(library, home, Settings())
        app = Dateline(startup, manager, offer_start=False)
        async with app.run_test(size=(120, 40)) as pilot:
            while not (home.data / NAME).exists():
                await pilot.pause()
            yield app, pilot


async def until(pilot, condition):
    """Wait for what follows from another program's work."""
    async with asyncio.timeout(30):
        while not condition():
            await pilot.pause()


def said(app):
    return "".join(run.text for run in app.main.message)


@pytest.fixture
def address(home, newsroom):
    """A feed with one article, which the library has."""
    address = newsroom.put("/feed.xml", FEED, "application/rss+xml")
    with Library.open(home) as library:
        library.feeds.add(address, "Harbour Wire")
    return address


async def test_a_refresh_is_run_by_the_reader_and_counted_by_the_command(
    home, address, newsroom, program
):
    async with reader(home) as (app, pilot):
        ran = await asyncio.to_thread(program, "refresh", "--feeds-only", "--json")
        assert (ran.status, ran.err) == (0, "")
        assert ran.rows[0]["feeds"] == 1
        await until(pilot, lambda: app.main.headlines.count or app.main.waiting)
    assert 200 in newsroom.codes("/feed.xml")


async def test_a_tag_of_another_terminal_is_shown_and_undone_in_the_reader(home, address, program):
    async with reader(home) as (app, pilot):
        await asyncio.to_thread(program, "refresh", "--feeds-only")
        ran = await asyncio.to_thread(program, "tag", "+seen", "--json", "ferry")
        assert ran.rows == [{"changed": 1, "description": "tagged 1 article 'seen'"}]
        await until(pilot, lambda: "in another terminal: tagged 1 article" in said(app))
        await pilot.press("ctrl+z")
        await until(pilot, lambda: "Undone" in said(app))
        assert app.main.library.marks.tags() == ()


async def test_feeds_are_added_imported_and_removed_beside_the_reader(
    home, newsroom, program, tmp_path
):
    address = newsroom.put("/feed.xml", FEED, "application/rss+xml")
    outlines = tmp_path / "more.opml"
    outlines.write_text(f'<opml><body><outline xmlUrl="{newsroom.base}/two.xml"/></body></opml>')
    async with reader(home) as (app, pilot):
        added = await asyncio.to_thread(program, "add", address)
        assert added.out == f"Harbour Wire  {address}\n"
        imported = await asyncio.to_thread(program, "import", str(outlines))
        assert imported.out == "1 feed added.\n"
        await until(pilot, lambda: len(app.main.items) > 2)
        removed = await asyncio.to_thread(program, "remove", address)
        assert removed.status == 0
        urls = [feed.url for feed in app.main.library.feeds.all()]
    assert urls == [f"{newsroom.base}/two.xml"]


async def test_only_the_user_may_ask_and_nonsense_ends_nothing(home, address, program):
    async with reader(home) as (app, pilot):
        path = home.data / NAME
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        for message in (b"", b"\n", b"[[[[\n", b'{"version": 3}\n', b"\xff\xfe\n", b"x" * 70_000):
            reading, writing = await asyncio.open_unix_connection(str(path))
            writing.write(message)
            writing.write_eof()
            assert await reading.read() == b""
            writing.close()
        ran = await asyncio.to_thread(program, "tag", "+seen", "--json", "ferry")
        assert ran.status == 0
        assert app.main.library.writable
        await pilot.pause()


async def test_a_command_of_another_version_is_refused(home, address, program):
    async with reader(home):
        reading, writing = await asyncio.open_unix_connection(str(home.data / NAME))
        writing.write(b'{"version": "0.0.1", "command": "tag"}\n')
        reply = json.loads(await reading.readline())
        writing.close()
    assert "of another version" in reply["refused"]


def test_a_program_that_is_no_reader_is_named(home, address, program):
    holder = subprocess.Popen(
        [PROGRAM[0], "-c", HOLDER], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert holder.stdout.readline() == b"True\n"
        ran = program("tag", "+seen", "ferry")
    finally:
        holder.communicate(b"\n")
    assert ran.status == 1
    assert f"process {holder.pid}" in ran.err
    assert "answer" not in ran.err


def test_a_reader_that_does_not_answer_is_said_not_to(home, address, dateline, monkeypatch):
    monkeypatch.setattr("tui.refresh.reader_socket.ANSWER_SECONDS", 0.05)
    with Library.open(home), socket.socket(socket.AF_UNIX) as mute:
        mute.bind(str(home.data / NAME))
        mute.listen()
        for arguments in (("tag", "+seen", "ferry"), ("refresh", "--feeds-only")):
            ran = dateline(*arguments)
            assert ran.status == 1
            assert "It was asked to do this, and does not answer" in ran.err


async def test_a_command_that_is_killed_leaves_the_reader_its_library(home, address, newsroom):
    async with reader(home) as (app, pilot):
        command = await asyncio.create_subprocess_exec(
            *PROGRAM,
            "connect",
            newsroom.base,
            "--name",
            "ann",
            "--password-stdin",
            stdin=asyncio.subprocess.PIPE,
            env=os.environ,
        )
        await until(pilot, lambda: app.main.peers.lent)
        command.send_signal(signal.SIGKILL)
        await command.wait()
        await until(pilot, lambda: "has ended" in said(app))
        assert app.main.library.writable


def named(app):
    """The actions whose keys the footer offers."""
    return {hint.action for hint in app.main.status.hints}


async def test_the_reader_that_stays_takes_over_fetching_and_serves(home, address, program):
    with Library.open(home) as first, Library.open(home) as second:
        startup, manager = prepare(second, home, Settings())
        app = Dateline(startup, manager, offer_start=False)
        async with app.run_test(size=(120, 40)) as pilot:
            await until(pilot, lambda: "Reading only" in said(app))
            await pilot.press("j")
            assert app.main.work == "reading only"  # which no key takes away
            assert not {"star", "tag", "add-feed", "refresh"} & named(app)
            first.feeds.add("https://wire.example/feed", "Wire")
            await until(pilot, lambda: any(item.name == "Wire" for item in app.main.items))
            first.close()
            await until(pilot, lambda: "this one writes and fetches now" in said(app))
            assert app.main.work != "reading only"
            await until(pilot, lambda: {"star", "tag"} <= named(app))
            ran = await asyncio.to_thread(program, "refresh", "--feeds-only", "--json")
            assert ran.rows[0]["feeds"] == 2


def test_a_run_whose_reader_is_closed_goes_on_in_the_command(home, address, dateline):
    library = Library.open(home)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(home.data / NAME))
        listener.listen()

        def begin_and_close() -> None:
            connection, _ = listener.accept()
            listener.close()
            with connection:
                connection.recv(4096)
                connection.sendall(b"{}\n")
            library.close()

        closing = threading.Thread(target=begin_and_close)
        closing.start()
        ran = dateline("refresh", "--feeds-only", "--json")
        closing.join()
    assert ran.status == 0
    assert (ran.rows[0]["feeds"], ran.rows[0]["new"]) == (1, 1)
    assert "The reader was closed: this goes on here." in ran.err


def test_a_reader_that_is_killed_in_a_run_loses_nothing(home, held):
    with Library.open(home) as library:
        library.feeds.add(held.address)
    with subprocess.Popen([PROGRAM[0], "-c", READER], stdout=subprocess.PIPE) as open_reader:
        assert open_reader.stdout.readline() == b"open\n"
        assert held.asked.wait(60)
        command = [*PROGRAM, "refresh", "--feeds-only", "--json"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as refresh:
            assert open_reader.stdout.readline() == b"run\n"
            open_reader.kill()
            held.may_answer.set()
            out, err = refresh.communicate()
    assert refresh.returncode == 0
    assert b"The reader was closed: this goes on here." in err
    assert json.loads(out)["failed"] == 0
    with Library.open(home) as library:
        assert (library.articles.count(""), library.check()) == (1, ())
