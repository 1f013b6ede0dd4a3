"""From an address that somebody typed to the API behind it, and what that can do."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from tui import clean
from tui.errors import AccountError, LoginError, NoAnswer
from tui.sync.client import LABEL, Client

PATHS = ("", "/api/greader.php", "/p/api/greader.php")
"""Where the API may be behind an address: as it is, and in FreshRSS's two layouts."""

PROBE = f"{LABEL}dateline-probe"


class Access(NamedTuple):
    """An API that was logged in to: its address, the session's token, and whether it has labels."""

    url: str
    token: str
    labels: bool


def server_address(address: str) -> str:
    """Complete an address that somebody typed. Raises AccountError where it is none."""
    url = clean.address(address if "://" in address else f"https://{address}").rstrip("/")
    if not url:
        typed = clean.line(clean.without_login(address))
        raise AccountError(f"{typed!r} is no web address: it must be http or https.")
    return url


async def find_api(address: str, name: str, password: str) -> Access:
    """Log in at the API behind an address.

    Raises LoginError where an API refuses, AccountError where there is none.
    """
    url = server_address(address)
    refused: LoginError | None = None
    absent: AccountError | None = None
    for path in PATHS if not url.endswith(".php") else ("",):
        async with Client(url + path) as client:
            try:
                token = await client.login(name, password)
            except LoginError as error:
                refused = refused or (error if error.refused else None)
                absent = absent or error
            except AccountError as error:
                absent = absent or error
            else:
                return Access(client.url, token, await _has_labels(client))
    if refused:
        raise refused
    host = urlsplit(url).netloc
    reason = str(absent).removeprefix(f"{host}: ").rstrip(".")
    raise AccountError(
        f"No reader's API answers at {url} ({reason}). FreshRSS has it at /api/greader.php, "
        f"Miniflux at its own address: is {host} the server, and is its API switched on?"
    )


async def _has_labels(client: Client) -> bool:
    """Ask for a label that nobody has: FreshRSS answers something, Miniflux 2.2.6 a failure.

    What is found holds as long as the account, so an answer that was lost is none of them.
    """
    try:
        await client.ids(PROBE, count=1)
    except (LoginError, NoAnswer):
        raise
    except AccountError:
        return False
    return True
