"""The password of an account: in the system's keyring, or else in a file for the user alone.

Never in the library, so that no backup, export or crash report holds it. The token of the last
session stands beside it, so that a sync with nothing new needs no login.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from tui.errors import AccountError

if TYPE_CHECKING:
    from pathlib import Path

SERVICE = "dateline"
FILE = "account.secret"


class Credentials(msgspec.Struct, frozen=True):
    """What a login takes, and the tokens that it gave last, for reading and for edits."""

    password: str
    token: str = ""
    edit_token: str = ""


def save(folder: Path, url: str, name: str, credentials: Credentials) -> str:
    """Keep them; gives where. Raises AccountError where they cannot be kept."""
    packed = msgspec.json.encode(credentials).decode()
    file = folder / FILE
    if _keyring_set(_user(url, name), packed):
        file.unlink(missing_ok=True)
        return "the system's keyring"
    partial = file.with_name(f"{FILE}.part")
    try:
        partial.unlink(missing_ok=True)
        descriptor = os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as out:
            out.write(packed)
        partial.replace(file)
    except OSError as error:
        raise AccountError(
            f"The password cannot be kept in {file} ({error.strerror}): free the folder."
        ) from error
    return str(file)


def load(folder: Path, url: str, name: str) -> Credentials:
    """Read them. Raises AccountError where there are none.

    Where there is a file, there was no keyring; to look for one takes a tenth of a second.
    """
    packed = None
    with suppress(OSError):
        packed = (folder / FILE).read_text(encoding="utf-8")
    if packed is None:
        packed = _keyring_get(_user(url, name))
    if packed:
        with suppress(msgspec.DecodeError, msgspec.ValidationError):
            return msgspec.json.decode(packed, type=Credentials)
    raise AccountError(
        f"The password of {name} at {url} is not on this machine: run dateline connect again."
    )


def forget(folder: Path, url: str, name: str) -> None:
    """Delete them, wherever they are."""
    import keyring
    from keyring.errors import KeyringError

    if _usable():
        with suppress(KeyringError):
            keyring.delete_password(SERVICE, _user(url, name))
    (folder / FILE).unlink(missing_ok=True)


def _user(url: str, name: str) -> str:
    return f"{name} at {url}"


def _usable() -> bool:
    """Tell whether there is a keyring that keeps anything; loading it takes 30 ms."""
    import keyring

    return keyring.get_keyring().priority > 0


def _keyring_set(user: str, packed: str) -> bool:
    import keyring
    from keyring.errors import KeyringError

    if not _usable():
        return False
    with suppress(KeyringError):
        keyring.set_password(SERVICE, user, packed)
        return True
    return False


def _keyring_get(user: str) -> str | None:
    import keyring
    from keyring.errors import KeyringError

    if not _usable():
        return None
    with suppress(KeyringError):
        return keyring.get_password(SERVICE, user)
    return None
