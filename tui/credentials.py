"""Secrets apart from the library: in the system's keyring, or else in a file for the user alone.

So no backup, export or crash report holds one. The account's password is kept so, and the names
and passwords of feeds.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tui.atomic import open_atomic
from tui.errors import CredentialsError

SERVICE = "dateline"
KEYRING = "the system's keyring"


@dataclass(frozen=True, slots=True)
class Secret:
    """Locates one secret: `user` in the keyring, `file` where there is none."""

    file: Path
    user: str

    def save(self, text: str) -> str:
        """Keep it; return the place. Raises CredentialsError where it cannot be kept."""
        if _keyring_set(self.user, text):
            self.file.unlink(missing_ok=True)
            return KEYRING
        try:
            with open_atomic(self.file, permissions=0o600, encoding="utf-8") as out:
                out.write(text)
        except OSError as error:
            raise CredentialsError(
                f"The password cannot be kept in {self.file} ({error.strerror}): free the folder."
            ) from error
        return str(self.file)

    def load(self) -> str | None:
        """Read it; None where there is none.

        Where there is a file, there was no keyring; to look for one takes a tenth of a second.
        """
        with suppress(OSError, UnicodeDecodeError):
            return self.file.read_text(encoding="utf-8")
        return _keyring_get(self.user)

    def forget(self) -> None:
        """Delete it, wherever it is."""
        import keyring
        from keyring.errors import KeyringError

        if _usable():
            with suppress(KeyringError):
                keyring.delete_password(SERVICE, self.user)
        self.file.unlink(missing_ok=True)


def same_site(old: str, new: str) -> bool:
    """Tell whether what opens one address may be sent to the other.

    That is so on the same host and port, and where the same host has gone from http to https.
    """
    origin, target = urlsplit(old), urlsplit(new)
    if (origin.scheme, origin.netloc.lower()) == (target.scheme, target.netloc.lower()):
        return True
    standard = origin.port in (None, 80) and target.port in (None, 443)
    upgrade = (origin.scheme, target.scheme) == ("http", "https")
    return upgrade and standard and origin.hostname == target.hostname


def _usable() -> bool:
    """Tell whether there is a keyring that keeps anything; loading it takes 30 ms."""
    import keyring

    return keyring.get_keyring().priority > 0


def _keyring_set(user: str, text: str) -> bool:
    import keyring
    from keyring.errors import KeyringError

    if not _usable():
        return False
    with suppress(KeyringError):
        keyring.set_password(SERVICE, user, text)
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
