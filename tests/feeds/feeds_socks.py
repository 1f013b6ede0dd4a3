"""A small SOCKS5 server: it opens a connection to wherever it is asked and passes bytes on."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

_NO_AUTHENTICATION, _BY_PASSWORD = 0, 2
_BY_NAME = 3
_REFUSED = b"\x05\x05\x00\x01\0\0\0\0\0\0"
_GRANTED = b"\x05\x00\x00\x01\0\0\0\0\0\0"


@dataclass
class Socks:
    """Where it was asked to go, and as whom; `leads` names the ports behind made-up hosts."""

    leads: dict[str, int] = field(default_factory=dict)
    asked: list[tuple[str, int]] = field(default_factory=list)
    known: list[tuple[str, str]] = field(default_factory=list)
    port: int = 0
    password: bool = False

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One client: greet it, hear its password, connect, and pass on what both say."""
        try:
            await self._greet(reader, writer)
            host, port = await self._wanted(reader)
            self.asked.append((host, port))
            if host not in self.leads:
                writer.write(_REFUSED)
                return
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.leads[host])
            writer.write(_GRANTED)
            await asyncio.gather(_pass_on(reader, far_writer), _pass_on(far_reader, writer))
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _greet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        _, count = await reader.readexactly(2)
        offered = await reader.readexactly(count)
        way = _BY_PASSWORD if self.password else _NO_AUTHENTICATION
        assert way in offered
        writer.write(bytes([5, way]))
        if self.password:
            await reader.readexactly(1)
            name, word = [await _field(reader) for _ in range(2)]
            self.known.append((name, word))
            writer.write(b"\x01\x00")

    async def _wanted(self, reader: asyncio.StreamReader) -> tuple[str, int]:
        _, command, _, kind = await reader.readexactly(4)
        assert (command, kind) == (1, _BY_NAME)
        host = await _field(reader)
        return host, int.from_bytes(await reader.readexactly(2), "big")


async def _field(reader: asyncio.StreamReader) -> str:
    (length,) = await reader.readexactly(1)
    return (await reader.readexactly(length)).decode()


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while chunk := await reader.read(65_536):
            writer.write(chunk)
            await writer.drain()
    except ConnectionError:
        pass
    finally:
        writer.close()
