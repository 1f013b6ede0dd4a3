"""A keyring that keeps what it is given for as long as the process runs."""

from __future__ import annotations

from keyring.backend import KeyringBackend


class Keyring(KeyringBackend):
    priority = 9

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]
