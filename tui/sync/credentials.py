"""The password of an account, with the tokens of its last session.

Those stand beside it, so that a sync with nothing new needs no login.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from tui.credentials import Secret
from tui.errors import AccountError, CredentialsError

if TYPE_CHECKING:
    from pathlib import Path

FILE = "account.secret"


class Credentials(msgspec.Struct, frozen=True):
    """What a login takes, and the tokens that it gave last, for reading and for edits."""

    password: str
    token: str = ""
    edit_token: str = ""


def save(folder: Path, url: str, name: str, credentials: Credentials) -> str:
    """Keep them; return the place. Raises AccountError where they cannot be kept."""
    try:
        return _secret(folder, url, name).save(msgspec.json.encode(credentials).decode())
    except CredentialsError as error:
        raise AccountError(str(error)) from error


def load(folder: Path, url: str, name: str) -> Credentials:
    """Read them. Raises AccountError where there are none."""
    if packed := _secret(folder, url, name).load():
        with suppress(msgspec.DecodeError, msgspec.ValidationError):
            return msgspec.json.decode(packed, type=Credentials)
    raise AccountError(
        f"The password of {name} at {url} is not on this machine: run dateline connect again."
    )


def forget(folder: Path, url: str, name: str) -> None:
    """Delete them, wherever they are."""
    _secret(folder, url, name).forget()


def _secret(folder: Path, url: str, name: str) -> Secret:
    return Secret(folder / FILE, f"{name} at {url}")
