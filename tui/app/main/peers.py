"""Other programs of the user on the same library: commands that this reader serves, and readers.

One program writes. Where that is this one, commands in other terminals ask it at its socket
(`tui.refresh.reader_socket`); where it is another reader, this one shows what that one changes, and
takes over when it has ended, as it does where a full disk has room again.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from tui import clean
from tui.app.main.messages import Changed
from tui.app.messages import FocusChanged
from tui.errors import LibraryError

if TYPE_CHECKING:
    from pathlib import Path

    from tui.app.main.library_screen import LibraryScreen
    from tui.refresh import Progress
    from tui.refresh.reader_socket import Request

LOOK = 1.0
"""Seconds between two looks at a library that another reader writes."""

AT_ONCE = 8
"""Commands that are served at a time: each may wait for a run."""

ASK_SECONDS = 5.0
"""How long a command may take to say what it wants."""

LONGEST_NAME = 20
"""Characters of a command's name that are shown."""

Stamp = tuple[tuple[int, int], ...]


class Peers:
    """Serves commands while this reader writes, and looks for its turn while it does not."""

    def __init__(self, main: LibraryScreen) -> None:
        self._main = main
        self._library = main.library
        self._server: asyncio.Server | None = None
        self._served = 0
        self.lent = 0
        """How often the lock was lent."""
        self._seen: Stamp = ()

    @property
    def idle(self) -> bool:
        """Tell whether no command can ask yet, or any more."""
        return self._server is None

    async def start(self) -> None:
        """Serve, or wait for the turn to: once the first frame is out."""
        if self._library.writable:
            await self._serve()
        else:
            self._seen = await asyncio.to_thread(_stamp, self._library.path)
            self._main.set_timer(LOOK, self._look)

    def stop(self) -> None:
        """Serve no more; who waits for a run sees that the connection ends."""
        if self._server is not None:
            from tui.refresh import reader_socket

            self._server.close()
            reader_socket.unlink(self._library.path.parent)

    # While another reader writes

    async def _look(self) -> None:
        """Take over where the other reader has ended, else show what it has changed."""
        main, by_another = self._main, self._library.locked
        with suppress(LibraryError):
            await main.require_writable()
        if self._library.writable:
            await main.monitor.start()
            await self._serve()
            main.post_message(Changed(lists=True))
            main.post_message(FocusChanged())
            why = "The other Dateline has ended" if by_another else "The library can be written"
            main.say(f"{why}: this one writes and fetches now.")
            return
        stamp = await asyncio.to_thread(_stamp, self._library.path)
        if stamp != self._seen:
            self._seen = stamp
            main.post_message(Changed(lists=True))
        main.set_timer(LOOK, self._look)

    # While this one writes

    async def _serve(self) -> None:
        """Open the socket; where the system has none to give, commands are refused as before."""
        from tui.refresh import reader_socket

        folder = self._library.path.parent
        try:
            self._server = await asyncio.start_unix_server(
                self._answer,
                sock=reader_socket.listen(folder),
                limit=reader_socket.LONGEST,
                start_serving=False,  # nothing is awaited till here: an end would leave it open
            )
            await self._server.start_serving()
        except OSError as error:
            reason = f"Commands in other terminals cannot write now ({error.strerror})."
            self._main.say(reason, "warning")

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one command; whatever it sends, and whenever it goes, ends no more than itself."""
        self._served += 1
        try:
            await self._serve_request(reader, writer)
        except (OSError, ValueError, TimeoutError, LibraryError):
            pass  # it has gone, or spoke no language of ours
        finally:
            self._served -= 1
            writer.close()

    async def _serve_request(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        from tui.refresh.reader_socket import Reply, Request, decoded, send

        line = await asyncio.wait_for(reader.readline(), ASK_SECONDS)
        request = decoded(line, Request)
        if request is None:
            return
        if refusal := self._refusal(request):
            await send(writer, Reply(refused=refusal))
        elif request.run is not None:
            await self._run(request, writer)
        else:
            await self._lend(request, reader, writer)

    def _refusal(self, request: Request) -> str:
        from tui.refresh import reader_socket

        if version := reader_socket.refusal(request):
            return version
        if self._served > AT_ONCE:
            return f"It serves {AT_ONCE} other commands already: try again in a moment."
        if request.run is not None and request.run.subscribe:
            return "It subscribes to nothing for others."
        return ""

    async def _lend(
        self, request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Lend the lock, and show what the command has changed when its connection ends."""
        from tui.refresh import reader_socket

        marks = self._library.marks
        last = await asyncio.to_thread(marks.last_change)
        self.lent += 1
        with suppress(OSError):  # it may be killed at any moment
            await reader_socket.lend(self._library, reader, writer)
        change = await asyncio.to_thread(marks.last_change)
        account = await asyncio.to_thread(self._library.account.get)
        self._main.monitor.has_account = account is not None
        self._main.post_message(Changed(lists=True))
        source = f"dateline {clean.line(request.command, LONGEST_NAME)} in another terminal"
        if change is not None and change != last:
            undo = f"{self._main.keymap.named('undo')} takes it back."
            self._main.say(f"{source}: {change[1]}. {undo}")
        else:
            self._main.say(f"{source} has ended.", "muted")

    async def _run(self, request: Request, writer: asyncio.StreamWriter) -> None:
        """Have an order carried out, and pass its steps on."""
        from tui.refresh.reader_socket import Reply, send

        steps: asyncio.Queue[Progress] = asyncio.Queue()
        loop = asyncio.get_running_loop()

        def follow(step: Progress) -> None:
            with suppress(RuntimeError):  # the reader is being closed
                loop.call_soon_threadsafe(steps.put_nowait, step)

        assert request.run is not None  # noqa: S101
        accepted = self._main.monitor.follow_run(request.run, follow)
        await send(writer, Reply(refused="" if accepted else "It fetches nothing."))
        while accepted:
            step = await steps.get()
            await send(writer, Reply(step=step))
            accepted = not step.finished


def _stamp(path: Path) -> Stamp:
    """When the library's file and its log were written last, and how large they are."""
    stamps = []
    for file in (path, path.with_name(f"{path.name}-wal")):
        with suppress(OSError):
            status = file.stat()
            stamps.append((status.st_mtime_ns, status.st_size))
    return tuple(stamps)
