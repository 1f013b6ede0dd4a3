"""Let commands write beside a reader or a refresh: a socket lends them its lock, or runs orders.

    lend    the descriptor of the library's lock: the command writes by itself, in turn with the
            reader, and holds the library until it ends, also where the reader ends before
    run     an order of the refresher's, step by step, so that nothing is fetched twice; beside a
            refresh that is a command itself it is for later

Nothing is acknowledged but by who has it on disk, so a kill on either side loses nothing: a lock
is the system's, and an order whose reader is gone is carried out by the command itself.

The socket lies in the data folder, for the user alone. A message is a line of JSON.
"""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from tui import __version__
from tui.errors import DatelineError, LibraryBusy, LibraryError, ReaderClosed
from tui.refresh.steps import Order, Progress

if TYPE_CHECKING:
    from pathlib import Path

    from tui.library import Library

T = TypeVar("T")

NAME = "reader.sock"

LONGEST = 65_536
"""Bytes of a request; an order that names a thousand articles has a tenth of it."""

LONGEST_REPLY = 4_000_000
"""Bytes of a step; one names the articles that it brought."""

ANSWER_SECONDS = 5.0
"""How long a reader may take to answer; it does in milliseconds, unless it was stopped."""

_PATH = 100
"""Bytes of a path that a socket's address holds on every system, less a few."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Ask for the lock, or for a run where there is an order. `command` is shown to the reader."""

    version: str = __version__
    command: str = ""
    run: Order | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Answer a request: why it is refused, or "" with a step of the run; the lock has no step.

    `later` says that a run has to wait until the program that answers has ended.
    """

    refused: str = ""
    later: bool = False
    step: Progress | None = None


def encoded(message: Request | Reply) -> bytes:
    """Encode a message as a line."""
    import msgspec

    return msgspec.json.encode(message) + b"\n"


def decoded(line: bytes, kind: type[T]) -> T | None:
    """Decode a line; None where it is no such message."""
    import msgspec

    try:
        return msgspec.json.decode(line, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


@contextmanager
def _address(folder: Path) -> Iterator[str]:
    """The socket's address; one in a deep folder is reached through the folder's descriptor."""
    path = folder / NAME
    if len(os.fsencode(path)) <= _PATH or not sys.platform.startswith("linux"):
        yield str(path)
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{descriptor}/{NAME}"
    finally:
        os.close(descriptor)


def listen(folder: Path) -> socket.socket:
    """Open the socket that commands ask at, in place of one that a kill left. Raises OSError.

    Only who holds the library's lock may: there is one reader that writes.
    """
    (folder / NAME).unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        with _address(folder) as address:
            listener.bind(address)
        (folder / NAME).chmod(0o600)
        listener.listen()
    except BaseException:
        listener.close()
        raise
    return listener


def unlink(folder: Path) -> None:
    """Remove the socket's name."""
    with suppress(OSError):
        (folder / NAME).unlink()


