"""The program in a real terminal: what it asks, how it ends, what it leaves behind."""

from __future__ import annotations

import os
import signal
import stat
import sys
import termios

import pytest
from pseudo import PATIENCE, Pseudo

from tui import crash
from tui.library import Library

READY = b"Market strike"
STARTED = b"\x1b[?1004h"  # Textual asks to be told of the focus, when it takes signals and keys
LIGHT_GROUND = b"48;2;251;250;247"
LEFT = (b"\x1b[?1049l", b"\x1b[?1003l", b"\x1b[?2004l", b"\x1b[?2031l", b"\x1b[?25h")
SECRET = "Hospital in Tal Sadir https://wire.example.org/market"
NAMES = """
import os
begun = set(sys.modules)
class Names:
    def find_spec(self, name, path=None, target=None):
        if name in ("asyncio", "textual"):  # the first things of Textual's
            with open({file!r}, "w") as file:
                file.write(" ".join(sys.modules.keys() - begun))
            os._exit(0)
sys.meta_path.insert(0, Names())
"""
LATER = {"logging", "socket", "subprocess", "rich.console", "rich.segment", "rich.text"}
LATER |= {"calendar", "difflib", "tempfile", "unicodedata"}
LATER |= {"tui.library.facts.fact_store", "tui.library.facts.opinions"}
LATER |= {"tui.library.texts.revisions", "tui.library.search_terms"}
"""What is loaded once the first screen stands, as asyncio and Textual are."""
FAULT = f"""
from tui.app.commands import mark
def fail(main):
    raise ValueError({SECRET!r})
mark.star = fail
"""


@pytest.fixture
def home(filled, library, tmp_path):
    """A home with a library in it that nobody has open."""
    library.close()
    return tmp_path


def whole(folders):
    """Whether the library can be written again and nothing is wrong with it."""
    with Library.open(folders) as library:
        return library.writable and not library.check()


def test_the_terminals_light_is_followed_and_its_answer_is_no_key(home, folders):
    with Pseudo(home) as dateline:
        dateline.wait(b"\x1b]11;?\x07")
        dateline.press(b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\")
        dateline.wait(LIGHT_GROUND)
        dateline.wait(READY)
        dateline.press(b"Q")
        assert dateline.ended() == 0
        assert all(sequence in dateline.seen for sequence in LEFT)
        assert termios.tcgetattr(dateline.terminal) == dateline.attributes
    assert whole(folders)
    with Pseudo(home) as dateline:
        dateline.wait(READY)
        assert LIGHT_GROUND in dateline.seen


@pytest.mark.parametrize(("answer", "asked"), [(2, True), (1, False), (0, False)])
def test_a_terminal_that_can_count_by_clusters_does_so_until_the_end(home, answer, asked):
    with Pseudo(home) as dateline:
        dateline.wait(b"\x1b[?2027$p")
        dateline.press(b"\x1b[?2027;%d$y" % answer)
        dateline.wait(READY)
        dateline.press(b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\")
        dateline.wait(LIGHT_GROUND)  # what was answered before has been taken by now
        dateline.press(b"Q")
        assert dateline.ended() == 0
        assert (b"\x1b[?2027h" in dateline.seen) is asked
        assert (b"\x1b[?2027l" in dateline.seen) is asked


def test_a_fault_leaves_a_report_and_a_sane_terminal(home, folders):
    with Pseudo(home, FAULT) as dateline:
        dateline.wait(READY)
        dateline.press(b"jf")
        assert dateline.ended() == 1
        assert all(sequence in dateline.seen for sequence in LEFT)
        assert termios.tcgetattr(dateline.terminal) == dateline.attributes
        after = dateline.seen.rpartition(b"\x1b[?1049l")[2].decode()
    assert "Nothing is lost" in after
    assert "Traceback" not in after
    (report,) = crash.reports(folders.data)
    assert str(report) in after.replace("\r\n", "")
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    told = report.read_text()
    assert "actions    down star" in told
    assert "builtins.ValueError" in told
    assert "tui/app/main/command_screen.py" in told
    for kept_back in (SECRET, "Tal Sadir", "example.org", str(home)):
        assert kept_back not in told + after.replace(str(report), "")
    assert whole(folders)


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_it_cleanly(home, folders, sign):
    with Pseudo(home) as dateline:
        dateline.wait(STARTED)
        os.kill(dateline.process.pid, sign)
        assert dateline.ended() == 128 + sign
        assert all(sequence in dateline.seen for sequence in LEFT)
    assert whole(folders)
    assert not crash.reports(folders.data)


def test_stopped_by_the_shell_while_it_closes_it_goes_on_closing(home):
    late = "import os, signal; from tui.library import Library; leave = Library.close; "
    late += "Library.close = lambda self: (os.kill(os.getpid(), signal.SIGTSTP), leave(self))"
    with Pseudo(home, late) as dateline:
        dateline.wait(STARTED)
        dateline.press(b"Q")
        _, status = os.waitpid(dateline.process.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status)
        dateline.process.send_signal(signal.SIGCONT)
        assert dateline.ended() == 0
        assert termios.tcgetattr(dateline.terminal) == dateline.attributes


def test_a_terminal_that_is_closed_ends_it(home, folders):
    with Pseudo(home) as dateline:
        dateline.wait(STARTED)
        dateline.hang_up()
        assert dateline.process.wait(PATIENCE) == 129
    assert whole(folders)
    assert not crash.reports(folders.data)


def test_ctrl_c_only_says_how_to_quit(home):
    with Pseudo(home) as dateline:
        dateline.wait(STARTED)
        dateline.press(b"\x03")
        dateline.wait(b"quits")
        dateline.press(b"Q")
        assert dateline.ended() == 0


def test_it_shows_the_library_before_textual_is_there_and_keeps_what_is_typed(home):
    with Pseudo(home) as dateline:
        dateline.wait(READY)
        assert STARTED not in dateline.seen
        dateline.press(b"Q")
        assert dateline.ended() == 0
        assert dateline.seen.count(b"\x1b[?1049h") == dateline.seen.count(b"\x1b[?1049l") == 1
        assert termios.tcgetattr(dateline.terminal) == dateline.attributes


def test_its_first_screen_waits_for_no_module_that_it_does_without(home):
    with Pseudo(home, NAMES.format(file=str(home / "names"))) as dateline:
        assert dateline.ended() == 0
        assert READY in dateline.seen
    names = set((home / "names").read_text().split())
    assert {name.partition(".")[0] for name in names} - sys.stdlib_module_names == {"rich", "tui"}
    assert not names & LATER


def test_ended_at_its_first_screen_it_leaves_a_sane_terminal(home, folders):
    with Pseudo(home) as dateline:
        dateline.wait(READY)
        os.kill(dateline.process.pid, signal.SIGTERM)
        assert dateline.ended() == 128 + signal.SIGTERM
        assert dateline.seen.count(b"\x1b[?1049l") == 1
        assert termios.tcgetattr(dateline.terminal) == dateline.attributes
    assert whole(folders)


def test_a_terminal_that_is_not_utf_8_gets_signs_of_one_cell(home):
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    with Pseudo(home, **plain) as dateline:
        dateline.wait(READY)
        dateline.press(b"?")
        dateline.wait(b"Keys as mapped")
        dateline.press(b"q")
        dateline.press(b"Q")
        assert dateline.ended() == 0
    assert dateline.seen.isascii()
    assert b"\\u" not in dateline.seen
    assert b"\\x" not in dateline.seen
    assert b"-" * 60 in dateline.seen
