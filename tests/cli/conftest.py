"""The program as a shell starts it, in a home of its own: as a process, or in this one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from cli_program import PROGRAM
from delta_wire import FEED
from held_server import HeldServer

from tui import cli
from tui.settings import Folders


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def program(home: Folders) -> Callable[..., Ran]:
    """Runs a command, with its input and environment where they are given."""

    def run(*arguments: str, stdin: str = "", **environment: str) -> Ran:
        ran = subprocess.run(
            [*PROGRAM, *arguments],
            input=stdin.encode(),
            capture_output=True,
            check=False,
            env={**os.environ, **environment},
        )
        return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())

    return run


@pytest.fixture
def dateline(home: Folders, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]):
    """Run a command in this process, in a home of its own."""

    def run(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["dateline", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        captured = capfd.readouterr()
        return Ran(ended.value.code, captured.out, captured.err)

    return run


@pytest.fixture
def filled(dateline, newsroom):
    """A library with two articles, read without pages or facts."""
    url = newsroom.put("/feed.xml", FEED, "text/xml")
    assert dateline("add", url).status == 0
    assert dateline("refresh", "--feeds-only").status == 0
    return url


@pytest.fixture
def held() -> Iterator[HeldServer]:
    """Serves one feed, which it answers with when it may."""
    served = HeldServer()
    with served.server as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield served
        served.may_answer.set()
        server.shutdown()
        thread.join()
