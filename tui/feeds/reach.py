"""Keeps addresses that come from outside from reaching the user's own machine or network.

A feed's link, or a server's redirect, could otherwise ask a router or a program on this machine.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Collection
from urllib.parse import urlsplit

from tui.errors import FetchError

LOOKUP_SECONDS = 5.0
"""Time for the name of a host; where it takes longer, asking it will say what is wrong."""

_OWN = tuple(
    map(
        ipaddress.ip_network,
        (
            *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
            *("172.16.0.0/12", "192.168.0.0/16", "::/128", "::1/128", "fc00::/7", "fe80::/10"),
        ),
    )
)
"""This machine and private networks (RFC 1122, 1918, 3927, 4193, 4291, 6598).

Not 198.18.0.0/15, which is private too, but which some proxies answer for every name.
"""


class Reach:
    """Decides which addresses a run may ask; `homes` are the hosts where the user's feeds live."""

    def __init__(self, homes: Collection[str] = ()) -> None:
        self._homes = frozenset(homes)
        self._own: dict[str, asyncio.Task[bool]] = {}

    async def check(self, url: str, *, start: str = "") -> None:
        """Refuse an address in the user's own network, unless a feed or `start` lives there.

        Raises FetchError.
        """
        host = urlsplit(url).hostname or ""
        if host in self._homes or not await self._is_own(host):
            return
        if start and await self._is_own(urlsplit(start).hostname or ""):
            return
        raise FetchError("it leads into your own network, where no feed of yours lives")

    async def _is_own(self, host: str) -> bool:
        if host not in self._own:
            self._own[host] = asyncio.create_task(_is_own(host))
        return await asyncio.shield(self._own[host])


async def _is_own(host: str) -> bool:
    """Tell whether a host, by any of its addresses, is in the user's own network."""
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(LOOKUP_SECONDS):
            known = await loop.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, TimeoutError):
        return False  # asking it fails in its own words, or a proxy knows the name
    return any(_is_own_address(str(address[4][0])) for address in known)


def _is_own_address(text: str) -> bool:
    address = ipaddress.ip_address(text.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None)
    return any((mapped or address) in network for network in _OWN)
