"""Two commands at once: a refresh beside another one, and one that writes beside it."""

from __future__ import annotations

import json
import subprocess
from contextlib import contextmanager

from cli_program import PROGRAM

from tui.library import Library


@contextmanager
def refreshing(held):
    """A refresh in another terminal, which waits for its only feed."""
    command = [*PROGRAM, "refresh", "--feeds-only", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as first:
        assert held.asked.wait(60)
        yield first
        held.may_answer.set()
        out, _ = first.communicate()
    assert first.returncode == 0
    assert json.loads(out)["new"] == 1


def test_a_second_refresh_waits_for_the_first_and_asks_no_feed_again(home, held):
    with Library.open(home) as library:
        library.feeds.add(held.address)
    with refreshing(held):
        command = [*PROGRAM, "refresh", "--feeds-only"]
        second = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        told = second.stderr.readline()
        held.may_answer.set()
        out, err = second.communicate()
    assert second.returncode == 0
    assert b"Another dateline is writing: this waits for it." in told
    assert b"1 feed was asked meanwhile by the other refresh" in err
    assert out.startswith(b"0 feeds asked, 0 failed; 0 new articles")
    assert held.requests == 1


def test_a_second_refresh_from_cron_is_silent(home, held):
    with Library.open(home) as library:
        library.feeds.add(held.address)
    with refreshing(held):
        command = [*PROGRAM, "refresh", "--feeds-only", "--quiet"]
        second = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        held.may_answer.set()
        out, _ = second.communicate()
    assert (second.returncode, out) == (0, b"")


def test_a_command_writes_while_a_refresh_goes_on(home, held, program, tmp_path):
    with Library.open(home) as library:
        library.feeds.add(held.address)
    with refreshing(held) as first:
        more = tmp_path / "more.opml"
        more.write_text('<opml><body><outline xmlUrl="http://127.0.0.1:9/x"/></body></opml>')
        assert program("import", str(more)).out == "1 feed added.\n"
        assert first.poll() is None
