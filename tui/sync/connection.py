"""An account is connected: found, logged in to, kept; and disconnected, with nothing lost."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, NamedTuple

from tui.sync import credentials
from tui.sync.discover import find_api

if TYPE_CHECKING:
    from tui.library import Library


class Connection(NamedTuple):
    """Where the API is, whether it has labels, and where the password is kept."""

    url: str
    labels: bool
    secret: str


async def connect(library: Library, address: str, name: str, password: str) -> Connection:
    """Log in at a server and keep the account. Raises AccountError, LoginError."""
    access = await find_api(address, name, password)
    secret = credentials.Credentials(password, access.token)
    place = await asyncio.to_thread(credentials.save, library.path.parent, access.url, name, secret)
    await asyncio.to_thread(library.account.connect, access.url, name, labels=access.labels)
    return Connection(access.url, access.labels, place)


def disconnect(library: Library) -> bool:
    """Forget the server and the password; False where no account is connected."""
    account = library.account.get()
    if account is None:
        return False
    library.account.disconnect()
    credentials.forget(library.path.parent, account.url, account.name)
    return True
