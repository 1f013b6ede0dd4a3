"""The terminal itself: asks what it is and can do, and takes its answers out of the keys.

    start  ->  OSC 11 ?, mode 2031 on         answers  ->  BackgroundColor, never keys
    start  ->  mode 2027 ?    "off"  ->  on, until the end: letters that are written together
                                         are counted as we do (render.cells)
    the terminal is gone  ->  the app ends, as if it had been asked to

A question costs a write and waits for nothing: a terminal that is silent stays as it was
taken to be, and one that answers late, as through ssh, is followed late.
"""

from __future__ import annotations

import asyncio
import os
import re
import select
import signal
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from tui.app.start.anchors import anchored
from tui.app.start.first import ENTER
from tui.app.start.pastes import PasteFilter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.app.start.first import FirstScreen

ASK_GROUND = "\x1b]11;?\x07"
FOLLOW_GROUND, LEAVE_GROUND = "\x1b[?2031h", "\x1b[?2031l"

ASK_CLUSTERS = "\x1b[?2027$p"
COUNT_CLUSTERS, LEAVE_CLUSTERS = "\x1b[?2027h", "\x1b[?2027l"
_OFF = "2"
"""What a terminal answers that has the mode, and in which it is off and can be switched on."""

UNASKED = ("", "dumb", "linux", "unknown", "cons25", "vt100", "vt102", "vt220")
"""Terminals, by TERM, that would not answer."""

_ANSWER = re.compile(
    r"\x1b\]11;rgba?:([0-9a-f]{1,4})/([0-9a-f]{1,4})/([0-9a-f]{1,4})(?:/[0-9a-f]{1,4})?"
    r"(?:\x07|\x1b\\)|\x1b\[\?997;([12])n|\x1b\[\?2027;([0-4])\$y",
    re.IGNORECASE,
)
_BEGUN = re.compile(
    r"\x1b\](?:1(?:1(?:;[^\x07\x1b]{0,40}\x1b?)?)?)?\Z|\x1b\[(?:\?(?:9(?:97?)?|2(?:0(?:27?)?)?)?;?\d?\$?)?\Z"
)
"""An answer of which more is to come."""

ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
"""Signals that end the reader."""

PATIENCE = 0.1
"""Seconds between two looks at whether the app has ended."""


class BackgroundColor(Message):
    """The terminal said whether its ground is "light" or "dark"."""

    def __init__(self, ground: str) -> None:
        super().__init__()
        self.ground = ground


class ClusterMode(Message):
    """The terminal said whether it counts cells by clusters: 2 is off, 1 or 3 on, else never."""

    def __init__(self, setting: str) -> None:
        super().__init__()
        self.setting = setting


class Ending(Message):
    """A signal, or the loss of the terminal, asks for the end, with the status that shells know."""

    def __init__(self, status: int) -> None:
        super().__init__()
        self.status = status


class Sieve:
    """Takes a terminal's answers out of what it sends, also where they come in parts."""

    def __init__(self) -> None:
        self._held = ""

    def feed(self, data: str) -> tuple[str, list[BackgroundColor | ClusterMode]]:
        """Separate what remains for the keys from what was answered."""
        answers: list[BackgroundColor | ClusterMode] = []

        def take(answer: re.Match[str]) -> str:
            mode = answer[5]
            answers.append(ClusterMode(mode) if mode else BackgroundColor(ground_of(answer)))
            return ""

        rest = _ANSWER.sub(take, self._held + data)
        begun = _BEGUN.search(rest)
        self._held = begun[0] if begun else ""
        return rest[: len(rest) - len(self._held)], answers

    def let_go(self) -> str:
        """Release what was held back and is no answer after all: keys that begin like one."""
        held, self._held = self._held, ""
        return held


def ground_of(answer: re.Match[str]) -> str:
    """Light or dark, from an answer."""
    if answer[4]:
        return "dark" if answer[4] == "1" else "light"
    red, green, blue = (int(part, 16) / (16 ** len(part) - 1) for part in answer.groups()[:3])
    return "light" if 0.299 * red + 0.587 * green + 0.114 * blue > 0.5 else "dark"


class TerminalDriver(LinuxDriver):
    """Textual's driver for terminals, and what it does not do."""

    gone = False
    """Whether the terminal is no longer there; what is written then would wait for ever."""
    clusters = False
    """Whether the terminal was asked to count by clusters, and is to be left as it was."""

    def write(self, data: str) -> None:
        """Write where there is somebody to read it; go on with our first screen where it stands."""
        first: FirstScreen | None = getattr(self._app, "first", None)
        if first and data == ENTER and first.hand_over():
            return
        if not self.gone and self._writer_thread and self._writer_thread.is_alive():
            super().write(anchored(data))

    def close(self) -> None:
        """End the thread that writes, where it has not ended with the terminal."""
        if self._writer_thread and self._writer_thread.is_alive():
            super().close()

    def start_application_mode(self) -> None:
        """Start, end when asked to by a signal, and ask what the ground is."""
        loop = asyncio.get_running_loop()
        for sign in ENDING:
            loop.add_signal_handler(sign, self._end, sign)
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self.input_tty and os.environ.get("TERM", "") not in UNASKED:
            self.write(FOLLOW_GROUND + ASK_GROUND + ASK_CLUSTERS)
            self.flush()

    def stop_application_mode(self) -> None:
        """Stop; nothing may be sent to a shell."""
        if self.input_tty and os.environ.get("TERM", "") not in UNASKED:
            self.write(LEAVE_GROUND + (LEAVE_CLUSTERS if self.clusters else ""))
        super().stop_application_mode()
        for sign in ENDING:
            asyncio.get_running_loop().remove_signal_handler(sign)

    def _sigtstp_application(self, *_: object) -> None:
        """Stop as the shell asks; once the app has ended the terminal is as it was."""
        if self._app.return_code is None:
            super()._sigtstp_application()
        else:
            os.kill(os.getpid(), signal.SIGSTOP)

    def _sigcont_application(self, *_: object) -> None:
        """Go on; there is no screen to come back to once the app has ended."""
        if self._app.return_code is None:
            super()._sigcont_application()

    def _end(self, sign: signal.Signals) -> None:
        """End as a signal asks, with the status that shells know it by."""
        self._app.post_message(Ending(128 + sign))

    def run_input_thread(self) -> None:
        """Read keys and answers until the app ends or the terminal is gone."""
        parser, sieve, pastes = XTermParser(self._debug), Sieve(), PasteFilter()
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        while not self.exit_event.is_set():
            ready, _, _ = select.select([self.fileno], [], [], PATIENCE)
            if not ready:
                held = pastes.feed(sieve.let_go()) + pastes.let_go()
                self._send(parser.feed(held) if held else ())
                self._send(parser.tick())
                continue
            try:
                data = os.read(self.fileno, 4_096)
            except OSError:
                data = b""
            if not data:
                self.gone = True
                self.send_message(Ending(128 + signal.SIGHUP))
                return
            keys, answers = sieve.feed(decode(data))
            self._take(answers)
            keys = pastes.feed(keys)
            self._send(parser.feed(keys) if keys else ())
            self._send(parser.tick())

    def _take(self, answers: Iterable[BackgroundColor | ClusterMode]) -> None:
        """Hand on what the terminal answered; let it count by clusters where it can."""
        for answer in answers:
            if isinstance(answer, BackgroundColor):
                self.process_message(answer)
            elif answer.setting == _OFF and not self.clusters:
                self.clusters = True
                self.write(COUNT_CLUSTERS)
                self.flush()

    def _send(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)
