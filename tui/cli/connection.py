"""Whether the network can be used from here, without asking anything of a site."""

from __future__ import annotations

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import getproxies

from tui import clean
from tui.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Sequence

NOWHERE = ("192.0.2.1", 9)
"""An address for examples: the system looks for a way to it, and nothing is sent."""

OUT = "there is a way out"

LOOKED_UP = 3
"""Names of feeds that are looked up: one may be gone, three at once hardly."""

_SCHEMES = ("http", "https", "all", "no")


def network(hosts: Sequence[str] = ()) -> tuple[bool, str]:
    """Whether it can be used, and what was seen: the proxies, a way out, whether names resolve.

    The names are the first of `hosts`; behind a proxy it is the proxy that looks names up.
    """
    try:
        asyncio.run(_client())
        way = _way_out()
    except DatelineError as error:
        return False, str(error)
    except OSError as error:
        return False, f"no socket can be opened ({error.strerror}): ask who runs this machine"
    proxies = {name: value for name, value in getproxies().items() if name in _SCHEMES}
    if proxies:
        seen = ", ".join(
            f"{name}: {_without_password(value)}" for name, value in sorted(proxies.items())
        )
        return True, f"{way}; proxies of the environment: {seen}"
    if way != OUT or not hosts:
        return True, f"{way}; no proxy"
    return _names(hosts[:LOOKED_UP])


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
    return OUT


def _names(hosts: Sequence[str]) -> tuple[bool, str]:
    """Look up the names of some feeds at once: it is enough that one resolves, but all are told."""
    with ThreadPoolExecutor(len(hosts)) as pool:
        reasons = list(pool.map(_unresolved, hosts))
    beside = zip(hosts, reasons, strict=True)
    failed = ", ".join(f"{host} ({reason})" for host, reason in beside if reason)
    if not all(reasons):
        return True, f"{OUT}; no proxy; names are looked up{failed and f', but not {failed}'}"
    return False, f"{OUT}, but no name can be looked up: {failed}. Check the name server"


def _unresolved(host: str) -> str:
    """Why a name cannot be looked up; "" where it can."""
    try:
        socket.getaddrinfo(host, None)
    except OSError as error:
        return clean.line(error.strerror or str(error), 100)
    except UnicodeError:
        return "no name of the net"
    return ""


def _without_password(proxy: str) -> str:
    """A proxy's address without the password that may stand in it."""
    parts = urlsplit(proxy)
    return clean.line(proxy.replace(parts.netloc, parts.netloc.rpartition("@")[2]), 100)