async def lend(
    library: Library, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """Send the descriptor of the lock to who asked for it, and wait until that is done.

    Raises OSError where it has gone: it may be killed at any moment.
    """
    own = writer.get_extra_info("socket").fileno()
    with socket.socket(fileno=os.dup(own)) as connection:
        socket.send_fds(connection, [encoded(Reply())], [library.lend().lock])
    await reader.read(1)  # nothing comes: this waits for the end


async def send(writer: asyncio.StreamWriter, reply: Reply) -> None:
    """Send a reply. Raises OSError."""
    writer.write(encoded(reply))
    await writer.drain()


@asynccontextmanager
async def lending(library: Library) -> AsyncGenerator[None, None]:
    """Lend the lock beside a run that no reader is open for, to commands that write meanwhile.

    Where the system has no socket to give, they are refused.
    """
    folder = library.path.parent
    try:
        listener = listen(folder)
    except OSError:
        yield
        return
    server = await asyncio.start_unix_server(
        partial(_answer, library), sock=listener, limit=LONGEST
    )
    try:
        yield
    finally:
        server.close()
        unlink(folder)


async def _answer(
    library: Library, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """Serve one command; whatever it sends, and whenever it goes, ends no more than itself."""
    with suppress(OSError, ValueError, TimeoutError, LibraryError):
        line = await asyncio.wait_for(reader.readline(), ANSWER_SECONDS)
        request = decoded(line, Request)
        if request and refusal(request):
            await send(writer, Reply(refused=refusal(request)))
        elif request and request.run:
            await send(writer, Reply(later=True))
        elif request:
            await lend(library, reader, writer)
    writer.close()


def refusal(request: Request) -> str:
    """Say why a command of another version is refused; "" where it is of this one."""
    if request.version == __version__:
        return ""
    return f"It is Dateline {__version__}, and this command is of another version: close it first."


@contextmanager
def borrow(folder: Path, command: str) -> Iterator[int]:
    """Borrow the lock of the reader that holds the library open, as a descriptor.

    The reader learns that the work is done when the connection ends, in any way. Raises
    LibraryBusy where no reader answers, with what it says or "" where there is none.
    """
    with _connected(folder) as connection:
        try:
            connection.sendall(encoded(Request(command=command)))
            line, descriptors, *_ = socket.recv_fds(connection, LONGEST, 1)
        except OSError as error:
            raise _silent(error) from error
        reply = decoded(line, Reply)
        if reply is None or reply.refused or not descriptors:
            raise LibraryBusy(reply.refused) if reply and reply.refused else _silent(None)
        os.set_inheritable(descriptors[0], False)  # noqa: FBT003 the system's own signature
        yield descriptors[0]


async def run(folder: Path, order: Order, command: str) -> AsyncGenerator[Progress, None]:
    """Have the reader that holds the library open carry out an order, and yield its steps.

    Raises LibraryBusy where no reader answers, with what it says or "" where there is none, and
    ReaderClosed where it ends before the run.
    """
    with _connected(folder) as connection:
        reader, writer = await asyncio.open_unix_connection(sock=connection, limit=LONGEST_REPLY)
        writer.write(encoded(Request(command=command, run=order)))
        try:
            line = await asyncio.wait_for(reader.readline(), ANSWER_SECONDS)
            while (step := _step(line)) is None or not step.finished:
                if step:
                    yield step
                line = await reader.readline()
        except TimeoutError as error:
            raise _silent(error) from error
        except (OSError, ValueError) as error:
            raise ReaderClosed("The reader was closed.") from error
        finally:
            writer.close()


def _step(line: bytes) -> Progress | None:
    """The step in a reply; None where it says that the order is accepted.

    Raises ReaderClosed where nothing came, LibraryBusy where it is refused, and DatelineError where
    the run failed.
    """
    if not line:
        raise ReaderClosed("The reader was closed.")
    reply = decoded(line, Reply)
    if reply is None:
        raise _silent(None)
    if reply.refused or reply.later:
        raise LibraryBusy(reply.refused)
    if reply.step and reply.step.failed and _ended(reply.step):
        raise DatelineError(reply.step.note)
    return reply.step


def _ended(step: Progress) -> bool:
    """Whether a step that failed says that the run did, and not one of its feeds."""
    return step.stage == "feeds" and step.feed is None


@contextmanager
def _connected(folder: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(ANSWER_SECONDS)
        try:
            with _address(folder) as address:
                connection.connect(address)
        except (FileNotFoundError, ConnectionRefusedError) as error:
            raise LibraryBusy("") from error  # it is no reader
        except OSError as error:
            raise _silent(error) from error
        yield connection


def _silent(error: OSError | None) -> LibraryBusy:
    reason = f" ({error.strerror})" if error and error.strerror else ""
    return LibraryBusy(f"It was asked to do this, and does not answer{reason}.")
