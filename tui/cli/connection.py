"""Whether the network can be used from here, without asking anything of it."""

from __future__ import annotations

import asyncio
import socket
from urllib.parse import urlsplit
from urllib.request import getproxies

from tui import clean
from tui.errors import DatelineError

NOWHERE = ("192.0.2.1", 9)
"""An address for examples: the system looks for a way to it, and nothing is sent."""

_SCHEMES = ("http", "https", "all", "no")


def network() -> tuple[bool, str]:
    """Whether it can be used, and what was seen: the proxies of the environment, a way out."""
    try:
        asyncio.run(_client())
        way = _way_out()
    except DatelineError as error:
        return False, str(error)
    except OSError as error:
        return False, f"no socket can be opened ({error.strerror}): ask who runs this machine"
    proxies = {name: value for name, value in getproxies().items() if name in _SCHEMES}
    if proxies:
        seen = ", ".join(f"{name}: {_shown(value)}" for name, value in sorted(proxies.items()))
        return True, f"{way}; proxies of the environment: {seen}"
    return True, f"{way}; no proxy"


async def _client() -> None:
    """Make the client of a refresh, which reads the certificates and the proxies."""
    from tui.feeds.fetch import Fetcher

    async with Fetcher():
        pass


def _way_out() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM):
        pass  # what a refresh opens
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(NOWHERE)
        except OSError:
            return "there is no way out of this machine now; what was fetched can be read"
    return "there is a way out"


def _shown(proxy: str) -> str:
    """A proxy's address without the password that may stand in it."""
    parts = urlsplit(proxy)
    return clean.line(proxy.replace(parts.netloc, parts.netloc.rpartition("@")[2]), 100)
